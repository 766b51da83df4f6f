"""Dates of prose: each expression with its value in the form of the record, resolved against the DTG.

A month or day without a year is the nearest on the side that the tense of its clause tells: the last for what is told,
the next for what is planned. Without a DTG only complete dates are dates.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from demarche.claims.document import Document
from demarche.claims.rules.date_values import (
    bounds_of,
    is_day,
    shifted_month,
    value_of,
    weekday_after,
    weekday_before,
    year_of_day,
    year_of_month,
)
from demarche.claims.rules.date_words import BACK_RELATIONS, PREPOSITIONS, RELATIONS, date_words

_AFTER_MONTH = re.compile(
    r"(?: (?:the )?(?P<day>\d\d?)(?:st|nd|rd|th)?(?!\d|%|[.,:/]\d)"
    r"(?: ?(?:-|to|and|or|through|/) ?\d\d?(?:st|nd|rd|th)?(?!\d|%|[.,:/]\d| [a-z]+s\b))?)?"
    r"(?:,? (?:of )?(?P<year>(?:19|20)\d\d)(?!\w)| '(?P<yy>\d\d)\b|,? (?:of )?(?P<rel>last|this|next|that|the same|the following) year\b)?"
)
_AFTER_DAY_FIRST = re.compile(r"\.?(?:,? (?:of )?(?P<year>(?:19|20)\d\d)(?!\w)| '?(?P<yy>\d\d)(?![\w/]))?")
_DAY_BEFORE = re.compile(
    r"(?<![\w.,/:#$-])(?:the )?(?P<day>\d\d?)(?:st|nd|rd|th)?(?: ?(?:-|to|or|and|/) ?\d\d?(?:st|nd|rd|th)?)? ?(?:of )?\Z"
)
_DTG_BEFORE = re.compile(r"\d{6}z ?\Z")
_YEAR_AFTER = re.compile(r"(?:,? (?:of )?(?P<year>(?:19|20)\d\d)(?!\w)|,? (?:of )?(?P<rel>last|this|next|that|the same|the following) year\b)?")
_NUMBERS = re.compile(
    r"(?<![\w./$-])(?:(?P<iso>(?:19|20)\d\d-[01]\d-[0-3]\d)(?![\w-])"
    r"|(?P<a>\d\d?)/(?P<b>\d\d?)(?:/(?P<c>(?:19|20)\d\d|\d\d))?(?![\w/-]|\.\d)"
    r"|(?P<year>(?:19|20)\d\d)(?![\w/-]|[.,]\d| (?:tons|metric|units|pieces|kilograms|kg|meters|feet|hours|vienna|local|gmt|z\b|u\.s|usd|eur|men))"
    r"|(?P<nth>\d\d?)(?:st|nd|rd|th)\b(?! (?:of|floor|street|anniversary|meeting|session|round|century|plenary|time|avenue|party)))"
)
_NUMERIC_LEAD = re.compile(r"(?:\b(?:on|by|of|before|since|from|until|nlt|than|dated|date|suspense|about|due|to|and)|[:(])\Z")
_MONTH_LEAD = re.compile(
    r"\b(?:in|of|since|until|by|during|from|before|after|through|between|and|to|early|late|mid|next|beginning|end|for|at|about|last|this|or|on)[ -]\Z"
)
_BOUNDARY = re.compile(r"[;:]| --|, (?:which|who|where|but|and|while|whose)\b|\b(?:which|but|while|whose|where|that)\b|\.\s")
_SECOND = re.compile(r"\d(?:st|nd|rd|th)? and (?P<day>\d\d?)(?:st|nd|rd|th)?(?= |\Z|,)")
_QUARTER = re.compile(r"\b(?:the )?(?:first|second|third|fourth|last|1st|2nd|3rd|4th) \Z")
_BUSINESS = re.compile(r"\b(?:cob|oob|c\.o\.b\.|business|nlt|noon|midday|midnight|later than|deadline|suspense|time)[,:]? \Z")
_DAY_FOLLOWS = re.compile(r",? \(?(?:the )?(?:\d\d?\b|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z.]*,? \d)")
_DAY_TIMES = (" morning", " afternoon", " evening", " night", " noon")


class DateMention(NamedTuple):
    """A date of the prose, at `[start, end)` of `Document.text`."""

    start: int
    end: int
    value: str
    """In the form of the record: `2009`, `2009-07`, `late-2009-07`, `2009-07-14`."""
    first: date
    last: date
    year: int
    month: int | None
    day: int | None
    part: str | None
    """`early`, `mid`, `late`, or None."""
    form: str
    """What it was read from: `complete`, `month`, `day`, `weekday`, `relative`, `week` (of its month), `backward`
    (from the date before), `season`."""
    weekday: int | None = None
    """The day of the week by which it is told."""

    def upcoming(self, reference: date) -> date | None:
        """Return its last day, where year or week are not told those of the next one from a date on."""
        if self.form == "weekday" and self.weekday is not None:
            return weekday_after(self.weekday, reference)
        if self.form == "day" and self.month and self.day:
            year = year_of_day(self.month, self.day, reference, future=True)
            return date(year, self.month, self.day) if year else None
        if self.form == "month" and self.month:
            year = year_of_month(self.month, reference, future=True)
            return bounds_of(year, self.month, None, self.part)[1]
        return self.last


@lru_cache(maxsize=2)
def find_dates(document: Document) -> tuple[DateMention, ...]:
    """Return the dates of a document in order."""
    return tuple(_Finder(document).find())


class _Finder:
    """Walks over the anchors of a text (months, units, weekdays, numbers) and reads the date around each."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.text = document.text
        self.low = small_letters(document)
        self.words = date_words()
        dtg = document.cable.dtg
        self.today = dtg.date() if dtg else None
        self.found: list[DateMention] = []
        self.taken = 0

    def find(self) -> list[DateMention]:
        low = self.low
        for start, end, kind, number in self._anchors():
            if start < self.taken:
                continue
            mention = None
            if kind in {"name", "short"}:
                mention = self._month(start, end, number, short=kind == "short")
            elif kind == "weekday":
                mention = self._weekday(start, end, number)
            elif kind == "season":
                mention = self._season(start, end, number)
            elif kind == "named":
                mention = self._shifted(start, end, number)
            elif kind == "number":
                hit = _NUMBERS.match(low, start)
                mention = self._number(hit) if hit else None
            else:
                mention = self._unit(start, end, kind)
            if mention is not None:
                self._lend_year(mention)
                self.found.append(mention)
                self.taken = mention.end
                if mention.day and (second := self._second(mention)):
                    self.found.append(second)
        return self.found

    def _second(self, first: DateMention) -> DateMention | None:
        """The other day of "December 12 and 19"."""
        hit = _SECOND.search(self.low, first.start, first.end)
        if hit is None or first.month is None or not is_day(first.year, first.month, int(hit["day"])):
            return None
        start, end = hit.span("day")
        return self._mention(start, end, first.form, first.year, first.month, int(hit["day"]), None)

    def _anchors(self) -> Iterator[tuple[int, int, str, int]]:
        low, kinds = self.low, self.words.kinds
        anchors = [(hit.start(), hit.end(), "number", 0) for hit in _NUMBERS.finditer(low)]
        for index, start, end in self.words.anchors.find_matches_as_indexes(low):
            if not (start and low[start - 1].isalpha()) and not low[end : end + 1].isalpha():
                anchors.append((start, end, *kinds[index]))
        anchors.sort()
        yield from anchors

    def _month(self, start: int, end: int, month: int, *, short: bool) -> DateMention | None:
        low = self.low
        before = low[max(0, start - 18) : start]
        first = _DAY_BEFORE.search(before) if before[-1:] in {" ", "f"} or before[-1:].isdigit() else None
        if _DTG_BEFORE.search(before):
            return None
        if first and first["day"]:
            after = _AFTER_DAY_FIRST.match(low, end)
            begin, day = start - len(before) + first.start(), int(first["day"])
        else:
            after, begin = _AFTER_MONTH.match(low, end), start
            if short and low[end : end + 1] == ".":
                after = _AFTER_MONTH.match(low, end + 1)
            day = int(after["day"]) if after and after["day"] else None
        assert after is not None
        if day is not None and not 1 <= day <= 31:
            return None
        told = after.groupdict()
        stop = after.end() if any(told.values()) else end
        if day is None and not told.get("year") and not self._is_month(start, end, before, month, short=short):
            return None
        year = self._told_year(told.get("year") or told.get("yy"), told.get("rel"))
        return self._calendar(begin, stop, year, month, day)

    def _is_month(self, start: int, end: int, before: str, month: int, *, short: bool) -> bool:
        """Tell whether a word without day and year is a month: `may` and `march` are other words as well."""
        if short:
            return False
        if month not in {3, 5}:
            return True
        if not self.document.capitals and self.text[start].islower():
            return False
        if self.document.capitals and before.endswith(("this ", "last ", "on ", "or ", "and ", "to ", "for ", "at ")):
            return month == 3 and before.endswith(("this ", "last "))
        return _MONTH_LEAD.search(before) is not None

    def _calendar(self, start: int, end: int, year: int | None, month: int, day: int | None) -> DateMention | None:
        """A month, or a day of it, with what stands before it."""
        start, part = (start, None) if day else self._part(start)
        form = "complete" if year else ("day" if day else "month")
        if year is None:
            if self.today is None:
                return None
            begin, relation = self._phrase(start, RELATIONS)
            if relation is not None:
                start = begin
                step = RELATIONS[relation]
                if not part and not day:
                    start, part = self._part(start)
                year = self._related_year(month, step)
                form = "relative"
            else:
                year = self._untold_year(start, end, month, day)
        if year is None or (day and not is_day(year, month, day)):
            return None
        start = self._lead(self._named_day(start))
        return self._mention(start, end, form, year, month, day, part)

    def _related_year(self, month: int, step: int) -> int:
        """The year of "last June", "this June", "next June"."""
        assert self.today is not None
        if step < 0:
            return self.today.year - (month >= self.today.month)
        if step > 0:
            return self.today.year + (month <= self.today.month)
        return self.today.year

    def _untold_year(self, start: int, end: int, month: int, day: int | None) -> int | None:
        assert self.today is not None
        future = self._future(start, end)
        previous = self._previous(start)
        if previous and not future and previous.last.year < self.today.year and previous.form == "complete":
            # "In March 2006 it ordered two; in June they were shipped": a tale goes on in its own year.
            year = previous.year + (previous.month is not None and month < previous.month)
            if year < self.today.year or (year == self.today.year and month <= self.today.month):
                return year
        if day is None:
            return year_of_month(month, self.today, future=future)
        return year_of_day(month, day, self.today, future=future)

    def _previous(self, start: int) -> DateMention | None:
        """The date before, if it stands in the same sentence."""
        if not self.found:
            return None
        last = self.found[-1]
        if start - last.end > 300 or last.day is None and last.month is None:
            return None
        return last if last.start >= self.document.sentence_at(start).start else None

    def _weekday(self, start: int, end: int, weekday: int) -> DateMention | None:
        if self.today is None:
            return None
        if _DAY_FOLLOWS.match(self.low, end):
            return None
        begin, relation = self._phrase(start, RELATIONS)
        lead = self._lead(begin)
        business = _BUSINESS.search(self.low, max(0, start - 26), start) is not None
        if relation is None and lead == start and not business and not self.low.startswith(_DAY_TIMES, end):
            return None
        if relation is not None:
            start = begin
        step = RELATIONS.get(relation or "", None)
        if step is None:
            future = self._future(start, end, default=business or self.low.startswith(("by ", "nlt", "no later", "before"), lead))
            day = weekday_after(weekday, self.today) if future else weekday_before(weekday, self.today)
        elif step < 0:
            day = weekday_before(weekday, self.today)
        elif step > 0:
            day = weekday_after(weekday, self.today)
        else:
            day = self.today + timedelta(days=weekday - self.today.weekday())
        form = "weekday" if step is None else "relative"
        return self._mention(self._lead(start), end, form, day.year, day.month, day.day, None, weekday)

    def _season(self, start: int, end: int, month: int) -> DateMention | None:
        after = _YEAR_AFTER.match(self.low, end)
        assert after is not None
        year = self._told_year(after["year"], after["rel"])
        stop = after.end() if after["year"] or after["rel"] else end
        begin, part = self._part(start)
        begin, relation = self._phrase(begin, RELATIONS)
        if year is None:
            if self.today is None or (self.document.capitals and month == 9 and relation is None):
                return None
            if relation is None and not self.low[self._lead(begin) : begin].startswith(("in", "during", "since", "by", "until", "before")):
                return None
            step = RELATIONS.get(relation or "")
            if step is None:
                year = year_of_month(month, self.today, future=self._future(start, end))
            else:
                year = self.today.year if step == 0 else self._related_year(month, step)
        begin = self._lead(begin)
        return self._mention(begin, stop, "season", year, None, None, None) if year else None

    def _unit(self, start: int, end: int, unit: str) -> DateMention | None:
        """ "late last month", "two weeks ago", "the end of the year", "the following month"."""
        if unit.endswith("s"):
            return self._counted(start, end, unit[:-1])
        begin, relation = self._phrase(start, BACK_RELATIONS)
        if relation is not None and self.found and unit in {"day", "week", "month", "year"}:
            return self._backward(begin, end, unit, BACK_RELATIONS[relation])
        if self.today is None:
            return None
        begin, relation = self._phrase(start, RELATIONS)
        if relation is None:
            counted = self._counted(start, end, unit)
            return counted or self._the_unit(start, end, unit)
        step = RELATIONS[relation]
        if relation.startswith("early"):
            begin, part = begin, "early"
        else:
            begin, part = self._part(begin)
        return self._around_today(begin, end, unit, step, part)

    def _around_today(self, start: int, end: int, unit: str, step: int, part: str | None) -> DateMention | None:
        assert self.today is not None
        lead = self._lead(start)
        today = self.today
        if unit in {"morning", "afternoon", "evening", "night"}:
            return self._shifted(lead, end, -1 if step < 0 else 0) if step <= 0 else None
        if unit == "month":
            year, month = shifted_month(today.year, today.month, step)
            return self._mention(lead, end, "relative", year, month, None, part)
        if unit == "year":
            return self._mention(lead, end, "relative", today.year + step, None, None, part)
        if unit in {"week", "weekend"}:
            middle = today + timedelta(days=7 * step + 3 - today.weekday())
            return self._mention(lead, end, "week", middle.year, middle.month, None, None)
        if unit == "quarter":
            year, month = shifted_month(today.year, (today.month - 1) // 3 * 3 + 1, 3 * step)
            return self._mention(lead, end, "relative", year, None, None, None) if month else None
        return None

    def _the_unit(self, start: int, end: int, unit: str) -> DateMention | None:
        """ "the end of the month", "late in the year"."""
        assert self.today is not None
        if unit == "quarter" and (ordinal := _QUARTER.search(self.low, max(0, start - 12), start)):
            after = _YEAR_AFTER.match(self.low, end)
            told = self._told_year(after["year"], after["rel"]) if after else None
            stop = after.end() if after and told else end
            return self._mention(self._lead(ordinal.start()), stop, "season", told or self.today.year, None, None, None)
        if unit not in {"month", "year"} or not self.low.endswith("the ", 0, start):
            return None
        begin, part = self._part(start - 4)
        if part is None:
            return None
        begin = self._lead(begin)
        return self._mention(begin, end, "relative", self.today.year, self.today.month if unit == "month" else None, None, part)

    def _backward(self, start: int, end: int, unit: str, step: int) -> DateMention | None:
        last = self.found[-1]
        if start - last.end > 500:
            return None
        start, part = self._part(start)
        start = self._lead(start)
        if unit == "year":
            return self._mention(start, end, "backward", last.year + step, None, None, part)
        if unit == "month" and last.month:
            year, month = shifted_month(last.year, last.month, step)
            return self._mention(start, end, "backward", year, month, None, part)
        if unit in {"day", "week"} and last.day:
            day = last.first + timedelta(days=step * (7 if unit == "week" else 1))
            return self._mention(start, end, "backward", day.year, day.month, day.day, None)
        return None

    def _counted(self, start: int, end: int, unit: str) -> DateMention | None:
        """ "two weeks ago", "ten days later"."""
        after = self.low[end : end + 9]
        word = next((w for w in ("ago", "later", "earlier", "before", "after") if after.startswith(f" {w}")), None)
        if word is None or unit not in {"day", "week", "month", "year"}:
            return None
        window = self.low[max(0, start - 20) : start]
        count = self.words.count.search(window)
        if count is None:
            return None
        number = int(count["n"]) if count["n"].isdigit() else self.words.numbers[count["n"]]
        begin, stop = start - len(window) + count.start(), end + 1 + len(word)
        if word == "ago":
            if self.today is None:
                return None
            base, has_day, has_month, sign = self.today, True, True, -1
        else:
            if not self.found or begin - self.found[-1].end > (2 if word in {"after", "before"} else 500):
                # "May 20, twelve days after that": the other day is counted back from the one just told.
                return None
            last = self.found[-1]
            base, has_day, has_month, sign = last.first, last.day is not None, last.month is not None, 1 if word in {"later", "before"} else -1
        if unit in {"day", "week"}:
            if not has_day:
                return None
            day = base + timedelta(days=sign * number * (7 if unit == "week" else 1))
            return self._mention(begin, stop, "backward", day.year, day.month, day.day, None)
        if unit == "year":
            return self._mention(begin, stop, "backward", base.year + sign * number, None, None, None)
        year, month = shifted_month(base.year, base.month, sign * number)
        return self._mention(begin, stop, "backward", year, month, None, None) if has_month else None

    def _number(self, hit: "re.Match[str]") -> DateMention | None:
        start, end = hit.span()
        if hit["iso"]:
            year, month, day = map(int, hit["iso"].split("-"))
            return self._mention(start, end, "complete", year, month, day, None) if is_day(year, month, day) else None
        if hit["year"]:
            begin, part = self._part(start)
            lead = self._lead(begin)
            wanted = ("in ", "since ", "during ", "until ", "before ", "after ", "by ", "from ", "between ", "sometime in", "some time in", "as early as", "as recently as", "as late as")
            if part is None and not self.low[lead:begin].startswith(wanted):
                return None
            year = int(hit["year"])
            if self.today and not self.today.year - 90 <= year <= self.today.year + 15:
                return None
            return self._mention(lead, end, "complete", year, None, None, part)
        lead_word = self.low[max(0, start - 12) : start].rstrip()
        if hit["nth"]:
            return self._nth(start, end, int(hit["nth"])) if lead_word.endswith("the") else None
        if hit["c"] is None and not _NUMERIC_LEAD.search(lead_word):
            return None
        month, day = int(hit["a"]), int(hit["b"])
        if month > 12:
            month, day = day, month
        if not is_day(2000, month, day):
            return None
        return self._calendar(start, end, self._told_year(hit["c"], None), month, day)

    def _nth(self, start: int, end: int, day: int) -> DateMention | None:
        """ "on the 15th": of the month told before, else of the nearest month that has it."""
        lead = self._lead(start - 4)
        if self.today is None or lead == start - 4 or not 1 <= day <= 31:
            return None
        previous = self._previous(start)
        if previous and previous.month:
            year, month = previous.year, previous.month
        else:
            year, month = self.today.year, self.today.month
            future = self._future(start, end)
            if future and day < self.today.day:
                year, month = shifted_month(year, month, 1)
            if not future and day > self.today.day:
                year, month = shifted_month(year, month, -1)
        return self._mention(lead, end, "day", year, month, day, None) if is_day(year, month, day) else None

    def _shifted(self, start: int, end: int, days: int) -> DateMention | None:
        if self.today is None:
            return None
        day = self.today + timedelta(days=days)
        return self._mention(start, end, "relative", day.year, day.month, day.day, None)

    def _told_year(self, digits: str | None, relation: str | None) -> int | None:
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

    def _lend_year(self, mention: DateMention) -> None:
        """Give the year of "May 12 and July 8, 2005" to its first day as well."""
        if not self.found or mention.form != "complete" or mention.month is None:
            return
        last = self.found[-1]
        between = self.low[last.end : mention.start].strip(" ,")
        if last.form in {"day", "month"} and between in {"and", "or", "to", "through", "until", ""} and last.month:
            year = mention.year - (last.month > mention.month)
            if last.day is None or is_day(year, last.month, last.day):
                self.found[-1] = self._mention(last.start, last.end, "complete", year, last.month, last.day, last.part)

    def _mention(  # noqa: PLR0913, PLR0917
        self, start: int, end: int, form: str, year: int, month: int | None, day: int | None, part: str | None,
        weekday: int | None = None,
    ) -> DateMention | None:  # fmt: skip
        if not 1 <= year <= 9999:
            return None
        first, last = bounds_of(year, month, day, part)
        return DateMention(start, end, value_of(year, month, day, part), first, last, year, month, day, part, form, weekday)

    def _future(self, start: int, end: int, *, default: bool = False) -> bool:
        """Tell whether the clause of a date is about what is to come: by the nearest word that shows its tense."""
        sentence = self.document.sentence_at(start)
        begin = max(sentence.start, start - 160, self.found[-1].end if self.found else 0)
        for hit in _BOUNDARY.finditer(self.low, begin, start):
            begin = hit.start()
        last = None
        for last in self.words.tense.finditer(self.low, begin, start):
            pass
        if last is None and start - begin < 20:
            after = self.low[end : min(sentence.end, end + 110)]
            stop = _BOUNDARY.search(after)
            last = self.words.tense.search(after[: stop.start()] if stop else after)
        return default if last is None else last["future"] is not None

    def _part(self, start: int) -> tuple[int, str | None]:
        begin, phrase = self._phrase(start, self.words.parts, most=6)
        return begin, self.words.parts[phrase] if phrase is not None else None

    def _lead(self, start: int) -> int:
        return self._phrase(start, PREPOSITIONS, most=4)[0]

    def _named_day(self, start: int) -> int:
        """Where "Tuesday, " before a day begins."""
        window = self.low[max(0, start - 14) : start].rstrip(" ,(")
        at = window.rfind(" ") + 1
        word = window[at:]
        return start - min(14, start) + at if word in self._weekdays else start

    @property
    def _weekdays(self) -> frozenset[str]:
        return frozenset(("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"))

    def _phrase(self, end: int, phrases: "frozenset[str] | dict[str, int] | dict[str, str]", most: int = 3) -> tuple[int, str | None]:
        """The longest of some phrases that stands right before `end`: where it begins, and it."""
        low, found = self.low, None
        if low[end - 1 : end] not in {" ", "-"}:
            return end, None
        begin, stop = end, end - 1
        at = stop
        for _ in range(most):
            at = low.rfind(" ", max(0, end - 44), at) + 1
            if at <= max(0, end - 44) and at != 0:
                break
            if low[at:stop] in phrases:
                begin, found = at, low[at:stop]
            at -= 1
            if at <= 0:
                break
        return begin, found


@lru_cache(maxsize=2)
def small_letters(document: Document) -> str:
    """Return the text of a document in small letters, letter by letter in its place."""
    text = document.text
    small = text.lower()
    if len(small) != len(text):
        small = "".join(s if len(s := c.lower()) == 1 else c for c in text)
    return re.sub("[\ud800-\udfff]", "?", small) if not small.isascii() else small
