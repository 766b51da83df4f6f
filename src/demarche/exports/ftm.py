"""A desk as FollowTheMoney entities (followthemoney.tech), one JSON object a line, without that library.

Parties are `Company`, `Organization`, `Person` or `Vessel`; relations `Ownership`, `Directorship`, `Representation` or
`UnknownLink`; cables `Document`, tied to the parties that they name by `Documentation`; goods `EconomicActivity`,
events `Event`. Values are in the form that the model takes: countries small, dates as far as they are known.
"""

import hashlib
import re
from collections.abc import Iterator
from typing import Any

from demarche.casework.model import CableFacts
from demarche.casework.names import PERSON, VESSEL, organisation
from demarche.casework.network import UNNAMED, NetworkEdge, NetworkNode
from demarche.desk import Desk

Entity = dict[str, Any]
_OWNED = frozenset(["owned-by", "subsidiary-of"])
_PLACE = "located-in"
_DATE = re.compile(r"\d{4}(?:-\d\d){0,2}")


def entities_of(desk: Desk) -> Iterator[Entity]:
    """Yield the entities of a desk in a fixed order: cables, parties, relations, then what cables tell of them."""
    schemas = _schemas(desk)
    places = _places(desk)
    for facts in sorted(desk.by_key.values(), key=lambda facts: facts.when):
        yield _document(facts)
        yield from _told(facts)
    for node in desk.network.nodes:
        if node.id in schemas:
            yield _party(desk, node, schemas[node.id], places.get(node.id, []))
            for key in node.cables:
                ends = {"document": [_cable_id(key)], "entity": [_party_id(node.id)]}
                yield _entity("Documentation", f"{key} {node.id}", ends, role=["names"])
    for edge in desk.network.edges:
        if edge.source in schemas and edge.target in schemas and edge.type != _PLACE:
            yield _relation(edge, schemas)


def _schemas(desk: Desk) -> dict[str, str]:
    """Return the schema of each party; what only `located-in` points to is a place and has none."""
    ends = {ident for edge in desk.network.edges if edge.type != _PLACE for ident in (edge.source, edge.target)}
    owned = {edge.source for edge in desk.network.edges if edge.type in _OWNED}
    found = {}
    for node in desk.network.nodes:
        if node.kind == PERSON:
            found[node.id] = "Person"
        elif node.kind == VESSEL:
            found[node.id] = "Vessel"
        elif node.id in owned or (node.kind != UNNAMED and organisation(node.name).legal):
            found[node.id] = "Company"  # of these two only a company can be owned
        elif node.kind != UNNAMED:
            found[node.id] = "Organization"
        elif node.id in ends:
            found[node.id] = "LegalEntity"
    return found


def _places(desk: Desk) -> dict[str, list[str]]:
    names = {node.id: node.name for node in desk.network.nodes}
    places: dict[str, list[str]] = {}
    for edge in desk.network.edges:
        if edge.type == _PLACE:
            places.setdefault(edge.source, []).append(names[edge.target])
    return places


def _entity(schema: str, words: str, properties: dict[str, list[str]], **more: list[str]) -> Entity:
    kept = {name: values for name, values in (properties | more).items() if values}
    return {"id": _hash(f"{schema} {words}"), "schema": schema, "properties": kept}


def _document(facts: CableFacts) -> Entity:
    properties = {
        "fileName": [facts.key],
        "title": _text(facts.subject),
        "author": _text(facts.origin),
        "date": [facts.day.isoformat()] if facts.day else [],
        "keywords": list(dict.fromkeys(facts.tags)),
    }
    return {**_entity("Document", "", properties), "id": _cable_id(facts.key)}


def _told(facts: CableFacts) -> Iterator[Entity]:
    proof = [_cable_id(facts.key)]
    for goods in facts.goods:
        named = [f"named: {entry}" for entry in goods.controls] + [f"likely: {entry}" for entry in goods.likely]
        summary = [f"quantity: {goods.quantity}"] if goods.quantity else []
        words = f"{facts.key} {goods.text} {goods.span}"
        about = {"goodsDescription": _text(goods.text), "description": _texts(named), "summary": _texts(summary)}
        yield _entity("EconomicActivity", words, about, proof=proof)
    for event in facts.events:
        words = f"{facts.key} {event.type} {event.text} {event.span}"
        about = {"name": [event.type], "summary": _text(event.text), "date": _date(event.date)}
        yield _entity("Event", words, about, proof=proof)


def _party(desk: Desk, node: NetworkNode, schema: str, places: list[str]) -> Entity:
    party = desk.parties.get(node.id)
    names = [row for mention in party.names for row in (mention.name,)] if party else []
    written = dict.fromkeys([*names, *(party.aliases if party else ())])
    addresses = [
        row.address for key in node.cables for row in desk.by_key[key].parties if row.address and row.name in names
    ]
    properties = {
        "name": _text(node.name),
        "alias": _texts([name for name in written if name != node.name]),
        "country": [node.country.lower()] if node.country else [],
        "address": _texts(list(dict.fromkeys([*places, *addresses]))),
        "notes": [f"roles: {', '.join(node.roles)}"] if node.roles else [],
    }
    return {**_entity(schema, "", properties), "id": _party_id(node.id)}


def _relation(edge: NetworkEdge, schemas: dict[str, str]) -> Entity:
    source, target = [_party_id(edge.source)], [_party_id(edge.target)]
    words = f"{edge.source} {edge.type} {edge.target}"
    proof = [_cable_id(key) for key in edge.cables]
    role = [edge.type]
    if edge.type in _OWNED and schemas[edge.source] in ("Company", "Vessel"):
        return _entity("Ownership", words, {"owner": target, "asset": source, "role": role, "proof": proof})
    if edge.type == "acts-for":
        return _entity("Representation", words, {"agent": source, "client": target, "role": role, "proof": proof})
    if edge.type == "oversees" and schemas[edge.source] == "Person" and schemas[edge.target] in _ORGANISED:
        return _entity(
            "Directorship", words, {"director": source, "organization": target, "role": role, "proof": proof}
        )
    return _entity("UnknownLink", words, {"subject": source, "object": target, "role": role, "proof": proof})


_ORGANISED = frozenset(["Company", "Organization"])


def _text(text: str | None) -> list[str]:
    return _texts([text]) if text else []


def _texts(texts: list[str]) -> list[str]:
    """Return texts as the model takes them: single blanks, no control characters, none empty."""
    cleaned = (" ".join("".join(c if c.isprintable() else " " for c in text).split()) for text in texts)
    return [text for text in dict.fromkeys(cleaned) if text]


def _date(text: str | None) -> list[str]:
    hit = _DATE.search(text or "")
    return [hit.group()] if hit else []


def _cable_id(key: str) -> str:
    return _hash(f"cable {key}")


def _party_id(ident: str) -> str:
    return _hash(f"party {ident}")


def _hash(words: str) -> str:
    return f"demarche-{hashlib.sha256(words.encode('utf-8', 'surrogatepass')).hexdigest()[:24]}"
