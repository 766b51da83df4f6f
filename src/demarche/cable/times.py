"""Times of the heading: date-time group (FL5) and filing time (FL3), as ISO 8601 UTC.

Sources: ACP 127 (date-time group `ddhhmmZ MON YY`), 5 FAH-2 H-320. Two-digit years 50-99 are 19xx, 00-49 20xx:
later editions write four digits, released cables of 2006-2010 do not.
"""

import re
from datetime import UTC, datetime, timedelta

MONTHS = {
    m: i for i, m in enumerate(["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"], 1)
}
DTG = re.compile(
    r"(?P<day>\d{2})(?P<hour>\d{2})(?P<minute>\d{2}) ?[Zz](?:[ -]{0,3}(?P<month>[A-Za-z]{3,9}))?"
    r"[ -]{0,3}(?P<year>\d{4}|\d{2})?(?!\d)"
)


_HALF_A_YEAR = 200
"""Days; a filing time further from the date-time group is of the year before or after."""


def full_year(two_digits: int) -> int:
    """Return the four-digit year of a two-digit one (50-99: 19xx)."""
    return two_digits + (1900 if two_digits >= 50 else 2000)


def iso(moment: datetime) -> str:
    """Return `2010-02-01T16:05:00Z`."""
    return f"{moment.isoformat()[:19]}Z"


def read_dtg(hit: re.Match[str], year: int | None = None) -> datetime | None:
    """Return the moment of a matched date-time group, None where it is not a date.

    `year` is used where the group has none (the year that the carrier or the reference id gives).
    """
    month = MONTHS.get((hit["month"] or "")[:3].upper())
    written = hit["year"]
    number = int(written) if written and len(written) == 4 else full_year(int(written)) if written else year
    if month is None or number is None:
        return None
    try:
        return datetime(number, month, int(hit["day"]), int(hit["hour"]), int(hit["minute"]), tzinfo=UTC)
    except ValueError:
        return None


def middle_of(hit: re.Match[str] | None, year: int | None) -> datetime | None:
    """Return the middle of the year that a date-time group names (else `year`), though the group is not a date."""
    written = hit["year"] if hit else None
    number = full_year(int(written)) if written and len(written) == 2 else int(written) if written else year
    return datetime(number, 7, 1, tzinfo=UTC) if number is not None and number > 0 else None


def read_filing(text: str, near: datetime | None) -> datetime | None:
    """Return the moment of a filing time: day of the year and time (`0321611`), or day and time (`01/1611Z`).

    The year is that which brings it nearest to the date-time group: a cable dated 31 December may be filed on
    day 001.
    """
    if near is None:
        return None
    return _day_and_time(text, near) if "/" in text else _day_of_year(text, near)


def _day_and_time(text: str, near: datetime) -> datetime | None:
    day, hhmm = text.rstrip("Z").split("/")
    days = [near.date() + timedelta(days=offset) for offset in range(-3, 20)]
    date = next((d for d in days if d.day == int(day)), None)
    if date is None or len(hhmm) != 4 or int(hhmm[:2]) > 23 or int(hhmm[2:]) > 59:
        return None
    return datetime(date.year, date.month, date.day, int(hhmm[:2]), int(hhmm[2:]), tzinfo=UTC)


def _day_of_year(text: str, near: datetime) -> datetime | None:
    day, hour, minute = int(text[:3]), int(text[3:5]), int(text[5:7])
    if not 1 <= day <= 366 or hour > 23 or minute > 59:
        return None
    filed = datetime(near.year, 1, 1, hour, minute, tzinfo=UTC) + timedelta(days=day - 1)
    gap = (filed - near).days
    if -_HALF_A_YEAR < gap < _HALF_A_YEAR:
        return filed
    year = near.year + (1 if gap < 0 else -1)
    if not 1 <= year <= 9998:
        return None
    return datetime(year, 1, 1, hour, minute, tzinfo=UTC) + timedelta(days=day - 1)
