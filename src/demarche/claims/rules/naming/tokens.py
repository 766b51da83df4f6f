"""Words of prose and the names that are made of them."""

import re
from collections.abc import Sequence
from itertools import accumulate, chain
from operator import itemgetter
from typing import NamedTuple

from demarche.claims.rules.naming.words import Word, word_of

_TOKEN = re.compile(r"[^\W_](?:[^\W_]|['’`&+/.-](?=[^\W_]))*|&")
_FEW = 11
"""So many capitals tell nothing."""
_MOST = 85
"""Of a hundred letters, so many at least are capitals in a text in capitals."""
_MARKS = ".,;:!?()\"'"
_KEPT = 20_000
"""How many runs of letters are kept."""
_CAPITALS = bytes(range(ord("A"), ord("Z") + 1))
_LETTERS = _CAPITALS + _CAPITALS.lower()
_SMALL = frozenset(["OF", "AND", "FOR", "THE", "DE", "&", "E", "LA", "DEL", "DOS", "DI"])
"""Words that have no letter in an acronym."""
_Run = tuple[int, tuple[int, ...], tuple[Word, ...], bool]
"""What stands between two blanks: its length with the blank behind it, where its words begin, these, and whether one of
them may be part of a name, however it is written."""


class Mention(NamedTuple):
    """A name at one place. `kind`: `org`, `person`, `vessel`, `acronym`, or `name` where its form does not tell."""

    start: int
    end: int
    kind: str
    legal: bool
    """Whether it ends with a legal form."""


class _Runs(dict[str, _Run]):
    def __missing__(self, run: str) -> _Run:
        if len(self) >= _KEPT:
            self.clear()
        inner = run.strip(_MARKS)
        if inner.isalpha() and inner != run:
            # The word without the marks beside it is kept too.
            return self._kept(run, (run.index(inner),), self[inner][2])
        hits = list(_TOKEN.finditer(run))
        return self._kept(run, tuple(h.start() for h in hits), tuple(word_of(h[0]) for h in hits))

    def _kept(self, run: str, places: tuple[int, ...], words: tuple[Word, ...]) -> _Run:
        tells = any(w.capital and not (w.alone and w.up != "NO") for w in words)
        found = self[run] = (len(run) + 1, places, words, tells)
        return found


_RUNS = _Runs()
_SIZE, _PLACES, _WORDS, _TELLS = map(itemgetter, range(4))
_CAPITAL = itemgetter(Word._fields.index("capital"))


class Tokens:
    """The words of a stretch, and where each begins."""

    __slots__ = ("capital", "starts", "words")

    def __init__(self, runs: Sequence[_Run], offset: int) -> None:
        begins = accumulate(map(_SIZE, runs), initial=offset)
        places = zip(begins, map(_PLACES, runs), strict=False)
        self.starts: list[int] = [begin + at for begin, inner in places for at in inner]
        self.words: list[Word] = list(chain.from_iterable(map(_WORDS, runs)))
        self.capital: list[bool] = list(map(_CAPITAL, self.words))
        """Of each word, whether it is written as a name is."""

    def end(self, i: int) -> int:
        """Return where word `i` ends."""
        return self.starts[i] + len(self.words[i].word)


def tokenise(text: str, offset: int = 0) -> Tokens:
    """Return the words of a stretch; `offset` is added to where they begin.

    >>> tokens = tokenise("Sold by Tarn & Co.")
    >>> [(tokens.starts[i], word.word) for i, word in enumerate(tokens.words)]
    [(0, 'Sold'), (5, 'by'), (8, 'Tarn'), (13, '&'), (15, 'Co')]
    """
    return Tokens(list(map(_RUNS.__getitem__, text.split(" "))), offset)


def tokenise_telling(text: str, offset: int) -> Tokens | None:
    """Return the words of a stretch; None where none of them is written as a part of a name."""
    runs = list(map(_RUNS.__getitem__, text.split(" ")))
    return Tokens(runs, offset) if True in map(_TELLS, runs) else None


def in_capitals(text: str) -> bool:
    """Tell whether a stretch is written in capitals."""
    if text.isascii():
        letters = text.encode("ascii")
        size = len(letters)
        upper = size - len(letters.translate(None, _CAPITALS))
        return upper > _FEW and (size - len(letters.translate(None, _LETTERS))) * _MOST <= upper * 100
    upper = sum(map(str.isupper, text))
    return upper > _FEW and (upper + sum(map(str.islower, text))) * _MOST <= upper * 100


def is_acronym(word: str) -> bool:
    """Tell whether a word is written as an acronym is."""
    return 2 <= len(word) <= 8 and word.isupper() and not word.isdigit()


def initials_start(words: Sequence[Word], lowest: int, last: int, acronym: str) -> int | None:
    """Return the word from which the initials up to `last` make an acronym; None where they do not."""
    letters = [c for c in acronym.upper() if c.isalpha()]
    i, at = last, len(letters)
    while at > 0 and i > lowest:
        i -= 1
        word = words[i].up
        if word[0] == letters[at - 1]:
            at -= 1
        elif word not in _SMALL:
            return None
    return i if at == 0 and len(letters) > 1 else None
