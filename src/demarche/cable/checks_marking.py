"""Checks of marks: portions against the whole, conflicts inside a mark, form (CAPCO C, D; 5 FAH-1 H-240)."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from demarche.cable.model import Paragraph, Problem, Span
from demarche.cable.problems import problem
from demarche.marking.label import Deviation, Label
from demarche.marking.parse import level_of, parse_mark

if TYPE_CHECKING:
    from demarche.cable.cable import Cable

_USUAL = {Deviation.STATE_HABIT}
"""What no one needs to be told of: `(S/NF)`, `(SBU)`, `(C - ENTIRE TEXT)` are how State marks."""


def _marks(cable: "Cable") -> Iterator[tuple[Label, str, Span]]:
    """Yield (label, what carries it, span) of every mark of the cable."""
    for p in cable.paragraphs:
        if p.marking:
            yield parse_mark(p.marking), f"paragraph {p.number}", _opening(p)
    for t in cable.talking_points:
        if t.marking:
            yield (
                parse_mark(t.marking),
                f"the points in paragraph {t.paragraph}" if t.paragraph else "the points",
                t.span,
            )
    if cable.subject_marking and cable.top.subject_span:
        yield parse_mark(cable.subject_marking), "the subject", cable.flow.span(cable.top.subject_span)


def _opening(paragraph: Paragraph) -> Span:
    """The number and the mark of a paragraph."""
    start, end = paragraph.span
    return start, min(end, start + len(paragraph.marking or "") + 6)


def _class_place(cable: "Cable") -> Span:
    """The classification line, or the start of the cable."""
    line = cable.top.class_line
    return cable.flow.span(line.span) if line else (cable.start, cable.start)


def check_portions(cable: "Cable") -> Iterator[Problem]:
    """No portion stands above the classification of the message."""
    own = level_of(cable.classification) if cable.classification else None
    if own is None:
        return
    for label, what, span in _marks(cable):
        if label.level is not None and label.level.rank > own:
            yield problem(
                "portion-above-class", f"{what} is marked ({label.text}), the message is {cable.classification}", span
            )


def check_banner(cable: "Cable") -> Iterator[Problem]:
    """The classification is the highest of the portions, and NOFORN where a portion is (CAPCO D.2).

    A class above every portion is a warning, for a compilation of portions may be of a higher class than each. A
    classified message without the NOFORN of a portion contradicts it, an error; of SBU NOFORN, a later rule that State
    cables of the time do not follow, a warning.
    """
    own = level_of(cable.classification) if cable.classification else None
    numbered = [p for p in cable.paragraphs if p.marking]
    if not own or not numbered or len(numbered) < len(cable.paragraphs) or not cable.complete:
        return
    ranks = [label.level.rank for label, _, _ in _marks(cable) if label.level is not None]
    if ranks and max(ranks) < own and cable.classification != "LIMITED OFFICIAL USE":
        place = _class_place(cable) if cable.top.class_line else numbered[0].span
        yield problem(
            "banner-rollup-mismatch", f"the message is {cable.classification}, no portion is marked so high", place
        )
    if "NOFORN" in cable.dissemination:
        return
    for p in numbered:
        label = parse_mark(p.marking or "")
        if label.noforn and not label.releases:
            severity = "error" if "NOFORN" in label.controls else "warning"
            message = f"paragraph {p.number} is NOFORN, the message is not"
            yield problem("banner-rollup-mismatch", message, _opening(p), severity)
            return


def check_conflicts(cable: "Cable") -> Iterator[Problem]:
    """No mark has NOFORN and a release (CAPCO H.8); marks in another form than the register's are noted."""
    for label, what, span in _marks(cable):
        if label.noforn and label.releases:
            message = f"{what} is marked ({label.text}): NOFORN and REL exclude each other"
            yield problem("noforn-rel-conflict", message, span)
        elif not _is_portion_form(label):
            register = f"; the register has {label.proposed}" if label.proposed else ""
            yield problem("nonstandard-marking", f"{what} is marked ({label.text}){register}", span)
    if "NOFORN" in cable.dissemination and any(c.startswith("REL ") for c in cable.dissemination):
        yield problem("noforn-rel-conflict", "the message is marked NOFORN and REL", _class_place(cable))


def _is_portion_form(label: Label) -> bool:
    """Whether a portion mark has the form of the register or of State's habit: there the level is abbreviated."""
    abbreviated = label.level is None or label.level_text in (None, label.level.portion)
    return abbreviated and label.deviations <= _USUAL


def check_missing_marks(cable: "Cable") -> Iterator[Problem]:
    """Where portions are marked, every numbered paragraph is."""
    if cable.classification in (None, "UNCLASSIFIED", "LIMITED OFFICIAL USE"):
        return
    marks = [parse_mark(p.marking) for p in cable.paragraphs if p.marking]
    if len(marks) * 2 <= len(cable.paragraphs) or any(label.entire_text for label in marks):
        return
    for p in cable.paragraphs:
        if p.marking is None:
            yield problem(
                "portion-missing", f"paragraph {p.number} has no mark", (p.span[0], min(p.span[1], p.span[0] + 4))
            )
