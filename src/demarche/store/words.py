"""Words as the index knows them: runs of letters and digits, small, without accents."""

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

LONGEST = 64
"""Characters of a word that count."""

_TABLE = bytes(ord(chr(byte).lower()) if chr(byte).isalnum() and byte < 128 else 32 for byte in range(256))
"""What becomes of each ASCII character."""
_WORD = re.compile(r"[^\W_]+")


class Word(NamedTuple):
    """A word and where it stands."""

    word: str
    start: int
    end: int


def fold(word: str) -> str:
    """Return a word as the index has it; empty where nothing is left of it."""
    if not word.isascii():
        plain = unicodedata.normalize("NFKD", word.casefold())
        word = "".join(c for c in plain if c.isalnum())
    return word.lower()[:LONGEST]


def split_words(text: str) -> list[str]:
    """Return the words of a text in order."""
    words = split_whole_words(text)
    return [word[:LONGEST] for word in words] if max(map(len, words), default=0) > LONGEST else words


def split_whole_words(text: str) -> list[str]:
    """Return the words of a text in order, long ones maybe whole."""
    if text.isascii():
        return text.encode("ascii").translate(_TABLE).decode("ascii").split()
    return [word for word in map(fold, _WORD.findall(text)) if word]


def find_words(text: str) -> Iterator[Word]:
    """Yield the words of a text with their places; the same words as `split_words` gives."""
    for hit in _WORD.finditer(text):
        if word := fold(hit.group()):
            yield Word(word, hit.start(), hit.end())


def fold_name(name: str) -> str:
    """Return a name by which names are compared: its words with single blanks."""
    return " ".join(split_words(name))
