"""The words of dates: `data/dates.toml`, checked and laid out for looking up."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from demarche.claims.rules.exchange.forms import any_word
from demarche.claims.words import load
from demarche.text.phrases import any_phrase

UNITS = ("day", "week", "month", "year", "quarter", "weekend", "morning", "afternoon", "evening", "night")
_NEAR, _PHRASE = 70, 24
"""Where the last word of tense is looked for first; the longest of them."""
NAMED_DAYS = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}


class Phrases:
    """Phrases that may stand right before a place in a text, each with its value."""

    __slots__ = ("_last", "_most", "_tails", "values")

    def __init__(self, values: Mapping[str, str | int]) -> None:
        self.values = dict(values)
        self._tails = frozenset(phrase[-1] for phrase in values)
        self._last = frozenset(phrase.rsplit(" ", 1)[-1] for phrase in values)
        self._most = max((phrase.count(" ") for phrase in values), default=0) + 1

    def before(self, low: str, end: int) -> tuple[int, str | None]:
        """Return where the longest phrase right before `end` begins, and the phrase; else `end` and None."""
        if low[end - 1 : end] not in {" ", "-"} or low[end - 2 : end - 1] not in self._tails:
            return end, None
        stop, floor = end - 1, max(0, end - 44)
        at = low.rfind(" ", floor, stop) + 1
        if low[at:stop] not in self._last:
            return end, None
        begin, found = end, None
        for _ in range(self._most):
            if low[at:stop] in self.values:
                begin, found = at, low[at:stop]
            if at <= floor:
                break
            at = low.rfind(" ", floor, at - 1) + 1
        return begin, found


@dataclass(frozen=True, slots=True)
class DateWords:
    """The vocabulary, ready for use."""

    anchors: AhoCorasick
    """Finds every word that a date may hang on, in text in small letters."""
    kinds: tuple[tuple[str, int], ...]
    """By the number of an anchor: its kind and value."""
    weekdays: frozenset[str]
    parts: Phrases
    relations: Phrases
    """ "last", "this", "next": counted from the DTG."""
    back_relations: Phrases
    """ "the following", "that": counted from the date told before."""
    prepositions: Phrases
    numbers: dict[str, int]
    count: "re.Pattern[str]"
    """A number of days, weeks, months or years, in figures or words, at the end of a text."""
    future: frozenset[str]
    tense: "re.Pattern[str]"
    """A word that shows when what it tells is: to come, if it is one of `future`, else past."""

    def last_tense(self, low: str, start: int, end: int) -> str | None:
        """Return the last word in `[start, end)` that shows a tense."""
        near = end - _NEAR
        if near > start:
            # A word that far behind the begin of the window is the same as from the begin of the clause.
            near = low.rfind(" ", start, near) + 1 or start
            hits = list(self.tense.finditer(low, near, end))
            if hits and hits[-1].start() - near > _PHRASE:
                return hits[-1].group()
        found: list[str] = self.tense.findall(low, start, end)
        return found[-1] if found else None


@cache
def date_words() -> DateWords:
    """Return the words of dates.

    Raises:
        ValueError: a word of the file has a value that it cannot have.
    """
    words = load("dates")
    _check(words)
    anchors: dict[str, tuple[str, int]] = {}
    for key, kind in (("months", "name"), ("short_months", "short"), ("weekdays", "weekday"), ("seasons", "season")):
        anchors |= {word: (kind, number) for word, number in words[key].items()}
    for unit in UNITS:
        anchors[unit] = (unit, 0)
        anchors[f"{unit}s"] = (f"{unit}s", 0)
    anchors |= {word: ("named", by) for word, by in NAMED_DAYS.items()}
    # A year, or figures with a stroke or letters behind: others are no dates of their own.
    figures = ["19", "20", *(digit + sign for digit in "0123456789" for sign in ("/", "st", "nd", "rd", "th"))]
    anchors |= dict.fromkeys(figures, ("number", 0))
    numbers = dict(words["numbers"])
    tense = words["tense"]
    return DateWords(
        AhoCorasick(list(anchors), matchkind=MatchKind.LeftmostLongest, implementation=Implementation.DFA),
        tuple(anchors.values()),
        frozenset(words["weekdays"]),
        Phrases({phrase: part for part, phrases in words["parts"].items() for phrase in phrases}),
        Phrases(words["relations"]),
        Phrases(words["back_relations"]),
        Phrases(dict.fromkeys(words["prepositions"], 0)),
        numbers,
        re.compile(rf"(?<![\w-])(?P<n>\d{{1,3}}|{any_phrase(numbers)})(?: \(\d+\))? \Z"),
        frozenset(tense["future"]),
        re.compile(
            rf"\b(?:{any_word(tense['future'], tense['past'])}"
            rf"|(?=[a-z]{{2,14}}ed\b)(?<!be )(?!(?:{any_phrase(tense['not_past'])})\b)[a-z]+)\b"
        ),
    )


def _check(words: dict[str, Any]) -> None:
    ranges = {
        "months": (1, 12), "short_months": (1, 12), "weekdays": (0, 6), "seasons": (1, 12), "numbers": (1, 999),
        "relations": (-1, 1), "back_relations": (-1, 1),
    }  # fmt: skip
    for key, (low, high) in ranges.items():
        for word, number in words[key].items():
            if not isinstance(number, int) or not low <= number <= high or word != word.lower():
                raise ValueError(f"dates: {key}: {word} has to be in small letters and a number from {low} to {high}")
    if set(words["parts"]) != {"early", "mid", "late"}:
        raise ValueError("dates: parts: there are early, mid and late, and no others")
