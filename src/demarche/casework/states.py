"""The words of sentences that give a state of a case, from `data/states.toml`, and the search for them."""

import re
import tomllib
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from itertools import accumulate
from typing import Any, NamedTuple

from demarche.text.probe import Probe

STATES = (
    "delivered", "undelivered", "promised", "undertaken", "interim", "pursuing", "final", "closed", "reopened",
    "reminder",
)  # fmt: skip
_FIELDS = frozenset(["stems", "forms", "never"])
_REACH = 480
"""Characters on each side of a word within which its sentence is looked for."""
_MOST = 4
"""Sentences that are kept of one state: the rest says nothing new."""
_WORD = re.compile(r"\S+")
_END = re.compile(r"[.?!]['\")\]]{0,2}\s|\n[ \t]*\n|;\s*\n")
_NO_END = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|St|No|Gen|Amb|Col|Maj|Lt|Sen|Co|Corp|Inc|Ltd|Intl|Para|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep"
    r"|Sept|Oct|Nov|Dec)|\b[A-Za-z]|^[ \t]*\d{1,2})\Z",
    re.IGNORECASE | re.MULTILINE,
)
_LEAD = re.compile(
    r"\s*(?:\d{1,2}\.\s*)?(?:\([A-Z/,\- ]{1,40}\)\s*)?"
    r"(?:(?:BEGIN |END )?(?:SUMMARY|COMMENT|BACKGROUND|INTRODUCTION|ACTION REQUEST)(?: AND [A-Z]+)?\s?[:.]\s*)*",
    re.IGNORECASE,
)


class Words(NamedTuple):
    """The words of one state: plain stems to look for, what the sentence must match and what it must not."""

    stems: tuple[str, ...]
    form: re.Pattern[str]
    never: re.Pattern[str] | None


def load(name: str) -> dict[str, Any]:
    """Return the data file `data/NAME.toml` of this package."""
    return tomllib.loads(files("demarche.casework").joinpath(f"data/{name}.toml").read_text(encoding="utf-8"))


def compile_forms(forms: list[str], where: str) -> re.Pattern[str] | None:
    """Return one pattern for several forms, None for no form; a form that is none is the user's mistake."""
    for form in forms:
        try:
            re.compile(form)
        except re.error as error:
            raise ValueError(f"{where}: {form!r} is no regular expression: {error}") from None
    return re.compile("|".join(forms)) if forms else None


@cache
def state_words() -> dict[str, Words]:
    """Return the words of each state."""
    data = load("states")
    if set(data) != set(STATES):
        raise ValueError(f"data/states.toml: has the states {sorted(data)}, not {sorted(STATES)}")
    words = {}
    for state in STATES:
        row = data[state]
        form = compile_forms(row.get("forms", []), f"data/states.toml: {state}.forms")
        if set(row) - _FIELDS or form is None or not row.get("stems"):
            raise ValueError(f"data/states.toml: {state} needs stems, forms and, if anything, never")
        if any(stem != stem.lower() for stem in row["stems"]):
            raise ValueError(f"data/states.toml: {state}.stems are written in small letters")
        never = compile_forms(row.get("never", []), f"data/states.toml: {state}.never")
        words[state] = Words(tuple(row["stems"]), form, never)
    return words


class _Probe(NamedTuple):
    """The probe that finds all stems in one pass, and the states of each stem by its number there."""

    probe: Probe
    states: dict[int, list[str]]


@cache
def _probe() -> _Probe:
    probe = Probe()
    states: dict[int, list[str]] = defaultdict(list)
    for state, words in state_words().items():
        for stem in words.stems:
            states[probe.add(stem)[0]].append(state)
    return _Probe(probe, dict(states))


def find_sentences(text: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    """Yield each state that a sentence between two places gives, and where the sentence stands."""
    words = text[start:end].lower().split()
    stems = list(_stems(" ".join(words)))
    if not stems:
        return
    begins = list(accumulate((len(word) + 1 for word in words), initial=0))
    source = [hit.start() for hit in _WORD.finditer(text, start, end)]
    marked = _probe()
    found: dict[str, dict[int, int]] = defaultdict(dict)
    sentences: dict[int, tuple[int, int]] = {}
    for stem, at in stems:
        word = bisect_right(begins, at) - 1
        if word not in sentences:
            sentences[word] = sentence_at(text, source[word], start, end)
        first, last = sentences[word]
        for state in marked.states[stem]:
            found[state][first] = last
    for state, rows in found.items():
        known = state_words()[state]
        kept = 0
        for first, last in sorted(rows.items()):
            sentence = " ".join(text[first:last].lower().split())
            if kept < _MOST and known.form.search(sentence) and not (known.never and known.never.search(sentence)):
                kept += 1
                yield state, first, last


def _stems(flat: str) -> Iterator[tuple[int, int]]:
    for stem, places in _probe().probe.find(flat).places.items():
        for at in places:
            yield stem, at


def sentence_at(text: str, at: int, start: int, end: int) -> tuple[int, int]:
    """Return the sentence that holds a place: without the paragraph's number and mark, and what closes it."""
    low, high = max(start, at - _REACH), min(end, at + _REACH)
    first, last = low, high
    for hit in _END.finditer(text, low, high):
        if hit.group()[0] == "." and _NO_END.search(text, max(low, hit.start() - 5), hit.start()):
            continue
        if hit.start() < at:
            first = hit.end()
        else:
            last = hit.start() + (1 if text[hit.start()] in ".?!" else 0)
            break
    lead = _LEAD.match(text, first, last)
    if lead and lead.end() < last:
        first = lead.end()
    while last > first and text[last - 1].isspace():
        last -= 1
    return first, last
