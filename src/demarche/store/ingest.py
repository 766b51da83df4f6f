"""Taking cables in: from paths to a desk, in batches, each kept whole or not at all.

What there is to do follows from what is kept: a source that the same version has read whole is known by its hash. So
the work may end at any moment, by `kill -9` too, and goes on where it was when it is started again.
"""

import hashlib
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import IO, NamedTuple

from sqlalchemy import Engine, func, select

from demarche._version import __version__
from demarche.carriers.errors import SourceError
from demarche.carriers.files import SourceFile, find_sources
from demarche.claims import claims_reader
from demarche.claims.extractor import open_extractor
from demarche.reading import read_origins
from demarche.store.connect import writing
from demarche.store.index import tidy
from demarche.store.report import Place, Progress, Report, Unreadable, Watcher
from demarche.store.schema import readings, retired, sightings, sources
from demarche.store.sources import CHUNK, add_places, keep_large
from demarche.store.work import Batch, Ended, Item, Piece, Whole, read_all
from demarche.store.writer import Writer

LARGE = 8 << 20
"""Bytes from which on a source is read part by part."""
TOGETHER = 1000
"""Cables that are written in one transaction, at least."""
SECONDS = 3.0
"""After which what was read is written, however little it is."""
_LOOK = 256
_LOOK_BYTES = 4 << 20
_NOTHING = "there is no text file in it; what is hidden or of another kind (PDF, pictures) is passed over"
_GROWTH = 0.25
"""Share of the cables that have to be new for the index to be merged at once."""
_CLUTTER = 0.5
"""Share of the index that may belong to readings that are gone."""


class _Opened(NamedTuple):
    sha256: str
    place: Place
    data: bytes


def version_of(extractor: str, carrier: str | None = None) -> str:
    """Return what a reading was made by; where it changes, sources are read anew.

    Raises:
        ValueError: there is no extractor of that name.
    """
    chosen = open_extractor(extractor)
    return f"demarche/{__version__} {chosen.name}/{chosen.version}" + (f" as {carrier}" if carrier else "")


def ingest_paths(
    engine: Engine,
    paths: Iterable[str],
    *,
    jobs: int = 1,
    extractor: str = "rules",
    carrier: str | None = None,
    watcher: Watcher | None = None,
) -> Report:
    """Take the cables of files, folders, archives or standard input into a desk.

    Raises:
        ValueError: there is no extractor of that name.
    """
    intake = _Intake(engine, version_of(extractor, carrier), carrier, watcher or (lambda _: None))
    waiting: list[Batch] = []
    count, last = 0, time.monotonic()
    for batch in read_all(intake.items(paths), claims_reader(extractor), carrier, jobs):
        waiting.append(batch)
        count += sum(len(getattr(output, "readings", ())) for output in batch.outputs)
        if count >= TOGETHER or time.monotonic() - last > SECONDS:
            intake.write(waiting)
            waiting, count, last = [], 0, time.monotonic()
    if waiting:
        intake.write(waiting)
    intake.tidy()
    return intake.report


