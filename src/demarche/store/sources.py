"""Sources: the bytes that were given, kept whole, compressed in chunks and addressed by their SHA-256."""

import zlib
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import islice

from sqlalchemy import Connection, Engine, delete, func, insert, select

from demarche.store.bulk import insert_rows
from demarche.store.connect import writing
from demarche.store.report import Place
from demarche.store.schema import chunks, places, sources
from demarche.store.shape import LEVEL

CHUNK = 1 << 20
_TOGETHER = 32
"""Chunks that are written at once."""


def next_source(connection: Connection) -> int:
    """Return the number of the next new source."""
    return (connection.execute(select(func.max(sources.c.id))).scalar() or 0) + 1


def find_source(connection: Connection, sha256: str) -> int | None:
    """Return the number of a source, None where it is not there."""
    number: int | None = connection.execute(select(sources.c.id).where(sources.c.sha256 == sha256)).scalar()
    return number


def keep_large(engine: Engine, sha256: str, size: int, stream: Iterable[bytes]) -> int:
    """Keep a source whose bytes come in pieces of `CHUNK`, a few megabytes a transaction; return its number.

    What was kept of it before, by a process that was ended meanwhile, is written again.
    """
    with writing(engine) as connection:
        number = find_source(connection, sha256)
        if number is None:
            number = next_source(connection)
            connection.execute(insert(sources), {"id": number, "sha256": sha256, "size": size})
        count = connection.execute(select(func.count()).where(chunks.c.source == number)).scalar() or 0
        if count == -(-size // CHUNK):
            return number
        connection.execute(delete(chunks).where(chunks.c.source == number))
    numbered = enumerate(stream)
    # Compression lets go of the interpreter: threads are as good as processes, and nothing has to be sent.
    with ThreadPoolExecutor() as threads:
        while some := list(islice(numbered, _TOGETHER)):
            packed = threads.map(lambda piece: zlib.compress(piece, LEVEL), [piece for _, piece in some])
            rows = [{"source": number, "n": n, "data": data} for (n, _), data in zip(some, packed, strict=True)]
            with writing(engine) as connection:
                insert_rows(connection, chunks, rows)
    return number


def read_source(connection: Connection, number: int) -> Iterator[bytes]:
    """Yield the bytes of a source in pieces."""
    rows = connection.execute(select(chunks.c.data).where(chunks.c.source == number).order_by(chunks.c.n))
    for row in rows:
        yield zlib.decompress(row.data)


def add_places(connection: Connection, found: Iterable[tuple[int, Place]]) -> None:
    """Note where sources were found, each place once."""
    wanted = dict.fromkeys((number, *place) for number, place in found)
    if not wanted:
        return
    known: set[tuple[int, str, str]] = set()
    numbers = sorted({row[0] for row in wanted})
    for at in range(0, len(numbers), 500):
        rows = connection.execute(select(places).where(places.c.source.in_(numbers[at : at + 500])))
        known.update((row.source, row.path, row.member) for row in rows)
    new = [dict(zip(("source", "path", "member"), row, strict=True)) for row in wanted if row not in known]
    insert_rows(connection, places, new)
