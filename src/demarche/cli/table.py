"""The table on a terminal: columns as wide as their first rows ask for, then written as the cables come."""

import os
import shutil
from typing import Any

from demarche.cli.fields import Record
from demarche.cli.output import Sink, plain
from demarche.cli.writers import Writer

DEFAULT_FIELDS = ("reference_id", "dtg", "classification", "from", "subject", "problems")
TITLES = {"reference_id": "CABLE", "dtg": "SENT (UTC)", "classification": "CLASS", "refs": "REFERENCES"}
SHORT_CLASSES = {"LIMITED OFFICIAL USE": "LOU"}
FIRM = frozenset({"reference_id"})
"""Columns that are of no use when they are cut."""
ROWS_THAT_SET_WIDTHS = 200
GAP = "  "
WIDEST = 60
NARROWEST = 6


class TableWriter(Writer):
    """A table whose last roomy column gives way where the terminal is narrow."""

    def __init__(self, sink: Sink, names: tuple[str, ...] | None) -> None:
        super().__init__(sink)
        self.names = names or DEFAULT_FIELDS
        self.kept: list[list[str]] = []
        self.widths: list[int] | None = None
        self.colour = _wants_colour(sink)

    def add(self, result: Record) -> None:
        """Take a record; the first rows wait until the widths are known."""
        row = [_cell(name, result.get(name)) for name in self.names]
        if self.widths is None:
            self.kept.append(row)
            if len(self.kept) >= ROWS_THAT_SET_WIDTHS:
                self._start()
        else:
            self._write(row)

    def finish(self) -> None:
        """Write the rows that still wait."""
        if self.widths is None:
            self._start()

    def _start(self) -> None:
        titles = [TITLES.get(name, name.replace("_", " ").upper()) for name in self.names]
        firm = [name in FIRM for name in self.names]
        self.widths = _fit([titles, *self.kept], firm, shutil.get_terminal_size((120, 24)).columns)
        self._write(titles, "1")
        for row in self.kept:
            self._write(row)
        self.kept.clear()

    def _write(self, row: list[str], style: str = "") -> None:
        from rich.cells import set_cell_size

        widths = self.widths or []
        line = GAP.join(
            set_cell_size(_cut(cell, width), width) for cell, width in zip(row, widths, strict=True)
        ).rstrip()
        self.sink.write(f"\x1b[{style}m{line}\x1b[0m\n" if style and self.colour else f"{line}\n")


def _wants_colour(sink: Sink) -> bool:
    return sink.stream.isatty() and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"


def _fit(rows: list[list[str]], firm: list[bool], room: int) -> list[int]:
    from rich.cells import cell_len

    widths = [min(max(map(cell_len, column)), WIDEST) for column in zip(*rows, strict=True)]
    excess = sum(widths) + len(GAP) * (len(widths) - 1) - room
    # The widest columns give way first, one character at a time; firm ones only where nothing else can.
    for kept in (firm, [False] * len(firm)):
        movable = [i for i, stays in enumerate(kept) if not stays]
        while excess > 0 and movable and max(widths[i] for i in movable) > NARROWEST:
            widths[max(movable, key=widths.__getitem__)] -= 1
            excess -= 1
    return widths


def _cut(text: str, width: int) -> str:
    from rich.cells import cell_len, set_cell_size

    return text if cell_len(text) <= width else set_cell_size(text, max(width - 1, 0)).rstrip() + "…"


def _cell(name: str, value: Any) -> str:  # noqa: ANN401  any JSON value
    if name == "problems":
        return _count_problems(value)
    if name in ("dtg", "filed") and value:
        return str(value)[:16].replace("T", " ")
    if name == "classification" and value:
        return SHORT_CLASSES.get(str(value), str(value))
    return plain(_words(value))


def _count_problems(problems: list[Record]) -> str:
    worst = {"error": "error", "warning": "warning", "info": "note"}
    counts = {word: sum(p["severity"] == severity for p in problems) for severity, word in worst.items()}
    return ", ".join(f"{count} {word}{'s' if count > 1 else ''}" for word, count in counts.items() if count)


def _words(value: Any) -> str:  # noqa: ANN401  any JSON value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return ", ".join(_words(item) for item in value)
    if isinstance(value, dict):
        best = next((value[key] for key in ("name", "text", "canonical") if value.get(key)), None)
        return str(best) if best else " ".join(_words(item) for item in value.values() if item is not None)
    return str(value)
