"""A reader's view of a desk: the only way to what is in it, narrowed to the labels that the reader may see.

A cable is there for a reader who sees its own label (of its classification and controls); of its text, the portions
are there whose labels are seen too. Not there and not allowed are one answer.
"""

import json
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from typing import Any, NamedTuple

from sqlalchemy import BindParameter, Connection, Row, bindparam, select

from demarche.casework.model import CableFacts, facts_of
from demarche.store.answers import CableInfo, Found, Hit, Mention
from demarche.store.claims import claim_label
from demarche.store.decisions import Decision, apply_decisions, read_decisions, with_refused
from demarche.store.derived import Stand, read_derived, read_stand
from demarche.store.errors import UnknownIdError
from demarche.store.index import Stock
from demarche.store.labels import Reader, Sight, cable_key, label_key
from demarche.store.narrow import narrow_record
from demarche.store.query import parse_query
from demarche.store.report import Place
from demarche.store.schema import claims, contents, labels, places, readings
from demarche.store.search import Filters, Ranked, Searcher
from demarche.store.shape import own_facts, unpack
from demarche.store.snippet import make_snippet
from demarche.store.sources import read_source
from demarche.store.words import fold_name
from demarche.text.decode import decode

_PAGE = 500
ALL = Filters()


class View:
    """What one reader sees. Make it with `Store.view`."""

    def __init__(
        self,
        reader: Reader,
        connect: Callable[[], AbstractContextManager[Connection]],
        stocks: Callable[[Connection, Sight], Stock],
    ) -> None:
        self.reader = reader
        self._connect = connect
        self._stocks = stocks

    def search(self, words: str, filters: Filters = ALL, limit: int = 20, offset: int = 0) -> Found:
        """Return the cables in which words stand, best first; without words, those of the filters, newest first.

        Words as in `demarche.store.query`.
        """
        clauses = parse_query(words)
        with self._connect() as connection:
            sight = Sight(connection, self.reader)
            ranked = self._rank(connection, sight, clauses, filters, limit, offset)
            infos = self._infos(connection, sight, ranked.docs)
            hits = []
            for doc, score in zip(ranked.docs, ranked.scores, strict=True):
                # Paragraphs before what stands around them.
                portions = sorted(_portions(connection, sight, doc), key=lambda portion: portion.number is None)
                snippet = make_snippet([portion.text for portion in portions], clauses)
                hits.append(Hit(infos[doc], round(score, 6), snippet))
            return Found(ranked.total, hits)

    def cables(self, filters: Filters = ALL, limit: int | None = None, offset: int = 0) -> list[CableInfo]:
        """Return the cables that the filters leave, newest first."""
        with self._connect() as connection:
            sight = Sight(connection, self.reader)
            docs = self._rank(connection, sight, (), filters, limit, offset).docs
            infos = self._infos(connection, sight, docs)
            return [infos[doc] for doc in docs]

    def count(self, filters: Filters = ALL) -> int:
        """Return how many cables the filters leave."""
        with self._connect() as connection:
            return self._rank(connection, Sight(connection, self.reader), (), filters, 0, 0).total

    def facts(self) -> Iterator[CableFacts]:
        """Yield what casework needs to know of each cable, in the order in which they were taken in.

        Spans lie in `text` of the cable; decisions are applied. Of two cables with one reference id both are given.
        """
        return (facts for _, _, facts in self.numbered_facts())

    def numbered_facts(self, docs: Collection[int] | None = None) -> Iterator[tuple[int, str, CableFacts]]:
        """Yield number, id and facts of each cable, as `facts`; of those with some numbers only where they are given.

        The numbers hold as long as `stand` says that no reading has changed.
        """
        with self._connect() as connection:
            sight = Sight(connection, self.reader)
            decided = {decision.cable for decision in read_decisions(connection, sight)}
            query = select(readings.c.doc, readings.c.id, contents.c.facts).join_from(readings, contents)
            query = query.where(sight.only(readings.c.label)).order_by(readings.c.doc)
            if docs is not None:
                query = query.where(readings.c.doc.in_(docs))
            for row in connection.execution_options(yield_per=_PAGE).execute(query):
                if sight.whole and row.id not in decided:
                    yield row.doc, row.id, CableFacts.from_json(json.loads(unpack(row.facts)))
                else:
                    record = self._record(connection, sight, row.doc, row.id)
                    if sight.whole:
                        yield row.doc, row.id, own_facts(record, _text(connection, row.doc))
                    else:
                        # The source is not told, and one cable has to be told from another.
                        yield row.doc, row.id, replace(facts_of(record), source=row.id)

    def stand(self) -> Stand:
        """Return what changes whenever the desk does."""
        with self._connect() as connection:
            return read_stand(connection)

    def kept(self, name: str, key: str) -> list[Any] | None:
        """Return what was worked out of this view and kept, None where there is nothing of this name and key."""
        with self._connect() as connection:
            return read_derived(connection, Sight(connection, self.reader), name, key)

    def records(self) -> Iterator[tuple[str, dict[str, Any]]]:
        """Yield id and record of each cable, decisions applied, in the order in which they were taken in."""
        with self._connect() as connection:
            sight = Sight(connection, self.reader)
            query = select(readings.c.doc, readings.c.id).where(sight.only(readings.c.label)).order_by(readings.c.doc)
            for row in connection.execute(query).all():
                yield row.id, self._record(connection, sight, row.doc, row.id)

    def record(self, cable: str, *, refused: bool = False) -> dict[str, Any]:
        """Return the record of a cable with what persons decided about it.

        With `refused` the claims that they refused stand behind the others: these can be confirmed still.

        Raises:
            UnknownIdError: there is no such cable, or it is not seen.
        """
        with self._connect() as connection:
            sight = Sight(connection, self.reader)
            row = self._row(connection, sight, cable)
            return self._record(connection, sight, row.doc, row.id, refused=refused)

    def text(self, cable: str) -> str:
        """Return the text of a cable: its part of the source; for readers of some labels, the portions they see.

        Raises:
            UnknownIdError: there is no such cable, or it is not seen.
        """
        with self._connect() as connection:
            sight = Sight(connection, self.reader)
            doc = self._row(connection, sight, cable).doc
            return _text(connection, doc) if sight.whole else "".join(p.text for p in _portions(connection, sight, doc))

    def source(self, cable: str) -> bytes:
        """Return the source in which a cable was first found, as it was given; for readers who see everything.

        Raises:
            UnknownIdError: there is no such cable, or not all of its source is seen.
        """
        with self._connect() as connection:
            sight = Sight(connection, self.reader)
            row = self._row(connection, sight, cable)
            if not sight.whole:
                raise UnknownIdError(cable)
            return b"".join(read_source(connection, row.source))

    def places(self, cable: str) -> list[Place]:
        """Return where the source of a cable was found; for readers who see everything.

        Raises:
            UnknownIdError: as `source`.
        """
        with self._connect() as connection:
            sight = Sight(connection, self.reader)
            row = self._row(connection, sight, cable)
            if not sight.whole:
                raise UnknownIdError(cable)
            found = connection.execute(
                select(places).where(places.c.source == row.source).order_by(places.c.path, places.c.member)
            )
            return [Place(place.path, place.member) for place in found]

    def parties_mentions(self) -> Iterator[Mention]:
        """Yield the parties that cables name, in the order in which these were taken in; decisions are applied."""
        with self._connect() as connection:
            sight = Sight(connection, self.reader)
            decided = {d.cable for d in read_decisions(connection, sight) if d.field == "parties"}
            query = (
                select(readings.c.doc, readings.c.id, claims.c.name, claims.c.country, claims.c.value)
                .join_from(readings, claims)
                .where(sight.only(readings.c.label, claims.c.label), claims.c.field == "parties")
                .order_by(claims.c.doc, claims.c.n)
            )
            for row in connection.execution_options(yield_per=_PAGE).execute(query):
                if row.id not in decided:
                    yield _mention(row.id, json.loads(row.value))
            docs = select(readings.c.doc, readings.c.id).where(
                sight.only(readings.c.label), readings.c.id.in_(sorted(decided))
            )
            for doc, cable in connection.execute(docs.order_by(readings.c.doc)).all() if decided else ():
                for party in self._record(connection, sight, doc, cable)["parties"]:
                    yield _mention(cable, party)

    def decisions(self, cable: str | None = None) -> list[Decision]:
        """Return what persons decided, in order; about one cable where it is named."""
        with self._connect() as connection:
            return read_decisions(connection, Sight(connection, self.reader), None if cable is None else [cable])

    def label_of(self, cable: str, claim: Any = None) -> str:  # noqa: ANN401 - a JSON value
        """Return the label of a cable, or of a claim in it.

        Raises:
            UnknownIdError: there is no such cable, or it is not seen.
        """
        with self._connect() as connection:
            row = self._row(connection, Sight(connection, self.reader), cable)
            return claim_label(claim, row.key)

    def _rank(
        self,
        connection: Connection,
        sight: Sight,
        clauses: Any,  # noqa: ANN401 - clauses of a query
        filters: Filters,
        limit: int | None,
        offset: int,
    ) -> Ranked:
        return Searcher(connection, sight, self._stocks(connection, sight)).rank(clauses, filters, limit, offset)

    def _row(self, connection: Connection, sight: Sight, cable: str) -> Row[int, str, int, str]:
        query = select(readings.c.doc, readings.c.id, readings.c.source, labels.c.key).join_from(
            readings, labels, readings.c.label == labels.c.id
        )
        row = connection.execute(query.where(sight.only(readings.c.label), readings.c.id == cable)).first()
        if row is None:
            raise UnknownIdError(cable)
        return row

    def _infos(self, connection: Connection, sight: Sight, docs: Sequence[int]) -> dict[int, CableInfo]:
        infos: dict[int, CableInfo] = {}
        for at in range(0, len(docs), _PAGE):
            query = select(readings, labels.c.key).join_from(readings, labels, readings.c.label == labels.c.id)
            query = query.where(sight.only(readings.c.label), readings.c.doc.in_(docs[at : at + _PAGE]))
            for row in connection.execute(query):
                subject = row.subject if sight.sees(row.subject_label) else None
                kind = row.kind if sight.whole else None
                about = (row.id, row.reference_id, row.dtg, row.station, kind, subject, row.key)
                infos[row.doc] = CableInfo(*about)
        return infos

    def _record(
        self, connection: Connection, sight: Sight, doc: int, cable: str, *, refused: bool = False
    ) -> dict[str, Any]:
        packed = connection.execute(select(contents.c.record).where(contents.c.doc == doc)).scalar_one()
        record: dict[str, Any] = json.loads(unpack(packed))
        if not sight.whole:
            whole = cable_key(record["classification"], record["dissemination"])
            record = narrow_record(record, whole, label_key(record["subject_marking"]) or whole, sight.sees_key)
        decided = read_decisions(connection, sight, [cable])
        if not decided:
            return record
        record = apply_decisions(record, decided)
        return with_refused(record, decided) if refused else record


