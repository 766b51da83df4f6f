"""Where a term ends that is told by its length, on the calendar that the text names."""

from datetime import date, timedelta

from demarche.claims.calendars import WASHINGTON, Calendar, add_business_days, host_calendar, post_calendar
from demarche.claims.document import Document
from demarche.claims.places import country_of, country_of_post
from demarche.claims.rules.times.date_values import month_days, shifted_month
from demarche.claims.rules.times.deadline_forms import Term


def reckon(term: Term, document: Document, sent: date) -> tuple[date | None, str, str]:
    """Return the day on which a term ends that begins with the DTG, the calendar it was counted on, and how."""
    if term.calendar is not None:
        calendar, doubt = _calendar(term.calendar, document)
        reckoning = add_business_days(sent, term.number, calendar)
        return reckoning.due, reckoning.calendar, reckoning.rule + doubt
    rule = f"{term.number} {term.unit} from {sent}"
    if term.unit == "months":
        year, month = shifted_month(sent.year, sent.month, term.number)
        return date(year, month, min(sent.day, month_days(year, month))), "calendar", rule
    if term.unit == "hours":
        dtg = document.cable.dtg
        assert dtg is not None
        return (dtg + timedelta(hours=term.number)).date(), "calendar", rule
    days = {"days": 1, "weeks": 7, "fortnights": 14}[term.unit] * term.number
    return sent + timedelta(days=days), "calendar", rule


def _calendar(told: str, document: Document) -> tuple[Calendar, str]:
    """The calendar that the text names, and what to say where it cannot be had."""
    if told == "washington":
        return WASHINGTON, ""
    first = next((a.name for a in document.cable.to if a.name), "")
    if told in {"post", "host"}:
        country = country_of_post(first)
        if country:
            return (post_calendar if told == "post" else host_calendar)(country), ""
        return WASHINGTON, "; the text names the calendar of the post, whose country is not known"
    country = country_of(told) or country_of_post(told)
    if country and country != "US":
        return host_calendar(country), ""
    return WASHINGTON, ""
