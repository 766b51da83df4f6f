"""The part of taking cables in that runs in several processes: bytes in, readings and the words of their texts out."""

import os
import threading
import traceback
import zlib
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import nullcontext
from io import BytesIO
from multiprocessing import get_context, parent_process
from pathlib import Path
from typing import NamedTuple

from demarche.cable.assemble import ClaimsReader, assemble
from demarche.cable.cable import Cable, Source
from demarche.carriers.errors import SourceError
from demarche.carriers.files import SourceFile
from demarche.carriers.model import Part
from demarche.claims.errors import EndpointError, ExtractorError
from demarche.reading import read_origins
from demarche.store.postings import Postings
from demarche.store.report import Place, Unreadable
from demarche.store.shape import LEVEL, IndexBuilder, Pair, Reading, shape

BATCH_BYTES = 400_000
BATCH_ITEMS = 64
WAITING = 24
"""Batches that may be under way: enough to keep all processes busy while the store merges."""


_NOT_OURS = (OSError, MemoryError, EndpointError)
"""Exceptions that say nothing about one cable."""


class Whole(NamedTuple):
    """A source that is read in one piece."""

    sha256: str
    place: Place
    data: bytes


class Piece(NamedTuple):
    """One part of a large source."""

    sha256: str
    part: Part
    origin: Source


class Taken(NamedTuple):
    """What was read: of a whole source, with its bytes compressed, or of a part of a large one.

    `failed` holds what is said about cables that could not be read; it is tried again the next time.
    """

    sha256: str
    place: Place | None
    size: int
    data: bytes | None
    part: int | None
    readings: list[Reading]
    failed: list[Unreadable]


class Ended(NamedTuple):
    """All parts of a large source have been read."""

    sha256: str


Item = Whole | Piece | Ended | Unreadable
Output = Taken | Ended | Unreadable


class Batch(NamedTuple):
    """What one process made of some items; `postings` count their readings from 0."""

    outputs: list[Output]
    postings: dict[Pair, Postings]


def read_all(items: Iterable[Item], claims: ClaimsReader, carrier: str | None, jobs: int) -> Iterator[Batch]:
    """Yield what is read, in the order of the items, with several processes or in this one."""
    if jobs == 1:
        for batch in _batches(items):
            yield read_batch(batch, claims, carrier)
        return
    # Spawned, not forked: a progress bar may have a thread running.
    pool = ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=_end_with_parent)
    try:
        waiting: deque[Future[Batch]] = deque()
        for batch in _batches(items):
            waiting.append(pool.submit(read_batch, batch, claims, carrier))
            if len(waiting) >= WAITING:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def read_batch(items: Sequence[Item], claims: ClaimsReader, carrier: str | None) -> Batch:
    """Read some items."""
    index = IndexBuilder()
    outputs: list[Output] = []
    for item in items:
        if isinstance(item, Whole):
            outputs.append(_read_whole(item, claims, carrier, index))
        elif isinstance(item, Piece):
            outputs.append(_read_piece(item, claims, index))
        else:
            outputs.append(item)
    return Batch(outputs, {pair: builder.build() for pair, builder in index.pairs.items()})


def _read_whole(item: Whole, claims: ClaimsReader, carrier: str | None, index: IndexBuilder) -> Output:
    path, member = item.place
    source = SourceFile(path, member or None, lambda: nullcontext(BytesIO(item.data)))
    try:
        parts = list(read_origins(source, carrier))
    except SourceError as error:
        return Unreadable(error.path, error.message)
    readings: list[Reading] = []
    failed: list[Unreadable] = []
    for part, origin in parts:
        _read_part(part, origin, claims, index, (readings, failed), alone=len(parts) == 1)
    packed = zlib.compress(item.data, LEVEL)
    return Taken(item.sha256, item.place, len(item.data), packed, None, readings, failed)


def _read_piece(item: Piece, claims: ClaimsReader, index: IndexBuilder) -> Taken:
    readings: list[Reading] = []
    failed: list[Unreadable] = []
    _read_part(item.part, item.origin, claims, index, (readings, failed), alone=False)
    return Taken(item.sha256, None, 0, None, item.part.base, readings, failed)


def _read_part(
    part: Part,
    origin: Source,
    claims: ClaimsReader,
    index: IndexBuilder,
    found: tuple[list[Reading], list[Unreadable]],
    *,
    alone: bool,
) -> None:
    """Read the cables of a part; what fails is our mistake, costs one cable, and is told."""
    readings, failed = found
    cables: list[Cable] = []
    start = part.base
    try:
        cables = list(assemble(part, origin, claims))
        for cable in cables:
            start = cable.start
            whole = alone and len(cables) == 1 and cable.text == part.text
            try:
                readings.append(shape(cable, part.base, index, whole_source=whole))
            except _NOT_OURS:
                raise
            except Exception as error:  # noqa: BLE001 - whatever it is, the other cables are read
                failed.append(_failure(origin, cable.reference_id, start, error))
    except _NOT_OURS:
        raise
    except Exception as error:  # noqa: BLE001
        failed.append(_failure(origin, None, start, error))


def _failure(origin: Source, cable: str | None, start: int, error: Exception) -> Unreadable:
    """Return what is said about a cable that could not be read, with all that a report of it needs."""
    path = "!".join(filter(None, (origin.path, origin.member)))
    place = f"{cable or 'a cable'} at character {start:,} (its part begins on line {origin.line:,}) was passed over"
    if isinstance(error, ExtractorError):
        return Unreadable(path, f"{place}: {error}")
    trace = traceback.extract_tb(error.__traceback__)
    where = f" in {Path(trace[-1].filename).stem}.{trace[-1].name}" if trace else ""
    what = f"{type(error).__name__}{where}"
    return Unreadable(path, f"{place}: {what}. This is a mistake of demarche, not of the cable; please report it")


def _batches(items: Iterable[Item]) -> Iterator[list[Item]]:
    batch: list[Item] = []
    size = 0
    for item in items:
        batch.append(item)
        size += len(item.data) if isinstance(item, Whole) else len(item.part.text) if isinstance(item, Piece) else 0
        if size >= BATCH_BYTES or len(batch) >= BATCH_ITEMS:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _end_with_parent() -> None:
    """Have this process end when the one that started it is killed."""
    parent = parent_process()
    assert parent is not None

    def wait() -> None:
        parent.join()
        os._exit(1)

    threading.Thread(target=wait, daemon=True).start()
