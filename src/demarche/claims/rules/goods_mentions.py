"""Mentions of goods, each with what its sentence says for and against its being goods of the deal."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from demarche.claims.document import Document, Sentence
from demarche.claims.rules.controls_named import ControlMention
from demarche.claims.rules.goods_words import HEAD, Word
from demarche.claims.rules.phrases import Phrase, Tokens, find_phrases, follow, kind_words
from demarche.claims.rules.quantities import Quantity, quantity_before, quantity_behind
from demarche.claims.rules.tables import Row, find_rows, quantity_in_row, row_at

_FORBIDS = re.compile(
    r"\b(?:forbid|prohibit|ban|oblige|require|calls? (?:on|upon)|embargo|bar(?:s|red)\b|prevent (?:such|the))",
    re.IGNORECASE,
)
_VIGILANCE = re.compile(r"\bvigilan|\barms embargo", re.IGNORECASE)
_RESOLUTION = re.compile(r"\bUNSCRs?\b|\bresolutions?\b", re.IGNORECASE)
_HABITS = frozenset(["sells", "supplies", "exports", "imports", "buys", "ships", "provides", "handles", "offers"])
_AUXILIARY = frozenset(
    [
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "being",
        "has",
        "have",
        "had",
        "to",
        "will",
        "would",
        "may",
        "might",
        "can",
        "could",
        "should",
        "not",
        "also",
        "now",
        "already",
        "recently",
    ]
)
_ALIKE = frozenset(
    [
        "like",
        "as",
        "called",
        "declared",
        "described",
        "labelled",
        "labeled",
        "marked",
        "than",
        "named",
        "termed",
        "resembling",
    ]
)
_STRICT = re.compile(
    r"(?:suppl|sell|sold|order|offer|buy|bought|purchas|procur|obtain|acqui|export|import|ship|deliver|quot|contract|tender|inquir|enquir|invoice|licen|re-export|sale|consign|batch)"
)
_VAGUE = frozenset(
    [
        "order",
        "orders",
        "number",
        "series",
        "set",
        "quantity",
        "amount",
        "rest",
        "remainder",
        "balance",
        "release",
        "movement",
        "buyer",
        "shipping",
        "packing",
        "lot",
        "lots",
        "item",
        "offer",
        "price",
        "case",
        "cases",
        "stock",
        "transit",
        "procurement",
        "acquisition",
        "provision",
        "receipt",
        "resale",
    ]
)
_BE = frozenset(["is", "are", "was", "were", "be"])
_COVERS = frozenset(["covers", "covered", "covering", "includes", "included", "including", "lists", "listed", "listing", "contains", "contained", "containing", "comprises", "comprised", "comprising", "concerns", "concerned", "involves", "involved", "specifies", "specified", "names", "named"])
_CARGO = frozenset(
    [
        "cargo",
        "shipment",
        "goods",
        "items",
        "consignment",
        "contents",
        "load",
        "product",
        "products",
        "order",
        "equipment",
        "material",
        "materials",
        "crates",
        "containers",
        "boxes",
        "drums",
        "articles",
        "parcel",
        "parcels",
    ]
)
_FURNISH = ("suppl", "provid", "furnish", "equip")
_DIVIDES = frozenset(
    [
        "and",
        "or",
        "plus",
        "including",
        "namely",
        "also",
        "and for",
        "and of",
        "and on",
        "and about",
        "and also",
        "and with",
        "as well as",
        "along with",
        "together with",
        "and about",
    ]
)
_NEGATES = frozenset(["no", "not", "never", "nor", "without", "neither"])
_DEFINITE = frozenset(["the", "these", "those", "this", "its", "their", "his", "such", "both", "same"])
_LADEN = re.compile(r" (?:loaded|laden|filled|carrying|with|of|containing|marked) ", re.IGNORECASE)
_LABEL = re.compile(
    r"\b(?:commodit(?:y|ies)|items?|goods|products?|equipment|articles?|description|cargo|material)\s*:\s*$",
    re.IGNORECASE,
)
_PARTICIPLE = ("ed", "ght", "old", "ent", "eld", "wn", "ken", "one")
_QUOTES = '"“”'


@dataclass(slots=True)
class Mention:
    """One phrase of goods at its place."""

    start: int
    end: int
    words: tuple[str, ...]
    flags: int
    """The flags of its head."""
    quantity: tuple[int, int] | None
    weight: float
    """How strongly its sentence says that it is goods of a deal."""
    rule: str
    definite: bool
    outside: bool
    """Whether it stands outside of talking points."""
    subject: bool
    sentence: int
    counted: str = ""
    """The quantity as written."""
    sized: bool = False
    """Whether a size stands in it: "300-liter"."""
    purpose: bool = False
    """Whether it tells what something else is for, or what somebody makes."""

    @property
    def head(self) -> str:
        """The head of the phrase, in the singular."""
        return self.words[-1]


class Context(NamedTuple):
    """What the mentions of a document are read with."""

    document: Document
    tokens: Tokens
    opening: frozenset[int]
    sentences: tuple[Sentence, ...]
    of_token: list[int]
    """The sentence of each word."""
    subject_end: int
    controls: list[ControlMention]
    rows: list[Row]
    row_starts: list[int]
    forbidding: dict[int, bool]
    """By sentence, whether it says what a resolution forbids; filled as asked."""


def make_context(document: Document, controls: list[ControlMention]) -> Context:
    """Return the words of a document with the sentences that they stand in."""
    rows = find_rows(document)
    tokens, sentences = Tokens(document, rows), document.sentences
    of_token: list[int] = []
    opening: set[int] = set()
    for number, sentence in enumerate(sentences):
        begin = len(of_token)
        following = sentences[number + 1].start if number + 1 < len(sentences) else len(document.text)
        of_token += [number] * (bisect_left(tokens.starts, following, begin) - begin)
        if len(of_token) > begin:
            opening.add(begin)
    of_token += [max(0, len(sentences) - 1)] * (len(tokens) - len(of_token))
    _open_items(tokens, opening)
    if tokens.cells:
        opening.update(i for i, start in enumerate(tokens.starts) if start in tokens.cells)
    subject_end = document.passages[0].end if document.has_subject and document.passages else 0
    return Context(
        document,
        tokens,
        frozenset(opening),
        sentences,
        of_token,
        subject_end,
        controls,
        rows,
        [row.cells[0][0] for row in rows],
        {},
    )


def _open_items(tokens: Tokens, opening: set[int]) -> None:
    """Also a word behind a colon, a dash or the number of a paragraph opens something."""
    wide = [i for i, (a, b) in enumerate(zip(tokens.starts[1:], tokens.ends, strict=False), 1) if a - b > 1]
    for i in wide:
        gap = tokens.text[tokens.ends[i - 1] : tokens.starts[i]]
        if ":" in gap or "--" in gap or ")" in gap and i - 1 in opening or "." in gap and i - 1 in opening:
            opening.add(i)


def find_mentions(context: Context) -> list[Mention]:
    """Return the mentions of goods in order of the text."""
    phrases = list(find_phrases(context.tokens, context.opening, context.subject_end))
    covered = {k for phrase in phrases for k in range(phrase.first, phrase.last + 1)}
    phrases += _unknown(context, covered)
    phrases.sort()
    mentions: list[Mention] = []
    for phrase in phrases:
        mentions.append(_mention(context, phrase, mentions[-1] if mentions else None))
    return mentions


def _unknown(context: Context, covered: set[int]) -> Iterator[Phrase]:
    """Phrases without a word of goods in them, where the text says that something is traded."""
    tokens = context.tokens
    flags, size = tokens.flags, len(tokens)
    signs = Word.LOT | Word.UNIT | Word.NUMBER | Word.DEAL
    for i in [k for k, flag in enumerate(flags) if flag & signs]:
        if i in covered or not 0 < i < size - 1:
            continue
        begin = None
        if (
            flags[i] & (Word.LOT | Word.UNIT)
            and tokens.low[i] not in _VAGUE
            and tokens.low[i + 1] == "of"
            and tokens.joined(i + 1)
        ):
            begin = i + 2
            if flags[i] & Word.UNIT and not flags[i] & Word.LOT and not flags[i - 1] & (Word.NUMBER | Word.MEASURE):
                continue
        elif flags[i] & Word.NUMBER and (
            _STRICT.match(tokens.low[i - 1])
            or tokens.low[i - 1] in {"for", "of"}
            and i > 1
            and _STRICT.match(tokens.low[i - 2])
        ):
            begin = i + 1
        elif flags[i] & Word.DEAL and _STRICT.match(tokens.low[i]) and _plain_object(tokens, i + 1):
            begin = i + 1
        if begin is None:
            continue
        begin = _past_links(tokens, begin)
        if begin >= size or begin in covered or not tokens.joined(begin):
            continue
        phrase = follow(tokens, begin, context.opening)
        if phrase and not any(k in covered for k in range(phrase.first, phrase.last + 1)) and not phrase.known:
            if flags[begin - 1] & (Word.NUMBER | Word.UNIT | Word.DEAL) or tokens.low[begin - 1] in {"of", "a", "an"}:
                covered.update(range(phrase.first, phrase.last + 1))
                yield phrase


def _plain_object(tokens: Tokens, k: int) -> bool:
    """Whether an unknown plural, or a noun with an article, stands behind a verb of trade: "bought theodolites from"."""
    if k >= len(tokens) or not tokens.joined(k):
        return False
    if tokens.low[k] in {"a", "an"}:
        return True
    low = tokens.low[k]
    return not tokens.flags[k] and low.isalpha() and len(low) > 5 and low.endswith("s") and not low.endswith(("ss", "us")) and not tokens.named(k, opens=False)


def _past_links(tokens: Tokens, begin: int) -> int:
    flags, k = tokens.flags, begin
    while k < min(begin + 6, len(tokens) - 1) and (
        flags[k] & (Word.LINK | Word.NUMBER | Word.ABOUT)
        or flags[k] & (Word.UNIT | Word.MEASURE)
        and k > begin
        and flags[k - 1] & (Word.NUMBER | Word.MEASURE)
    ):
        k += 1
    return k


def _mention(context: Context, phrase: Phrase, previous: Mention | None) -> Mention:
    tokens, document = context.tokens, context.document
    start, end = tokens.starts[phrase.first], tokens.ends[phrase.last]
    amount = quantity_before(tokens, phrase.first)
    number = context.of_token[phrase.first]
    if amount and amount.start < context.sentences[number].start:
        amount = None
    behind = None if amount else quantity_behind(document.text, end)
    row = row_at(context.rows, context.row_starts, start)
    listed = quantity_in_row(document.text, row, start) if row and not amount else None
    quantity = (amount.start, amount.end) if amount else listed or behind
    cue = _cue(context, phrase, amount, previous, number)
    mention = Mention(
        start,
        end,
        kind_words(tokens, phrase),
        tokens.flags[phrase.last],
        quantity,
        cue.weight,
        cue.rule,
        cue.definite,
        not document.in_points(start),
        start < context.subject_end,
        number,
        document.text[quantity[0] : quantity[1]].lower() if quantity else "",
        any(tokens.low[k][0].isdigit() for k in range(phrase.first, phrase.last)),
        cue.purpose,
    )
    if row is not None and listed:
        mention.rule = "goods.table"
    if row is not None and row.cells == row.header and not listed:
        mention.weight -= 3.0
    if quantity is not None and mention.flags & Word.CARRIER and mention.weight < 1:
        mention.weight += 0.3
    elif quantity is not None:
        mention.weight += 2.0 if mention.flags & (Word.THING | Word.MATERIAL) or (amount and amount.measured) else 1.0
    if phrase.doing and not mention.flags & Word.END:
        mention.weight, mention.purpose = max(mention.weight, 0.9), False
    if mention.flags & Word.CARRIER and _LADEN.match(document.text, end):
        mention.weight -= 3.0
    if not phrase.known:
        mention.rule = "goods.structure"
    mention.weight += _behind(context, phrase)
    return mention


class _Cue(NamedTuple):
    weight: float
    rule: str
    definite: bool = False
    purpose: bool = False


def _cue(context: Context, phrase: Phrase, amount: Quantity | None, previous: Mention | None, number: int) -> _Cue:
    """What stands before a phrase."""
    tokens = context.tokens
    flags, low = tokens.flags, tokens.low
    k = (amount.first if amount else phrase.first) - 1
    definite = False
    while k >= 0 and context.of_token[k] == number and flags[k] & (Word.LINK | Word.DEMONYM) and low[k] != "of":
        definite = definite or low[k] in _DEFINITE
        k -= 1
    if k < 0 or context.of_token[k] != number:
        return _Cue(0.0, "goods.opens", definite)
    if low[k].endswith(("'s", "’s")):
        return _Cue(-0.7 if amount else 0.0, "goods.owned", definite=True)
    gap = context.document.text[tokens.ends[k] : tokens.starts[k + 1]]
    if _LABEL.search(context.document.text, max(0, tokens.starts[k] - 2), tokens.starts[k + 1]):
        return _Cue(2.0, "goods.labelled", definite)
    if any(quote in gap for quote in _QUOTES):
        return _Cue(-2.0, "goods.quoted", definite)
    if (
        previous is not None
        and tokens.ends[k] <= previous.end + 14
        and previous.sentence == number
        and (k < 0 or tokens.starts[k] >= previous.start)
    ):
        joint = context.document.text[previous.end : tokens.starts[k + 1]].strip(" ,;")
        if joint.lower() in _DIVIDES or (
            joint == "" and "," in context.document.text[previous.end : tokens.starts[k + 1]]
        ):
            return _Cue(
                previous.weight * 0.9 if previous.weight > 0 else previous.weight,
                "goods.listed",
                definite,
                previous.purpose,
            )
    if any(c in gap for c in ".;"):
        return _Cue(0.0, "goods.opens", definite)
    if low[k] in {"and", "or"} and k > 0:
        traded = amount is not None and _dealt(context, k, number)
        return _Cue(1.2 if traded else 0.5 if amount else 0.0, "goods.listed", definite)
    return _by_word(context, k, number, amount is not None, definite, previous)


def _by_word(context: Context, k: int, number: int, counted: bool, definite: bool, previous: Mention | None) -> _Cue:
    """What the word before a phrase, its determiners and its quantity says."""
    tokens = context.tokens
    flags, low = tokens.flags, tokens.low
    word, flag = low[k], flags[k]
    before = flags[k - 1] if k and context.of_token[k - 1] == number else 0
    before_low = low[k - 1] if k and context.of_token[k - 1] == number else ""
    if flag & Word.DEAL and (word != "like" or before_low == "would"):
        if before & Word.BACKGROUND and not before & Word.DEAL:
            # "repairs ship turbines": the verb is the one before.
            return _Cue(-2.0, "goods.background", definite, purpose=True)
        if _denied(context, k, number):
            return _Cue(0.0, "goods.denied", definite)
        if word.endswith("s") and not counted and tokens.low[k] in _HABITS and tokens.starts[k] >= context.subject_end:
            return _Cue(0.5, "goods.habit", definite)
        return _Cue(2.0, "goods.traded", definite)
    if word in _ALIKE and before_low not in {"would", "should"}:
        return _Cue(-3.0, "goods.alike", definite, purpose=True)
    if flag & Word.BACKGROUND and counted:
        return _Cue(0.5, "goods.made", definite)
    if flag & Word.BACKGROUND:
        return _Cue(-2.0, "goods.background", definite, purpose=True)
    if word == "of":
        return _after_of(context, k, number, definite)
    if word in {"for", "on", "about", "regarding", "over", "involving", "concerning", "against"}:
        if _asked(context, k, number, previous):
            return _Cue(2.0, "goods.asked-for", definite)
        if word == "for":
            return _Cue(0.0 if counted else -1.5, "goods.purpose", definite, purpose=not counted)
        return _Cue(1.0 if word in {"involving", "concerning"} else -0.5, "goods.about", definite)
    if word == "with" and any(tokens.low[j].startswith(_FURNISH) for j in range(max(0, k - 6), k) if context.of_token[j] == number):
        return _Cue(2.0, "goods.furnished", definite)
    if word in {"with", "aboard", "plus"}:
        return _Cue(1.0 if counted or before_low in {"loaded", "laden"} else -1.0, "goods.with", definite)
    if word in {"in", "into", "from", "by", "to", "at", "under"}:
        dealt = before & Word.DOING and word == "in"
        if definite and not dealt:
            return _Cue(-0.3, "goods.place", definite)
        return _Cue(
            1.0 if dealt and not before_low.startswith("trade") else -1.5, "goods.place", definite, purpose=not dealt
        )
    if word in _BE and _is_cargo(context, k, number):
        return _Cue(2.0, "goods.cargo-is", definite)
    if word in _COVERS and _contents(context, k, number):
        return _Cue(2.0, "goods.contents", definite)
    if word in _NEGATES:
        return _Cue(-0.5, "goods.denied", definite)
    if _received(context, k, number, definite):
        return _Cue(2.0, "goods.traded", definite)
    return _Cue(0.0, "goods.named", definite)


def _dealt(context: Context, k: int, number: int) -> bool:
    """Whether a verb of trade stands before word `k` in its sentence."""
    tokens = context.tokens
    return any(
        tokens.flags[j] & Word.DEAL and not _denied(context, j, number)
        for j in range(k - 1, max(-1, k - 12), -1)
        if context.of_token[j] == number
    )


def _contents(context: Context, k: int, number: int) -> bool:
    """Whether "covers", "lists" or the like at `k` says what a deal is about."""
    tokens = context.tokens
    return any(
        tokens.low[j] in _CARGO or tokens.flags[j] & (Word.DOING | Word.LOT)
        for j in range(k - 1, max(-1, k - 6), -1)
        if context.of_token[j] == number
    )


def _received(context: Context, k: int, number: int, definite: bool) -> bool:
    """Whether a verb of trade stands before the name of who receives: "offered Norvik a pump"."""
    tokens = context.tokens
    if definite or tokens.flags[k] & Word.STOP:
        return False
    for j in range(k, max(-1, k - 5), -1):
        if context.of_token[j] != number:
            return False
        if tokens.flags[j] & Word.DEAL:
            return j < k and not tokens.flags[j - 1] & Word.LINK and not _denied(context, j, number)
        if tokens.flags[j] & Word.STOP and tokens.low[j] not in {"the", "of"}:
            return False
        if not tokens.joined(j):
            return False
    return False


def _is_cargo(context: Context, k: int, number: int) -> bool:
    """Whether the sentence says what a cargo is: "the cargo is said to be powder", "crates of what seem to be"."""
    tokens = context.tokens
    for j in range(k - 1, max(-1, k - 8), -1):
        if context.of_token[j] != number:
            return False
        if tokens.low[j] in _CARGO or (tokens.low[j] == "what" and tokens.low[j - 1] == "of"):
            return True
    return False


def _after_of(context: Context, k: int, number: int, definite: bool) -> _Cue:
    tokens = context.tokens
    if k == 0 or context.of_token[k - 1] != number:
        return _Cue(0.0, "goods.named", definite)
    flag, word = tokens.flags[k - 1], tokens.low[k - 1]
    if not flag & Word.BACKGROUND and _by_name(context, k - 1, number):
        return _Cue(2.0, "goods.lot-of", definite)
    if flag & Word.BACKGROUND or flag & Word.AGENT and not flag & (Word.LOT | Word.UNIT):
        return _Cue(-2.0, "goods.background", definite, purpose=True)
    if flag & (Word.LOT | Word.DOING):
        return _Cue(2.0, "goods.lot-of", definite)
    if flag & (Word.UNIT | Word.NUMBER):
        return _Cue(1.5, "goods.measured", definite)
    return _Cue(0.0 if definite else -0.5, "goods.named", definite)


def _by_name(context: Context, k: int, number: int) -> bool:
    """Whether a seller or buyer stands between the deal and "of": "an offer by Norvik Systems of pumps"."""
    tokens = context.tokens
    for j in range(k, max(0, k - 10), -1):
        if context.of_token[j] != number:
            return False
        if tokens.low[j] == "by":
            return bool(tokens.flags[j - 1] & (Word.LOT | Word.DOING | Word.ASKING))
    return False


def _asked(context: Context, k: int, number: int, previous: Mention | None) -> bool:
    """Whether a word that asks or pays for goods stands not far before "for" (or "on")."""
    tokens = context.tokens
    for j in range(k - 1, max(-1, k - (14 if tokens.low[k] == "for" else 2)), -1):
        if context.of_token[j] != number or (previous is not None and tokens.starts[j] < previous.end):
            break
        if tokens.flags[j] & Word.ASKING and not (tokens.low[j] == "list"):
            return True
        if tokens.low[j] in {
            "used",
            "use",
            "designed",
            "intended",
            "needed",
            "suitable",
            "buys",
            "works",
            "responsible",
        }:
            break
    return False


def _denied(context: Context, k: int, number: int) -> bool:
    """Whether the verb at `k` is negated."""
    tokens = context.tokens
    for j in range(k - 1, max(-1, k - 4), -1):
        if context.of_token[j] != number:
            break
        if tokens.low[j] in _NEGATES:
            return True
        if (
            tokens.low[j] not in _AUXILIARY
            and not tokens.flags[j] & Word.DEAL
            and tokens.low[j] != "does"
            and tokens.low[j] != "did"
        ):
            break
    return False


def _behind(context: Context, phrase: Phrase) -> float:
    """What stands behind a phrase: a passive of trade, the number of a control."""
    tokens = context.tokens
    k, number = phrase.last + 1, context.of_token[phrase.last]
    weight = 0.0
    end = tokens.ends[phrase.last]
    if context.controls and any(end <= c.start <= end + 4 for c in context.controls):
        weight += 2.0
    auxiliary = False
    relative = (
        k < len(tokens)
        and tokens.joined(k)
        and tokens.low[k] in {"that", "which"}
        and not _denied(context, k + 1, number)
    )
    for j in range(k, min(k + 9, len(tokens))):
        if context.of_token[j] != number:
            break
        flag, low = tokens.flags[j], tokens.low[j]
        if low in _AUXILIARY:
            auxiliary = True
        elif (
            flag & Word.DEAL and low.endswith(_PARTICIPLE) and low != "need" and (auxiliary or relative or (j == k and tokens.joined(j)))
        ):
            return weight + 1.5
        elif flag & Word.MOVE and (auxiliary or j == k):
            return weight + 1.0
        elif low == "on" and j + 1 < len(tokens) and tokens.low[j + 1] == "order":
            return weight + 1.5
        elif (
            auxiliary
            or (j == k and low not in {"from", "of", "in", "for", "at", "that", "which"})
            or (flag & (Word.DEAL | Word.BACKGROUND) and not flag & Word.AGENT)
            or "," in tokens.text[tokens.ends[j - 1] : tokens.starts[j]]
        ):
            break
    return weight


def forbids(context: Context, sentence: int) -> bool:
    """Tell whether a sentence says what a resolution forbids, so that its goods are those of the resolution."""
    known = context.forbidding.get(sentence)
    if known is None:
        s = context.sentences[sentence]
        words = context.document.text[s.start : s.end]
        known = context.forbidding[sentence] = bool(
            _VIGILANCE.search(words) or (_RESOLUTION.search(words) and _FORBIDS.search(words))
        )
    return known


def heads_only(flags: int) -> bool:
    """Tell whether a head is one of the common words only."""
    return bool(flags & HEAD) and not flags & (Word.THING | Word.MATERIAL)
