"""Signs: the words of which one stands wherever a regular expression may match.

Looking for a sign is much cheaper than trying the expression. A way is read as far as it is plain: groups, alternatives
and literal words; what cannot be read gives no sign.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

SIZES = (2, 3, 4)
"""A sign is the beginning of a word, of so many letters at most, if nobody asks for longer ones."""
_WORD = re.compile(r"[a-z]+")
_EMPTY = frozenset(
    [
        *("a", "an", "the", "is", "are", "was", "were", "be", "been", "being", "has", "had", "have", "will", "would"),
        *("to", "of", "for", "by", "as", "in", "on", "it", "its", "one", "with", "at", "and", "or", "not", "also"),
    ]
)
"""Words that stand in nearly every sentence."""
_OPENS = re.compile(r"\((\?:|\?[=!]|\?<[=!])?")
_QUANTIFIER = re.compile(r"[?*]|\{0,\d*\}")
_COUNTED = re.compile(r"[?*{]")


def signs_of(way: str, longest: int = SIZES[-1], empty: frozenset[str] = _EMPTY) -> frozenset[str] | None:
    """Return the signs of a way to say something: a text holds one where it matches. None where none is told.

    They have at most `longest` letters; the words of `empty` are none.
    """
    found: set[str] = set()
    for alternative in _split(way):
        signs = _of_alternative(alternative, longest, empty)
        if signs is None:
            return None
        found |= signs
    return frozenset(found)


def heads_of(way: str) -> frozenset[str] | None:
    """Return the beginnings of all that a way matches, with the blank that ends a word; None where one cannot be told.

    >>> sorted(heads_of("(?:a )?(?:buys|sold to)"))
    ['a ', 'buys', 'sold ']
    """
    found: set[str] = set()
    for alternative in _split(way):
        heads = _heads_of_alternative(alternative)
        if heads is None:
            return None
        found |= heads
    return frozenset(found)


def _heads_of_alternative(way: str) -> frozenset[str] | None:
    at, found = 0, frozenset[str]()
    while at < len(way):
        opens, word, end = _OPENS.match(way, at), _WORD.match(way, at), _end(way, at)
        quantifier = _QUANTIFIER.match(way, end)
        if word is not None:
            text = word.group()[:-1] if quantifier else word.group()
            ends = way[end : end + 1] == " " and not _COUNTED.match(way, end + 1)
            return found | {f"{text} " if ends else text} if text else None
        if way[at] == "," and not quantifier:
            return found | {","}
        told = opens[1] is not None if opens is not None else way.startswith(r"\b", at)
        if not told:
            return None
        if opens is not None and opens[1] == "?:":
            inner = heads_of(way[opens.end() : end - 1])
            if inner is None:
                return None
            found |= inner
            if not quantifier:
                return found
        at = max(end, quantifier.end() if quantifier else 0)
    return None


def _of_alternative(way: str, longest: int, empty: frozenset[str]) -> frozenset[str] | None:
    """Return the fewest signs that one part of a way tells by itself."""
    told = [signs for signs in _told(way, longest, empty) if signs]
    return min(told, key=lambda signs: (len(signs), -max(map(len, signs))), default=None)


def _told(way: str, longest: int, empty: frozenset[str]) -> Iterator[frozenset[str] | None]:
    """Yield what each part of a way tells that has to match: its words, and its groups of alternatives."""
    at, begins = 0, True
    while at < len(way):
        opens, word, end = _OPENS.match(way, at), _WORD.match(way, at), _end(way, at)
        quantifier = _QUANTIFIER.match(way, end)
        if word is not None:
            text = word.group()[:-1] if quantifier else word.group()
            if begins and text not in empty and len(text) >= SIZES[0]:
                yield frozenset([text[:longest]])
            begins = False
        elif opens is not None and opens[1] == "?:":
            inner = way[opens.end() : end - 1]
            if begins and not quantifier:
                yield signs_of(inner, longest, empty)
            # Behind an optional word and its blank a word begins as well.
            begins = begins and all(part.endswith((" ", "-")) for part in _split(inner))
        elif opens is None:
            begins = way[at] in " -"
        at = max(end, at + 1, quantifier.end() if quantifier else 0)


def _end(way: str, at: int) -> int:
    """Return where what stands at `at` ends: a word, a group, a class, an escape, or one sign."""
    if word := _WORD.match(way, at):
        return word.end()
    if way[at] == "\\":
        return at + 2
    if way[at] == "[":
        return way.index("]", at + 2) + 1
    if way[at] != "(":
        return at + 1
    depth, i = 1, at + 1
    while depth and i < len(way):
        if way[i] in "\\[":
            i = _end(way, i)
            continue
        depth += (way[i] == "(") - (way[i] == ")")
        i += 1
    return i


def _split(way: str) -> list[str]:
    """Return the alternatives of a way."""
    parts, begin, at = [], 0, 0
    while at < len(way):
        if way[at] == "|":
            parts.append(way[begin:at])
            begin = at + 1
        at = _end(way, at)
    return [*parts, way[begin:]]


@lru_cache(maxsize=16384)
def beginnings(word: str, longest: int = SIZES[-1]) -> tuple[str, ...]:
    """Return the signs, of at most `longest` letters, that a word, in small letters, may be."""
    return tuple({word[:size] for size in range(SIZES[0], longest + 1)})
