"""The thread of a case as a tree: the request, what followed on it, the replies post by post."""

from dataclasses import dataclass, field
from typing import Any

from demarche.casework.case import Case, Member
from demarche.casework.evidence import speaks_of_reminder
from demarche.casework.model import CableFacts
from demarche.casework.status import is_final, reports_response
from demarche.desk.desk import Desk

REQUEST, REMINDER, INFORMATION, RELATED = "request", "reminder", "information", "related"
NAMED, MISSING, NAMES_IT = "named by it", "named by it, not on this desk", "names it"
INTERIM, FINAL, REPLY, REPORT, SILENT = "interim reply", "final reply", "reply", "report without a response", "silent"
_OPEN = frozenset(["will-investigate", "requested-more-information"])


@dataclass(frozen=True, slots=True)
class Node:
    """One cable of a thread, or (without a cable) a post under which its replies stand."""

    stage: str
    cable: str | None = None
    post: str | None = None
    date: str | None = None
    origin: str | None = None
    subject: str | None = None
    outcome: str | None = None
    reasons: tuple[str, ...] = ()
    children: tuple["Node", ...] = field(default=())

    def to_record(self) -> dict[str, Any]:
        """Return the tree as a plain value."""
        return {
            "stage": self.stage,
            "cable": self.cable,
            "post": self.post,
            "date": self.date,
            "from": self.origin,
            "subject": self.subject,
            "outcome": self.outcome,
            "reasons": list(self.reasons),
            "children": [child.to_record() for child in self.children],
        }


def thread_of(case: Case) -> Node:
    """Return the tree of a case: follow-ups in order of time, then each post with its replies, then related cables."""
    answered: set[str] = set()
    replies: dict[str | None, list[Node]] = {post: [] for post in case.posts}
    followups, related = [], []
    for member in case.members:
        if member.role == "reply":
            post = member.post
            replies.setdefault(post, []).append(_node(_reply_stage(member, answered), member.facts, member))
        elif member.role == "followup":
            stage = REMINDER if speaks_of_reminder(member.facts) else INFORMATION
            followups.append(_node(stage, member.facts, member))
        else:
            related.append(_node(RELATED, member.facts, member))
    posts = [Node("post" if rows else SILENT, post=post, children=tuple(rows)) for post, rows in replies.items()]
    return _node(REQUEST, case.request, None, (*followups, *posts, *related))


def neighbourhood(desk: Desk, facts: CableFacts) -> Node:
    """Return a cable of no case with the cables that it names and those that name it."""
    named = _named(facts)
    children = []
    for key in named:
        other = desk.by_key.get(key)
        children.append(_node(NAMED, other, None) if other else Node(MISSING, cable=key))
    for other in desk.by_key.values():
        if facts.key in _named(other):
            children.append(_node(NAMES_IT, other, None))
    return _node("of no case", facts, None, tuple(children))


def _named(facts: CableFacts) -> dict[str, None]:
    return dict.fromkeys([*(ref.canonical for ref in facts.refs), *(ref.canonical for ref in facts.text_refs)])


def _node(stage: str, facts: CableFacts, member: Member | None, children: tuple[Node, ...] = ()) -> Node:
    return Node(
        stage=stage,
        cable=facts.key,
        post=member.post if member else None,
        date=facts.day.isoformat() if facts.day else None,
        origin=facts.origin,
        subject=facts.subject,
        outcome=facts.response.outcome if facts.response else None,
        reasons=member.reasons if member else (),
        children=children,
    )


def _reply_stage(member: Member, answered: set[str]) -> str:
    """Return what a reply is; `answered` gathers the posts that have reported a response."""
    facts = member.facts
    if not reports_response(facts):
        return REPORT
    post = member.post or facts.origin or facts.key
    first = post not in answered
    answered.add(post)
    if is_final(facts, first=first):
        return FINAL
    told = {row.state for row in facts.states}
    if (facts.response and facts.response.outcome in _OPEN) or told & {"interim", "promised"}:
        return INTERIM
    return REPLY
