"""How well a cable fits a case, in points, with the reasons in words (`data/threads.toml` holds the points)."""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import NamedTuple

from demarche.casework.matter import Matter, parties_in_common
from demarche.casework.model import CableFacts
from demarche.casework.posts import is_collective, same_post
from demarche.casework.settings import settings


@dataclass(slots=True)
class Draft:
    """A case while it is put together: what it is about, who is asked, and the requester's cables so far."""

    request: CableFacts
    matter: Matter
    posts: dict[str, str]
    """Station of each post that is asked to act, and its name in the header."""
    informed: set[str]
    followups: list[tuple[CableFacts, tuple[str, ...]]] = field(default_factory=list)
    replies: list[tuple[CableFacts, str | None, tuple[str, ...]]] = field(default_factory=list)
    related: list[tuple[CableFacts, tuple[str, ...]]] = field(default_factory=list)

    @property
    def key(self) -> str:
        """The id of the request."""
        return self.request.key

    @property
    def asks_many(self) -> bool:
        """Whether posts are asked that the header does not name one by one."""
        return not self.posts or any(is_collective(name) for name in self.posts.values())


class Pointer(NamedTuple):
    """How a cable points to a case: by the request's id, through another cable, with a slip, or not at all."""

    how: str
    words: str
    cued: bool


class Fit(NamedTuple):
    """Points for a case and why."""

    points: int
    reasons: tuple[str, ...]
    possible: bool
    """False where too little stands behind a reference to believe it."""


def post_of(draft: Draft, facts: CableFacts) -> str | None:
    """Return the post asked to act for which a reply speaks, by the name that the request's header gives it."""
    station = facts.station
    if station is not None:
        for asked, name in draft.posts.items():
            if same_post(asked, station):
                return name
    government = facts.response.government if facts.response else None
    if government is not None:
        named = {ask.of for ask in draft.request.asks if ask.government == government}
        hits = [name for name in draft.posts.values() if name in named]
        if len(hits) == 1:
            return hits[0]
    if len(draft.posts) == 1:
        return next(iter(draft.posts.values()))
    return None


def _governments(draft: Draft) -> set[str]:
    return {ask.government for ask in draft.request.asks if ask.government}


def fit_reply(facts: CableFacts, matter: Matter, draft: Draft, pointer: Pointer) -> Fit:
    """Return how well a reply fits a case."""
    points = settings().reply
    total, reasons = 0, []

    def add(name: str, why: str, times: int = 1) -> None:
        nonlocal total
        total += points[name] * times
        if points[name] > 0:
            reasons.append(why)

    if pointer.how in ("named", "through", "slip"):
        add(pointer.how, pointer.words)
        if pointer.cued:
            add("cued", "the sentence with the reference speaks of the request")
    if facts.response and draft.key in facts.response.answers:
        add("answers", "it answers this request")
    asked = _is_asked(draft, facts)
    if asked:
        add("post", f"{facts.origin or facts.station} was asked to act")
    elif facts.station in draft.informed or draft.asks_many:
        add("informed", "")
    else:
        add("stranger", "")
    government = facts.response.government if facts.response else None
    named = government is not None and government in _governments(draft)
    if named:
        add("government", f"the response is that of {government}")
    common = parties_in_common(matter, draft.matter)
    if common:
        add("party", "parties in common", min(common, 2))
    goods = not matter.goods.isdisjoint(draft.matter.goods)
    if goods:
        add("goods", "goods in common")
    words = len(matter.subject & (draft.matter.subject | draft.matter.goods | draft.matter.sounds))
    if words > 1 or (words and common):
        add("subject", "words of the subject in common")
    total += _age(facts, draft, points)
    content = common + goods + (words > 1)
    likely = asked or named or draft.asks_many or facts.station in draft.informed
    return Fit(total, tuple(reasons), content > 0 if likely and pointer.how == "none" else likely or content > 1)


def _is_asked(draft: Draft, facts: CableFacts) -> bool:
    return facts.station is not None and any(same_post(asked, facts.station) for asked in draft.posts)


def _age(facts: CableFacts, draft: Draft, points: dict[str, int]) -> int:
    days = settings().days
    last = draft.followups[-1][0] if draft.followups else draft.request
    if facts.dtg is None or last.dtg is None:
        return 0
    age = min((facts.dtg - cable.dtg for cable in (draft.request, last) if cable.dtg), key=abs)
    if age > timedelta(days=days["very_late"]):
        return points["very_late"]
    return (
        points["late"]
        if age > timedelta(days=days["late"])
        else points.get("near", 0) * (age < timedelta(days=days["near"]))
    )


def is_before(facts: CableFacts, draft: Draft) -> bool:
    """Tell whether a cable was sent before the request, so that it cannot follow on it."""
    return facts.dtg is not None and draft.request.dtg is not None and facts.dtg < draft.request.dtg - timedelta(days=1)


def speaks_of_reminder(facts: CableFacts) -> bool:
    """Tell whether a cable's subject or text says that it follows up an earlier request."""
    subject = facts.subject.lower()
    return any(words in subject for words in settings().reminder_subjects) or any(
        row.state == "reminder" for row in facts.states
    )


def fit_followup(facts: CableFacts, matter: Matter, draft: Draft, pointer: Pointer) -> Fit:
    """Return how well a later cable of the requester fits a case as its follow-up."""
    points = settings().followup
    total, reasons = 0, []

    def add(name: str, why: str) -> None:
        nonlocal total
        total += points[name]
        if points[name] > 0:
            reasons.append(why)

    if pointer.how != "none":
        reasons.append(pointer.words)
    own = {to.station for to in facts.to}
    same = any(same_post(asked, station) for asked in draft.posts for station in own)
    if same:
        add("posts", "the same posts are asked")
    if speaks_of_reminder(facts):
        add("reminder", "it speaks of an earlier request or of new information")
    common = parties_in_common(matter, draft.matter)
    if common:
        add("party", "parties in common")
        if common * 2 >= len(matter.parties):
            add("most_parties", "most of its parties")
    goods = not matter.goods.isdisjoint(draft.matter.goods)
    if goods:
        add("goods", "goods in common")
    elif matter.goods and draft.matter.goods:
        add("other_goods", "")
    if pointer.cued:
        add("cued", "the sentence with the reference speaks of the request")
    words = len(matter.subject & draft.matter.subject)
    if words > 1:
        add("subject", "words of the subject in common")
    total += _age(facts, draft, points)
    return Fit(total, tuple(reasons), same and (common + goods + (words > 1) > 0 or pointer.how == "named"))
