r"""What a person looks for, as words: `maraging "flow forming" milling* -valve`.

All words must stand in a cable; quoted words next to each other; `word*` is any word that begins so; `-word` must not
stand there. Words that a hyphen or another sign joins count as quoted: `five-axis`.
"""

import re
from typing import NamedTuple

from demarche.store.words import split_words

_CLAUSE = re.compile(r'(?P<not>-?)(?:"(?P<quoted>[^"]*)"?|(?P<bare>[^\s"]+))(?P<star>\*?)')


class Clause(NamedTuple):
    """One or more words next to each other."""

    words: tuple[str, ...]
    prefix: bool = False
    """The last word may go on."""
    excluded: bool = False


def parse_query(text: str) -> tuple[Clause, ...]:
    """Return the clauses of a query; what holds no word is left out."""
    clauses = []
    for hit in _CLAUSE.finditer(text):
        written = hit["quoted"] if hit["quoted"] is not None else hit["bare"]
        if words := split_words(written):
            prefix = bool(hit["star"]) or written.endswith("*")
            clauses.append(Clause(tuple(words), prefix, bool(hit["not"])))
    return tuple(dict.fromkeys(clauses))
