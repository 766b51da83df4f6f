"""Signs: plain words for which a document is looked through once, for all rules together."""

from bisect import bisect_left
from collections.abc import Iterable

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

_BLOCK = 6
"""Places are put together by blocks of 2 to this power."""


class Found:
    """Where the signs stand in a text."""

    __slots__ = ("_blocks", "known", "places")

    def __init__(self, hits: Iterable[tuple[int, int, int]], size: int, known: int) -> None:
        self.known = known
        """How many signs were looked for."""
        self.places: dict[int, list[int]] = {}
        """The starts of each sign that stands in the text, in order."""
        places, blocks = self.places, [0] * ((size >> _BLOCK) + 1)
        for sign, start, _ in hits:
            blocks[start >> _BLOCK] |= 1 << sign
            if sign in places:
                places[sign].append(start)
            else:
                places[sign] = [start]
        self._blocks = blocks

    def within(self, sign: int, start: int, end: int) -> list[int]:
        """Return where a sign begins in `[start, end)`."""
        places = self.places.get(sign)
        if places is None:
            return []
        if places[0] >= start and places[-1] < end:
            return places
        return places[bisect_left(places, start) : bisect_left(places, end)]

    def about(self, start: int, end: int) -> int:
        """Return the signs that begin in `[start, end)` or a little outside of it, as a set of bits."""
        signs = 0
        for block in self._blocks[start >> _BLOCK : ((end - 1) >> _BLOCK) + 1]:
            signs |= block
        return signs


class Signs:
    """A growing set of words in small letters, and the automaton that finds them."""

    def __init__(self) -> None:
        self._words: dict[str, int] = {}
        self._automaton: AhoCorasick | None = None

    def __len__(self) -> int:
        return len(self._words)

    def add(self, word: str) -> int:
        """Register a word; return the number by which `Found` is asked."""
        number = self._words.get(word)
        if number is None:
            self._automaton = None
            number = self._words[word] = len(self._words)
        return number

    def find(self, small: str) -> Found:
        """Return where the words stand in a text in small letters."""
        if self._automaton is None:
            self._automaton = AhoCorasick(
                list(self._words), matchkind=MatchKind.Standard, implementation=Implementation.DFA
            )
        return Found(self._automaton.find_matches_as_indexes(small, overlapping=True), len(small), len(self))


SIGNS = Signs()
"""The signs of all rules."""
