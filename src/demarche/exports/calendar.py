"""Deadlines as an iCalendar file (RFC 5545): an event of a whole day for each, with a reminder the day before."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta

from icalendar import Alarm, Calendar, Event

from demarche._version import __version__
from demarche.desk.due import Due

_OPEN = frozenset([None, "UNCLASSIFIED"])


def calendar_of(rows: Iterable[Due], today: date) -> bytes:
    """Return a calendar of deadlines; an event keeps its UID when its date changes, so that a calendar updates it."""
    calendar = Calendar()
    calendar.add("prodid", f"-//demarche//demarche {__version__}//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", "demarche: deadlines")
    for row in rows:
        calendar.add_component(_event(row, today))
    return bytes(calendar.to_ical())


def _event(row: Due, today: date) -> Event:
    event = Event()
    posts = ", ".join(row.case.silent)
    event.add("uid", f"{row.case.id}-due@demarche")
    event.add("dtstamp", datetime.combine(today, time(), UTC))
    event.add("dtstart", row.due)
    event.add("dtend", row.due + timedelta(days=1))
    event.add("summary", _plain(f"{row.case.id} due{f' from {posts}' if posts else ''}: {row.case.title}"))
    event.add("description", _plain("\n".join(_told(row, posts))))
    event.add("categories", ["demarche"])
    event.add("transp", "TRANSPARENT")
    event.add("class", "PUBLIC" if row.case.request.classification in _OPEN else "CONFIDENTIAL")
    if row.case.silent:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", _plain(f"{row.case.id} is due"))
        alarm.add("trigger", timedelta(days=-1))
        event.add_component(alarm)
    return event


def _told(row: Due, posts: str) -> list[str]:
    return [
        line
        for line in (
            f'Words: "{row.text}"' if row.text else "",
            f"Calendar: {row.calendar}" if row.calendar else "",
            f"Rule: {row.rule}" if row.rule else "",
            f"Silent: {posts}" if posts else "",
            f"Status: {row.case.status}",
            f"Classification of the request: {row.case.request.classification or 'not known'}",
        )
        if line
    ]


def _plain(text: str) -> str:
    """Return text without the control characters that RFC 5545 does not allow."""
    return "".join(c if c == "\n" or (c >= " " and c != "\x7f") else " " for c in text)
