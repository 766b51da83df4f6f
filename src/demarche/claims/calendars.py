"""Business days over the calendars of Washington, a post and its host.

Holidays come from the `holidays` library, working weeks from `data/calendars.toml`, each with the day from which it
holds. A post keeps the week of its host and rests on the holidays of both.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, lru_cache
from typing import NamedTuple

from demarche.claims.words import load

WASHINGTON_COUNTRY = "US"
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_WEEKEND = frozenset((5, 6))
_LIMIT = 1000
"""More days than any deadline has; also the end of a search for a day that all calendars work on."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """Which days count: the working week of one country, less the holidays of one or several."""

    name: str
    week: str
    """The country (alpha-2) whose days of rest are kept."""
    holidays: tuple[str, ...]
    """The countries whose holidays are kept."""

    def why_closed(self, day: date) -> str | None:
        """Return why nobody works on a day: the name of a holiday or of a day of rest; None on a business day."""
        if day.weekday() in rest_days(self.week, day):
            return _NAMES[day.weekday()]
        for country in self.holidays:
            name = holidays_of(country, day.year).get(day)
            if name:
                return name
        return None

    def is_business_day(self, day: date) -> bool:
        """Tell whether work is done on a day."""
        return self.why_closed(day) is None


WASHINGTON = Calendar("US federal", WASHINGTON_COUNTRY, (WASHINGTON_COUNTRY,))


class Reckoning(NamedTuple):
    """The end of a term, and how it was found."""

    due: date
    calendar: str
    rule: str
    skipped: tuple[tuple[date, str], ...]
    """The days that did not count, each with its reason."""


def host_calendar(country: str) -> Calendar:
    """Return the calendar of a host government, by alpha-2 code."""
    return Calendar(f"host {country}", country, (country,))


def post_calendar(country: str) -> Calendar:
    """Return the calendar of an American post in a country: the host's week, the holidays of both."""
    if country == WASHINGTON_COUNTRY:
        return WASHINGTON
    return Calendar(f"post {country}", country, (WASHINGTON_COUNTRY, country))


def add_business_days(start: date, count: int, *calendars: Calendar) -> Reckoning:
    """Return the day that is `count` business days behind `start`, which itself does not count.

    A day counts if it is a business day in every calendar; without one, Washington's counts.

    Raises:
        ValueError: `count` is negative or above 1000.
    """
    if not 0 <= count <= _LIMIT:
        raise ValueError(f"a term has from 0 to {_LIMIT} business days, not {count}")
    calendars = calendars or (WASHINGTON,)
    day, left = start, count
    skipped: list[tuple[date, str]] = []
    while left and len(skipped) < _LIMIT:
        day += timedelta(days=1)
        why = next((f"{why} ({c.name})" for c in calendars if (why := c.why_closed(day))), None)
        if why:
            skipped.append((day, why))
        else:
            left -= 1
    names = " and ".join(c.name for c in calendars)
    rule = f"{count} business days ({names}) counted from the day after {start.isoformat()}"
    return Reckoning(day, names, rule, tuple(skipped))


def business_days_between(start: date, end: date, *calendars: Calendar) -> int:
    """Return how many business days lie behind `start` up to and with `end`; negative if `end` is earlier."""
    if end < start:
        return -business_days_between(end, start, *calendars)
    calendars = calendars or (WASHINGTON,)
    days = (start + timedelta(days=i) for i in range(1, (end - start).days + 1))
    return sum(all(c.is_business_day(day) for c in calendars) for day in days)


def next_business_day(day: date, *calendars: Calendar) -> date:
    """Return a day itself, if it is a business day in all calendars, else the next that is."""
    calendars = calendars or (WASHINGTON,)
    for _ in range(_LIMIT):
        if all(c.is_business_day(day) for c in calendars):
            break
        day += timedelta(days=1)
    return day


def last_working_day_of_week(day: date, calendar: Calendar = WASHINGTON) -> date:
    """Return the last day of work of the week of a day; of the next week where that is over already."""
    rest = rest_days(calendar.week, day)
    while (day + timedelta(days=1)).weekday() not in rest or day.weekday() in rest:
        day += timedelta(days=1)
    return day


def rest_days(country: str, day: date) -> frozenset[int]:
    """Return the days of the week (Monday is 0) on which a country rests at the time of a day."""
    rest = _WEEKEND
    for begin, days in _weeks().get(country, ()):
        if day >= begin:
            rest = days
    return rest


@lru_cache(maxsize=512)
def holidays_of(country: str, year: int) -> dict[date, str]:
    """Return the holidays of a country in a year, with those observed on another day; none if it is not known."""
    import holidays

    try:
        return dict(holidays.country_holidays(country, years=year, observed=True))
    except NotImplementedError:
        return {}


@cache
def _weeks() -> dict[str, tuple[tuple[date, frozenset[int]], ...]]:
    weeks = {}
    for country, rules in load("calendars")["rest"].items():
        try:
            found = [(date.fromisoformat(r["from"]), frozenset(_DAYS.index(d) for d in r["days"])) for r in rules]
        except (KeyError, TypeError, ValueError) as error:
            raise ValueError(
                f"calendars: {country}: a rule has `from` (a date) and `days` (mon to sun): {error}"
            ) from None
        if any(not days or len(days) == len(_DAYS) for _, days in found):
            raise ValueError(f"calendars: {country}: a week has days of rest and days of work")
        weeks[country] = tuple(sorted(found, key=lambda rule: rule[0]))
    return weeks
