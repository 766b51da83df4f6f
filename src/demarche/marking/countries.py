"""Country names, short forms and codes as marks and cables write them, to ISO 3166-1 alpha-2.

`REL TO USA, ZAF`, `REL JAPAN, SINGAPORE`, `RELEASABLE TO THE ROK AND THAILAND`. The table is data.
"""

import re
import tomllib
import unicodedata
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

# `AND` between two commas is Andorra.
_SPLIT = re.compile(r"\s*(?:[,;/&+]|\bAND\b(?!(?<=, AND)(?:,|$))|\bOR\b|\bONLY\b)\s*")
_KEPT = re.compile(r"\{([0-9]{1,6})\}")
_LONGEST = 80
"""No name of a country is longer than this, with all that may stand before it."""


class Group(NamedTuple):
    """A code for several countries; `members` and the date of their check only where they are public."""

    name: str
    members: tuple[str, ...] = ()
    as_of: date | None = None


class _Table(NamedTuple):
    names: Mapping[str, str]
    codes: Mapping[str, str]
    """Alpha-2 to trigraph."""
    groups: Mapping[str, Group]
    prefixes: tuple[str, ...]
    joined: re.Pattern[str]
    """All names that hold `and`."""


def _fold(name: str) -> str:
    """A name without case, accents, full stops and double blanks."""
    if not name.isascii():
        name = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return " ".join(name.replace(".", "").replace("'", "").upper().split())


@cache
def _table() -> _Table:
    return load(files("demarche.marking").joinpath("data/countries.toml").read_text(encoding="utf-8"))


def load(text: str) -> _Table:
    """Return the table that a TOML text holds.

    Raises:
        ValueError: a row is not as it has to be; the message names it.
    """
    data: dict[str, Any] = tomllib.loads(text)
    names: dict[str, str] = {}
    codes: dict[str, str] = {}
    for code, (alpha3, *forms) in data["codes"].items():
        if not re.fullmatch("[A-Z]{2}", code) or not re.fullmatch("[A-Z]{3}", alpha3) or not forms:
            raise ValueError(f"countries.toml: bad row {code}")
        codes[code] = alpha3
        for form in (alpha3, *forms):
            if names.setdefault(_fold(form), code) != code:
                raise ValueError(f"countries.toml: {form} stands for two countries")
    groups = {word: _group(word, row, codes) for word, row in data["groups"].items()}
    joined = sorted((name for name in names if " AND " in name), key=len, reverse=True)
    prefixes = tuple(_fold(p) + " " for p in data["derived"]["prefixes"])
    pattern = re.compile(r"\b(?:" + "|".join(map(re.escape, joined)) + r")\b") if joined else re.compile(r"(?!)")
    return _Table(names, codes, groups, prefixes, pattern)


def _group(word: str, row: dict[str, Any], codes: Mapping[str, str]) -> Group:
    members = tuple(row.get("members", ()))
    if not row.get("name") or any(m not in codes for m in members) or bool(members) != ("as_of" in row):
        raise ValueError(
            f"countries.toml: group {word} needs `name`, and both `members` (alpha-2) and `as_of` or neither"
        )
    return Group(row["name"], members, row.get("as_of"))


def alpha2(name: str) -> str | None:
    """Return the alpha-2 code of a country name, short form or trigraph; None where it is none.

    Two letters count only as one of the listed short forms (`UK`, `US`): `AND`, `IN` and the like are words.
    """
    if len(name) > _LONGEST:
        return None
    table = _table()
    folded = _fold(name)
    while folded:
        if folded in table.names:
            # A trigraph must be written as one: "and", "per" and "can" are words.
            return table.names[folded] if len(folded) != 3 or name.isupper() else None
        prefix = next((p for p in table.prefixes if folded.startswith(p)), None)
        if prefix is None:
            return None
        folded = folded[len(prefix) :]
    return None


def trigraph(code: str) -> str:
    """Return the code as a REL TO list writes it: `GBR` for `GB`; codes for several countries stay."""
    return _table().codes.get(code, code)


def is_trigraph(word: str) -> bool:
    """Whether the word is a country's trigraph or a code for several countries, in capitals."""
    table = _table()
    return word in table.groups or table.codes.get(table.names.get(word, "")) == word


def is_group(code: str) -> bool:
    """Whether the code stands for several countries (`FVEY`, `NATO`)."""
    return code in _table().groups


def group(code: str) -> Group | None:
    """Return the countries that a code such as `FVEY` stands for, None where it is no such code."""
    return _table().groups.get(code)


def split_countries(text: str) -> Iterator[tuple[str, str | None]]:
    """Yield each part of a list of countries, folded to capitals, and its code: alpha-2, that of a group, or None."""
    table = _table()
    folded = _fold(text).replace("{", " ").replace("}", " ")
    kept: list[str] = []
    if " AND " in folded:
        # Names that hold "and" (Trinidad and Tobago) must not be parted; `{n}` keeps their place.
        def keep(hit: re.Match[str]) -> str:
            kept.append(hit.group())
            return f"{{{len(kept) - 1}}}"

        folded = table.joined.sub(keep, folded)
    for raw in _SPLIT.split(folded):
        part = _KEPT.sub(lambda hit: kept[int(hit[1])], raw).strip(" -:")
        part = part if alpha2(part) else part.strip("() -:")
        if not part:
            continue
        code = part if part in table.groups else alpha2(part)
        words = part.split(" ")
        if code is None and all(map(is_trigraph, words)):
            # "USA GBR", without the commas.
            yield from ((word, word if word in table.groups else table.names[word]) for word in words)
        else:
            yield part, code


def parse_countries(text: str) -> list[str]:
    """Return the alpha-2 codes of a list of countries, in order, each once; what is no country is left out."""
    groups = _table().groups
    found: dict[str, None] = {}
    for _, code in split_countries(text):
        if code is not None:
            found.update(dict.fromkeys(groups[code].members if code in groups else (code,)))
    return list(found)
