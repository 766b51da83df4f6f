"""Which goods a named control entry is named for."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from demarche.claims.document import Document
from demarche.claims.rules.goods.controls_named import ControlMention
from demarche.claims.rules.goods.kinds import Kind
from demarche.claims.rules.goods.words import Word

_FAR = 10
"""How many sentences back "equipment of this nature" may reach."""
_LIKELY, _SURE = 0.8, 1.8
"""Weights from which a kind may be meant by an entry in its own sentence, and by one in a later sentence."""


def attach_controls(document: Document, controls: Sequence[ControlMention], kinds: Sequence[Kind]) -> None:
    """Give each control entry to the kinds of goods that it is named for.

    These are the goods between the entry before it and itself in its sentence; else those right behind it; else those
    of the entry before it; else the last goods spoken of, in its paragraph before those farther back.
    """
    if not controls:
        return
    places = _Places(kinds)
    starts = [sentence.start for sentence in document.sentences]
    since: dict[int, int] = {}
    latest: list[Kind] = []
    for control in controls:
        number = max(0, bisect_right(starts, control.start) - 1)
        end = document.sentences[number].end
        named = places.between(since.get(number, _line_start(document, number)), control.start)
        if not named and number in since:
            named = latest
        named = named or places.between(control.end, min(end, control.end + 60)) or _before(document, places, number)
        for kind in named:
            if control.notation not in kind.controls:
                kind.controls.append(control.notation)
        latest = named or latest
        since[number] = control.end


class _Places:
    """Where kinds of goods are named."""

    def __init__(self, kinds: Sequence[Kind]) -> None:
        """Keep the kinds that may be goods of the deal."""
        likely = [(kind.weight, kind) for kind in kinds if kind.traded and not kind.umbrella and not kind.bare]
        found = [
            (m.start, i)
            for i, (weight, kind) in enumerate(likely)
            if weight >= _LIKELY
            for m in kind.mentions + kind.others
            if not m.purpose and (not m.flags & Word.UMBRELLA or len(m.words) > 1)
        ]
        self.likely = likely
        self.named = sorted(found)

    def between(self, start: int, end: int, least: float = _LIKELY) -> list[Kind]:
        """Return the kinds named between two places, in their order in the cable."""
        first, last = bisect_left(self.named, (start, -1)), bisect_left(self.named, (end, -1))
        found = sorted({i for _, i in self.named[first:last]})
        return [self.likely[i][1] for i in found if self.likely[i][0] >= least]

    def all_sure(self) -> list[Kind]:
        """Return the kinds that are goods of the deal; of several those that are counted."""
        good = [kind for weight, kind in self.likely if weight >= _SURE]
        return good if len(good) < 2 else [kind for kind in good if kind.quantity]


def _line_start(document: Document, number: int) -> int:
    """Where the line of a sentence begins: dots that lead to a number ("pumps ..... 2B999") end no sentence."""
    text, k = document.text, number
    while k > 0 and number - k < 3:
        start = document.sentences[k].start
        if not text[max(0, start - 4) : start].rstrip().endswith(".."):
            break
        k -= 1
    return document.sentences[k].start


def _before(document: Document, places: _Places, number: int) -> list[Kind]:
    """The goods that the sentences before speak of."""
    passage = document.sentences[number].passage
    for near in (True, False):
        for k in range(number - 1, max(-1, number - _FAR - 1), -1):
            sentence = document.sentences[k]
            if near and sentence.passage != passage:
                break
            if found := places.between(sentence.start, sentence.end, _SURE):
                return found
    return places.all_sure()
