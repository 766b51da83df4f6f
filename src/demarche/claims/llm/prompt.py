"""What is sent to a model: the instruction, and the cable in pieces of a size that models take."""

import hashlib
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from string import Template
from typing import NamedTuple

from demarche.claims.document import Document
from demarche.claims.model import Span

PIECE = 24_000
"""Characters of a cable's text in one request, some 6,000 tokens: most cables go in one."""

_LISTS = ("kinds", "roles", "relations", "events", "outcomes", "lists")


class Prompt(NamedTuple):
    """The instruction, what is said after an answer that is no JSON, and the words that answers may choose from."""

    system: str
    again: str
    words: dict[str, frozenset[str]]
    digest: str
    """Changes whenever the instruction or the words do."""


@cache
def prompt() -> Prompt:
    """Return the prompt of the package."""
    return load(files("demarche.claims.llm").joinpath("data/prompt.toml").read_text(encoding="utf-8"))


def load(text: str) -> Prompt:
    """Return the prompt that a TOML text holds.

    Raises:
        ValueError: an entry is not as it has to be; the message names it.
    """
    data = tomllib.loads(text)
    words = data.get("words", {})
    for name in _LISTS:
        row = words.get(name)
        if not isinstance(row, list) or not row or not all(isinstance(word, str) and word for word in row):
            raise ValueError(f"prompt.toml: words: {name} has to be a list of words")
    for name in ("system", "again"):
        if not isinstance(data.get(name), str) or not data[name].strip():
            raise ValueError(f"prompt.toml: `{name}` has to be text")
    try:
        system = Template(data["system"]).substitute({name: ", ".join(words[name]) for name in _LISTS}).strip()
    except (KeyError, ValueError) as error:
        raise ValueError(f"prompt.toml: system: `$` has to stand before a list of [words]: {error}") from None
    digest = hashlib.sha256(f"{system}\0{data['again']}\0{words['lists']}".encode()).hexdigest()[:8]
    return Prompt(system, data["again"].strip(), {name: frozenset(words[name]) for name in _LISTS}, digest)


def messages(document: Document, size: int = PIECE) -> Iterator[list[dict[str, str]]]:
    """Yield the messages of each request that a cable takes."""
    pieces = [list(piece) for piece in _pieces(document, size)]
    top = _top(document)
    for number, piece in enumerate(pieces, 1):
        text = "\n\n".join(document.text[a:b] for a, b in piece)
        part = f"PART: {number} of {len(pieces)}\n" if len(pieces) > 1 else ""
        yield [
            {"role": "system", "content": prompt().system},
            {"role": "user", "content": f"{top}{part}\nTEXT\n\n{text}"},
        ]


def _top(document: Document) -> str:
    """The header as far as claims need it."""
    cable = document.cable
    rows = (
        ("CABLE", cable.reference_id),
        ("FROM", cable.origin),
        ("DATE", cable.dtg.date().isoformat() if cable.dtg else None),
        ("ACTION", "; ".join(addressee.name for addressee in cable.to)),
        ("REFERENCES", ", ".join(cable.refs)),
    )
    return "".join(f"{name}: {value}\n" for name, value in rows if value)


def _pieces(document: Document, size: int) -> Iterator[list[Span]]:
    piece: list[Span] = []
    length = 0
    for span in _stretches(document, size):
        if piece and length + span[1] - span[0] > size:
            yield piece
            piece, length = [], 0
        piece.append(span)
        length += span[1] - span[0]
    if piece:
        yield piece


def _stretches(document: Document, size: int) -> Iterator[Span]:
    """The passages; the sentences of one that is too long; and of one that is still too long, what fits."""
    sentences = document.sentences
    at = 0
    for number, passage in enumerate(document.passages):
        first = at
        while at < len(sentences) and sentences[at].passage == number:
            at += 1
        if passage.end - passage.start <= size:
            yield passage.start, passage.end
            continue
        for sentence in sentences[first:at]:
            yield from _cut(document.text, sentence.start, sentence.end, size)


def _cut(text: str, start: int, end: int, size: int) -> Iterator[Span]:
    while end - start > size:
        blank = text.rfind(" ", start + 1, start + size)
        middle = blank if blank > 0 else start + size
        yield start, middle
        start = middle
    yield start, end
