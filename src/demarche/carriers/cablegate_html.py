"""Cablegate pages: a table of metadata and the message in `<pre>` blocks, header and body, with entities and tags."""

import html
import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from demarche.carriers.model import Part, present, wrap
from demarche.text.flow import Span

NAME = "cablegate-html"
KEYS = ("reference_id", "created", "released", "classification", "origin")

_PAGE = re.compile(r"[\ufeff\s]*+<(?:!doctype html|html|head|body)\b", re.IGNORECASE)
_FRAGMENT = re.compile(r"[\ufeff\s]*+<(?:table|tr|code|pre|div|h[1-6]|p|!--)", re.IGNORECASE)
_PRE = re.compile(r"<pre\b[^<>]{0,1000}>", re.IGNORECASE)
_PRE_END = re.compile(r"</pre\s{0,20}>", re.IGNORECASE)
_TABLE = re.compile(r"<table\b", re.IGNORECASE)
_TABLE_TOKEN = re.compile(r"<(/?)(t[hdr]|table)\b[^<>]{0,2000}>", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]{0,2000}>")
_TITLE = re.compile(r"Viewing cable\s{1,20}([^\s<>,]{3,40})")
_REFERENCE = re.compile(r"reference\s{1,20}id", re.IGNORECASE)


class Cell(NamedTuple):
    """A cell of a table: whether it is a heading, its words, its place."""

    heading: bool
    words: str
    span: Span


def recognises(head: str) -> bool:
    """Whether it is a page, or a piece of one that holds a `<pre>`."""
    return _PAGE.match(head) is not None or (_FRAGMENT.match(head) is not None and _PRE.search(head) is not None)


def split(text: str) -> list[Part]:
    """Return a part for each table of metadata, with the blocks that follow it."""
    tables = list(_tables(text))
    edges = [0, *tables[1:], len(text)]
    return [_part(text[a:b], a) for a, b in pairwise(edges)]


def _tables(text: str) -> Iterator[int]:
    """Yield where tables with a reference id begin."""
    starts = [hit.start() for hit in _TABLE.finditer(text)]
    for start, stop in pairwise([*starts, len(text)]):
        if _REFERENCE.search(text, start, min(stop, start + 4000)):
            yield start


def _part(text: str, base: int) -> Part:
    pieces = tuple(_blocks(text)) or ((0, len(text)),)
    metadata, spans = _metadata(text, pieces[0][0])
    if pieces == ((0, len(text)),):
        return Part(NAME, text, base, metadata, pieces, "html", [])
    return Part(NAME, text, base, metadata, pieces, "html", wrap(len(text), pieces, spans))


def _blocks(text: str) -> Iterator[Span]:
    """Yield the insides of the `<pre>` blocks; one that is not closed reaches to the end."""
    at = 0
    while begin := _PRE.search(text, at):
        end = _PRE_END.search(text, begin.end())
        yield begin.end(), end.start() if end else len(text)
        at = end.end() if end else len(text)


def _metadata(text: str, stop: int) -> tuple[dict[str, str], list[Span]]:
    """The values before the message that the table names, and their places.

    Names come from the table's own headings: Created and Released are never told apart by their order alone.
    """
    values: dict[str, str] = {}
    spans: list[Span] = []
    for name, cell in _named(list(_rows(text[:stop]))):
        if name in KEYS and name not in values and cell.words:
            values[name] = cell.words
            spans.append(cell.span)
    if "reference_id" not in values and (title := _TITLE.search(text, 0, stop)):
        values = {"reference_id": title[1], **values}
        spans.append(title.span(1))
    return present({key: values[key] for key in KEYS if key in values}), spans


def _named(rows: list[list[Cell]]) -> Iterator[tuple[str, Cell]]:
    """Yield the cells with the name that stands above them, or in front of them."""
    names: list[str] = []
    for row in rows:
        keys = ["_".join(cell.words.casefold().split()).rstrip(":") for cell in row]
        if "reference_id" in keys and len(set(keys) & set(KEYS)) > 1:
            names = keys
        elif len(row) > 1 and keys[0] in KEYS and (row[0].heading or not names):
            yield keys[0], row[1]
        else:
            yield from zip(names, row, strict=False)
            names = names if not row else []


def _rows(text: str) -> Iterator[list[Cell]]:
    row: list[Cell] = []
    tokens = list(_TABLE_TOKEN.finditer(text))
    for i, token in enumerate(tokens):
        name = token[2].lower()
        if name in ("tr", "table"):
            yield row
            row = []
        elif not token[1]:
            end = tokens[i + 1].start() if i + 1 < len(tokens) else len(text)
            words = html.unescape(_TAG.sub(" ", text[token.end() : end]))
            row.append(Cell(name == "th", " ".join(words.split()), (token.end(), end)))
    yield row
