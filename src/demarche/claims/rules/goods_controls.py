"""Which goods a named control entry is named for."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from demarche.claims.rules.controls_named import ControlMention
from demarche.claims.rules.goods_mentions import Context

if TYPE_CHECKING:
    from demarche.claims.rules.goods import Kind

_ALL = re.compile(r"\b(?:both|equipment|such|items?|goods|these|they|all|chemicals?|two|materials?|products?|commodit\w+)\b", re.IGNORECASE)


def attach_controls(context: Context, kinds: "Sequence[Kind]") -> None:
    """Give each control entry to the kinds of goods that its sentence names it for."""
    since: dict[int, int] = {}
    latest: list[Kind] = []
    for control in context.controls:
        number = _sentence(context, control)
        start, end = context.sentences[number].start, context.sentences[number].end
        begin = since.get(number, start)
        named = _named(kinds, begin, control.start)
        if not named and begin == start:
            named = _named(kinds, control.end, min(end, control.end + 60))
        if not named:
            named = latest if begin != start else []
        if not named:
            named = _meant(context, kinds, number, start, control.start)
        for kind in named:
            if control.notation not in kind.controls:
                kind.controls.append(control.notation)
        latest = named or latest
        since[number] = control.end


def _sentence(context: Context, control: ControlMention) -> int:
    sentence = context.document.sentence_at(control.start)
    return context.sentences.index(sentence)


def _named(kinds: "Sequence[Kind]", start: int, end: int) -> "list[Kind]":
    """The kinds named between two places, in order; only the last clause counts where there are several."""
    return [kind for kind in kinds if any(start <= m.start < end for m in kind.mentions) and kind.weight >= 1.5]


def _meant(context: Context, kinds: "Sequence[Kind]", number: int, start: int, end: int) -> "list[Kind]":
    """The kinds that "equipment of this nature", "both" or "they" mean."""
    before = context.document.text[start:end]
    good = [kind for kind in kinds if kind.weight >= 2.0 and not kind.umbrella]
    if number and _ALL.search(before):
        previous = context.sentences[number - 1]
        near = _named(good, previous.start, previous.end)
        return near or [kind for kind in good if kind.quantity] or good
    return []
