"""From a part of a source to cables: split messages, clear the running text, read, put together."""

import re
from collections.abc import Iterator
from dataclasses import replace

from demarche.cable.blocks import read_comment, read_summary
from demarche.cable.body import read_body
from demarche.cable.cable import Cable, Section, Source
from demarche.cable.classline import split_controls
from demarche.cable.contacts import read_contacts
from demarche.cable.ending import Ending, read_ending
from demarche.cable.furniture import (
    CONTINUED,
    PAGE,
    PAGE_STATION,
    SECTION,
    Furniture,
    find_furniture,
    may_have_furniture,
)
from demarche.cable.heading import read_heading
from demarche.cable.ids import canonical_id
from demarche.cable.kind import structural_kind
from demarche.cable.messages import split_messages
from demarche.cable.model import Span
from demarche.cable.points import read_talking_points
from demarche.cable.times import middle_of, read_dtg, read_filing
from demarche.cable.top import Top, read_top
from demarche.carriers.model import Part
from demarche.text.flow import Flow, unwrap

_EMPTY_BODY = re.compile(r"\s*\Z")


def assemble(part: Part, source: Source) -> Iterator[Cable]:
    """Yield the cables of one part of a source: one, or one for each message that stands in it."""
    flow = unwrap(part.text, part.pieces, part.escape, part.base)
    messages = split_messages(flow.text)
    if len(messages) == 1:
        yield _read_message(part, source, flow, part.base, part.base + len(part.text), None)
        return
    for i, (start, end) in enumerate(messages):
        cuts = [cut for cut in ((0, start), (end, len(flow.text))) if cut[1] > cut[0]]
        first = part.base if i == 0 else flow.start(start)
        last = part.base + len(part.text) if i + 1 == len(messages) else flow.start(end)
        another = (last, last) if i + 1 < len(messages) else None
        yield _read_message(part, source, flow.without(cuts), first, last, another)


def _read_message(part: Part, source: Source, flow: Flow, start: int, end: int, another: Span | None) -> Cable:
    furniture: list[Furniture] = []
    whole = flow
    if may_have_furniture(flow.text):
        furniture, cuts = find_furniture(flow.text)
        if cuts:
            flow = flow.without(cuts)
    text = flow.text
    head = read_heading(text)
    dtg = read_dtg(head.dtg, _carrier_year(part)) if head.dtg else None
    year = dtg.year if dtg else _carrier_year(part)
    top = read_top(text, head.end, year=year)
    ending = read_ending(text, top.end)
    body = read_body(text, top.end, ending.start)
    signer = body.signed
    summary = read_summary(text, body)
    comment = read_comment(text, body)
    points = read_talking_points(text, body)
    contacts = read_contacts(text, body.paragraphs, top.end, ending.start)
    own_text = part.text if another is None and start == part.base else part.text[start - part.base : end - part.base]
    derived: dict[str, str] = {}
    classification, controls = _classification(part, top, derived)
    sections = _sections(top, furniture, whole, flow)
    plain = flow.plain
    return Cable(
        source=source,
        text=own_text,
        start=start,
        end=end,
        metadata=part.metadata,
        reference_id=_reference_id(part, top, year, derived),
        complete=_complete(text, sections, ending, signed=signer is not None),
        dtg=dtg,
        filed=read_filing(head.filing, dtg or middle_of(head.dtg, year)) if head.filing else None,
        classification=classification,
        dissemination=tuple(controls),
        sections=tuple(sections),
        classified_by=_classified_by(top, derived),
        declassify_on=_declassify_on(top),
        reasons=top.authority.reasons if top.authority else (),
        paragraphs=tuple(body.paragraphs if plain else (p._replace(span=flow.span(p.span)) for p in body.paragraphs)),
        headings=tuple(body.headings if plain else (h._replace(span=flow.span(h.span)) for h in body.headings)),
        summary=summary[0] if summary else None,
        comment=comment[0] if comment else None,
        talking_points=tuple(points if plain else (replace(t, span=flow.span(t.span)) for t in points)),
        signed=signer[0] if signer else None,
        contacts=tuple(contacts if plain else (c._replace(span=flow.span(c.span)) for c in contacts)),
        kind=structural_kind(
            head.origin, text[top.end : ending.start], has_points=bool(points), cites=bool(top.references)
        ),
        derived=derived,
        heading=head,
        top=top,
        body=body,
        ending=ending,
        flow=flow,
        furniture=_placed(furniture, whole, start),
        wrapping=tuple((kind, a + part.base - start, b + part.base - start) for kind, a, b in part.wrapping),
        first_line=source.line + part.text.count("\n", 0, start - part.base) if start > part.base else source.line,
        signed_span=flow.span(signer[1]) if signer else None,
        another=another,
    )


