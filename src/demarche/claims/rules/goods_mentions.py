"""Mentions of goods: each phrase that may be goods, with what its sentence says for it."""

import re
from dataclasses import dataclass

from demarche.claims.rules.goods_context import Context
from demarche.claims.rules.goods_cues import Before, cue_before, weight_behind
from demarche.claims.rules.goods_unknown import find_cells, find_unknown
from demarche.claims.rules.goods_words import Word
from demarche.claims.rules.phrases import Phrase, find_phrases, kind_words
from demarche.claims.rules.quantities import quantity_before, quantity_behind
from demarche.claims.rules.tables import quantity_in_row, row_at

_MOST = 800
"""Phrases that are looked at: many more than a cable of fifty pages has, so that time stays linear."""
_NEAR = 5
_MADE = -1.8
"""The weight of what somebody makes or trades in general."""
_MODEL = re.compile(r"[A-Z]{1,6}-?\d[\dA-Za-z-]*$")
_LADEN = re.compile(r" (?:loaded|laden|filled|carrying|with|of|containing|marked) ", re.IGNORECASE)


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
    outside: bool
    """Whether it stands outside of talking points."""
    subject: bool
    sentence: int

    @property
    def head(self) -> str:
        """The head of the phrase, in the singular."""
        return self.words[-1]


def find_mentions(context: Context) -> list[Mention]:
    """Return the mentions of goods in order of the text."""
    phrases = list(find_phrases(context.tokens, context.opening, context.subject_end))
    covered = {k for phrase in phrases for k in range(phrase.first, phrase.last + 1)}
    phrases += find_unknown(context, covered)
    phrases += find_cells(context, covered)
    mentions: list[Mention] = []
    for phrase in sorted(phrases)[:_MOST]:
        mention = _mention(context, phrase, mentions)
        behind = 0.0 if mention.rule == "goods.with" and not mention.quantity else weight_behind(context, phrase)
        mention.weight += behind
        mentions.append(mention)
        if behind > 0 and mention.rule == "goods.listed":
            _share(mentions, behind, context)
    return mentions


def _share(mentions: list[Mention], behind: float, context: Context) -> None:
    """Give what stands behind the last goods of a list to those before them: "pumps and valves were sold"."""
    if context.controlled(mentions[-1].end):
        return
    for k in range(len(mentions) - 2, -1, -1):
        mention = mentions[k]
        if mention.sentence != mentions[k + 1].sentence or mention.purpose:
            break
        mention.weight = max(mention.weight, behind)
        if mention.rule != "goods.listed":
            break


def _mention(context: Context, phrase: Phrase, earlier: list[Mention]) -> Mention:
    tokens, document = context.tokens, context.document
    start, end = tokens.starts[phrase.first], tokens.ends[phrase.last]
    number = context.of_token[phrase.first]
    amount = quantity_before(tokens, phrase.first)
    if amount and amount.start < context.sentences[number].start:
        amount = None
    if amount and not amount.measured and tokens.flags[phrase.last] & Word.MATERIAL and start - amount.end == 1:
        # "7075 aluminum": the number of an alloy, unless it counts pieces.
        amount = amount if tokens.flags[phrase.last] & Word.PLURAL else None
    row = row_at(context.rows, context.row_starts, start)
    listed = quantity_in_row(document.text, row, start) if row and not amount else None
    quantity = (amount.start, amount.end) if amount else listed or quantity_behind(document.text, end)
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
        document.text[quantity[0] : quantity[1]].lower() if quantity else "",
        any(tokens.low[k][0].isdigit() for k in range(phrase.first, phrase.last)),
        any(_MODEL.match(tokens.word(k)) for k in range(phrase.first, phrase.last)),
        not document.in_points(start),
        start < context.subject_end,
        number,
    )
    if row is not None and row.cells == row.header and not listed:
        # The name of a column.
        mention.weight -= 3.0
    measured = listed is not None or (amount is not None and amount.measured)
    mention.weight += _weight_of_quantity(mention, measured=measured)
    if phrase.doing and not mention.flags & Word.END:
        mention.weight, mention.purpose = max(mention.weight, 0.9), False
    if mention.flags & Word.CARRIER and _LADEN.match(document.text, end):
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
            if main.sentence == last.sentence and not main.purpose:
                return Before(last.start, end, main.weight, main.purpose, last.sentence)
        # "A plant for motors, including two presses": what is for something goes on being that without a number only.
        return Before(last.start, end, 0.5, False, last.sentence) if last.weight > _MADE else None
    return Before(last.start, end, last.weight, last.purpose, last.sentence)


def _weight_of_quantity(mention: Mention, *, measured: bool) -> float:
    if mention.quantity is None:
        return 0.0
    if mention.flags & Word.CARRIER and mention.weight < 1:
        # "A truck", "one aircraft": they carry the goods.
        return 0.3
    if mention.rule == "goods.table":
        return 2.5
    return 2.0 if measured or mention.flags & (Word.THING | Word.MATERIAL) else 1.0
