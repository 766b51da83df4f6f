"""The words around what was found, from one portion that the reader may see."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from demarche.store.query import Clause
from demarche.store.words import Word, find_words, split_words

AROUND = 30
"""Words of a snippet."""


class Snippet(NamedTuple):
    """A stretch of text with single blanks, and the spans of the words in it that were looked for."""

    text: str
    marks: tuple[tuple[int, int], ...]


def make_snippet(portions: Iterable[str], clauses: Sequence[Clause]) -> Snippet:
    """Return the stretch with most of the words; the beginning of the first portion where none of them stands."""
    wanted = [clause for clause in clauses if not clause.excluded]
    most, best = -1, ""
    for text in portions:
        words = split_words(text)
        different = len({words[i] for i in _hits(words, wanted)})
        if words and different > most:
            most, best = different, text
    found = list(find_words(best))
    if not found:
        return Snippet("", ())
    hits = _hits([word.word for word in found], wanted)
    first = _best_window(found, hits)
    inside = found[first : first + AROUND]
    return _unwrapped(best, inside, {i - first for i in hits if first <= i < first + len(inside)})


def _hits(words: Sequence[str], clauses: Iterable[Clause]) -> list[int]:
    """Return which words belong to a clause that stands there."""
    found: set[int] = set()
    for clause in clauses:
        size = len(clause.words)
        if size == 1 and not clause.prefix:
            found.update(i for i, word in enumerate(words) if word == clause.words[0])
            continue
        for i in range(len(words) - size + 1):
            if _stands(words[i : i + size], clause):
                found.update(range(i, i + size))
    return sorted(found)


def _stands(words: Sequence[str], clause: Clause) -> bool:
    if not clause.prefix:
        return tuple(words) == clause.words
    return tuple(words[:-1]) == clause.words[:-1] and words[-1].startswith(clause.words[-1])


def _best_window(words: Sequence[Word], hits: Sequence[int]) -> int:
    """Return the first word of the stretch that holds most different hits, a few words before the first of them."""
    most, best = 0, 0
    for i in hits[:200]:
        different = len({words[j].word for j in hits if i <= j < i + AROUND - 6})
        if different > most:
            most, best = different, i
    return max(0, min(best - 6, len(words) - AROUND))


def _unwrapped(text: str, words: Sequence[Word], hits: set[int]) -> Snippet:
    out, marks = "", []
    at = words[0].start
    for i, word in enumerate(words):
        out += _single(text[at : word.start])
        if i in hits:
            marks.append((len(out), len(out) + word.end - word.start))
        out += text[word.start : word.end]
        at = word.end
    return Snippet(out, tuple(marks))


def _single(between: str) -> str:
    """Return what stands between two words, its blanks and line ends as one blank."""
    return " ".join(f".{between}.".split())[1:-1]
