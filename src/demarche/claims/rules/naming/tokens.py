"""Words of prose and the names that are made of them."""

import re
from collections.abc import Sequence
from typing import NamedTuple

_TOKEN = re.compile(r"[^\W_](?:[^\W_]|['’`&+/.-](?=[^\W_]))*|&")
_FEW = 11
"""So many capitals tell nothing."""
_MOST = 85
"""Of a hundred letters, so many at least are capitals in a text in capitals."""
_ARTICLES = ("al-", "el-", "ul-", "as-", "ad-", "an-", "ar-", "az-")
_SMALL = frozenset(["OF", "AND", "FOR", "THE", "DE", "&", "E", "LA", "DEL", "DOS", "DI"])
"""Words that have no letter in an acronym."""


class Token(NamedTuple):
    """A word of the prose; `up` is it in capitals."""

    start: int
    end: int
    word: str
    up: str


class Mention(NamedTuple):
    """A name at one place. `kind`: `org`, `person`, `vessel`, `acronym`, or `name` where its form does not tell."""

    start: int
    end: int
    kind: str
    legal: bool
    """Whether it ends with a legal form."""


def tokenise(text: str, start: int, end: int) -> list[Token]:
    """Return the words of a stretch."""
    return [Token(m.start(), m.end(), word := m[0], word.upper()) for m in _TOKEN.finditer(text, start, end)]


def in_capitals(text: str) -> bool:
    """Tell whether a stretch is written in capitals."""
    upper = sum(map(str.isupper, text))
    return upper > _FEW and (upper + sum(map(str.islower, text))) * _MOST <= upper * 100


def has_capital(word: str) -> bool:
    """Tell whether a word in mixed case is written as a name is: `Arvand`, `al-Nahar`, `d'Outre-Mer`."""
    if word[0].isupper() or (word[1:2] in "'’" and word[2:3].isupper()):
        return True
    return word[:3].lower() in _ARTICLES and any(c.isupper() for c in word)


def is_acronym(word: str) -> bool:
    """Tell whether a word is written as an acronym is."""
    return 2 <= len(word) <= 8 and word.isupper() and not word.isdigit()


def initials_start(tokens: Sequence[Token], lowest: int, last: int, acronym: str) -> int | None:
    """Return the token from which the initials up to `last` make an acronym; None where they do not."""
    letters = [c for c in acronym.upper() if c.isalpha()]
    i, at = last, len(letters)
    while at > 0 and i > lowest:
        i -= 1
        word = tokens[i].up
        if word[0] == letters[at - 1]:
            at -= 1
        elif word not in _SMALL:
            return None
    return i if at == 0 and len(letters) > 1 else None
