"""Geography of the claims: countries, nationalities, cities, governments and posts, and where a text names them.

The tables are data (`data/places.toml`, `demonyms.toml`, `governments.toml`, `posts.toml`, and the country names of
`marking/data/countries.toml`). A text is read in one pass: every name is looked for as it is written and in capitals,
a hit counts where it is not part of a longer word, and of hits that overlap the one that begins first, then the
longest, stands. A name may be parted by a line end or a hyphen; accents do not count.
"""

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from demarche.cable.stations import find_station, fold
from demarche.claims.words import load
from demarche.marking.countries import alpha2

_CAPITALS = bytes(range(ord("A"), ord("Z") + 1))
_GAP = re.compile("  +")
_WORD_BEFORE = re.compile(r"[A-Za-z]+(?=[ \"'(]+$)")
_BEGINS = re.compile(r"(?:^|[.!?:;)*\"]|\s--?)\s*$")
_NOISE = re.compile(r"\s+(?:NIACT|FLASH|IMMEDIATE|PRIORITY|ROUTINE|[0-9]+)(?=\s|$)")
_NEAR = 24
"""So many characters on each side tell whether a hit stands among capitals."""
_INVARIANT = ("ese", "ish", "ch", "ss", "s", "x", "men", "man", "ois")
_LONGEST = 80


class Place(NamedTuple):
    """A name found in a text.

    `code` is the country (ISO 3166-1 alpha-2), None where a government's short form may stand for several; `codes`
    has them all. `kind`: `country`, `demonym`, `city` (also provinces, ports, free zones) or `government`. `name` is
    the form of the table. `ambiguous`: a word that may mean something else, where case does not tell.
    """

    start: int
    end: int
    code: str | None
    kind: str
    name: str
    ambiguous: bool = False
    codes: tuple[str, ...] = ()


class _Entry(NamedTuple):
    name: str
    kind: str
    """As `Place.kind`; `other` for an expression that means no place."""
    codes: tuple[str, ...]
    words: bool = False
    """An ordinary word too: it is doubtful in capitals and at the beginning of a sentence."""
    capitals: bool = False
    """Doubtful in capitals only."""


class _Table(NamedTuple):
    names: Mapping[str, _Entry]
    """By the name in capitals."""
    governments: Mapping[str, _Entry]
    entries: list[_Entry]
    """By pattern of the automaton."""
    automaton: AhoCorasick
    leads: frozenset[str]
    demonym_leads: frozenset[str]


class _Posts(NamedTuple):
    countries: Mapping[str, str]
    collective: frozenset[str]
    bilateral: frozenset[str]
    lead: re.Pattern[str]
    mission: re.Pattern[str]
    home: re.Pattern[str]


def _plain(char: str) -> str:
    """The ASCII letter that a character stands for; `?` where there is none."""
    base = unicodedata.normalize("NFKD", char)[0]
    return base if base.isascii() else _SINGLE.get(char, "?")


_SINGLE = {"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ı": "i", "ß": "s", "’": "'", "‘": "'", "–": "-"}


def _ascii(text: str) -> str:
    """A text of the same length in ASCII."""
    return text if text.isascii() else "".join(c if c < "\x80" else _plain(c) for c in text)


def _key(name: str) -> str:
    return " ".join(_ascii(name).replace("-", " ").upper().split())


@cache
def _table() -> _Table:
    marks = tomllib.loads(files("demarche.marking").joinpath("data/countries.toml").read_text(encoding="utf-8"))
    return build(marks["codes"], load("places"), load("demonyms"), load("governments"))


def build(
    countries: Mapping[str, list[str]], places: Mapping[str, Any], people: Mapping[str, Any], rule: Mapping[str, Any]
) -> _Table:
    """Return the table of all names; `countries` has the trigraph of each code before its names.

    Raises:
        ValueError: a code is none, or a name stands for two countries.
    """
    governments: dict[str, _Entry] = {}
    for word, codes in rule["governments"].items():
        _enter(governments, word, "government", codes)
    names: dict[str, _Entry] = {}
    for code, forms in people["demonyms"].items():
        for form in forms:
            _enter(names, form, "demonym", [code])
            if not form.endswith(_INVARIANT) and f"{form}s" not in forms:
                _enter(names, f"{form}s", "demonym", [code])
    for code, forms in people["countries"].items():
        for form in forms:
            _enter(names, form, "country", [code])
    # The table of marks knows some governments and nationalities as short forms of the country: they stay what they are.
    for code, (_, *forms) in countries.items():
        for form in forms:
            if _key(form) not in names and _key(form) not in governments:
                _enter(names, form, "country", [code])
    for code, forms in places["places"].items():
        for form in forms:
            _enter(names, form, "city", [code])
    for form, codes in places["shared"].items():
        if _key(form) not in names:
            raise ValueError(f"places.toml: [shared] {form} has no first country")
        first = names[_key(form)]
        names[_key(form)] = first._replace(codes=_checked(form, [*first.codes, *codes]))
    for form in places["not_places"]["expressions"]:
        names[_key(form)] = _Entry(form, "other", ())
    common = places["common"]
    for flag in ("words", "capitals"):
        for form in common[flag]:
            for known in (names, governments):
                if _key(form) in known:
                    known[_key(form)] = known[_key(form)]._replace(**{flag: True})
    return _index(names, governments, common)


