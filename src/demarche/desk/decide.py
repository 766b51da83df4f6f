"""A person's decision, from the words of a command to the log of the store."""

import json
import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from demarche.desk.desk import Desk
from demarche.desk.errors import NotFoundError
from demarche.desk.ids import claim_ids, find_quote
from demarche.desk.links import Ends, Links, is_link
from demarche.desk.nearest import advice
from demarche.schema import record_schema, resolved
from demarche.store import ClaimId, Decision
from demarche.store.claims import FIELDS, LISTS, SINGLE
from demarche.store.decisions import find_claim

_LISTED = 6
_MAIN = {"deadline": "due", "response": "outcome"}
"""The field that is meant where only the claim is named."""


class Target(NamedTuple):
    """The claim that a person means, and its value now."""

    claim: ClaimId
    value: Any


def decide(desk: Desk, who: str, action: str, wanted: Sequence[str], why: str) -> list[Decision]:
    """Confirm or refuse claims and links; none is written where one of the ids is not there.

    Raises:
        NotFoundError: there is nothing of one of these ids.
        DeskError: the store does not take the decision.
    """
    links, back = Links(desk) if any(map(is_link, wanted)) else None, action == "confirm"
    found = [
        links.find(ident) if links and is_link(ident) else find_target(desk, ident, refused=back) for ident in wanted
    ]
    return [_decide(desk, who, action, target, why) for target in found]


def _decide(desk: Desk, who: str, action: str, target: "Ends | Target", why: str) -> Decision:
    if isinstance(target, Ends):
        return desk.store.decide_link(who, action, target.a, target.b, reason=why, reader=desk.reader)
    return desk.store.decide(who, action, target.claim, reason=why, reader=desk.reader)


def correct(desk: Desk, who: str, wanted: str, field: str, text: str, why: str) -> Decision:
    """Put another value in the place of a field: of a claim, or of a cable's record where a cable is named.

    Raises:
        NotFoundError: there is nothing of this id, or the claim has no such field.
        ValueError: the field does not take this value.
        DeskError: the store does not take the decision.
    """
    new: Any
    if "/" not in wanted:
        cable = desk.stored_id(desk.cable(wanted).key)
        target = find_target(desk, f"{cable}/{field}")
        if field in SINGLE and not text.startswith("{"):
            new = _part(target, _MAIN[field], text, who)
        else:
            new = read_value(_schema_of(field), text, field)
    else:
        target = find_target(desk, wanted)
        if isinstance(target.value, str):
            new = text
        else:
            new = _part(target, field, text, who)
    return desk.store.decide(who, "correct", target.claim, new=new, reason=why, reader=desk.reader)


def _part(target: Target, field: str, text: str, who: str) -> dict[str, Any]:
    """Return the fields of a claim that change with one of them; of a deadline also what told how it was reckoned."""
    name = target.claim.field
    known: Mapping[str, Any] = target.value or dict.fromkeys(_schema_of(name)["properties"])
    if field not in known:
        raise NotFoundError(f"{target.claim.cable}/{name}: has no {field}; there is {', '.join(known)}")
    new: dict[str, Any] = {field: read_value(_schema_of(name, field), text, field)}
    if name == "deadline" and field == "due":
        given = {"earliest": text, "latest": text, "calendar": None, "reckoning": f"given by {who}"}
        new |= {key: value for key, value in given.items() if key in known}
    if target.value is None:
        # What the reading does not have is a claim of the person alone, without a place in the text.
        new = {**known, **new, "confidence": 1.0, "decided_by": who}
        new["text" if "text" in known else "answers"] = "" if "text" in known else []
    return new


def find_target(desk: Desk, wanted: str, *, refused: bool = False) -> Target:
    """Return the claim or field that an id names: `CABLE/FIELD/1a2b`, `CABLE/deadline`, `CABLE/kind`.

    Those that are refused are found too where they are asked for.

    Raises:
        NotFoundError: there is none; the message names the nearest, or those that there are.
    """
    named, _, rest = wanted.partition("/")
    key = desk.cable(named).key
    cable, record = desk.stored_id(key), desk.record(key, refused=refused)
    field, _, words = rest.partition("/")
    if not field:
        raise NotFoundError(f"{wanted}: names a cable; name a claim of it: {_some(cable, record)}")
    if field in LISTS:
        quote = find_quote(cable, record, field, words) if words else None
        if quote is None:
            ids = claim_ids(cable, record, field)
            raise NotFoundError(f"{wanted}: there is no such claim; there is {', '.join(ids[:_LISTED]) or 'none'}")
        return Target(ClaimId(cable, field, quote), find_claim(record, field, quote))
    if field not in record:
        raise NotFoundError(f"{wanted}: a record has no field {field}{advice(field, record)}")
    return Target(ClaimId(cable, field), record[field])


def _some(cable: str, record: Mapping[str, Any]) -> str:
    ids = [ident for field in FIELDS for ident in claim_ids(cable, record, field)]
    return ", ".join(ids[:_LISTED]) + (", ..." if len(ids) > _LISTED else "") if ids else "it has none"


def _schema_of(field: str, inner: str | None = None) -> dict[str, Any]:
    schema = resolved(record_schema()["properties"].get(field, {}))
    if inner is None:
        return schema
    rows = schema.get("items", schema)
    return resolved(resolved(rows).get("properties", {}).get(inner, {}))


def read_value(schema: Mapping[str, Any], text: str, name: str) -> Any:  # noqa: ANN401 - a JSON value
    """Return a value given as words in the form that the schema of its field asks for: `null`, `a,b`, JSON.

    Raises:
        ValueError: the field does not take it.
    """
    kinds = schema.get("type", "string")
    kinds = [kinds] if isinstance(kinds, str) else kinds
    if text in ("", "null") and "null" in kinds:
        return None
    if "array" in kinds:
        return [read_value(resolved(schema["items"]), item, name) for item in _items(text, name)]
    if "string" in kinds:
        _check(schema, text, name)
        return text
    if "object" in kinds and not text.startswith("{"):
        return text
    try:
        return json.loads(text)
    except ValueError:
        raise ValueError(f"{name}: {text!r} is no {' or '.join(kinds)}") from None


def _items(text: str, name: str) -> list[str]:
    if text.startswith("["):
        try:
            return [item if isinstance(item, str) else json.dumps(item) for item in json.loads(text)]
        except ValueError:
            raise ValueError(f"{name}: {text!r} is no JSON list") from None
    return [item.strip() for item in text.split(",") if item.strip()]


def _check(schema: Mapping[str, Any], text: str, name: str) -> None:
    allowed = [item for item in schema.get("enum", ()) if item is not None]
    if allowed and text not in allowed:
        raise ValueError(f"{name}: {text!r} is none of {', '.join(allowed)}")
    if "pattern" in schema and not re.search(schema["pattern"], text):
        raise ValueError(f"{name}: {text!r} does not fit; {schema.get('description', schema['pattern'])}")
    if schema.get("format") == "date":
        try:
            date.fromisoformat(text)
        except ValueError:
            raise ValueError(f"{name}: {text!r} is no date; give YYYY-MM-DD") from None
