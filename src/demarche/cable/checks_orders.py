"""Checks of the authority block: executive order, declassification and reasons against the date (32 CFR 2001)."""

import re
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from demarche.cable.model import Problem, Span
from demarche.cable.problems import problem
from demarche.cable.words import load

if TYPE_CHECKING:
    from demarche.cable.cable import Cable

_DATA: dict[str, Any] = load("orders")
_EXEMPT = re.compile(r"\b(?:25X[1-9]|50X[1-9]|75X[1-9])\b")
_LAST = date(9999, 12, 31)


def _in_force(entry: dict[str, Any], day: date) -> bool:
    return bool(entry["from"] <= day <= entry.get("until", _LAST))


def _place(cable: "Cable") -> Span:
    executive = cable.top.executive
    if executive and executive.span:
        return cable.flow.span(executive.span)
    return cable.flow.span(cable.top.class_line.span) if cable.top.class_line else (cable.start, cable.start)


def check_order(cable: "Cable") -> Iterator[Problem]:
    """The executive order cited was in force."""
    executive = cable.top.executive
    if executive is None or executive.order is None or cable.dtg is None:
        return
    entry = _DATA["orders"].get(executive.order)
    day = cable.dtg.date()
    if entry is None:
        yield problem("eo-not-in-force", f"E.O. {executive.order} is no order on classification", _place(cable), "info")
    elif not _in_force(entry, day):
        until = entry.get("until")
        period = f"{entry['from']} to {until}" if until else f"since {entry['from']}"
        severity = "error" if day < entry["from"] else "warning"
        yield problem(
            "eo-not-in-force", f"E.O. {executive.order} ({period}) on a cable of {day}", _place(cable), severity
        )


def check_declassification(cable: "Cable") -> Iterator[Problem]:
    """A classified cable says when it is declassified, within 25 years unless exempt."""
    executive = cable.top.executive
    if cable.classification not in ("CONFIDENTIAL", "SECRET", "TOP SECRET"):
        return
    if executive is None or executive.declassify_on is None:
        if cable.dtg and cable.dtg.year >= 1972:
            yield problem(
                "declass-missing",
                f"a {cable.classification} cable without a declassification instruction",
                _place(cable),
            )
        return
    written = executive.declassify_on
    if cable.dtg is None or not re.match(r"\d{4}-\d\d-\d\d$", written) or _EXEMPT.search(executive.raw or ""):
        return
    day, last = date.fromisoformat(written), cable.dtg.date()
    limit = (last.year + 25, last.month, last.day)
    if (day.year, day.month, day.day) > limit:
        yield problem(
            "declass-too-long", f"declassification on {written} is more than 25 years after {last}", _place(cable)
        )


def check_reasons(cable: "Cable") -> Iterator[Problem]:
    """An original classification under E.O. 12958 or later gives reasons, from a section in force."""
    authority = cable.top.authority
    executive = cable.top.executive
    if authority is None or cable.dtg is None or cable.classification not in ("CONFIDENTIAL", "SECRET", "TOP SECRET"):
        return
    place = cable.flow.span(authority.span) if authority.span else _place(cable)
    modern = executive is not None and executive.order in ("12958", "13292", "13526")
    if modern and authority.classified_by and not authority.reasons and not authority.derived_from:
        yield problem("reason-missing", "the classification statement gives no reason", place)
    day = cable.dtg.date()
    for reason in authority.reasons:
        section, _, letter = reason.rstrip(")").partition("(")
        entry = _DATA["reasons"].get(section)
        if entry is None:
            continue
        sound = _in_force(entry, day) and (not letter or letter in entry["letters"])
        if not sound:
            yield problem("reason-not-in-force", f"reason {reason} on a cable of {day}", place)
            break
