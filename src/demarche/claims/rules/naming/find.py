"""Finding the names of a cable.

Two ways of reading. In mixed case a name is a run of words with a capital. In a text in capitals it is a run that holds
an unusual word, or that ends with a legal form. Names that are no parties (ministries, posts, regimes) are
left out here already; whether what remains is a party is decided by what the cable says of it.
"""

import re
from bisect import bisect_right

from demarche.claims.document import Document
from demarche.claims.rules.naming.capitals import CapitalsReader
from demarche.claims.rules.naming.geography import Places
from demarche.claims.rules.naming.mixed import MixedReader
from demarche.claims.rules.naming.tokens import Mention, Tokens, in_capitals, initials_start, tokenise_telling
from demarche.claims.rules.naming.vocabulary import vocabulary
from demarche.claims.rules.naming.words import Word

_ACRONYM = re.compile(r"\([\"']?([A-Z][A-Z0-9&/-]{1,9})[\"']?(?:[;,][^()]{0,60})?\)")
_LONGEST = 9
"""Words of a name that are looked at for the initials of its acronym."""


def find_names(document: Document, places: Places) -> list[Mention]:
    """Return the names in subject and body, in order; no two overlap."""
    text = document.text
    mixed, capitals = MixedReader(text, places), CapitalsReader(text, places)
    found: list[Mention] = []
    for start, end, _ in document.sentences:
        sentence = text[start:end]
        tokens = tokenise_telling(sentence, start)
        if tokens is None:
            continue
        names = (capitals if in_capitals(sentence) else mixed).names(tokens, end)
        # The bracket may begin the next sentence.
        found += _with_initials(text, tokens, names) if "(" in text[start : end + 2] else names
    return found


def _with_initials(text: str, tokens: Tokens, names: list[Mention]) -> list[Mention]:
    """Put the names in whose initials follow in brackets: `Universal Tooling and Gauges (UTG)`."""
    words = tokens.words
    at, stop = tokens.starts[0], tokens.end(len(words) - 1) + 2
    while (at := text.find("(", at, stop) + 1) > 0:
        hit = _ACRONYM.match(text, at - 1)
        if hit is None or not hit[1].isalpha():
            continue
        end = at - 2 if text[at - 2] == " " else at - 1
        index = bisect_right(tokens.starts, end - 1) - 1
        if index < 0 or tokens.end(index) != end or any(m.start < end <= m.end and m.legal for m in names):
            continue
        first = initials_start(words, max(0, index - _LONGEST), index + 1, hit[1])
        if first is None or first == index or not all(map(_in_name, words[first : index + 1])):
            continue
        start = tokens.starts[first]
        if not vocabulary().never.search(text[start:end]) and not words[index].up.endswith("'S"):
            kept = [m for m in names if m.end <= start or m.start >= end]
            names = sorted([*kept, Mention(start, end, "org", legal=False)])
    return names


def _in_name(word: Word) -> bool:
    return word.word[0].isupper() or word.up in vocabulary().connectors
