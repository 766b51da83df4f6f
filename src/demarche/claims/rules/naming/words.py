"""What a word tells by itself: whether a name may begin with it, go on over it, or stand behind it.

It is kept for the next time, since the words of cables recur.
"""

import re
from typing import NamedTuple

from demarche.claims.rules.naming.lexicon import is_common
from demarche.claims.rules.naming.vocabulary import names_no_party, vocabulary

STOP, VERB, NUMBER, PLACE, LEGAL, HEAD, UNUSUAL, COMMON, JOINT = "SVNPLHUCJ"
"""Classes of the words of a text in capitals. A joint is one only between the parts of a name, else a stop."""
OWNER = ("'s", "'S", "’s", "’S")
_JOINTS = frozenset(["AND", "OF", "&", "FOR"])
_OFFICE = re.compile(r"INFCIRC.*|[A-Z]{1,5}/[A-Z/]{2,12}$|[\d.]+[A-Z.\d]*$|[A-Z]$")
"""An office of the Department (`ISN/MTR`), the number of an entry, a letter."""
_ROMAN = re.compile(r"[IVX]{1,5}")
_CHUNK = re.compile(r"[^\W_]+|&")
_ARTICLES = ("al-", "el-", "ul-", "as-", "ad-", "an-", "ar-", "az-")
_LONGEST_NUMBER = 4
_KEPT = 20_000
"""How many words are kept."""


class Word(NamedTuple):
    """A word of prose, wherever it stands; `up` is it in capitals."""

    word: str
    up: str
    capital: bool
    """Whether it is written as a name is."""
    alone: bool
    """Whether it is no name though it stands in capitals."""
    goes_on: bool
    """Whether a name in mixed case may go on with it."""
    ordinary: bool
    """Whether a name may begin or end with it as with any other word."""
    nothing: bool
    """Whether, alone and in mixed case, it names nothing but perhaps a vessel."""
    legal: bool
    """Whether a legal form may begin with it."""
    ship: bool
    """Whether the name of a vessel may stand behind it."""
    closes: bool
    """Whether a name of common words may end with it, or begin as a body of state does."""


class _Classes(dict[str, tuple[str, str]]):
    def __missing__(self, up: str) -> tuple[str, str]:
        if len(self) >= _KEPT:
            self.clear()
        found = self[up] = (_class(up, place=False), _class(up, place=True))
        return found


CLASSES = _Classes()
"""The class of each word of a text in capitals, and the one it has where it is part of the name of a place."""


def word_of(word: str) -> Word:
    """Return what a word tells."""
    words, up = vocabulary(), word.upper()
    capital = not word.islower() and has_capital(word)
    number = word.isdigit()
    bare = up.removesuffix("'S")
    legal = opens_legal_form(up)
    return Word(
        word,
        up,
        capital,
        alone=up in words.alone,
        goes_on=capital or legal or up in words.connectors or (number and len(word) <= _LONGEST_NUMBER),
        ordinary=not (up in words.telling or number or len(word) < len("Ab") or _ends_otherwise(word, up)),
        nothing=capital and _names_nothing(word, up),
        legal=legal,
        ship=up in words.vessel_ends or up.endswith(("-FLAG", "-FLAGGED")) or up in ("FLAG", "FLAGGED"),
        closes=up in words.closing or bare in words.closing or bare.isdigit(),
    )


def has_capital(word: str) -> bool:
    """Tell whether a word in mixed case is written as a name is: `Arvand`, `al-Nahar`, `d'Outre-Mer`."""
    if word[0].isupper() or (word[1:2] in "'’" and word[2:3].isupper()):
        return True
    return word[:3].lower() in _ARTICLES and any(c.isupper() for c in word)


def opens_legal_form(up: str) -> bool:
    """Tell whether the letters with which a word begins, in capitals, are those of a legal form."""
    if up.isalpha():
        return up in vocabulary().legal_opens
    chunk = _CHUNK.match(up)
    return chunk is not None and chunk[0] in vocabulary().legal_opens


def is_office(name: str) -> bool:
    """Tell whether one word, in capitals, is an office, the number of an entry or a letter."""
    return len(name) < len("AB") or _OFFICE.match(name) is not None


def is_roman(word: str) -> bool:
    """Tell whether a word is a number in Roman figures."""
    return _ROMAN.fullmatch(word) is not None


def _ends_otherwise(word: str, up: str) -> bool:
    return word.endswith(OWNER) or up.endswith(vocabulary().compounds)


def _names_nothing(word: str, up: str) -> bool:
    words = vocabulary()
    name = word[:-2].upper() if word.endswith(OWNER) else up
    if up in words.ends_no_name or up in words.lead or up in words.connectors or word.isdigit() or is_roman(word):
        return True
    return is_common(name) or is_office(name) or names_no_party(name)


def _class(up: str, *, place: bool) -> str:
    words, bare = vocabulary(), up.removesuffix("'S")
    if up in _JOINTS:
        return JOINT
    if bare in words.lead or bare in words.vessel_marks:
        return STOP
    if bare[0].isdigit():
        return NUMBER if bare.isdigit() else COMMON
    if bare in words.legal_words and len(bare) > 1:
        return LEGAL
    return _class_in_place(up, bare) if place else _class_of_word(bare)


def _class_in_place(up: str, bare: str) -> str:
    words = vocabulary()
    if up.endswith("'S"):
        return STOP
    return PLACE if bare not in words.heads and bare not in words.verbs else _class_of_word(bare)


def _class_of_word(bare: str) -> str:
    words, common = vocabulary(), is_common(bare)
    if bare in words.heads:
        return HEAD if common else UNUSUAL
    acts, fond = bare in words.verbs, bare in words.fond
    if bare in words.never_whole and not fond and not acts:
        return STOP
    if not common and not acts:
        return UNUSUAL
    return VERB if acts or (bare.endswith(("ED", "ING")) and not fond) else COMMON
