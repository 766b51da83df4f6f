"""The executive order line: which order, and when or on what event the cable is declassified.

Forms by order (cable format, sect. 6.3): 11652 `GDS`, `XGDS-1`, `N/A`; 12065 `GDS 12/08/84 (NAME) OR-M`, `RDS-1 ...`;
12356 `DECL: OADR`; 12958 `DECL: 02/01/2020`, `DECL: X1`, an event; 13526 `DECL: 20350201`, `25X1`, `50X1-HUM`.
Dates are read month, day, year; a year of two digits is the first one with these digits from the cable's year on,
unless that lies more than fifty years ahead.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from demarche.cable.model import Span
from demarche.cable.times import MONTHS, full_year


class Executive(NamedTuple):
    """What the line says; `declassify_on` is a date `YYYY-MM-DD` or the other form as written."""

    order: str | None
    declassify_on: str | None
    raw: str
    authority_name: str | None
    span: Span
    end: int


_ORDER = re.compile(r"(?:E\.?[ ]?O\.?|EXECUTIVE ORDER)[ ]?:?[ ]*(\d{4,5})?[ ]?[:;.,]*[ ]*", re.IGNORECASE)
_LABEL = re.compile(
    r"(?:DECL?A?S?S?I?F?I?C?A?T?I?O?N?|DECLASSIFY ON|DECLAS|DNG)[ ]?(?:ON)?[ ]?[:;.]?[ ]*", re.IGNORECASE
)
_NONE = re.compile(r"(?:N/?A|/A|NOT APPLICABLE|NONE|NA)\b\.?", re.IGNORECASE)
_DATE = re.compile(r"(?<!\d)(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})(?!\d)")
_YEAR_FIRST = re.compile(r"(?<!\d)((?:19|20)\d\d)[/.-](\d{1,2})[/.-](\d{1,2})(?!\d)")
_COMPACT = re.compile(r"(?<!\d)((?:19|20)\d\d)(\d\d)(\d\d)(?!\d)")
_MONTH_FIRST = re.compile(r"\b([A-Z]{3,9})\.? (\d{1,2}),? (\d{4}|\d{2})\b")
_DAY_FIRST = re.compile(r"\b(\d{1,2})[ -]?([A-Z]{3,9})\.?[, -]*(\d{4}|\d{2})\b")
_EXEMPTION = re.compile(
    r"\b(?:(?:25|50|75)X\d(?:-HUM|-WMD)?|X[1-8]\b(?:[ ]?,[ ]?X?[1-8]\b)*|OADR|MR)(?![A-Z])", re.IGNORECASE
)
_SCHEDULE = re.compile(r"(?P<kind>(?:X?GDS|ADS|RDS)(?:[ -]?\d(?![\d/]))?)\b(?P<rest>.*)", re.IGNORECASE)
_NAME = re.compile(r"\(([^()]{3,60})\)")
_REASON = re.compile(r"[ ,;]*(?:FOR )?(?:REASONS?[ :]*)?1\.[4-6] ?\(?[A-H]\)?.*$", re.IGNORECASE)
_REASON_FIRST = re.compile(r"(?:REASONS?[ :]*)?1\.[4-6][ (),/A-H&N;:.]*(?=\bDECL)", re.IGNORECASE)
_LINES = 3
_LONGEST = 40
"""Characters of an exemption with its date."""


def parse_executive(text: str, start: int, stop: int, year: int | None) -> Executive:
    """Read the line that begins at `start`; it may run on over two more lines, at most to `stop`."""
    end = _find_end(text, start, stop)
    raw = " ".join(text[start:end].split())
    hit = _ORDER.match(raw)
    order = hit[1] if hit else None
    value = raw[hit.end() :] if hit else raw
    declassify_on, name = _read_value(value.strip(" \\"), year)
    return Executive(order, declassify_on, raw, name, (start, end), end)


def _find_end(text: str, start: int, stop: int) -> int:
    """Return the end of the line, and of those that carry an event's words on."""
    end = text.find("\n", start, stop)
    end = stop if end < 0 else end
    for _ in range(_LINES - 1):
        line = text[start:end]
        following = text.find("\n", end + 1, stop)
        following = stop if following < 0 else following
        words = text[end + 1 : following].strip()
        whole = not words or len(words) > 70 or words.endswith((".", ":")) or _is_whole(line)
        if whole or words.startswith(("(", "-")) or words[0].isdigit():
            break
        end = following
    return end


@lru_cache(maxsize=1024)
def _is_whole(line: str) -> bool:
    """Tell whether a line already says what it has to: a date, a schedule, an exemption, N/A."""
    value = line.upper()
    hit = _ORDER.match(value.lstrip())
    rest = value.lstrip()[hit.end() :] if hit else value
    found = _NONE.match(rest) or _SCHEDULE.match(rest) or _EXEMPTION.search(rest) or _find_date(rest, None)
    return bool(found) or not _LABEL.match(rest) or not re.search(r"[A-Z]{4}", _LABEL.sub("", rest, count=1))


@lru_cache(maxsize=4096)
def _read_value(value: str, year: int | None) -> tuple[str | None, str | None]:
    """Return when or on what it is declassified, and the name that a schedule carries."""
    if _NONE.match(value):
        return None, None
    if schedule := _SCHEDULE.match(value):
        name = _NAME.search(schedule["rest"])
        date = _find_date(schedule["rest"], year)
        return date or " ".join(schedule["kind"].upper().split()), name[1].strip() if name else None
    if value.startswith(("1", "R", "r")):
        value = _REASON_FIRST.sub("", value, count=1)
    label = _LABEL.match(value)
    rest = _REASON.sub("", value[label.end() :] if label else value).strip(" .;,:-")
    if not rest or _NONE.match(rest):
        return None, None
    if exemption := _EXEMPTION.match(rest):
        dated = _find_date(rest[exemption.end() :], year) is not None and len(rest) < _LONGEST
        return rest.upper() if dated else exemption.group().upper(), None
    date = _find_date(rest, year)
    if date or not label:
        return date, None
    return rest, None


def _find_date(words: str, year: int | None) -> str | None:
    """Return the first date of the words, None where there is none that the calendar knows."""
    upper = words.upper()
    if hit := _YEAR_FIRST.search(upper) or _COMPACT.search(upper):
        return _iso(int(hit[1]), int(hit[2]), int(hit[3]))
    if hit := _DATE.search(upper):
        return _iso(_whole_year(hit[3], year), int(hit[1]), int(hit[2]))
    if (hit := _MONTH_FIRST.search(upper)) and hit[1][:3] in MONTHS:
        return _iso(_whole_year(hit[3], year), MONTHS[hit[1][:3]], int(hit[2]))
    if (hit := _DAY_FIRST.search(upper)) and hit[2][:3] in MONTHS:
        return _iso(_whole_year(hit[3], year), MONTHS[hit[2][:3]], int(hit[1]))
    return None


def _whole_year(written: str, year: int | None) -> int:
    if len(written) == 4:
        return int(written)
    if year is None:
        return full_year(int(written))
    ahead = year + (int(written) - year) % 100
    return ahead if ahead <= year + 50 else ahead - 100


def _iso(year: int, month: int, day: int) -> str | None:
    if not 1 <= month <= 12 or not 1 <= day <= 31:
        return None
    return f"{year:04}-{month:02}-{day:02}"
