"""What a desk has worked out before: cables, cases and parties as they are kept in the store, and given back."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from demarche.cable.times import iso
from demarche.casework.case import Case
from demarche.casework.keeping import (
    cases_from_json,
    cases_to_json,
    casework_version,
    features_from_json,
    features_to_json,
    linking_from_json,
    links_to_json,
    parties_to_json,
)
from demarche.casework.linking import Linking
from demarche.casework.model import CableFacts, KeptFacts, read_moment
from demarche.casework.precedents import Precedents
from demarche.store import DeskError, Reader, Store, View

_PLAIN = ("reference_id", "source", "origin", "station", "kind", "subject", "classification", "errors")
"""Facts that lists of cables and cases are made of, beside the date-time group."""
_ONE_BY_ONE = 40
"""Cables of which the facts are read one by one; then all are."""

Numbered = tuple[int, str, CableFacts]
"""The number of a cable in the store, its id there, and its facts."""


class Keeper:
    """Keeps what is worked out of one view of a store, and gives it back while the desk stands as it stood."""

    def __init__(self, store: Store, view: View, reader: Reader) -> None:
        self.store = store
        self.view = view
        self.reader = reader
        self.stand = view.stand()

    def _key(self, *numbers: int) -> str:
        return ".".join([casework_version(), *map(str, numbers)])

    def _cases_key(self) -> str:
        return self._key(self.stand.readings, self.stand.claims)

    def _parties_key(self) -> str:
        return self._key(*self.stand)

    def cables(self) -> list[Numbered] | None:
        """Return the cables; what is not at hand of their facts is read when it is asked for."""
        rows = self.view.kept("cables", self._key(self.stand.readings))
        if rows is None:
            return None
        decided = {decision.cable for decision in self.view.decisions() if decision.cable}
        read = _Reading(self.view)
        told = {doc: facts for doc, _, facts in self.view.numbered_facts([r[0] for r in rows if r[1] in decided])}
        return [(row[0], row[1], told.get(row[0]) or _facts(row, read)) for row in rows]

    def keep_cables(self, found: Iterable[Numbered]) -> None:
        """Keep the cables; what persons decided is put over them when they are given back."""
        rows = [
            [doc, ident, iso(facts.dtg) if facts.dtg else None, *(getattr(facts, name) for name in _PLAIN)]
            for doc, ident, facts in found
        ]
        self.store.keep(self.stand, self._key(self.stand.readings), {"cables": rows}, self.reader)

    def cases(self, facts: Sequence[CableFacts]) -> list[Case] | None:
        """Return the cases over the cables, outside time."""
        rows = self.view.kept("cases", self._cases_key())
        return None if rows is None else cases_from_json(rows, facts)

    def keep_cases(self, cases: Iterable[Case], facts: Sequence[CableFacts]) -> None:
        """Keep the cases."""
        self.store.keep(self.stand, self._cases_key(), {"cases": cases_to_json(cases, facts)}, self.reader)

    def linking(self) -> Linking | None:
        """Return the parties with their links."""
        parties, links = (self.view.kept(name, self._parties_key()) for name in ("parties", "links"))
        return None if parties is None or links is None else linking_from_json(parties, links)

    def keep_linking(self, linking: Linking) -> None:
        """Keep the parties."""
        found = {"parties": parties_to_json(linking), "links": links_to_json(linking)}
        self.store.keep(self.stand, self._parties_key(), found, self.reader)

    def precedents(self, cases: Iterable[Case], linking: Linking) -> Precedents | None:
        """Return what finds precedents among the cases."""
        rows = self.view.kept("features", self._parties_key())
        return None if rows is None else Precedents(cases, linking, features_from_json(rows))

    def keep_precedents(self, precedents: Precedents) -> None:
        """Keep what cases may share."""
        found = {"features": features_to_json(precedents.features)}
        self.store.keep(self.stand, self._parties_key(), found, self.reader)


def _facts(row: Sequence[Any], read: "_Reading") -> CableFacts:
    doc, _, dtg, *plain = row
    known = dict(zip(_PLAIN, plain, strict=True))
    return KeptFacts({**known, "dtg": read_moment(dtg)}, read.of(doc))


class _Reading:
    """Reads the facts of cables from the store, a few of them one by one, many together."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.count = 0
        self.all: dict[int, CableFacts] = {}

    def of(self, doc: int) -> Callable[[], CableFacts]:
        """Return what reads the facts of one cable."""
        return lambda: self._read(doc)

    def _read(self, doc: int) -> CableFacts:
        self.count += 1
        if self.count > _ONE_BY_ONE and not self.all:
            self.all = {number: facts for number, _, facts in self.view.numbered_facts()}
        if doc in self.all:
            return self.all.pop(doc)
        for _, _, facts in self.view.numbered_facts([doc]):
            return facts
        raise DeskError("the desk has changed meanwhile; start the command again")
