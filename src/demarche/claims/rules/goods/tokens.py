"""The words of a sentence with their places, their small letters and what the vocabulary of goods knows of them.

What a run of letters between two blanks consists of is kept for the next time: the words of cables recur.
"""

import re
from itertools import chain
from operator import itemgetter

from demarche.claims.rules.goods.signs import small
from demarche.claims.rules.goods.words import HEAD, Word, lexicon

_TOKEN = re.compile(r"[^\W_](?:[^\W_]|['’/&-](?=[^\W_])|[.,](?=\d)|\.(?=[A-Za-z]\.))*")
_ROMAN = re.compile(r"[IVX]+$")
_MOST = 50_000
"""How many runs are kept."""
_SIGNS = HEAD | Word.LOT | Word.UNIT | Word.DEAL
"""A sentence without such a word names no goods."""
_Run = tuple[bool, tuple[tuple[int, int], ...], tuple[str, ...], tuple[int, ...], int]
"""A run without a blank: whether it has a sign; its words by their places, in small letters, and their flags; its
length with the blank behind it."""


class _Runs(dict[str, _Run]):
    def __missing__(self, run: str) -> _Run:
        if len(self) >= _MOST:
            self.clear()
        spans = tuple(hit.span() for hit in _TOKEN.finditer(run))
        whole = small(run)
        low = tuple(whole[a:b] for a, b in spans)
        flags = tuple(_flags(word) for word in low)
        found = self[run] = (any(flag & _SIGNS for flag in flags), spans, low, flags, len(run) + 1)
        return found


_RUNS = _Runs()
_SIGN_OF, _LOW_OF, _FLAGS_OF = itemgetter(0), itemgetter(2), itemgetter(3)


def _flags(word: str) -> int:
    """The flags of a word; where it is not in the vocabulary, what its form says."""
    known = lexicon().flags
    flag = known.get(word, 0)
    if flag or word.isalpha():
        return flag
    if word[0].isdigit():
        return Word.NUMBER if word.replace(",", "").replace(".", "").isdigit() else 0
    if "-" in word:
        last = word.rsplit("-", 1)[1]
        flag = known.get(last, 0)
        return flag & (HEAD | Word.PLURAL | Word.UMBRELLA) if len(last) > 2 and not flag & Word.STOP else 0
    return Word.STOP if word.endswith(("'s", "’s")) else 0


class Tokens:
    """The words of a sentence.

    Args:
        text: the sentence, with single blanks.
        capitals: whether the whole cable is in capitals, so that case tells nothing.
        cells: where cells of a table begin in it.
    """

    __slots__ = ("_runs", "capitals", "cells", "ends", "flags", "low", "opening", "size", "starts", "text")

    def __init__(self, text: str, *, capitals: bool = False, cells: frozenset[int] = frozenset()) -> None:
        self.text = text
        self.capitals = capitals
        self.cells = cells
        self._runs = list(map(_RUNS.__getitem__, text.split(" ")))
        self.low: list[str] = []
        self.flags: list[int] = []
        self.size = 0
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.opening: frozenset[int] = frozenset()
        """The words that begin the sentence, or something in it: behind a colon or a dash, in a cell of a table."""
        if cells or True in map(_SIGN_OF, self._runs):
            self.low = list(chain.from_iterable(map(_LOW_OF, self._runs)))
            self.flags = list(chain.from_iterable(map(_FLAGS_OF, self._runs)))
            self.size = len(self.low)

    def place(self) -> None:
        """Say where the words stand: `starts`, `ends` and `opening`. This is put off since few sentences need it."""
        starts, ends, at = self.starts, self.ends, 0
        for _, spans, _, _, size in self._runs:
            for a, b in spans:
                starts.append(at + a)
                ends.append(at + b)
            at += size
        self.opening = self._opening()

    def _opening(self) -> frozenset[int]:
        text, starts, ends = self.text, self.starts, self.ends
        opening = {0}
        for i in range(1, self.size):
            if starts[i] - ends[i - 1] > 1:
                gap = text[ends[i - 1] : starts[i]]
                if ":" in gap or "--" in gap or (i - 1 in opening and (")" in gap or "." in gap)):
                    opening.add(i)
        if self.low[:1] == ["o"]:
            # A bullet.
            opening.add(1)
        if self.cells:
            opening.update(i for i, start in enumerate(starts) if start in self.cells)
        return frozenset(opening)

    def __len__(self) -> int:
        return self.size

    def word(self, i: int) -> str:
        """Return word `i` as written."""
        return self.text[self.starts[i] : self.ends[i]]

    def joined(self, i: int) -> bool:
        """Tell whether word `i` follows the one before it with nothing but a blank between them, in one cell."""
        start = self.starts[i]
        return i > 0 and start - self.ends[i - 1] == 1 and self.text[start - 1] == " " and start not in self.cells

    def named(self, i: int, *, opens: bool) -> bool:
        """Tell whether the capital of a word makes it part of a name; `opens` where something begins with it."""
        if self.capitals or opens or self.flags[i] & Word.BRAND:
            return False
        word = self.text[self.starts[i] : self.ends[i]]
        if not word[0].isupper():
            return False
        if word.isupper():
            return not self.flags[i] and not _ROMAN.match(word)
        if "-" in word:
            # "PAN-based" is no name.
            return not (self.flags[i] & Word.MODIFIER and word.rsplit("-", 1)[1].islower())
        return not any(c.isupper() for c in word[1:])

    def before(self, k: int, most: int) -> range:
        """Return the words before `k`, the nearest first, at most so many."""
        return range(k - 1, max(-1, k - 1 - most), -1)
