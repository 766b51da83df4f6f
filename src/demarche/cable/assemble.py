"""From a part of a source to cables: split messages, clear the running text, read, put together."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any, NamedTuple

from demarche.cable.blocks import read_comment, read_summary
from demarche.cable.body import read_body
from demarche.cable.cable import Cable, Source
from demarche.cable.completeness import find_sections, is_complete
from demarche.cable.contacts import read_contacts
from demarche.cable.ending import read_ending
from demarche.cable.furniture import Furniture, find_furniture, may_have_furniture
from demarche.cable.heading import read_heading
from demarche.cable.kind import structural_kind
from demarche.cable.messages import split_messages
from demarche.cable.model import Span
from demarche.cable.points import read_talking_points
from demarche.cable.reconcile import carrier_year, reconcile
from demarche.cable.signs import SIGNS
from demarche.cable.times import middle_of, read_dtg, read_filing
from demarche.cable.top import read_top
from demarche.carriers.model import Part
from demarche.text.flow import Flow, line_ends, unwrap
from demarche.text.probe import Found


class _Message(NamedTuple):
    """One message of a part: its text with the way back to the source, the signs in it, and where it stands."""

    part: Part
    flow: Flow
    signs: Found
    start: int
    end: int
    another: Span | None = None
    """Where a further message begins in the same part."""


ClaimsReader = Callable[[Cable], dict[str, Any]]
"""Makes the claim fields of a cable's record."""


def assemble(part: Part, source: Source, read_claims: ClaimsReader | None = None) -> Iterator[Cable]:
    """Yield the cables of one part of a source: one, or one for each message that stands in it.

    `read_claims` is called when the claims of a cable are first asked for.
    """
    flow = unwrap(part.text, part.pieces, part.escape, part.base)
    signs = SIGNS.find(flow.text)
    messages = split_messages(flow.text, signs)
    if len(messages) == 1:
        yield _read_message(_Message(part, flow, signs, part.base, part.base + len(part.text)), source, read_claims)
        return
    for i, (start, end) in enumerate(messages):
        cuts = [cut for cut in ((0, start), (end, len(flow.text))) if cut[1] > cut[0]]
        first = part.base if i == 0 else flow.start(start)
        last = part.base + len(part.text) if i + 1 == len(messages) else flow.start(end)
        another = (last, last) if i + 1 < len(messages) else None
        # What the carrier says around a part it says of its first message.
        own = part if i == 0 else part._replace(metadata={})
        cut = flow.without(cuts)
        yield _read_message(_Message(own, cut, SIGNS.find(cut.text), first, last, another), source, read_claims)


def _read_message(message: _Message, source: Source, read_claims: ClaimsReader | None) -> Cable:
    part, whole, signs, start, end, another = message
    furniture: list[Furniture] = []
    flow = whole
    if may_have_furniture(flow.text, signs):
        furniture, cuts = find_furniture(flow.text)
        if cuts:
            flow = flow.without(cuts)
            signs = SIGNS.find(flow.text)
    text = flow.text
    head = read_heading(text)
    said_year = carrier_year(part.metadata)
    dtg = read_dtg(head.dtg, said_year) if head.dtg else None
    year = dtg.year if dtg else said_year
    top = read_top(text, head.end, year=year, month=dtg.month if dtg else None)
    ending = read_ending(text, top.end)
    body = read_body(text, signs, top.end, ending.start)
    signer = body.signed
    summary = read_summary(text, body)
    comment = read_comment(text, signs, body)
    points = read_talking_points(text, signs, body)
    contacts = read_contacts(text, signs, body.paragraphs, top.end, ending.start)
    own_text = part.text if another is None and start == part.base else part.text[start - part.base : end - part.base]
    said = reconcile(part.metadata, head, top, year)
    sections = find_sections(top, furniture, whole, flow)
    plain = flow.plain
    return Cable(
        source=source,
        text=own_text,
        start=start,
        end=end,
        metadata=part.metadata,
        reference_id=said.reference_id,
        complete=is_complete(text, sections, ending, signed=signer is not None),
        dtg=dtg,
        filed=read_filing(head.filing, dtg or middle_of(head.dtg, year)) if head.filing else None,
        classification=said.classification,
        dissemination=said.controls,
        sections=tuple(sections),
        classified_by=said.classified_by,
        declassify_on=top.executive.declassify_on if top.executive else None,
        reasons=top.authority.reasons if top.authority else (),
        paragraphs=tuple(body.paragraphs if plain else (p._replace(span=flow.span(p.span)) for p in body.paragraphs)),
        headings=tuple(body.headings if plain else (h._replace(span=flow.span(h.span)) for h in body.headings)),
        summary=summary[0] if summary else None,
        comment=comment[0] if comment else None,
        talking_points=tuple(points if plain else (replace(t, span=flow.span(t.span)) for t in points)),
        signed=signer[0] if signer else None,
        contacts=tuple(contacts if plain else (c._replace(span=flow.span(c.span)) for c in contacts)),
        structural_kind=structural_kind(head.origin, text, signs, top, ending.start, has_points=bool(points)),
        derived=said.derived,
        heading=head,
        top=top,
        body=body,
        ending=ending,
        flow=flow,
        furniture=_placed(furniture, whole, start),
        wrapping=tuple((kind, a + part.base - start, b + part.base - start) for kind, a, b in part.wrapping),
        first_line=source.line + line_ends(part.text, start - part.base) if start > part.base else source.line,
        signed_span=flow.span(signer[1]) if signer else None,
        another=another,
        read_claims=read_claims,
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
