"""The claims of a record as rows, and the words by which a decision knows a claim after every re-reading."""

import json
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from demarche.store.labels import label_key
from demarche.store.words import fold_name

LISTS = ("parties", "unnamed_parties", "relations", "goods", "events", "legal_refs", "asks")
"""Fields of the record that hold several claims."""
SINGLE = ("deadline", "response")
"""Fields that hold one or none."""
FIELDS = (*LISTS, *SINGLE)
EVIDENCE = ("span", "paragraph", "label", "confidence", "rule")

_QUOTED = {"parties": "name", "unnamed_parties": "text", "goods": "text", "events": "text", "deadline": "text"}


class ClaimRow(NamedTuple):
    """One claim with its provenance; `label` is the key of its label."""

    field: str
    n: int
    value: str
    name: str | None
    country: str | None
    start: int | None
    end: int | None
    paragraph: int | None
    label: str
    confidence: float | None
    rule: str | None


def quote_of(field: str, claim: Any) -> str:  # noqa: ANN401 - a JSON value
    """Return the words by which a claim of a field is known, whatever its number: those it quotes or names."""
    if isinstance(claim, str):
        return claim
    if field in _QUOTED:
        return str(claim.get(_QUOTED[field]) or "")
    if field == "relations":
        return f"{claim.get('from')} {claim.get('type')} {claim.get('to')}"
    if field == "asks":
        return f"{claim.get('of')}: {claim.get('text')}"
    return str(claim.get("government") or "") if isinstance(claim, Mapping) else ""


def claims_of(record: Mapping[str, Any]) -> Iterator[tuple[str, int, Any]]:
    """Yield field, number and value of each claim of a record."""
    for field in LISTS:
        for n, claim in enumerate(record.get(field) or ()):
            yield field, n, claim
    for field in SINGLE:
        if record.get(field):
            yield field, 0, record[field]


def claim_label(claim: Any, whole: str) -> str:  # noqa: ANN401 - a JSON value
    """Return the label of a claim: that of its portion, else `whole`, the cable's."""
    mark = claim.get("label") if isinstance(claim, Mapping) else None
    return label_key(mark) if mark else whole


def claim_rows(record: Mapping[str, Any], whole: str) -> Iterator[ClaimRow]:
    """Yield a row for each claim of a record; `whole` is the cable's label."""
    for field, n, claim in claims_of(record):
        fields: Mapping[str, Any] = claim if isinstance(claim, Mapping) else {"text": claim}
        span = fields.get("span") or (None, None)
        yield ClaimRow(
            field,
            n,
            json.dumps({key: value for key, value in fields.items() if key not in EVIDENCE}, separators=(",", ":")),
            fold_name(fields["name"]) if field == "parties" and fields.get("name") else None,
            fields.get("country") or fields.get("government"),
            span[0],
            span[1],
            fields.get("paragraph"),
            claim_label(claim, whole),
            fields.get("confidence"),
            fields.get("rule"),
        )
