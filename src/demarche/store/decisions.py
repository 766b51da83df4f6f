"""What persons decide about claims and links: an append-only log, applied over every reading, old or new.

A decision names a claim by the id of its cable, the field and the words of the claim, never by a number of a row, so
that it holds when the cable is read again. Of several about one claim, the later stands over the earlier.
"""

import json
from collections.abc import Iterable, Mapping
from copy import deepcopy
from datetime import UTC, datetime
from typing import Any, NamedTuple

from sqlalchemy import Connection, func, insert, select

from demarche.store.claims import LISTS, SINGLE, quote_of
from demarche.store.errors import DeskError
from demarche.store.labels import Sight
from demarche.store.schema import decisions, labels

ACTIONS = ("confirm", "correct", "refuse")
LINK = "link"
_MAIN = {"parties": "name", "unnamed_parties": "text", "goods": "text", "events": "text", "asks": "text"}
_MAIN |= {"deadline": "due", "response": "outcome"}
"""What a new value in plain words replaces."""


class ClaimId(NamedTuple):
    """What names a claim after every re-reading: the cable's id, the field, and for lists the claim's words."""

    cable: str
    field: str
    quote: str = ""


class Decision(NamedTuple):
    """One decision. `cable` is empty for a link, whose `quote` holds its two ends as JSON: `[[cable, name], ...]`."""

    id: int
    at: str
    who: str
    action: str
    cable: str
    field: str
    quote: str
    old: Any
    new: Any
    reason: str
    label: str


def now() -> str:
    """Return the time in UTC, to the second."""
    return datetime.now(tz=UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def link_quote(a: tuple[str, str], b: tuple[str, str]) -> str:
    """Return how a link between two names of parties is written, whichever is named first."""
    return json.dumps(sorted([list(a), list(b)]))


def append(connection: Connection, decision: Decision, label: int) -> Decision:
    """Write a decision; return it with its number."""
    number = (connection.execute(select(func.max(decisions.c.id))).scalar() or 0) + 1
    row = decision._replace(id=number)._asdict() | {"label": label}
    row |= {"old": _to_json(decision.old), "new": _to_json(decision.new)}
    connection.execute(insert(decisions), row)
    return decision._replace(id=number)


def read_decisions(connection: Connection, sight: Sight, cables: Iterable[str] | None = None) -> list[Decision]:
    """Return what was decided, in order; of some cables only where they are named."""
    query = select(decisions, labels.c.key).join_from(decisions, labels).where(sight.only(decisions.c.label))
    if cables is not None:
        query = query.where(decisions.c.cable.in_(list(cables)))
    found = []
    for row in connection.execute(query.order_by(decisions.c.id)).mappings():
        values = {name: row[name] for name in Decision._fields}
        values |= {"old": _from_json(row["old"]), "new": _from_json(row["new"]), "label": row["key"]}
        found.append(Decision(**values))
    return found


def find_claim(record: Mapping[str, Any], field: str, quote: str) -> Any:  # noqa: ANN401 - a JSON value
    """Return the claim of a record that a quote names, or the value of another field.

    Raises:
        DeskError: the record has no such field or claim; the message names those that there are.
    """
    if field in LISTS:
        claims = record.get(field) or []
        for claim in claims:
            if quote_of(field, claim) == quote:
                return claim
        known = ", ".join(repr(quote_of(field, claim)) for claim in claims) or "nothing"
        raise DeskError(f"{field}: nothing is called {quote!r}; there is {known}")
    if field not in record:
        raise DeskError(f"{field}: a record has no such field; claims are in {', '.join((*LISTS, *SINGLE))}")
    return record[field]


def new_value(field: str, old: Any, new: Any) -> Any:  # noqa: ANN401 - JSON values
    """Return what a correction puts in the place of `old`: fields of a claim, plain words for its main one."""
    if isinstance(old, Mapping) and not isinstance(new, Mapping):
        if field not in _MAIN:
            raise DeskError(f"{field}: give the fields that are wrong as JSON")
        new = {_MAIN[field]: new}
    if not isinstance(old, Mapping):
        return new
    if odd := set(new) - set(old):
        raise DeskError(f"{field}: has no {', '.join(sorted(odd))}; there is {', '.join(old)}")
    return {**old, **new}


def apply_decisions(record: Mapping[str, Any], decided: Iterable[Decision]) -> dict[str, Any]:
    """Return a record with what persons decided: refused claims are gone, the others say who decided."""
    changed: dict[str, Any] = deepcopy(dict(record))
    decided = list(decided)
    last = {(decision.field, decision.quote): decision.id for decision in decided}
    for decision in decided:
        if decision.action == "refuse" and last[decision.field, decision.quote] > decision.id:
            continue  # Taken back later, and the claim keeps its place.
        if decision.field in LISTS:
            changed[decision.field] = _apply(changed.get(decision.field) or [], decision)
        elif decision.action == "refuse":
            changed[decision.field] = None
        else:
            value = decision.new if decision.action == "correct" else decision.old
            changed[decision.field] = _signed(value, decision)
    return changed


def with_refused(record: Mapping[str, Any], decided: Iterable[Decision]) -> dict[str, Any]:
    """Return a record with the claims that are refused, and not taken back since, behind those that stand."""
    found = dict(record)
    for decision in {(decision.field, decision.quote): decision for decision in decided}.values():
        if decision.action != "refuse":
            continue
        if decision.field in LISTS:
            found[decision.field] = [*(found.get(decision.field) or []), decision.old]
        elif found.get(decision.field) is None:
            found[decision.field] = decision.old
    return found


def _apply(claims: list[Any], decision: Decision) -> list[Any]:
    field = decision.field
    if decision.action == "refuse":
        return [claim for claim in claims if quote_of(field, claim) != decision.quote]
    value = decision.new if decision.action == "correct" else decision.old
    at = next((i for i, claim in enumerate(claims) if quote_of(field, claim) == decision.quote), None)
    if at is None:
        # The reading has it no more, or has become right by itself: the person's word stands all the same.
        at = next((i for i, claim in enumerate(claims) if quote_of(field, claim) == quote_of(field, value)), None)
    signed = _signed(value, decision)
    if at is None:
        return [*claims, signed]
    if isinstance(signed, dict) and isinstance(claims[at], Mapping):
        # Where it stands is the newest reading's to say.
        signed |= {key: claims[at][key] for key in ("span", "paragraph", "label") if key in claims[at]}
    return [*claims[:at], signed, *claims[at + 1 :]]


def _signed(value: Any, decision: Decision) -> Any:  # noqa: ANN401 - JSON values
    return {**value, "confidence": 1.0, "decided_by": decision.who} if isinstance(value, Mapping) else value


def _to_json(value: Any) -> str | None:  # noqa: ANN401
    return None if value is None else json.dumps(value)


def _from_json(text: str | None) -> Any:  # noqa: ANN401
    return None if text is None else json.loads(text)
