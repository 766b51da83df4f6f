"""Cablegate CSV: a row a cable, eight columns: id, date, reference id, origin, classification, refs, header, body."""

import re

from demarche.carriers.csv_rows import COLUMNS, Row, RowSplitter
from demarche.carriers.model import Part, present, wrap

NAME = "cablegate-csv"
KEYS = ("row_id", "created", "reference_id", "origin", "classification", "refs")

_DATE = r"(?:\d{1,2}/\d{1,2}/\d{2,4}|\d{4}-\d\d-\d\d)[ T]\d{1,2}:\d\d"
_ROW = re.compile(rf'[\ufeff\s]*+(?:"?\d{{1,12}}"?,"?{_DATE}|(?:"[^"\r\n]{{0,200}}",){{6}}")')
_LATER_ROW = re.compile(rf'\n"\d{{1,12}}","{_DATE}","')
_TITLES = re.compile(r'[\ufeff\s]*+(?:"?[a-z][a-z_ ]{0,30}"?,){5,7}"?(?:body|content|text)"?\s*?\n', re.IGNORECASE)
_ESCAPE = re.compile(r'\\([\\"])|""')


def recognises(head: str) -> bool:
    """Whether it begins with a row or with the titles of the columns, or a row begins further down."""
    return any((_ROW.match(head), _TITLES.match(head), _LATER_ROW.search(head)))


def may_have_rows(head: str) -> bool:
    """Whether a source that begins so can be read as rows: its first line has columns, or is not there."""
    first = head.lstrip("\ufeff \t\r\n").partition("\n")[0]
    return not first or first.count(",") >= len(KEYS) or recognises(head)


def split(text: str) -> list[Part]:
    """Return a part for each row."""
    return CsvStream().feed(text, last=True) or [Part(NAME, text, 0, {}, ((0, len(text)),), "csv", [])]


class CsvStream:
    """Makes parts of text that comes in chunks, holding no more than the current row."""

    def __init__(self) -> None:
        self._rows = RowSplitter()
        self._titles: Row | None = None

    @property
    def pending(self) -> int:
        """Characters that wait for the end of their row."""
        return self._rows.pending

    def feed(self, chunk: str, *, last: bool = False) -> list[Part]:
        """Return the parts of the rows that end in the chunk; with the last chunk, all that are left."""
        rows = self._rows.feed(chunk, last=last)
        if rows and rows[0].base == 0 and _TITLES.fullmatch(rows[0].text):
            # Titles are no cable; they go with the first row.
            self._titles = rows.pop(0)
        if self._titles and (rows or last):
            first = rows.pop(0) if rows else Row("", len(self._titles.text), ())
            rows.insert(0, _joined(self._titles, first))
            self._titles = None
        return [_part(row) for row in rows]


def _joined(titles: Row, row: Row) -> Row:
    shift = len(titles.text)
    return Row(titles.text + row.text, titles.base, tuple((a + shift, b + shift) for a, b in row.fields))


def _part(row: Row) -> Part:
    text, base, fields = row
    count = len(KEYS) if len(fields) >= COLUMNS else _first_long(row)
    pieces = fields[count:] or ((len(text), len(text)),)
    metadata = present({key: _plain(text[a:b]) for key, (a, b) in zip(KEYS, fields[:count], strict=False)})
    return Part(NAME, text, base, metadata, pieces, "csv", wrap(len(text), pieces, fields[:count]))


def _first_long(row: Row) -> int:
    """How many columns of a row with columns missing are metadata: message text has line ends, metadata has none."""
    for i, (start, end) in enumerate(row.fields[: len(KEYS)]):
        if "\n" in row.text[start:end]:
            return i
    return len(KEYS)


def _plain(value: str) -> str:
    if "\\" in value or '""' in value:
        return _ESCAPE.sub(lambda hit: hit[1] or '"', value)
    return value
