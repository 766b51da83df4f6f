"""Dates told by their distance: "late last month", "two weeks ago", "the following month", seasons and quarters."""

import re
from datetime import date, timedelta

from demarche.claims.rules.times.date_calendar import OVER, YEAR_AFTER, related_year
from demarche.claims.rules.times.date_context import Anchor, Context
from demarche.claims.rules.times.date_mention import DateMention, mention
from demarche.claims.rules.times.date_values import When, day_of, shifted_month, year_of_month

_QUARTER = re.compile(r"\b(?:the )?(?:first|second|third|fourth|last|1st|2nd|3rd|4th) \Z")
_SEASON_LEADS = ("in", "during", "since", "by", "until", "before")
_DAYTIMES = frozenset(("morning", "afternoon", "evening", "night"))
_BEFORE_TOLD = {"later": 1, "before": 1, "earlier": -1, "after": -1}
"""Words behind a number of days, by the way they lead from the date before: "May 20, twelve days after that"."""
_COUNTED = (" ago", *(f" {word}" for word in _BEFORE_TOLD))
_TALE = 500


def read_named(c: Context, anchor: Anchor) -> DateMention | None:
    """Return the date of "yesterday", "today", "tomorrow"."""
    return _days_away(c, anchor.start, anchor.end, anchor.number)


def _days_away(c: Context, start: int, end: int, days: int) -> DateMention | None:
    return mention(start, end, "relative", day_of(c.today + timedelta(days=days))) if c.today else None


def read_season(c: Context, anchor: Anchor) -> DateMention | None:
    """Return the year of a season: "next spring", "the autumn of last year"."""
    start, end, _, month = anchor
    after = YEAR_AFTER.match(c.low, end)
    year = c.told_year(after["year"], after["rel"]) if after else None
    begin, _ = c.part(start)
    begin, step = c.relation(begin)
    lead = c.lead(begin)
    if year is not None:
        return mention(lead, after.end() if after else end, "season", When(year))
    if c.today is None:
        return None
    if step is None:
        # "fall" is a word for much else, and a season without a preposition is no date.
        if not c.low[lead:begin].startswith(_SEASON_LEADS) or (c.document.capitals and c.low.startswith("fall", start)):
            return None
        year = year_of_month(month, c.today, future=c.is_future(start, end))
    else:
        year = c.today.year if step == 0 else related_year(c, month, step)
    return mention(lead, end, "season", When(year))


def read_unit(c: Context, anchor: Anchor) -> DateMention | None:
    """Return the date of a day, week, month, year or quarter told by its distance."""
    start, end, unit, _ = anchor
    if unit in {"day", "week", "weekend"} and c.low.startswith(" of ", end):
        # "The last week of this month" is part of the month that follows.
        return None
    if unit.endswith("s"):
        return _counted(c, start, end, unit[:-1])
    begin, step = c.back_relation(start)
    if step is not None and c.found and unit in {"day", "week", "month", "year"}:
        return _backward(c, begin, end, unit, step)
    if c.today is None:
        return None
    begin, step = c.relation(start)
    if step is None:
        return _counted(c, start, end, unit) or _the_unit(c, start, end, unit)
    return _from_today(c, begin, end, unit, step)


def _from_today(c: Context, start: int, end: int, unit: str, step: int) -> DateMention | None:
    assert c.today is not None
    today = c.today
    if c.low.startswith("early", start):
        part: str | None = "early"
    else:
        start, part = c.part(start)
    lead = c.lead(start)
    if unit in _DAYTIMES:
        return _days_away(c, lead, end, -1 if step < 0 else 0) if step <= 0 else None
    if unit == "month":
        return mention(lead, end, "relative", When(*shifted_month(today.year, today.month, step), part=part))
    if unit == "year":
        return mention(lead, end, "relative", When(today.year + step, part=part))
    if unit in {"week", "weekend"}:
        middle = today + timedelta(days=7 * step + 3 - today.weekday())
        return mention(lead, end, "week", When(middle.year, middle.month))
    if unit == "quarter":
        year, _ = shifted_month(today.year, (today.month - 1) // 3 * 3 + 1, 3 * step)
        return mention(lead, end, "season", When(year))
    return None


def _the_unit(c: Context, start: int, end: int, unit: str) -> DateMention | None:
    """Of "the end of the month", "late in the year", "the third quarter"."""
    assert c.today is not None
    ordinal = _QUARTER.search(c.low, max(0, start - 12), start) if unit == "quarter" else None
    if ordinal:
        after = YEAR_AFTER.match(c.low, end)
        year = c.told_year(after["year"], after["rel"]) if after else None
        stop = after.end() if after and year else end
        return mention(c.lead(ordinal.start()), stop, "season", When(year or c.today.year))
    if unit not in {"month", "year"} or not c.low.endswith("the ", 0, start):
        return None
    begin, part = c.part(start - len("the "))
    if part is None:
        over = OVER.match(c.low, end)
        if over is None or not c.low.endswith("before ", 0, begin):
            return None
        part, end = "late", over.end()
    month = c.today.month if unit == "month" else None
    return mention(c.lead(begin), end, "relative", When(c.today.year, month, part=part))


def _backward(c: Context, start: int, end: int, unit: str, step: int) -> DateMention | None:
    """Of "the following month", "the same day": from the date told before."""
    last = c.found[-1]
    if start - last.end > _TALE:
        return None
    start, part = c.part(start)
    return _moved(c.lead(start), end, last, unit, step, part)


def _moved(start: int, end: int, base: DateMention, unit: str, by: int, part: str | None = None) -> DateMention | None:
    """A date by its distance from another, as exact as both are."""
    if unit == "year":
        return mention(start, end, "backward", When(base.year + by, part=part))
    if unit == "month" and base.month:
        return mention(start, end, "backward", When(*shifted_month(base.year, base.month, by), part=part))
    if unit in {"day", "week"} and base.day:
        return mention(start, end, "backward", day_of(_far(base.first, by * (7 if unit == "week" else 1))))
    return None


def _far(day: date, days: int) -> date:
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return day


def _counted(c: Context, start: int, end: int, unit: str) -> DateMention | None:
    """Of "two weeks ago", "ten days later"."""
    if not c.low.startswith(_COUNTED, end) or unit not in {"day", "week", "month", "year"}:
        return None
    word = next(w for w in ("ago", *_BEFORE_TOLD) if c.low.startswith(f" {w}", end))
    floor = max(0, start - 20)
    count = c.words.count.search(c.low[floor:start])
    if count is None:
        return None
    number = int(count["n"]) if count["n"].isdigit() else c.words.numbers[count["n"]]
    begin, stop = floor + count.start(), end + 1 + len(word)
    if word == "ago":
        today = mention(start, end, "relative", day_of(c.today)) if c.today else None
        return _moved(begin, stop, today, unit, -number) if today else None
    # "Twelve days after that" tells another day only where it stands beside one.
    reach = 2 if word in {"after", "before"} else _TALE
    if not c.found or begin - c.found[-1].end > reach:
        return None
    return _moved(begin, stop, c.found[-1], unit, _BEFORE_TOLD[word] * number)
