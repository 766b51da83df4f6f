"""Values of dates: the nearest year of a month or day, the form of the record, the days that a value covers."""

from calendar import monthrange
from datetime import date, timedelta

_NEAR = 33
"""A date this near on the wrong side of the DTG is believed against the tense of its clause."""
_EDGES = {"early": (0, 1 / 3), "mid": (1 / 3, 2 / 3), "late": (2 / 3, 1)}


def value_of(year: int, month: int | None = None, day: int | None = None, part: str | None = None) -> str:
    """Return a date in the form of the record: `2009`, `2009-07`, `late-2009-07`, `2009-07-14`."""
    if month is None:
        return f"{part}-{year:04d}" if part else f"{year:04d}"
    if day is None:
        return f"{part}-{year:04d}-{month:02d}" if part else f"{year:04d}-{month:02d}"
    return f"{year:04d}-{month:02d}-{day:02d}"


def bounds_of(year: int, month: int | None = None, day: int | None = None, part: str | None = None) -> tuple[date, date]:
    """Return the first and the last day of a date; a third of it where it has a part."""
    if month is not None and day is not None:
        return date(year, month, day), date(year, month, day)
    first = date(year, month or 1, 1)
    last = date(year, month, monthrange(year, month)[1]) if month else date(year, 12, 31)
    if part:
        days = (last - first).days + 1
        low, high = _EDGES[part]
        return first + timedelta(days=round(days * low)), first + timedelta(days=round(days * high) - 1)
    return first, last


def is_day(year: int, month: int, day: int) -> bool:
    """Tell whether there is such a day."""
    return 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]


def year_of_month(month: int, reference: date, *, future: bool) -> int:
    """Return the year of the nearest such month on one side of a date; a month or two on the other side are nearer."""
    ahead = (month - reference.month) % 12
    back = (reference.month - month) % 12
    if future:
        return reference.year - (month > reference.month) if back in {1, 2} else reference.year + (month < reference.month)
    return reference.year + (month < reference.month) if ahead == 1 else reference.year - (month > reference.month)


def year_of_day(month: int, day: int, reference: date, *, future: bool) -> int | None:
    """Return the year of the nearest such day on one side of a date; None where there is no such day."""
    if not is_day(2000, month, day):
        return None
    span = 5 if (month, day) == (2, 29) else 1
    back = ahead = None
    for year in range(reference.year - span, reference.year + span + 1):
        if (month, day) == (2, 29) and not is_day(year, 2, 29):
            continue
        here = date(year, month, day)
        if here <= reference:
            back = here
        if here >= reference and ahead is None:
            ahead = here
    if back is None or ahead is None:
        return None
    behind, before = (reference - back).days, (ahead - reference).days
    if future:
        return back.year if behind <= _NEAR < before else ahead.year
    return ahead.year if before <= _NEAR < behind else back.year


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
