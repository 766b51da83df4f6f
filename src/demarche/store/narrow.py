"""The record of a cable for a reader who may see the cable but not every label: built from what is seen, never cut.

The same is given whether something is hidden or not, so that nothing tells which. What speaks of the text as a whole
(hash, spans, summary, problems) is left out.
"""

from collections.abc import Callable, Mapping
from typing import Any

from demarche.store.claims import LISTS, SINGLE, claim_label

_WHOLE = ("kind", "summary", "comment", "complete")
_LISTS = ("headings", "talking_points", "contacts", "problems", "sections")


def narrow_record(record: Mapping[str, Any], whole: str, subject: str, sees: Callable[[str], bool]) -> dict[str, Any]:
    """Return the record that a reader gets.

    Args:
        record: the full record.
        whole: the label of the cable, which is seen.
        subject: that of its subject.
        sees: tells whether a label is seen.
    """
    narrowed: dict[str, Any] = dict(record)
    narrowed["source"] = dict.fromkeys(record["source"])
    narrowed |= dict.fromkeys(_WHOLE)
    narrowed |= {name: [] for name in _LISTS}
    narrowed["derived"] = {}
    if not sees(subject):
        narrowed["subject"] = narrowed["subject_marking"] = None
    narrowed["paragraphs"] = [
        {**row, "span": None} for row in record["paragraphs"] if sees(claim_label({"label": row["marking"]}, whole))
    ]
    for field in LISTS:
        narrowed[field] = [_placeless(claim) for claim in record.get(field) or () if sees(claim_label(claim, whole))]
    for field in SINGLE:
        claim = record.get(field)
        narrowed[field] = _placeless(claim) if claim and sees(claim_label(claim, whole)) else None
    return narrowed


def _placeless(claim: Any) -> Any:  # noqa: ANN401 - a JSON value
    return {**claim, "span": None} if isinstance(claim, Mapping) else claim
