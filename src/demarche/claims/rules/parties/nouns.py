"""Nouns that say what a party is: `data/nouns.toml`."""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from demarche.claims.words import load

_LONGEST = 5
"""Words of the longest noun of the table."""


class Noun(NamedTuple):
    """What a noun says of a party: its kind (`org`, `person`, `vessel`) and role."""

    kind: str
    role: str


class Found(NamedTuple):
    """A noun in a list of words, from `begin` up to `end`."""

    begin: int
    end: int
    word: str
    noun: Noun


@cache
def nouns() -> dict[str, Noun]:
    """Return the nouns, in small letters, with their plurals."""
    table: dict[str, Noun] = {}
    for row in load("nouns")["noun"]:
        for word in row["words"]:
            table.setdefault(word, Noun(row["kind"], row["role"]))
            table.setdefault(_plural(word), Noun(row["kind"], row["role"]))
    return table


def _plural(word: str) -> str:
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    return word + "s"


def last_noun(words: Sequence[str]) -> Found | None:
    """Return the last noun of a list of words in small letters, the longest that ends there."""
    table = nouns()
    for end in range(len(words), 0, -1):
        for begin in range(max(0, end - _LONGEST), end):
            phrase = " ".join(words[begin:end])
            if phrase in table:
                return Found(begin, end, phrase, table[phrase])
    return None


@cache
def of_concern() -> frozenset[str]:
    """Return the countries whose purchases such cables are about."""
    return frozenset(load("nouns")["concern"]["countries"])
