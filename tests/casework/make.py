"""Facts of fictional cables, made with as little as a test needs to say."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from demarche.casework.model import CableFacts, facts_of


def cable(reference_id: str | None, sent: str | None, *, text: str | None = None, **fields: Any) -> CableFacts:
    """Facts of a record; `sent` is a date, `text` the body."""
    record = {
        "reference_id": reference_id,
        "source": {"sha256": f"{reference_id}", "start": 0, "end": len(text or "")},
        "dtg": f"{sent}T12:00:00Z" if sent else None,
        **fields,
    }
    return facts_of(record, text=text)


def posts(*names: str) -> list[dict[str, str]]:
    return [{"name": name} for name in names]


def party(name: str, country: str | None = None, *roles: str, aliases: Sequence[str] = ()) -> dict[str, Any]:
    return {"name": name, "aliases": list(aliases), "country": country, "roles": list(roles) or ["supplier"]}


def request(
    reference_id: str, sent: str, *to: str, parties: Sequence[dict[str, Any]] = (), goods: str = "", **fields: Any
) -> CableFacts:
    fields.setdefault("kind", "demarche-request")
    return cable(
        reference_id,
        sent,
        **{
            "from": "SECSTATE WASHDC",
            "to": posts(*(to or ("AMEMBASSY LIMA",))),
            "parties": list(parties),
            "goods": [{"text": goods}] if goods else [],
            **fields,
        },
    )


def reply(
    reference_id: str,
    sent: str,
    refs: Sequence[str] = (),
    outcome: str | None = "will-investigate",
    *,
    post: str = "AMEMBASSY LIMA",
    government: str | None = None,
    parties: Sequence[dict[str, Any]] = (),
    goods: str = "",
    **fields: Any,
) -> CableFacts:
    fields.setdefault("kind", "demarche-reply")
    response: dict[str, Any] | None = None
    if outcome:
        response = {"government": government, "date": sent, "outcome": outcome, "answers": []}
    return cable(
        reference_id,
        sent,
        **{
            "from": post,
            "to": posts("SECSTATE WASHDC"),
            "refs": list(refs),
            "response": response,
            "parties": list(parties),
            "goods": [{"text": goods}] if goods else [],
            **fields,
        },
    )


NOON = datetime(2007, 5, 4, 12, tzinfo=UTC)
