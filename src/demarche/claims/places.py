"""Where a text names countries, nationalities, cities and governments.

The text is read in one pass: every name is looked for as it is written and in capitals, a hit counts where it is not
part of a longer word, and of hits that overlap the one that begins first, then the longest, stands. A name may be
parted by a line end or a hyphen; accents do not count.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from demarche.claims.gazetteer import (
    Entry,
    Gazetteer,
    country_of,
    gazetteer,
    government_codes,
    resolve_government,
    to_ascii,
)
from demarche.claims.posts import country_of_post, country_of_station

__all__ = [
    "Place",
    "country_of",
    "country_of_post",
    "country_of_station",
    "find_places",
    "government_codes",
    "resolve_government",
]

_CAPITALS = bytes(range(ord("A"), ord("Z") + 1))
_GAP = re.compile("  +")
_WORD_BEFORE = re.compile(r"([A-Za-z]+)[ \"'(]+$")
_BEGINS = re.compile(r"(?:^|[.!?:;)*\"]|  ) *$")
_NEAR = 24
"""So many characters on each side tell whether a hit stands among capitals."""


class Place(NamedTuple):
    """A name found in a text.

    `code` is the country (ISO 3166-1 alpha-2), None where a government's short form may stand for several; `codes`
    has them all. `kind`: `country`, `demonym`, `city` (also provinces, ports, free zones) or `government`. `name` is
    the form of the table. `ambiguous`: a word that may mean something else, where neither case nor the word before
    tells.
    """

    start: int
    end: int
    code: str | None
    kind: str
    name: str
    ambiguous: bool = False
    codes: tuple[str, ...] = ()


class _Reading(NamedTuple):
    table: Gazetteer
    text: str
    """In ASCII, with blanks for line ends and hyphens."""
    small: bool
    """Whether it has no capitals, as some early networks printed."""


def find_places(text: str) -> list[Place]:
    """Return the countries, nationalities, cities and governments that a text names, in order; none overlap.

    A city whose name several countries have is that of the country named right behind it (`Alexandria, Virginia`).
    """
    plain = to_ascii(text).replace("-\n", "  ").replace("\n", " ").replace("\r", " ").replace("\t", " ")
    plain, ends, lost = _closed(plain) if "  " in plain else (plain, [], [])
    plain = plain.replace("-", " ")
    reading = _Reading(gazetteer(), plain, _is_small(plain))
    found = [
        _place(reading, entry, start, end)
        for start, end, entry in _standing(reading)
        if entry.kind != "other" and not (reading.small and entry.words and entry.name.isupper())
    ]
    found = _by_neighbour(found, plain)
    if not ends:
        return found

    def back(offset: int) -> int:
        index = bisect_right(ends, offset)
        return offset + lost[index - 1] if index else offset

    return [p._replace(start=back(p.start), end=back(p.end - 1) + 1) for p in found]


def _standing(reading: _Reading) -> Iterator[tuple[int, int, Entry]]:
    """Yield the hits that are whole words, the first and longest of those that overlap."""
    table, text, small = reading
    if small:
        text = text.upper()
    last = len(text)
    hits: list[tuple[int, int, int]] = []
    for index, start, end in table.automaton.find_matches_as_indexes(text, overlapping=True):
        if (start == 0 or not text[start - 1].isalnum()) and (end == last or not text[end].isalnum()):
            hits.append((start, -end, index))
    hits.sort()
    free = 0
    for start, negative, index in hits:
        if start >= free:
            free = -negative
            yield start, free, table.entries[index]


def _closed(text: str) -> tuple[str, list[int], list[int]]:
    """A text with one blank for each run of them; where each run ends in it, and how much was left out until there."""
    ends: list[int] = []
    lost: list[int] = []
    pieces: list[str] = []
    at = size = 0
    for hit in _GAP.finditer(text):
        start, end = hit.span()
        pieces.append(text[at : start + 1])
        size += start + 1 - at
        at = end
        ends.append(size)
        lost.append(end - size)
    pieces.append(text[at:])
    return "".join(pieces), ends, lost


def _is_small(text: str) -> bool:
    capitals = len(text) - len(text.encode("ascii").translate(None, _CAPITALS))
    return capitals * 200 < len(text)


def _place(reading: _Reading, entry: Entry, start: int, end: int) -> Place:
    codes = entry.codes
    code = codes[0] if len(codes) == 1 or entry.kind != "government" else None
    doubtful = (entry.words or entry.capitals) and _is_doubtful(reading, entry, start, end)
    return Place(start, end, code, entry.kind, entry.name, doubtful, codes)


def _is_doubtful(reading: _Reading, entry: Entry, start: int, end: int) -> bool:
    """Whether neither case nor the words around tell that a hit is the place."""
    text = reading.text
    if text[end : end + 6].lower() == " based":
        return False
    before = text[max(0, start - _NEAR) : start]
    near = before + text[end : end + _NEAR]
    caseless = reading.small or (text[start:end].isupper() and near.upper() == near)
    code = entry.name.isupper()
    if not caseless and (code or not entry.words or not _BEGINS.search(before)):
        return False
    word = _WORD_BEFORE.search(before)
    return word is None or word[1].upper() not in reading.table.leads[_leads(entry, code)]


def _leads(entry: Entry, code: bool) -> str:
    if entry.kind == "demonym":
        return "demonyms"
    if code:
        return "codes"
    return "words" if entry.words else "capitals"


def _by_neighbour(found: list[Place], text: str) -> list[Place]:
    """Let the country named right behind a city, or the city right before a state, choose among several."""
    for i in range(len(found) - 1):
        place, following = found[i], found[i + 1]
        gap = following.start - place.end
        if gap > 2 or (len(place.codes) < 2 and len(following.codes) < 2):
            continue
        between = text[place.end : following.start]
        if place.kind == "city" and following.code in place.codes and between in (", ", " (", " "):
            found[i] = place._replace(code=following.code)
        elif following.kind != "government" and place.code in following.codes and between == ", ":
            found[i + 1] = following._replace(code=place.code)
    return found