def _enter(names: dict[str, _Entry], form: str, kind: str, codes: list[str]) -> None:
    known = names.get(_key(form))
    if known is not None:
        raise ValueError(f"{form} stands twice: {known.kind} of {known.codes[0]}, {kind} of {codes[0]}")
    names[_key(form)] = _Entry(form, kind, _checked(form, codes))


def _checked(form: str, codes: list[str]) -> tuple[str, ...]:
    bad = [code for code in codes if not re.fullmatch("[A-Z]{2}", code)]
    if bad or not codes:
        raise ValueError(f"{form}: {', '.join(bad) or 'nothing'} is no country code of two letters")
    if len(set(codes)) != len(codes):
        raise ValueError(f"{form}: a code stands twice")
    return tuple(codes)


def _index(
    names: Mapping[str, _Entry], governments: Mapping[str, _Entry], common: Mapping[str, list[str]]
) -> _Table:
    patterns: dict[str, _Entry] = {}
    for key, entry in (*governments.items(), *names.items()):
        for form in _forms(key, entry):
            patterns.setdefault(form, entry)
    # Shares the prefixes of its words: a third of the size of a full table, and built in a tenth of the time.
    automaton = AhoCorasick(
        list(patterns), matchkind=MatchKind.Standard, implementation=Implementation.ContiguousNFA
    )
    leads = [frozenset(map(str.upper, common[row])) for row in ("leads", "demonym_leads")]
    return _Table(names, governments, list(patterns.values()), automaton, leads[0], leads[1])


def _forms(key: str, entry: _Entry) -> Iterator[str]:
    """The ways to write a name: as the table has it, in capitals, each also without apostrophes."""
    written = " ".join(_ascii(entry.name).replace("-", " ").split())
    small = f"Go{written[2:]}" if entry.kind == "government" and written.startswith("GO") else written
    for form in dict.fromkeys((written, key, small)):
        yield form
        if "'" in form:
            yield form.replace("'", "")
        if form.startswith(("St. ", "ST. ")):
            yield form.replace(".", "", 1)


def find_places(text: str) -> list[Place]:
    """Return the countries, nationalities, cities and governments that a text names, in order; none overlap.

    A city whose name several countries have is that of the country named right behind it (`Alexandria, Virginia`).
    """
    plain = _ascii(text).replace("-\n", "  ").replace("\n", " ").replace("\r", " ").replace("\t", " ")
    gaps: list[tuple[int, int]] = []
    if "  " in plain:
        plain, gaps = _closed(plain)
    plain = plain.replace("-", " ")
    small = _is_small(plain)
    table = _table()
    searched = plain.upper() if small else plain
    found = [
        _place(table, entry, (start, end), plain, small)
        for start, end, entry in _standing(table, searched)
        if entry.kind != "other" and not (small and entry.words and entry.name.isupper())
    ]
    found = _by_neighbour(found, plain)
    return [p._replace(start=_back(gaps, p.start), end=_back(gaps, p.end - 1) + 1) for p in found] if gaps else found


def _standing(table: _Table, text: str) -> Iterator[tuple[int, int, _Entry]]:
    """Yield the hits that are whole words, the first and longest of those that overlap."""
    entries = table.entries
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
            yield start, free, entries[index]


def _closed(text: str) -> tuple[str, list[tuple[int, int]]]:
    """A text with one blank for each run of them, and `(place in it, characters left out before)` for each run."""
    gaps: list[tuple[int, int]] = []
    pieces: list[str] = []
    at = size = 0
    for hit in _GAP.finditer(text):
        start, end = hit.span()
        start += 1
        pieces.append(text[at:start])
        size += start - at
        at = end
        gaps.append((size, end - size))
    pieces.append(text[at:])
    return "".join(pieces), gaps


def _back(gaps: list[tuple[int, int]], offset: int) -> int:
    low, high = 0, len(gaps)
    while low < high:
        middle = (low + high) // 2
        if gaps[middle][0] <= offset:
            low = middle + 1
        else:
            high = middle
    return offset + gaps[low - 1][1] if low else offset


def _is_small(text: str) -> bool:
    """Whether a text is in small letters throughout, as some early networks printed it."""
    capitals = len(text) - len(text.encode("ascii", "replace").translate(None, _CAPITALS))
    return capitals * 200 < len(text)


