"""The index in the database: parts by labels, merged as they become many, and the terms in them.

A part holds the postings of a stretch of docs under one pair of labels (of the cable, of the portion). Eight parts of
one level become one of the next, so that there are few of them and each word is written a few times only.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

import numpy as np
from sqlalchemy import BindParameter, Connection, bindparam, delete, func, insert, literal, select

from demarche.store.bulk import insert_rows
from demarche.store.labels import Sight
from demarche.store.postings import Array, Block, Postings, from_blocks, merge, renumber, to_blocks
from demarche.store.schema import blocks, parts, retired

FANOUT = 8
WINDOW = 1 << 20
"""Compressed bytes of postings that are merged at once; in memory they are twenty times as many."""
LARGE = 1 << 17
"""Compressed bytes from which on a term is merged by itself."""
_KEPT = ("docs", "lengths", "days")
_TYPES = {"docs": "<u4", "lengths": "<u4", "days": "<i4"}


def add_postings(connection: Connection, found: Mapping[tuple[int, int], Postings]) -> None:
    """Write the postings of new docs, by the numbers of their two labels, and merge what has become many."""
    for pair, postings in sorted(found.items()):
        if len(postings.known):
            _write_part(connection, pair, 0, postings, to_blocks(postings))
            _merge_levels(connection, pair)


def tidy(connection: Connection) -> None:
    """Make one part of each pair, without the docs that are retired."""
    pairs = connection.execute(select(parts.c.cable_label, parts.c.label).distinct()).all()
    for pair in sorted((row.cable_label, row.label) for row in pairs):
        rows = connection.execute(_parts_of(pair)).all()
        _merge_parts(connection, pair, rows, max(row.level for row in rows))
    connection.execute(delete(retired))


def _write_part(
    connection: Connection, pair: tuple[int, int], level: int, about: Postings, cut: Iterable[Block]
) -> None:
    number = (connection.execute(select(func.max(parts.c.id))).scalar() or 0) + 1
    row = {
        "id": number,
        "level": level,
        "first": int(about.known[0]),
        "cable_label": pair[0],
        "label": pair[1],
        "docs": about.known.astype("<u4").tobytes(),
        "lengths": about.lengths.astype("<u4").tobytes(),
        "days": about.days.astype("<i4").tobytes(),
    }
    connection.execute(insert(parts), row)
    insert_rows(connection, blocks, [{"part": number, **block._asdict()} for block in cut])


def _parts_of(pair: tuple[int, int]) -> Any:  # noqa: ANN401 - a select of whole rows
    return select(parts).where(parts.c.cable_label == pair[0], parts.c.label == pair[1]).order_by(parts.c.first)


def _merge_levels(connection: Connection, pair: tuple[int, int]) -> None:
    level = 0
    while True:
        count = select(func.count()).where(
            parts.c.cable_label == pair[0], parts.c.label == pair[1], parts.c.level == level
        )
        if (connection.execute(count).scalar() or 0) < FANOUT:
            return
        rows = connection.execute(_parts_of(pair).where(parts.c.level == level)).all()
        _merge_parts(connection, pair, rows, level + 1)
        level += 1


def _merge_parts(connection: Connection, pair: tuple[int, int], rows: Sequence[Any], level: int) -> None:
    ids = [row.id for row in rows]
    gone = np.array([row.doc for row in connection.execute(select(retired.c.doc))], np.int64)
    arrays = {name: np.concatenate([np.frombuffer(getattr(r, name), _TYPES[name]) for r in rows]) for name in _KEPT}
    nothing = np.empty(0, np.uint32)
    about = Postings([], nothing, nothing, nothing, nothing, arrays["docs"], arrays["lengths"], arrays["days"])
    numbers = np.arange(int(arrays["docs"].max(initial=0)) + 1)
    numbers[gone[gone < len(numbers)]] = -1
    about = renumber(about, numbers)
    if len(about.known):
        _write_part(connection, pair, level, about, ())
        number = connection.execute(select(func.max(parts.c.id))).scalar()
        for postings in _windows(connection, ids):
            merged = renumber(postings, numbers) if len(gone) else postings
            insert_rows(connection, blocks, [{"part": number, **block._asdict()} for block in to_blocks(merged)])
    connection.execute(delete(blocks).where(blocks.c.part.in_(ids)))
    connection.execute(delete(parts).where(parts.c.id.in_(ids)))


def _windows(connection: Connection, ids: Sequence[int]) -> Iterator[Postings]:
    """Yield the merged postings of parts, a stretch of terms at a time."""
    size = func.length(blocks.c.postings) + func.length(blocks.c.places)
    listed = connection.execute(
        select(blocks.c.first, size.label("size")).where(blocks.c.part.in_(ids)).order_by(blocks.c.first)
    ).all()
    low, total = "", 0
    for row in listed:
        if row.first < low:
            # Of a large term, and merged with it.
            continue
        if (total > WINDOW or row.size > LARGE) and row.first > low:
            yield _window(connection, ids, low, row.first)
            low, total = row.first, 0
        total += row.size
        if row.size > LARGE:
            yield _window(connection, ids, row.first, row.first + _NEXT)
            low, total = row.first + _NEXT, 0
    if listed:
        yield _window(connection, ids, low, _HIGHEST)


_HIGHEST = chr(0x10FFFF)
_NEXT = "\x01"
"""Behind a term, before every longer one."""
_other = blocks.alias()
_low: BindParameter[str] = bindparam("low")
_high: BindParameter[str] = bindparam("high")
_part: BindParameter[int] = bindparam("part")


def _from(part: Any) -> Any:  # noqa: ANN401 - expressions
    """Return the first term of the block of a part in which the terms from `low` begin."""
    begins = select(func.max(_other.c.first)).where(_other.c.part == part, _other.c.first <= _low)
    return func.coalesce(begins.scalar_subquery(), literal(""))


_stretch = (
    select(blocks)
    .where(blocks.c.part == _part, blocks.c.first >= _from(_part), blocks.c.first < _high, blocks.c.last >= _low)
    .order_by(blocks.c.first)
)


def _window(connection: Connection, ids: Sequence[int], low: str, high: str) -> Postings:
    return merge([
        from_blocks(
            map(_block, connection.execute(_stretch, {"part": number, "low": low, "high": high})),
            low,
            high,
        )
        for number in ids
    ])  # fmt: skip


def _block(row: Any) -> Block:  # noqa: ANN401 - a row
    return Block(row.first, row.last, row.terms, row.counts, row.postings, getattr(row, "places", b""))


def read_terms(
    connection: Connection, sight: Sight, low: str, high: str, *, places: bool
) -> Iterator[tuple[int, Postings]]:
    """Yield what a reader may see of the terms from `low` up to `high`, a part at a time with its number.

    Args:
        connection: the database.
        sight: what is seen.
        low: the first term.
        high: the term behind the last.
        places: read the places too.
    """
    columns = [blocks.c.part, blocks.c.first, blocks.c.last, blocks.c.terms, blocks.c.counts, blocks.c.postings]
    columns += [blocks.c.places] if places else []
    here = (
        (blocks.c.part == parts.c.id)
        & (blocks.c.first >= _from(parts.c.id))
        & (blocks.c.first < _high)
        & (blocks.c.last >= _low)
    )
    # An outer join only so that SQLite takes the few parts first and not the many blocks.
    query = select(*columns).join_from(parts, blocks, here, isouter=True)
    query = query.where(sight.only(parts.c.cable_label, parts.c.label))
    query = query.order_by(parts.c.first, parts.c.id, blocks.c.first)
    rows_found = connection.execute(query, {"low": low, "high": high})
    found = (row for row in rows_found if row.part is not None)
    for part, rows in groupby(found, key=lambda row: row.part):
        yield part, from_blocks(map(_block, rows), low, high)


class Stock:
    """What is known of all docs that a reader may see: how many words of each are seen, and on which day it stands.

    `lengths` and `days` are indexed by doc; `seen` says which docs are there at all.
    """

    def __init__(self, connection: Connection, sight: Sight) -> None:
        columns = (parts.c.docs, parts.c.lengths, parts.c.days)
        rows = connection.execute(select(*columns).where(sight.only(parts.c.cable_label, parts.c.label))).all()
        pieces = [tuple(np.frombuffer(getattr(r, name), _TYPES[name]) for name in _KEPT) for r in rows]
        size = max((int(docs[-1]) + 1 for docs, _, _ in pieces), default=0)
        self.lengths: Array = np.zeros(size, np.int64)
        self.days: Array = np.zeros(size, np.int32)
        self.seen: Array = np.zeros(size, bool)
        for docs, lengths, days in pieces:
            self.lengths[docs] += lengths
            self.days[docs] = days
            self.seen[docs] = True
        gone = np.array([row.doc for row in connection.execute(select(retired.c.doc))], np.int64)
        self.seen[gone[gone < size]] = False
        self.count = int(self.seen.sum())
        self.average = float(self.lengths[self.seen].mean()) if self.count else 0.0

    @staticmethod
    def state(connection: Connection) -> tuple[int, int, int]:
        """Return what changes whenever the stock may have."""
        about = connection.execute(select(func.max(parts.c.id), func.count())).one()
        return about[0] or 0, about[1], connection.execute(select(func.count()).select_from(retired)).scalar() or 0
