"""Tables in the body of a cable: rows whose cells stand apart by tabs or by several blanks."""

import re
from bisect import bisect_right
from typing import NamedTuple

from demarche.claims.document import Document

_STOPS = ".:!?;"
_WIDE = 3
"""More blanks than these part columns whatever stands before them."""
_NUMBER = re.compile(r"(?P<bare>\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)(?P<unit>(?: ?[a-z]{1,9}\.?){1,2})?$", re.IGNORECASE)
_AMOUNT = re.compile(r"qty|quant|amount|number|\bnos?\b|pieces|pcs|units|weight|how many", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d$")


Span = tuple[int, int]


class Row(NamedTuple):
    """A line of a table: its cells as spans of the text of the document, and the row that heads the table."""

    cells: tuple[tuple[int, int], ...]
    header: tuple[tuple[int, int], ...]


def find_rows(document: Document) -> list[Row]:
    """Return the rows of the tables of a document, in order."""
    source, text = document.cable.flow.text, document.text
    if not text or not _has_columns(source, document.running(0), document.running(len(text) - 1)):
        return []
    rows: list[Row] = []
    line: list[int] = []
    header: tuple[tuple[int, int], ...] = ()
    previous_end = -1
    starts = document.line_starts
    for index, start in enumerate([*starts, len(text) + 1]):
        column = index < len(starts) and index > 0 and _opens_column(source, text, document, start)
        if column:
            line.append(start)
            continue
        if len(line) > 1:
            cells = tuple((a, b - 1) for a, b in zip(line, [*line[1:], start], strict=True))
            if previous_end != line[0]:
                header = cells
            rows.append(Row(cells, header))
            previous_end = start
        elif line and text[line[0] : start].strip(" -=_"):
            previous_end = -1
        else:
            # A rule between the head of a table and its rows.
            previous_end = start if previous_end >= 0 else -1
        line = [start]
    return rows


def _has_columns(source: str, start: int, end: int) -> bool:
    """Tell whether anything in a stretch stands apart from what is before it in its line."""
    if source.find("\t", start, end) >= 0:
        return True
    at = source.find("  ", start, end)
    while at >= 0:
        behind = at
        while source[behind : behind + 1] == " ":
            behind += 1
        before = source[at - 1 : at]
        if (
            before not in {"\n", ""}
            and source[behind : behind + 1] != "\n"
            and (behind - at > _WIDE or before not in _STOPS)
        ):
            return True
        at = source.find("  ", behind, end)
    return False


def _opens_column(source: str, text: str, document: Document, start: int) -> bool:
    if start < 2 or text[start - 1 : start] != " ":
        return False
    place = document.running(start)
    begin = place
    while begin > 0 and source[begin - 1].isspace():
        begin -= 1
    gap = source[begin:place]
    if "\n" in gap or not gap:
        return False
    return "\t" in gap or len(gap) > _WIDE or (len(gap) > 1 and text[start - 2] not in _STOPS)


def row_at(rows: list[Row], starts: list[int], offset: int) -> Row | None:
    """Return the row that holds an offset; `starts` are the begins of the rows."""
    index = bisect_right(starts, offset) - 1
    if index < 0:
        return None
    row = rows[index]
    return row if offset < row.cells[-1][1] else None


def quantity_in_row(text: str, row: Row, offset: int) -> tuple[int, int] | None:
    """Return the span of the quantity that a row gives for what stands at an offset in it."""
    at = next((i for i, (a, b) in enumerate(row.cells) if a <= offset <= b), None)
    if at is None:
        return None
    numbers = {i: _NUMBER.match(text[a:b].strip()) for i, (a, b) in enumerate(row.cells) if i != at}
    found = {i: hit for i, hit in numbers.items() if hit and not (_YEAR.match(hit["bare"]) and not hit["unit"])}
    headed = [i for i in found if i < len(row.header) and _AMOUNT.search(text[row.header[i][0] : row.header[i][1]])]
    with_unit = [i for i, hit in found.items() if hit["unit"]]
    for choice in (headed, with_unit, [i for i in (at - 1, at + 1) if i in found]):
        if choice:
            a, b = row.cells[choice[0]]
            words = text[a:b]
            lead = len(words) - len(words.lstrip())
            return a + lead, a + lead + len(words.strip())
    return None
