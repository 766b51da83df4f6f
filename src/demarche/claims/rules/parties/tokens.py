"""The words of a marked sentence, each looked up once for all forms."""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Generic, TypeVar

TOKEN = re.compile(r"[a-z]+ ?|,")
"""A word in small letters with the blank behind it, or a comma."""
MOST = 16384
"""Words that are kept in mind."""

T = TypeVar("T")


class Memo(dict[str, T], Generic[T]):
    """What is told of words, kept in mind for a number of them."""

    def __init__(self, tell: Callable[[str], T]) -> None:
        super().__init__()
        self._tell = tell

    def __missing__(self, word: str) -> T:
        """Tell it of a word that is not known yet."""
        told = self._tell(word)
        if len(self) < MOST:
            self[word] = told
        return told


@lru_cache(maxsize=16)
def tokens_of(text: str) -> frozenset[str]:
    """Return the words of a text; several rules ask for those of the same sentence, one after the other."""
    return frozenset(TOKEN.findall(text))
