"""Checks of marks: portions against the whole, conflicts inside a mark, form (CAPCO C, D; 5 FAH-1 H-240)."""

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from demarche.cable.model import Paragraph, Problem, Span
from demarche.cable.problems import problem
from demarche.marking.label import Deviation, Label
from demarche.marking.parse import level_of, parse_mark

if TYPE_CHECKING:
    from demarche.cable.cable import Cable

_USUAL = {Deviation.STATE_HABIT}
"""What no one needs to be told of: `(S/NF)`, `(SBU)`, `(C - ENTIRE TEXT)` are how State marks."""


class _Mark(NamedTuple):
    """A mark of the cable, with the words that say what carries it."""

    label: Label
    carrier: str
    span: Span
    banner: bool = False
    """It stands over a text of its own, where the level may be written out."""


def _marks(cable: "Cable") -> Iterator[_Mark]:
    """Yield every mark of the cable; that of a paragraph of points once."""
    for p in cable.paragraphs:
        if p.marking:
            yield _Mark(parse_mark(p.marking), f"paragraph {p.number} is", _opening(p))
    own = {(p.number, p.marking) for p in cable.paragraphs}
    for t in cable.talking_points:
        if t.marking and (t.paragraph, t.marking) not in own:
            carrier = f"the points in paragraph {t.paragraph} are" if t.paragraph else "the points are"
            yield _Mark(parse_mark(t.marking), carrier, t.span, banner=True)
    if cable.subject_marking and cable.top.subject_span:
        yield _Mark(parse_mark(cable.subject_marking), "the subject is", cable.flow.span(cable.top.subject_span))


def _opening(paragraph: Paragraph) -> Span:
    """The number and the mark of a paragraph."""
    start, end = paragraph.span
    return start, min(end, start + len(paragraph.marking or "") + 6)


def _class_place(cable: "Cable") -> Span:
    """The classification line, or the start of the cable."""
    line = cable.top.class_line
    return cable.flow.span(line.span) if line else (cable.start, cable.start)


def check_marks(cable: "Cable") -> Iterator[Problem]:
    """No portion stands above the message, no mark has NOFORN and a release (CAPCO H.8), odd forms are noted."""
    own = level_of(cable.classification) if cable.classification else None
    texts = {p.marking for p in cable.paragraphs}
    texts.add(cable.subject_marking)
    texts.update(t.marking for t in cable.talking_points)
    if odd := _odd_marks(frozenset(texts), own):
        for mark in _marks(cable):
            if mark.label.text in odd:
                yield from _judge(mark, own, cable.classification)
    if "NOFORN" in cable.dissemination and any(c.startswith("REL ") for c in cable.dissemination):
        yield problem("noforn-rel-conflict", "the message is marked NOFORN and REL", _class_place(cable))


@lru_cache(maxsize=4096)
def _odd_marks(texts: frozenset[str | None], own: int | None) -> frozenset[str]:
    """Return the marks that need a look, whatever carries them."""
    return frozenset(text for text in texts if text and _is_odd(text, own))


@lru_cache(maxsize=8192)
def _is_odd(text: str, own: int | None) -> bool:
    """Whether a mark needs a look, whatever carries it."""
    label = parse_mark(text)
    if label.noforn and label.releases:
        return True
    above = own is not None and label.level is not None and label.level.rank > own
    return above or not label.deviations <= _USUAL or not _is_abbreviated(label)


def _judge(mark: _Mark, own: int | None, classification: str | None) -> Iterator[Problem]:
    label, carrier, span, banner = mark
    if own is not None and label.level is not None and label.level.rank > own:
        message = f"{carrier} marked ({label.text}), the message is {classification}"
        yield problem("portion-above-class", message, span)
    if label.noforn and label.releases:
        message = f"{carrier} marked ({label.text}): NOFORN and REL exclude each other"
        yield problem("noforn-rel-conflict", message, span)
    elif not label.deviations <= _USUAL or not (banner or _is_abbreviated(label)):
        register = f"; the register has {label.proposed}" if label.proposed else ""
        yield problem("nonstandard-marking", f"{carrier} marked ({label.text}){register}", span)


def check_banner(cable: "Cable") -> Iterator[Problem]:
    """The classification is the highest of the portions, and NOFORN where a portion is (CAPCO D.2).

    Both are warnings: a compilation may be of a higher class than each of its portions, and released cables show that
    posts did not always carry NOFORN up to the caption line.
    """
    own = level_of(cable.classification) if cable.classification else None
    texts = {p.marking for p in cable.paragraphs}
    if not own or not texts or None in texts or not cable.complete:
        return
    over = {t.marking for t in cable.talking_points} | {cable.subject_marking}
    ranks = [rank for text in texts | over if text and (rank := level_of(text)) is not None]
    if ranks and max(ranks) < own and cable.classification != "LIMITED OFFICIAL USE":
        message = f"the message is {cable.classification}, no portion is marked so high"
        yield problem("banner-rollup-mismatch", message, _class_place(cable))
    if "NOFORN" not in cable.dissemination and (closed := {text for text in texts if text and _is_closed(text)}):
        first = next(p for p in cable.paragraphs if p.marking in closed)
        message = f"paragraph {first.number} is NOFORN, the message is not"
        yield problem("banner-rollup-mismatch", message, _opening(first))


@lru_cache(maxsize=8192)
def _is_closed(text: str) -> bool:
    """Whether a mark keeps its portion from every foreign reader."""
    label = parse_mark(text)
    return label.noforn and not label.releases


def _is_abbreviated(label: Label) -> bool:
    """Whether the level is written as portion marks write it: `S`, not `SECRET`."""
    return label.level is None or label.level_text in (None, label.level.portion)


def check_missing_marks(cable: "Cable") -> Iterator[Problem]:
    """Where portions are marked, every numbered paragraph is."""
    if cable.classification in (None, "UNCLASSIFIED", "LIMITED OFFICIAL USE"):
        return
    marks = [p.marking for p in cable.paragraphs if p.marking]
    if len(marks) == len(cable.paragraphs) or len(marks) < 2 or len(marks) * 3 < len(cable.paragraphs):
        return
    if any(parse_mark(text).entire_text for text in set(marks)):
        return
    for p in cable.paragraphs:
        if p.marking is None and not _is_statement(cable, p):
            yield problem(
                "portion-missing", f"paragraph {p.number} has no mark", (p.span[0], min(p.span[1], p.span[0] + 4))
            )


def _is_statement(cable: "Cable", paragraph: Paragraph) -> bool:
    """Whether a paragraph is the classification statement, which is marked by no one."""
    authority = cable.top.authority
    if authority is None or authority.span is None:
        return False
    return 0 <= cable.flow.span(authority.span)[0] - paragraph.span[0] < len("10.  (U) ")
