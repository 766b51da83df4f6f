"""One cable as read: typed fields over a lossless text."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any

from demarche.cable import layout, record
from demarche.cable.body import Body
from demarche.cable.ending import Ending
from demarche.cable.furniture import Furniture
from demarche.cable.heading import Heading as Head
from demarche.cable.model import (
    Addressee,
    Contact,
    Heading,
    Paragraph,
    Problem,
    Reference,
    Section,
    Span,
    TalkingPoints,
)
from demarche.cable.top import Top
from demarche.cable.tree import Branch
from demarche.text.flow import Flow, line_ends, line_start


@dataclass(frozen=True, slots=True)
class Source:
    """Where a cable came from: file, archive member, carrier, hash of the whole file, encoding."""

    path: str | None
    member: str | None
    carrier: str
    sha256: str
    encoding: str
    replaced: int = 0
    line: int = 1
    """The line of the source, from 1, on which the part that holds the cable begins."""


@dataclass(frozen=True)
class Cable:
    """A cable: everything that READING promises, as typed attributes.

    Spans are in the decoded source text, half open. Absent values are `None` or empty. `text` is the part of the
    source that this cable takes up, `start` and `end` its place in the source; `running_text` is what a reader reads,
    without page furniture.
    """

    source: Source
    text: str
    start: int
    end: int
    metadata: dict[str, str]
    reference_id: str | None
    complete: bool
    dtg: datetime | None
    filed: datetime | None
    classification: str | None
    dissemination: tuple[str, ...]
    sections: tuple[Section, ...]
    classified_by: str | None
    declassify_on: str | None
    reasons: tuple[str, ...]
    paragraphs: tuple[Paragraph, ...]
    headings: tuple[Heading, ...]
    summary: str | None
    comment: str | None
    talking_points: tuple[TalkingPoints, ...]
    signed: str | None
    contacts: tuple[Contact, ...]
    structural_kind: str | None
    """What structure alone gives; `kind` knows better where claims are read."""
    derived: dict[str, str]
    heading: Head = field(repr=False)
    top: Top = field(repr=False)
    body: Body = field(repr=False)
    ending: Ending = field(repr=False)
    flow: Flow = field(repr=False)
    furniture: tuple[Furniture, ...] = field(repr=False)
    wrapping: tuple[tuple[str, int, int], ...] = field(repr=False)
    first_line: int = 1
    """The line of the source, from 1, on which the cable begins."""
    signed_span: Span | None = field(default=None, repr=False)
    read_claims: "Callable[[Cable], dict[str, Any]] | None" = field(default=None, repr=False, compare=False)
    """How the claim fields of the record are made; without it there are none."""
    another: Span | None = field(default=None, repr=False)
    """Where another message begins in the same part of the source."""

    @property
    def running_text(self) -> str:
        """The text as read, without furniture and escapes."""
        return self.flow.text

    @property
    def transmission_id(self) -> str | None:
        """FL1 as written."""
        return self.heading.transmission_id

    @property
    def precedence(self) -> tuple[str, ...]:
        """Words of FL5, action first: `FLASH IMMEDIATE PRIORITY ROUTINE`."""
        return tuple(self.heading.precedence)

    @property
    def origin(self) -> str | None:
        """The originator's plain-language designator (FL6); `from` in the record."""
        return self.heading.origin

    @property
    def to(self) -> tuple[Addressee, ...]:
        """Action addressees (FL7)."""
        return tuple(self.heading.to)

    @property
    def info(self) -> tuple[Addressee, ...]:
        """Information addressees (FL8)."""
        return tuple(self.heading.info)

    @property
    def exempt(self) -> tuple[str, ...]:
        """Members of a collective that do not get the cable (FL9)."""
        return tuple(self.heading.exempt)

    @property
    def captions(self) -> tuple[str, ...]:
        """Captions in order."""
        return tuple(self.top.captions)

    @property
    def passing(self) -> tuple[str, ...]:
        """Passing and attention lines as written."""
        return tuple(self.top.passing)

    @property
    def tags(self) -> tuple[str, ...]:
        """TAGS in order; persons as `LAST, FIRST`."""
        return tuple(tag for tag, _ in self.top.tags)

    @property
    def subject(self) -> str | None:
        """Subject with single blanks, without its mark."""
        return self.top.subject

    @property
    def subject_marking(self) -> str | None:
        """The subject's mark as written inside the brackets."""
        return self.top.subject_marking

    @cached_property
    def references(self) -> tuple[Reference, ...]:
        """Items of the REF section, spans in the source."""
        if self.flow.plain:
            return tuple(self.top.references)
        return tuple(r._replace(span=self.flow.span(r.span)) for r in self.top.references)

    @property
    def refs(self) -> tuple[str, ...]:
        """Canonical ids of the cable references, each once."""
        return tuple(dict.fromkeys(r.canonical for r in self.top.references if r.canonical))

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the cable, in order of place."""
        from demarche.cable.checks import find_problems

        return find_problems(self)

    @cached_property
    def tree(self) -> Branch:
        """The lossless tree; `tree.code` is `text`."""
        return layout.build_tree(self)

    def position(self, offset: int) -> tuple[int, int]:
        """Return line and column, both from 1, of a source offset; the line is that of the whole file."""
        local = min(max(offset - self.start, 0), len(self.text))
        return self.first_line + line_ends(self.text, local), local - line_start(self.text, local) + 1

    @cached_property
    def claims(self) -> dict[str, Any]:
        """The claim fields of the record, `kind` among them; empty where no claims are read."""
        return self.read_claims(self) if self.read_claims else {}

    @property
    def kind(self) -> str | None:
        """The kind of the cable: as the claims have it, else as structure gives it."""
        kind: str | None = self.claims.get("kind", self.structural_kind)
        return kind

    def to_record(self) -> dict[str, Any]:
        """Return the record of the cable, ready for JSON."""
        return record.to_record(self)
