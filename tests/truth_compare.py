"""Compares the record of a cable with the truth about it, which people wrote by hand, field by field.

Long texts agree where case and white space do not count; paragraphs are their number and mark; talking points are for
whom they are and how many; contacts are their names; references are what they cite. Spans have tests of their own.
"""

from collections.abc import Callable
from typing import Any

Values = dict[str, Any]


def folded(text: str | None) -> str | None:
    """A text without what wrapping and capitals make of it; a text of nothing is none."""
    return " ".join(text.split()).casefold() or None if text else None


def mark(text: str | None) -> str | None:
    """A portion mark without blanks, in capitals."""
    return "".join(text.split()).upper() or None if text else None


def _paragraphs(record: Values) -> Any:
    return [(p["number"], mark(p["marking"])) for p in record["paragraphs"]]


def _talking_points(record: Values) -> Any:
    return [(sorted(t["releasable_to"]), t["count"]) for t in record["talking_points"]]


def _contacts(record: Values) -> Any:
    return [folded(c["name"]) for c in record["contacts"]]


def _references(record: Values) -> Any:
    return [(r["kind"], r["canonical"], mark(r["bullet"]), r["notal"]) for r in record["references"]]


def _headings(record: Values) -> Any:
    return [folded(h["text"] if isinstance(h, dict) else h) for h in record["headings"]]


def _as_it_stands(field: str) -> Callable[[Values], Any]:
    return lambda record: record[field]


def _text(field: str) -> Callable[[Values], Any]:
    return lambda record: folded(record[field])


_AS_IT_STANDS = (
    "reference_id", "transmission_id", "dtg", "filed", "precedence", "from", "to", "info", "exempt", "captions",
    "passing", "classification", "dissemination", "sections", "executive_order", "declassify_on", "tags", "refs",
    "reasons",
)  # fmt: skip
_TEXTS = ("subject", "classified_by", "derived_from", "summary", "comment", "signed")

VIEWS: dict[str, Callable[[Values], Any]] = {
    **{field: _as_it_stands(field) for field in _AS_IT_STANDS},
    **{field: _text(field) for field in _TEXTS},
    "subject_marking": lambda record: mark(record["subject_marking"]),
    "paragraphs": _paragraphs,
    "talking_points": _talking_points,
    "contacts": _contacts,
    "references": _references,
    "headings": _headings,
}
"""What of a record, or of a truth, is compared, by field."""

_STRUCTURAL = ("demarche-request", "demarche-reply")


def differences(truth: Values, record: Values) -> dict[str, str]:
    """Return the fields in which the record is not as the truth has it, each with both values.

    Only what the truth states is compared: truths of a later issue may leave a field out.
    """
    found = {}
    for field, view in VIEWS.items():
        if field in truth and (want := view(truth)) != (got := view(record)):
            found[field] = f"{field}: the truth is {want!r}, the record has {got!r}"
    if record["source"]["carrier"] != truth["carrier"]:
        found["carrier"] = f"carrier: the truth is {truth['carrier']}, the record has {record['source']['carrier']}"
    found.update(_kind(truth, record))
    found.update(_problems(truth, record))
    return found


def _kind(truth: Values, record: Values) -> dict[str, str]:
    """The kind is read from structure alone so far, and may be null.

    It tells requests and replies; `reporting` and `other` differ by what the text says, so cables of these two must
    only not pass for a request or a reply.
    """
    want, got = truth["kind"], record["kind"]
    sound = want == got or (want not in _STRUCTURAL and got not in _STRUCTURAL)
    return {} if got is None or sound else {"kind": f"kind: the truth is {want}, the record has {got}"}


def _problems(truth: Values, record: Values) -> dict[str, str]:
    """Every planted defect is found, and nothing is called an error but what was planted."""
    found, planted = {p["code"] for p in record["problems"]}, set(truth["problem_codes"])
    errors = {p["code"] for p in record["problems"] if p["severity"] == "error"}
    result = {}
    if missed := sorted(planted - found):
        result["problem_codes"] = f"problem_codes: planted and not found: {missed}"
    if wrong := sorted(errors - planted):
        messages = [p["message"] for p in record["problems"] if p["code"] in wrong]
        result["errors"] = f"errors: found and not planted: {messages}"
    return result
