"""Kinds of goods: the mentions of one kind put together, and how much speaks for it."""

from dataclasses import dataclass, field

from demarche.claims.rules.goods.mentions import Mention
from demarche.claims.rules.goods.words import Word, cue_words, lexicon

_TRADED = frozenset(["goods.traded", "goods.listed", "goods.asked-for", "goods.lot-of", "goods.cargo-is"])
"""Rules that tell of a deal in so many words."""
_LISTED = 1.6
_APART = 1.8
"""The weight from which a mention of the same head may be a kind of its own."""


@dataclass(slots=True)
class Kind:
    """One kind of goods: all the mentions of it."""

    mentions: list[Mention] = field(default_factory=list)
    words: set[str] = field(default_factory=set)
    heads: set[str] = field(default_factory=set)
    most: float = -9.0
    """The greatest weight of its mentions."""
    controls: list[str] = field(default_factory=list)
    others: list[Mention] = field(default_factory=list)
    """Mentions by a wider name."""

    def add(self, mention: Mention) -> None:
        """Take in another mention by its own name."""
        self.mentions.append(mention)
        self.words.update(mention.words)
        self.heads.add(mention.head)
        self.most = max(self.most, mention.weight)

    @property
    def weight(self) -> float:
        """How much speaks for its being goods of the deal."""
        every = self.mentions + self.others
        best = max(m.weight for m in every)
        count = sum(1 for m in every if not m.purpose)
        return (
            best
            + min(1.0, 0.4 * max(0, count - 1))
            + self.base
            + (0.8 if any(m.subject and not m.purpose for m in every) else 0.0)
            + (0.8 if self.controls else 0.0)
        )

    @property
    def base(self) -> float:
        """What its words alone say."""
        flags = self.mentions[0].flags
        for m in self.mentions:
            flags |= m.flags
        if all(m.flags & Word.CARRIER and len(m.words) == 1 for m in self.mentions):
            return 0.0
        if flags & Word.END and not self.quantity:
            return 0.3 if len(self.words) > 1 else 0.0
        if flags & (Word.THING | Word.MATERIAL):
            return 1.0
        if self.umbrella:
            return 0.3 if any(_narrowed(m, cue_words().vain) and m.weight >= _LISTED for m in self.mentions) else -1.0
        if any(_narrowed(m) for m in self.mentions):
            return 0.8
        return 0.3 if any(_compound(m) for m in self.mentions) else -0.5

    @property
    def umbrella(self) -> bool:
        """Whether all its heads are of the widest words."""
        return all(m.flags & Word.UMBRELLA for m in self.mentions)

    @property
    def traded(self) -> bool:
        """Whether any one mention tells of a deal."""
        return any(m.weight > 0 for m in self.mentions + self.others)

    @property
    def meant(self) -> bool:
        """Whether the cable speaks of it as known, and it is nothing that only carries goods."""
        return any((m.definite or m.subject) and not m.flags & Word.CARRIER for m in self.mentions)

    @property
    def bare(self) -> bool:
        """Whether it is named only by a head that alone says nothing."""
        wide = Word.BOUND | Word.UMBRELLA
        return all(
            m.flags & wide
            and not _narrowed(m)
            and not (len(m.words) > 1 and (m.weight >= 2 or m.rule == "goods.measured"))
            and not _enumerated(m)
            and not (m.quantity and m.flags & Word.THING and m.flags & Word.PLURAL and len(self.mentions) > 1)
            for m in self.mentions
        )

    @property
    def usable(self) -> bool:
        """Whether it can be goods of a deal at all."""
        return not self.bare and not all(m.purpose for m in self.mentions)

    @property
    def quantity(self) -> tuple[int, int] | None:
        """The quantity of the best mention that has one."""
        counted = [m for m in self.mentions + self.others if m.quantity]
        return max(counted, key=lambda m: (m.outside, m.weight >= 2.5, -m.start)).quantity if counted else None

    def best(self) -> Mention:
        """The mention that names the kind most fully, outside of talking points where there is one."""
        body = [m for m in self.mentions if m.outside and not m.subject]
        usable = (
            [m for m in body if len(m.words) > 1 or not m.flags & Word.BOUND]
            or [m for m in self.mentions if m.outside]
            or self.mentions
        )
        most = max(len(m.words) + m.sized for m in usable)
        return next(m for m in usable if len(m.words) + m.sized >= most)


def _narrowed(mention: Mention, vain: frozenset[str] = frozenset()) -> bool:
    """Tell whether a word of goods stands before the head, or the name of a model; those that are vain do not count."""
    flags = lexicon().flags
    return (
        mention.modelled
        or mention.sized
        or any(
            flags.get(word, 0) & (Word.MODIFIER | Word.MATERIAL | Word.THING) and word not in vain
            for word in mention.words[:-1]
        )
    )


def _compound(mention: Mention) -> bool:
    """Tell whether a common word has an unknown one before it and stands where goods stand: "shipped elbow pipes"."""
    return len(mention.words) > 1 and mention.weight >= _LISTED and bool(mention.flags & Word.COMMON)


def _enumerated(mention: Mention) -> bool:
    """Tell whether several things stand where only goods stand: "shipped presses", "three tons of wire, and seals"."""
    if mention.rule == "goods.table":
        return True
    several = mention.flags & Word.THING and mention.flags & Word.PLURAL
    return bool(several) and mention.rule in _TRADED and mention.weight >= _LISTED


