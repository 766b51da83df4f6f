"""The claims of a record: plain values in the form of the published table, ready for JSON."""

from typing import Any

from demarche.claims.model import Claims, Evidence


def claims_record(claims: Claims) -> dict[str, Any]:
    """Return the claim fields of a record, `kind` among them."""
    return {
        "kind": claims.kind,
        "parties": [
            {
                "name": p.name,
                "aliases": list(p.aliases),
                "country": p.country,
                "roles": list(p.roles),
                **_of(p.evidence),
            }
            for p in claims.parties
        ],
        "unnamed_parties": [
            {"text": u.text, "country": u.country, "role": u.role, **_of(u.evidence)} for u in claims.unnamed_parties
        ],
        "relations": [{"from": r.source, "to": r.target, "type": r.type, **_of(r.evidence)} for r in claims.relations],
        "goods": [
            {
                "text": g.text,
                "quantity": g.quantity,
                "controls_named": list(g.controls_named),
                "likely_controls": list(g.likely_controls),
                **_of(g.evidence),
            }
            for g in claims.goods
        ],
        "events": [{"type": e.type, "date": e.date, "text": e.text, **_of(e.evidence)} for e in claims.events],
        "legal_refs": list(dict.fromkeys(r.name for r in claims.legal_refs)),
        "asks": [{"of": a.of, "government": a.government, "text": a.text, **_of(a.evidence)} for a in claims.asks],
        "deadline": _deadline(claims),
        "response": _response(claims),
    }


def _of(evidence: Evidence) -> dict[str, Any]:
    return {
        "span": list(evidence.span),
        "paragraph": evidence.paragraph,
        "label": evidence.label,
        "confidence": evidence.confidence,
        "rule": evidence.rule,
    }


def _deadline(claims: Claims) -> dict[str, Any] | None:
    d = claims.deadline
    if d is None:
        return None
    return {
        "text": d.text,
        "due": d.due,
        "earliest": d.earliest,
        "latest": d.latest,
        "calendar": d.calendar,
        "reckoning": d.rule,
        **_of(d.evidence),
    }


def _response(claims: Claims) -> dict[str, Any] | None:
    r = claims.response
    if r is None:
        return None
    return {
        "government": r.government,
        "date": r.date,
        "outcome": r.outcome,
        "answers": list(r.answers),
        **_of(r.evidence),
    }
