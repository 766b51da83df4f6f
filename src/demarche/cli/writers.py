"""The forms that `read` writes; each takes one result at a time."""

import json
from contextlib import AbstractContextManager
from types import TracebackType
from typing import Any, Self

from demarche.cli.options import ReadFormat
from demarche.cli.output import Sink


class Writer(AbstractContextManager["Writer"]):
    """Writes the results of `read` as they come; what it keeps back is written when it is left."""

    def __init__(self, sink: Sink) -> None:
        self.sink = sink

    def add(self, result: Any) -> None:  # noqa: ANN401  a line or a record, by the form
        """Take the next result."""
        raise NotImplementedError

    def finish(self) -> None:
        """Write what was kept back."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        # After Ctrl-C the output is still ended well; behind a reader that left there is nobody to end it for.
        if kind is None or issubclass(kind, KeyboardInterrupt):
            self.finish()


class LinesWriter(Writer):
    """JSON Lines: a record a line."""

    def add(self, result: str) -> None:
        """Write a line."""
        self.sink.write(f"{result}\n")


class ArrayWriter(Writer):
    """One JSON array, a record a line inside it."""

    empty = True

    def add(self, result: str) -> None:
        """Write an element."""
        self.sink.write(f"{'[' if self.empty else ','}\n{result}")
        self.empty = False

    def finish(self) -> None:
        """Close the array."""
        self.sink.write("[]\n" if self.empty else "\n]\n")


def open_writer(form: ReadFormat, sink: Sink, names: tuple[str, ...] | None) -> Writer:
    """Return the writer of a form."""
    if form is ReadFormat.TABLE:
        from demarche.cli.table import TableWriter

        return TableWriter(sink, names)
    if form is ReadFormat.PARQUET:
        from demarche.cli.parquet import ParquetWriter

        return ParquetWriter(sink, names)
    return LinesWriter(sink) if form is ReadFormat.JSONL else ArrayWriter(sink)


def to_json(value: object) -> str:
    """Return JSON on one line; what UTF-8 cannot hold (bytes of a file name that are no UTF-8) is escaped."""
    text = json.dumps(value, ensure_ascii=False)
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return json.dumps(value)
    return text
