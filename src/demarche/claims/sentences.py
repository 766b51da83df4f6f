"""Sentences of cable prose, in capitals or not: where one ends and where a list item begins."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache

from demarche.claims.words import load

_STOP = re.compile(r"[.!?]['\")\]]*(?=\s)|;(?=\s+(?:and\s+|or\s+)?(?:\(?[a-z0-9]{1,2}[.)]|--)\s)", re.IGNORECASE)
_BREAK = re.compile(
    r"\n[ \t]*(?:\n(?:[ \t]*\n)*[ \t]*(?=\S)|(?=(?:--?|\*|o|=+>?)[ \t]+\S)"
    r"|(?P<item>(?=\((?:[A-Za-z0-9]|[ivx]{1,4}|\d\d)\)[ \t]+\S|(?:[A-Za-z]|[ivx]{1,4}|\d\d?)[.)][ \t]+\S)))"
)
_BEFORE_ITEM = re.compile(r"(?:[.:;,!?)\]]|--|\b(?:and|or))[ \t]*\Z", re.IGNORECASE)
_WORD_BEFORE = re.compile(r"([A-Za-z][A-Za-z.&/']*)$")
_NEXT = re.compile(r"\s+[\"'(\[]*([A-Za-z0-9]+)")


@cache
def _short() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    words = load("sentences")
    return frozenset(words["short"]), frozenset(words["legal"]), frozenset(words["starters"])


def find_breaks(text: str, start: int, end: int) -> Iterator[int]:
    """Yield where a line opens something new: behind an empty line, or with a bullet or the mark of an item."""
    for hit in _BREAK.finditer(text, start, end):
        # `A.` at a line start may be an initial: an item stands behind a stop.
        if hit["item"] is None or _BEFORE_ITEM.search(text, max(start, hit.start() - 8), hit.start()):
            yield hit.end()


def split_sentences(text: str, start: int, end: int, breaks: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the sentences in `[start, end)` of a text without line ends; one never reaches over a break."""
    inner = breaks[bisect_left(breaks, start + 1) : bisect_left(breaks, end)]
    for first, last in zip([start, *inner], [*inner, end], strict=True):
        at = first
        for hit in _STOP.finditer(text, first, last):
            if hit.end() > at and _ends(text, hit, last):
                yield from _trimmed(text, at, hit.end())
                at = hit.end()
        yield from _trimmed(text, at, last)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    words = text[start:end]
    if bare := words.strip():
        begin = start + len(words) - len(words.lstrip())
        yield begin, begin + len(bare)


def _ends(text: str, hit: "re.Match[str]", last: int) -> bool:
    """Tell whether a stop ends its sentence."""
    if hit.group()[0] != ".":
        return True
    following = _NEXT.match(text, hit.end(), last)
    if following is None:
        return True
    word, short, legal, starters = following[1], *_short()
    before = _WORD_BEFORE.search(text, max(0, hit.start() - 14), hit.start())
    if before is None:
        # A number before it: `1.` at the begin of a paragraph is no sentence.
        return not text[max(0, hit.start() - 3) : hit.start()].strip().isdigit() or hit.start() - 3 > 0
    last_word = before[1].upper()
    if last_word in legal:
        return word.upper() in starters and not word.islower()
    if last_word in short or len(last_word.rstrip(".")) == 1 or "." in last_word:
        return word.upper() in starters and last_word not in short and not word.islower()
    return not word.islower()
