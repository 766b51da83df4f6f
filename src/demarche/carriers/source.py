"""One source: something that opens to bytes, with a name to tell of it; and what else may stand in a file."""

import lzma
import tomllib
import zlib
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import IO, Any, NoReturn
from zipfile import BadZipFile

from demarche.carriers.errors import SourceError

Opener = Callable[[], AbstractContextManager[IO[bytes]]]

DAMAGE = (BadZipFile, zlib.error, lzma.LZMAError, EOFError, NotImplementedError, ValueError, OverflowError)
"""What damaged archives make the standard library raise."""
NUL_SHARE = 0.3
"""From this share of NULs in its beginning on, a file is no text; a few of them are found in cables."""
ZIP = (b"PK\x03\x04", b"PK\x05\x06")


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file, a member of an archive, or standard input (`-`); nothing is opened before it is read."""

    path: str
    member: str | None
    opener: Opener = field(repr=False, compare=False)
    size: int | None = None
    """Bytes of a member once unpacked, as its archive says."""

    @property
    def name(self) -> str:
        """How a message calls it."""
        return f"{self.path}!{self.member}" if self.member else self.path

    @contextmanager
    def open(self) -> Iterator[IO[bytes]]:
        """Open it for reading.

        Raises:
            SourceError: it cannot be opened, or not be read to its end.
        """
        try:
            with self.opener() as stream:
                yield stream
        except OSError as error:
            raise SourceError(self.name, explain(error)) from error
        except DAMAGE as error:
            raise SourceError(self.name, f"damaged ({_plain(error)}); get a sound copy") from error


def failing(path: str, member: str | None, message: str) -> SourceFile:
    """Return a source that says what is wrong with it when it is read."""

    def opener() -> NoReturn:
        raise SourceError(f"{path}!{member}" if member else path, message)

    return SourceFile(path, member, opener)


def explain(error: OSError) -> str:
    """Return what an error of the system means, and what to do."""
    if isinstance(error, PermissionError):
        return "no permission to read it; change its mode or read it as another user"
    if isinstance(error, FileNotFoundError):
        return "no such file or folder"
    return f"cannot be read: {error.strerror or _plain(error)}"


def _plain(error: Exception) -> str:
    return " ".join(str(error).split())[:200] or type(error).__name__


def passed_over(name: str) -> bool:
    """Whether a file found in a folder or archive is passed over: hidden, or by its ending no cable."""
    base = name.rsplit("/", 1)[-1]
    return base.startswith(".") or base.rpartition(".")[2].casefold() in _data()["passed_over"]


def not_text(head: bytes) -> str | None:
    """Return what a file is that begins so and is no text; None where it may be text."""
    signatures = _data()["signatures"]
    if head.startswith(tuple(signatures)):
        return next(str(what) for signature, what in signatures.items() if head.startswith(signature))
    if head[:2] not in (b"\xff\xfe", b"\xfe\xff") and head.count(0) > NUL_SHARE * len(head):
        return "binary data (or UTF-16 without a byte order mark)"
    return None


@cache
def _data() -> dict[str, Any]:
    data = tomllib.loads(files("demarche.carriers").joinpath("data/files.toml").read_text(encoding="utf-8"))
    signatures = {bytes.fromhex(key): what for key, what in data["signatures"].items()}
    return {"passed_over": frozenset(data["passed_over"]), "signatures": signatures}
