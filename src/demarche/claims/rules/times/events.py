"""Events: what happened or is to happen on the dates of the prose.

Each date is one happening at most, of the class of the nearest word that tells what happened; what the words around it
say (to whom something was told, what was sent, whether it failed) makes the type. What two places of a cable tell of
one day is one event.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from datetime import timedelta
from itertools import accumulate

from demarche.claims.document import Document, Sentence
from demarche.claims.model import Event
from demarche.claims.rules.exchange.kind import read_kind
from demarche.claims.rules.times.dates import DateMention, find_dates
from demarche.claims.rules.times.deadline import find_deadline_spans
from demarche.claims.rules.times.event_merge import Reading, merged
from demarche.claims.rules.times.event_scene import Scene, Telling
from demarche.claims.rules.times.event_types import type_of
from demarche.claims.rules.times.event_words import Trigger

_REACH, _LETTER_REACH = 230, 100
"""How far a date may be from the word that tells what happened on it, as `_cost` counts."""
_COMMA, _STOP, _DATE, _BEHIND, _JOINED, _AGAINST = 24, 60, 110, 40, 40, 110
"""What a comma, a stop and another date between them add, and a word on the side where it is less looked for."""
_REPLY = 40
"""How much nearer in a reply are the words of demarche and answer."""
_LIST = 110
_LASTING = frozenset(("meeting", "delivery-of-demarche", "response"))
_WEEK = timedelta(days=7)
_REPORTED = frozenset(("tell", "response", "ask"))
_SOFT = frozenset(("visit", "sign", "tell", "call", "write", "attempt", "go", "made"))
"""Classes that leave a date to the next word where they tell nothing themselves."""
_UNTIL = ("since", "until", "till", "as of")
_CABLES = (" cable", " telegram", " message", " reftel", " instruction")
_OUTSIDE = re.compile(r"\b(?:since|until|with effect from|with effect|effective|as of|after|before) \Z")
_RANGE = ("between ", "from ")
_STOP_WORDS = re.compile(" (?:that|which|who|while|but|because|although|whose|where|whereas|so that) ")
_STOPS = re.compile(rf"[;:]| -- |{_STOP_WORDS.pattern}|, and |\) ")
_ASIDE = re.compile(r"\([^()]{0,120}\)|, (?:who|which|whose)\b[^,]{1,120}(?=,)")
_FRONT = re.compile(
    r"(?:[.;:]|--|\)|, and|, but|\band|\bbut|\bthat|\bwhich|\bwho|^|\")[\"' ]*(?:\([a-z0-9/ ]{1,14}\) )?"
    r"(?:(?:then|later|also|again|at first|finally|earlier),? )?\Z"
)
_FRONT_WORDS = frozenset(
    ["and", "but", "that", "which", "who", "then", "later", "also", "again", "first", "finally", "earlier"]
)
_GOES_ON = re.compile(
    r",? (?:and |then |again |and again |another )*(?:to|by|from|for|in|at|with|through)\b"
    r"|[,;]? and (?:the|a|an|another|\d+|[a-z]+) (?:[a-z]+ ){0,4}\Z"
)
_PAIRED = re.compile(r" ?,? ?(?:and|or|,|and again|again|and then)? ?\Z")
_SEIZED = ("seiz", "detain", "inspect", "impound", "confiscat", "interdict")
_LONGEST = 90


def read_events(document: Document, kind: str | None = None) -> list[Event]:
    """Return the events in order of the text, those of one day once.

    `kind` is that of the cable, read anew where it is not given. What is about the service itself has no events.
    """
    kind = kind or read_kind(document)
    if kind == "other" or not find_dates(document):
        return []
    return [_event(document, reading) for reading in merged(_Reader(document, kind).read())]


def _stops(gap: str) -> int:
    """How many stops a stretch has: signs, and words with which a new clause begins."""
    if ", and " in gap or ") " in gap or "--" in gap:
        return len(_STOPS.findall(gap))
    return gap.count(";") + gap.count(":") + len(_STOP_WORDS.findall(gap))


def _event(document: Document, reading: Reading) -> Event:
    mention, trigger = reading.mention, reading.trigger
    start, end = min(mention.start, trigger.start), max(mention.end, trigger.end)
    if end - start > _LONGEST:
        start, end = mention.start, mention.end
    sure = 0.75 if mention.form in {"relative", "week", "backward", "season"} else 0.85
    evidence = document.evidence(start, end, f"event.{mention.form}", sure)
    return Event(reading.type, mention.value, document.text[start:end], evidence)


class _Reader:
    """Reads what happened on each date of a document."""

    def __init__(self, document: Document, kind: str | None) -> None:
        self.document = document
        self.telling = Telling(document, kind)
        self.low = self.telling.low
        self.dates = find_dates(document)
        self.starts = [date.start for date in self.dates]
        self.triggers = self.telling.words.find(self.low)
        self.trigger_starts = [trigger.start for trigger in self.triggers]

    def read(self) -> list[Reading]:
        """Return a reading of every date that something happened on."""
        closed = sorted(find_deadline_spans(self.document))
        past = list(accumulate((end for _, end in closed), max))
        opened = [start for start, _ in closed]
        found: list[Reading] = []
        for index, mention in enumerate(self.dates):
            before = bisect_left(opened, mention.end)
            if (before and past[before - 1] > mention.start) or self._is_outside(mention):
                continue
            reading = self._read(index, mention, found[-1] if found else None)
            if reading is not None:
                found.append(reading)
        return found

    def _is_outside(self, mention: DateMention) -> bool:
        """Tell whether a date only bounds something: "since 2004", "after today"."""
        start = mention.start
        if self.low.startswith(_CABLES, mention.end):
            return True
        return self.low.startswith(_UNTIL, start) or _OUTSIDE.search(self.low, max(0, start - 18), start) is not None

    def _read(self, index: int, mention: DateMention, last: Reading | None) -> Reading | None:
        previous = self.dates[index - 1] if index else None
        beside = last is not None and last.mention is previous
        paired = previous is not None and (previous.end > mention.start or self._is_pair(previous, mention))
        if previous is not None and paired and (beside or self._is_range(previous, mention)):
            return self._second(previous, mention, last) if beside else None
        sentence = self.document.sentence_at(mention.start)
        for trigger in self._ranked(index, mention, sentence)[:3]:
            if trigger.kind == "block" or self._is_negated(trigger, mention, sentence):
                return None
            kind = type_of(Scene(self.telling, mention, trigger, sentence))
            if kind and (self.telling.is_of_trade or kind == "meeting"):
                return self._reading(kind, mention, trigger)
            if trigger.kind not in _SOFT:
                return None
        return self._next_of_list(mention, last, sentence) if beside else None

    def _reading(self, kind: str, mention: DateMention, trigger: Trigger) -> Reading:
        start = mention.start
        return Reading(kind, mention, trigger, self.document.sentence_at(start).start, self.document.in_points(start))

    def _is_pair(self, previous: DateMention, mention: DateMention) -> bool:
        """Tell whether two dates are joined: "in March and again (ref B) in May"."""
        if mention.form == "backward" or mention.start - previous.end > _LIST:
            return False
        joint = " ".join(_ASIDE.sub("", self.low[previous.end : mention.start]).split())
        return len(joint) <= 12 and _PAIRED.match(joint) is not None

    def _is_range(self, first: DateMention, second: DateMention) -> bool:
        """Tell whether two dates bound one stretch of time, or are one of the two."""
        joint = self.low[first.end : second.start]
        return self.low.startswith(_RANGE, first.start) or " to" in joint or " or" in joint

    def _second(self, previous: DateMention, mention: DateMention, last: Reading | None) -> Reading | None:
        """The second date of a pair tells the same of another day, unless both are one range or one long event."""
        assert last is not None
        if self._is_range(previous, mention) or (last.type in _LASTING and mention.first - previous.last < _WEEK):
            return None
        return self._reading(last.type, mention, last.trigger)

    def _next_of_list(self, mention: DateMention, last: Reading | None, sentence: Sentence) -> Reading | None:
        """Of "To one firm in June, and to another in July": what was told of the first."""
        if last is None or last.mention.start < sentence.start:
            return None
        end = last.mention.end
        gap = self.low[end : mention.start]
        if len(gap) >= _LIST or not _GOES_ON.match(gap) or self._between(end, mention.start):
            return None
        return self._reading(last.type, mention, last.trigger)

    def _ranked(self, index: int, mention: DateMention, sentence: Sentence) -> list[Trigger]:
        """The words that a date may hang on: the nearest first, over the fewest commas, stops and other dates."""
        begin, end = max(sentence.start, mention.start - _REACH), min(sentence.end, mention.end + _REACH)
        lead = self.low[max(sentence.start, mention.start - 24) : mention.start]
        last = lead.rstrip(" ,").rpartition(" ")[2]
        inside = last.isalpha() and last not in _FRONT_WORDS
        fronted = mention.start <= sentence.start or (not inside and _FRONT.search(lead) is not None)
        others = self.dates[max(0, index - 3) : index + 4]
        ranked = []
        for trigger in self._between(begin, end):
            cost = self._cost(trigger, mention, others, fronted=fronted)
            if cost <= (_REACH if trigger.kind != "write" else _LETTER_REACH):
                ranked.append((cost, trigger.start, trigger))
        ranked.sort()
        return self._governed([trigger for _, _, trigger in ranked])

    def _between(self, start: int, end: int) -> list[Trigger]:
        """The triggers that begin in `[start, end)`."""
        return self.triggers[bisect_left(self.trigger_starts, start) : bisect_left(self.trigger_starts, end)]

    def _cost(self, trigger: Trigger, mention: DateMention, others: Sequence[DateMention], *, fronted: bool) -> int:
        """How far a word is from a date: a date at the front of its clause looks ahead, any other looks back."""
        if trigger.start < mention.start:
            if mention.form == "backward" and self.low.endswith((" after", " before"), mention.start, mention.end):
                # "Two days after" tells of what follows.
                return _REACH + 1
            start, end = trigger.end, mention.start
            cost = _AGAINST if fronted else 0
        elif trigger.start >= mention.end:
            start, end = mention.end, trigger.start
            cost = 0 if fronted else _BEHIND + _JOINED * self.low.count(" and", start, end)
            start = self._behind_pair(start, others)
        else:
            return _REACH + 1
        gap = self.low[mention.end if trigger.start >= mention.end else start : end]
        if "(" in gap or ", wh" in gap:
            gap = _ASIDE.sub("", gap)
        if trigger.kind in _REPORTED and trigger.start < mention.start and " that " in gap:
            # What was told may be of another day than the telling.
            return _REACH + 1
        cost += len(gap) + _COMMA * gap.count(",") + _STOP * _stops(gap)
        at = bisect_left(self.starts, start)
        while at < len(self.starts) and self.dates[at].end <= end:
            cost += _DATE
            at += 1
        return cost - _REPLY if self.telling.is_reply and trigger.kind in {"raise", "response"} else cost

    def _behind_pair(self, reach: int, others: Sequence[DateMention]) -> int:
        """Where the second date of "in March and in September" ends: it stands in nobody's way."""
        for other in others:
            if reach <= other.start <= reach + 9 and _PAIRED.match(self.low[reach : other.start]):
                return other.end
        return reach

    def _governed(self, ranked: list[Trigger]) -> list[Trigger]:
        """Put "blocked" before "export" in "blocked the export in February": the verb says what happened."""
        for verb in ranked[1:4]:
            near = 0 <= ranked[0].start - verb.end <= 25 and "," not in self.low[verb.end : ranked[0].start]
            if near and (verb.kind in {"stop", "attempt"} or self.low.startswith(_SEIZED, verb.start)):
                return [verb]
        return ranked

    def _is_negated(self, trigger: Trigger, mention: DateMention, sentence: Sentence) -> bool:
        """Tell whether something did not happen; what will not be ready before May will then."""
        if trigger.kind in {"attempt", "block"} or self.low.startswith("before", mention.start):
            return False
        before = self.low[max(sentence.start, trigger.start - 26) : trigger.start]
        words = re.split(r"[,;.]", before)[-1].split()[-4:]
        return "n't" in before or not self.telling.words.negation.isdisjoint(words)
