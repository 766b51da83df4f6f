"""Reading: from sources to cables, lazily, one at a time.

    bytes -> text -> parts (carrier) -> running text -> heading, top, body, ending -> Cable

Stages are functions; what is wrong with a document is a value of the cable, never an exception. Exceptions say that
a source could not be read.
"""

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from demarche.cable.assemble import assemble
from demarche.cable.cable import Cable, Source
from demarche.carriers.files import SourceFile, find_sources, read_parts
from demarche.carriers.model import Part
from demarche.carriers.recognise import split_parts
from demarche.claims import claims_reader

RULES = "rules"
"""The extractor that is built in."""


def read_source(source: SourceFile, carrier: str | None = None, extractor: str = RULES) -> Iterator[Cable]:
    """Yield the cables of one source in order.

    Raises:
        SourceError: the source cannot be read (missing, unreadable, a damaged archive).
    """
    claims = claims_reader(extractor)
    for part, origin in read_origins(source, carrier):
        yield from assemble(part, origin, claims)


def read_origins(source: SourceFile, carrier: str | None = None) -> Iterator[tuple[Part, Source]]:
    """Yield the parts of one source with what their cables say of it; `assemble` makes cables of each.

    Raises:
        SourceError: as `read_source`.
    """
    for part, info in read_parts(source, carrier):
        yield part, Source(info.path, info.member, part.carrier, info.sha256, info.encoding, info.replaced, info.line)


def read_cables(
    paths: str | Path | Iterable[str | Path], carrier: str | None = None, extractor: str = RULES
) -> Iterator[Cable]:
    """Yield the cables of files, folders, zip archives or `-` (standard input), lazily.

    Args:
        paths: one path, or several.
        carrier: read every source as this carrier instead of recognising it by content.
        extractor: what reads the claims when they are asked for: `rules`, `llm`, or `none`.

    Raises:
        SourceError: a source cannot be read. Use `find_sources` and `read_source` to go on with the others.
    """
    several = [paths] if isinstance(paths, str | Path) else paths
    for source in find_sources(several):
        yield from read_source(source, carrier, extractor)


def read_text(text: str, carrier: str | None = None, extractor: str = RULES) -> list[Cable]:
    """Return the cables of a text (at least one: what is no cable is a cable full of problems)."""
    claims = claims_reader(extractor)
    sha256 = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    parts = split_parts(text, carrier) or [Part("raw-message", text, 0, {}, ((0, len(text)),), None, [])]
    return [
        cable for part in parts for cable in assemble(part, Source(None, None, part.carrier, sha256, "utf-8"), claims)
    ]


def read_cable(text_or_path: str | Path, carrier: str | None = None, extractor: str = RULES) -> Cable:
    r"""Return the first cable of a text or of a file.

    A `Path` is a file; so is a string of one line that names an existing file. Any other string is the text itself.

    >>> cable = read_cable("R 011605Z FEB 10\nFM SECSTATE WASHDC\nTO AMEMBASSY PARIS\nBT\nUNCLAS STATE 009939\n")
    >>> cable.reference_id
    '10STATE9939'
    """
    if isinstance(text_or_path, Path) or _names_file(text_or_path):
        return next(read_cables(text_or_path, carrier, extractor))
    return read_text(text_or_path, carrier, extractor)[0]


def _names_file(text: str) -> bool:
    if "\n" in text or not 0 < len(text) < 1024 or "\x00" in text:
        return False
    try:
        return Path(text).is_file()
    except OSError:
        return False
