"""Unnamed parties: "a Russian company", "a bank in Beirut", "an agent in London", "a Canadian one"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from demarche.claims.document import Document
from demarche.claims.rules.naming.geography import Places
from demarche.claims.rules.naming.vocabulary import vocabulary
from demarche.claims.rules.parties.describe import Noun, nouns

_TAIL = re.compile(
    r"[ ]+(?:based |located |registered |resident |living )?(?:in|of|from|at|near)[ ]+(?:the )?", re.IGNORECASE
)
_NAMED = re.compile(r"[ ]*(?:,[ ]*)?(?:called|named|by the name of|known as)\b|[ ]*[\"']?(?-i:(?=[A-Z][a-z]+[ ][A-Z]))")
_IS = re.compile(
    r"(?:\b(?:is|was|are|were|be|been|as|becomes?|became|called|itself|himself|not|such|like|than)|,|\)|--)[ ]+[\"']?$",
    re.IGNORECASE,
)


@dataclass(slots=True, eq=False)
class Unnamed:
    """A party that is described and not named."""

    start: int
    end: int
    country: str | None
    noun: Noun
    word: str


def _names_it(text: str, end: int, a: int, b: int) -> bool:
    """Tell whether the name at `[a, b)` is that of the party described before: `a dealer, N,` or `a dealer N`."""
    gap = text[end:a].strip(" \"'")
    return gap == "" or (gap == "," and text[b : b + 1] in ",.;)(")


@cache
def _pattern() -> re.Pattern[str]:
    words = sorted((w for w in nouns() if w != "one"), key=len, reverse=True)
    return re.compile(
        rf"\b(?P<det>an?|another|one|two|three|four|five|several|some|unidentified|unnamed|former)[ ]+"
        rf"(?P<mods>(?:[^\W\d_][\w'’-]*[ ]+){{0,5}}?)(?P<noun>{'|'.join(map(re.escape, words))}|one)\b(?!')",
        re.IGNORECASE,
    )


def _phrases(text: str) -> Iterator[re.Match[str]]:
    """Yield the noun phrases that may be parties; one with a function word in it is none, but another may begin in it."""
    words, at = vocabulary(), 0
    while hit := _pattern().search(text, at):
        mods = hit["mods"].upper().split()
        if any(m in words.stops or m in words.verbs for m in mods):
            at = hit.end("det")
        else:
            at = hit.end()
            yield hit


def find_unnamed(document: Document, places: Places, taken: list[tuple[int, int]]) -> list[Unnamed]:
    """Return the unnamed parties of a cable that have a country or a place; `taken` are the named mentions, sorted."""
    text = document.text
    found: list[Unnamed] = []
    for hit in _phrases(text):
        noun = nouns()[hit["noun"].lower()]
        start, end = hit.span()
        before = text[max(0, start - 24) : start]
        if _IS.search(before) or _NAMED.match(text, end):
            continue
        if any(a < end and b > start for a, b in taken):
            continue
        inside = [p for p in places.within(start, end) if p.code and p.kind != "government"]
        country = next((p.code for p in inside if p.kind == "demonym"), None) or next((p.code for p in inside), None)
        tail = _TAIL.match(text, end)
        if tail:
            place = places.at(tail.end())
            if place is not None and place.start == tail.end() and place.kind in ("city", "country"):
                country = country or place.code
                end = place.end
        if country is None:
            continue
        if any(_names_it(text, end, a, b) for a, b in taken if end <= a < end + 24):
            continue
        passage = document.passage_at(start)
        if passage.kind == "subject" or text[passage.start : passage.start + 7].lower() == "summary":
            continue
        found.append(Unnamed(start, end, country, noun, hit["noun"].lower()))
    return found
