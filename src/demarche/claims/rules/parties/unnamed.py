"""Unnamed parties: "a Russian company", "a bank in Beirut", "an agent in London", "a Canadian one"."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from demarche.claims.document import Document
from demarche.claims.rules.exchange.forms import any_word
from demarche.claims.rules.naming.geography import Places
from demarche.claims.rules.naming.vocabulary import vocabulary
from demarche.claims.rules.parties.nouns import Noun, nouns

_WORDS = "an?|another|one|two|three|four|five|several|some|unidentified|unnamed|former"
_DETERMINER = re.compile(rf"\W(?:{_WORDS})(?=([ ]+))")
_TAIL = re.compile(
    r"[ ]+(?:based |located |registered |resident |living )?(?:in|of|from|at|near)[ ]+(?:the )?", re.IGNORECASE
)
_NAMED = re.compile(r"[ ]*(?:,[ ]*)?(?:called|named|by the name of|known as)\b|[ ]*[\"']?(?-i:(?=[A-Z][a-z]+[ ][A-Z]))")
_IS = re.compile(
    r"(?:\b(?:is|was|are|were|be|been|as|becomes?|became|called|itself|himself|not|such|like|than)|,|\)|--)[ ]+[\"']?$",
    re.IGNORECASE,
)
_OPENS = re.compile(r"(?:\(?[A-Za-z0-9]{1,3}[.)][ ]+)?(?:\([A-Z/]{1,8}\)[ ]+)?[-–—*o \"']{0,6}")
"""What stands before the first word of a sentence: a number, a mark, a dash."""
_REACH = 140
"""So far behind the article a place may stand."""
_NEAR = 24


@dataclass(slots=True, eq=False)
class Unnamed:
    """A party that is described and not named."""

    start: int
    end: int
    country: str
    noun: Noun
    word: str


def find_unnamed(document: Document, places: Places, taken: Sequence[tuple[int, int]]) -> list[Unnamed]:
    """Return the unnamed parties of a cable that have a country or a place; `taken` are the named mentions, sorted."""
    found: list[Unnamed] = []
    known: set[tuple[str, str]] = set()
    for hit in _phrases(document.small, places):
        unnamed = _unnamed(document, hit, places, taken)
        if unnamed is None or _is_told_twice(document, unnamed.start):
            continue
        words = document.text[unnamed.start : unnamed.end].lower()
        if (words, unnamed.country) not in known:
            known.add((words, unnamed.country))
            found.append(unnamed)
    return found


def _phrases(small: str, places: Places) -> Iterator[re.Match[str]]:
    """Yield the noun phrases near a place that may be parties, in a text in small letters."""
    words, at = vocabulary(), 0
    for begin, end in _articles(small, places):
        if begin < at or not places.any_within(end, end + _REACH):
            continue
        hit = _rest().match(small, end)
        if hit is not None and not any(m in words.stops or m in words.verbs for m in hit["mods"].upper().split()):
            at = hit.end()
            yield hit


def _articles(small: str, places: Places) -> Iterator[tuple[int, int]]:
    """Yield the articles that stand before a place and not far from it, with the blanks behind them."""
    padded, at = f" {small}", 0  # So that something stands before the first word.
    for place in places.found:
        for hit in _DETERMINER.finditer(padded, max(at, place.start - _REACH - _NEAR), place.start + 1):
            yield hit.start(), hit.end(1) - 1
        at = place.start


@cache
def _rest() -> re.Pattern[str]:
    """What follows the article."""
    words = any_word((w for w in nouns() if w != "one"), ["one"])
    return re.compile(rf"(?P<mods>(?:[^\W\d_][\w'’-]*[ ]+){{0,5}}?)(?P<noun>{words})\b(?!')")


def _unnamed(
    document: Document, hit: re.Match[str], places: Places, taken: Sequence[tuple[int, int]]
) -> Unnamed | None:
    text, end = document.text, hit.end()
    article = _DETERMINER_BEFORE.search(text, max(0, hit.start() - _NEAR), hit.start())
    if article is None or _NAMED.match(text, end):
        return None
    begin = article.start()
    spoken = document.in_points(begin)
    opens = not spoken and _OPENS.fullmatch(text, document.sentence_at(begin).start, begin) is not None
    if not opens and _IS.search(text, max(0, begin - _NEAR), begin):
        return None
    following = bisect_left(taken, (end, 0))
    if following and taken[following - 1][1] > begin:
        return None
    inside = [p for p in places.within(begin, end) if p.code and p.kind != "government"]
    country = next((p.code for p in inside if p.kind == "demonym"), None) or next((p.code for p in inside), None)
    tail = _TAIL.match(text, end)
    place = places.at(tail.end()) if tail else None
    if tail and place is not None and place.start == tail.end() and place.kind in ("city", "country"):
        country, end = country or place.code, place.end
        following = bisect_left(taken, (end, 0))
    if country is None or any(_names_it(text, end, a, b) for a, b in taken[following : following + 2]):
        return None
    return Unnamed(begin, end, country, nouns()[hit["noun"].lower()], hit["noun"].lower())


_DETERMINER_BEFORE = re.compile(rf"\b(?:{_WORDS})[ ]+$", re.IGNORECASE)


def _names_it(text: str, end: int, a: int, b: int) -> bool:
    """Tell whether the name at `[a, b)` is that of the party described before: `a dealer, N,` or `a dealer N`."""
    gap = text[end:a].strip(" \"'") if a < end + _NEAR else "far"
    return gap == "" or (gap == "," and (text[b : b + 1] in ",.;)(" or text[b - 1 : b] == "."))


def _is_told_twice(document: Document, start: int) -> bool:
    """Tell whether a place is one where the cable tells in short what it tells in full elsewhere."""
    passage = document.passage_at(start)
    return passage.kind == "subject" or document.text[passage.start : passage.start + 7].lower() == "summary"
