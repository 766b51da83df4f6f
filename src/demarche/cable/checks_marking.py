"""Checks of marks: portions against the whole, conflicts inside a mark, form (CAPCO C, D; 5 FAH-1 H-240)."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from demarche.cable.model import Problem, Span
from demarche.cable.problems import problem
from demarche.marking.parse import level_of

if TYPE_CHECKING:
    from demarche.cable.cable import Cable

_CLASS_MARK = {"UNCLASSIFIED": "U", "LIMITED OFFICIAL USE": "LOU", "CONFIDENTIAL": "C", "SECRET": "S", "TOP SECRET": "TS"}
_NOFORN = re.compile(r"\b(?:NF|NOFORN)\b")
_REL = re.compile(r"\bREL\b|\bRELEASABLE\b")
_SOUND = re.compile(
    r"(?:U|C|S|TS)(?://(?:FOUO|NF|NOFORN|RELIDO|OC|ORCON|PR|REL(?: TO USA(?:, [A-Z]{3,4})+)?)(?:/(?:NF|PR|RELIDO))*)?$"
    r"|SBU(?:[/-]NF)?$|FOUO$|LOU$|(?:C|S|TS)/NF$"
)


def _marks(cable: "Cable") -> Iterator[tuple[str, str, Span]]:
    """Yield (mark, what carries it, span) of every mark of the cable."""
    for p in cable.paragraphs:
        if p.marking:
            yield p.marking, f"paragraph {p.number}", (p.span[0], min(p.span[1], p.span[0] + len(p.marking) + 6))
    for t in cable.talking_points:
        if t.marking:
            yield t.marking, f"the points in paragraph {t.paragraph}" if t.paragraph else "the points", t.span
    if cable.subject_marking and cable.top.subject_span:
        yield cable.subject_marking, "the subject", cable.flow.span(cable.top.subject_span)


@lru_cache(maxsize=4096)
def _rank(mark: str) -> int | None:
    return level_of(mark)


def check_portions(cable: "Cable") -> Iterator[Problem]:
    """No portion stands above the classification of the message."""
    own = _rank(_CLASS_MARK[cable.classification]) if cable.classification in _CLASS_MARK else None
    if own is None:
        return
    for mark, what, span in _marks(cable):
        rank = _rank(mark)
        if rank is not None and rank > own:
            yield problem("portion-above-class", f"{what} is marked ({mark}), the message is {cable.classification}", span)


def check_banner(cable: "Cable") -> Iterator[Problem]:
    """The classification is the highest of the portions, and NOFORN where a portion is."""
    own = _rank(_CLASS_MARK[cable.classification]) if cable.classification in _CLASS_MARK else None
    numbered = [p for p in cable.paragraphs if p.marking]
    if own is None or not numbered or len(numbered) < len(cable.paragraphs) or not cable.complete:
        return
    ranks = [rank for mark, _, _ in _marks(cable) if (rank := _rank(mark)) is not None]
    place = cable.flow.span(cable.top.class_line.span) if cable.top.class_line else numbered[0].span
    if ranks and max(ranks) < own and cable.classification not in ("UNCLASSIFIED", "LIMITED OFFICIAL USE"):
        yield problem("banner-rollup-mismatch", f"the message is {cable.classification}, no portion is marked so high", place)
    if "NOFORN" not in cable.dissemination and cable.classification not in ("UNCLASSIFIED", None):
        for p in numbered:
            if _NOFORN.search(p.marking or "") and not _REL.search(p.marking or ""):
                yield problem("banner-rollup-mismatch", f"paragraph {p.number} is NOFORN, the message is not", p.span[:1] + (p.span[0] + 8,))
                break


def check_conflicts(cable: "Cable") -> Iterator[Problem]:
    """No mark has NOFORN and a release; marks in another form than the register's are noted."""
    for mark, what, span in _marks(cable):
        upper = mark.upper()
        if _NOFORN.search(upper) and _REL.search(upper):
            yield problem("noforn-rel-conflict", f"{what} is marked ({mark}): NOFORN and REL exclude each other", span)
        elif not _SOUND.match(upper):
            yield problem("nonstandard-marking", f"{what} is marked ({mark})", span)
    if "NOFORN" in cable.dissemination and any(c.startswith("REL ") for c in cable.dissemination):
        place = cable.flow.span(cable.top.class_line.span) if cable.top.class_line else (cable.start, cable.start)
        yield problem("noforn-rel-conflict", "the message is marked NOFORN and REL", place)


def check_missing_marks(cable: "Cable") -> Iterator[Problem]:
    """Where portions are marked, every numbered paragraph is."""
    if cable.classification in (None, "UNCLASSIFIED", "LIMITED OFFICIAL USE"):
        return
    marked = sum(1 for p in cable.paragraphs if p.marking)
    if marked * 2 <= len(cable.paragraphs):
        return
    entire = any(p.marking and "ENTIRE" in p.marking.upper() for p in cable.paragraphs)
    for p in cable.paragraphs:
        if p.marking is None and not entire:
            yield problem("portion-missing", f"paragraph {p.number} has no mark", (p.span[0], min(p.span[1], p.span[0] + 4)))
