"""What all carriers share: a part of a source, where its file came from, and what a carrier has to offer."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple, Protocol

from demarche.text.flow import Span

Mark = tuple[str, int, int]
"""Kind, start and end of a stretch of a part's text."""


class Part(NamedTuple):
    """One message (or several that only their text tells apart) with what its carrier put around it.

    The texts of a source's parts, one behind the other, are the source.
    """

    carrier: str
    """Name of the carrier, as in the record."""
    text: str
    """The part exactly as it stands in the decoded source."""
    base: int
    """Offset of `text[0]` in the source."""
    metadata: dict[str, str]
    """What the carrier says around the message, as written; what is absent there is absent here."""
    pieces: tuple[Span, ...]
    """The spans of `text` that hold the message, in order."""
    escape: str | None
    """How the pieces are written: `None`, `csv` or `html`."""
    wrapping: list[Mark]
    """What the rest of `text` is: `metadata` or `carrier`."""


class FileInfo(NamedTuple):
    """Where a part came from, and how the bytes became text."""

    path: str
    member: str | None
    sha256: str
    encoding: str
    replaced: int
    line: int = 1
    """The line of the source, from 1, on which the part begins."""


class Carrier(Protocol):
    """A form in which cables come; each is a module of this package."""

    NAME: str

    def recognises(self, head: str) -> bool:
        """Whether a source that begins so is of this form."""

    def split(self, text: str) -> list[Part]:
        """Return the parts of a text read as this form, whatever it is: at least one, and together the text."""


def wrap(size: int, pieces: Iterable[Span], metadata: Iterable[Span]) -> list[Mark]:
    """Return the marks of a part's text of `size` characters outside its pieces."""
    known = [("metadata", start, end) for start, end in metadata if start < end]
    known += [("", start, end) for start, end in pieces]
    known.sort(key=lambda mark: mark[1])
    return list(_filled(known, size))


def _filled(known: Iterable[Mark], size: int) -> Iterator[Mark]:
    at = 0
    for kind, start, end in [*known, ("", size, size)]:
        if start > at:
            yield "carrier", at, start
        if kind:
            yield kind, start, end
        at = max(at, end)


def present(values: Mapping[str, str]) -> dict[str, str]:
    """Return the values without surrounding blanks, and without those that are empty."""
    return {key: value.strip() for key, value in values.items() if value and not value.isspace()}
