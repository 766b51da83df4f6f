"""One pass over the lines of a body: which open with a number, a rule of dashes, a bullet, or stand in capitals.

The readers of paragraphs, headings and talking points all begin with such lines; looking for all of them at once
costs a fraction of a pass for each.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from demarche.cable.model import Span
from demarche.cable.signs import SIGNS
from demarche.text.probe import Found

_NUMBER = (
    r"(\d{1,3})(?:[ ]?([.;)])(?!\d|[A-Z]\.|\))|[ ]?[,:]?(?=[ ]{0,2}\((?:[USCR]|TS|SBU|LOU|FOUO)[)/]))"
    # A mark of the usual short form is read in the same stroke.
    r"(?:[ ]{0,2}\(([A-Z]{1,4}(?:/{1,2}[A-Z]{2,6})?)\)[ ]*)?"
)
_RULE = r"([-=_*~\u2010\u2013\u2014]{3,})[ \t]*(?=\n)"
_BULLET = r"(--|-|\*|\u2022|\u2013|\u2014|\u25cf|\u25aa)(?=[ \t]*[A-Za-z0-9\"'(\u201c])"
_CAPITALS = r"((?:\([A-Z/]{1,6}\) )?[A-Z\"'&][^a-z\n]{2,89})(?=\n)"
_LINE = re.compile(
    rf"\n[ \t]*(?=\d|[^a-z \t\n]{{2}}|[*\u2022\u25cf\u25aa-] )(?:{_NUMBER}|{_RULE}|{_BULLET}|{_CAPITALS})"
)
_FIRST = re.compile(rf"[ \t]*{_NUMBER}")
_RULES, _BULLETS, _LINES = 4, 5, 6
"""Numbers of the groups; those below are of a number."""


class Lines(NamedTuple):
    """The lines of interest, in order; a match holds from the line end before it."""

    numbers: list["re.Match[str]"]
    rules: list["re.Match[str]"]
    bullets: list["re.Match[str]"]
    capitals: list["re.Match[str]"]


def scan_lines(text: str, start: int, end: int) -> Lines:
    """Return the lines of `[start, end)` by what they open with; the first line may be a number without a line end."""
    found = Lines([], [], [], [])
    if (first := _FIRST.match(text, start, end)) is not None:
        found.numbers.append(first)
    for hit in _LINE.finditer(text, max(start - 1, 0), end):
        group = hit.lastindex
        if group == _LINES:
            found.capitals.append(hit)
        elif group == _RULES:
            found.rules.append(hit)
        elif group == _BULLETS:
            found.bullets.append(hit)
        elif hit.start() >= start or first is None:
            found.numbers.append(hit)
    return found


_MARKERS = SIGNS.add("BEGIN", "Begin", "begin", "END", "End")
_SMALL_MARKERS = SIGNS.add(". end", ": end", "(end")


def find_markers(found: Found, start: int, end: int) -> list[int]:
    """Return where the words BEGIN and END stand in `[start, end)`, in order: what opens or closes a block."""
    places = found.within(_MARKERS, start, end)
    if found.has(_SMALL_MARKERS):
        small = found.within(_SMALL_MARKERS, start, end)
        places = sorted([*places, *(place + 1 for place in small), *(place + 2 for place in small)])
    return places


def match_marker(
    pattern: re.Pattern[str], text: str, markers: list[int], start: int, end: int
) -> "re.Match[str] | None":
    """Return the first match of a pattern at one of the markers of `[start, end)`."""
    for i in range(bisect_left(markers, start), len(markers)):
        if markers[i] >= end:
            return None
        if (hit := pattern.match(text, markers[i], end)) is not None:
            return hit
    return None


def overlap(spans: Sequence[Span], start: int, end: int) -> bool:
    """Tell whether one of the spans, which are in order and apart, has a part in `[start, end)`."""
    i = bisect_left(spans, (end,))
    return i > 0 and spans[i - 1][1] > start
