"""Postings: which words stand where in which cables, as arrays that are merged and cut without a loop over them.

A `Postings` is sorted by term; the docs of a term ascend. `counts` says how many docs each term has, `tfs` how often
it stands in each, `places` at which words. Places are kept modulo 65,536, so in a longer text a phrase may also be
found where its words stand that far apart.
"""

import zlib
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from demarche.store.words import LONGEST

Array = NDArray[Any]

TERM = "\x01"
"""What is no word begins with this: `\\x01tag\\x01parm`."""

MOST = 0xFFFF
"""Places of a term in one doc that are kept."""
GAP = 16
"""Words between two portions: no phrase reaches from one into the other."""
BLOCK_BYTES = 24_000
BLOCK_TERMS = 512


class Postings(NamedTuple):
    """The terms of some docs under one label, and what is known of the docs."""

    terms: list[str]
    counts: Array
    docs: Array
    tfs: Array
    places: Array
    known: Array
    """Numbers of all docs, ascending."""
    lengths: Array
    """Words of each."""
    days: Array
    """Proleptic ordinal of each cable's date; 0 where it has none."""


class _Vocabulary(dict[str, int]):
    """Numbers words as they are met; of long ones the beginning."""

    def __missing__(self, word: str) -> int:
        if len(word) > LONGEST and not word.startswith(TERM):
            return self[word[:LONGEST]]
        self[word] = number = len(self)
        return number


class PostingsBuilder:
    """Collects the words of docs, doc by doc, in ascending order."""

    def __init__(self) -> None:
        self._numbers = _Vocabulary()
        self._ids: list[int] = []
        self._docs: list[tuple[int, int]] = []
        self._runs: list[tuple[int, int]] = []
        """Neighbouring words: at which place the first stands, and how many there are."""
        self._known: list[tuple[int, int, int]] = []

    def add(self, doc: int, day: int, portions: Iterable[Sequence[str]], terms: Iterable[str] = ()) -> None:
        """Take a doc: the words of each of its portions, and terms that stand nowhere."""
        ids, number = self._ids, self._numbers.__getitem__
        before, length, at = len(ids), 0, 0
        for words in portions:
            count = len(words)
            ids += map(number, words)
            self._runs.append((at, count))
            length += count
            at += count + GAP
        for term in terms:
            ids.append(number(term))
            self._runs.append((0, 1))
        self._docs.append((doc, len(ids) - before))
        self._known.append((doc, length, day))

    def build(self) -> Postings:
        """Return the postings of all that was added."""
        terms = sorted(self._numbers)
        # Numbers of two bytes are sorted in a third of the time.
        ranks = np.empty(len(terms), np.uint16 if len(terms) <= 1 << 16 else np.int64)
        ranks[[self._numbers[term] for term in terms]] = np.arange(len(terms))
        ids = ranks[np.array(self._ids, np.int64)]
        docs = np.repeat(*np.array(self._docs, np.int64).reshape(-1, 2).T)
        firsts, sizes = np.array(self._runs, np.int64).reshape(-1, 2).T
        places = np.arange(len(ids)) + np.repeat(firsts - _starts(sizes), sizes)
        order = np.argsort(ids, kind="stable")
        ids, docs, places = ids[order], docs[order], places[order]
        new = np.ones(len(ids), bool)
        new[1:] = (ids[1:] != ids[:-1]) | (docs[1:] != docs[:-1])
        starts = np.flatnonzero(new)
        tfs = np.diff(np.append(starts, len(ids)))
        if len(tfs) and tfs.max() > MOST:
            places = places[np.arange(len(ids)) - np.repeat(starts, tfs) < MOST]
            tfs = np.minimum(tfs, MOST)
        known, lengths, days = np.array(self._known, np.int64).reshape(-1, 3).T
        return Postings(
            terms=terms,
            counts=np.bincount(ids[starts], minlength=len(terms)).astype(np.uint32),
            docs=docs[starts].astype(np.uint32),
            tfs=tfs.astype(np.uint16),
            places=(places & 0xFFFF).astype(np.uint16),
            known=known.astype(np.uint32),
            lengths=lengths.astype(np.uint32),
            days=days.astype(np.int32),
        )


def renumber(postings: Postings, numbers: Array) -> Postings:
    """Return postings with other docs: `numbers[doc]` is a doc's new number, below 0 for one that goes."""
    docs = numbers[postings.docs]
    kept = docs >= 0
    known = numbers[postings.known]
    stays = known >= 0
    if kept.all() and stays.all():
        return postings._replace(docs=docs.astype(np.uint32), known=known.astype(np.uint32))
    owners = np.repeat(np.arange(len(postings.terms)), postings.counts)
    counts = np.bincount(owners[kept], minlength=len(postings.terms))
    return Postings(
        terms=[term for term, count in zip(postings.terms, counts, strict=True) if count],
        counts=counts[counts > 0].astype(np.uint32),
        docs=docs[kept].astype(np.uint32),
        tfs=postings.tfs[kept],
        places=postings.places[np.repeat(kept, postings.tfs)],
        known=known[stays].astype(np.uint32),
        lengths=postings.lengths[stays],
        days=postings.days[stays],
    )


