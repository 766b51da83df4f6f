"""Whether a message is all there: its sections, and whether its text comes to an end."""

import re
from collections.abc import Sequence

from demarche.cable.ending import Ending
from demarche.cable.furniture import CONTINUED, PAGE, PAGE_STATION, SECTION, Furniture
from demarche.cable.model import Section
from demarche.cable.top import Top
from demarche.text.flow import Flow

_SECTION_KINDS = ("section-heading", "page-line", "continuation")
_SECTION_LINES = (SECTION, CONTINUED, PAGE, PAGE_STATION)
_ENDS = re.compile(r"""[.?!:;)\]"'*-]\s*\Z""")
_ROW = re.compile(r"\S(?: {3,}|\t+)\S|^[ \t]*(?:--|-|\*|\u2022)[ \t]")
_TAIL = 200


def find_sections(top: Top, furniture: Sequence[Furniture], whole: Flow, flow: Flow) -> list[Section]:
    """Return every section that the classification line, a repeated heading, a page or a continuation line names.

    `whole` is the flow in which the furniture stands, `flow` the one without it.
    """
    line = top.class_line
    found: dict[int, Section] = {}
    if line and line.section is not None and line.of:
        found[line.section] = Section(line.section, line.of, flow.span(line.span))
    for piece in furniture:
        number, of = _numbers(piece)
        if number and of and number <= of:
            found.setdefault(number, Section(number, of, whole.span((piece.start, piece.end))))
    if found and 1 not in found and line and line.section is None:
        found[1] = Section(1, next(iter(found.values())).of, flow.span(line.span))
    return [found[number] for number in sorted(found)]


def _numbers(piece: Furniture) -> tuple[int, int]:
    """Return which section of how many a piece of furniture names, noughts where it names none."""
    if piece.kind not in _SECTION_KINDS:
        return 0, 0
    hit = next((hit for pattern in _SECTION_LINES if (hit := pattern.match(piece.text))), None)
    if hit is None or not hit["of"]:
        return 0, 0
    final = "final" in hit.re.groupindex and hit["final"]
    return int(hit["section"] or (hit["of"] if final else 0)), int(hit["of"])


def is_complete(text: str, sections: Sequence[Section], ending: Ending, *, signed: bool) -> bool:
    """Tell whether no section is missing and the text does not break off."""
    return not missing_sections(sections, ended=signed or ending.closed) and not breaks_off(text, ending, signed=signed)


def missing_sections(sections: Sequence[Section], *, ended: bool) -> list[int]:
    """Return the numbers of the sections that are certainly not there.

    Where only the first is marked and the text comes to a proper end, nothing is certain: released copies often lose
    the marks of the later sections.
    """
    if not sections:
        return []
    numbers = {section.number for section in sections}
    if numbers == {1} and ended:
        return []
    return [number for number in range(1, max(section.of for section in sections) + 1) if number not in numbers]


def breaks_off(text: str, ending: Ending, *, signed: bool) -> bool:
    """Tell whether the text stops in the middle of a sentence."""
    if signed or ending.closed:
        return False
    tail = text[max(0, ending.start - _TAIL) : ending.start].rstrip()
    if not tail or _ENDS.search(tail):
        return False
    # A row of a table or an item of a list needs no full stop.
    return _ROW.search(tail.rpartition("\n")[2]) is None
