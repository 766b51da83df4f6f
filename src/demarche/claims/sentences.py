"""Sentences of cable prose, in capitals or not: where one ends and where a list item begins."""

import re
from collections.abc import Iterator
from functools import cache

from demarche.claims.words import load

# One set of signs in front, so that the engine looks for nothing else.
_STOP = re.compile(
    r"[.!?;](?:(?<!;)['\")\]]*(?=\s)|(?<=;)(?=\s+(?:and\s+|or\s+)?(?:\(?[a-z0-9]{1,2}[.)]|--)\s))", re.IGNORECASE
)
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


def split_sentences(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the sentences in `[start, end)` of a text without line ends."""
    found = []
    at = start
    for hit in _STOP.finditer(text, start, end):
        dot, stop = hit.span()
        if text[dot] != "." or _ends(text, dot, stop, end):
            if span := _trimmed(text, at, stop):
                found.append(span)
            at = stop
    if span := _trimmed(text, at, end):
        found.append(span)
    return found


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    while start < end and text[start] == " ":
        start += 1
    while start < end and text[end - 1] == " ":
        end -= 1
    return (start, end) if start < end else None


def _ends(text: str, dot: int, stop: int, last: int) -> bool:
    """Tell whether a full stop at `dot` ends its sentence; quotes and brackets behind it end at `stop`."""
    before = text[max(0, dot - 14) : dot].rpartition(" ")[2]
    plain = before.isascii() and before.isalpha()
    short, legal, starters = _short()
    if plain and stop + 1 < last and "A" <= text[stop + 1] <= "Z":
        last_word = before.upper()
        if len(before) > 1 and last_word not in short and last_word not in legal:
            return True
    following = _NEXT.match(text, stop, last)
    if following is None:
        return True
    word = following[1]
    if not plain:
        hit = _WORD_BEFORE.search(before)
        if hit is None:
            # A number before it: `1.` at the begin of a paragraph is no sentence.
            return not text[max(0, dot - 3) : dot].strip().isdigit() or dot - 3 > 0
        before = hit[1]
    last_word = before.upper()
    if last_word in legal:
        return word.upper() in starters and not word.islower()
    if last_word in short or len(last_word.rstrip(".")) == 1 or "." in last_word:
        return word.upper() in starters and last_word not in short and not word.islower()
    return not word.islower()
