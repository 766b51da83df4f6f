"""Events: what happened or is to happen on the dates of the prose.

Each date is one happening at most, of the class of the nearest word that tells what happened; what the words around it
say (to whom something was told, what was sent, whether it failed) makes the type. What two places of a cable tell of
one day is one event.
"""

import re
from datetime import date, timedelta
from typing import NamedTuple

from demarche.claims.document import Document, Sentence
from demarche.claims.model import Event
from demarche.claims.rules.date_words import date_words
from demarche.claims.rules.dates import DateMention, find_dates, small_letters
from demarche.claims.rules.deadline import find_deadline_spans
from demarche.claims.rules.kind import read_kind
from demarche.claims.rules.event_words import EventWords, Trigger, between, event_words

_REACH = 230
"""How far from a date, within its sentence, a word may stand that tells what happened on it."""
_COMMA, _STOP, _DATE, _BEHIND, _AGAINST = 24, 60, 110, 40, 110
_JOINED, _NEAR, _REPLY = 40, 100, 40
_ASKING = re.compile(r"\b(?:request|ask|inquir|enquir|seek|sought|interest|want|looking for)")
_SOFT = frozenset(("visit", "sign", "tell", "call", "write", "attempt"))
_LASTING = frozenset(("meeting", "delivery-of-demarche", "response"))
_DEALS = frozenset(("inquiry", "contract", "order", "shipment", "offer", "arrival", "payment"))
_ASKED_FOR = re.compile(r"\b(?:for|request(?:ed|ing)?|sought|seeking|invit(?:ed|ing))(?: an?| the)?(?: \w+)? \Z")
_WEEK = timedelta(days=7)
_OLD, _RECENT = timedelta(days=240), timedelta(days=60)
_LEAVES = ("since", "until", "till", "through", "as of")
_LEAVES_NAMED = re.compile(r"(?:after|before|until|as of|from) (?:today|tomorrow|yesterday)")
_OUTSIDE = re.compile(r"(?:\b(?:since|until|with effect from|with effect|effective|as of|after|before) )\Z")
_RANGE = ("between ", "from ")
_STOPS = re.compile(r"[;:]| -- | (?:that|which|who|while|but|because|although|whose|where|whereas|so that) |, and |\) ")
_PARENTHESIS = re.compile(r"\([^()]{0,120}\)|, (?:who|which|whose)\b[^,]{1,120}(?=,)")
_FRONT = re.compile(r"(?:[.;:]|--|\)|, and|, but|\band|\bbut|\bthat|\bwhich|\bwho|^|\")[\"' ]*(?:\([a-z0-9/ ]{1,14}\) )?(?:(?:then|later|also|again|at first|finally|earlier),? )?\Z")
_GOES_ON = re.compile(r",? (?:and |then |again |and again |another )*(?:to|by|from|for|in|at|with|through)\b")
_PAIRED = re.compile(r" ?,? ?(?:and|or|,|and again|again|and then)? ?\Z")
_SEIZED = ("seiz", "detain", "inspect", "impound", "confiscat", "interdict")
_OF = re.compile(r"\b([a-z-]+)(?: (?:was|were|is))?(?: (?:of|dated|from|for))? ?,? ?\Z")
_PASSIVE = re.compile(r"\b(?:was|were|been|be|being|is|are) \Z")


class _Reading(NamedTuple):
    type: str
    mention: DateMention
    trigger: Trigger | None
    in_points: bool


def read_events(document: Document, kind: str | None = None) -> list[Event]:
    """Return the events in order of the text, those of one day once.

    `kind` is that of the cable, read anew where it is not given. What is about the service itself has no events.
    """
    kind = kind or read_kind(document)
    if kind == "other":
        return []
    readings = _Reader(document, kind).read()
    kept = [r for i, r in enumerate(readings) if not _is_told_elsewhere(r, i, readings)]
    return [_event(document, r) for r in kept]


def _event(document: Document, reading: _Reading) -> Event:
    mention, trigger = reading.mention, reading.trigger
    start, end = mention.start, mention.end
    if trigger is not None and max(end, trigger.end) - min(start, trigger.start) <= 90:
        start, end = min(start, trigger.start), max(end, trigger.end)
    sure = 0.85 if trigger is not None else 0.65
    if mention.form in {"relative", "week", "backward", "season"}:
        sure -= 0.1
    text = document.text[start:end]
    return Event(reading.type, mention.value, text, document.evidence(start, end, f"event.{mention.form}", sure))


