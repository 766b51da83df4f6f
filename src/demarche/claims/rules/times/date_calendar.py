"""Dates told by the calendar: months, days of months, days of the week, years, figures."""

import re
from datetime import timedelta

from demarche.claims.rules.times.date_context import Anchor, Context
from demarche.claims.rules.times.date_mention import DateMention, mention
from demarche.claims.rules.times.date_values import (
    When,
    day_of,
    is_day,
    shifted_month,
    weekday_after,
    weekday_before,
    year_of_day,
    year_of_month,
)

YEAR_AFTER = re.compile(
    r"(?:,? (?:of )?(?P<year>(?:19|20)\d\d)(?!\w)"
    r"|,? (?:of )?(?P<rel>last|this|next|that|the same|the following) year\b)?"
)
NUMBERS = re.compile(
    r"(?<![\w./$-])(?:(?P<iso>(?:19|20)\d\d-[01]\d-[0-3]\d)(?![\w-])"
    r"|(?P<a>\d\d?)/(?P<b>\d\d?)(?:/(?P<c>(?:19|20)\d\d|\d\d))?(?![\w/-]|\.\d)"
    r"|(?P<year>(?:19|20)\d\d)(?![\w/-]|[.,]\d"
    r"| (?:tons|metric|units|pieces|kilograms|kg|meters|feet|hours|vienna|local|gmt|z\b|u\.s|usd|eur|men))"
    r"|(?P<nth>\d\d?)(?:st|nd|rd|th)\b"
    r"(?! (?:of|floor|street|anniversary|meeting|session|round|century|plenary|time|avenue|party)))"
)
_LIST = r"(?: ?(?:-|to|and|or|through|/) ?\d\d?(?:st|nd|rd|th)?(?!\d|%|[.,:/]\d| [a-z]+s\b))?"
_AFTER = re.compile(
    rf"(?: (?:the )?(?P<day>\d\d?)(?:st|nd|rd|th)?(?!\d|%|[.,:/]\d){_LIST})?(?:,? (?:of )?(?P<year>(?:19|20)\d\d)(?!\w)"
    r"| '(?P<yy>\d\d)\b|,? (?:of )?(?P<rel>last|this|next|that|the same|the following) year\b)?"
)
_AFTER_DAY = re.compile(r"\.?(?:,? (?:of )?(?P<year>(?:19|20)\d\d)(?!\w)| '?(?P<yy>\d\d)(?![\w/]))?")
_DAY_BEFORE = re.compile(
    r"(?<![\w.,/:#$-])(?:the )?(?P<day>\d\d?)(?:st|nd|rd|th)?"
    r"(?: ?(?:-|to|or|and|/) ?\d\d?(?:st|nd|rd|th)?)? ?(?:of )?\Z"
)
_DTG_BEFORE = re.compile(r"\d{6}z ?\Z")
_MONTH_LEAD = re.compile(
    r"\b(?:in|of|since|until|by|during|from|before|after|through|between|and|to|early|late|mid|next|beginning|end|for|at|about"
    r"|last|this|or|on)[ -]\Z"
)
_OTHER_WORD = ("this ", "last ", "on ", "or ", "and ", "to ", "for ", "at ")
_NUMERIC_LEAD = re.compile(
    r"(?:\b(?:on|by|of|before|since|from|until|nlt|than|dated|date|suspense|about|due|to|and)|\(|(?<!decl):)\Z"
)
_YEAR_LEADS = (
    *(
        "in ",
        "since ",
        "during ",
        "until ",
        "before ",
        "after ",
        "by ",
        "from ",
        "between ",
        "sometime in",
        "some time in",
    ),
    *("as early as", "as recently as", "as late as", "as of"),
)
OVER = re.compile(r" (?:ends|is out|is over|runs out)\b")
_BUSINESS = re.compile(
    r"\b(?:cob|oob|c\.o\.b\.|business|nlt|noon|mid-?day|midnight|later than|deadline|suspense|time)[,:]? \Z"
)
_DAY_FOLLOWS = re.compile(r",? \(?(?:the )?(?:\d\d?\b|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z.]*,? \d)")
_DAY_TIMES = (" morning", " afternoon", " evening", " night", " noon")
_BY = ("by ", "nlt", "no later", "before")


def read_month(c: Context, anchor: Anchor) -> DateMention | None:
    """Return the date of a month's name: "April 14", "14 April 2002", "the first half of November"."""
    start, end, kind, month = anchor
    before = c.low[max(0, start - 18) : start]
    if _DTG_BEFORE.search(before):
        return None
    first = _DAY_BEFORE.search(before) if before[-1:] in {" ", "f"} or before[-1:].isdigit() else None
    if first:
        after, begin = _AFTER_DAY.match(c.low, end), start - len(before) + first.start()
    else:
        dot = kind == "short" and c.low.startswith(".", end)
        after, begin = _AFTER.match(c.low, end + dot), start
    told = after.groupdict() if after else {}
    digits = first["day"] if first else told.get("day")
    day = int(digits) if digits else None
    if day is not None and not 1 <= day <= 31:
        return None
    if day is None and not told.get("year") and not _is_month(c, anchor, before):
        return None
    stop = after.end() if after and any(told.values()) else end
    year = c.told_year(told.get("year") or told.get("yy"), told.get("rel"))
    return _with_lead(c, begin, stop, year, month, day)


def _is_month(c: Context, anchor: Anchor, before: str) -> bool:
    """Tell whether a word without day and year is a month: `may` and `march` are other words as well."""
    if anchor.kind == "short":
        return False
    if anchor.number not in {3, 5}:
        return True
    if not c.document.capitals and c.text[anchor.start].islower():
        return False
    if c.document.capitals and before.endswith(_OTHER_WORD):
        return anchor.number == 3 and before.endswith(("this ", "last "))
    return _MONTH_LEAD.search(before) is not None


