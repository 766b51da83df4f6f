"""What is wrong with a cable: cross-checks between its parts, each a small function over the cable.

A check yields problems; it never raises. `error` is only for what is certainly wrong. The cross-checks are those
of ACP 127 (FL2, FL3, FL4 and FL15 against FL5 and the text), the marking rules of CAPCO and 32 CFR 2001, and the
periods in which executive orders and reason sections were in force.
"""

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from demarche.cable.checks_marking import check_banner, check_marks, check_missing_marks
from demarche.cable.checks_orders import check_declassification, check_order, check_reasons
from demarche.cable.classline import class_of
from demarche.cable.completeness import breaks_off, missing_sections
from demarche.cable.copylines import Distribution, copy_line_kind, count_copies
from demarche.cable.furniture import PAGE
from demarche.cable.ids import canonical_id, split_id
from demarche.cable.model import Problem, Span
from demarche.cable.problems import problem
from demarche.cable.tags import tag_kind
from demarche.cable.times import MONTHS
from demarche.text.flow import is_blank

if TYPE_CHECKING:
    from demarche.cable.cable import Cable

_RANK = {"FLASH": 0, "IMMEDIATE": 1, "PRIORITY": 2, "ROUTINE": 3}
_RULE_CHARS = "-=_*~ \t\n\r\f\0"
_PROSIGN = {"Z": "FLASH", "O": "IMMEDIATE", "P": "PRIORITY", "R": "ROUTINE"}
_LETTER = {"U": "UNCLASSIFIED", "C": "CONFIDENTIAL", "S": "SECRET", "T": "TOP SECRET"}
_LATE = timedelta(hours=18)
"""A cable is filed within minutes or hours of its date-time group; later on another day is a contradiction."""
_EARLY = timedelta(hours=3)
"""A cable may be filed somewhat before the time that it is given; more is a contradiction."""


def find_problems(cable: "Cable") -> tuple[Problem, ...]:
    """Return the problems of a cable in order of place."""
    if not _is_cable(cable):
        whole = (cable.start, cable.end)
        other = problem("not-a-cable", "neither a heading nor the top of a cable was found", whole)
        return (other, *check_decoding(cable))
    found = [p for check in CHECKS for p in check(cable)]
    found.sort(key=lambda p: (p.span, p.code))
    return tuple(found)


def _is_cable(cable: "Cable") -> bool:
    top, head = cable.top, cable.heading
    parts = (
        head.origin is not None,
        head.dtg is not None,
        top.class_line is not None,
        top.subject is not None,
        bool(top.tags),
        top.executive is not None,
        bool(cable.paragraphs) and bool(cable.metadata),
    )
    return sum(parts) >= 2 or (bool(cable.metadata) and any(parts))


def check_heading(cable: "Cable") -> Iterator[Problem]:
    """Date-time group, and lines of the heading that no rule knows."""
    head = cable.heading
    span = cable.flow.span
    if head.dtg is not None and cable.dtg is None:
        yield problem(
            "dtg-invalid", f"`{head.dtg.group()}` is not a date-time group ddhhmmZ MON YY", span(head.dtg_span)
        )
    elif head.dtg is None and head.origin is not None:
        yield problem("dtg-invalid", "the heading has no date-time group (FL5)", span(head.origin_span))
    for kind, start, end in head.lines:
        if kind == "error":
            words = " ".join(cable.flow.text[start:end].split())[:60]
            yield problem("heading-unparsed", f"`{words}` is no known line of a heading", span((start, end)))


def check_filing(cable: "Cable") -> Iterator[Problem]:
    """FL3 against FL5."""
    head = cable.heading
    if head.filing is None or cable.dtg is None:
        return
    if cable.filed is None:
        yield problem("julian-dtg-mismatch", f"`{head.filing}` is no filing time", cable.flow.span(head.serial_span))
        return
    later = cable.filed - cable.dtg
    if later >= -_EARLY and (later <= _LATE or cable.filed.date() == cable.dtg.date()):
        return
    day = cable.dtg.timetuple().tm_yday
    message = (
        f"FL3 was filed on day {head.filing[:3]} ({cable.filed:%Y-%m-%d}), "
        f"the date-time group is day {day:03} ({cable.dtg:%Y-%m-%d})"
    )
    yield problem("julian-dtg-mismatch", message, cable.flow.span(head.serial_span))