class _Reader:
    def __init__(self, document: Document, kind: str | None) -> None:
        self.document = document
        self.low = small_letters(document)
        self.words: EventWords = event_words()
        self.dates = find_dates(document)
        self.triggers = self.words.find(self.low) if self.dates else []
        self.sent = document.cable.dtg.date() if document.cable.dtg else None
        self.from_post = "SECSTATE" not in (document.cable.origin or "").upper()
        self.negation = self.words.negation
        self.replies = kind == "demarche-reply"
        self.reporting = kind == "reporting"

    def read(self) -> list[_Reading]:
        """Return a reading of every date that something happened on."""
        closed = find_deadline_spans(self.document)
        found: list[_Reading] = []
        for index, mention in enumerate(self.dates):
            if any(start < mention.end and mention.start < end for start, end in closed):
                continue
            if _OUTSIDE.search(self.low, max(0, mention.start - 16), mention.start) or self.low.startswith(_LEAVES, mention.start):
                continue
            if mention.form == "backward" and mention.month is None:
                continue
            reading = self._read(index, mention, found[-1] if found else None)
            if reading is not None:
                found.append(reading)
        return found

    def _read(self, index: int, mention: DateMention, last: _Reading | None) -> _Reading | None:
        sentence = self.document.sentence_at(mention.start)
        points = self.document.in_points(mention.start)
        previous = self.dates[index - 1] if index else None
        if previous is not None and previous.end > mention.start:
            # The second day of "December 12 and 19".
            same = last is not None and last.mention is previous and last.type not in _LASTING
            return _Reading(last.type, mention, last.trigger, points) if last and same else None
        if previous is not None and last is not None and last.mention is previous and mention.form != "backward":
            joint = " ".join(_PARENTHESIS.sub("", self.low[previous.end : mention.start]).split())
            if len(joint) <= 12 and _PAIRED.match(joint):
                ranged = self.low.startswith(_RANGE, previous.start) or "to" in joint or "or" in joint
                lasting = last.type in _LASTING and mention.first - previous.last < _WEEK
                return None if ranged or lasting else _Reading(last.type, mention, last.trigger, points)
        for trigger in self._ranked(index, mention, sentence)[:3]:
            if trigger.kind == "block" or self._is_negated(trigger, sentence):
                return None
            kind = self._type(trigger, mention, sentence)
            if kind:
                return _Reading(kind, mention, trigger, points)
            if trigger.kind not in _SOFT:
                return None
        if last is not None and last.mention is previous and previous is not None and previous.start >= sentence.start:
            # "to one firm in June, and to another in July": what was told of the first.
            lead = self.low[previous.end : mention.start]
            if len(lead) < 110 and _GOES_ON.match(lead) and not between(self.triggers, previous.end, mention.start):
                return _Reading(last.type, mention, last.trigger, points)
        return None

    def _ranked(self, index: int, mention: DateMention, sentence: Sentence) -> list[Trigger]:
        """The triggers that a date may hang on: the nearest first, over the fewest commas, stops and other dates."""
        low = self.low
        begin, end = max(sentence.start, mention.start - _REACH), min(sentence.end, mention.end + _REACH)
        lead = low[max(sentence.start, mention.start - 24) : mention.start]
        fronted = mention.start <= sentence.start or _FRONT.search(lead) is not None
        others = self.dates[max(0, index - 3) : index + 4]
        reach = mention.end
        for other in others:
            # "in March and in September": the other date of a pair stands in nobody's way.
            if other.start >= reach and len(joint := low[reach : other.start]) <= 9 and _PAIRED.match(joint):
                reach = other.end
        ranked = []
        for trigger in between(self.triggers, begin, end):
            if trigger.start < mention.start:
                gap = _PARENTHESIS.sub("", low[trigger.end : mention.start])
                cost = len(gap) + (_AGAINST if fronted else 0)
                cost += _DATE * sum(trigger.end <= d.start and d.end <= mention.start for d in others)
            elif trigger.start >= mention.end:
                gap = _PARENTHESIS.sub("", low[mention.end : trigger.start])
                cost = len(gap) + (0 if fronted else _BEHIND + _JOINED * gap.count(" and"))
                cost += _DATE * sum(reach <= d.start and d.end <= trigger.start for d in others)
            else:
                continue
            if self.replies and trigger.kind in {"raise", "response"}:
                cost -= _REPLY
            cost += _COMMA * gap.count(",") + _STOP * len(_STOPS.findall(gap))
            if cost <= (_REACH if trigger.kind != "write" else _NEAR):
                ranked.append((cost, trigger.start, trigger))
        ranked.sort()
        return self._governed([trigger for _, _, trigger in ranked])

    def _governed(self, ranked: list[Trigger]) -> list[Trigger]:
        """Put "blocked" before "export" in "blocked the export in February": the verb says what happened."""
        if len(ranked) > 1:
            first = ranked[0]
            for verb in ranked[1:4]:
                near = 0 <= first.start - verb.end <= 25 and "," not in self.low[verb.end : first.start]
                if near and (verb.kind in {"stop", "attempt"} or self.low.startswith(_SEIZED, verb.start)):
                    return [verb]
        return ranked

    def _type(self, trigger: Trigger, mention: DateMention, sentence: Sentence) -> str | None:
        low, words = self.low, self.words
        clause = low[
            max(sentence.start, min(trigger.start, mention.start) - 90) : min(sentence.end, max(trigger.end, mention.end) + 110)
        ]
        kind = self._class(trigger, mention, sentence, clause)
        if kind == "attempt":
            return "previous-attempt" if self._is_past(mention) else None
        if kind in _DEALS and self._is_attempt(kind, mention, sentence):
            return "previous-attempt"
        if kind == "arrival":
            return self._arrival(trigger, mention, sentence)
        if kind == "raise":
            asked = not self.from_post and (self.sent is None or mention.last >= self.sent)
            return "delivery-of-demarche" if self._is_past(mention) and not asked else None
        if kind == "response":
            if not self.replies and words.has("offering", low[trigger.start : trigger.end + 60]):
                return "offer"
            return kind if self._is_past(mention) and (self.from_post or self._is_official(clause)) else None
        return kind

    def _class(self, trigger: Trigger, mention: DateMention, sentence: Sentence, clause: str) -> str | None:
        """The class of a trigger after a look at the words around it."""
        low, words, kind = self.low, self.words, trigger.kind
        behind = low[trigger.end : min(sentence.end, trigger.end + 90)]
        if kind == "write":
            return self._written(sentence)
        if kind == "send":
            near = behind[:48]
            if _PASSIVE.search(low, max(sentence.start, trigger.start - 12), trigger.start):
                near = low[max(sentence.start, trigger.start - 70) : trigger.start]
            return "payment" if words.has("money", near) else "inquiry" if words.has("papers", near[:34]) else "shipment"
        if kind == "get":
            return self._got(behind[:50])
        if kind == "bring" and words.has("demarche", clause):
            return "raise"
        if kind in {"arrival", "bring"}:
            paid = low.startswith(("reach", "due", "arriv"), trigger.start) and words.has("money", low[max(sentence.start, trigger.start - 60) : trigger.end + 60])
            return "payment" if paid else "arrival"
        if kind == "visit":
            return "meeting" if not self.reporting and not words.has("us", clause) else None
        if kind == "sign":
            return "contract" if words.has("deal", low[sentence.start : sentence.end]) else None
        if kind == "meeting" and self.replies and words.has("demarche", clause) and words.has("us", clause):
            return "raise"
        if kind == "stop":
            return "attempt" if self._is_old(mention) else None
        if kind == "offer" and _ASKED_FOR.search(low, max(sentence.start, trigger.start - 24), trigger.start):
            return "inquiry"
        if kind == "shipment" and low.startswith("left", trigger.start) and words.has("demarche", behind):
            return "raise"
        if kind == "ask":
            if self.replies and words.has("us", behind[:30]):
                return "response"
            return "inquiry" if words.has("wanted", behind) and not words.has("us", low[max(sentence.start, trigger.start - 30) : trigger.start]) else None
        if kind in {"tell", "call"}:
            return self._told(trigger, mention, clause, behind)
        return kind

    def _got(self, behind: str) -> str | None:
        """What was received: money, an offer, an inquiry, an order, or goods."""
        words = self.words
        if words.has("papers of state", behind):
            return None
        if words.has("money", behind):
            return "payment"
        if words.has("us", behind[:24]):
            return "response" if self.replies else "meeting" if self.from_post else None
        if words.has("offering", behind):
            return "offer"
        if " order" in behind:
            return "order"
        if "inquir" in behind or "enquir" in behind or "request" in behind:
            return "inquiry"
        return None if words.has("papers", behind[:30]) else "arrival"

    def _written(self, sentence: Sentence) -> str:
        if _ASKING.search(self.low, sentence.start, sentence.end):
            return "inquiry"
        # "Its letter is dated June 30": the sentence before says what of.
        begin = sentence.start - (160 if sentence.end - sentence.start < 70 else 0)
        return "offer" if self.words.has("offering", self.low[max(0, begin) : sentence.end]) else "inquiry"

    def _told(self, trigger: Trigger, mention: DateMention, clause: str, behind: str) -> str | None:
        words = self.words
        told = self.low[trigger.start : trigger.end]
        if trigger.kind == "call" and words.has("us", behind[:30]):
            return "response" if self.replies else "meeting" if self.from_post else None
        if trigger.kind == "call" and words.has("demarche", clause):
            return "raise" if self.from_post or told != "gave" else None
        if told == "invited":
            return None
        if not words.has("us", clause):
            beside = trigger.kind == "tell" and -3 <= mention.start - trigger.end <= 3
            return "response" if self.replies and beside else None
        if self.replies:
            if trigger.kind == "call":
                return "raise"
            return "response"
        if trigger.kind == "call":
            return "meeting" if told in {"called on", "saw", "spoke", "sat down with"} and self.from_post else None
        if self.from_post:
            return "meeting"
        return "response" if words.has("us", behind[:40]) else None

    def _arrival(self, trigger: Trigger, mention: DateMention, sentence: Sentence) -> str | None:
        before = self.low[max(sentence.start, trigger.start - 60) : trigger.end]
        if self.words.has("passing", before):
            return None
        word = self.low[trigger.start : trigger.end]
        past = self._is_past(mention) and not self._is_to_come(trigger, mention, sentence)
        if word.startswith(("due", "ready", "be finished")):
            return "expected-delivery" if not past or mention.form in {"month"} else None
        return "delivery" if past else "expected-delivery"

    def _is_attempt(self, kind: str, mention: DateMention, sentence: Sentence) -> bool:
        """Tell whether an older deal failed, or was only tried."""
        if not self._is_old(mention):
            own = self.low[mention.end : sentence.end]
            recent = self.sent is None or self.sent - mention.last < _RECENT
            return not recent and kind in {"inquiry", "order", "offer"} and self.words.has("refusal", own)
        text = self.low[sentence.start : min(len(self.low), sentence.end + 90)]
        own = self.low[sentence.start : sentence.end]
        if self.words.has("try", own) and kind in {"inquiry", "contract", "order", "shipment"}:
            return True
        return self.words.has("failure", own) or (kind in {"inquiry", "offer", "order"} and self.words.has("failure", text))

    def _is_official(self, clause: str) -> bool:
        """Tell whether it is a government that answered, and us it answered to."""
        return self.words.has("us", clause) or self.words.has("officials", clause)

    def _is_old(self, mention: DateMention) -> bool:
        if self.sent is None:
            return mention.month is None
        return self.sent - mention.last > _OLD or (mention.month is None and mention.year < self.sent.year)

    def _is_past(self, mention: DateMention) -> bool:
        return self.sent is None or mention.first <= self.sent

    def _is_to_come(self, trigger: Trigger, mention: DateMention, sentence: Sentence) -> bool:
        """Tell whether what is told of the month or year of the DTG itself is still to come."""
        if mention.day is not None or self.sent is None or not mention.first <= self.sent <= mention.last:
            return False
        last = None
        for last in date_words().tense.finditer(self.low, max(sentence.start, trigger.start - 60), max(trigger.start, mention.start)):
            pass
        return self.low.endswith("for ", 0, trigger.start) if last is None else last["future"] is not None

    def _is_negated(self, trigger: Trigger, sentence: Sentence) -> bool:
        if trigger.kind in {"attempt", "block"}:
            return False
        before = self.low[max(sentence.start, trigger.start - 26) : trigger.start]
        words = re.split(r"[,;.]", before)[-1].split()[-4:]
        return not self.negation.isdisjoint(words) or "n't" in before