def _place(table: _Table, entry: _Entry, span: tuple[int, int], text: str, small: bool) -> Place:
    start, end = span
    code = entry.codes[0] if entry.kind != "government" or len(entry.codes) == 1 else None
    doubtful = (entry.words or entry.capitals) and _is_doubtful(table, entry, span, text, small)
    return Place(start, end, code, entry.kind, entry.name, doubtful, entry.codes)


def _is_doubtful(table: _Table, entry: _Entry, span: tuple[int, int], text: str, small: bool) -> bool:
    """Whether neither case nor the words around tell that a hit is the place."""
    start, end = span
    before = text[max(0, start - _NEAR) : start]
    if text[end : end + 6].lower() == " based":
        return False
    near = before + text[end : end + _NEAR]
    caseless = small or (text[start:end].isupper() and near.upper() == near)
    if not caseless and not (entry.words and not entry.name.isupper() and _BEGINS.search(before)):
        return False
    word = _WORD_BEFORE.search(before)
    leads = table.demonym_leads if entry.kind == "demonym" else table.leads
    return word is None or word.group().upper() not in leads


def _by_neighbour(found: list[Place], text: str) -> list[Place]:
    """Let the country named right behind a city, or the city right before a state, choose among several."""
    for i, (place, following) in enumerate(zip(found, found[1:], strict=False)):
        between = text[place.end : following.start]
        if between not in (", ", " (", " "):
            continue
        if place.kind == "city" and len(place.codes) > 1 and following.code in place.codes:
            found[i] = place._replace(code=following.code)
        elif between == ", " and len(following.codes) > 1 and place.code in following.codes:
            found[i + 1] = following._replace(code=place.code)
    return found


@lru_cache(maxsize=4096)
def country_of(name: str) -> str | None:
    """Return the country of one place, nationality, government or country name; None where it is none or not one."""
    if len(name) > _LONGEST:
        return None
    key = _key(name)
    names = _table().names
    entry = names.get(key) or names.get(key.replace(".", "")) or names.get(key.removeprefix("THE "))
    if entry is not None:
        return entry.codes[0] if entry.codes else None
    codes = government_codes(name)
    return codes[0] if len(codes) == 1 else alpha2(name)


def government_codes(word: str) -> tuple[str, ...]:
    """Return the countries that a short form such as `GOI` may stand for, the likeliest first."""
    entry = _table().governments.get(word.strip().upper())
    return entry.codes if entry is not None else ()


def resolve_government(word: str, candidates: Iterable[str]) -> str | None:
    """Return the country of a government's short form; where it has several, the one that is among the candidates."""
    codes = government_codes(word)
    if len(codes) == 1:
        return codes[0]
    fits = [code for code in dict.fromkeys(candidates) if code in codes]
    return fits[0] if len(fits) == 1 else None


@cache
def _posts() -> _Posts:
    data = load("posts")
    countries: dict[str, str] = {}
    for code, stations in data["posts"].items():
        for station in stations:
            _checked(station, [code])
            if countries.setdefault(fold(station), code) != code:
                raise ValueError(f"posts.toml: {station} stands in two countries")
    words, missions = data["addressees"], data["missions"]
    return _Posts(
        countries,
        frozenset(map(fold, missions["collective"])),
        frozenset(map(fold, missions["bilateral"])),
        re.compile(rf"(?:{_any(words['posts'])})\s+"),
        re.compile(rf"(?:{_any(words['missions'])})\s+"),
        re.compile(rf".*\b(?:{_any(words['home'])})"),
    )


def _any(words: list[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


@lru_cache(maxsize=4096)
def country_of_station(name: str) -> str | None:
    """Return the country of a station as references name it (`KUALALUMPUR`, `AIT TAIPEI`, `STATE`)."""
    posts = _posts()
    station = find_station(name).name
    if station in posts.collective:
        return None
    return posts.countries.get(station) or posts.countries.get(fold(name))


@lru_cache(maxsize=4096)
def country_of_post(name: str) -> str | None:
    """Return the country of an addressee or originator (`AMEMBASSY PRAGUE`, `SECSTATE WASHDC`).

    None for collectives and for missions to international organisations, and where the post is not known.
    """
    posts = _posts()
    words = _NOISE.sub("", " ".join(name.upper().split("/")[-1].split())).strip(" .,;")
    if len(words) > _LONGEST or "COLLECTIVE" in words:
        return None
    mission = posts.mission.match(words)
    if mission:
        rest = fold(words[mission.end() :])
        return country_of_station(rest) if rest in posts.bilateral else None
    lead = posts.lead.match(words)
    if lead:
        rest = words[lead.end() :]
        return country_of_station(rest) or country_of(rest)
    return country_of_station(words) or ("US" if posts.home.fullmatch(words) else None)
