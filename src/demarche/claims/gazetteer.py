"""The names that the claims know of: countries, nationalities, cities, short forms of governments.

The tables are data: `data/places.toml`, `demonyms.toml`, `governments.toml`, and the country names of
`marking/data/countries.toml`. Case, accents and hyphens do not count when a single name is looked up.
"""

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from demarche.claims.words import load
from demarche.marking.countries import alpha2

_INVARIANT = ("ese", "ish", "ch", "ss", "s", "x", "men", "man", "ois")
"""Nationalities with these endings have no plural in -s."""
_LONGEST = 80
_SINGLE = {"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ı": "i", "ß": "s", "’": "'", "‘": "'", "–": "-"}


class Entry(NamedTuple):
    """One name of the table; `codes` has more than one country where several have it, the likeliest first."""

    name: str
    kind: str
    """`country`, `demonym`, `city`, `government`; `other` for an expression that means no place."""
    codes: tuple[str, ...]
    words: bool = False
    """An ordinary word too: doubtful in capitals and at the beginning of a sentence."""
    capitals: bool = False
    """Doubtful in capitals only."""


class Gazetteer(NamedTuple):
    """All names, and the automaton that finds them in a text."""

    names: Mapping[str, Entry]
    """By `key(name)`; governments stand apart, since `GOA` and Goa are two."""
    governments: Mapping[str, Entry]
    entries: list[Entry]
    """By pattern of the automaton."""
    automaton: AhoCorasick
    leads: Mapping[str, frozenset[str]]
    """The words that settle a doubtful name before which they stand, in capitals."""


def to_ascii(text: str) -> str:
    """Return a text of the same length without accents; a character of another script is `?`."""
    return text if text.isascii() else "".join(c if c < "\x80" else _letter(c) for c in text)


def _letter(char: str) -> str:
    base = unicodedata.normalize("NFKD", char)[0]
    return base if base.isascii() else _SINGLE.get(char, "?")


def key(name: str) -> str:
    """Return the form under which the table keeps a name."""
    return " ".join(to_ascii(name).replace("-", " ").upper().split())


@cache
def gazetteer() -> Gazetteer:
    """Return the table, loaded once."""
    marks = tomllib.loads(files("demarche.marking").joinpath("data/countries.toml").read_text(encoding="utf-8"))
    return build(marks["codes"], load("places"), load("demonyms"), load("governments"))


def build(
    countries: Mapping[str, list[str]], places: Mapping[str, Any], people: Mapping[str, Any], rule: Mapping[str, Any]
) -> Gazetteer:
    """Return the table of all names; `countries` has the trigraph of each code before its names.

    Raises:
        ValueError: a code is none, a name stands twice, or `[shared]` names a place that is not there.
    """
    governments: dict[str, Entry] = {}
    for word, codes in rule["governments"].items():
        _enter(governments, word, "government", codes)
    names: dict[str, Entry] = {}
    for form, code in _people(people["demonyms"]):
        _enter(names, form, "demonym", [code])
    for form, code in _pairs(people["countries"]):
        _enter(names, form, "country", [code])
    # The table of marks has some governments and nationalities as short forms of the country: they stay what they are.
    for form, code in _pairs({code: forms for code, (_, *forms) in countries.items()}):
        if key(form) not in names and key(form) not in governments:
            _enter(names, form, "country", [code])
    for form, code in _pairs(places["places"]):
        _enter(names, form, "city", [code])
    for form, codes in places["shared"].items():
        if key(form) not in names:
            raise ValueError(f"places.toml: [shared] {form} has no first country")
        first = names[key(form)]
        names[key(form)] = first._replace(codes=_checked(form, [*first.codes, *codes]))
    for form in places["not_places"]["expressions"]:
        _enter(names, form, "other", [])
    _flag((names, governments), places["common"])
    return _index(names, governments, places["common"]["leads"])


def _pairs(table: Mapping[str, Iterable[str]]) -> Iterator[tuple[str, str]]:
    return ((form, code) for code, forms in table.items() for form in forms)


