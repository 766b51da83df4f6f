"""Finding the names of a cable.

Two ways of reading. In mixed case a name is a run of words with a capital. In a text in capitals it is a run that holds
an unusual word, or that ends with a legal form. Names that are no parties (ministries, posts, regimes) are
left out here already; whether what remains is a party is decided by what the cable says of it.
"""

import re

from demarche.claims.document import Document
from demarche.claims.rules.naming.capitals import CapitalsReader
from demarche.claims.rules.naming.geography import Places
from demarche.claims.rules.naming.mixed import MixedReader
from demarche.claims.rules.naming.tokens import Mention, Token, in_capitals, initials_start, tokenise
from demarche.claims.rules.naming.vocabulary import vocabulary

_ACRONYM_AFTER = re.compile(r"[ ]?\([\"']?([A-Z][A-Z0-9&/-]{1,9})[\"']?(?:[;,][^()]{0,60})?\)")
_LONGEST = 9
"""Words of a name that are looked at for the initials of its acronym."""


def find_names(document: Document, places: Places) -> list[Mention]:
    """Return the names in subject and body, in order; no two overlap."""
    text = document.text
    found: list[Mention] = []
    for sentence in document.sentences:
        tokens = tokenise(text, sentence.start, sentence.end)
        reader = CapitalsReader if in_capitals(text[sentence.start : sentence.end]) else MixedReader
        names = list(reader(text, tokens, sentence.end, places).names())
        found += _with_initials(text, tokens, names)
    return found


def _with_initials(text: str, tokens: list[Token], names: list[Mention]) -> list[Mention]:
    """Put the names in whose initials follow in brackets: `Universal Tooling and Gauges (UTG)`."""
    for index, token in enumerate(tokens):
        hit = _ACRONYM_AFTER.match(text, token.end)
        if hit is None or not hit[1].isalpha() or any(m.start < token.end <= m.end and m.legal for m in names):
            continue
        first = initials_start(tokens, max(0, index - _LONGEST), index + 1, hit[1])
        if first is None or first == index or not all(_in_name(t) for t in tokens[first : index + 1]):
            continue
        start, end = tokens[first].start, token.end
        if not vocabulary().never.search(text[start:end]) and not token.up.endswith("'S"):
            kept = [m for m in names if m.end <= start or m.start >= end]
            names = sorted([*kept, Mention(start, end, "org", legal=False)])
    return names


def _in_name(token: Token) -> bool:
    return token.word[0].isupper() or token.up in vocabulary().connectors
