"""The lossless tree of a cable: leaves that concatenate to the source, whatever the source is.

A leaf is a stretch of the source with a kind; a branch groups leaves (`heading`, `top`, `body`, `paragraph`,
`ending`, `carrier`). What no rule understood is a leaf of kind `error`. Fields are layers over the tree by span;
the tree itself knows no values.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

Span = tuple[int, int]
Mark = tuple[str, int, int]
"""Kind, start and end of a stretch, in offsets of the text that the tree is made of."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """A stretch of the source of one kind."""

    kind: str
    start: int
    end: int
    text: str

    @property
    def code(self) -> str:
        """The text of the source, unchanged."""
        return self.text

    def leaves(self) -> Iterator["Leaf"]:
        """Yield the leaf itself."""
        yield self


@dataclass(frozen=True, slots=True)
class Branch:
    """A group of neighbouring nodes."""

    kind: str
    children: tuple["Node", ...]

    @property
    def code(self) -> str:
        """The text of the source, unchanged."""
        return "".join(leaf.text for leaf in self.leaves())

    @property
    def start(self) -> int:
        """Offset of the first leaf."""
        return self.children[0].start

    @property
    def end(self) -> int:
        """Offset behind the last leaf."""
        return self.children[-1].end

    def leaves(self) -> Iterator[Leaf]:
        """Yield the leaves in order."""
        for child in self.children:
            yield from child.leaves()

    def find(self, kind: str) -> Iterator["Node"]:
        """Yield the nodes of a kind, outermost first, in order."""
        for child in self.children:
            if child.kind == kind:
                yield child
            if isinstance(child, Branch):
                yield from child.find(kind)


Node = Leaf | Branch


def build(text: str, marks: Iterable[Mark], zones: Sequence[Mark], base: int = 0) -> Branch:
    """Return the tree of `text`.

    Args:
        text: the source, or a cable's part of it.
        marks: stretches with a kind; where two overlap, the one that starts first keeps what it has.
        zones: branches (kind, start, end); zones may lie inside one another but do not cross.
        base: what is added to the offsets of the leaves.

    Stretches without a mark become leaves of kind `text`, or `blank` where they are white space.
    """
    leaves = list(_leaves(text, marks, sorted({edge for zone in zones for edge in zone[1:]}), base))
    nested = sorted(zones, key=lambda z: (z[1], -z[2]))
    return Branch("cable", tuple(_group(leaves, nested, base)))


def _leaves(text: str, marks: Iterable[Mark], edges: list[int], base: int) -> Iterator[Leaf]:
    at = 0
    for kind, first, last in sorted(marks, key=lambda mark: (mark[1], mark[2])):
        start, end = max(first, at), min(last, len(text))
        if end <= start:
            continue
        yield from _gap(text, at, start, edges, base)
        yield from _split(kind, text, start, end, edges, base)
        at = end
    yield from _gap(text, at, len(text), edges, base)


def _gap(text: str, start: int, end: int, edges: list[int], base: int) -> Iterator[Leaf]:
    if start < end:
        yield from _split("", text, start, end, edges, base)


def _split(kind: str, text: str, start: int, end: int, edges: list[int], base: int) -> Iterator[Leaf]:
    """Cut a stretch where a zone begins or ends inside it."""
    inner = edges[bisect_right(edges, start) : bisect_left(edges, end)]
    for first, last in zip([start, *inner], [*inner, end], strict=True):
        if first < last:
            piece = text[first:last]
            yield Leaf(kind or ("blank" if not piece.strip() else "text"), base + first, base + last, piece)


def _group(leaves: list[Leaf], zones: list[Mark], base: int) -> list[Node]:
    """Put the leaves into their zones, innermost last."""
    nodes: list[Node] = []
    i = z = 0
    while i < len(leaves):
        while z < len(zones) and zones[z][1] + base < leaves[i].start:
            z += 1
        if z < len(zones) and zones[z][1] + base == leaves[i].start and zones[z][2] > zones[z][1]:
            kind, _, end = zones[z]
            last = i
            while last < len(leaves) and leaves[last].end <= end + base:
                last += 1
            if last > i:
                behind = z + 1
                while behind < len(zones) and zones[behind][1] < end:
                    behind += 1
                nodes.append(Branch(kind, tuple(_group(leaves[i:last], zones[z + 1 : behind], base))))
                i, z = last, behind
                continue
            z += 1
            continue
        nodes.append(leaves[i])
        i += 1
    return nodes
