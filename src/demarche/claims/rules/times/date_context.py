"""What a date is read against: the text, the DTG, the dates before it, the tense of its clause."""

import re
from typing import NamedTuple

from demarche.claims.document import Document
from demarche.claims.rules.times.date_mention import DateMention, day_sent
from demarche.claims.rules.times.date_values import is_day
from demarche.claims.rules.times.date_words import date_words

_BOUNDARY = re.compile(r"[;:]| --|\.\s|\b(?:which|who|but|while|whose|where|that)\b|, and\b")
_CLAUSE, _AHEAD, _FRONTED = 160, 110, 20
_SETTLED = ("of ", "dated ")
"""What is "of June 15" has been there since."""
_TALE = 300
"""How far behind another date of its sentence a date may stand and go on in its year."""


_SIGNS = (";", ":", " --", ". ", ", and ")
_PRONOUNS = ("which", "who", "but", "while", "whose", "where", "that")


def _last_boundary(low: str, start: int, end: int) -> int:
    """Return where the last boundary of clauses in `[start, end)` begins; `start` where there is none."""
    found = start
    for sign in _SIGNS:
        found = max(found, low.rfind(sign, start, end))
    for word in _PRONOUNS:
        at = low.rfind(word, start, end)
        while at > found and (low[at - 1 : at].isalnum() or low[at + len(word) : at + len(word) + 1].isalnum()):
            at = low.rfind(word, start, at)
        found = max(found, at)
    return found


class Anchor(NamedTuple):
    """A word or number that a date may hang on."""

    start: int
    end: int
    kind: str
    number: int


class Context:
    """The text of one document and the dates found in it so far."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.text = document.text
        self.low = document.small
        self.words = date_words()
        self.today = day_sent(document)
        self.found: list[DateMention] = []

    def lead(self, start: int) -> int:
        """Return where the preposition before a date begins."""
        return self.words.prepositions.before(self.low, start)[0]

    def part(self, start: int) -> tuple[int, str | None]:
        """Return where "early", "the first half of" before a date begins, and which part it is."""
        begin, phrase = self.words.parts.before(self.low, start)
        return begin, str(self.words.parts.values[phrase]) if phrase is not None else None

    def relation(self, start: int) -> tuple[int, int | None]:
        """Return where "last", "this", "next" before a date begins, and by how many it counts from the DTG."""
        begin, phrase = self.words.relations.before(self.low, start)
        return begin, int(self.words.relations.values[phrase]) if phrase is not None else None

    def back_relation(self, start: int) -> tuple[int, int | None]:
        """Return where "the following", "that" before a date begins, and by how many it counts from the date before."""
        begin, phrase = self.words.back_relations.before(self.low, start)
        return begin, int(self.words.back_relations.values[phrase]) if phrase is not None else None

    def told_year(self, digits: str | None, relation: str | None = None) -> int | None:
        """Return the year that figures or words ("last", "the following") tell; None where they tell none."""
        if digits:
            number = int(digits)
            if number >= 100:
                return number
            century = self.today.year // 100 * 100 if self.today else (1900 if number > 50 else 2000)
            year = century + number
            return year - 100 if self.today and year > self.today.year + 20 else year
        if relation and self.today:
            if relation in {"last", "this", "next"}:
                return self.today.year + {"last": -1, "this": 0, "next": 1}[relation]
            if self.found:
                return self.found[-1].year + (relation == "the following")
        return None

    def previous(self, start: int) -> DateMention | None:
        """Return the date before, if it is more than a year and stands in the same sentence."""
        last = self.found[-1] if self.found else None
        if last is None or last.month is None or start - last.end > _TALE:
            return None
        return last if last.start >= self.document.sentence_at(start).start else None

    def is_future(self, start: int, end: int, *, default: bool = False) -> bool:
        """Tell whether the clause of a date is about what is to come: by the nearest word that shows its tense."""
        sentence = self.document.sentence_at(start)
        begin = max(sentence.start, start - _CLAUSE, self.found[-1].end if self.found else 0)
        begin = _last_boundary(self.low, begin, start)
        last = self.words.last_tense(self.low, begin, start)
        if last is None and begin > sentence.start and self.found and begin == self.found[-1].end and self.today:
            # "The first lot is to leave in May, and the rest in June": as what was told before.
            return default or self.found[-1].first > self.today
        if last is None and start - begin < _FRONTED and not self.low.endswith(_SETTLED, 0, start):
            after = self.low[end : min(sentence.end, end + _AHEAD)]
            stop = _BOUNDARY.search(after)
            hit = self.words.tense.search(after[: stop.start()] if stop else after)
            last = hit.group() if hit else None
        return default if last is None else last in self.words.future

    def lend_year(self, told: DateMention) -> None:
        """Give the year of "May 12 and July 8, 2005" to its first day as well."""
        last = self.found[-1] if self.found else None
        if last is None or told.form != "complete" or told.month is None or last.month is None:
            return
        between = self.low[last.end : told.start].strip(" ,")
        if last.form in {"day", "month"} and between in {"and", "or", "to", "through", "until", ""}:
            when = last.when._replace(year=told.year - (last.month > told.month))
            if last.day is None or is_day(when.year, last.month, last.day):
                self.found[-1] = DateMention(last.start, last.end, "complete", when, *when.bounds())
