"""The values that reading a cable yields: small, immutable, each with its span."""

from dataclasses import dataclass
from typing import NamedTuple

Span = tuple[int, int]
"""Start and end of a stretch of text, in characters, half open."""


class Section(NamedTuple):
    """A section of a message: its number, of how many; `span` of the words that say so."""

    number: int
    of: int
    span: Span


class Addressee(NamedTuple):
    """One action or information addressee (FL7, FL8): routing indicator, name, precedence word, MCN."""

    routing: str | None
    name: str
    precedence: str | None
    mcn: str | None


class Reference(NamedTuple):
    """One item of a REF section; `canonical` only for cables (`10STATE9939`), `bullet` the letter as written."""

    text: str
    kind: str
    canonical: str | None
    bullet: str | None
    notal: bool
    span: Span


class Paragraph(NamedTuple):
    """A numbered paragraph; `marking` as written inside the brackets, `heading` the words that open it."""

    number: int
    marking: str | None
    heading: str | None
    span: Span


class Heading(NamedTuple):
    """A heading on a line of its own, with or without rules of dashes."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class TalkingPoints:
    """A block of points to be handed over: its paragraph, the mark that stands on it, and for whom it is."""

    paragraph: int | None
    marking: str | None
    releasable_to: tuple[str, ...]
    count: int
    span: Span


class Contact(NamedTuple):
    """A point of contact named in the text."""

    name: str | None
    office: str | None
    phone: str | None
    email: str | None
    span: Span


class Problem(NamedTuple):
    """One finding about a cable; codes and severities are those of `data/problems.toml`."""

    code: str
    severity: str
    message: str
    span: Span
