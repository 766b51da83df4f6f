"""Which goods a named control entry is named for."""

from bisect import bisect_right
from collections.abc import Sequence

from demarche.claims.rules.goods_context import Context
from demarche.claims.rules.goods_kinds import Kind
from demarche.claims.rules.goods_words import Word

_FAR = 10
"""How many sentences back "equipment of this nature" may reach."""


def attach_controls(context: Context, kinds: Sequence[Kind]) -> None:
    """Give each control entry to the kinds of goods that it is named for.

    These are the goods between the entry before it and itself in its sentence; else those right behind it; else those
    of the entry before it; else the last goods spoken of, in its paragraph before those farther back.
    """
    starts = [sentence.start for sentence in context.sentences]
    since: dict[int, int] = {}
    latest: list[Kind] = []
    for control in context.controls:
        number = max(0, bisect_right(starts, control.start) - 1)
        sentence = context.sentences[number]
        begin = since.get(number, _line_start(context, number))
        named = _named(kinds, begin, control.start)
        if not named and number in since:
            named = latest
        named = (
            named or _named(kinds, control.end, min(sentence.end, control.end + 60)) or _before(context, kinds, number)
        )
        for kind in named:
            if control.notation not in kind.controls:
                kind.controls.append(control.notation)
        latest = named or latest
        since[number] = control.end


def _named(kinds: Sequence[Kind], start: int, end: int) -> list[Kind]:
    """The kinds named between two places, in order."""
    return [
        kind
        for kind in kinds
        if kind.weight >= 0.8
        and kind.traded
        and not (kind.umbrella or kind.bare)
        and any(
            start <= m.start < end and not m.purpose and not m.flags & Word.UMBRELLA
            for m in kind.mentions + kind.others
        )
    ]


def _line_start(context: Context, number: int) -> int:
    """Where the line of a sentence begins: dots that lead to a number ("pumps ..... 2B999") end no sentence."""
    text, k = context.document.text, number
    while (
        k > 0
        and text[max(0, context.sentences[k].start - 4) : context.sentences[k].start].rstrip().endswith("..")
        and number - k < 3
    ):
        k -= 1
    return context.sentences[k].start


def _before(context: Context, kinds: Sequence[Kind], number: int) -> list[Kind]:
    """The goods that the sentences before speak of."""
    good = [kind for kind in kinds if kind.weight >= 1.8]
    passage = context.sentences[number].passage
    for near in (True, False):
        for k in range(number - 1, max(-1, number - _FAR - 1), -1):
            sentence = context.sentences[k]
            if near and sentence.passage != passage:
                break
            if found := _named(good, sentence.start, sentence.end):
                return found
    good = [kind for kind in good if not kind.umbrella and not kind.bare]
    return good if len(good) < 2 else [kind for kind in good if kind.quantity]
