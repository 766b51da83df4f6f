"""How well a cable fits a case, in points, with the reasons in words (`data/threads.toml` holds the points)."""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import NamedTuple

from demarche.casework.matter import Matter, parties_in_common
from demarche.casework.model import CableFacts
from demarche.casework.posts import is_collective, same_post
from demarche.casework.settings import settings

NAMED, THROUGH, SLIP, NOTHING = "named", "through", "slip", "none"
_CUED = "the sentence with the reference speaks of the request"


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


class _Tally:
    """Points added up by their names, with the reasons for those that speak for a case."""

    def __init__(self, points: dict[str, int]) -> None:
        self._points = points
        self.total = 0
        self.reasons: list[str] = []

    def add(self, name: str, why: str = "", times: int = 1, *, when: bool = True) -> bool:
        """Add the points of a name where something holds; return whether it does."""
        if when:
            self.total += self._points[name] * times
            if why and self._points[name] >= 0:
                self.reasons.append(why)
        return when


def fit_reply(facts: CableFacts, matter: Matter, draft: Draft, pointer: Pointer) -> Fit:
    """Return how well a reply fits a case."""
    tally = _Tally(settings().reply)
    if tally.add(pointer.how, pointer.words, when=pointer.how != NOTHING):
        tally.add("cued", _CUED, when=pointer.cued)
    response = facts.response
    tally.add("answers", "it answers this request", when=response is not None and draft.key in response.answers)
    asked = _is_asked(draft, facts)
    informed = not asked and (facts.station in draft.informed or draft.asks_many)
    tally.add("post", f"{facts.origin or facts.station} was asked to act", when=asked)
    tally.add("informed", when=informed)
    government = response.government if response else None
    named = tally.add("government", f"the response is that of {government}", when=government in _governments(draft))
    tally.add("stranger", when=not asked and not informed and not named)
    content = _shared(tally, matter, draft)
    words = len(matter.subject & (draft.matter.subject | draft.matter.goods | draft.matter.sounds))
    tally.add("subject", "words of the subject in common", when=words > 1 or (words > 0 and content > 0))
    content += words > 1
    tally.total += _age(facts, draft, settings().reply)
    likely = asked or named or informed
    possible = content > 0 if likely and pointer.how == NOTHING else likely or content > 1
    return Fit(tally.total, tuple(tally.reasons), possible)


def _shared(tally: _Tally, matter: Matter, draft: Draft) -> int:
    """Add what parties and goods in common are worth; return how many there are."""
    common = parties_in_common(matter, draft.matter)
    tally.add("party", "parties in common", min(common, 2), when=common > 0)
    goods = tally.add("goods", "goods in common", when=not matter.goods.isdisjoint(draft.matter.goods))
    return common + goods


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
    if age > timedelta(days=days["late"]):
        return points["late"]
    return points.get("near", 0) if age < timedelta(days=days["near"]) else 0


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
    tally = _Tally(settings().followup)
    if tally.add("slip" if pointer.how == SLIP else "named", pointer.words, when=pointer.how != NOTHING):
        tally.add("cued", _CUED, when=pointer.cued)
    same = any(same_post(asked, to.station) for asked in draft.posts for to in facts.to)
    tally.add("posts", "the same posts are asked", when=same)
    tally.add("reminder", "it speaks of an earlier request or of new information", when=speaks_of_reminder(facts))
    common = parties_in_common(matter, draft.matter)
    tally.add("party", "parties in common", when=common > 0)
    tally.add("most_parties", "most of its parties", when=common > 0 and common * 2 >= len(matter.parties))
    goods = tally.add("goods", "goods in common", when=not matter.goods.isdisjoint(draft.matter.goods))
    tally.add("other_goods", when=not goods and bool(matter.goods and draft.matter.goods))
    words = len(matter.subject & draft.matter.subject)
    tally.add("subject", "words of the subject in common", when=words > 1)
    tally.total += _age(facts, draft, settings().followup)
    content = common + goods + (words > 1)
    return Fit(tally.total, tuple(tally.reasons), same and (content > 0 or pointer.how == NAMED))
