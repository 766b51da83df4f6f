"""What the goods of one sentence are read with."""

from bisect import bisect_left
from typing import NamedTuple

from demarche.claims.rules.goods.tables import Row, Span, quantity_in_row, row_at
from demarche.claims.rules.goods.tokens import Tokens


class Table(NamedTuple):
    """The rows of tables that a sentence reaches over. Their places are those of the document."""

    text: str
    """That of the document."""
    rows: list[Row]
    starts: list[int]
    offset: int
    """Where the sentence begins."""

    def row(self, place: int) -> Row | None:
        """Return the row at a place of the sentence."""
        return row_at(self.rows, self.starts, place + self.offset)

    def quantity(self, row: Row, place: int) -> Span | None:
        """Return where in the sentence the row says how many there are of what stands at a place."""
        found = quantity_in_row(self.text, row, place + self.offset)
        return (found[0] - self.offset, found[1] - self.offset) if found else None

    def cells(self) -> frozenset[int]:
        """Return where in the sentence cells begin, and what follows a row."""
        places = [a for row in self.rows for a, _ in row.cells] + [row.cells[-1][1] + 1 for row in self.rows]
        return frozenset(place - self.offset for place in places)


class Context(NamedTuple):
    """A sentence and what is known of it. Places are those of the sentence."""

    tokens: Tokens
    titled: bool
    """Whether it is the subject of the cable."""
    controls: tuple[int, ...] = ()
    """Where it names control entries, in order."""
    table: Table | None = None

    def controlled(self, end: int) -> bool:
        """Tell whether a control entry is named right behind a place: "pumps (2B999)"."""
        at = bisect_left(self.controls, end)
        return at < len(self.controls) and self.controls[at] <= end + 4
