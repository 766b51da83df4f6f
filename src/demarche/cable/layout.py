"""What each stretch of a cable's source is: the marks and zones from which its tree is built."""

from typing import TYPE_CHECKING

from demarche.cable.tree import Branch, Mark, build

if TYPE_CHECKING:
    from demarche.cable.cable import Cable


def build_tree(cable: "Cable") -> Branch:
    """Return the lossless tree of a cable's part of the source."""
    size = len(cable.text)
    marks: list[Mark] = [*_within(cable.wrapping, size)]
    marks += [(f.kind, f.start, f.end) for f in cable.furniture]
    marks += [_local(cable, line) for line in cable.heading.lines]
    marks += _top_marks(cable)
    marks += [_local(cable, line) for line in cable.ending.lines]
    if cable.signed_span:
        marks.append(("signature", cable.signed_span[0] - cable.start, cable.signed_span[1] - cable.start))
    marks += [("heading-line", h.span[0] - cable.start, h.span[1] - cable.start) for h in cable.headings]
    return build(cable.text, _within(marks, size), _within(_zones(cable), size), cable.start)


def _local(cable: "Cable", mark: Mark) -> Mark:
    kind, start, end = mark
    first, last = cable.flow.span((start, end))
    return kind, first - cable.start, last - cable.start


def _within(marks: list[Mark] | tuple[Mark, ...], size: int) -> list[Mark]:
    return [(kind, max(start, 0), min(end, size)) for kind, start, end in marks if start < min(end, size)]


def _top_marks(cable: "Cable") -> list[Mark]:
    """Top fields line by line, so that furniture inside a field stays a leaf of its own."""
    marks: list[Mark] = []
    text = cable.flow.text
    for kind, start, end in cable.top.lines:
        at = start
        while at < end:
            stop = text.find("\n", at, end)
            stop = end if stop < 0 else stop
            if stop > at:
                marks.append(_local(cable, (kind, at, stop)))
            at = stop + 1
    return marks


def _zones(cable: "Cable") -> list[Mark]:
    """Heading, top, body with its paragraphs, ending: by their edges in the source."""
    flow, base = cable.flow, cable.start
    edges = [0, cable.heading.end, cable.top.end, cable.ending.start, len(flow.text)]
    for i in range(1, len(edges)):
        edges[i] = max(edges[i], edges[i - 1])
    places = [flow.start(edge) - base if edge < len(flow.text) else flow.end(edge) - base for edge in edges]
    zones: list[Mark] = [
        (kind, places[i], places[i + 1]) for i, kind in enumerate(("heading", "top", "body", "ending"))
    ]
    zones += [("paragraph", p.span[0] - base, p.span[1] - base) for p in cable.paragraphs]
    return zones