def _is_told_elsewhere(reading: _Reading, index: int, readings: list[_Reading]) -> bool:
    """Tell whether a reading says again what another says, as exactly or more so."""
    for other_index, other in enumerate(readings):
        if other_index == index or not _same_matter(reading, other):
            continue
        if reading.mention.value == other.mention.value:
            if other_index < index and other.type == reading.type:
                return True
            if other.type != reading.type and reading.in_points and not other.in_points:
                return True
            continue
        if _covers(reading.mention, other.mention) and (other.type == reading.type or reading.in_points):
            return True
        if reading.in_points and not other.in_points and _near(reading.mention, other.mention):
            return True
    return False


_FAMILIES = (
    frozenset(("shipment", "delivery", "expected-delivery")),
    frozenset(("contract", "order")),
    frozenset(("offer", "inquiry")),
    frozenset(("delivery-of-demarche", "response")),
)


def _same_matter(a: _Reading, b: _Reading) -> bool:
    if a.type == b.type:
        return True
    return (a.in_points != b.in_points) and any(a.type in f and b.type in f for f in _FAMILIES)


def _covers(wide: DateMention, narrow: DateMention, slack: timedelta = timedelta(0)) -> bool:
    """Tell whether one date is a vaguer form of another."""
    if wide.day is not None or (wide.last - wide.first) <= (narrow.last - narrow.first):
        return False
    return wide.first - slack <= narrow.first and narrow.last <= wide.last + slack


def _near(a: DateMention, b: DateMention) -> bool:
    """Tell whether two dates, one of them vague, may be the same."""
    if a.day is not None and b.day is not None:
        return False
    return _gap(a.first, a.last, b.first, b.last) <= timedelta(days=4)


def _gap(a: date, b: date, c: date, d: date) -> timedelta:
    return max(c - b, a - d, timedelta(0))
