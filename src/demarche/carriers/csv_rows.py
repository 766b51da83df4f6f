r"""Rows of a Cablegate CSV, cut out of text that comes in chunks of any size.

A field is written in `"`, with `\` or a doubled quote as escape, and may hold line ends. The rows are the same
however the text is cut into chunks: nothing is decided before the text that could change it is there.

A damaged row must not swallow the next, nor fall into pieces: if it begins as a row does (`"90017","2/27/2007 19:44`)
it ends where another line begins so. A stray quote inside a field is text; a quote ends a field before a comma or a
line end only.
"""

import re
from typing import NamedTuple

from demarche.text.flow import Span

COLUMNS = 8

_EOL = r"\r?\n"
_INSIDE = r'(?:[^"\\]++|\\.|"")*+'
_FIELD = rf'(?:"{_INSIDE}"|[^",\r\n]*+)'
# The last column, the text, is never bare: if it seems so, its quote is missing.
_FIELDS = f"({_FIELD})," * (COLUMNS - 1) + f'("{_INSIDE}"|)'
_ROW = re.compile(_FIELDS + _EOL, re.DOTALL)
_LAST_ROW = re.compile(rf"{_FIELDS}(?:{_EOL}|\Z)", re.DOTALL)

_BEGINNING = re.compile(rf"{_FIELD}(?:,{_FIELD}){{0,{COLUMNS - 1}}}+", re.DOTALL)

_QUOTED = re.compile(rf'"(?:[^"\\]++|\\.|""|"(?!,|{_EOL}|\Z))*+"', re.DOTALL)
_BARE = re.compile(r"(?:[^,\r\n]|\r(?!\n))*+")
_LINE_END = re.compile(_EOL)
_SHAPE = r'"?\d{1,12}"?,"?(?:\d{1,2}/\d{1,2}/\d{2,4}|\d{4}-\d\d-\d\d) \d{1,2}:\d\d'
_SHAPED = re.compile(_SHAPE)
_NEXT_ROW = re.compile(rf"\n(?={_SHAPE})")
_LOOK = 48
"""Characters that `_NEXT_ROW` can take at most."""
_EDGE = re.compile(r'(?<!\\)","')
"""Where a field ends and the next begins in text of which it is not known what is inside quotes."""
_INK = re.compile(r"[^\s\ufeff]")


class Row(NamedTuple):
    """A row as it stands in the text, blank lines behind it included, and its fields without their quotes."""

    text: str
    base: int
    fields: tuple[Span, ...]


class RowSplitter:
    """Cuts text into rows; what comes in with `feed` comes out in rows without loss."""

    def __init__(self) -> None:
        self._text = ""
        self._base = 0
        self._waiting: list[str] = []
        self._size = 0
        self._next = -1

    @property
    def pending(self) -> int:
        """Characters that wait for the end of their row."""
        return len(self._text) + self._size

    def feed(self, chunk: str, *, last: bool = False) -> list[Row]:
        """Return the rows that end in the chunk; with the last chunk, all that is left."""
        self._waiting.append(chunk)
        self._size += len(chunk)
        # An unfinished row is looked at again only when it has doubled: this keeps the time linear.
        if self._size < len(self._text) and not last:
            return []
        text = self._text + "".join(self._waiting)
        self._waiting, self._size, self._next = [], 0, -1
        rows: list[Row] = []
        at = 0
        while at < len(text) and (row := self._row(text, at, last)) is not None:
            rows.append(row)
            at += len(row.text)
        self._text = text[at:]
        self._base += at
        return rows

    def _row(self, text: str, start: int, last: bool) -> Row | None:
        """The row that begins at `start`; None where its end is not known yet."""
        ink = _INK.search(text, start)
        if ink is None:
            return Row(text[start:], self._base + start, ()) if last else None
        at = ink.start()
        found = _whole(text, at, last) or self._damaged(text, at, last)
        if found is None:
            return None
        fields, end = found
        ink = _INK.search(text, end)
        if ink is None and not last:
            return None
        end = ink.start() if ink else len(text)
        return Row(text[start:end], self._base + start, tuple((a - start, b - start) for a, b in fields))

    def _damaged(self, text: str, at: int, last: bool) -> tuple[list[Span], int] | None:
        """Fields and end of a row that is not as it should be; None where they are not known yet."""
        if not last and _may_become_whole(text, at):
            return None
        stop = self._next_row(text, at)
        closed = last or stop < len(text)
        if _SHAPED.match(text, at):
            return _from_shape(text, at, stop) if closed else None
        found = _loose(text, at, stop, closed)
        if found is None or (not closed and found[1] + _LOOK > len(text)):
            return None
        return found

    def _next_row(self, text: str, at: int) -> int:
        """Where the next line begins that looks like a row, behind `at`; the end of the text if there is none."""
        if self._next <= at:
            hit = _NEXT_ROW.search(text, at)
            self._next = hit.end() if hit else len(text)
        return self._next


def _whole(text: str, at: int, last: bool) -> tuple[list[Span], int] | None:
    """Fields and end of a row of eight columns that is as it should be."""
    row = (_LAST_ROW if last else _ROW).match(text, at)
    if row is None:
        return None
    return [_bare(text, *row.span(i)) for i in range(1, COLUMNS + 1)], row.end()


def _may_become_whole(text: str, at: int) -> bool:
    """Whether a row is as it should be as far as the text goes."""
    beginning = _BEGINNING.match(text, at)
    end = beginning.end() if beginning else at
    if end + 1 >= len(text):
        return True
    # A quote that opens a field but was not taken for one is not closed yet.
    return text[end] == '"' and (end == at or text[end - 1] == ",")


def _bare(text: str, start: int, end: int) -> Span:
    return (start + 1, end - 1) if end - start > 1 and text[start] == '"' else (start, end)


def _from_shape(text: str, at: int, stop: int) -> tuple[list[Span], int]:
    """Fields of a damaged row that ends at `stop`, come what may: what follows its line end is its last fields."""
    found = _loose(text, at, stop, closed=True)
    assert found is not None
    fields, end = found
    if _INK.search(text, end, stop):
        fields[-1:] = _pieces(text, fields[-1][0], stop)
    return fields, stop


def _pieces(text: str, start: int, stop: int) -> list[Span]:
    """The fields in a stretch of which it is not known what is inside quotes."""
    stop = start + len(text[start:stop].rstrip())
    if text[stop - 1] == '"' and stop - 1 > start:
        stop -= 1
    edges = [start, *(edge for hit in _EDGE.finditer(text, start, stop) for edge in hit.span()), stop]
    return list(zip(edges[::2], edges[1::2], strict=True))


def _loose(text: str, at: int, stop: int, closed: bool) -> tuple[list[Span], int] | None:
    """Fields and end of a row of any number of columns before `stop`.

    `closed` says that the row ends at `stop` at the latest; otherwise more text may follow there, and the answer
    is None where that could matter.
    """
    fields: list[Span] = []
    while True:
        quoted = text.startswith('"', at, stop)
        field = (_QUOTED if quoted else _BARE).match(text, at, stop)
        if field is None:
            # A quote that nothing closes: the rest is this field.
            return ([*fields, *_pieces(text, at + 1, stop)], stop) if closed else None
        end = field.end()
        if not closed and end + 1 >= stop:
            return None
        fields.append(_bare(text, at, end) if quoted else (at, end))
        if not text.startswith(",", end, stop):
            line_end = _LINE_END.match(text, end, stop)
            return fields, line_end.end() if line_end else stop
        at = end + 1
