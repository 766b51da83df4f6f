"""Gates: whether a sentence holds a word without which some forms cannot match, for all forms in one pass."""

import re
from collections.abc import Iterable
from functools import lru_cache, reduce
from operator import or_

from demarche.claims.rules.parties.tokens import Memo, tokens_of

_WORD = re.compile(r"[a-z]+")


class Gates:
    """A growing set of beginnings of words in small letters; each gate is a bit."""

    def __init__(self) -> None:
        self._bits: dict[str, int] = {}
        self._many = 0
        self._of_word = Memo(self._told_by)
        self._of = lru_cache(maxsize=64)(self._read)

    def add(self, forms: Iterable[str]) -> int:
        """Register a gate for forms that begin with plain words, or for the beginnings of words; return its bit."""
        bit = 1 << self._many
        self._many += 1
        for form in forms:
            word = _WORD.match(form)
            if word is None:
                raise ValueError(f"a gate is told by words in small letters, not by {form!r}")
            self._bits[word.group()] = self._bits.get(word.group(), 0) | bit
        self._of_word.clear()
        self._of.cache_clear()
        return bit

    def of(self, text: str) -> int:
        """Return the bits of the gates that a text in small letters opens."""
        return self._of(text)

    def _read(self, text: str) -> int:
        return reduce(or_, map(self._of_word.__getitem__, tokens_of(text)), 0)

    def _told_by(self, word: str) -> int:
        return reduce(or_, (self._bits.get(word[:size], 0) for size in range(1, len(word) + 1)))


GATES = Gates()
"""The gates of all forms."""