def merge(several: Sequence[Postings]) -> Postings:
    """Return the postings of all; the docs of each stand before those of the next."""
    if len(several) == 1:
        return several[0]
    new_terms = sorted({term for postings in several for term in postings.terms})
    if len(new_terms) == 1:
        return _joined(several)
    ranks = dict(zip(new_terms, range(len(new_terms)), strict=True))
    owners = np.array([ranks[term] for postings in several for term in postings.terms], np.int64)
    # Sorting is stable: the docs of a term stay in order.
    order = np.argsort(owners, kind="stable")
    counts = np.concatenate([p.counts for p in several]).astype(np.int64)
    docs = np.concatenate([p.docs for p in several])
    tfs = np.concatenate([p.tfs for p in several])
    places = np.concatenate([p.places for p in several])
    picked = _runs(_starts(counts), counts, order)
    summed = np.bincount(owners, weights=counts, minlength=len(new_terms))
    return Postings(
        terms=new_terms,
        counts=summed.astype(np.uint32),
        docs=docs[picked],
        tfs=tfs[picked],
        places=places[_runs(_starts(tfs), tfs, picked)],
        known=np.concatenate([p.known for p in several]),
        lengths=np.concatenate([p.lengths for p in several]),
        days=np.concatenate([p.days for p in several]),
    )


def _joined(several: Sequence[Postings]) -> Postings:
    """Return the postings of all, which have one term and the same: a term of very many docs needs no more room."""
    term = next(term for postings in several for term in postings.terms)
    count = sum(len(postings.docs) for postings in several)
    arrays = (np.concatenate([p[i] for p in several]) for i in range(2, 8))
    return Postings([term], np.array([count], np.uint32), *arrays)


def _starts(counts: Array) -> Array:
    ends = np.cumsum(counts, dtype=np.int64)
    return ends - counts


def _runs(starts: Array, counts: Array, order: Array) -> Array:
    """Return the indices of the runs that begin at `starts` and have `counts` members, run by run in an order."""
    sizes = counts[order].astype(np.int64)
    moved = np.repeat(starts[order] - _starts(sizes), sizes)
    return moved + np.arange(len(moved))


class Block(NamedTuple):
    """Some neighbouring terms as they are kept: their words, and compressed arrays."""

    first: str
    last: str
    terms: bytes
    counts: bytes
    postings: bytes
    places: bytes


def to_blocks(postings: Postings) -> Iterator[Block]:
    """Yield the terms in blocks of some kilobytes; a term of many docs has one for itself."""
    ends = np.cumsum(postings.counts, dtype=np.int64)
    place_ends = np.append(0, np.cumsum(postings.tfs, dtype=np.int64))
    weights = np.cumsum(postings.counts.astype(np.int64) * 6) + place_ends[ends] * 2
    at = 0
    while at < len(postings.terms):
        base = int(weights[at - 1]) if at else 0
        stop = int(np.searchsorted(weights, base + BLOCK_BYTES, side="right"))
        stop = min(max(stop, at + 1), at + BLOCK_TERMS, len(postings.terms))
        a, b = int(ends[at - 1]) if at else 0, int(ends[stop - 1])
        p, q = int(place_ends[a]), int(place_ends[b])
        terms = postings.terms[at:stop]
        yield Block(
            first=terms[0],
            last=terms[-1],
            terms="\n".join(terms).encode(),
            counts=_pack((postings.counts[at:stop], "<u4")),
            postings=_pack((postings.docs[a:b], "<u4"), (postings.tfs[a:b], "<u2")),
            places=_pack((postings.places[p:q], "<u2")),
        )
        at = stop


_NOTHING = np.empty(0, np.uint32)
_NO_PLACES = np.empty(0, np.uint16)


def _pack(*arrays: tuple[Array, str]) -> bytes:
    """Return arrays of one length as bytes: differences, bytes of one rank together, compressed."""
    data = []
    for array, kind in arrays:
        steps = array.astype(kind)
        steps[1:] -= array[:-1].astype(kind)
        data.append(steps.view(np.uint8).reshape(-1, steps.itemsize).T.tobytes())
    return zlib.compress(b"".join(data), 1)


def _unpack(data: bytes, *kinds: str) -> list[Array]:
    """Return the arrays of these kinds that `_pack` made bytes of."""
    types = [np.dtype(kind) for kind in kinds]
    raw = np.frombuffer(zlib.decompress(data), np.uint8)
    count = len(raw) // sum(kind.itemsize for kind in types)
    found, at = [], 0
    for kind in types:
        piece = raw[at : at + count * kind.itemsize].reshape(kind.itemsize, count)
        found.append(np.cumsum(np.ascontiguousarray(piece.T).view(kind).ravel(), dtype=kind))
        at += count * kind.itemsize
    return found


def from_blocks(blocks: Iterable[Block], low: str = "", high: str | None = None) -> Postings:
    """Return the postings of the terms from `low` up to `high` in blocks of one part, in order."""
    found = [_cut(block, low, high) for block in blocks]
    if len(found) == 1:
        return found[0]
    terms = [term for piece in found for term in piece.terms]
    counts, docs, tfs, places = (np.concatenate([_NOTHING, *(piece[i] for piece in found)]) for i in range(1, 5))
    return Postings(terms, counts, docs, tfs, places, _NOTHING, _NOTHING, _NOTHING)


def _cut(block: Block, low: str, high: str | None) -> Postings:
    terms = block.terms.decode().split("\n")
    (counts,) = _unpack(block.counts, "<u4")
    docs, tfs = _unpack(block.postings, "<u4", "<u2")
    places = _unpack(block.places, "<u2")[0] if block.places else _NO_PLACES
    if block.first >= low and (high is None or block.last < high):
        return Postings(terms, counts, docs, tfs, places, _NOTHING, _NOTHING, _NOTHING)
    first = bisect_left(terms, low)
    last = len(terms) if high is None else max(first, bisect_left(terms, high))
    a, b = int(counts[:first].sum()), int(counts[:last].sum())
    if len(places):
        p, q = int(tfs[:a].sum(dtype=np.int64)), int(tfs[:b].sum(dtype=np.int64))
        places = places[p:q]
    found = (counts[first:last], docs[a:b], tfs[a:b], places)
    return Postings(terms[first:last], *found, _NOTHING, _NOTHING, _NOTHING)
