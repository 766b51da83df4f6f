"""A line of progress on standard error, for work that takes a while before a person's eyes."""

import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from demarche.cli.output import is_terminal

if TYPE_CHECKING:
    from rich.progress import Progress as Bar

PATIENCE = 2.0
"""Seconds before anything is shown."""
COUNTING = 1.0
"""Seconds for which files are counted before it is given up."""
EVERY = 0.1
"""Seconds between one count shown and the next."""


class Progress:
    """Counts cables; shows a bar on a terminal once the work has taken two seconds, unless rows are shown there.

    Where it can be told how many files there are, it also shows how far the reading is and how long it will go on.
    """

    def __init__(self, output: Path | None, count_sources: Callable[[float], int | None]) -> None:
        self.wanted = sys.stderr.isatty() and not is_terminal(output)
        self.count_sources = count_sources
        self.next = time.monotonic() + PATIENCE
        self.cables = 0
        self.sources = 0
        self.bar: Bar | None = None

    def begin_source(self) -> None:
        """Count a file whose reading begins."""
        self.sources += 1

    def step(self) -> None:
        """Count a cable."""
        self.cables += 1
        if not self.wanted or (now := time.monotonic()) < self.next:
            return
        self.next = now + EVERY
        self.bar = self.bar or _start_bar(self.count_sources(COUNTING))
        self.bar.update(self.bar.task_ids[0], completed=self.sources - 1, cables=self.cables)

    def stop(self) -> None:
        """Take the line away."""
        if self.bar is not None:
            self.bar.stop()


def _start_bar(total: int | None) -> "Bar":
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        ProgressColumn,
        SpinnerColumn,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )
    from rich.progress import Progress as Bar

    columns: list[ProgressColumn] = [SpinnerColumn(), TextColumn("{task.fields[cables]:,} cables"), TimeElapsedColumn()]
    if total is not None and total > 1:
        files = TextColumn("{task.completed:,.0f} of {task.total:,.0f} files")
        columns += [BarColumn(bar_width=20), files, TimeRemainingColumn(), TextColumn("left")]
    else:
        total = None
    bar = Bar(*columns, console=Console(stderr=True), transient=True, refresh_per_second=5)
    bar.add_task("reading", total=total, cables=0)
    bar.start()
    return bar