def _mention(cable: str, party: dict[str, Any]) -> Mention:
    name = party["name"]
    aliases, roles = tuple(party.get("aliases") or ()), tuple(party.get("roles") or ())
    return Mention(cable, name, fold_name(name), party.get("country"), aliases, roles)


def _text(connection: Connection, doc: int) -> str:
    row = connection.execute(_TEXT, {"wanted": doc}).one()
    return unpack(row.text) if row.text is not None else decode(b"".join(read_source(connection, row.source))).text


_wanted: BindParameter[int] = bindparam("wanted")
_TEXT = select(contents.c.text, readings.c.source).join_from(contents, readings).where(contents.c.doc == _wanted)
_PORTIONS = select(contents.c.portions, contents.c.running).where(contents.c.doc == _wanted)


class _Portion(NamedTuple):
    number: int | None
    """Of the paragraph; None outside."""
    text: str


def _portions(connection: Connection, sight: Sight, doc: int) -> list[_Portion]:
    """Return the portions of a cable's running text that are seen."""
    row = connection.execute(_PORTIONS, {"wanted": doc}).one()
    text = _text(connection, doc)
    running = text if row.running is None else unpack(row.running, text)
    cut = json.loads(unpack(row.portions))
    return [_Portion(number, running[start:end]) for start, end, key, number in cut if sight.sees_key(key)]