def _with_lead(c: Context, start: int, end: int, year: int | None, month: int, day: int | None) -> DateMention | None:
    """A month, or a day of it, with what stands before it."""
    part = None
    if day is None:
        start, part = c.part(start)
    form = "complete" if year else ("day" if day else "month")
    if year is None:
        if c.today is None:
            return None
        begin, step = c.relation(start)
        if step is None:
            year = _untold_year(c, start, end, month, day)
        else:
            start, form = begin, "relative"
            if part is None and day is None:
                start, part = c.part(start)
            year = related_year(c, month, step)
    if year is None or (day and not is_day(year, month, day)):
        return None
    if day is None and part is None and (over := OVER.match(c.low, end)) and c.low.endswith("before ", 0, start):
        part, end = "late", over.end()
    return mention(c.lead(_named_day(c, start)), end, form, When(year, month, day, part))


def related_year(c: Context, month: int, step: int) -> int:
    """Return the year of "last June", "this June", "next June"."""
    assert c.today is not None
    if step < 0:
        return c.today.year - (month >= c.today.month)
    return c.today.year + (step > 0 and month <= c.today.month)


def _untold_year(c: Context, start: int, end: int, month: int, day: int | None) -> int | None:
    assert c.today is not None
    future = c.is_future(start, end)
    previous = c.previous(start)
    if previous and previous.month and not future and previous.form == "complete" and previous.year < c.today.year:
        # "In March 2006 it ordered two; in June they were shipped": a tale goes on in its own year.
        year = previous.year + (month < previous.month)
        if (year, month) <= (c.today.year, c.today.month):
            return year
    if day is None:
        return year_of_month(month, c.today, future=future)
    return year_of_day(month, day, c.today, future=future)


def _named_day(c: Context, start: int) -> int:
    """Where "Tuesday, " before a day begins."""
    floor = max(0, start - 14)
    window = c.low[floor:start].rstrip(" ,(")
    at = window.rfind(" ") + 1
    return floor + at if window[at:] in c.words.weekdays else start


def read_weekday(c: Context, anchor: Anchor) -> DateMention | None:
    """Return the date of "on Tuesday", "last Friday", "COB Monday"; what has a day of the month behind it is none."""
    start, end, _, weekday = anchor
    if c.today is None or _DAY_FOLLOWS.match(c.low, end):
        return None
    begin, step = c.relation(start)
    lead = c.lead(begin)
    business = _BUSINESS.search(c.low, max(0, start - 26), start) is not None
    if step is None and lead == start and not business and not c.low.startswith(_DAY_TIMES, end):
        return None
    if step is None:
        future = c.is_future(start, end, default=business or c.low.startswith(_BY, lead))
        day = weekday_after(weekday, c.today) if future else weekday_before(weekday, c.today)
    elif step < 0:
        day = weekday_before(weekday, c.today)
    else:
        # "Next Friday" is that of next week.
        day = c.today + timedelta(days=7 * step + weekday - c.today.weekday())
    return mention(lead, end, "weekday" if step is None else "relative", day_of(day), weekday)


def read_number(c: Context, anchor: Anchor) -> DateMention | None:
    """Return the date of figures: "2006-05-03", "3/15", "in 1999", "the 15th"."""
    hit = NUMBERS.match(c.low, anchor.start)
    if hit is None:
        return None
    start, end = hit.span()
    if hit["iso"]:
        year, month, day = (int(n) for n in hit["iso"].split("-"))
        told = When(year, month, day)
        return mention(start, end, "complete", told) if is_day(year, month, day) else None
    if hit["year"]:
        return _year(c, start, end, int(hit["year"]))
    before = c.low[max(0, start - 12) : start].rstrip()
    if hit["nth"]:
        return _nth(c, start, end, int(hit["nth"])) if before.endswith("the") else None
    return None if before.endswith("decl:") else _figures(c, hit, before)


def _figures(c: Context, hit: "re.Match[str]", before: str) -> DateMention | None:
    """Of "3/15", "14/4/2006": month first, unless it can be none."""
    month, day = int(hit["a"]), int(hit["b"])
    if month > 12:
        month, day = day, month
    if not is_day(2000, month, day) or (hit["c"] is None and not _NUMERIC_LEAD.search(before)):
        return None
    return _with_lead(c, *hit.span(), c.told_year(hit["c"]), month, day)


def _year(c: Context, start: int, end: int, year: int) -> DateMention | None:
    begin, part = c.part(start)
    lead = c.lead(begin)
    if part is None and not c.low[lead:begin].startswith(_YEAR_LEADS):
        return None
    if c.today and not c.today.year - 90 <= year <= c.today.year + 15:
        return None
    return mention(lead, end, "complete", When(year, part=part))


def _nth(c: Context, start: int, end: int, day: int) -> DateMention | None:
    """Of "on the 15th": of the month told before, else of the nearest month that has it."""
    begin = start - len("the ")
    lead = c.lead(begin)
    if c.today is None or lead == begin or not 1 <= day <= 31:
        return None
    previous = c.previous(start)
    if previous and previous.month:
        year, month = previous.year, previous.month
    else:
        future = c.is_future(start, end)
        step = (future and day < c.today.day) - (not future and day > c.today.day)
        year, month = shifted_month(c.today.year, c.today.month, step)
    return mention(lead, end, "day", When(year, month, day)) if is_day(year, month, day) else None
