"""What a text must hold for a regular expression to match: plain words, read off the expression.

To look for some words is far cheaper than to try an expression. `needed` says which words those are; where one of them
is missing, the expression need not be tried. It leaves out what it does not understand, so it never asks too much.
"""

import re
from functools import lru_cache
from typing import NamedTuple

Needs = tuple[frozenset[str], ...]
"""Sets of words in small letters: one of each set must stand in the text."""
_LEAST = 4
"""Letters of the shortest word that is worth a look."""
_COMMON = frozenset(["been", "from", "have", "that", "their", "they", "this", "were", "will", "with"])
"""Words that most texts have, so that they tell nothing."""
_NAME = re.compile(r"P<\w+>")
_COUNTS = re.compile(r"\{(\d*)(?:,\d*)?\}")
_PLAIN = re.compile(r"[\w ',/-]+")
_REPEATS = frozenset("?*+{")
_CLASSES = frozenset("wWdDsSbBAZ")


@lru_cache(maxsize=1024)
def needed(pattern: str) -> tuple[Needs, ...]:
    r"""Return, for each way to match a pattern without regard to case, what it needs.

    >>> needed(r"look(?:ing|ed)? into|(?:will|would) not \w+")[0]
    (frozenset({'look'}), frozenset({'into'}))
    """
    reader = _Reader(pattern)
    ways = reader.ways()
    return tuple(map(tuple, ways)) if reader.at == len(pattern) and not reader.lost else ((),)


class _Item(NamedTuple):
    letter: str = ""
    ways: tuple[list[frozenset[str]], ...] = ()


class _Reader:
    """Reads an expression from left to right."""

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern
        self.at = 0
        self.lost = False
        """Whether something came that this reader does not know."""

    def ways(self) -> list[list[frozenset[str]]]:
        """Read alternatives, up to the bracket that closes them."""
        found = [self._way()]
        while self._take("|"):
            found.append(self._way())
        return found

    def _way(self) -> list[frozenset[str]]:
        needs: list[frozenset[str]] = []
        run = ""
        while self.at < len(self.pattern) and self.pattern[self.at] not in "|)":
            if plain := self._plain():
                run += plain
                continue
            item, repeated = self._item(), self._repeated()
            if item.letter and repeated is None:
                run += item.letter
                continue
            if item.letter and repeated:
                run += item.letter
            _close(run, needs)
            run = ""
            if item.ways and repeated != 0:
                needs += _of_group(item.ways)
        _close(run, needs)
        return needs

    def _plain(self) -> str:
        """Read letters that stand once each."""
        hit = _PLAIN.match(self.pattern, self.at)
        if hit is None:
            return ""
        end = hit.end()
        if self.pattern[end : end + 1] in _REPEATS:
            end -= 1
        letters = self.pattern[self.at : end]
        self.at = end
        return letters.lower()

    def _item(self) -> _Item:
        sign = self._next()
        if sign == "\\":
            escaped = self._next()
            return _Item() if escaped in _CLASSES or escaped.isdigit() else _Item(escaped.lower())
        if sign == "[":
            self._skip_set()
            return _Item()
        if sign == "(":
            return self._group()
        return _Item() if sign in ".^$" else _Item(sign.lower())

    def _group(self) -> _Item:
        looks = False
        if self._take("?"):
            looks = any([self._take("="), self._take("!"), self._take("<="), self._take("<!")])
            if not looks and not self._take(":"):
                named = _NAME.match(self.pattern, self.at)
                self.lost = self.lost or named is None
                self.at = named.end() if named else self.at
        ways = self.ways()
        self._take(")")
        return _Item() if looks else _Item(ways=tuple(ways))

    def _repeated(self) -> int | None:
        """How often an item must stand at the least; None where nothing is said of it."""
        least: int | None = None
        if self._take("?") or self._take("*"):
            least = 0
        elif self._take("+"):
            least = 1
        elif counts := _COUNTS.match(self.pattern, self.at):
            least = int(counts[1] or 0)
            self.at = counts.end()
        if least is not None:
            self._take("?")
        return least

    def _skip_set(self) -> None:
        self._take("^")
        self._take("]")
        while (sign := self._next()) != "]":
            if sign == "\\":
                self._next()

    def _next(self) -> str:
        self.at += 1
        return self.pattern[self.at - 1]

    def _take(self, sign: str) -> bool:
        found = self.pattern.startswith(sign, self.at)
        self.at += len(sign) if found else 0
        return found


def _close(run: str, needs: list[frozenset[str]]) -> None:
    word = run.strip()
    if len(word) >= _LEAST and word not in _COMMON:
        needs.append(frozenset([word]))


def _of_group(ways: tuple[list[frozenset[str]], ...]) -> list[frozenset[str]]:
    """What a group needs: all of its one way, or the most telling word of each of several."""
    if len(ways) == 1:
        return ways[0]
    if not all(ways):
        return []
    best = [max(needs, key=lambda words: min(map(len, words))) for needs in ways]
    return [frozenset().union(*best)]