def check_precedence(cable: "Cable") -> Iterator[Problem]:
    """FL2 against FL5: the higher precedence of FL5 stands in FL2."""
    head = cable.heading
    called = _PROSIGN.get(head.called_precedence or "")
    if called is None or not head.precedence:
        return
    highest = min(head.precedence, key=lambda word: _RANK[word])
    if called != highest:
        severity = "warning" if called in head.precedence else "error"
        yield problem(
            "precedence-mismatch",
            f"FL2 says {called}, FL5 says {' '.join(head.precedence)}",
            cable.flow.span(head.called_span),
            severity,
        )


def check_warning(cable: "Cable") -> Iterator[Problem]:
    """FL4 against the classification."""
    head = cable.heading
    line = cable.top.class_line
    if line is None:
        return
    if head.warning is None:
        if (
            head.called_precedence
            and head.serial
            and line.classification not in ("UNCLASSIFIED", "LIMITED OFFICIAL USE")
        ):
            yield problem(
                "zny-missing",
                f"FL4 (ZNY {line.classification[0] * 5}) is missing from the heading of a {line.classification} cable",
                cable.flow.span(head.serial_span),
            )
        return
    parts = head.warning.split(" ")
    letter = parts[1][0] if len(parts) > 1 else "U" if parts[0] == "ZNR" else ""
    says = _LETTER.get(letter)
    if says is None or says == line.classification:
        return
    if line.classification == "LIMITED OFFICIAL USE" and says in ("UNCLASSIFIED", "CONFIDENTIAL"):
        return
    yield problem(
        "zny-class-mismatch",
        f"FL4 says `{head.warning}` ({says}), the text is {line.classification}",
        cable.flow.span(head.warning_span),
    )


