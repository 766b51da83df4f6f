"""Posts as headers name them (`AMEMBASSY KUALA LUMPUR`) and the canonical stations that they are (`KUALALUMPUR`)."""

import re
from functools import cache, lru_cache

from demarche.cable.stations import find_station
from demarche.casework.states import load

_PREFIX = re.compile(
    r"(?:AM ?EMBASSY|AM ?CONSUL(?:ATE)?(?: GENERAL)?|AM ?CONGEN|EMBASSY|CONSULATE(?: GENERAL)?|USLO|US ?INT|US OFFICE"
    r"|U\.?S\.? ?MISSION(?: TO)?)\s+(?:IN |OF )?",
    re.IGNORECASE,
)
_COLLECTIVE = re.compile(
    r"\bCOLLECTIVE\b|\bALL (?:DIPLOMATIC|EUROPEAN|EAST|SOUTH|NORTH|WEST|CENTRAL|AFRICAN|OECD|EU)\b"
)
_DEPARTMENT = "STATE"


@lru_cache(maxsize=65536)
def station_of(name: str) -> str:
    """Return the canonical station of an originator or addressee.

    >>> station_of("AMEMBASSY KUALA LUMPUR"), station_of("SECSTATE WASHDC"), station_of("USMISSION UNVIE VIENNA")
    ('KUALALUMPUR', 'STATE', 'UNVIEVIENNA')
    """
    whole = find_station(name)
    if whole.known:
        return whole.name
    hit = _PREFIX.match(name.strip())
    return find_station(name.strip()[hit.end() :]).name if hit else whole.name


def is_collective(name: str) -> bool:
    """Tell whether an addressee stands for many posts (`AUSTRALIA GROUP COLLECTIVE`)."""
    return _COLLECTIVE.search(name.upper()) is not None


def is_department(station: str | None) -> bool:
    """Tell whether a station is the Department."""
    return station == _DEPARTMENT


@cache
def _renamed() -> dict[str, str]:
    rows = load("posts")["renamed"]
    names: dict[str, str] = {}
    for row in rows:
        for name in row:
            if names.setdefault(find_station(name).name, row[0]) != row[0]:
                raise ValueError(f"data/posts.toml: {name} stands in two rows")
    return names


@lru_cache(maxsize=65536)
def same_post(one: str, other: str) -> bool:
    """Tell whether two canonical stations are one post, which may have changed its name."""
    return one == other or _renamed().get(one, one) == _renamed().get(other, other)