@dataclass
class _Intake:
    engine: Engine
    version: str
    carrier: str | None
    watcher: Watcher
    report: Report = field(default_factory=Report)
    bytes: int = 0
    unfinished: set[str] = field(default_factory=set)
    """Hashes of the sources of which a cable could not be read."""

    def items(self, paths: Iterable[str]) -> Iterator[Item]:
        """Yield what is to be read; what is known already is counted on the way."""
        opened: list[_Opened] = []
        size = 0
        for path in paths:
            found = False
            try:
                for source in find_sources([path]):
                    found = True
                    try:
                        whole = self._open(source)
                        if whole is None:
                            yield from self._unknown(opened)
                            opened, size = [], 0
                            yield from self._large(source)
                            continue
                    except SourceError as error:
                        yield Unreadable(error.path, error.message)
                        continue
                    opened.append(whole)
                    size += len(whole.data)
                    if len(opened) >= _LOOK or size >= _LOOK_BYTES:
                        yield from self._unknown(opened)
                        opened, size = [], 0
            except SourceError as error:
                found = True
                yield Unreadable(error.path, error.message)
            if not found:
                yield Unreadable(path, _NOTHING, harmless=True)
        yield from self._unknown(opened)

    def _open(self, source: SourceFile) -> _Opened | None:
        """Return a source with its bytes, None where it is large."""
        with source.open() as stream:
            data = stream.read(LARGE)
        if len(data) >= LARGE:
            return None
        self.bytes += len(data)
        return _Opened(hashlib.sha256(data).hexdigest(), _place(source), data)

    def _unknown(self, opened: Sequence[_Opened]) -> Iterator[Item]:
        """Yield those sources that this version has not read yet."""
        if not opened:
            return
        columns = (sources.c.id, sources.c.sha256, sources.c.cables)
        wanted = {source.sha256 for source in opened}
        with self.engine.connect() as connection:
            rows = connection.execute(
                select(*columns).where(sources.c.sha256.in_(wanted), sources.c.version == self.version)
            )
            known = {row.sha256: row for row in rows}
        self._note([(known[source.sha256].id, source.place) for source in opened if source.sha256 in known])
        for source in opened:
            if source.sha256 in known:
                self.report.known += known[source.sha256].cables
            else:
                yield Whole(*source)
        self.watcher(Progress(self.report.cables, self.bytes))

    def _note(self, found: Sequence[tuple[int, Place]]) -> None:
        if found:
            with writing(self.engine) as connection:
                add_places(connection, found)

    def _large(self, source: SourceFile) -> Iterator[Item]:
        """Yield the parts of a large source that this version has not read yet; keep its bytes first."""
        sha256, size = hashlib.sha256(), 0
        with source.open() as stream:
            for piece in _pieces(stream):
                sha256.update(piece)
                size += len(piece)
        key = sha256.hexdigest()
        with source.open() as stream:
            number = keep_large(self.engine, key, size, _pieces(stream))
        self._note([(number, _place(source))])
        with self.engine.connect() as connection:
            row = connection.execute(select(sources.c.version, sources.c.cables).where(sources.c.id == number)).one()
            done: dict[int, int] = {}
            if row.version != self.version:
                counted = (
                    select(sightings.c.part, func.count().label("cables"))
                    .join_from(sightings, readings)
                    .where(sightings.c.source == number, readings.c.version == self.version)
                    .group_by(sightings.c.part)
                )
                done = {r.part: r.cables for r in connection.execute(counted)}
        if row.version == self.version:
            self.bytes += size
            self.report.known += row.cables
            self.watcher(Progress(self.report.cables, self.bytes))
            return
        for part, origin in read_origins(source, self.carrier):
            self.bytes += len(part.text)
            if part.base in done:
                self.report.known += done[part.base]
            else:
                yield Piece(key, part, origin)
        yield Ended(key)

    def write(self, batches: Sequence[Batch]) -> None:
        """Write what was read, whole or not at all."""
        with writing(self.engine) as connection:
            Writer(connection, self.version, self.report, self.unfinished).write(batches)
        self.watcher(Progress(self.report.cables, self.bytes))

    def tidy(self) -> None:
        """Put the index in one piece where much has come or gone; a search then takes half the time."""
        with writing(self.engine) as connection:
            gone = connection.execute(select(func.count()).select_from(retired)).scalar() or 0
            there = connection.execute(select(func.count()).select_from(readings)).scalar() or 0
            come = self.report.new + self.report.updated
            if gone > _CLUTTER * (gone + there) or come > max(TOGETHER, _GROWTH * there):
                tidy(connection)


def _place(source: SourceFile) -> Place:
    # A name of bytes that are no text is kept readable.
    path, member = (
        name.replace("\x00", " ").encode("utf-8", "backslashreplace").decode("utf-8")
        for name in (source.path, source.member or "")
    )
    return Place(path, member)


def _pieces(stream: IO[bytes]) -> Iterator[bytes]:
    while piece := stream.read(CHUNK):
        yield piece
