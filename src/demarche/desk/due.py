"""What is due: requests with a deadline, the posts that are silent, the calendar and the rule that gave the date."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from demarche.casework.case import Case
from demarche.desk.desk import Desk


class Due(NamedTuple):
    """A deadline of a case; `days` to go, negative where it has passed."""

    case: Case
    due: date
    days: int
    text: str
    calendar: str | None
    rule: str | None

    def to_record(self) -> dict[str, object]:
        """Return the deadline as a plain value."""
        return {
            "request": self.case.id,
            "title": self.case.title,
            "due": self.due.isoformat(),
            "days": self.days,
            "status": self.case.status,
            "late": self.case.late,
            "silent": self.case.silent,
            "text": self.text,
            "calendar": self.calendar,
            "rule": self.rule,
        }


def deadlines(desk: Desk, *, everything: bool = False) -> list[Due]:
    """Return the deadlines that a post has still to meet, the earliest first; `everything`: those of all cases."""
    return sorted(_deadlines(desk, everything=everything), key=lambda row: (row.due, row.case.id))


def _deadlines(desk: Desk, *, everything: bool) -> Iterator[Due]:
    for case in desk.cases:
        if case.due is None or not (everything or (case.silent and case.status != "closed")):
            continue
        deadline = desk.record(case.id).get("deadline") or {}
        days = (case.due - desk.today).days
        text = deadline.get("text") or ""
        yield Due(case, case.due, days, text, deadline.get("calendar"), deadline.get("reckoning"))