def check_serials(cable: "Cable") -> Iterator[Problem]:
    """FL3 against the MRN, and against the check numbers that close the message and its sections."""
    head, line = cable.heading, cable.top.class_line
    if head.serial is None:
        return
    serial = int(head.serial.rstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
    if line and line.number is not None and line.number % 10000 != serial % 10000:
        message = f"FL3 has serial #{head.serial}, the message is {line.station} {line.number}"
        yield problem("serial-mrn-mismatch", message, cable.flow.span(head.serial_span))
    closings = [
        (f.text.strip()[1:], (f.start + cable.start, f.end + cable.start))
        for f in cable.furniture
        if f.text.strip().startswith("#")
    ]
    if cable.ending.serial is not None:
        closings.append((cable.ending.serial, cable.flow.span(cable.ending.serial_span)))
    for written, span in closings:
        digits = written.rstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        if digits.isdigit() and int(digits) % 10000 != serial % 10000:
            yield problem("closing-serial-mismatch", f"#{written} closes a message with serial #{head.serial}", span)


def check_carrier(cable: "Cable") -> Iterator[Problem]:
    """What the carrier says around the message, against the message."""
    line = cable.top.class_line
    written = cable.metadata.get("reference_id") or cable.metadata.get("Document Number")
    place: Span = (cable.start, min(cable.end, cable.start + len(cable.text.split("\n", 1)[0])))
    if written and line and line.station and line.number is not None and cable.dtg:
        own, said = canonical_id(f"{cable.dtg.year % 100:02} {line.station} {line.number}"), canonical_id(written)
        if own and said and not _same_id(own, said):
            yield problem("reference-id-mismatch", f"the carrier says {written}, the message is {own}", place)
    says = cable.metadata.get("classification") or cable.metadata.get("Original Classification") or ""
    named = class_of(says.split("/")[0])
    if named and line and named != line.classification:
        yield problem(
            "metadata-class-mismatch", f"the carrier says {says}, the message is {line.classification}", place
        )
    moment = _carrier_date(cable)
    if moment and cable.dtg:
        days = abs((moment - cable.dtg.date()).days)
        if days > (1 if "created" in cable.metadata else 5):
            yield problem(
                "metadata-date-mismatch",
                f"the carrier says {moment:%Y-%m-%d}, the date-time group {cable.dtg:%Y-%m-%d}",
                place,
            )


def _same_id(one: str, two: str) -> bool:
    """Whether two ids are one; the station may be cut short, as in document numbers."""
    if one == two:
        return True
    a, b = split_id(one), split_id(two)
    if a is None or b is None:
        return False
    return a[0] == b[0] and a[2] == b[2] and (a[1].startswith(b[1]) or b[1].startswith(a[1]))


_DATE_FORMS = (
    re.compile(r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)"),
    re.compile(r"(?P<day>\d{1,2})[ -](?P<name>[A-Za-z]{3,9})[ -](?P<year>\d{4})"),
    re.compile(r"(?P<month>\d{1,2})/(?P<day>\d{1,2})/(?P<year>\d{4})"),
)


def _carrier_date(cable: "Cable") -> date | None:
    """The date that the carrier gives the message (Created is not Released)."""
    for key in ("created", "Draft Date", "Sent Date"):
        value = (cable.metadata.get(key) or "").strip()
        if hit := next((hit for form in _DATE_FORMS if (hit := form.match(value))), None):
            names = hit.groupdict()
            month = MONTHS.get((names.get("name") or "")[:3].upper()) or int(names.get("month") or 0)
            try:
                return date(int(hit["year"]), month, int(hit["day"]))
            except ValueError:
                continue
    return None


def check_sections(cable: "Cable") -> Iterator[Problem]:
    """Sections, pages and distribution of the copy."""
    ended = cable.signed is not None or cable.ending.closed
    for number in missing_sections(cable.sections, ended=ended):
        of = max(s.of for s in cable.sections)
        yield problem("section-missing", f"section {number} of {of} is not there", cable.sections[-1].span)
    groups = [(copies, total, cable.flow.span(span)) for copies, total, span in cable.heading.distribution]
    if cable.furniture:
        yield from _check_pages(cable)
        groups += _repeated_distribution(cable)
    for copies, total, span in groups:
        if total >= 0 and copies != total:
            message = f"the total is /{total:03}, the copies add up to {copies}"
            yield problem("distribution-sum", message, span)


def _check_pages(cable: "Cable") -> Iterator[Problem]:
    """Pages are numbered within their section."""
    last, kind = 1, ""
    for f in cable.furniture:
        hit = PAGE.match(f.text) if f.kind in ("page-line", "section-heading") else None
        if hit is not None:
            page = int(hit["page"])
            if page > last + 1:
                missing = str(last + 1) if page == last + 2 else f"{last + 1} to {page - 1}"
                place = (f.start + cable.start, f.end + cable.start)
                yield problem("page-missing", f"page {missing} is not there", place)
            last = page
        elif f.kind == "section-heading" and kind != f.kind:
            last = 1
        kind = f.kind


def _repeated_distribution(cable: "Cable") -> list[Distribution]:
    """The distribution lines of the headings that further sections repeat."""
    groups: list[Distribution] = []
    for f in cable.furniture:
        words = f.text.strip()
        if (
            f.kind == "section-heading"
            and copy_line_kind(words, distributing=bool(groups), opening=False) == "distribution"
        ):
            count_copies(groups, words, (f.start + cable.start, f.end + cable.start))
    return groups


def check_body(cable: "Cable") -> Iterator[Problem]:
    """The body: there, whole, numbered in order, signed."""
    text, end = cable.flow.text, cable.ending.start
    place = cable.flow.span((max(cable.top.end, end - 1), max(end, cable.top.end)))
    if is_blank(text, cable.top.end, end):
        yield problem("empty-body", "no text follows the heading", place)
        return
    yield from _check_numbers(cable)
    tail = text[max(cable.top.end, end - 60) : end].strip()
    signed = cable.signed is not None
    last = cable.headings[-1].span[1] if cable.headings and not signed else 0
    if last and not cable.text[last - cable.start :].strip(_RULE_CHARS + "BTN#0123456789"):
        yield problem("truncated", f"nothing follows the heading `{cable.headings[-1].text}`", place)
    elif breaks_off(text, cable.ending, signed=signed):
        yield problem("truncated", f"the text breaks off after `{tail[-40:]}`", place)
    elif cable.signed is None and cable.paragraphs:
        yield problem("signature-missing", "no name stands at the end", place)


def _check_numbers(cable: "Cable") -> Iterator[Problem]:
    if [p.number for p in cable.paragraphs] == list(range(1, len(cable.paragraphs) + 1)):
        return
    seen: set[int] = set()
    for one, two in pairwise(cable.paragraphs):
        seen.add(one.number)
        start = (two.span[0], min(two.span[1], two.span[0] + 4))
        if two.number in seen:
            yield problem("paragraph-duplicated", f"paragraph {two.number} stands twice", start)
        elif two.number > one.number + 1 and not missing_sections(cable.sections, ended=True):
            yield problem("paragraph-skipped", f"paragraph {two.number} follows paragraph {one.number}", start)
    if cable.paragraphs and cable.paragraphs[0].number > 1 and cable.complete:
        first = cable.paragraphs[0]
        yield problem(
            "paragraph-skipped", f"the first paragraph has number {first.number}", (first.span[0], first.span[0] + 2)
        )


def check_messages(cable: "Cable") -> Iterator[Problem]:
    """Other messages behind or inside this one."""
    if cable.another:
        yield problem("second-message", "another message follows in the same part of the source", cable.another)
    for start, end in cable.body.embedded:
        yield problem("embedded-message", "another message is quoted with its heading", cable.flow.span((start, end)))


def check_references(cable: "Cable") -> Iterator[Problem]:
    """References that were not understood, or that are later than the cable."""
    own = split_id(cable.reference_id) if cable.reference_id else None
    for r in cable.references:
        if r.kind == "other":
            yield problem("ref-unparsed", f"`{r.text[:60]}` was not understood", r.span)
        cited = split_id(r.canonical) if r.canonical else None
        written = cable.dtg.year if cable.dtg else own[0] if own else None
        if cited is None or written is None:
            continue
        year = cited[0]
        later = year > written
        same_post = own is not None and own[1] == cited[1] and year == own[0] and cited[2] > own[2]
        if later or same_post:
            yield problem("ref-in-future", f"{r.canonical} is later than this cable", r.span)


def check_tags(cable: "Cable") -> Iterator[Problem]:
    """TAGS that are in no list."""
    for tag, span in cable.top.tags:
        if tag_kind(tag) == "unknown":
            yield problem("tag-unknown", f"`{tag}` is in no list of TAGS", cable.flow.span(span))


def check_decoding(cable: "Cable") -> Iterator[Problem]:
    """Bytes that were lost before or while decoding."""
    at = cable.text.find("\ufffd")
    if at >= 0:
        count = cable.text.count("\ufffd")
        yield problem(
            "decoding-replaced",
            f"{count} characters stand for bytes that could not be decoded",
            (cable.start + at, cable.start + at + 1),
        )


Check = Callable[["Cable"], Iterator[Problem]]
CHECKS: tuple[Check, ...] = (
    check_heading,
    check_filing,
    check_precedence,
    check_warning,
    check_serials,
    check_carrier,
    check_sections,
    check_body,
    check_messages,
    check_references,
    check_tags,
    check_decoding,
    check_marks,
    check_banner,
    check_missing_marks,
    check_order,
    check_declassification,
    check_reasons,
)
