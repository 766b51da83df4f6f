"""A desk: cases, parties, precedents and network of what a reader sees, each worked out once, when it is asked for."""

import json
from datetime import UTC, date, datetime
from functools import cached_property
from typing import Any, Protocol

from demarche.cable.ids import canonical_id
from demarche.casework.case import Case, find_case
from demarche.casework.linking import Decision as LinkDecision
from demarche.casework.linking import Linking, Party, link_parties
from demarche.casework.model import CableFacts
from demarche.casework.network import Network, build_network
from demarche.casework.precedents import Precedents
from demarche.casework.threads import build_cases
from demarche.desk.errors import NotFoundError
from demarche.desk.kept import Keeper, Numbered
from demarche.desk.nearest import advice
from demarche.store import Decision, Reader, Store, View
from demarche.store.decisions import LINK


class Watcher(Protocol):
    """Is told how far the work is that comes before every answer: cables are loaded, then cases built."""

    def step(self) -> None:
        """Count a cable."""

    def stop(self) -> None:
        """Hear that the cases stand."""


class Desk:
    """What a reader sees of a store, as cases and parties on a day.

    Args:
        store: the opened store.
        today: what "overdue" is measured by; by default the present day in UTC.
        reader: as whom the store is looked at; by default one who sees everything.
        watcher: told how far the work is.
    """

    def __init__(
        self,
        store: Store,
        today: date | None = None,
        reader: Reader | None = None,
        watcher: Watcher | None = None,
    ) -> None:
        self._watcher = watcher
        self.store = store
        self.today = today or datetime.now(tz=UTC).date()
        self.reader = reader or Reader()
        self.view: View = store.view(self.reader)

    @cached_property
    def _keeper(self) -> Keeper:
        return Keeper(self.store, self.view, self.reader)

    @cached_property
    def _numbered(self) -> list[Numbered]:
        """Number, id and facts of each cable, in the order in which they were taken in."""
        kept = self._keeper.cables()
        if kept is not None:
            return kept
        found = []
        for row in self.view.numbered_facts():
            found.append(row)
            if self._watcher:
                self._watcher.step()
        self._keeper.keep_cables(found)
        return found

    @cached_property
    def facts(self) -> list[CableFacts]:
        """What casework knows of each cable, in the order in which they were taken in."""
        return [facts for _, _, facts in self._numbered]

    @cached_property
    def cases(self) -> list[Case]:
        """The cases, by the date of their requests."""
        cases = self._keeper.cases(self.facts)
        if cases is None:
            cases = build_cases(self.facts)
            self._keeper.keep_cases(cases, self.facts)
        if self._watcher:
            self._watcher.stop()
        return [case.on(self.today) for case in cases]

    @cached_property
    def linking(self) -> Linking:
        """The parties over all cables, with what persons decided about them."""
        linking = self._keeper.linking()
        if linking is None:
            linking = link_parties(self.facts, self.cases, map(self._link_decision, self.link_decisions))
            self._keeper.keep_linking(linking)
        return linking

    @cached_property
    def link_decisions(self) -> list[Decision]:
        """What persons decided about links, in order."""
        return [decision for decision in self.view.decisions() if decision.field == LINK]

    @cached_property
    def precedents(self) -> Precedents:
        """Finds earlier cases like a case."""
        precedents = self._keeper.precedents(self.cases, self.linking)
        if precedents is None:
            precedents = Precedents(self.cases, self.linking)
            self._keeper.keep_precedents(precedents)
        return precedents

    @cached_property
    def network(self) -> Network:
        """Parties and relations over all cables."""
        return build_network(self.facts, self.linking)

    @cached_property
    def by_key(self) -> dict[str, CableFacts]:
        """The facts of each cable by the id that cases and parties name it by."""
        return {facts.key: facts for facts in self.facts}

    @cached_property
    def parties(self) -> dict[str, Party]:
        """The parties by id."""
        return {party.id: party for party in self.linking.parties}

    @cached_property
    def _stored(self) -> dict[str, str]:
        """The ids in the store of cables that have no reference id, by the source that facts name them by."""
        return {facts.key: ident for _, ident, facts in self._numbered if facts.reference_id is None}

    @cached_property
    def _keys(self) -> dict[str, str]:
        """The other way round."""
        return {ident: key for key, ident in self._stored.items()}

    def stored_id(self, key: str) -> str:
        """Return the id in the store of a cable that cases and parties name."""
        facts = self.by_key.get(key)
        return self._stored.get(key, key) if facts is not None and facts.reference_id is None else key

    def record(self, key: str, *, refused: bool = False) -> dict[str, Any]:
        """Return the record of a cable by the id that cases and parties name it by, decisions applied."""
        return self.view.record(self.stored_id(key), refused=refused)

    def cable(self, wanted: str) -> CableFacts:
        """Return the facts of the cable that a person names, in any spelling of its id.

        Raises:
            NotFoundError: there is none; the message names those with the nearest ids.
        """
        for key in (wanted, canonical_id(wanted), wanted.upper()):
            if key in self.by_key:
                return self.by_key[key]
        known = {self.stored_id(key): key for key, facts in self.by_key.items() if facts.reference_id is None}
        if wanted in known:
            return self.by_key[known[wanted]]
        raise NotFoundError(f"{wanted}: there is no such cable on this desk{advice(wanted, self.by_key)}")

    def cases_of(self, wanted: str) -> list[Case]:
        """Return the cases that a cable belongs to, first the one that it opens.

        Raises:
            NotFoundError: there is no such cable, or it belongs to no case.
        """
        cable = self.cable(wanted)
        found = find_case(self.cases, cable.key)
        if not found:
            raise NotFoundError(f"{cable.key}: this cable belongs to no case; `demarche thread` shows what it names")
        return sorted(found, key=lambda case: case.id != cable.key)

    def _link_decision(self, decision: Decision) -> LinkDecision:
        (a, one), (b, other) = link_ends(decision)
        keys = self._keys
        return LinkDecision(f"{keys.get(a, a)}:{one}", f"{keys.get(b, b)}:{other}", decision.action, decision.who)


def link_ends(decision: Decision) -> list[tuple[str, str]]:
    """Return both ends of the link that a decision is about: the id of a cable and the name there."""
    return [(cable, name) for cable, name in json.loads(decision.quote)]