def make_kinds(text: str, mentions: list[Mention]) -> list[Kind]:
    """Put the mentions together into kinds: first those that name most, then those that only refer to them."""
    kinds: list[Kind] = []
    for mention in sorted(mentions, key=lambda m: (m.subject, -len(set(m.words)), m.start)):
        kind = _kind_of(mention, kinds)
        if kind is None:
            kind = Kind()
            kinds.append(kind)
        kind.add(mention)
    kinds = _merged(_joined(_gathered(kinds)))
    _count_unknown(text, kinds)
    for kind in kinds:
        kind.mentions.sort(key=lambda m: m.start)
    return sorted(kinds, key=lambda kind: kind.mentions[0].start)


def _kind_of(mention: Mention, kinds: list[Kind]) -> Kind | None:
    """The kind that a mention belongs to; of several the one that weighs most."""
    head = mention.head
    fitting = [kind for kind in kinds if head in kind.words and _same(mention, kind)]
    return max(fitting, key=lambda kind: kind.most) if fitting else None


def _same(mention: Mention, kind: Kind) -> bool:
    """Tell whether a mention names a kind again: by its head with fewer words, or by its material."""
    words, heads = set(mention.words), kind.heads
    if mention.head in heads:
        if words <= kind.words or (words & kind.words) - heads - cue_words().shared:
            return True
        again = mention.definite or not mention.flags & Word.MATERIAL
        return mention.subject or (again and not mention.quantity and mention.weight < _APART)
    if not words <= kind.words:
        return False
    if mention.flags & Word.MATERIAL:
        return True
    # "The cameras" for "camera systems", not "mortars" for "mortar bombs".
    return not mention.quantity and all(lexicon().flags.get(head, 0) & (Word.BOUND | Word.TAIL) for head in heads)


def _joined(kinds: list[Kind]) -> list[Kind]:
    """Join kinds of which one has a wider name for the other: "transducers" for "manometers"."""
    wider, gone = lexicon().wider, set()
    for narrow in kinds:
        if all(m.purpose for m in narrow.mentions):
            continue
        names = {name for head in narrow.heads for name in wider.get(head, ())}
        for other in kinds if names else ():
            if other is narrow or id(other) in gone or not other.heads <= names or _beside(narrow, other):
                continue
            quantity = other.quantity
            if (
                quantity is None
                or narrow.quantity is None
                or all(m.definite for m in other.mentions if m.quantity)
                or _as_many(narrow, other)
            ):
                narrow.others += other.mentions
                gone.add(id(other))
    return [kind for kind in kinds if id(kind) not in gone]


def _merged(kinds: list[Kind]) -> list[Kind]:
    """Put a kind to one of the same head that says all of its words, or of which only talking points speak so."""
    kept: list[Kind] = []
    for kind in sorted(kinds, key=lambda kind: (not any(m.outside for m in kind.mentions), -len(kind.words))):
        main = next((other for other in kept if _again(kind, other)), None)
        if main is None:
            kept.append(kind)
        else:
            main.others += kind.mentions + kind.others
    return kept


def _again(kind: Kind, other: Kind) -> bool:
    if not kind.quantity and all(m.subject for m in kind.mentions) and other.traded:
        # The subject names loosely what the body names again.
        return bool((kind.words & other.words) - cue_words().shared)
    if kind.umbrella and len(kind.words) > 1 and kind.words - kind.heads <= other.words and not other.umbrella:
        # "Fire control equipment" for "fire control sets".
        return bool((kind.words & other.words) - cue_words().vain)
    if kind.heads.isdisjoint(other.heads) or (kind.quantity and other.quantity and not _as_many(kind, other)):
        return False
    pointed = not any(m.outside and not m.subject for m in kind.mentions)
    if kind.words <= other.words or (pointed and any(m.outside and m.weight > 1 for m in other.mentions)):
        return True
    if any(m.flags & Word.MATERIAL for m in kind.mentions):
        return False
    # What is named before it is counted is named loosely.
    counted = next((m for m in sorted(other.mentions, key=lambda m: m.start) if m.quantity and not m.subject), None)
    return counted is not None and all(m.sentence < counted.sentence and not m.quantity for m in kind.mentions)


def _beside(one: Kind, other: Kind) -> bool:
    """Tell whether one list names both of two kinds as traded: "tanks and fighting vehicles"."""
    listed = {m.sentence for m in other.mentions if m.rule == "goods.listed" and m.weight > 1 and not m.definite}
    return bool(listed) and any(m.sentence in listed and m.weight > 1 for m in one.mentions)


def _gathered(kinds: list[Kind]) -> list[Kind]:
    """Put kinds that nobody trades or counts to the one of the same head that is traded."""
    kept: list[Kind] = []
    for kind in sorted(kinds, key=lambda kind: -kind.most):
        weak = not kind.quantity and all(m.weight < _APART and not m.flags & Word.MATERIAL for m in kind.mentions)
        main = next((other for other in kept if weak and kind.heads <= other.heads), None)
        if main is None:
            kept.append(kind)
        else:
            main.others += kind.mentions
    return kept


def _count_unknown(text: str, kinds: list[Kind]) -> None:
    """A word that is in no vocabulary is goods rather if the cable comes back to it."""
    unknown = [m for kind in kinds for m in kind.mentions if m.rule == "goods.structure" and m.weight > 0]
    low = text.lower() if unknown else ""
    for m in unknown:
        m.weight += 0.6 * min(2, low.count(m.head) - 1)


def _as_many(one: Kind, other: Kind) -> bool:
    """Tell whether two kinds are counted with the same words."""
    return bool({m.counted for m in one.mentions if m.counted} & {m.counted for m in other.mentions if m.counted})
