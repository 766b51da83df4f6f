"""Cables from sources, in order, with one process or several."""

import os
import signal
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import Generic, TypeVar

from demarche.cable.assemble import ClaimsReader, assemble
from demarche.cable.cable import Cable, Source
from demarche.carriers.errors import SourceError
from demarche.carriers.files import STDIN, SourceFile, find_sources
from demarche.carriers.model import Part
from demarche.claims.errors import CableRefusedError
from demarche.reading import read_origins

NOTHING = "there is no text file in it; what is hidden or of another kind (PDF, pictures) is passed over"

T = TypeVar("T")
Piece = tuple[Part, Source]

BATCH_CHARACTERS = 400_000
BATCH_PIECES = 64
"""A batch is what one process gets at a time: large enough to be worth sending, small enough to keep order cheaply."""


@dataclass(frozen=True, slots=True)
class Failure:
    """A source that could not be read, and why."""

    path: str
    message: str
    harmless: bool = False
    """Whether there was nothing to read, and not something that could not be read."""


@dataclass(frozen=True, slots=True)
class Job(Generic[T]):
    """What to read, as what, with how many processes, and what to make of each cable.

    `shape` must be a function of a module or a `functools.partial` of one, so that it can be sent to a process.
    """

    paths: tuple[str, ...]
    shape: Callable[[Cable], T]
    carrier: str | None = None
    jobs: int = 1
    output: Path | None = None
    """The file that is being written; it is left out of what is read."""
    claims: ClaimsReader | None = None
    """What reads the claims; like `shape`, it must be sent to processes."""

    def results(self, on_source: Callable[[], None]) -> Iterator[T | Failure]:
        """Yield what `shape` makes of each cable, and the failures, in the order of the sources.

        Args:
            on_source: called when the reading of a source begins.
        """
        jobs = self.jobs or os.cpu_count() or 1
        pieces = self._pieces(on_source)
        if jobs > 1:
            return _in_processes(pieces, _Making(self.shape, self.claims), jobs)
        return _in_this_process(pieces, _Making(self.shape, self.claims))

    def count_sources(self, seconds: float) -> int | None:
        """Return how many sources there are; None where that cannot be told within some seconds, or at all."""
        if not all(Path(path).is_dir() or Path(path).is_file() for path in self.paths):
            return None
        deadline, count = time.monotonic() + seconds, 0
        try:
            for _ in find_sources(self.paths):
                count += 1
                if time.monotonic() > deadline:
                    return None
        except SourceError:
            return None
        return count

    def _pieces(self, on_source: Callable[[], None]) -> Iterator[Piece | Failure]:
        own = _identity(self.output) if self.output else None
        for path in self.paths:
            found = False
            try:
                for source in find_sources([path]):
                    if own is None or source.path == STDIN or _identity(source.path) != own:
                        found = True
                        on_source()
                        yield from _read(source, self.carrier)
            except SourceError as error:
                found = True
                yield _failure(error)
            if not found:
                yield Failure(path, NOTHING, harmless=True)


def _identity(path: str | Path) -> tuple[int, int] | None:
    """Return what tells a file from any other, whatever its name; None where there is none."""
    try:
        status = os.stat(path)  # noqa: PTH116  asked for every source
    except (OSError, ValueError):
        return None
    return status.st_dev, status.st_ino


def _read(source: SourceFile, carrier: str | None) -> Iterator[Piece | Failure]:
    try:
        yield from read_origins(source, carrier)
    except SourceError as error:
        yield _failure(error)


def _failure(error: SourceError) -> Failure:
    return Failure(str(error.path), error.message)


@dataclass(frozen=True, slots=True)
class _Making(Generic[T]):
    """What is made of each cable; it can be sent to a process."""

    shape: Callable[[Cable], T]
    claims: ClaimsReader | None


def _in_this_process(pieces: Iterable[Piece | Failure], making: _Making[T]) -> Iterator[T | Failure]:
    for piece in pieces:
        if isinstance(piece, Failure):
            yield piece
        else:
            for cable in assemble(*piece, making.claims):
                try:
                    yield making.shape(cable)
                except CableRefusedError as error:
                    yield Failure(_place(cable), str(error))


def _place(cable: Cable) -> str:
    """Where a cable stands, for a message about it."""
    source = cable.source
    return ": ".join(filter(None, [source.path or "(text)", source.member, cable.reference_id]))


def _in_processes(pieces: Iterable[Piece | Failure], making: _Making[T], jobs: int) -> Iterator[T | Failure]:
    # Spawned, not forked: a progress bar may have a thread running.
    with _pool(jobs) as pool:
        waiting: deque[Future[list[T | Failure]]] = deque()
        for batch in _batches(pieces):
            waiting.append(_submit(pool, batch, making))
            # Twice as many batches as processes keep all of them busy and the memory small.
            if len(waiting) >= 2 * jobs:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()


def _batches(pieces: Iterable[Piece | Failure]) -> Iterator[list[Piece | Failure]]:
    batch: list[Piece | Failure] = []
    size = 0
    for piece in pieces:
        batch.append(piece)
        size += 0 if isinstance(piece, Failure) else len(piece[0].text)
        if size >= BATCH_CHARACTERS or len(batch) >= BATCH_PIECES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _work(batch: list[Piece | Failure], making: _Making[T]) -> list[T | Failure]:
    results: list[T | Failure] = []
    for result in _in_this_process(batch, making):
        results.append(result)  # noqa: PERF402  the type checker follows this
    return results


@contextmanager
def _pool(jobs: int) -> Iterator[ProcessPoolExecutor]:
    pool = ProcessPoolExecutor(jobs, mp_context=get_context("spawn"))
    try:
        yield pool
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _submit(pool: ProcessPoolExecutor, batch: list[Piece | Failure], making: _Making[T]) -> "Future[list[T | Failure]]":
    # A process starts inside `submit` and inherits the mask: Ctrl-C is for this process alone, which ends the others.
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        return pool.submit(_work, batch, making)
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
