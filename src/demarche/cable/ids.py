"""Message reference numbers and the one form that all of them are brought to: `10STATE9939`.

A canonical id is the two-digit year, the station's canonical name without blanks, and the number without leading
noughts. The forms read: `10 STATE 9939`, `10STATE009939`, `2010 STATE 9939`, `1973LIMA02545` (NARA document number),
`07OSLO000160ZDK` (an operating signal behind the number), `94 QUITO #841`.
"""

import re
from functools import lru_cache

from demarche.cable.stations import find_station
from demarche.cable.times import full_year

_ID = re.compile(
    r"\s*\(?(?P<year>(?:19|20)\d\d|\d\d)\)?[ -]*(?P<station>[A-Za-z][A-Za-z0.'’ -]*?)[ :#]*(?P<number>\d{1,8})"
    r"(?:[A-Z]{2,4}\d{0,2})?\s*\Z"
)
_CANONICAL = re.compile(r"(\d\d)([A-Z][A-Z0-9]*?)(\d+)\Z")


@lru_cache(maxsize=8192)
def canonical_id(text: str) -> str | None:
    """Return the canonical id that the text names, None where it does not hold a year, a station and a number.

    >>> canonical_id("10 SECSTATE 009939"), canonical_id("1973LIMA02545"), canonical_id("STATE 9939")
    ('10STATE9939', '73LIMA2545', None)
    """
    hit = _ID.match(text)
    return make_id(int(hit["year"]), hit["station"], hit["number"]) if hit else None


def make_id(year: int, station: str, number: str) -> str:
    """Return the canonical id of a year (two or four digits), a station in any of its names, and a number."""
    return f"{year % 100:02}{find_station(station).name}{int(number)}"


@lru_cache(maxsize=8192)
def split_id(canonical: str) -> tuple[int, str, int] | None:
    """Return four-digit year (50 to 99 are 19xx), station and number of a canonical id, None where it is none."""
    hit = _CANONICAL.match(canonical)
    return (full_year(int(hit[1])), hit[2], int(hit[3])) if hit else None
