"""Text for a person: headings, lines and columns; cut to the width of a terminal, whole elsewhere."""

import os
import shutil
from collections.abc import Iterable, Iterator, Sequence
from textwrap import wrap

from demarche.cli.output import Sink, plain

GAP = "  "
_NARROW = 40
_WIDE = 4096
"""Columns where nothing is cut."""
_LAST, _LEAST = 24, 12
"""What the last column and any other keep at least."""


class Page:
    """Writes text as it comes; control characters of sources become blanks."""

    def __init__(self, sink: Sink) -> None:
        self.sink = sink
        terminal = sink.stream.isatty()
        self.width = max(shutil.get_terminal_size((120, 24)).columns, _NARROW) if terminal else _WIDE
        self.terminal = terminal
        self.colour = terminal and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"
        self._begun = False

    def title(self, text: str) -> None:
        """Write what the page is about."""
        self._write(self._bold(plain(text)))

    def heading(self, text: str) -> None:
        """Begin a part, after an empty line."""
        self._write(("\n" if self._begun else "") + self._bold(plain(text)))

    def line(self, text: str, indent: int = 0) -> None:
        """Write a line; on a terminal long ones are wrapped under their beginning."""
        text = plain(text)
        if not self.terminal:
            self._write(" " * indent + text)
            return
        room = max(self.width - indent, _NARROW // 2)
        for row in wrap(text, room, subsequent_indent=GAP, break_on_hyphens=False) or [""]:
            self._write(" " * indent + row)

    def columns(
        self, rows: Iterable[Sequence[str]], titles: Sequence[str] = (), indent: int = 2, *, whole: bool = False
    ) -> None:
        """Write rows in columns; where a terminal is too narrow the last column gives way, then the widest.

        `whole` wraps the last column instead of cutting it.
        """
        from rich.cells import cell_len

        table = [[plain(cell) for cell in row] for row in rows]
        if titles and table:
            table.insert(0, list(titles))
        widths = [max(map(cell_len, column)) for column in zip(*table, strict=True)]
        self._fit(widths, self.width - indent)
        for i, row in enumerate(table):
            for line in self._lines(row, widths, whole=whole):
                text = f"{' ' * indent}{line}".rstrip()
                self._write(self._bold(text) if titles and i == 0 else text)

    def _lines(self, row: list[str], widths: list[int], *, whole: bool) -> Iterator[str]:
        from rich.cells import set_cell_size

        last = wrap(row[-1], widths[-1], break_on_hyphens=False) if whole and self.terminal else []
        shown = [*row[:-1], last[0] if last else row[-1]]
        yield GAP.join(set_cell_size(self._cut(cell, width), width) for cell, width in zip(shown, widths, strict=True))
        start = sum(widths[:-1]) + len(GAP) * (len(widths) - 1)
        yield from (" " * start + line for line in last[1:])

    def _fit(self, widths: list[int], room: int) -> None:
        """Take from the widths what a terminal has not: of the last column, then of the widest, dates left whole."""
        excess = sum(widths) + len(GAP) * (len(widths) - 1) - room
        if excess <= 0 or len(widths) < 2:
            return
        given = min(excess, max(widths[-1] - _LAST, 0))
        widths[-1] -= given
        excess -= given
        # The first column holds ids, which are of no use when they are cut.
        while excess > 0 and max(widths[1:]) > _LEAST:
            widths[max(range(1, len(widths)), key=widths.__getitem__)] -= 1
            excess -= 1

    def _cut(self, text: str, width: int) -> str:
        from rich.cells import cell_len, set_cell_size

        return text if cell_len(text) <= width else set_cell_size(text, max(width - 1, 0)).rstrip() + "…"

    def _bold(self, text: str) -> str:
        return f"\x1b[1m{text}\x1b[0m" if self.colour and text.strip() else text

    def _write(self, text: str) -> None:
        self._begun = True
        self.sink.write(f"{text}\n")


def write_json(sink: Sink, value: object) -> None:
    """Write a value as JSON, a list with an element a line."""
    from demarche.cli.writers import to_json

    if isinstance(value, list) and value:
        sink.write("[\n" + ",\n".join(map(to_json, value)) + "\n]\n")
    else:
        sink.write(to_json(value) + "\n")


def count(number: int, word: str, several: str | None = None) -> str:
    """Return a number with its word: `1 case`, `2 cases`."""
    return f"{number:,} {word if number == 1 else several or word + 's'}"
