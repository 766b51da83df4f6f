"""A date with the word that tells what happened on it: what the text around both says."""

from dataclasses import dataclass
from datetime import timedelta

from demarche.claims.document import Document, Sentence
from demarche.claims.rules.times.date_mention import DateMention, day_sent
from demarche.claims.rules.times.date_words import date_words
from demarche.claims.rules.times.event_words import EventWords, Trigger, event_words

_OLD, _RECENT = timedelta(days=180), timedelta(days=60)
"""What is older is background; what is more recent than the other can hardly have failed yet."""


class Telling:
    """A document as events are read from it: who tells, when, and what kind of cable it is."""

    def __init__(self, document: Document, kind: str | None) -> None:
        self.document = document
        self.low = document.small
        self.words: EventWords = event_words()
        self.sent = day_sent(document)
        self.from_post = "SECSTATE" not in (document.cable.origin or "").upper()
        self.is_reply = kind == "demarche-reply"
        self.is_report = kind == "reporting"
        tags = document.cable.tags
        self.is_of_trade = not (self.is_report and tags) or not self.words.trade_tags.isdisjoint(
            t.upper() for t in tags
        )
        """Whether deals may be told; a report on harvests or elections has other sales and shipments."""


@dataclass(frozen=True, slots=True)
class Scene:
    """One date, the word that it hangs on, and their sentence."""

    telling: Telling
    mention: DateMention
    trigger: Trigger
    sentence: Sentence

    @property
    def word(self) -> str:
        """The word itself, in small letters."""
        return self.telling.low[self.trigger.start : self.trigger.end]

    def behind(self, reach: int) -> str:
        """Return what follows the word in its sentence."""
        return self.telling.low[self.trigger.end : min(self.sentence.end, self.trigger.end + reach)]

    def before(self, reach: int) -> str:
        """Return what stands before the word in its sentence."""
        return self.telling.low[max(self.sentence.start, self.trigger.start - reach) : self.trigger.start]

    @property
    def clause(self) -> str:
        """What stands around the word and the date in their sentence."""
        start = min(self.trigger.start, self.mention.start) - 90
        end = max(self.trigger.end, self.mention.end) + 110
        return self.telling.low[max(self.sentence.start, start) : min(self.sentence.end, end)]

    def told(self, more: int = 0) -> str:
        """Return the sentence, and as much as asked of what follows it."""
        return self.telling.low[self.sentence.start : self.sentence.end + more]

    def has(self, name: str, text: str) -> bool:
        """Tell whether a text has one of the words of a context."""
        return self.telling.words.has(name, text)

    @property
    def is_past(self) -> bool:
        """Whether the date had begun when the cable was sent."""
        return self.telling.sent is None or self.mention.first <= self.telling.sent

    @property
    def is_old(self) -> bool:
        """Whether the date is one of background: some six months back, or a year that is over."""
        sent, mention = self.telling.sent, self.mention
        if sent is None:
            return mention.month is None
        return sent - mention.last > _OLD or (mention.month is None and mention.year < sent.year)

    @property
    def is_recent(self) -> bool:
        """Whether the date lies less than two months back."""
        sent = self.telling.sent
        return sent is None or sent - self.mention.last < _RECENT

    @property
    def is_to_come(self) -> bool:
        """Whether what is told of the month or year of the DTG itself is still to come."""
        sent, mention = self.telling.sent, self.mention
        if mention.day is not None or sent is None or not mention.first <= sent <= mention.last:
            return False
        begin = max(self.sentence.start, self.trigger.start - 60)
        words = date_words()
        last = words.last_tense(self.telling.low, begin, max(self.trigger.start, mention.start))
        return last in words.future if last else self.before(4) == "for "
