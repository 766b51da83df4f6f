"""A desk as plain tables: cables, cases, parties, mentions, goods, events, relations, asks, deadlines, responses."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from demarche.casework.parties import Mention
from demarche.desk import Desk
from demarche.desk.ids import claims_with_ids

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_CLAIM = ("id", "cable")
_EVIDENCE = ("paragraph", "label", "confidence", "decided_by")
_OF_FIELD = {
    "goods": ("text", "quantity", "controls_named", "likely_controls"),
    "events": ("type", "date", "text"),
    "relations": ("from", "type", "to"),
    "asks": ("of", "government", "text"),
    "deadline": ("text", "due", "earliest", "latest", "calendar", "reckoning"),
    "response": ("government", "date", "outcome", "answers"),
}
_FILES = {"deadline": "deadlines", "response": "responses"}


class Table(NamedTuple):
    """A table: its name, the names of its columns, its rows."""

    name: str
    columns: tuple[str, ...]
    rows: list[dict[str, Any]]


def tables_of(desk: Desk) -> Iterator[Table]:
    """Yield the tables of a desk, rows in a fixed order."""
    cables, claims, mentions = [], {field: list[dict[str, Any]]() for field in _OF_FIELD}, []
    for facts in sorted(desk.by_key.values(), key=lambda facts: facts.when):
        cable, record = desk.stored_id(facts.key), desk.record(facts.key)
        cables.append({"id": cable, **{name: record.get(name) for name in _CABLE[1:]}})
        for field, rows in claims.items():
            rows.extend(claims_with_ids(cable, record, field))
        for claim in claims_with_ids(cable, record, "parties"):
            mentions.append({**claim, "party": desk.linking.party_of.get(Mention(facts.key, claim["name"]))})
    yield Table("cables", _CABLE, cables)
    yield Table("cases", _CASE, [{**case.to_record(), "silent": case.silent} for case in desk.cases])
    yield Table("parties", _PARTY, [party.to_record() for party in desk.linking.parties])
    yield Table("mentions", _MENTION, mentions)
    for field, rows in claims.items():
        yield Table(_FILES.get(field, field), (*_CLAIM, *_OF_FIELD[field], *_EVIDENCE), rows)


_CABLE = ("id", "dtg", "from", "classification", "kind", "subject", "tags", "refs", "legal_refs")
_CASE = (
    "request", "title", "status", "due", "late", "answered_on", "closed_on", "followups", "replies", "silent",
)  # fmt: skip
_PARTY = ("id", "name", "kind", "country", "roles", "aliases", "cables")
_MENTION = ("id", "party", "cable", "name", "aliases", "country", "roles", *_EVIDENCE)


def write_csv(table: Table) -> str:
    """Return a table as CSV (RFC 4180); lists are joined by `; `.

    A text that a spreadsheet would take for a formula gets an apostrophe in front: names come from others' documents.
    """
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    writer.writerow(table.columns)
    writer.writerows([_cell(row.get(name)) for name in table.columns] for row in table.rows)
    return buffer.getvalue()


def _cell(value: Any) -> str:  # noqa: ANN401 - a JSON value
    text = _words(value)
    return f"'{text}" if isinstance(value, str) and text.startswith(_FORMULA) else text


def _words(value: Any) -> str:  # noqa: ANN401 - a JSON value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Mapping):
        return str(value.get("name") or value.get("text") or "")
    if isinstance(value, Iterable) and not isinstance(value, str):
        return "; ".join(map(_words, value))
    return str(value)
