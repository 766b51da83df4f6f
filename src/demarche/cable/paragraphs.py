"""Numbered paragraphs of the body and their portion marks (5 FAH-1 H-240).

A paragraph is a number, a full stop (or what a garble made of it) and an optional portion mark. A wrapped sentence
may leave a number at a line start, and a list within a paragraph has numbers of its own; which numbers open
paragraphs is judged by the sequence, the line before and the mark.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from demarche.cable.model import Span
from demarche.cable.scan import overlap
from demarche.cable.words import load
from demarche.text.phrases import any_phrase

DATA = load("body")

_LEVELS = any_phrase(DATA["marks"]["levels"])
_FOLLOWERS = "|".join(DATA["marks"]["followers"])
_MARK = re.compile(
    rf"/{{0,2}}[ ]?(?:[A-Z]{{3}} )?(?:{_LEVELS})"
    rf"(?:[ ]?[-/,;:\u2013]+[ ]?[A-Z0-9][A-Z0-9 ,./&'\u2019:\u2013-]*|[ ](?:{_FOLLOWERS})\b[A-Z0-9 ,./&'-]*)?[ ]?/?",
    re.IGNORECASE,
)
_BRACKET = re.compile(r"[ \t]*(?:\n[ \t]*)?[(\[]([^()\[\]\n]{1,90}(?:\n[^()\[\]\n]{1,90})?)[)\]]")
_LOST = 12
"""Paragraphs that may be lost with a page or a section before a number is taken for another."""
_RULE_CHARS = "-=_*~.\u2010\u2013\u2014 \t"
_ENDS = tuple(".:?!\")]';")


class Item(NamedTuple):
    """A number at a line start: `at` its place, `after` where the words begin, and what speaks for a paragraph."""

    number: int
    at: int
    after: int
    mark: str | None
    set_off: bool
    """A blank line, a rule or the start of the body stands before."""
    closes: bool
    """The line before ends as a sentence does."""
    opens: str
    """The first character of the words."""


@lru_cache(maxsize=8192)
def is_mark(words: str) -> bool:
    """Whether the words between brackets are a portion mark."""
    return _MARK.fullmatch(" ".join(words.split())) is not None


def read_mark(text: str, at: int, end: int) -> tuple[str | None, int]:
    """Return the portion mark that stands at `at`, as written within its brackets, and where it ends."""
    hit = _BRACKET.match(text, at, end) if _may_open(text, at) else None
    if hit is None or not is_mark(hit[1]):
        return None, at
    return " ".join(hit[1].split()), hit.end()


def _may_open(text: str, at: int) -> bool:
    """A cheap look whether a bracket may stand at `at`, behind blanks."""
    return text[at : at + 1] in ("(", "[", " ", "\t", "\n")


def find_items(text: str, numbers: Sequence[re.Match[str]], start: int, end: int, skip: Sequence[Span]) -> list[Item]:
    """Return the numbered lines of `[start, end)` as items that may open paragraphs, outside the stretches `skip`."""
    items: list[Item] = []
    for hit in numbers:
        if skip and overlap(skip, hit.start(), hit.start() + 1):
            continue
        number, stop, mark = hit.group(1, 2, 3)
        after = hit.end()
        if mark is None or not is_mark(mark):
            mark, after = read_mark(text, hit.end(2) if stop else hit.end(1), min(end, after + 200))
            while after < end and text[after] in " \t":
                after += 1
        line = hit.start() + text.startswith("\n", hit.start())
        set_off = closes = line <= start or text[line - 2] == "\n"
        if not set_off:
            set_off, closes = _judge_line_before(text, line, start)
        items.append(Item(int(number), hit.start(1), after, mark, set_off, closes, text[after : after + 1]))
    return items


def _judge_line_before(text: str, line: int, start: int) -> tuple[bool, bool]:
    """Tell whether the line before the one at `line` is empty or a rule, and whether it ends as a sentence does."""
    before = text[max(text.rfind("\n", start, line - 1) + 1, line - 90, start) : line - 1].rstrip()
    set_off = not before.strip(_RULE_CHARS)
    return set_off, set_off or before.endswith(_ENDS)


def choose(items: Sequence[Item]) -> list[Item]:
    """Return the items that open paragraphs of the outer sequence.

    Lists within a paragraph start again at 1; while one runs, a number that fits both is the list's where the
    number comes again, or where the paragraphs carry marks and it does not.
    """
    chosen: list[Item] = []
    again = {item.number: i for i, item in enumerate(items) if item.mark is not None or item.set_off}
    last = inner = marked = 0
    for i, item in enumerate(items):
        number = item.number
        if (
            inner
            and number == inner + 1
            and (number != last + 1 or _of_list(item, again[number] > i if number in again else False, marked, chosen))
        ):
            inner = number
            continue
        if number == last + 1:
            taken = _is_next(item)
        elif number == 1 and not (last == 1 and item.set_off and (item.mark or (item.closes and not marked))):
            inner, taken = 1, False
        else:
            # Where most paragraphs carry marks, one without is none.
            taken = _is_odd(item, last, 2 * marked > len(chosen), again.get(last + 1, -1) > i)
        if taken:
            chosen.append(item)
            last, inner = number, 0
            marked += item.mark is not None
    return chosen


def _of_list(item: Item, comes_again: bool, marked: int, chosen: Sequence[Item]) -> bool:
    """Whether a number that fits both the list and the paragraphs belongs to the list."""
    if item.mark is not None and marked:
        return False
    return comes_again or 2 * marked > len(chosen)


def _is_next(item: Item) -> bool:
    """Whether the expected number opens a paragraph."""
    if item.mark is not None:
        return True
    if item.opens in ("", "\n"):
        return False
    return item.set_off or (item.closes and not item.opens.islower() and not item.opens.isdigit())


def _is_odd(item: Item, last: int, marked: bool, expected_later: bool) -> bool:
    """Whether a skipped, repeated or misplaced number opens a paragraph."""
    if not item.set_off or item.opens in ("", "\n"):
        return False
    if item.mark is not None:
        return item.number <= last + 60
    if marked or not item.closes or item.opens.islower():
        return False
    return item.number == last or (last < item.number <= last + _LOST and not expected_later)
