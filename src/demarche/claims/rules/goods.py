"""Goods of a deal with their quantities and the control entries named for them.

Phrases that may be goods are weighed by their sentences (what is ordered, offered, shipped; how many; what a maker makes
in general), put together into kinds of goods, and those kinds kept that weigh enough in the cable as a whole.
"""

from dataclasses import dataclass, field

from demarche.claims.document import Document
from demarche.claims.model import Goods
from demarche.claims.rules.controls_named import find_controls
from demarche.claims.rules.goods_controls import attach_controls
from demarche.claims.rules.goods_mentions import Context, Mention, find_mentions, forbids, make_context
from demarche.claims.rules.goods_words import Word, lexicon

_ENOUGH = 2.0
_STRATEGIC = frozenset(["PARM", "ETTC", "KNNP", "MTCRE", "MNUC", "KSCA", "ESTC", "COCOM", "CBW", "KSTC", "MASS", "KOMC", "TNGD", "MCAP", "PTER"])


@dataclass(slots=True)
class Kind:
    """One kind of goods: all the mentions of it."""

    mentions: list[Mention] = field(default_factory=list)
    words: set[str] = field(default_factory=set)
    controls: list[str] = field(default_factory=list)

    @property
    def weight(self) -> float:
        """How much speaks for its being goods of the deal."""
        best = max(m.weight for m in self.mentions)
        count = sum(1 for m in self.mentions if not m.purpose)
        return best + min(1.0, 0.4 * max(0, count - 1)) + self.base + (0.8 if any(m.subject and not m.purpose for m in self.mentions) else 0.0) + (0.8 if self.controls else 0.0)

    @property
    def base(self) -> float:
        """What its words alone say."""
        flags = self.mentions[0].flags
        for m in self.mentions:
            flags |= m.flags
        if flags & (Word.THING | Word.MATERIAL):
            return 1.0
        if all(m.flags & Word.UMBRELLA for m in self.mentions):
            return -1.0
        return 0.3 if len(self.words) > 1 else -0.5

    @property
    def umbrella(self) -> bool:
        """Whether all its heads are of the widest words."""
        return all(m.flags & Word.UMBRELLA and not m.flags & Word.MATERIAL for m in self.mentions)

    @property
    def quantity(self) -> tuple[int, int] | None:
        """The quantity of the best mention that has one."""
        counted = [m for m in self.mentions if m.quantity]
        return max(counted, key=lambda m: (m.outside, m.weight)).quantity if counted else None

    def best(self) -> Mention:
        """The mention that names the kind most fully, outside of talking points where there is one."""
        usable = [m for m in self.mentions if m.outside and not m.subject] or [m for m in self.mentions if m.outside] or self.mentions
        most = max(len(m.words) for m in usable)
        return next(m for m in usable if len(m.words) >= most)


def read_goods(document: Document) -> list[Goods]:
    """Return the goods in order."""
    controls = find_controls(document.text)
    context = make_context(document, controls)
    mentions = find_mentions(context)
    if not mentions:
        return []
    kinds = _kinds(context, mentions)
    attach_controls(context, kinds)
    kept = _kept(context, kinds)
    return [_goods(document, kind) for kind in kept]


def _goods(document: Document, kind: Kind) -> Goods:
    mention, quantity = kind.best(), kind.quantity
    text = document.text
    return Goods(
        text[mention.start : mention.end],
        text[quantity[0] : quantity[1]] if quantity else None,
        tuple(dict.fromkeys(kind.controls)),
        (),
        document.evidence(mention.start, mention.end, mention.rule, min(0.95, 0.5 + kind.weight / 10)),
    )


def _kinds(context: Context, mentions: list[Mention]) -> list[Kind]:
    """Put the mentions together into kinds: first those that name most, then those that only refer to them."""
    kinds: list[Kind] = []
    for mention in sorted(mentions, key=lambda m: (-len(m.words), m.start)):
        if forbids(context, mention.sentence) and not mention.quantity:
            mention.weight = min(mention.weight, -1.0)
        kind = _kind_of(mention, kinds)
        if kind is None:
            kind = Kind()
            kinds.append(kind)
        kind.mentions.append(mention)
        kind.words |= set(mention.words)
    for kind in kinds:
        kind.mentions.sort(key=lambda m: m.start)
    return sorted(kinds, key=lambda kind: kind.mentions[0].start)


def _kind_of(mention: Mention, kinds: list[Kind]) -> Kind | None:
    """The kind that a mention belongs to; of several the one that weighs most."""
    fitting = [kind for kind in kinds if _same(mention, kind)]
    return max(fitting, key=lambda kind: max(m.weight for m in kind.mentions)) if fitting else None


def _same(mention: Mention, kind: Kind) -> bool:
    words = set(mention.words)
    heads = {m.head for m in kind.mentions}
    if words <= kind.words and (mention.head in heads or not words <= _bare_modifiers(kind)):
        return True
    if mention.head in heads and mention.definite and not mention.quantity and mention.weight < 2:
        return True
    wider = lexicon().wider
    return any(mention.head in wider.get(head, ()) for head in kind.words) and not mention.quantity


def _bare_modifiers(kind: Kind) -> set[str]:
    """Words of a kind that only narrow its head and are no name of it."""
    flags = lexicon().flags
    heads = {m.head for m in kind.mentions}
    return {w for w in kind.words if w not in heads and not flags.get(w, 0) & (Word.MATERIAL | Word.THING)}


def _kept(context: Context, kinds: list[Kind]) -> list[Kind]:
    enough = _ENOUGH + _caution(context)
    kept = [kind for kind in kinds if kind.weight >= enough and not all(m.purpose for m in kind.mentions)]
    if any(not kind.umbrella for kind in kept):
        kept = [kind for kind in kept if not kind.umbrella or (kind.quantity and kind.weight >= enough + 1)]
    return kept


def _caution(context: Context) -> float:
    """How much more a cable has to say for goods where nothing else tells of a deal under control."""
    document = context.document
    tags = {str(tag).split(",")[0].strip().upper() for tag in document.cable.tags}
    if context.controls or tags & _STRATEGIC:
        return 0.0
    return 0.5 if not tags else 1.5
