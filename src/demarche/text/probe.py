"""One pass over a text for many plain words at once.

Readers look for some hundred words (`BEGIN`, `PAGE `, `contact`) before they try a pattern near one of them. Each of
them registers its words with one probe; the probe finds all of them in a single pass (Aho-Corasick automaton), and
the readers ask what was found.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

_SURROGATES = re.compile(f"[{chr(0xD800)}-{chr(0xDFFF)}]")


class Found:
    """Where the words of a probe stand in a text: the starts of each word, in order."""

    __slots__ = ("places",)

    def __init__(self, places: dict[int, list[int]]) -> None:
        self.places = places

    def has(self, words: tuple[int, ...]) -> bool:
        """Tell whether one of the words was found at all."""
        return not self.places.keys().isdisjoint(words)

    def within(self, words: tuple[int, ...], start: int, end: int) -> list[int]:
        """Return where one of the words begins in `[start, end)`, in order."""
        found: list[int] = []
        several = 0
        for word in words:
            places = self.places.get(word)
            if places is not None:
                first = bisect_left(places, start)
                last = bisect_left(places, end)
                if first < last:
                    found += places[first:last]
                    several += 1
        if several > 1:
            found.sort()
        return found

    def any_within(self, words: tuple[int, ...], start: int, end: int) -> bool:
        """Tell whether one of the words begins in `[start, end)`."""
        for word in words:
            places = self.places.get(word)
            if places is not None and places[-1] >= start:
                first = bisect_left(places, start)
                if first < len(places) and places[first] < end:
                    return True
        return False


class Probe:
    """A growing set of words and the automaton that finds them."""

    def __init__(self) -> None:
        self._words: dict[str, int] = {}
        self._automaton: AhoCorasick | None = None

    def add(self, *words: str) -> tuple[int, ...]:
        """Register words, as they are to be found; return the handles by which `Found` is asked."""
        self._automaton = None
        return tuple(self._words.setdefault(word, len(self._words)) for word in words)

    def add_any_case(self, word: str) -> tuple[int, ...]:
        """Register a word in small letters, with a capital first, and in capitals."""
        return tuple(dict.fromkeys(self.add(word.lower(), word.capitalize(), word.upper())))

    def find(self, text: str) -> Found:
        """Return where the words stand."""
        if self._automaton is None:
            self._automaton = AhoCorasick(
                list(self._words), matchkind=MatchKind.Standard, implementation=Implementation.DFA
            )
        places: dict[int, list[int]] = {}
        try:
            hits = self._automaton.find_matches_as_indexes(text, overlapping=True)
        except UnicodeEncodeError:
            # Halves of surrogate pairs have no UTF-8; no word holds one.
            hits = self._automaton.find_matches_as_indexes(_SURROGATES.sub("?", text), overlapping=True)
        for word, start, _ in hits:
            if word in places:
                places[word].append(start)
            else:
                places[word] = [start]
        return Found(places)

    def __iter__(self) -> Iterator[str]:
        return iter(self._words)
