"""Signs: plain words for which a document is looked through once, for all rules together."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from operator import or_

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

_BLOCK = 6
"""Places are put together by blocks of 2 to this power."""
BEFORE, REACH = 1 << _BLOCK, 2 << _BLOCK
"""How far `Found.around` looks: a block to the left, and two to the right."""


class Found:
    """Where the signs stand in a text."""

    __slots__ = ("_around", "known", "places")

    def __init__(self, hits: Iterable[tuple[int, int, int]], size: int, bits: Sequence[int]) -> None:
        self.known = len(bits)
        """How many signs were looked for."""
        self.places: defaultdict[int, list[int]] = defaultdict(list)
        """The starts of each sign that stands in the text, in order."""
        places, blocks = self.places, [0] * ((size >> _BLOCK) + 5)
        for sign, start, _ in hits:
            blocks[(start >> _BLOCK) + 1] |= bits[sign]
            places[sign].append(start)
        pairs = list(map(or_, blocks, blocks[1:]))
        self._around: list[int] = list(map(or_, pairs, pairs[2:]))

    def within(self, sign: int, start: int, end: int) -> list[int]:
        """Return where a sign begins in `[start, end)`."""
        places = self.places.get(sign)
        if places is None:
            return []
        if places[0] >= start and places[-1] < end:
            return places
        return places[bisect_left(places, start) : bisect_left(places, end)]

    def around(self, at: int) -> int:
        """Return, as a set of bits, the signs that begin from `BEFORE` before a place to `REACH` behind it.

        Some that begin a little outside are among them.
        """
        return self._around[at >> _BLOCK]


class Signs:
    """A growing set of words in small letters, and the automaton that finds them."""

    def __init__(self) -> None:
        self._words: dict[str, int] = {}
        self._bits: list[int] = []
        self._automaton: AhoCorasick | None = None

    def __len__(self) -> int:
        return len(self._words)

    def add(self, word: str) -> int:
        """Register a word; return the number by which `Found` is asked."""
        number = self._words.get(word)
        if number is None:
            self._automaton = None
            number = self._words[word] = len(self._words)
            self._bits.append(1 << number)
        return number

    def find(self, small: str) -> Found:
        """Return where the words stand in a text in small letters."""
        if self._automaton is None:
            # The compact form: a larger one is no faster once other work has taken the processor's cache.
            self._automaton = AhoCorasick(
                list(self._words), matchkind=MatchKind.Standard, implementation=Implementation.ContiguousNFA
            )
        return Found(self._automaton.find_matches_as_indexes(small, overlapping=True), len(small), self._bits)


SIGNS = Signs()
"""The signs of all rules."""
