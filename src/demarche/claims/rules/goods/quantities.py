"""Quantities: how many or how much of something, as written before it or in brackets behind it."""

import re
from typing import NamedTuple

from demarche.claims.rules.goods.tokens import Tokens
from demarche.claims.rules.goods.words import Word, cue_words

_YEAR = re.compile(r"(?:19|20)\d\d$")
_WORDS = (
    "(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|a dozen)"
)
_UNITS = (
    "(?:tons?|tonnes?|kilograms?|kilos?|kg|lit(?:er|re)s?|drums|crates|pieces|sets|pairs|units|cases|boxes|barrels)"
)
_BEHIND = re.compile(
    rf"[ ,]*\((?P<count>(?:about |some |approximately )?\d[\d,.]*(?: [a-z]+){{0,3}}|{_WORDS}(?: [a-z]+)?)\)"
    r"|, (?:quantity|qty):? (?P<more>\d[\d,]*)"
    rf"|, (?P<apposed>(?:about |some |over |nearly )?(?:\d[\d,.]*\d|\d|{_WORDS})(?:(?: metric)? {_UNITS})?)"
    r"(?= in (?:all|total|number)\b| of (?:them|it|each)\b)"
    rf"|, (?P<weighed>(?:about |some |over |nearly )?(?:\d[\d,.]*\d|\d|{_WORDS})(?: metric)? {_UNITS})(?=[,.;)])"
    r"|(?: ?--?|:|,? x) ?(?P<listed>\d[\d,]*(?: [a-z]+){0,2})(?=[;,)]|\.(?! [a-z])|$)",
    re.IGNORECASE,
)


class Quantity(NamedTuple):
    """A quantity at `[start, end)` of the text; `first` is its first word, `measured` whether it has a unit."""

    start: int
    end: int
    first: int
    measured: bool


def quantity_before(tokens: Tokens, i: int) -> Quantity | None:
    """Return the quantity that stands before word `i`.

    It reaches from the words of vagueness ("some", "about") to the number or its unit: "some 600 square meters of".
    """
    flags, k = tokens.flags, i - 1
    if (
        k < 0
        or not _near(tokens, i)
        or (not tokens.joined(i) and tokens.text[tokens.ends[k]] == "." and not flags[k] & Word.UNIT)
    ):
        return None
    k = _past_links(tokens, k)
    end, measured = k, False
    while k >= 0 and flags[k] & (Word.UNIT | Word.MEASURE) and not flags[k] & Word.NUMBER and end - k < 3:
        measured = True
        if not tokens.joined(k):
            return None
        k -= 1
    if k < 0 or not flags[k] & Word.NUMBER:
        return None
    last_number = k
    while (
        k > 0
        and tokens.joined(k)
        and (
            flags[k - 1] & Word.NUMBER
            or (tokens.low[k - 1] in {"and", "a"} and k > 1 and flags[k] & Word.NUMBER and _of_number(tokens, k - 1))
        )
    ):
        k -= 1
    if k == last_number and not measured and _no_count(tokens, k):
        return None
    while (
        k > 0
        and tokens.joined(k)
        and (
            flags[k - 1] & Word.ABOUT
            or (tokens.low[k - 1] == "than" and tokens.low[k - 2] in {"more", "less", "fewer"})
            or (
                tokens.low[k - 1] in {"more", "less", "fewer", "at", "an"}
                and tokens.low[k] in {"than", "least", "most", "estimated"}
            )
        )
    ):
        k -= 1
    return Quantity(tokens.starts[k], tokens.ends[end], k, measured)


def _past_links(tokens: Tokens, k: int) -> int:
    """The word before determiners and adjectives of nationality: "six of the", "two Romanian"."""
    if tokens.low[k] in {"of", "the", "these", "those"}:
        while k > 0 and tokens.low[k] in {"of", "the", "these", "those", "its"} and tokens.joined(k):
            k -= 1
    while k > 0 and tokens.flags[k] & Word.DEMONYM and tokens.joined(k):
        k -= 1
    return k


def _near(tokens: Tokens, i: int) -> bool:
    return tokens.joined(i) or (
        tokens.text[tokens.ends[i - 1] : tokens.starts[i]] in {" (", ' "', ", ", ". "}
        and tokens.starts[i] not in tokens.cells
    )


def _of_number(tokens: Tokens, k: int) -> bool:
    """Whether "a" or "and" at `k` is part of a number: "a dozen", "two and a half"."""
    return tokens.low[k] == "a" and tokens.low[k + 1] in {"dozen", "hundred", "thousand", "couple", "score", "million"}


def _no_count(tokens: Tokens, k: int) -> bool:
    """Whether a bare number is a year, the number of a paragraph or the like."""
    word = tokens.word(k)
    before = tokens.low[k - 1] if k else ""
    if _YEAR.match(word) and "," not in word:
        return True
    return before in cue_words().numbered


def quantity_behind(text: str, end: int) -> tuple[int, int] | None:
    """Return the span of a quantity in brackets behind a phrase that ends at `end`: "valves (200 units)"."""
    hit = _BEHIND.match(text, end, end + 50)
    if hit is None:
        return None
    group = str(hit.lastgroup)
    words = hit[group].split()
    if _YEAR.match(words[0]) and len(words) == 1:
        return None
    return hit.span(group)
