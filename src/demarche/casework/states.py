"""The words of sentences that give a state of a case, from `data/states.toml`, and the search for them."""

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from demarche.casework.prose import Prose
from demarche.text.probe import Probe

STATES = (
    "delivered", "undelivered", "promised", "undertaken", "interim", "pursuing", "final", "closed", "reopened",
    "reminder",
)  # fmt: skip
_FIELDS = frozenset(["stems", "forms", "never"])
_MOST = 4
"""Sentences that are kept of one state: the rest says nothing new."""


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


def find_sentences(prose: Prose) -> Iterator[tuple[str, int, int]]:
    """Yield each state that a sentence gives, and where the sentence stands."""
    marked = _probe()
    places = marked.probe.find(prose.flat.text).places
    found: dict[str, dict[tuple[int, int], None]] = {}
    for stem, at_places in places.items():
        for at in at_places:
            sentence = prose.sentence_at(prose.flat.word_at(at))
            for state in marked.states[stem]:
                found.setdefault(state, {})[sentence] = None
    small: dict[tuple[int, int], str] = {}
    for state, sentences in found.items():
        known = state_words()[state]
        kept = 0
        for first, last in sorted(sentences):
            if (first, last) not in small:
                small[first, last] = prose.flat.cut(first, last)
            sentence_text = small[first, last]
            if known.form.search(sentence_text) and not (known.never and known.never.search(sentence_text)):
                yield state, first, last
                kept += 1
                if kept == _MOST:
                    break
