"""Where text goes: UTF-8 always, whole lines always, and quiet where nobody reads any more."""

import os
import signal
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType
from typing import BinaryIO

import typer

INTERRUPTED = 130
BROKEN_PIPE = 141
"""128 plus the number of the signal, as shells report it."""

_HIDDEN = dict.fromkeys((*range(0x20), *range(0x7F, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A)), " ")


def plain(text: str) -> str:
    """Return text that cannot steer a terminal: control and direction characters of a source become blanks."""
    return text.translate(_HIDDEN)


def say(message: str) -> None:
    """Print a message to the person at the terminal, on standard error."""
    with suppress(BrokenPipeError):
        stream = sys.stderr
        stream.write(f"demarche: {plain(message)}\n".encode("utf-8", "backslashreplace").decode("utf-8"))
        stream.flush()


class UnwritableError(Exception):
    """The output takes no more (a full disk)."""

    def __init__(self, error: OSError) -> None:
        super().__init__(f"cannot be written to its end ({error.strerror}); make room or name another file")


class Sink:
    """A place to write text to, from which Ctrl-C takes no half lines."""

    def __init__(self, stream: BinaryIO) -> None:
        self.stream = stream
        self._writing = False
        self._interrupted = False

    def write(self, text: str) -> None:
        """Write text whole: an interrupt that comes meanwhile is raised behind it, a second one at once."""
        self.write_bytes(text.encode("utf-8", "backslashreplace"))

    def write_bytes(self, data: bytes) -> None:
        """Write bytes whole, as `write` does."""
        with self.whole():
            self.stream.write(data)
        if self._interrupted:
            raise KeyboardInterrupt

    def flush(self) -> None:
        """Hand over what is buffered."""
        with self.whole():
            self.stream.flush()

    @contextmanager
    def whole(self) -> Iterator[None]:
        """Write to the stream inside this: Ctrl-C waits, a full disk is told as such."""
        self._writing = True
        try:
            yield
        except BrokenPipeError:
            raise
        except OSError as error:
            raise UnwritableError(error) from error
        finally:
            self._writing = False

    def on_interrupt(self, _signal: int, _frame: FrameType | None) -> None:
        """Raise now, or behind the write that is under way."""
        if self._writing and not self._interrupted:
            self._interrupted = True
            return
        raise KeyboardInterrupt


@contextmanager
def open_sink(path: Path | None, inputs: Iterable[str] = ()) -> Iterator[Sink]:
    """Open a file (none of the inputs) or standard output; Ctrl-C and a reader that left end the command cleanly."""
    stream = _open(path, inputs) if path else sys.stdout.buffer
    sink = Sink(stream)
    before = signal.signal(signal.SIGINT, sink.on_interrupt)
    try:
        yield sink
        sink.flush()
    except KeyboardInterrupt:
        _finish(sink)
        raise typer.Exit(INTERRUPTED) from None
    except BrokenPipeError:
        _forget_stdout()
        raise typer.Exit(BROKEN_PIPE) from None
    except UnwritableError as error:
        say(f"{path or 'standard output'}: {error}")
        if path is None:
            _forget_stdout()
        raise typer.Exit(2) from None
    finally:
        signal.signal(signal.SIGINT, before)
        if path:
            with suppress(OSError):
                stream.close()


def is_terminal(output: Path | None) -> bool:
    """Tell whether the output goes before a person's eyes."""
    return output is None and sys.stdout.isatty()


def _open(path: Path, inputs: Iterable[str]) -> BinaryIO:
    try:
        if path.exists() and any(Path(name).exists() and path.samefile(name) for name in inputs):
            say(f"{path}: is to be read and written at once; name another file with --output")
            raise typer.Exit(2)
        return path.open("wb")
    except OSError as error:
        say(f"{path}: cannot be written ({error.strerror}); name another file with --output")
        raise typer.Exit(2) from None


def _finish(sink: Sink) -> None:
    try:
        sink.flush()
    except BrokenPipeError:
        _forget_stdout()


def _forget_stdout() -> None:
    # What is still buffered has no reader; Python would complain about it at its end.
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
