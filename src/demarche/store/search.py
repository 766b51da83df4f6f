"""Search: which cables hold the words, in which order (BM25), counted over what the reader may see and nothing else.

A cable counts as if it consisted of the portions that are seen: their words, their length. So what is hidden changes
no score, no order and no count (S. Robertson and H. Zaragoza, The Probabilistic Relevance Framework, 2009).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import reduce
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from sqlalchemy import Connection

from demarche.casework.posts import station_of
from demarche.store.index import Stock, read_terms
from demarche.store.labels import Sight
from demarche.store.postings import Array, Postings
from demarche.store.query import Clause
from demarche.store.shape import term
from demarche.store.words import split_words

K1 = 1.2
B = 0.75
_LAST = chr(0x10FFFF)
_NEXT = "\x01"
"""Behind a term, before every longer one."""


@dataclass(frozen=True, slots=True)
class Filters:
    """Which cables are meant; what is None or empty leaves all in. All must hold."""

    since: date | None = None
    until: date | None = None
    """The last day that counts."""
    station: str | None = None
    tags: tuple[str, ...] = ()
    party: str | None = None
    """Words of a party's name or alias, in order."""
    country: str | None = None
    """Alpha-2: of a party, or of a government that is asked or answers."""
    kind: str | None = None

    def terms(self) -> Iterator[str]:
        """Yield the terms that have to stand in the index."""
        if self.station:
            yield term("station", station_of(self.station))
        yield from (term("tag", tag) for tag in self.tags)
        if self.country:
            yield term("country", self.country)
        if self.kind:
            yield term("kind", self.kind)
        words = split_words(self.party or "")
        yield from (term("party", word) for word in words)
        yield from (term("party", " ".join(pair)) for pair in pairwise(words))


class Ranked(NamedTuple):
    """Docs of one page in order with their scores, and how many there are in all."""

    total: int
    docs: list[int]
    scores: list[float]


class Searcher:
    """Answers queries over what one reader sees."""

    def __init__(self, connection: Connection, sight: Sight, stock: Stock) -> None:
        self.connection = connection
        self.sight = sight
        self.stock = stock

    def rank(self, clauses: tuple[Clause, ...], filters: Filters, limit: int | None, offset: int = 0) -> Ranked:
        """Return the best cables; the newer of two that are as good stands first."""
        docs, scores = self._find(clauses, filters)
        order = self._order(docs, scores, None if limit is None else offset + limit)
        page = order[offset:] if limit is None else order[offset : offset + limit]
        return Ranked(len(docs), docs[page].tolist(), scores[page].tolist())

    def _find(self, clauses: tuple[Clause, ...], filters: Filters) -> tuple[Array, Array]:
        stock = self.stock
        mask = stock.seen.copy()
        if filters.since:
            mask &= stock.days >= filters.since.toordinal()
        if filters.until:
            mask &= (stock.days <= filters.until.toordinal()) & (stock.days > 0)
        for wanted in filters.terms():
            mask &= self._frequencies(Clause((wanted,))) > 0
        frequencies = []
        for clause in clauses:
            found = self._frequencies(clause)
            if clause.excluded:
                mask &= found == 0
            else:
                mask &= found > 0
                frequencies.append(found)
        docs = np.flatnonzero(mask)
        scores = np.zeros(len(docs))
        if frequencies:
            share = stock.lengths[docs] / (stock.average or 1.0)
            for found in frequencies:
                count = int(np.count_nonzero(found[stock.seen]))
                weight = np.log1p((stock.count - count + 0.5) / (count + 0.5))
                tf = found[docs]
                scores += weight * tf * (K1 + 1) / (tf + K1 * (1 - B + B * share))
        return docs, scores

    def _order(self, docs: Array, scores: Array, wanted: int | None) -> Array:
        """Return the places of the best in order."""
        chosen = np.arange(len(docs))
        if wanted is not None and 0 < wanted < len(docs):
            # All that are as good as the last one wanted: which of them are newer is decided below.
            least = np.partition(scores, len(scores) - wanted)[len(scores) - wanted]
            chosen = np.flatnonzero(scores >= least)
        order: Array = np.lexsort((docs[chosen], -self.stock.days[docs[chosen]], -scores[chosen]))
        return chosen[order]

    def _frequencies(self, clause: Clause) -> Array:
        """Return, for each doc, how often a clause stands in it."""
        size = len(self.stock.seen)
        if len(clause.words) > 1:
            return self._phrase(clause)
        counts: Array = np.zeros(size, np.int64)
        for _, postings in self._read(clause.words[0], prefix=clause.prefix, places=False):
            if len(postings.terms) == 1:
                counts[postings.docs] += postings.tfs
            elif postings.terms:
                np.add.at(counts, postings.docs, postings.tfs)
        return counts

    def _read(self, word: str, *, prefix: bool, places: bool) -> Iterator[tuple[int, Postings]]:
        high = word + (_LAST if prefix else _NEXT)
        return read_terms(self.connection, self.sight, word, high, places=places)

    def _phrase(self, clause: Clause) -> Array:
        size = len(self.stock.seen)
        counts: Array = np.zeros(size, np.int64)
        last = len(clause.words) - 1
        standing: dict[int, list[Array]] = {}
        for i, word in enumerate(clause.words):
            for part, postings in self._read(word, prefix=clause.prefix and i == last, places=True):
                if len(standing.get(part, ())) == i:
                    standing.setdefault(part, []).append(_beginnings(postings, i))
        for keys in standing.values():
            if len(keys) == len(clause.words):
                np.add.at(counts, reduce(_both, sorted(keys, key=len)) >> 16, 1)
        return counts


def _beginnings(postings: Postings, shift: int) -> Array:
    """Return where a phrase may begin whose word with number `shift` stands as the postings say, doc and place."""
    docs = np.repeat(postings.docs, postings.tfs).astype(np.int64)
    keys: Array = docs << 16 | ((postings.places.astype(np.int64) - shift) & 0xFFFF)
    keys.sort(kind="stable")
    return keys


def _both(few: Array, many: Array) -> Array:
    at = np.searchsorted(many, few)
    at[at == len(many)] = 0
    return few[many[at] == few] if len(many) else many
