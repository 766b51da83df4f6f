"""A line of progress on standard error, for work that takes a while before a person's eyes."""

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from demarche.cli.output import is_terminal

if TYPE_CHECKING:
    from rich.progress import Progress as Bar

PATIENCE = 2.0
"""Seconds before anything is shown."""
EVERY = 0.1
"""Seconds between one count shown and the next."""


class Progress:
    """Counts cables; shows a bar on a terminal once the work has taken two seconds, unless rows are shown there."""

    def __init__(self, output: Path | None) -> None:
        self.wanted = sys.stderr.isatty() and not is_terminal(output)
        self.next = time.monotonic() + PATIENCE
        self.count = 0
        self.bar: Bar | None = None

    def step(self) -> None:
        """Count a cable."""
        self.count += 1
        if not self.wanted or (now := time.monotonic()) < self.next:
            return
        self.next = now + EVERY
        self.bar = self.bar or _start_bar()
        self.bar.update(self.bar.task_ids[0], completed=self.count)

    def stop(self) -> None:
        """Take the line away."""
        if self.bar is not None:
            self.bar.stop()


def _start_bar() -> "Bar":
    from rich.console import Console
    from rich.progress import Progress as Bar
    from rich.progress import SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.completed:,.0f} cables"), TextColumn("{task.speed:,.0f}/s"))
    bar = Bar(*columns, TimeElapsedColumn(), console=Console(stderr=True), transient=True, refresh_per_second=5)
    bar.add_task("reading", total=None)
    bar.start()
    return bar
