"""The state of a case from its cables: what each reply says, who is silent, what is late, what is over.

Source: follow-up states of the demarche process. A reply that reports a response answers for its post; a case is closed
when every post asked has answered and no answer leaves the outcome open, or when one of its cables says that it is.
"""

from datetime import timedelta
from typing import NamedTuple

from demarche.casework.case import Case, Event, Limit, Member, in_order
from demarche.casework.mentions import StateSentence
from demarche.casework.model import CableFacts
from demarche.casework.posts import is_collective
from demarche.casework.settings import settings


class _Course(NamedTuple):
    """What the replies bring about, in order of time."""

    first: dict[str, CableFacts]
    """The first reply of each post that reports a response."""
    closed_by: CableFacts | None
    reopened_by: CableFacts | None
    closings: list[CableFacts]
    reopenings: list[CableFacts]


def make_case(request: CableFacts, members: tuple[Member, ...], posts: tuple[str, ...]) -> Case:
    """Return the case of a request and its members, which are in order of time."""
    course = _follow(members, posts)
    due = request.due
    all_answered = bool(posts) and all(post in course.first for post in posts) and not any(map(is_collective, posts))
    answered_on = max((facts.day for facts in course.first.values() if facts.day), default=None)
    return Case(
        request=request,
        members=members,
        posts=posts,
        status=_status(course, all_answered=all_answered),
        answered_on=answered_on if all_answered else None,
        due=due,
        late=due is not None and any(facts.day > due for facts in course.first.values() if facts.day),
        closed_on=course.closed_by.day if course.closed_by else None,
        events=_events(request, members, posts, course),
        limit=_limit(request, course, posts),
    )


def _limit(request: CableFacts, course: _Course, posts: tuple[str, ...]) -> Limit | None:
    if request.due is None or request.deadline is None:
        return None
    row = _says(request, "due")
    text, span = (row.text, (row.start, row.end)) if row else (request.deadline.text, request.deadline.span)
    silent = tuple(post for post in posts if post not in course.first)
    return Limit(text, span, silent, open=bool(silent) or not course.first)


def _status(course: _Course, *, all_answered: bool) -> str:
    if course.reopened_by is not None:
        return "reopened"
    if course.closed_by is not None:
        return "closed"
    if all_answered:
        return "answered"
    return "partly-answered" if course.first else "unanswered"


def _follow(members: tuple[Member, ...], posts: tuple[str, ...]) -> _Course:
    """Go through the members in order of time and note what each brings about."""
    course = _Course({}, None, None, [], [])
    last: dict[str, bool] = {}
    many = not posts or any(map(is_collective, posts))
    for member in members:
        facts = member.facts
        if member.role == "followup":
            over = course.closed_by is not None and course.reopened_by is None
            if over and (facts.kind == "demarche-request" or facts.asks or _says(facts, "reopened")):
                course.reopenings.append(facts)
                course = course._replace(reopened_by=facts)
                last.clear()
            elif not over and facts.kind != "demarche-request" and _says(facts, "closed"):
                course = _close(course, facts)
            continue
        if member.role != "reply" or not reports_response(facts):
            continue
        post = member.post or facts.origin or facts.key
        course.first.setdefault(post, facts)
        if course.closed_by is not None and course.reopened_by is None:
            if _says(facts, "reopened") or _is_open(facts):
                course.reopenings.append(facts)
                course = course._replace(reopened_by=facts)
                last = {post: False}
            continue
        last[post] = is_final(facts, first=course.first[post] is facts)
        everyone = not many and all(asked in course.first for asked in posts)
        told = everyone or many
        if told and ((_says(facts, "closed") and last[post]) or (last and all(last.values()) and not many)):
            course = _close(course, facts)
    return course


def _close(course: _Course, facts: CableFacts) -> _Course:
    course.closings.append(facts)
    return course._replace(closed_by=facts, reopened_by=None)


def _says(facts: CableFacts, state: str) -> StateSentence | None:
    return next((row for row in facts.states if row.state == state), None)


def reports_response(facts: CableFacts) -> bool:
    """Tell whether a reply reports a response of its government, and not only that there is none yet."""
    return facts.response is not None or not (_says(facts, "undelivered") or facts.kind != "demarche-reply")


def _is_open(facts: CableFacts) -> bool:
    return facts.response is not None and facts.response.outcome in ("will-investigate", "requested-more-information")


def is_final(facts: CableFacts, *, first: bool) -> bool:
    """Tell whether a reply reports the final outcome of its post; `first` where it is the post's first reply."""
    if facts.response is None:
        return _says(facts, "closed") is not None
    outcome = facts.response.outcome
    known = settings()
    if _says(facts, "closed"):
        return True
    more = any(_says(facts, state) for state in ("interim", "promised"))
    if outcome in known.final:
        return not more
    more = more or _says(facts, "pursuing") is not None
    if outcome in known.doubtful:
        more = more or (first and bool(facts.states) and not _says(facts, "final"))
    return outcome in known.contested | known.doubtful and not more


def _events(
    request: CableFacts, members: tuple[Member, ...], posts: tuple[str, ...], course: _Course
) -> tuple[Event, ...]:
    events = [_event("sent", request, None, _says(request, "sent"), dated=True)]
    answered: set[str] = set()
    for member in members:
        facts, post = member.facts, member.post
        if member.role == "followup":
            events.append(
                _event("followed up", facts, None, _says(facts, "reminder") or _says(facts, "sent"), dated=True)
            )
        if member.role != "reply":
            continue
        if delivered := _says(facts, "delivered"):
            events.append(_event("delivered", facts, post, delivered))
        promise = _says(facts, "promised") or _says(facts, "undertaken")
        if promise:
            events.append(_event("promised", facts, post, promise, dated=True))
        if post in course.first and course.first[post] is facts:
            answered.add(post)
            partly = any(asked not in answered for asked in posts)
            state = "partly answered" if partly else "answered"
            events.append(_event(state, facts, post, _answer(facts), dated=True))
    events += [
        _event("closed", f, _post(members, f), _says(f, "closed") or _answer(f), dated=True) for f in course.closings
    ]
    events += [
        _event("reopened", f, _post(members, f), _says(f, "reopened") or _answer(f), dated=True)
        for f in course.reopenings
    ]
    events += _late_answers(request, posts, course)
    return in_order(events)


def _event(state: str, facts: CableFacts, post: str | None, row: StateSentence | None, *, dated: bool = False) -> Event:
    """Return an event; `dated`: it happened when the cable was sent, not on a day that the sentence names."""
    day = facts.day.isoformat() if facts.day else None
    named = row.date if row and not dated else None
    span = (row.start, row.end) if row else None
    return Event(state, named or day, facts.key, post, row.text if row else None, span)


def _answer(facts: CableFacts) -> StateSentence | None:
    states = ("answered", "closed", "final", "undertaken", "promised", "delivered")
    return next((row for state in states if (row := _says(facts, state))), None)


def _post(members: tuple[Member, ...], facts: CableFacts) -> str | None:
    return next((member.post for member in members if member.facts is facts), None)


def _late_answers(request: CableFacts, posts: tuple[str, ...], course: _Course) -> list[Event]:
    """Return that the deadline passed, for each post that answered after it."""
    limit = _limit(request, course, posts)
    if limit is None or request.due is None:
        return []
    missed = (request.due + timedelta(days=1)).isoformat()
    days = {post: course.first[post].day for post in posts if post in course.first}
    return [
        Event("overdue", missed, request.key, post, limit.text, limit.span)
        for post, day in days.items()
        if day is not None and day > request.due
    ]