def _people(table: Mapping[str, list[str]]) -> Iterator[tuple[str, str]]:
    for form, code in _pairs(table):
        yield form, code
        if not form.endswith(_INVARIANT) and f"{form}s" not in table[code]:
            yield f"{form}s", code


def _enter(names: dict[str, Entry], form: str, kind: str, codes: list[str]) -> None:
    known = names.get(key(form))
    if known is not None:
        of = ", ".join((*known.codes, *codes))
        raise ValueError(f"{form} stands twice, as {known.kind} and as {kind} ({of}); see [shared] of places.toml")
    names[key(form)] = Entry(form, kind, _checked(form, codes) if kind != "other" else ())


def _checked(form: str, codes: list[str]) -> tuple[str, ...]:
    bad = [code for code in codes if not re.fullmatch("[A-Z]{2}", code)]
    if bad or not codes:
        raise ValueError(f"{form}: {', '.join(bad) or 'nothing'} is no country code of two letters")
    if len(set(codes)) != len(codes):
        raise ValueError(f"{form}: a country stands twice")
    return tuple(codes)


def _flag(tables: Iterable[dict[str, Entry]], common: Mapping[str, list[str]]) -> None:
    """Mark the names that mean other things too; `common` lists may hold names that no table has."""
    for table in tables:
        for form in common["words"]:
            if key(form) in table:
                table[key(form)] = table[key(form)]._replace(words=True)
        for form in common["capitals"]:
            if key(form) in table:
                table[key(form)] = table[key(form)]._replace(capitals=True)


def _index(names: Mapping[str, Entry], governments: Mapping[str, Entry], leads: Mapping[str, list[str]]) -> Gazetteer:
    patterns: dict[str, Entry] = {}
    for entry in (*governments.values(), *names.values()):
        for form in _forms(entry):
            patterns.setdefault(form, entry)
    # A full table (DFA) finds no faster here and takes four times as long to build.
    automaton = AhoCorasick(list(patterns), matchkind=MatchKind.Standard, implementation=Implementation.ContiguousNFA)
    before = {row: frozenset(word.upper() for word in words) for row, words in leads.items()}
    return Gazetteer(names, governments, list(patterns.values()), automaton, before)


def _forms(entry: Entry) -> Iterator[str]:
    """The ways to write a name: as the table has it and in capitals, each also without apostrophe or `St.`'s stop."""
    written = " ".join(to_ascii(entry.name).replace("-", " ").split())
    forms = [written, written.upper()]
    if entry.kind == "government" and written.startswith("GO"):
        forms.append(f"Go{written[2:]}")
    for form in forms:
        yield form
        if "'" in form:
            yield form.replace("'", "")
        if form.startswith(("St. ", "ST. ")):
            yield form.replace(".", "", 1)


@lru_cache(maxsize=4096)
def country_of(name: str) -> str | None:
    """Return the country of one place, nationality, government or country name; None where it is none or not one."""
    if len(name) > _LONGEST:
        return None
    folded = key(name)
    names = gazetteer().names
    for form in (folded, folded.replace(".", ""), folded.removeprefix("THE ")):
        if form in names:
            return names[form].codes[0] if names[form].codes else None
    codes = government_codes(name)
    return codes[0] if len(codes) == 1 else alpha2(name)


def government_codes(word: str) -> tuple[str, ...]:
    """Return the countries that a short form such as `GOI` may stand for, the likeliest first; () for other words."""
    entry = gazetteer().governments.get(word.strip().upper())
    return entry.codes if entry is not None else ()


def resolve_government(word: str, candidates: Iterable[str]) -> str | None:
    """Return the country of a government's short form; of several, the one that is among the candidates.

    None where none of them is, or more than one.
    """
    codes = government_codes(word)
    if len(codes) == 1:
        return codes[0]
    fits = set(codes).intersection(candidates)
    return fits.pop() if len(fits) == 1 else None
