"""Prose without line ends: each line of a text with what joins it to the next."""

import re
from collections.abc import Iterator
from typing import NamedTuple

_RUN = re.compile(r"[^\S ]\s*| \s+")


class Piece(NamedTuple):
    """A stretch of the source that stands in the prose as `words`; a blank at their end stands for the line end."""

    place: int
    words: str


def unwrapped(text: str, start: int, end: int) -> Iterator[Piece]:
    """Yield the pieces of `[start, end)` in order: runs of blanks are one, a word divided at its hyphen is joined."""
    waiting, place = "", start
    for at, words in _stretches(text, start, end):
        if waiting:
            divided = waiting[-1] == "-" and waiting[-2:-1].isalnum() and words[0].isalnum()
            # A hyphen at a line end divides a word; before a mere gap it does not.
            if divided and "\n" in text[place + len(waiting) : at]:
                yield Piece(place, waiting)
            else:
                yield Piece(place, waiting + " ")
        waiting, place = words, at
    if waiting:
        yield Piece(place, waiting + " " if place + len(waiting) < end else waiting)


def _stretches(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    """Yield what stands between runs of blanks that are more than one blank, with its place."""
    at = start
    for line in text[start:end].split("\n"):
        words = line.strip(" ")
        if words:
            begin = at if words is line else at + line.index(words[0])
            if "  " in words or not words.isprintable():
                yield from _divided(words, begin)
            else:
                yield begin, words
        at += len(line) + 1


def _divided(words: str, place: int) -> Iterator[tuple[int, str]]:
    at = 0
    for hit in _RUN.finditer(words):
        if hit.start() > at:
            yield place + at, words[at : hit.start()]
        at = hit.end()
    if at < len(words):
        yield place + at, words[at:]
