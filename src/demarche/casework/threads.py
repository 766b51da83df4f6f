"""Cases from cables: which request each cable follows on or answers, by its references, its words and its sender.

Requests and follow-ups are put in place first, in order of time, then replies, so that a reply may point to a case
through any cable of it. A reference that names no request, or one that nothing else speaks for, is taken as possibly
wrong: the request is then looked for one slip away, and at last by posts, parties, goods and time alone.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

from demarche.casework.case import Case, Member
from demarche.casework.copies import distinct_cables
from demarche.casework.evidence import (
    NAMED,
    NOTHING,
    SLIP,
    THROUGH,
    Draft,
    Fit,
    Pointer,
    fit_followup,
    fit_reply,
    is_before,
    post_of,
    speaks_of_reminder,
)
from demarche.casework.matter import Matter, matter_of
from demarche.casework.model import CableFacts
from demarche.casework.posts import is_department
from demarche.casework.references import SlipIndex
from demarche.casework.settings import settings
from demarche.casework.status import make_case
from demarche.casework.steady import steady

REQUEST, REPLY = "demarche-request", "demarche-reply"
_DEPTH = 4
"""Cables over which a reference is followed back to a request."""
_CROWD = 400
"""Cases of one post on one party above which a party says nothing."""


def build_cases(facts: Iterable[CableFacts], today: date | None = None) -> list[Case]:
    """Return the cases of the cables, by the date of their requests; `today` is what "overdue" is measured by.

    The order of the cables does not matter; of two copies of one cable the one that says more counts.
    """
    with steady():
        return _build(facts, today)


def _build(facts: Iterable[CableFacts], today: date | None) -> list[Case]:
    cables = sorted(distinct_cables(facts), key=lambda cable: cable.when)
    builder = _Builder(cables)
    for cable in cables:
        if cable.kind == REQUEST:
            builder.place_request(cable)
    for cable in cables:
        if cable.kind != REQUEST and is_department(cable.station):
            builder.place_notice(cable)
    builder.index_contents()
    for cable in cables:
        if cable.kind != REQUEST and not is_department(cable.station):
            builder.place_reply(cable)
    cases = map(_finish, builder.drafts)
    return [case.on(today) for case in cases] if today else list(cases)


def _finish(draft: Draft) -> Case:
    members = [Member(cable, "followup", None, why) for cable, why in draft.followups]
    members += [Member(cable, "reply", post, why) for cable, post, why in draft.replies]
    members += [Member(cable, "related", None, why) for cable, why in draft.related]
    members.sort(key=lambda member: member.facts.when)
    posts = dict.fromkeys(draft.posts.values())
    return make_case(draft.request, tuple(members), tuple(posts))


class _Builder:
    """Puts cables into drafts of cases, one by one."""

    def __init__(self, cables: list[CableFacts]) -> None:
        self.drafts: list[Draft] = []
        self._cables = {cable.key: cable for cable in cables}
        self._drafts_of: dict[str, list[Draft]] = defaultdict(list)
        self._slips = SlipIndex(cable.key for cable in cables if cable.kind == REQUEST)
        self._by_content: dict[tuple[str, str], list[Draft]] = defaultdict(list)
        self._matters: dict[str, Matter] = {}

    def _matter(self, cable: CableFacts) -> Matter:
        if cable.key not in self._matters:
            self._matters[cable.key] = matter_of(cable)
        return self._matters[cable.key]

    # Requests and other cables of the requester.

    def place_request(self, cable: CableFacts) -> None:
        """Put a request into the case that it follows up, or open a case for it."""
        placed = self._followed_up(cable)
        if placed is None:
            posts = {to.station: to.name for to in cable.to}
            placed = Draft(cable, self._matter(cable), posts, {to.station for to in cable.info})
            self.drafts.append(placed)
        self._drafts_of[cable.key].append(placed)

    def place_notice(self, cable: CableFacts) -> None:
        """Put a cable of the Department that asks nothing into the case that it speaks of, if there is one."""
        placed = self._followed_up(cable)
        if placed is not None:
            self._drafts_of[cable.key].append(placed)

    def _followed_up(self, cable: CableFacts) -> Draft | None:
        """Find the case that a cable of the requester follows up and join it; None where it follows up none."""
        matter = self._matter(cable)
        pointers = list(self._pointers(cable))
        best = self._best_followup(cable, matter, pointers)
        if best is None and speaks_of_reminder(cable):
            best = self._best_followup(cable, matter, list(self._slipped(cable)))
        if best is None:
            return None
        draft, fit = best
        draft.followups.append((cable, fit.reasons))
        if cable.kind == REQUEST:
            for to in cable.to:
                draft.posts.setdefault(to.station, to.name)
        return draft

    def _best_followup(
        self, cable: CableFacts, matter: Matter, pointers: list[tuple[Draft, Pointer]]
    ) -> tuple[Draft, Fit] | None:
        fits = [
            (fit.points, draft.request.when, draft, fit)
            for draft, pointer in pointers
            if draft.request.station == cable.station and not is_before(cable, draft) and draft.key != cable.key
            for fit in [fit_followup(cable, matter, draft, pointer)]
            if fit.possible and fit.points >= settings().followup["enough"]
        ]
        if not fits:
            return None
        _, _, draft, fit = max(fits, key=lambda row: row[:2])
        return draft, fit

    # Where references point.

    def _named(self, cable: CableFacts) -> dict[str, bool]:
        """Return the ids that a cable names, and whether the text says that they are what it answers."""
        named = {ref.canonical: False for ref in cable.refs}
        for ref in cable.text_refs:
            named[ref.canonical] = named.get(ref.canonical, False) or ref.cued
        for canonical in cable.response.answers if cable.response else ():
            named.setdefault(canonical, False)
        named.pop(cable.key, None)
        return named

    def _pointers(self, cable: CableFacts) -> Iterator[tuple[Draft, Pointer]]:
        """Yield the cases that the references of a cable name, each once, the straightest pointer first."""
        seen: dict[str, tuple[Draft, Pointer]] = {}
        for canonical, cued in self._named(cable).items():
            for draft, straight in self._cases_at(canonical, cable):
                how = NAMED if straight else THROUGH
                words = f"names {canonical}" if straight else f"names {canonical} of the case"
                known = seen.get(draft.key)
                if known is None or (straight, cued) > (known[1].how == NAMED, known[1].cued):
                    seen[draft.key] = (draft, Pointer(how, words, cued))
        yield from seen.values()

    def _cases_at(self, canonical: str, asking: CableFacts) -> Iterator[tuple[Draft, bool]]:
        """Yield the cases of a cable by its id; whether it is a cable of the requester. Follows references back."""
        stack, seen = [(canonical, 0)], {asking.key}
        while stack:
            key, depth = stack.pop()
            if key in seen:
                continue
            seen.add(key)
            cable = self._cables.get(key)
            if cable is None:
                continue
            if drafts := self._drafts_of.get(key):
                straight = depth == 0 and drafts[0].request.station == cable.station
                for draft in drafts:
                    yield draft, straight
            elif cable.kind != REQUEST and depth < _DEPTH:
                stack.extend((ref.canonical, depth + 1) for ref in cable.refs)

    def _slipped(self, cable: CableFacts) -> Iterator[tuple[Draft, Pointer]]:
        """Yield the cases whose request one of the cable's references may mean, with a slip."""
        for canonical, cued in self._named(cable).items():
            for found, slip in self._slips.near(canonical):
                for draft in self._drafts_of.get(found, ()):
                    yield draft, Pointer(SLIP, f"names {canonical}, which is {found} but for its {slip}", cued)

    # Replies.

    def index_contents(self) -> None:
        """Make the cases known by post and party, and by post and word of goods."""
        for draft in self.drafts:
            words = {f"p:{sound}" for sound in draft.matter.sounds} | {f"g:{word}" for word in draft.matter.goods}
            for station in draft.posts:
                for word in words:
                    self._by_content[station, word].append(draft)

    def place_reply(self, cable: CableFacts) -> None:
        """Put a cable of a post into the cases that it answers, or speaks of."""
        named = self._named(cable)
        replying = cable.kind == REPLY or cable.response is not None
        if not named and not replying:
            return
        matter = self._matter(cable)
        pointers = list(self._pointers(cable))
        replying = replying or self._tells_of_delivery(cable, pointers)
        fits = self._fitting(cable, matter, pointers)
        if not fits and replying:
            fits = self._fitting(cable, matter, self._slipped(cable))[:1]
        if not fits and replying:
            fits = self._alike(cable, matter)
        for draft, fit in fits:
            self._join(cable, draft, fit, replying=replying)

    def _join(self, cable: CableFacts, draft: Draft, fit: Fit, *, replying: bool) -> None:
        if replying:
            draft.replies.append((cable, post_of(draft, cable), fit.reasons))
        else:
            draft.related.append((cable, fit.reasons))
        self._drafts_of[cable.key].append(draft)

    def _tells_of_delivery(self, cable: CableFacts, pointers: list[tuple[Draft, Pointer]]) -> bool:
        """Tell whether a cable that is not said to be a reply tells of the delivery to which it was asked."""
        delivered = any(row.state == "delivered" for row in cable.states)
        return delivered and any(
            pointer.cued and pointer.how == NAMED and cable.station in draft.posts for draft, pointer in pointers
        )

    def _fitting(
        self, cable: CableFacts, matter: Matter, pointers: Iterable[tuple[Draft, Pointer]]
    ) -> list[tuple[Draft, Fit]]:
        """Return the cases that fit well enough and nearly as well as the best, the best first."""
        points = settings().reply
        fits: dict[str, tuple[Draft, Fit]] = {}
        for draft, pointer in pointers:
            if is_before(cable, draft):
                continue
            fit = fit_reply(cable, matter, draft, pointer)
            if not fit.possible or fit.points < points["enough"]:
                continue
            known = fits.get(draft.key)
            if known is None or fit.points > known[1].points:
                fits[draft.key] = (draft, fit)
        ranked = sorted(fits.values(), key=lambda row: (-row[1].points, _age(cable, row[0]), row[0].key))
        return [row for row in ranked if row[1].points > ranked[0][1].points - points["margin"]]

    def _alike(self, cable: CableFacts, matter: Matter) -> list[tuple[Draft, Fit]]:
        """Return the one case of the post that the cable answers by parties, goods and time."""
        found: dict[str, Draft] = {}
        words = [f"p:{sound}" for sound in matter.sounds] + [f"g:{word}" for word in matter.goods]
        for word in sorted(words):
            drafts = self._by_content.get((cable.station or "", word), ())
            if len(drafts) <= _CROWD:
                found.update((draft.key, draft) for draft in drafts)
        nothing = Pointer(NOTHING, "", cued=False)
        fits = self._fitting(cable, matter, ((draft, nothing) for draft in found.values()))
        least = settings().reply["enough_instead" if self._named(cable) else "enough_without"]
        enough = [row for row in fits if row[1].points >= least]
        if len(enough) > 1 and enough[0][1].points == enough[1][1].points:
            return []
        return enough[:1]


def _age(cable: CableFacts, draft: Draft) -> float:
    return abs((cable.when[0] - draft.request.when[0]).total_seconds())
