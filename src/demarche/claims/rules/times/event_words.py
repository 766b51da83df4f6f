"""The words of events: `data/events.toml`, checked, and where they stand in a text."""

import re
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from demarche.claims.rules.exchange.forms import any_word
from demarche.claims.words import load

_CLASSES = frozenset(
    [
        "offer",
        "order",
        "contract",
        "payment",
        "shipment",
        "arrival",
        "bring",
        "inquiry",
        "attempt",
        "meeting",
        "raise",
        "response",
        "tell",
        "call",
        "write",
        "send",
        "get",
        "block",
        "stop",
        "ask",
        "ignore",
        "visit",
        "go",
        "pass",
        "made",
        "sign",
    ]
)


class Trigger(NamedTuple):
    """A word at `[start, end)` that tells what happened."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class EventWords:
    """The vocabulary of events, ready for use."""

    automaton: AhoCorasick
    kinds: tuple[str, ...]
    """The class of each word of the automaton."""
    stems: tuple[bool, ...]
    context: "dict[str, re.Pattern[str]]"
    negation: frozenset[str]
    trade_tags: frozenset[str]

    def find(self, low: str) -> list[Trigger]:
        """Return the triggers of a text in small letters, in order."""
        found = []
        kinds, stems = self.kinds, self.stems
        for index, start, end in self.automaton.find_matches_as_indexes(low):
            if start and (low[start - 1].isalnum() or low[start - 1] == "-"):
                continue
            stop = end
            if low[end : end + 1].isalpha():
                if not stems[index]:
                    continue
                while low[stop : stop + 1].isalpha():
                    stop += 1
            if kinds[index] != "ignore":
                found.append(Trigger(start, stop, kinds[index]))
        return found

    def has(self, name: str, text: str) -> bool:
        """Tell whether a text in small letters has one of the words of a context."""
        return self.context[name].search(text) is not None


@cache
def event_words() -> EventWords:
    """Return the words of events.

    Raises:
        ValueError: a class of the file is none that is known, or a word stands in two classes.
    """
    words = load("events")
    if bad := set(words["triggers"]) ^ _CLASSES:
        raise ValueError(f"events: triggers: {sorted(bad)}: the classes are {sorted(_CLASSES)}")
    kinds: dict[str, str] = {}
    stems: dict[str, bool] = {}
    for kind, entries in words["triggers"].items():
        for entry in entries:
            bare = entry.removesuffix("*")
            if kinds.setdefault(bare, kind) != kind:
                raise ValueError(f"events: {entry!r} stands under {kinds[bare]} and under {kind}")
            stems[bare] = entry.endswith("*")
    return EventWords(
        AhoCorasick(list(kinds), matchkind=MatchKind.LeftmostLongest, implementation=Implementation.ContiguousNFA),
        tuple(kinds.values()),
        tuple(stems.values()),
        {name: _pattern(entries) for name, entries in words["context"].items()},
        frozenset(words["negation"]),
        frozenset(words["trade_tags"]),
    )


def _pattern(entries: list[str]) -> "re.Pattern[str]":
    words = any_word(e for e in entries if e[0].isalnum())
    signs = [re.escape(e) for e in sorted(entries, key=len, reverse=True) if not e[0].isalnum()]
    # One look at the edge of a word, not one for each entry.
    return re.compile("|".join([rf"\b(?:{words})(?!\w)", *signs]))
