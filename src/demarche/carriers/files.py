"""Files, folders, zip archives and standard input: what there is to read, and the parts of each.

Looking for sources is lazy and opens nothing but archives; a source that cannot be read says so when it is read, so
that one of them does not keep the others from being read. A CSV is streamed, whatever its size; anything else is
read whole.
"""

import hashlib
import os
import stat
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO

from demarche.carriers import cablegate_csv
from demarche.carriers.archives import Spool, find_members, is_zip
from demarche.carriers.errors import SourceError
from demarche.carriers.folders import walk
from demarche.carriers.model import FileInfo, Part
from demarche.carriers.recognise import HEAD, named, recognise
from demarche.carriers.source import SourceFile, explain, failing, not_text
from demarche.text.decode import ChunkDecoder, Sniffer, decode
from demarche.text.flow import line_ends

__all__ = ["SourceFile", "find_sources", "read_parts"]

STDIN = "-"
CHUNK = 1 << 20
MEMBER_LIMIT = 512 << 20
"""Bytes up to which a member of an archive is read whole."""
ROW_LIMIT = 256 << 20
"""Characters up to which a row is waited for."""


def find_sources(paths: Iterable[str | Path]) -> Iterator[SourceFile]:
    """Yield what there is to read, in order: a folder's files by name, an archive's members as they stand in it.

    In folders and archives, hidden files and files whose ending says that they hold no cables (`data/files.toml`)
    are passed over. A file that is named directly is always read.

    Raises:
        SourceError: there is nothing of the name of a path.
    """
    for path in paths:
        yield from _find(str(path))


def _find(path: str) -> Iterator[SourceFile]:
    if path == STDIN:
        yield from _standard_input()
        return
    try:
        mode = os.stat(path).st_mode  # noqa: PTH116  a string keeps the path as it was given
    except OSError as error:
        raise SourceError(path, explain(error)) from error
    except ValueError as error:
        raise SourceError(path, "no such file or folder") from error
    if stat.S_ISDIR(mode):
        for entry in walk(path):
            yield from [entry] if isinstance(entry, SourceFile) else _file(entry)
    elif stat.S_ISREG(mode):
        yield from _file(path)
    else:
        yield from _once_only(path)


def _file(path: str) -> Iterator[SourceFile]:
    """Yield a plain file, or its members where it is an archive."""
    source = SourceFile(path, None, lambda: open(path, "rb"))  # noqa: PTH123, SIM115  closed by who opens it
    try:
        with source.open() as stream:
            head = stream.read(4)
    except SourceError:
        # It says the same when it is read.
        yield source
        return
    if is_zip(head, path):
        yield from find_members(path, path)
    else:
        yield source


def _once_only(path: str) -> Iterator[SourceFile]:
    """Yield what a pipe gives."""
    try:
        with open(path, "rb") as stream:  # noqa: PTH123
            spool = Spool(stream)
    except OSError as error:
        yield failing(path, None, explain(error))
        return
    yield from _spooled(path, spool)


def _standard_input() -> Iterator[SourceFile]:
    if sys.stdin is None:
        yield failing(STDIN, None, "there is no standard input")
        return
    yield from _spooled(STDIN, Spool(sys.stdin.buffer))


def _spooled(path: str, spool: Spool) -> Iterator[SourceFile]:
    if is_zip(spool.rewind().read(4)):
        yield from find_members(path, spool)
    else:
        yield SourceFile(path, None, spool.open)


def read_parts(source: SourceFile, carrier: str | None = None) -> Iterator[tuple[Part, FileInfo]]:
    """Yield the parts of a source, with where they came from.

    Args:
        source: what to read.
        carrier: the name of the carrier to read it as, instead of recognising it.

    Raises:
        SourceError: it cannot be read, it is no text, or no CSV though the carrier is one.
        ValueError: there is no carrier of this name.
    """
    with source.open() as stream:
        head = stream.read(HEAD)
        if what := not_text(head):
            raise SourceError(source.name, f"not text but {what}; give the text itself")
        decoded = decode(head)
        chosen = named(carrier) if carrier else recognise(decoded.text)
        if carrier == cablegate_csv.NAME and not cablegate_csv.may_have_rows(decoded.text):
            raise SourceError(source.name, "its first line has no columns; this is no Cablegate CSV, name no carrier")
        data = None if chosen.NAME == cablegate_csv.NAME else head + _rest(source, stream)
    if data is None:
        yield from _stream(source)
        return
    text, encoding, replaced = decoded if len(data) == len(head) else decode(data)
    info = FileInfo(source.path, source.member, hashlib.sha256(data).hexdigest(), encoding, replaced)
    del data
    yield from _placed(chosen.split(text), info)


def _rest(source: SourceFile, stream: IO[bytes]) -> bytes:
    if source.size is not None and source.size > MEMBER_LIMIT:
        raise SourceError(source.name, f"more than {MEMBER_LIMIT >> 20} MB unpacked; unpack it and name the file")
    return stream.read()


def _stream(source: SourceFile) -> Iterator[tuple[Part, FileInfo]]:
    """Yield the rows of a CSV: a first pass for its hash and encoding, a second for the rows."""
    sha256, sniffer = hashlib.sha256(), Sniffer()
    with source.open() as stream:
        while chunk := stream.read(CHUNK):
            sha256.update(chunk)
            sniffer.feed(chunk)
    encoding, replaced = sniffer.verdict()
    info = FileInfo(source.path, source.member, sha256.hexdigest(), encoding, replaced)
    yield from _placed(_rows(source, encoding), info)


def _placed(parts: Iterable[Part], info: FileInfo) -> Iterator[tuple[Part, FileInfo]]:
    """Yield each part with the line of the source on which it begins: together, the parts are the source."""
    line = 1
    for part in parts:
        yield part, info._replace(line=line)
        line += line_ends(part.text, len(part.text))


def _rows(source: SourceFile, encoding: str) -> Iterator[Part]:
    rows, decoder = cablegate_csv.CsvStream(), ChunkDecoder(encoding)
    empty = True
    with source.open() as stream:
        while chunk := stream.read(CHUNK):
            for part in rows.feed(decoder.feed(chunk)):
                empty = False
                yield part
            if rows.pending > ROW_LIMIT:
                raise SourceError(source.name, f"a row of more than {ROW_LIMIT >> 20} MB; this is no Cablegate CSV")
    for part in rows.feed(decoder.close(), last=True):
        empty = False
        yield part
    if empty:
        yield from cablegate_csv.split("")
