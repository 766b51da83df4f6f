"""A date of the prose."""

from datetime import date
from typing import NamedTuple

from demarche.claims.document import Document
from demarche.claims.rules.times.date_values import When, weekday_after, year_of_day, year_of_month


class DateMention(NamedTuple):
    """A date of the prose, at `[start, end)` of `Document.text`."""

    start: int
    end: int
    form: str
    """What it was read from: `complete`, `month`, `day`, `weekday`, `relative`, `week` (of its month), `backward`
    (from the date before), `season`."""
    when: When
    first: date
    last: date
    weekday: int | None = None
    """The day of the week by which it is told."""

    @property
    def value(self) -> str:
        """In the form of the record."""
        return self.when.value

    @property
    def year(self) -> int:
        """The year."""
        return self.when.year

    @property
    def month(self) -> int | None:
        """The month, if it is told."""
        return self.when.month

    @property
    def day(self) -> int | None:
        """The day of the month, if it is told."""
        return self.when.day

    def upcoming(self, reference: date) -> tuple[date, date] | None:
        """Return its first and last day, where year or week are not told those of the next one from a date on."""
        if self.form == "weekday" and self.weekday is not None:
            day = weekday_after(self.weekday, reference)
            return day, day
        year: int | None = self.year
        if self.form == "day" and self.month and self.day:
            year = year_of_day(self.month, self.day, reference, future=True)
        elif self.form == "month" and self.month:
            year = year_of_month(self.month, reference, future=True)
        return self.when._replace(year=year).bounds() if year else None


def mention(start: int, end: int, form: str, when: When, weekday: int | None = None) -> DateMention | None:
    """Return a date of the prose; None where its year cannot be."""
    if not 1 < when.year < 9999:
        return None
    return DateMention(start, end, form, when, *when.bounds(), weekday)


def day_sent(document: Document) -> date | None:
    """Return the day of the DTG; None where there is none, or one of a year that no cable is of."""
    dtg = document.cable.dtg
    return dtg.date() if dtg and 1800 < dtg.year < 2200 else None
