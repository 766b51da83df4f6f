"""Everything about one case, as a plain value: thread, states, parties, goods, asks, deadline, precedents."""

from collections.abc import Iterable
from typing import Any

from demarche.casework.case import Case
from demarche.casework.parties import Mention
from demarche.desk.desk import Desk
from demarche.desk.ids import claims_with_ids
from demarche.desk.links import Links
from demarche.desk.thread import thread_of
from demarche.store.claims import quote_of

_GATHERED = ("unnamed_parties", "relations", "goods", "events", "legal_refs", "asks")
_EVIDENCE = ("span", "paragraph", "label", "confidence", "rule", "decided_by")


def case_dossier(desk: Desk, case: Case) -> dict[str, Any]:
    """Return the case record with all that its cables say; every claim and link with the id to decide about it by.

    `states` are the events of the case record, `events` those that the cables tell of the deal; `deadline` is that of
    the request, `deadlines` also has those of later cables.
    """
    keys = [facts.key for facts in case.cables]
    records = {desk.stored_id(key): desk.record(key) for key in keys}
    links = Links(desk)
    parties = _parties(desk, keys, records)
    waiting = {row["id"]: row for party in parties for row in links.waiting_of(party["id"])}
    told = case.to_record()
    return {
        **told,
        "states": told["events"],
        "cables": [_cable(ident, record) for ident, record in records.items()],
        "thread": thread_of(case).to_record(),
        "deadline": next(claims_with_ids(case.id, records[desk.stored_id(case.id)], "deadline"), None),
        "deadlines": [row for cable, record in records.items() for row in claims_with_ids(cable, record, "deadline")],
        "responses": [row for cable, record in records.items() for row in claims_with_ids(cable, record, "response")],
        "parties": parties,
        **{field: _gathered(field, records.items()) for field in _GATHERED},
        "links_to_confirm": list(waiting.values()),
        "precedents": [row.to_record() for row in desk.precedents.of(case)],
    }


def _cable(ident: str, record: dict[str, Any]) -> dict[str, Any]:
    errors = [row for row in record["problems"] if row["severity"] == "error"]
    label = "//".join(filter(None, [record["classification"], *record["dissemination"]]))
    return {
        "id": ident,
        "dtg": record["dtg"],
        "from": record["from"],
        "kind": record["kind"],
        "subject": record["subject"],
        "label": label or None,
        "errors": [{"code": row["code"], "message": row["message"]} for row in errors],
    }


def _parties(desk: Desk, keys: list[str], records: dict[str, dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the parties that the cables name, in order of their first mention, with their roles in the case."""
    found: dict[str, dict[str, Any]] = {}
    for key in keys:
        cable = desk.stored_id(key)
        for claim in claims_with_ids(cable, records[cable], "parties"):
            ident = desk.linking.party_of.get(Mention(key, claim["name"]))
            party = desk.parties.get(ident or "")
            if party is None:
                continue
            row = found.setdefault(
                party.id,
                {
                    "id": party.id,
                    "name": party.name,
                    "kind": party.kind,
                    "country": party.country,
                    "roles": [],
                    "cables": len(party.cables),
                    "names": [],
                },
            )
            row["roles"] = list(dict.fromkeys([*row["roles"], *(claim["roles"] or ())]))
            row["names"].append({"claim": claim["id"], **_without(claim, "id")})
    return list(found.values())


def _gathered(field: str, records: Iterable[tuple[str, dict[str, Any]]]) -> list[dict[str, Any]]:
    """Return the claims of a field over several cables; one said again is told once, with the cables that repeat it."""
    found: dict[str, dict[str, Any]] = {}
    for cable, record in records:
        for claim in claims_with_ids(cable, record, field):
            said = {name: value for name, value in _without(claim, "id", "cable", *_EVIDENCE).items() if value}
            known = found.setdefault(f"{quote_of(field, claim).casefold()} {sorted(said.items())!r}".casefold(), claim)
            if known is not claim and claim["id"] != known["id"]:
                known.setdefault("repeated", []).append(claim["id"])
    return list(found.values())


def _without(claim: dict[str, Any], *names: str) -> dict[str, Any]:
    return {name: value for name, value in claim.items() if name not in names}
