"""Writing what was read: one transaction for sources, readings, claims and index together."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TypeVar

import numpy as np
from sqlalchemy import ColumnElement, Connection, and_, delete, func, select, update

from demarche.store.bulk import insert_rows
from demarche.store.derived import count_change
from demarche.store.index import add_postings
from demarche.store.labels import LabelNumbers
from demarche.store.postings import Postings, merge, renumber
from demarche.store.report import Place, Report
from demarche.store.schema import chunks, claims, contents, readings, retired, sightings, sources
from demarche.store.shape import Pair, Reading, clean
from demarche.store.sources import add_places, next_source
from demarche.store.work import Batch, Ended, Taken

_Value = TypeVar("_Value", str, int)
_LOOKED_UP = 500
"""Values of one query."""
_TABLES = (sources, chunks, readings, contents, claims, sightings, retired)
"""In the order in which rows may be written."""


class Writer:
    """Writes batches in one transaction; `report` is told only what is kept when the transaction is."""

    def __init__(self, connection: Connection, version: str, report: Report, unfinished: set[str]) -> None:
        self.connection = connection
        self.version = version
        self.report = report
        self.unfinished = unfinished
        """Sources of which a cable could not be read: they do not count as read."""
        self.labels = LabelNumbers(connection)
        self.rows: dict[str, list[dict[str, Any]]] = {table.name: [] for table in _TABLES}
        last = [connection.execute(select(func.max(c))).scalar() or 0 for c in (readings.c.doc, retired.c.doc)]
        self.next_doc = max(last) + 1
        self.next_source = next_source(connection)
        self.found: dict[str, tuple[int, str]] = {}
        self.seen: set[tuple[int, int]] = set()
        """Parts of large sources that were read before, in this version or another."""
        self.done: set[tuple[str, int | None]] = set()
        self.docs: dict[str, int] = {}
        self.ids: set[str] = set()
        self.places: list[tuple[int, Place]] = []
        self.ended: list[str] = []
        self.changed = False
        """Whether a reading came or went."""
        self.postings: dict[tuple[int, int], list[Postings]] = {}

    def write(self, batches: Sequence[Batch]) -> None:
        """Write all that the batches hold."""
        self._look_up(batches)
        for batch in batches:
            numbers: list[int] = []
            for output in batch.outputs:
                if isinstance(output, Taken):
                    numbers += self._take(output)
                elif isinstance(output, Ended):
                    self.ended.append(output.sha256)
                else:
                    self.report.unreadable.append(output)
            self._index(batch.postings, numbers)
        self._flush()

    def _look_up(self, batches: Sequence[Batch]) -> None:
        """Find what is there already of the sources, texts and ids that come."""
        taken = [output for batch in batches for output in batch.outputs if isinstance(output, Taken)]
        found = [reading for output in taken for reading in output.readings]
        for some in _several({output.sha256 for output in taken}):
            rows = self.connection.execute(
                select(sources.c.id, sources.c.sha256, sources.c.version).where(sources.c.sha256.in_(some))
            )
            self.found.update({row.sha256: (row.id, row.version) for row in rows})
        numbers = [number for number, _ in self.found.values()]
        for begun in _several({output.part for output in taken if output.part is not None}):
            seen = select(sightings.c.source, sightings.c.part).where(
                sightings.c.source.in_(numbers), sightings.c.part.in_(begun)
            )
            self.seen.update((row.source, row.part) for row in self.connection.execute(seen))
        for some in _several({reading.content for reading in found}):
            rows = self.connection.execute(
                select(readings.c.doc, readings.c.content).where(readings.c.content.in_(some))
            )
            self.docs.update({row.content: row.doc for row in rows})
        for some in _several({_base(reading) for reading in found}):
            self.ids.update(self.connection.execute(select(readings.c.id).where(readings.c.id.in_(some))).scalars())

    def _take(self, taken: Taken) -> list[int]:
        """Take what was read of a source, or of a part of it; return the doc of each reading, -1 for known ones."""
        known = self.found.get(taken.sha256)
        if known is not None and taken.place:
            self.places.append((known[0], taken.place))
        if (known and known[1] == self.version) or (taken.sha256, taken.part) in self.done:
            self.report.known += len(taken.readings)
            return [-1] * len(taken.readings)
        self.done.add((taken.sha256, taken.part))
        self.report.unreadable += taken.failed
        if taken.failed:
            self.unfinished.add(taken.sha256)
        if known is None:
            number = self._new_source(taken)
            return [self._read(number, reading) for reading in taken.readings]
        number = known[0]
        if taken.part is not None and (number, taken.part) not in self.seen:
            return [self._read(number, reading) for reading in taken.readings]
        if taken.part is None:
            self.connection.execute(
                update(sources)
                .where(sources.c.id == number)
                .values(version=self._version_of(taken.sha256), cables=len(taken.readings))
            )
        scope = sightings.c.source == number
        if taken.part is not None:
            scope = and_(scope, sightings.c.part == taken.part)
        return self._read_anew(number, scope, taken.readings)

    def _new_source(self, taken: Taken) -> int:
        number = self.next_source
        self.next_source += 1
        version = self._version_of(taken.sha256)
        self.found[taken.sha256] = (number, version)
        row = {"id": number, "sha256": taken.sha256, "size": taken.size, "cables": len(taken.readings)}
        self.rows["sources"].append({**row, "version": version})
        self.rows["chunks"].append({"source": number, "n": 0, "data": taken.data})
        if taken.place:
            self.places.append((number, taken.place))
        return number

    def _version_of(self, sha256: str) -> str:
        """Return what a source was read by; nothing where not all of it could be."""
        return "" if sha256 in self.unfinished else self.version

    def _read(self, source: int, reading: Reading) -> int:
        """Note a reading; return its doc, -1 where the cable is known."""
        doc = self.docs.get(reading.content)
        if doc is None:
            self.report.new += 1
            doc = self._add(source, reading)
            self._see(source, reading, doc)
            return doc
        self.report.known += 1
        self._see(source, reading, doc)
        return -1

    def _see(self, source: int, reading: Reading, doc: int) -> None:
        row = {"source": source, "start": reading.start, "end": reading.end, "doc": doc, "part": reading.part}
        self.rows["sightings"].append(row)

    def _add(self, source: int, reading: Reading) -> int:
        self.changed = True
        doc = self.next_doc
        self.next_doc += 1
        self.docs[reading.content] = doc
        name = _base(reading)
        if name in self.ids:
            name = f"{name}~{reading.content[:8]}"
        self.ids.add(name)
        number = self.labels.number
        about = {
            "doc": doc,
            "id": name,
            "source": source,
            "version": self.version,
            "label": number(reading.label),
            "subject_label": number(reading.subject_label),
        }
        same = ("reference_id", "content", "start", "dtg", "station", "kind", "subject")
        self.rows["readings"].append({**about, **{key: getattr(reading, key) for key in same}})
        self.rows["contents"].append(
            {
                "doc": doc,
                "facts": reading.facts,
                "record": reading.record,
                "portions": reading.portions,
                "running": reading.running,
                "text": reading.text,
            }
        )
        for claim in reading.claims:
            self.rows["claims"].append({"doc": doc, **claim._asdict(), "label": number(claim.label)})
        return doc

    def _read_anew(self, source: int, scope: ColumnElement[bool], found: Sequence[Reading]) -> list[int]:
        """Put readings in the place of those that an older version made of the same bytes."""
        self._flush_rows()
        rows = self.connection.execute(
            select(sightings.c.start, sightings.c.doc, readings.c.source, readings.c.version, readings.c.content)
            .join_from(sightings, readings)
            .where(scope)
        ).all()
        if not rows:
            return [self._read(source, reading) for reading in found]
        own = {row.doc: row for row in rows if row.source == source and row.version != self.version}
        self.connection.execute(delete(sightings).where(scope))
        elsewhere = self.connection.execute(select(sightings).where(sightings.c.doc.in_(own))).mappings().all()
        self.connection.execute(delete(sightings).where(sightings.c.doc.in_(own)))
        self._remove(own)
        before = self.report.new
        numbers = [self._read(source, reading) for reading in found]
        # Beyond those that were there before they are new.
        updated = min(self.report.new - before, len(own))
        self.report.updated += updated
        self.report.new -= updated
        # What was found in other sources too is now what stands at the same place, if anything does.
        at = {reading.start: self.docs[reading.content] for reading in found}
        moved = {doc: at.get(row.start) for doc, row in own.items()}
        for row in elsewhere:
            if (doc := moved[row["doc"]]) is not None:
                self.rows["sightings"].append({**row, "doc": doc})
        return numbers

    def _remove(self, own: dict[int, Any]) -> None:
        self.changed = self.changed or bool(own)
        names = self.connection.execute(select(readings.c.id).where(readings.c.doc.in_(own))).scalars()
        self.ids.difference_update(names)
        for table in (claims, contents, readings):
            self.connection.execute(delete(table).where(table.c.doc.in_(own)))
        self.rows["retired"] += [{"doc": doc} for doc in own]
        for row in own.values():
            self.docs.pop(row.content, None)

    def _index(self, found: dict[Pair, Postings], numbers: Sequence[int]) -> None:
        docs = np.array(numbers, np.int64)
        for (whole, key), postings in found.items():
            pair = (self.labels.number(whole), self.labels.number(key))
            self.postings.setdefault(pair, []).append(renumber(postings, docs))

    def _flush_rows(self) -> None:
        for table in _TABLES:
            insert_rows(self.connection, table, self.rows[table.name])
            self.rows[table.name] = []

    def _flush(self) -> None:
        self._flush_rows()
        add_places(self.connection, self.places)
        for sha256 in self.ended:
            count = select(func.count()).select_from(sightings.join(sources)).where(sources.c.sha256 == sha256)
            self.connection.execute(
                update(sources)
                .where(sources.c.sha256 == sha256)
                .values(version=self._version_of(sha256), cables=count.scalar_subquery())
            )
        if self.changed:
            count_change(self.connection)
        add_postings(self.connection, {pair: merge(several) for pair, several in self.postings.items()})


def _base(reading: Reading) -> str:
    return clean(reading.reference_id) or reading.content[:16]


def _several(values: Iterable[_Value]) -> Iterator[list[_Value]]:
    listed = sorted(values)
    return (listed[at : at + _LOOKED_UP] for at in range(0, len(listed), _LOOKED_UP))
