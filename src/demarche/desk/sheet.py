"""Everything about one linked party: spellings, cables, roles, relations, links with their reasons, cases."""

from typing import Any

from demarche.casework.linking import Party
from demarche.casework.network import build_network
from demarche.desk.desk import Desk
from demarche.desk.errors import NotFoundError
from demarche.desk.ids import claims_with_ids
from demarche.desk.links import Links
from demarche.desk.nearest import nearest, told_near
from demarche.store.words import fold_name

_LISTED = 8


def find_party(desk: Desk, wanted: str) -> Party:
    """Return the party that a person names: by id, by a name or alias, or by words of one.

    Raises:
        NotFoundError: there is none, or there are several; the message names the nearest.
    """
    if wanted in desk.parties:
        return desk.parties[wanted]
    folded = fold_name(wanted)
    parties = desk.linking.parties
    names = {party.id: {fold_name(name) for name in (party.name, *party.aliases)} for party in parties}
    found = [party for party in parties if folded in names[party.id]]
    if not found and folded:
        found = [party for party in parties if any(f" {folded} " in f" {name} " for name in names[party.id])]
    if len(found) == 1:
        return found[0]
    if found:
        rows = "".join(f"\n  {party.id}  {party.name}, {party.country or '??'}" for party in found[:_LISTED])
        raise NotFoundError(f"{wanted}: {len(found)} parties are called so; give the id of one:{rows}")
    near = nearest(wanted, (name for party in parties for name in (party.name, *party.aliases)))
    raise NotFoundError(f"{wanted}: there is no such party on this desk{told_near(near)}")


def party_sheet(desk: Desk, party: Party) -> dict[str, Any]:
    """Return the party record with relations, cases and what persons refused."""
    links = Links(desk)
    own = {str(mention) for mention in party.names}
    spellings: dict[str, list[str]] = {}
    for mention in party.names:
        spellings.setdefault(mention.name, []).append(mention.cable)
    named_in = set(party.cables)
    cases = [case for case in desk.cases if any(facts.key in named_in for facts in case.cables)]
    return {
        **party.to_record(),
        "links": links.of_party(party.id),
        "refused": [row for row in links.refused() if {row["a"], row["b"]} & own],
        "spellings": [{"name": name, "cables": cables} for name, cables in spellings.items()],
        "roles_by_cable": _roles(desk, party),
        "relations": _relations(desk, party),
        "cases": [{"request": case.id, "title": case.title, "status": case.status} for case in cases],
    }


def _roles(desk: Desk, party: Party) -> list[dict[str, Any]]:
    rows = []
    for mention in party.names:
        cable, record = desk.stored_id(mention.cable), desk.record(mention.cable)
        claims = [row for row in claims_with_ids(cable, record, "parties") if row["name"] == mention.name]
        roles = list(dict.fromkeys(role for row in claims for role in row["roles"]))
        decided = next((row["decided_by"] for row in claims if row.get("decided_by")), None)
        claim = claims[0]["id"] if claims else None
        rows.append({"claim": claim, "cable": cable, "name": mention.name, "roles": roles, "decided_by": decided})
    return rows


def _relations(desk: Desk, party: Party) -> list[dict[str, Any]]:
    rows = []
    named_in = set(party.cables)
    # No other cable tells of a relation of this party.
    network = build_network([facts for facts in desk.facts if facts.key in named_in], desk.linking)
    for other, edges in network.neighbours(party.id):
        for edge in edges:
            outward = edge.source == party.id
            rows.append(
                {
                    "type": edge.type,
                    "direction": "to" if outward else "from",
                    "party": other.id,
                    "name": other.name,
                    "cables": list(edge.cables),
                }
            )
    return rows
