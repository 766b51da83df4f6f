"""Deadlines as a calendar."""

from datetime import date

import icalendar

from demarche.casework.threads import build_cases
from demarche.desk.due import Due
from demarche.exports.calendar import calendar_of
from tests.casework.make import request

TODAY = date(2010, 3, 1)


def due_of(title: str, classification: str | None = None) -> Due:
    [case] = build_cases([request("10STATE4401", "2010-02-24", subject=title, classification=classification)], TODAY)
    return Due(case, date(2010, 3, 5), 4, "NLT COB, Friday; please", "US federal", "the Friday\nafter")


def event_of(*rows: Due) -> icalendar.Event:
    calendar = icalendar.Calendar.from_ical(calendar_of(rows, TODAY))
    [event] = calendar.walk("VEVENT")
    assert isinstance(event, icalendar.Event)
    return event


def test_text_comes_back_whole() -> None:
    event = event_of(due_of("PUMPS; VALVES, AND\x0b MORE: " + "LONG " * 40))
    assert str(event["summary"]).startswith("10STATE4401 due from AMEMBASSY LIMA: PUMPS; VALVES, AND  MORE: LONG LONG")
    assert "NLT COB, Friday; please" in str(event["description"])


def test_lines_are_as_long_as_the_standard_allows_and_end_as_it_says() -> None:
    data = calendar_of([due_of("ÑANDÚ " * 40)], TODAY)
    lines = data.split(b"\r\n")
    assert lines.pop() == b""
    assert max(map(len, lines)) <= 75


def test_what_is_classified_is_marked_so() -> None:
    assert event_of(due_of("A", "UNCLASSIFIED"))["class"] == "PUBLIC"
    assert event_of(due_of("A", "SECRET"))["class"] == "CONFIDENTIAL"


def test_a_calendar_without_deadlines_is_one() -> None:
    assert icalendar.Calendar.from_ical(calendar_of([], TODAY)).walk("VEVENT") == []
