"""What needs action on a day: deadlines missed or near, requests without an answer, links and cables to look at."""

from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

from demarche.casework.case import Case, Event
from demarche.casework.linking import Link
from demarche.casework.model import CableFacts

OVERDUE, DUE_SOON, UNANSWERED, REOPENED, PROMISED, TO_CONFIRM, ERRORS = (
    "overdue", "due-soon", "unanswered", "reopened", "promised", "link-to-confirm", "cable-errors",
)  # fmt: skip
_ORDER = {action: i for i, action in enumerate((OVERDUE, DUE_SOON, REOPENED, UNANSWERED, PROMISED, TO_CONFIRM, ERRORS))}


class Row(NamedTuple):
    """One thing to do: what, about which case or cable, for which posts, by when, how many days to go, why."""

    action: str
    subject: str
    title: str
    posts: tuple[str, ...]
    due: date | None
    days: int | None
    """Days until the due date (negative: since it passed), or since the request where there is none."""
    reason: str

    def to_record(self) -> dict[str, Any]:
        """Return the row as a plain value."""
        return {**self._asdict(), "posts": list(self.posts), "due": self.due.isoformat() if self.due else None}


def needs_action(
    cases: Iterable[Case], today: date, *, soon: int = 7, links: Iterable[Link] = (), facts: Iterable[CableFacts] = ()
) -> list[Row]:
    """Return what needs action on a day, the most urgent first.

    `soon` is how many days ahead a deadline is near; `links` are those that may wait for a decision, `facts` the cables
    that may have errors.
    """
    rows = [row for case in cases for row in _of_case(case, today, soon)]
    rows += [
        Row(TO_CONFIRM, f"{link.a} = {link.b}", "are these one party?", (), None, None, link.reason)
        for link in links
        if link.decided_by == "to confirm"
    ]
    rows += [
        Row(ERRORS, cable.key, cable.subject, (), None, None, _counted(cable.errors)) for cable in facts if cable.errors
    ]
    return sorted(rows, key=_urgency)


def _urgency(row: Row) -> tuple[int, int, str]:
    days = row.days if row.days is not None else 0
    # Without a deadline the longest silence comes first.
    return _ORDER[row.action], days if row.due else -days, row.subject


def _counted(errors: int) -> str:
    return "1 error" if errors == 1 else f"{errors} errors"


def _of_case(case: Case, today: date, soon: int) -> list[Row]:
    sent = case.request.day
    if case.status == "closed" or (sent is not None and sent > today):
        return []
    silent = tuple(case.silent)
    if case.status == "reopened":
        reason = _last(case, "reopened")
        return [Row(REOPENED, case.id, case.title, case.posts, case.due, _until(case.due, today), reason)]
    if not silent:
        return _promised(case, today)
    if case.due is None:
        age = (today - sent).days if sent else None
        reason = f"no answer in {age} days" if age is not None else "no answer"
        return [Row(UNANSWERED, case.id, case.title, silent, None, age, reason)]
    days = (case.due - today).days
    action = OVERDUE if days < 0 else DUE_SOON if days <= soon else UNANSWERED
    over = f"no answer, {-days} day{'s' * (days != -1)} over the deadline"
    return [Row(action, case.id, case.title, silent, case.due, days, over if days < 0 else _deadline(case))]


def _until(due: date | None, today: date) -> int | None:
    return (due - today).days if due else None


def _deadline(case: Case) -> str:
    return case.request.deadline.text if case.request.deadline else ""


def _last(case: Case, state: str) -> str:
    return next((event.text or "" for event in reversed(case.events) if event.state == state), "")


def _promised(case: Case, today: date) -> list[Row]:
    """Return what a government promised where every post has answered and the outcome is open."""
    promises: dict[str | None, Event] = {e.post: e for e in case.events if e.state == "promised" and e.text}
    rows = []
    for post, event in sorted(promises.items(), key=lambda row: row[0] or ""):
        day = date.fromisoformat(event.date) if event.date else None
        days = (today - day).days if day else None
        rows.append(Row(PROMISED, case.id, case.title, (post,) if post else (), None, days, event.text or ""))
    return rows
