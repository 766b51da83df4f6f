"""The words of dates: `data/dates.toml`, checked and laid out for looking up."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from ahocorasick_rs import AhoCorasick, MatchKind

from demarche.claims.words import load

UNITS = ("day", "week", "month", "year", "quarter", "weekend", "morning", "afternoon", "evening", "night")
NAMED_DAYS = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}

# Words between a unit, a month or a weekday and what it is counted from.
RELATIONS = {
    "last": -1, "this past": -1, "this": 0, "the current": 0, "next": 1, "the coming": 1, "coming": 1, "this coming": 1,
    "upcoming": 1, "earlier this": 0, "later this": 0, "earlier last": -1, "later last": -1, "early this": 0, "early next": 1,
}  # fmt: skip
# The same, counted from the date told before.
BACK_RELATIONS = {
    "the following": 1, "following": 1, "the next": 1, "the previous": -1, "the preceding": -1, "that": 0, "that same": 0, "the same": 0,
    "same": 0, "later that": 0, "earlier that": 0, "later the same": 0, "the very same": 0, "the very next": 1,
}  # fmt: skip
PREPOSITIONS = frozenset((
    "in", "on", "by", "about", "around", "during", "since", "until", "till", "from", "of", "before", "after", "dated", "between", "at",
    "on or about", "on or around", "in or about", "in or around", "as early as", "as late as", "no later than", "not later than",
    "some time in", "sometime in", "some time", "sometime", "as of", "starting in", "beginning in", "for", "over", "nlt", "on about",
    "prior to", "on or before", "in about", "through", "toward", "towards", "by about", "not before", "already in",
    "as early as in", "late on", "early on", "as recently as", "only in", "in the", "at the", "by the", "on the", "before the",
    "during the", "since the", "until the", "from the", "from about", "since about", "some time during", "toward the", "towards the",
))  # fmt: skip


@dataclass(frozen=True, slots=True)
class DateWords:
    """The vocabulary, ready for use."""

    anchors: AhoCorasick
    """Finds every word that a date may hang on, in text in small letters."""
    kinds: tuple[tuple[str, int], ...]
    """By the number of an anchor: its kind and value."""
    parts: dict[str, str]
    numbers: dict[str, int]
    count: "re.Pattern[str]"
    """A number of days, weeks, months or years, in figures or words, at the end of a text."""
    tense: "re.Pattern[str]"
    """A word that shows, in its group `future` or `past`, when what it tells is."""


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
    numbers = dict(words["numbers"])
    counts = "|".join(re.escape(n) for n in sorted(numbers, key=len, reverse=True))
    return DateWords(
        AhoCorasick(list(anchors), matchkind=MatchKind.LeftmostLongest),
        tuple(anchors.values()),
        {phrase: part for part, phrases in words["parts"].items() for phrase in phrases},
        numbers,
        re.compile(rf"(?<![\w-])(?P<n>\d{{1,3}}|{counts})(?: \(\d+\))? \Z"),
        re.compile(
            rf"\b(?:(?P<future>{_any(words['tense']['future'])})|(?P<past>{_any(words['tense']['past'])}"
            rf"|(?<!be )(?!(?:{_any(words['tense']['not_past'])})\b)[a-z]{{2,14}}ed))\b"
        ),
    )


def _any(phrases: list[str]) -> str:
    return "|".join(re.escape(p) for p in sorted(phrases, key=len, reverse=True))


def _check(words: dict[str, Any]) -> None:
    ranges = {"months": (1, 12), "short_months": (1, 12), "weekdays": (0, 6), "seasons": (1, 12), "numbers": (1, 999)}
    for key, (low, high) in ranges.items():
        for word, number in words[key].items():
            if not isinstance(number, int) or not low <= number <= high or word != word.lower():
                raise ValueError(f"dates: {key}: {word} has to be in small letters and a number from {low} to {high}")
    if set(words["parts"]) != {"early", "mid", "late"}:
        raise ValueError("dates: parts: there are early, mid and late, and no others")
