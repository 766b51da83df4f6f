"""A case: one request, what followed on it, the replies post by post, its state and the log of how it came about."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, NamedTuple, Self

from demarche.casework.model import CableFacts, Span

_ORDER = (
    "sent", "followed up", "delivered", "promised", "partly answered", "answered", "overdue", "closed", "reopened",
)  # fmt: skip


class Event(NamedTuple):
    """A change of state: its date, the cable that brought it, the post concerned, the sentence and where it stands."""

    state: str
    date: str | None
    cable: str
    post: str | None
    text: str | None
    span: Span

    def to_record(self) -> dict[str, Any]:
        """Return the event as a plain value."""
        return {
            "state": self.state, "date": self.date, "cable": self.cable, "post": self.post, "text": self.text,
            "span": list(self.span) if self.span else None,
        }  # fmt: skip


def in_order(events: Iterable[Event]) -> tuple[Event, ...]:
    """Return events in order of time; of one day in the order in which states follow each other."""
    order = {state: i for i, state in enumerate(_ORDER)}
    return tuple(sorted(events, key=lambda row: (row.date or "", order[row.state], row.cable, row.post or "")))


class Limit(NamedTuple):
    """The sentence that sets the deadline, and the posts that it still binds: they have reported no response."""

    text: str
    span: Span
    posts: tuple[str, ...]
    open: bool
    """Whether a response is still to come."""


class Member(NamedTuple):
    """Why a cable belongs to a case: `followup`, `reply` or `related`, for which post, by what reasons."""

    facts: CableFacts
    role: str
    post: str | None
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Case:
    """One request with all that belongs to it; `members` are in order of time.

    As `make_case` gives it, it stands outside time; `on` says how it stands on a day.
    """

    request: CableFacts
    members: tuple[Member, ...]
    posts: tuple[str, ...]
    status: str
    answered_on: date | None
    due: date | None
    late: bool
    closed_on: date | None
    events: tuple[Event, ...]
    limit: Limit | None = None

    def on(self, today: date) -> Self:
        """Return the case on a day: what only its passing brings is late, or overdue."""
        if self.due is None or self.limit is None or today <= self.due:
            return self
        text, span, posts, is_open = self.limit
        missed = (self.due + timedelta(days=1)).isoformat()
        events = [Event("overdue", missed, self.id, post, text, span) for post in posts]
        return replace(self, late=self.late or is_open, events=in_order([*self.events, *events]))

    @property
    def id(self) -> str:
        """The id of the case: that of its request."""
        return self.request.key

    @property
    def title(self) -> str:
        """The subject of the request."""
        return self.request.subject

    @property
    def cables(self) -> tuple[CableFacts, ...]:
        """The request and every cable that belongs to the case."""
        return (self.request, *(member.facts for member in self.members))

    def of_role(self, role: str) -> list[str]:
        """Return the ids of the cables that are follow-ups, replies or related."""
        return [member.facts.key for member in self.members if member.role == role]

    @property
    def by_post(self) -> dict[str, list[str]]:
        """The replies of each post that was asked to act, by the name that the header gives it."""
        rows: dict[str, list[str]] = {post: [] for post in self.posts}
        for member in self.members:
            if member.role == "reply" and member.post is not None:
                rows.setdefault(member.post, []).append(member.facts.key)
        return rows

    @property
    def silent(self) -> list[str]:
        """The posts that have not replied."""
        return [post for post, replies in self.by_post.items() if not replies]

    def to_record(self) -> dict[str, Any]:
        """Return the case record; `related`, `reasons` and `events` go beyond the promised fields."""
        return {
            "request": self.id,
            "title": self.title,
            "followups": self.of_role("followup"),
            "replies": self.of_role("reply"),
            "status": self.status,
            "answered_on": iso_day(self.answered_on),
            "due": iso_day(self.due),
            "late": self.late,
            "closed_on": iso_day(self.closed_on),
            "by_post": self.by_post,
            "related": self.of_role("related"),
            "reasons": {member.facts.key: list(member.reasons) for member in self.members},
            "events": [event.to_record() for event in self.events],
        }


def iso_day(day: date | None) -> str | None:
    """Return a day as YYYY-MM-DD."""
    return day.isoformat() if day else None


def find_case(cases: Iterable[Case], cable: str) -> list[Case]:
    """Return the cases that a cable belongs to."""
    return [case for case in cases if any(facts.key == cable for facts in case.cables)]
