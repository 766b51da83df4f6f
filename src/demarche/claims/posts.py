"""The countries of posts, as addressees (`AMEMBASSY PRAGUE`) and as stations (`KUALALUMPUR`); `data/posts.toml`."""

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Any, NamedTuple

from demarche.cable.stations import find_station, fold
from demarche.claims.gazetteer import country_of
from demarche.claims.words import load
from demarche.text.phrases import any_phrase

_NOISE = re.compile(r"\s(?:NIACT|FLASH|IMMEDIATE|PRIORITY|ROUTINE|[0-9]+)(?=\s|$)")
_LONGEST = 80


class _Posts(NamedTuple):
    countries: Mapping[str, str]
    collective: frozenset[str]
    bilateral: frozenset[str]
    lead: re.Pattern[str]
    mission: re.Pattern[str]
    home: re.Pattern[str]


@cache
def _posts() -> _Posts:
    return build(load("posts"))


def build(data: Mapping[str, Any]) -> _Posts:
    """Return the table of the posts.

    Raises:
        ValueError: a code is none, or a post stands in two countries.
    """
    countries: dict[str, str] = {}
    for code, stations in data["posts"].items():
        if not re.fullmatch("[A-Z]{2}", code):
            raise ValueError(f"posts.toml: {code} is no country code of two letters")
        for station in stations:
            if fold(station) in countries:
                raise ValueError(f"posts.toml: {station} stands twice")
            countries[fold(station)] = code
    words, missions = data["addressees"], data["missions"]
    return _Posts(
        countries,
        frozenset(map(fold, missions["collective"])),
        frozenset(map(fold, missions["bilateral"])),
        re.compile(rf"(?:{any_phrase(words['posts'])})\s"),
        re.compile(rf"(?:{any_phrase(words['missions'])})\s"),
        re.compile(rf"(?:.*\s)?(?:{any_phrase(words['home'])})"),
    )


@lru_cache(maxsize=4096)
def country_of_station(name: str) -> str | None:
    """Return the country of a station as references name it (`KUALALUMPUR`, `AIT TAIPEI`, `STATE`).

    None for missions to international organisations, and where the station is not known.
    """
    posts = _posts()
    station = find_station(name).name
    return None if station in posts.collective else posts.countries.get(station)


@lru_cache(maxsize=4096)
def country_of_post(name: str) -> str | None:
    """Return the country of an addressee or originator (`AMEMBASSY PRAGUE`, `SECSTATE WASHDC`).

    A routing indicator before it, and precedence and number behind it, do not count. None for collectives and for
    missions to international organisations, and where the post is not known.
    """
    posts = _posts()
    words = " ".join(name.upper().rpartition("/")[2].split())
    words = _NOISE.sub("", words).strip(" .,;")
    if len(words) > _LONGEST or "COLLECTIVE" in words:
        return None
    mission = posts.mission.match(words)
    if mission:
        rest = words[mission.end() :]
        return country_of_station(rest) if fold(rest) in posts.bilateral else None
    lead = posts.lead.match(words)
    if lead:
        rest = words[lead.end() :]
        return country_of_station(rest) or country_of(rest)
    return country_of_station(words) or ("US" if posts.home.fullmatch(words) else None)
