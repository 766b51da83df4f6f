"""Zip archives: their members as sources, archives inside them one level deep."""

import stat
import tempfile
import weakref
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext
from functools import partial
from typing import IO
from zipfile import ZipFile, ZipInfo

from demarche.carriers.errors import SourceError
from demarche.carriers.source import DAMAGE, ZIP, SourceFile, explain, failing, passed_over

IN_MEMORY = 32 << 20
"""Bytes up to which a copy is kept in memory."""
INNER_LIMIT = 1 << 30
"""Bytes that an archive inside an archive may have."""
_ENCRYPTED = 0x1


class Spool:
    """A copy of bytes that can be read once only; kept in memory while small, else in a temporary file."""

    def __init__(self, stream: IO[bytes], limit: int | None = None) -> None:
        self._file: IO[bytes] = tempfile.SpooledTemporaryFile(IN_MEMORY)  # noqa: SIM115
        size = 0
        while chunk := stream.read(1 << 20):
            size += len(chunk)
            if limit is not None and size > limit:
                raise OSError(f"more than {limit >> 20} MB; unpack it first")
            self._file.write(chunk)

    def open(self) -> AbstractContextManager[IO[bytes]]:
        """Return the copy, from its start."""
        return nullcontext(self.rewind())

    def rewind(self) -> IO[bytes]:
        """Return the copy as a file that is at its start."""
        self._file.seek(0)
        return self._file

    def __del__(self) -> None:
        if hasattr(self, "_file"):
            self._file.close()


def is_zip(head: bytes, name: str = "") -> bool:
    """Whether a file is a zip archive by its first bytes, or means to be one by its name."""
    return head.startswith(ZIP) or name.casefold().endswith(".zip")


def find_members(path: str, file: str | Spool, inside: str | None = None) -> Iterator[SourceFile]:
    """Yield the members of an archive in its order; what is damaged says so when it is read.

    Args:
        path: the source's path.
        file: the archive: its path, or a copy.
        inside: the name of the archive in `path`, where it is itself a member.
    """
    try:
        archive = _Archive(ZipFile(file if isinstance(file, str) else file.rewind()), file)
    except OSError as error:
        yield failing(path, inside, explain(error))
        return
    except DAMAGE as error:
        yield failing(path, inside, f"a damaged zip archive ({error}); get a sound copy")
        return
    if "[Content_Types].xml" in archive.zip.NameToInfo:
        yield failing(path, inside, "an Office document; save it as plain text")
        return
    for info in archive.zip.infolist():
        if _is_read(info):
            yield from _member(path, inside, info, partial(archive.open, info))


class _Archive:
    """An open archive: its members keep it, and the copy that it may be, open as long as they are there."""

    def __init__(self, archive: ZipFile, file: str | Spool) -> None:
        self.zip = archive
        self._file = file
        # Closed when the last member goes, also where that is left to the garbage collector.
        weakref.finalize(self, archive.close)

    def open(self, info: ZipInfo) -> AbstractContextManager[IO[bytes]]:
        """Return a member from its start."""
        return self.zip.open(info)


def _is_read(info: ZipInfo) -> bool:
    """Whether a member is a plain file that is not passed over."""
    mode = info.external_attr >> 16
    if info.is_dir() or stat.S_ISLNK(mode):
        return False
    folders = info.filename.split("/")[:-1]
    return not passed_over(info.filename) and not any(f.startswith(".") or f == "__MACOSX" for f in folders)


def _member(
    path: str, inside: str | None, info: ZipInfo, opener: Callable[[], AbstractContextManager[IO[bytes]]]
) -> Iterator[SourceFile]:
    name = f"{inside}/{info.filename}" if inside else info.filename
    if info.flag_bits & _ENCRYPTED:
        yield failing(path, name, "encrypted; unpack it with its password first")
    elif not is_zip(b"", info.filename):
        yield SourceFile(path, name, opener, info.file_size)
    elif inside:
        yield failing(path, name, "an archive inside an archive inside an archive; unpack it first")
    else:
        yield from _inner(SourceFile(path, name, opener))


def _inner(source: SourceFile) -> Iterator[SourceFile]:
    """Yield the members of an archive that is itself a member."""
    try:
        with source.open() as stream:
            spool = Spool(stream, INNER_LIMIT)
    except SourceError as error:
        yield failing(source.path, source.member, error.message)
        return
    yield from find_members(source.path, spool, source.member)
