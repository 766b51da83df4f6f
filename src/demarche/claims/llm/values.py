"""Checks of single values that a model gives: countries, dates, control entries, legal references."""

import re
from calendar import monthrange
from collections.abc import Iterable
from datetime import date
from functools import cache

from demarche.claims.words import load
from demarche.marking.countries import trigraph

_DATE = re.compile(r"(?P<part>early-|mid-|late-)?(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?", re.ASCII)
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
_NUMBER = re.compile(r"\b\d{1,2}(?=\b|st\b|nd\b|rd\b|th\b)", re.IGNORECASE)
_ROMAN = re.compile(r"[IVX]{1,5}(?:\([a-z0-9]{1,2}\)){1,4}", re.IGNORECASE)
_CABLE = re.compile(r"\d\d(?P<station>[A-Z]{3,24})(?P<number>[1-9]\d{0,7})", re.ASCII)
_WORD = re.compile(r"[^\W\d_]+")
_NUMBERED = re.compile(r"(?:UNSCR|EO|EU|EC|EEC|INFCIRC) ?(?P<number>\d[\d/]*)", re.IGNORECASE)


def is_country(value: object) -> bool:
    """Tell whether a value is the alpha-2 code of a country."""
    return isinstance(value, str) and len(value) == 2 and value.isascii() and trigraph(value) != value


def is_date(value: object) -> bool:
    """Tell whether a value is a date in the form of the record: `2009`, `late-2009-07`, `2009-07-14`."""
    hit = _DATE.fullmatch(value) if isinstance(value, str) else None
    if hit is None or hit["year"] == "0000":
        return False
    year, month, day = (int(hit[name]) if hit[name] else None for name in ("year", "month", "day"))
    if month is not None and not 1 <= month <= 12:
        return False
    if day is not None and month is not None:
        return hit["part"] is None and 1 <= day <= monthrange(year or 1, month)[1]
    return True


def is_day(value: object) -> bool:
    """Tell whether a value is a date with a day."""
    return is_date(value) and str(value).count("-") == 2 and str(value)[0].isdigit()


def agrees(value: str, words: str) -> bool:
    """Tell whether a date does not contradict the words that it was read from: their year, month and day."""
    hit = _DATE.fullmatch(value)
    if hit is None:
        return False
    years = _YEAR.findall(words)
    months = {_months()[word] for word in map(str.lower, _WORD.findall(words)) if word in _months()}
    if years and hit["year"] not in years:
        return False
    if months and hit["month"] and int(hit["month"]) not in months:
        return False
    days = [int(number) for number in _NUMBER.findall(words)]
    return not (months and days and hit["day"]) or int(hit["day"]) in days


@cache
def _months() -> dict[str, int]:
    words = load("dates")
    return {**words["months"], **words["short_months"]}


def not_before(value: str, first: date | None) -> bool:
    """Tell whether a day is not before another, if there is another."""
    return first is None or date.fromisoformat(value) >= first


def is_control(value: object, text: str, lists: Iterable[str]) -> bool:
    """Tell whether a control entry stands in a text; the name of its list may be missing there."""
    parts = value.split() if isinstance(value, str) else []
    # Categories of the USML have Roman numbers.
    numbered = any(_ROMAN.fullmatch(part) or any(c.isdigit() for c in part) for part in parts)
    return numbered and all(stands(part, text) or part.upper() in lists for part in parts)


def names_law(name: str, quote: str) -> bool:
    """Tell whether a quote names a resolution, regime or law: by these words, by a known form, or by its number."""
    if stands(name, quote):
        return True
    if hit := _NUMBERED.fullmatch(name):
        return stands(hit["number"], quote)
    forms = load("legal")["names"].get(name.upper(), ())
    return any(stands(form, quote) for form in forms)


def names_cable(value: str, text: str) -> bool:
    """Tell whether a text names the cable of a canonical id: `STATE 014477` for `09STATE14477`."""
    hit = _CABLE.fullmatch(value)
    if hit is None:
        return False
    station = " ?".join(hit["station"])
    return re.search(rf"(?<!\w){station} 0*{hit['number']}(?!\w)", text, re.IGNORECASE) is not None


def stands(words: str, text: str) -> bool:
    """Tell whether words stand in a text as whole words, in any case."""
    return re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text, re.IGNORECASE) is not None
