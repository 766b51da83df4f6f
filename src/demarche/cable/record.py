"""The record of a cable: plain values in the order of the published table, ready for JSON."""

from typing import TYPE_CHECKING, Any

from demarche.cable.times import iso

if TYPE_CHECKING:
    from demarche.cable.cable import Cable

SCHEMA = "demarche.reading/1"


def to_record(cable: "Cable") -> dict[str, Any]:
    """Return the record: identity, header, top of text, body, problems."""
    return {**_identity(cable), **_header(cable), **_top(cable), **_body(cable), **_claims(cable), **_findings(cable)}


_NO_CLAIMS: dict[str, Any] = {
    "parties": [],
    "unnamed_parties": [],
    "relations": [],
    "goods": [],
    "events": [],
    "legal_refs": [],
    "asks": [],
    "deadline": None,
    "response": None,
}


def _claims(cable: "Cable") -> dict[str, Any]:
    return {"kind": cable.kind, **_NO_CLAIMS, **cable.claims}


def _identity(cable: "Cable") -> dict[str, Any]:
    source = cable.source
    return {
        "schema": SCHEMA,
        "source": {
            "path": source.path,
            "member": source.member,
            "carrier": source.carrier,
            "sha256": source.sha256,
            "encoding": source.encoding,
            "start": cable.start,
            "end": cable.end,
        },
        "metadata": cable.metadata,
        "reference_id": cable.reference_id,
        "complete": cable.complete,
    }


def _header(cable: "Cable") -> dict[str, Any]:
    head = cable.heading
    called = {"precedence": head.called_precedence, "routing": head.called_routing} if head.called_precedence else None
    serial = {"routing": head.calling, "serial": head.serial} if head.calling else None
    return {
        "transmission_id": head.transmission_id,
        "called": called,
        "dtg": iso(cable.dtg) if cable.dtg else None,
        "filed": iso(cable.filed) if cable.filed else None,
        "station_serial": serial,
        "operating_signals": head.signals,
        "precedence": head.precedence,
        "from": head.origin,
        "to": [{"routing": a.routing, "name": a.name, "precedence": a.precedence, "mcn": a.mcn} for a in head.to],
        "info": [{"routing": a.routing, "name": a.name, "precedence": a.precedence, "mcn": a.mcn} for a in head.info],
        "exempt": head.exempt,
    }


def _top(cable: "Cable") -> dict[str, Any]:
    top = cable.top
    return {
        "classification": cable.classification,
        "dissemination": list(cable.dissemination),
        "captions": top.captions,
        "passing": top.passing,
        "sections": [{"number": s.number, "of": s.of} for s in cable.sections],
        "executive_order": top.executive.order if top.executive else None,
        "declassify_on": cable.declassify_on,
        "tags": [tag for tag, _ in top.tags],
        "subject": top.subject,
        "subject_marking": top.subject_marking,
        "references": [
            {"text": r.text, "kind": r.kind, "canonical": r.canonical, "bullet": r.bullet, "notal": r.notal}
            for r in top.references
        ],
        "refs": list(cable.refs),
        "classified_by": cable.classified_by,
        "derived_from": top.authority.derived_from if top.authority else None,
        "reasons": list(cable.reasons),
    }


def _body(cable: "Cable") -> dict[str, Any]:
    return {
        "paragraphs": [
            {"number": p.number, "marking": p.marking, "heading": p.heading, "span": list(p.span)}
            for p in cable.paragraphs
        ],
        "headings": [{"text": h.text, "span": list(h.span)} for h in cable.headings],
        "summary": cable.summary,
        "comment": cable.comment,
        "talking_points": [
            {
                "paragraph": t.paragraph,
                "marking": t.marking,
                "releasable_to": list(t.releasable_to),
                "count": t.count,
                "span": list(t.span),
            }
            for t in cable.talking_points
        ],
        "signed": cable.signed,
        "contacts": [
            {"name": c.name, "office": c.office, "phone": c.phone, "email": c.email, "span": list(c.span)}
            for c in cable.contacts
        ],
    }


def _findings(cable: "Cable") -> dict[str, Any]:
    return {
        "derived": {**cable.derived, **cable.claims.get("derived", {})},
        "problems": [
            {"code": p.code, "severity": p.severity, "message": p.message, "span": list(p.span)} for p in cable.problems
        ],
    }
