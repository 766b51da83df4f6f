"""Turns a header case of another reader into a cable and takes from the record what the case asks for."""

from collections.abc import Callable
from typing import Any

from demarche import Cable, canonical_id, read_text

Case = dict[str, Any]

HEAD = "R 311200Z DEC {year:02}\nFM AMEMBASSY NOWHERE\nTO SECSTATE WASHDC\nBT\nUNCLAS NOWHERE 999999\n\n"
_KINDS = {"telcon": "tel"}


def got(case: Case) -> Any:
    """Return what demarche reads where the case says what is expected."""
    return _READERS[case["kind"]](case)


def _cable(case: Case) -> Cable:
    """The input with a heading before it that gives its year, read whole."""
    text, year = case["input"], case["args"].get("year", 2010)
    return read_text(HEAD.format(year=year % 100) + text, "raw-message")[0]


def _bare(case: Case) -> Cable:
    return read_text(case["input"], "raw-message")[0]


def _subject(case: Case) -> str:
    cable = _cable(case)
    marked = cable.subject_marking and not case["args"]["clean"]
    return f"({cable.subject_marking}) {cable.subject}" if marked else str(cable.subject)


def _references(case: Case) -> list[str]:
    return list(_cable(case).refs)


def _references_full(case: Case) -> list[dict[str, Any]]:
    return [
        {"value": r.canonical or r.text, "kind": _KINDS.get(r.kind, r.kind), "bullet": r.bullet}
        for r in _cable(case).references
    ]


def _recipients(case: Case, side: str) -> list[dict[str, Any]]:
    cable = _bare(case)
    found: list[dict[str, Any]] = [
        {"route": a.routing, "name": a.name, "precedence": a.precedence, "mcn": a.mcn, "excluded": []}
        for a in (cable.to if side == "to" else cable.info)
    ]
    # Exempt names are one list of the cable here; there they belong to the collective before them.
    for a in found:
        if cable.exempt and "COLLECTIVE" in str(a["name"]):
            a["excluded"] = list(cable.exempt)
    return found


def _classified_by(case: Case) -> list[str]:
    authority = _cable(case).top.authority
    name = authority.name if authority else None
    return [name] if name else []


def _signers(case: Case) -> list[str]:
    signed = _cable(case).signed
    return [signed] if signed else []


_READERS: dict[str, Callable[[Case], Any]] = {
    "subject": _subject,
    "tags": lambda case: list(_cable(case).tags),
    "references": _references,
    "references_full": _references_full,
    "recipients": lambda case: _recipients(case, "to"),
    "info_recipients": lambda case: _recipients(case, "info"),
    "classified_by": _classified_by,
    "signers": _signers,
    "summary": lambda case: _cable(case).summary,
    "nondisclosure_deadline": lambda case: _cable(case).declassify_on,
    "id_c14n": lambda case: canonical_id(case["input"]),
}