def _placed(furniture: list[Furniture], whole: Flow, start: int) -> tuple[Furniture, ...]:
    """Furniture with offsets in the cable's own text."""
    if whole.plain and not start:
        return tuple(furniture)
    placed = []
    for f in furniture:
        first, last = whole.span((f.start, f.end))
        placed.append(f._replace(start=first - start, end=last - start))
    return tuple(placed)


_YEAR = re.compile(r"(?:19|20)\d\d")


def _carrier_year(part: Part) -> int | None:
    """The year that the carrier gives the cable: its date, else the front of its reference id."""
    for key in ("created", "Draft Date", "Sent Date", "Document Number"):
        if hit := _YEAR.search(part.metadata.get(key) or ""):
            return int(hit.group())
    front = (part.metadata.get("reference_id") or "")[:2]
    return int(front) + (1900 if int(front) >= 50 else 2000) if front.isdigit() and front.isascii() else None


def _reference_id(part: Part, top: Top, year: int | None, derived: dict[str, str]) -> str | None:
    """The carrier's id, else the MRN of the classification line with the year of the date-time group."""
    written = part.metadata.get("reference_id")
    if written and (found := canonical_id(written)):
        return found
    line = top.class_line
    if line and line.station and line.number is not None and year is not None:
        derived["reference_id"] = "mrn with the year of the date-time group"
        return canonical_id(f"{year % 100:02} {line.station} {line.number}")
    document = part.metadata.get("Document Number")
    if document and (found := canonical_id(document)):
        derived["reference_id"] = "document number"
        return found
    return None


def _classification(part: Part, top: Top, derived: dict[str, str]) -> tuple[str | None, list[str]]:
    """Classification and controls of the text; what only the carrier says is taken from it and marked as derived."""
    controls = list(top.controls)
    written = part.metadata.get("classification") or part.metadata.get("Original Classification") or ""
    name, _, suffix = written.partition("//")
    for control in split_controls(suffix) if suffix else ():
        if control not in controls:
            controls.append(control)
            derived["dissemination"] = "carrier metadata"
    if top.class_line:
        return top.class_line.classification, controls
    from demarche.cable.classline import class_of

    found = class_of(name.split("/")[0]) if name else None
    if found:
        derived["classification"] = "carrier metadata"
    return found, controls


def _sections(top: Top, furniture: list[Furniture], whole: Flow, flow: Flow) -> list[Section]:
    """Every section that the classification line, a repeated heading, a page or a continuation line names."""
    found: dict[int, Section] = {}
    if top.class_line and top.class_line.section is not None and top.class_line.of:
        found[top.class_line.section] = Section(
            top.class_line.section, top.class_line.of, flow.span(top.class_line.span)
        )
    for f in furniture:
        hit = None
        if f.kind in ("section-heading", "page-line", "continuation"):
            hit = SECTION.match(f.text) or CONTINUED.match(f.text) or PAGE.match(f.text) or PAGE_STATION.match(f.text)
        if hit is None:
            continue
        names = hit.re.groupindex
        of = hit["of"]
        number = hit["section"] or (of if "final" in names and hit["final"] else None)
        if of and number and int(number) <= int(of):
            found.setdefault(int(number), Section(int(number), int(of), whole.span((f.start, f.end))))
    if found and 1 not in found and top.class_line and top.class_line.section is None:
        first = next(iter(found.values()))
        found[1] = Section(1, first.of, flow.span(top.class_line.span))
    return [found[n] for n in sorted(found)]


def _complete(text: str, sections: list[Section], ending: Ending, *, signed: bool) -> bool:
    """False where sections are missing or the text breaks off."""
    if missing_sections(sections, ended=signed or ending.closed):
        return False
    return not breaks_off(text, ending, signed)


def missing_sections(sections: list[Section] | tuple[Section, ...], *, ended: bool) -> list[int]:
    """Numbers of the sections that are certainly not there.

    Where only the first is marked and the text comes to a proper end, nothing is certain: released copies often lose
    the marks of the later sections.
    """
    if not sections:
        return []
    numbers = {s.number for s in sections}
    of = max(s.of for s in sections)
    missing = [n for n in range(1, of + 1) if n not in numbers]
    if numbers == {1} and ended:
        return []
    return missing


_ENDS = re.compile(r"""[.?!:;)\]"'*-]\s*\Z""")


def breaks_off(text: str, ending: Ending, signed: bool) -> bool:
    """Whether the text stops in the middle of a sentence."""
    if signed or ending.closed:
        return False
    tail = text[max(0, ending.start - 200) : ending.start].rstrip()
    return bool(tail) and not _ENDS.search(tail)


def _classified_by(top: Top, derived: dict[str, str]) -> str | None:
    if top.authority and top.authority.classified_by:
        return top.authority.classified_by
    if top.executive and top.executive.authority_name:
        derived["classified_by"] = "name on the executive order line"
        return top.executive.authority_name
    return None


def _declassify_on(top: Top) -> str | None:
    return top.executive.declassify_on if top.executive else None
