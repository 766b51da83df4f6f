"""The claims of a record: plain values in the form of the published table, ready for JSON."""

from typing import Any

from demarche.claims.model import Claims, Evidence


def claims_record(claims: Claims) -> dict[str, Any]:
    """Return the claim fields of a record, `kind` among them.

    `derived` tells the rules of those values that do not stand in the text; a record joins it to its own.
    """
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
        "derived": _derived(claims),
    }


_DERIVED = {
    "kind": "what the cable asks, answers or tells",
    "parties.country": "the nationality, place, flag or legal form that is said of it, or that of those it belongs to",
    "parties.roles": "the verbs and nouns of trade that are said of it",
    "unnamed_parties.country": "the nationality or place within its description",
    "events.date": "the words for the date, reckoned from the DTG",
    "asks.government": "the country of the post that is asked",
    "deadline.due": "the words for the deadline, reckoned from the DTG; see `reckoning`",
    "response.government": "the country of the post that reports, unless another is named",
    "response.date": "the words for the date, reckoned from the DTG",
    "response.outcome": "the words of the answer",
    "response.answers": "the references that the text speaks of as answered",
}
"""Claim values that are worked out and not quoted, with the rule that does it."""


def _derived(claims: Claims) -> dict[str, str]:
    """Return the rules of the derived values that these claims hold."""
    response = claims.response
    held = {
        "kind": claims.kind,
        "parties.country": any(p.country for p in claims.parties),
        "parties.roles": claims.parties,
        "unnamed_parties.country": any(u.country for u in claims.unnamed_parties),
        "events.date": any(e.date for e in claims.events),
        "asks.government": any(a.government for a in claims.asks),
        "deadline.due": claims.deadline and claims.deadline.due,
        "response.government": response and response.government,
        "response.date": response and response.date,
        "response.outcome": response and response.outcome,
        "response.answers": response and response.answers,
    }
    return {**{name: _DERIVED[name] for name, value in held.items() if value}, **claims.derived}


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
