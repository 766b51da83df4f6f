"""The carrier and the message: which of them says what, and what only the carrier says.

The text of the message comes first. What it does not say is taken from the carrier (the five lines of a released text,
a CSV row, the attributes of a NARA record) and stands under `derived` with that rule; where the two contradict each
other the checks say so.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from demarche.cable.classline import class_of, split_controls
from demarche.cable.heading import Heading
from demarche.cable.ids import canonical_id
from demarche.cable.model import Addressee
from demarche.cable.references import Context, parse_references
from demarche.cable.subject import parse_subject
from demarche.cable.tags import parse_tags
from demarche.cable.times import full_year
from demarche.cable.top import Top

CARRIER = "carrier metadata"
_YEAR = re.compile(r"(?:19|20)\d\d")
_YEAR_KEYS = ("created", "Draft Date", "Sent Date", "Document Number")
_NARA = "Document Number"


@dataclass(slots=True)
class Said:
    """What message and carrier say together; `derived` names the rule of what the message does not say itself."""

    reference_id: str | None = None
    classification: str | None = None
    controls: tuple[str, ...] = ()
    classified_by: str | None = None
    derived: dict[str, str] = field(default_factory=dict)


def carrier_year(metadata: Mapping[str, str]) -> int | None:
    """Return the year that the carrier gives the cable: its date, else the front of its reference id."""
    if not metadata:
        return None
    for key in _YEAR_KEYS:
        if hit := _YEAR.search(metadata.get(key) or ""):
            return int(hit.group())
    front = (metadata.get("reference_id") or "")[:2]
    return full_year(int(front)) if front.isdigit() and front.isascii() else None


def reconcile(metadata: Mapping[str, str], head: Heading, top: Top, year: int | None) -> Said:
    """Return what is said of the cable as a whole; fields that the message lacks are filled in `head` and `top`."""
    said = Said()
    _reference_id(said, metadata, top, year)
    _classification(said, metadata, top)
    _classified_by(said, top)
    if _NARA in metadata:
        _fill(said, metadata, head, top, year)
    return said


def _reference_id(said: Said, metadata: Mapping[str, str], top: Top, year: int | None) -> None:
    """The carrier's id, else the MRN of the classification line with the year of the date-time group."""
    written = metadata.get("reference_id")
    if written and (found := canonical_id(written)):
        said.reference_id = found
        return
    line = top.class_line
    if line and line.station and line.number is not None and year is not None:
        said.derived["reference_id"] = "mrn with the year of the date-time group"
        said.reference_id = canonical_id(f"{year % 100:02} {line.station} {line.number}")
        return
    document = metadata.get(_NARA)
    if document and (found := canonical_id(document)):
        said.derived["reference_id"] = "document number"
        said.reference_id = found


def _classification(said: Said, metadata: Mapping[str, str], top: Top) -> None:
    """Classification and controls of the text; what only the carrier says is taken from it."""
    written = metadata.get("classification") or metadata.get("Original Classification") or ""
    name, _, suffix = written.partition("//")
    controls = [control for control in split_controls(suffix) if control not in top.controls] if suffix else []
    if controls:
        said.derived["dissemination"] = CARRIER
    said.controls = (*top.controls, *controls)
    if top.class_line:
        said.classification = top.class_line.classification
    elif name and (found := class_of(name.split("/")[0])):
        said.classification = found
        said.derived["classification"] = CARRIER


def _classified_by(said: Said, top: Top) -> None:
    if top.authority and top.authority.classified_by:
        said.classified_by = top.authority.classified_by
    elif top.executive and top.executive.authority_name:
        said.classified_by = top.executive.authority_name
        said.derived["classified_by"] = "name on the executive order line"


def _fill(said: Said, attributes: Mapping[str, str], head: Heading, top: Top, year: int | None) -> None:
    """Take from the attributes of a NARA record what its text does not hold: it may be on microfilm only."""
    if top.subject is None and (words := attributes.get("Subject")):
        top.subject, top.subject_marking, _, _ = parse_subject(words, 0, len(words))
        said.derived["subject"] = CARRIER
    if not top.tags and (words := attributes.get("TAGS")):
        # Their places are in the attribute, not in the text.
        top.tags = [(tag, (0, 0)) for tag, _ in parse_tags(words, 0, len(words))[0]]
        said.derived["tags"] = CARRIER
    if not top.references and (words := attributes.get("Reference")):
        station = top.class_line.station if top.class_line else None
        found, _ = parse_references(words, 0, len(words), Context(year, station))
        top.references = [reference._replace(span=(0, 0)) for reference in found]
        said.derived["references"] = CARRIER
    if head.origin is None and head.dtg is None and (words := attributes.get("From")):
        head.origin = words
        said.derived["from"] = CARRIER
        if not head.to and (to := attributes.get("To")):
            head.to.append(Addressee(None, to, None, None))
            said.derived["to"] = CARRIER
