"""Values of dates: the form of the record, the days that a value covers, the nearest year of a month or day."""

from calendar import isleap
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

_NEAR = 33
"""A day this near on the wrong side of the DTG is believed against the tense of its clause."""
_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_EDGES = {"early": (0, 1 / 3), "mid": (1 / 3, 2 / 3), "late": (2 / 3, 1)}


class When(NamedTuple):
    """A year, a month or a day; `part` is `early`, `mid` or `late` where the text says so of a year or month."""

    year: int
    month: int | None = None
    day: int | None = None
    part: str | None = None

    @property
    def value(self) -> str:
        """In the form of the record: `2009`, `2009-07`, `late-2009-07`, `2009-07-14`."""
        return _value(self)

    def bounds(self) -> tuple[date, date]:
        """Return the first and the last day; of a third of it, where it has a part."""
        return _bounds(self)


@lru_cache(maxsize=4096)
def _value(when: When) -> str:
    told = [f"{when.year:04d}", *(f"{n:02d}" for n in (when.month, when.day) if n is not None)]
    return "-".join([when.part, *told] if when.part else told)


@lru_cache(maxsize=4096)
def _bounds(when: When) -> tuple[date, date]:
    if when.month is not None and when.day is not None:
        day = date(when.year, when.month, when.day)
        return day, day
    first = date(when.year, when.month or 1, 1)
    last = date(when.year, when.month, month_days(when.year, when.month)) if when.month else date(when.year, 12, 31)
    if when.part is None:
        return first, last
    days = (last - first).days + 1
    low, high = _EDGES[when.part]
    return first + timedelta(days=round(days * low)), first + timedelta(days=round(days * high) - 1)


def month_days(year: int, month: int) -> int:
    """Return how many days a month has."""
    return 29 if month == 2 and isleap(year) else _DAYS[month - 1]


def day_of(day: date) -> When:
    """Return a day as a date of the record."""
    return When(day.year, day.month, day.day)


def is_day(year: int, month: int, day: int) -> bool:
    """Tell whether there is such a day."""
    return 1 <= year <= 9999 and 1 <= month <= 12 and 1 <= day <= month_days(year, month)


def year_of_month(month: int, reference: date, *, future: bool) -> int:
    """Return the year of the nearest such month on one side of a date; a month or two on the other side are nearer."""
    ahead = (month - reference.month) % 12
    back = (reference.month - month) % 12
    last = reference.year - (month > reference.month)
    coming = reference.year + (month < reference.month)
    if future:
        return last if back in {1, 2} else coming
    return coming if ahead == 1 else last


def year_of_day(month: int, day: int, reference: date, *, future: bool) -> int | None:
    """Return the year of the nearest such day on one side of a date; None where there is no such day."""
    if not is_day(2000, month, day):
        return None
    leap = (month, day) == (2, 29)
    span = 8 if leap else 1
    back = ahead = None
    for year in range(reference.year - span, reference.year + span + 1):
        if leap and not is_day(year, 2, 29):
            continue
        here = date(year, month, day)
        if here <= reference:
            back = here
        if here >= reference and ahead is None:
            ahead = here
    if back is None or ahead is None:
        return None
    since, until = (reference - back).days, (ahead - reference).days
    if future:
        return back.year if since <= _NEAR < until else ahead.year
    return ahead.year if until <= _NEAR < since else back.year


def shifted_month(year: int, month: int, by: int) -> tuple[int, int]:
    """Return the month that many months later."""
    index = year * 12 + month - 1 + by
    return index // 12, index % 12 + 1


def weekday_before(weekday: int, reference: date) -> date:
    """Return the last such day of the week before a date."""
    return reference - timedelta(days=(reference.weekday() - weekday - 1) % 7 + 1)


def weekday_after(weekday: int, reference: date) -> date:
    """Return the next such day of the week behind a date."""
    return reference + timedelta(days=(weekday - reference.weekday() - 1) % 7 + 1)
