"""The deadline for an answer: which sentence sets it, and on what day it falls.

Of several terms that for reporting is the deadline; that for going to the government is where no other is named.
Talking points set none: what they ask by a day is asked of the host.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from demarche.claims.calendars import WASHINGTON, add_business_days, last_working_day_of_week
from demarche.claims.document import Document
from demarche.claims.model import Deadline, Span
from demarche.claims.rules.times.date_mention import day_sent
from demarche.claims.rules.times.dates import DateMention, find_dates
from demarche.claims.rules.times.deadline_forms import HEADING, LEAD, PAST, TRAILING, deadline_words, read_term
from demarche.claims.rules.times.deadline_reckon import reckon

_BY = r"\b(?:(?:by|before|no later than|not later than|nlt)(?: the)?"
_SIGNS = re.compile("in |inside |under |than |nlt |by ")
_UNITS = ("day", "week", "hour", "month", "fortnight")
_ENDS = ("week", "day", "tomorrow")
_END = re.compile(
    rf"{_BY} (?:end|close|cob) of|within|during|by) "
    r"(?P<which>the|this|next|the current|the following|the coming) (?P<unit>week|business day|day)\b"
    rf"|{_BY}(?: (?:cob|close of business|noon|oob|opening of business|end of))?) (?P<named>today|tomorrow)\b"
)
_STRONG = re.compile("by |before|until|nlt|than |prior")
_PREPOSITIONS = frozenset(
    [
        "in",
        "on",
        "by",
        "about",
        "before",
        "until",
        "till",
        "of",
        "no",
        "not",
        "later",
        "than",
        "nlt",
        "prior",
        "to",
        "or",
        "around",
        "for",
        "from",
        "at",
        "after",
        "the",
    ]
)
_NO_STOP = ("p.m. ", "a.m. ", "c.o.b. ", "o.o.b. ")
_CLOSING = re.compile(r"\bends?\b|\bclose of\b|\bis (?:out|over)\b|\bruns out\b")
_FAR = timedelta(days=250)
_ENOUGH = 3
_HEAD, _MORE = 60, 30
"""How far a heading may stand before the sentence of a term, and how far a term may reach beyond it."""


class _Candidate(NamedTuple):
    score: int
    start: int
    end: int
    due: date | None
    earliest: date | None
    latest: date | None
    calendar: str
    rule: str
    name: str


def read_deadline(document: Document) -> Deadline | None:
    """Return the deadline that a cable sets its addressees; None where it sets none."""
    found = _candidates(document)
    # Of several that are as good the first.
    best = max(found, key=lambda c: c.score, default=None)
    if best is None:
        best = next((c for c in _Reader(document).soonest() if c.score >= _ENOUGH), None)
        if best is None:
            return None
    evidence = document.evidence(best.start, best.end, best.name, min(0.95, 0.6 + 0.07 * best.score))
    return Deadline(
        text=document.text[best.start : best.end],
        due=best.due.isoformat() if best.due else None,
        evidence=evidence,
        earliest=best.earliest.isoformat() if best.earliest else None,
        latest=best.latest.isoformat() if best.latest else None,
        calendar=best.calendar,
        rule=best.rule,
    )


def find_deadline_spans(document: Document) -> list[Span]:
    """Return where terms for addressees stand in `Document.text`: their dates are no events."""
    return [(c.start, c.end) for c in _candidates(document)]


@lru_cache(maxsize=2)
def _candidates(document: Document) -> tuple[_Candidate, ...]:
    return tuple(c for c in _Reader(document).candidates() if c.score >= _ENOUGH)


def _places(low: str, words: tuple[str, ...]) -> list[int]:
    """Return where some words stand in a text, in order."""
    found = []
    for word in words:
        at = low.find(word)
        while at >= 0:
            found.append(at)
            at = low.find(word, at + 1)
    return sorted(found)


class _Reader:
    def __init__(self, document: Document) -> None:
        self.document = document
        self.low = document.small
        self.words = deadline_words()
        self.sent = day_sent(document)
        self._wanting: dict[int, bool] = {}

    def candidates(self) -> Iterator[_Candidate]:
        """Yield all terms outside of talking points, with how much each looks like the deadline."""
        yield from self._dated()
        if self.sent is not None:
            yield from self._terms()
            yield from self._ends()

    def _dated(self) -> Iterator[_Candidate]:
        for mention in find_dates(self.document):
            core = self._core(mention) if mention.form != "week" else None
            if core is None or not self._wants(mention.start) or self._is_closed(mention.start):
                continue
            begin = self._sentence_start(mention.start)
            lead = LEAD.search(self.low, max(begin, core - 110), core)
            if lead is None:
                continue
            bounds = mention.upcoming(self.sent) if self.sent else (mention.first, mention.last)
            if bounds is None or (self.sent and not timedelta(0) <= bounds[1] - self.sent <= _FAR):
                continue
            trail = TRAILING.match(self.low, mention.end)
            yield self._named(mention, (lead.start(), trail.end() if trail else mention.end), begin, bounds)

    def _named(self, mention: DateMention, span: Span, begin: int, bounds: tuple[date, date]) -> _Candidate:
        """A date as a term: the day itself, the last of what ends then, or a range where no day is told."""
        first, last = bounds
        score = self._score(begin, *span)
        closing = _CLOSING.search(self.low, mention.start, mention.end) is not None
        if mention.day is None and not closing:
            rule = f"{mention.value} is no one day: it lies between its first and its last"
            return _Candidate(score, *span, None, first, last, "calendar", rule, "deadline.vague")
        rule = "the day that the text names"
        if mention.form not in {"complete", "day"}:
            rule = f"the last day that the words cover, from {self.sent}"
        return _Candidate(score, *span, last, last, last, "calendar", rule, "deadline.date")

    def _core(self, mention: DateMention) -> int | None:
        """Where a date begins behind its prepositions, which are part of the lead; None where no lead can end there."""
        begin, end = mention.start, mention.end
        words = self.low[max(0, begin - 24) : end]
        at = begin
        while at < end:
            stop = self.low.find(" ", at, end)
            if stop < 0 or self.low[at:stop] not in _PREPOSITIONS:
                break
            at = stop + 1
        told = self.low[begin:at]
        if at >= end or _STRONG.search(told):
            return at if at < end else None
        before = words[: min(begin, 24)].rstrip(" ,:").rpartition(" ")[2]
        return at if before in self.words.lead_ends or before[-1:].isdigit() or before.endswith("z") else None

    def _terms(self) -> Iterator[_Candidate]:
        assert self.sent is not None
        low, at = self.low, 0
        for place in _places(low, _UNITS):
            if place < at or not self._wants(place) or not _SIGNS.search(low, max(0, place - 60), place):
                continue
            hit = self.words.term.search(low, max(at, place - 60), place + 120)
            if hit is None or not hit.start() <= place < hit.end() or self._is_closed(place):
                continue
            at = hit.end()
            term = read_term(hit, self.words)
            if term is None or low.startswith((" of the ship", " of arriv", " of its arriv", " ago", " later"), at):
                continue
            begin = self._sentence_start(hit.start())
            score = self._score(begin, hit.start(), at) - low.startswith(("in ", "by "), hit.start())
            if score < _ENOUGH:
                continue
            due, calendar, rule = reckon(term, self.document, self.sent)
            yield _Candidate(score, hit.start(), at, due, due, due, calendar, rule, "deadline.term")

    def _ends(self) -> Iterator[_Candidate]:
        """Of "by the end of the week", "by COB tomorrow"."""
        assert self.sent is not None
        for place in _places(self.low, _ENDS):
            if not self._wants(place):
                continue
            hit = _END.search(self.low, max(0, place - 50), place + 14)
            if hit is None or not hit.start() <= place < hit.end() or self._is_closed(place):
                continue
            step = 7 if hit["which"] in {"next", "the following", "the coming"} else 0
            if hit["named"]:
                due = self.sent + timedelta(days=hit["named"] == "tomorrow")
            elif hit["unit"] == "week":
                due = last_working_day_of_week(self.sent + timedelta(days=step))
            else:
                due = self.sent
            score = self._score(self._sentence_start(hit.start()), hit.start(), hit.end())
            rule = f"{hit.group()}, from {self.sent}"
            yield _Candidate(score, hit.start(), hit.end(), due, due, due, WASHINGTON.name, rule, "deadline.end")

    def soonest(self) -> Iterator[_Candidate]:
        """Yield the places that want an answer as soon as can be."""
        if not any(word in self.low for word in self.words.soonest_words):
            return
        for hit in self.words.soonest.finditer(self.low):
            if self._is_closed(hit.start()):
                continue
            begin = self._sentence_start(hit.start())
            sentence = self.low[begin : hit.end() + 120]
            if not self.words.report.search(sentence) and not self.words.approach.search(sentence):
                continue
            score = self._score(begin, hit.start(), hit.end())
            if self.sent is None:
                yield _Candidate(
                    score,
                    *hit.span(),
                    None,
                    None,
                    None,
                    "none",
                    "as soon as can be; the cable has no DTG",
                    "deadline.soonest",
                )
                continue
            days = self.words.soonest_days
            latest = add_business_days(self.sent, days)
            rule = f"as soon as can be: a convention bounds it at {latest.rule}"
            yield _Candidate(score, *hit.span(), None, self.sent, latest.due, latest.calendar, rule, "deadline.soonest")

    def _score(self, begin: int, start: int, end: int) -> int:
        """How much a sentence reads as one that sets addressees a term at `[start, end)`."""
        low, words = self.low, self.words
        stop = self.document.sentence_at(start).end
        before = low[max(begin, start - 400) : end]
        after = low[end : min(stop, end + 200)]
        if PAST.search(before) or PAST.search(after):
            return 0
        score = 0
        reports = [hit.end() for hit in words.report.finditer(before)]
        others = [hit.end() for hit in words.other.finditer(before)]
        if reports:
            score += 4
        elif words.report.search(after):
            score += 3
        elif words.approach.search(before) or words.approach.search(after):
            score += 2
        if words.addressed.search(before) or words.addressed.search(after):
            score += 1
        if HEADING.search(low, max(0, begin - _HEAD), end):
            score += 2
        if others and (not reports or others[-1] > reports[-1]):
            score -= 3
        return score

    def _wants(self, offset: int) -> bool:
        """Tell whether the sentence of a place has a word without which none sets a term."""
        sentence = self.document.sentence_at(offset)
        known = self._wanting.get(sentence.start)
        if known is None:
            begin = self._sentence_start(offset)
            known = (
                self.words.any_of_them.search(self.low, begin, sentence.end + _MORE) is not None
                or HEADING.search(self.low, max(0, begin - _HEAD), begin + _MORE) is not None
            )
            self._wanting[sentence.start] = known
        return known

    def _is_closed(self, offset: int) -> bool:
        return self.document.in_points(offset) or self.document.in_embedded(offset)

    def _sentence_start(self, offset: int) -> int:
        """Where a sentence begins; "5 p.m." and "c.o.b." do not end it."""
        start = self.document.sentence_at(offset).start
        if self.low.endswith(_NO_STOP, max(0, start - 8), start):
            return min(start, self.document.sentence_at(start - 2).start)
        return start
