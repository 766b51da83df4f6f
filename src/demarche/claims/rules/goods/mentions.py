"""Mentions of goods: each phrase that may be goods, with what its sentence says for it.

A sentence is read alone, and what was found in it is kept: cables repeat each other's sentences.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from demarche.claims.document import Document
from demarche.claims.rules.goods.behind import weight_behind
from demarche.claims.rules.goods.context import Context, Table
from demarche.claims.rules.goods.controls_named import ControlMention
from demarche.claims.rules.goods.cues import cue_before
from demarche.claims.rules.goods.lists import Before
from demarche.claims.rules.goods.phrases import Phrase, find_phrases, kind_words
from demarche.claims.rules.goods.quantities import quantity_before, quantity_behind
from demarche.claims.rules.goods.tables import find_rows
from demarche.claims.rules.goods.tokens import Tokens
from demarche.claims.rules.goods.unknown import find_beginnings, find_cells, find_unknown
from demarche.claims.rules.goods.words import HEAD, Word

_MOST = 800
"""Mentions that are looked at: many more than a cable of fifty pages has, so that time stays linear."""
_KEPT = 4096
"""Sentences whose mentions are kept."""
_LONG = 600
"""Letters of a sentence that is not kept."""
_NOTHING: tuple[tuple[int, ...], Table | None] = ((), None)
_NEAR = 5
_MADE = -1.8
"""The weight of what somebody makes or trades in general."""
_MODEL = re.compile(r"[A-Z][A-Za-z]{0,5}-?\d[\dA-Za-z-]*$")
_LADEN = re.compile(r" (?:loaded|laden|filled|carrying|with|of|containing|marked) ", re.IGNORECASE)
_FORBIDS = re.compile(
    r"\b(?:forbid|prohibit|ban|oblige|require|calls? (?:on|upon)|embargo|bar(?:s|red)\b|prevent (?:such|the))",
    re.IGNORECASE,
)
_RESOLUTIONS = frozenset(["unscr", "unscrs", "resolution", "resolutions"])
_RULING = _RESOLUTIONS | {"vigilance", "vigilant", "vigilantly", "embargo", "embargoes", "states"}
_VIGILANCE = re.compile(
    r"\bvigilan|\barms embargo|\bstates (?:shall|must|should|are (?:required|obliged|bound))\b", re.IGNORECASE
)


@dataclass(slots=True)
class Mention:
    """One phrase of goods at its place `[start, end)`."""

    start: int
    end: int
    words: tuple[str, ...]
    """The words as they are compared, see `kind_words`."""
    flags: int
    """What its head is, see `Word`."""
    weight: float
    """How strongly its sentence says that it is goods of a deal."""
    rule: str
    definite: bool
    """Whether it is spoken of as known: "the pumps"."""
    purpose: bool
    """Whether it tells what something else is for, or what somebody makes."""
    quantity: tuple[int, int] | None
    counted: str
    """The quantity in small letters."""
    sized: bool
    """Whether a size stands in it: "300-liter"."""
    modelled: bool
    """Whether the name of a model stands in it: "F-14 parts"."""
    subject: bool
    outside: bool = True
    """Whether it stands outside of talking points."""
    sentence: int = 0

    @property
    def head(self) -> str:
        """The head of the phrase, in the singular."""
        return self.words[-1]

    def placed(self, offset: int, number: int, *, outside: bool) -> "Mention":
        """Return it at its place in the document; `offset` is that of sentence `number`."""
        quantity = (self.quantity[0] + offset, self.quantity[1] + offset) if self.quantity else None
        return Mention(
            self.start + offset,
            self.end + offset,
            self.words,
            self.flags,
            self.weight,
            self.rule,
            self.definite,
            self.purpose,
            quantity,
            self.counted,
            self.sized,
            self.modelled,
            self.subject,
            outside,
            number,
        )


def find_mentions(document: Document, controls: Sequence[ControlMention]) -> list[Mention]:
    """Return the mentions of goods in order of the text; `controls` are the entries that the document names."""
    text, capitals, points = document.text, document.capitals, document.points
    subject_end = document.passages[0].end if document.has_subject and document.passages else 0
    special = _special(document, controls)
    mentions: list[Mention] = []
    for number, (start, end, _) in enumerate(document.sentences):
        words, titled = text[start:end], start < subject_end
        entries, table = special.get(number, _NOTHING)
        kept = not entries and not table and end - start < _LONG
        found = _read_plain(words, capitals, titled) if kept else _read(words, capitals, titled, entries, table)
        for each in found:
            outside = not points or not document.in_points(start + each.start)
            mentions.append(each.placed(start, number, outside=outside))
        if len(mentions) > _MOST:
            break
    return mentions


def _special(document: Document, controls: Sequence[ControlMention]) -> dict[int, tuple[tuple[int, ...], Table | None]]:
    """The sentences that name control entries or reach over tables: the places of the entries, and the table."""
    rows = find_rows(document)
    if not rows and not controls:
        return {}
    starts = [sentence.start for sentence in document.sentences]
    entries: dict[int, list[int]] = {}
    for control in controls:
        number = max(0, bisect_right(starts, control.start) - 1)
        entries.setdefault(number, []).append(control.start - starts[number])
    tables: dict[int, Table] = {}
    for row in rows:
        first = max(0, bisect_right(starts, row.cells[0][0]) - 1)
        for number in range(first, bisect_right(starts, row.cells[-1][1])):
            if number not in tables:
                tables[number] = Table(document.text, [], [], starts[number])
            tables[number].rows.append(row)
            tables[number].starts.append(row.cells[0][0])
    return {n: (tuple(entries.get(n, ())), tables.get(n)) for n in entries.keys() | tables.keys()}


@lru_cache(maxsize=_KEPT)
def _read_plain(text: str, capitals: bool, titled: bool) -> Sequence[Mention]:
    """The mentions in a sentence that names no control entry and stands in no table."""
    return _read(text, capitals, titled, (), None)


def _read(text: str, capitals: bool, titled: bool, entries: tuple[int, ...], table: Table | None) -> list[Mention]:
    """The mentions in a sentence, with places in it."""
    tokens = Tokens(text, capitals=capitals, cells=table.cells() if table else frozenset())
    heads = [k for k, flag in enumerate(tokens.flags) if flag & HEAD]
    unknown = find_beginnings(tokens)
    if not heads and not unknown and not table:
        return []
    tokens.place()
    context = Context(tokens, titled, entries, table)
    phrases = list(find_phrases(tokens, heads, titled=titled))
    covered = {k for phrase in phrases for k in range(phrase.first, phrase.last + 1)}
    phrases += find_unknown(tokens, unknown, covered)
    if table:
        phrases += find_cells(context, covered)
    mentions: list[Mention] = []
    for phrase in sorted(phrases)[:_MOST]:
        mention = _mention(context, phrase, mentions)
        behind = 0.0 if mention.rule == "goods.with" and not mention.quantity else weight_behind(context, phrase)
        mention.weight += behind
        mentions.append(mention)
        if behind > 0 and mention.rule == "goods.listed":
            _share(mentions, behind, context)
    if mentions and _forbids(tokens):
        # What a resolution forbids are its goods, not those of the deal.
        for mention in mentions:
            mention.weight = mention.weight if mention.quantity else min(mention.weight, -1.0)
    return mentions


def _forbids(tokens: Tokens) -> bool:
    """Tell whether a sentence says what a resolution forbids."""
    if _RULING.isdisjoint(tokens.low):
        return False
    text = tokens.text
    return bool(_VIGILANCE.search(text) or (not _RESOLUTIONS.isdisjoint(tokens.low) and _FORBIDS.search(text)))


def _share(mentions: list[Mention], behind: float, context: Context) -> None:
    """Give what stands behind the last goods of a list to those before them: "pumps and valves were sold"."""
    if context.controlled(mentions[-1].end):
        return
    for k in range(len(mentions) - 2, -1, -1):
        mention = mentions[k]
        if mention.purpose:
            break
        mention.weight = max(mention.weight, behind)
        if mention.rule != "goods.listed":
            break


def _mention(context: Context, phrase: Phrase, earlier: list[Mention]) -> Mention:
    tokens, table = context.tokens, context.table
    text, start, end = tokens.text, tokens.starts[phrase.first], tokens.ends[phrase.last]
    amount = quantity_before(tokens, phrase.first)
    if amount and not amount.measured and tokens.flags[phrase.last] & Word.MATERIAL and start - amount.end == 1:
        # "7075 aluminum": the number of an alloy, unless it counts pieces.
        amount = amount if tokens.flags[phrase.last] & Word.PLURAL else None
    row = table.row(start) if table else None
    listed = table.quantity(row, start) if table and row and not amount else None
    quantity = (amount.start, amount.end) if amount else listed or quantity_behind(text, end)
    before = _before(earlier, counted=amount is not None)
    cue = cue_before(context, phrase, amount, before)
    mention = Mention(
        start,
        end,
        kind_words(tokens, phrase),
        tokens.flags[phrase.last],
        cue.weight,
        "goods.table" if listed else cue.rule if phrase.known else "goods.structure",
        cue.definite,
        cue.purpose,
        quantity,
        text[quantity[0] : quantity[1]].lower() if quantity else "",
        any(tokens.low[k][0].isdigit() for k in range(phrase.first, phrase.last)),
        any(_MODEL.match(tokens.word(k)) for k in range(phrase.first, phrase.last)),
        subject=context.titled,
    )
    if row is not None and row.cells == row.header and not listed:
        # The name of a column.
        mention.weight -= 3.0
    measured = listed is not None or (amount is not None and amount.measured)
    mention.weight += _weight_of_quantity(mention, measured=measured)
    if phrase.doing and not mention.flags & Word.END:
        mention.weight, mention.purpose = max(mention.weight, 0.9), False
    if mention.flags & Word.CARRIER and _LADEN.match(text, end):
        mention.weight -= 3.0
    return mention


def _before(earlier: list[Mention], *, counted: bool) -> Before | None:
    """The phrase that a list may go on from; what is counted goes on from goods, not from what they are for."""
    if not earlier:
        return None
    last = earlier[-1]
    # A quantity in brackets belongs to its goods: "a lathe (one), presses".
    end = last.quantity[1] + 1 if last.quantity and 0 < last.quantity[0] - last.end < _NEAR else last.end
    if last.purpose and counted:
        for main in reversed(earlier[-3:-1]):
            if not main.purpose:
                return Before(last.start, end, main.weight, main.purpose)
        # "A plant for motors, including two presses": what is for something goes on being that without a number only.
        return Before(last.start, end, 0.5, purpose=False) if last.weight > _MADE else None
    return Before(last.start, end, last.weight, last.purpose)


def _weight_of_quantity(mention: Mention, *, measured: bool) -> float:
    if mention.quantity is None:
        return 0.0
    if mention.flags & Word.CARRIER and mention.weight < 1:
        # "A truck", "one aircraft": they carry the goods.
        return 0.3
    if mention.rule == "goods.table":
        return 2.5
    return 2.0 if measured or mention.flags & (Word.THING | Word.MATERIAL) else 1.0
