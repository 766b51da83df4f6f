"""The links of a desk with their ids: made by a rule, waiting for a decision, decided by a person."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from demarche.casework.linking import CONFIRM, TO_CONFIRM, Link
from demarche.casework.parties import Mention
from demarche.desk.desk import Desk, link_ends
from demarche.desk.errors import NotFoundError
from demarche.desk.ids import LINK_PREFIX, link_id
from demarche.desk.nearest import advice

BETWEEN = " = "
"""Stands between the two names of a link, each as `CABLE:NAME`."""


class Ends(NamedTuple):
    """Two names of parties, each with the id of its cable in the store."""

    a: tuple[str, str]
    b: tuple[str, str]

    @property
    def id(self) -> str:
        """The id of a link between them."""
        return link_id(self.a, self.b)


class Links:
    """Finds links of a desk by id or by the names that they join."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.mentions: dict[str, Mention] = {str(mention): mention for mention in desk.linking.party_of}

    def ends(self, link: Link) -> Ends:
        """Return what a link joins."""
        return Ends(self._stored(self.mentions[link.a]), self._stored(self.mentions[link.b]))

    def record(self, link: Link) -> dict[str, Any]:
        """Return a link as a plain value, with its id."""
        return {"id": self.ends(link).id, **link.to_record()}

    def records(self, links: Iterable[Link]) -> list[dict[str, Any]]:
        """Return links as plain values, each once."""
        found = {row["id"]: row for row in map(self.record, links)}
        return list(found.values())

    def waiting(self) -> list[dict[str, Any]]:
        """Return the links that wait for a decision."""
        return self.records(self.desk.linking.proposals)

    def of_party(self, ident: str) -> list[dict[str, Any]]:
        """Return the links of a party: those that made it, and those that wait."""
        return self.records(self.desk.parties[ident].all_links())

    def waiting_of(self, ident: str) -> list[dict[str, Any]]:
        """Return the links of a party that wait for a decision."""
        return self.records(link for link in self.desk.parties[ident].links if link.decided_by == TO_CONFIRM)

    def refused(self) -> list[dict[str, Any]]:
        """Return what persons refused and did not take back."""
        last = {decision.quote: decision for decision in self.desk.link_decisions}
        rows = []
        for decision in last.values():
            if decision.action != CONFIRM:
                a, b = link_ends(decision)
                rows.append(
                    {
                        "id": link_id(a, b),
                        "a": ":".join(a),
                        "b": ":".join(b),
                        "reason": decision.reason,
                        "decided_by": decision.who,
                    }
                )
        return rows

    def find(self, wanted: str) -> Ends:
        """Return what a link joins, by its id or as `CABLE:NAME = CABLE:NAME`.

        Raises:
            NotFoundError: there is no such link, or no such name.
        """
        if BETWEEN in wanted:
            one, _, other = wanted.partition(BETWEEN)
            return Ends(self._named(one.strip()), self._named(other.strip()))
        known = {ends.id: ends for ends in self._all()}
        if wanted not in known:
            raise NotFoundError(f"{wanted}: there is no such link on this desk{advice(wanted, known)}")
        return known[wanted]

    def _all(self) -> Iterable[Ends]:
        yield from map(self.ends, self.desk.linking.proposals)
        for party in self.desk.linking.parties:
            yield from map(self.ends, party.all_links())
        for decision in self.desk.link_decisions:
            a, b = link_ends(decision)
            yield Ends(a, b)

    def _named(self, text: str) -> tuple[str, str]:
        if text not in self.mentions:
            raise NotFoundError(f"{text}: no cable names a party so{advice(text, self.mentions)}")
        return self._stored(self.mentions[text])

    def _stored(self, mention: Mention) -> tuple[str, str]:
        return self.desk.stored_id(mention.cable), mention.name


def waits(row: dict[str, Any]) -> bool:
    """Tell whether a link waits for a decision."""
    return bool(row["decided_by"] == TO_CONFIRM)


def is_link(text: str) -> bool:
    """Tell whether a person means a link and not a claim."""
    return text.startswith(LINK_PREFIX) or BETWEEN in text
