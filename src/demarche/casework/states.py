"""The words of sentences that give a state of a case, from `data/states.toml`, and the search for them."""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

STATES = (
    "delivered", "undelivered", "promised", "undertaken", "interim", "pursuing", "final", "closed", "reopened", "reminder",
)  # fmt: skip
_FIELDS = frozenset(["stems", "forms", "never"])
_REACH = 480
"""Characters on each side of a word within which its sentence is looked for."""
_MOST = 4
"""Sentences that are kept of one state: the rest says nothing new."""
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


def sentences_of(state: str, text: str, lowered: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the sentences between two places that give the state; `lowered` is the text with single-space gaps."""
    words = state_words()[state]
    found: dict[int, int] = {}
    for stem in words.stems:
        at = lowered.find(stem, start, end)
        while at >= 0:
            first, last = sentence_at(text, at, start, end)
            if first not in found:
                found[first] = last
            at = lowered.find(stem, max(last, at + 1), end)
    kept = 0
    for first, last in sorted(found.items()):
        flat = " ".join(lowered[first:last].split())
        if words.form.search(flat) and not (words.never and words.never.search(flat)):
            yield first, last
            kept += 1
            if kept == _MOST:
                return


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
