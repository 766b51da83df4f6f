"""`demarche ingest`: cables into a desk, with a bar on a terminal and a report at the end."""

import os
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from demarche.carriers.errors import SourceError
from demarche.carriers.files import find_sources
from demarche.cli.output import INTERRUPTED, open_sink, say
from demarche.cli.results import UNREADABLE
from demarche.cli.writers import to_json
from demarche.store.connect import shown
from demarche.store.errors import DeskError
from demarche.store.report import Progress, Report, Watcher
from demarche.store.store import Store

if TYPE_CHECKING:
    from rich.progress import Progress as Bar

COUNTING = 3.0
"""Seconds for which bytes are counted before it is given up."""


def ingest_command(
    paths: list[str],
    *,
    desk: str,
    jobs: int,
    extractor: str = "rules",
    carrier: str | None = None,
    as_json: bool = False,
) -> None:
    """Take the cables of the paths into a desk; leaves with 2 where a source could not be read."""
    started = time.monotonic()
    try:
        with Store.open(desk) as store, _watching(paths) as watcher:
            report = store.ingest(
                paths, jobs=jobs or os.cpu_count() or 1, extractor=extractor, carrier=carrier, watcher=watcher
            )
    except (DeskError, ValueError) as error:
        say(str(error))
        raise typer.Exit(UNREADABLE) from None
    except KeyboardInterrupt:
        say("interrupted; what was taken in is kept, the same command goes on from there")
        raise typer.Exit(INTERRUPTED) from None
    for source in report.unreadable:
        say(f"{source.path}: {source.message}")
    told = _told(report, desk, time.monotonic() - started)
    with open_sink(None) as sink:
        sink.write(to_json(told) + "\n" if as_json else _sentence(told) + "\n")
    if any(not source.harmless for source in report.unreadable):
        raise typer.Exit(UNREADABLE)


def _told(report: Report, desk: str, seconds: float) -> dict[str, Any]:
    return {
        "desk": shown(desk),
        "cables": report.cables,
        "new": report.new,
        "known": report.known,
        "updated": report.updated,
        "unreadable": [{"path": source.path, "message": source.message} for source in report.unreadable],
        "seconds": round(seconds, 1),
    }


def _sentence(told: dict[str, Any]) -> str:
    rate = told["cables"] / max(told["seconds"], 0.1)
    parts = [f"{told['new']:,} new", f"{told['known']:,} known"]
    if told["updated"]:
        parts.append(f"{told['updated']:,} read anew")
    if count := len(told["unreadable"]):
        parts.append(f"{count:,} unreadable")
    return f"{told['desk']}: {', '.join(parts)} ({told['cables']:,} cables, {told['seconds']:.1f} s, {rate:,.0f}/s)"


@contextmanager
def _watching(paths: Sequence[str]) -> Iterator[Watcher]:
    """Give what shows a bar on a terminal, and nothing elsewhere."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    bar = _bar(count_bytes(paths, COUNTING))

    def watch(progress: Progress) -> None:
        bar.update(bar.task_ids[0], completed=progress.bytes, cables=progress.cables)

    with bar:
        yield watch


def count_bytes(paths: Sequence[str], seconds: float) -> int | None:
    """Return how many bytes there are to read; None where that cannot be told within some seconds, or at all."""
    deadline, total = time.monotonic() + seconds, 0
    try:
        if not all(Path(path).is_dir() or Path(path).is_file() for path in paths):
            return None
        for source in find_sources(paths):
            total += source.size or 0 if source.member else Path(source.path).stat().st_size
            if time.monotonic() > deadline:
                return None
    except (SourceError, OSError, ValueError):
        return None
    return total


def _bar(total: int | None) -> "Bar":
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        ProgressColumn,
        SpinnerColumn,
        Task,
        TaskProgressColumn,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )
    from rich.progress import Progress as Bar
    from rich.text import Text

    class Rate(ProgressColumn):
        """Cables a second."""

        def render(self, task: Task) -> Text:
            seconds = task.elapsed or 0.0
            return Text(f"{task.fields['cables'] / seconds:,.0f}/s" if seconds > 1 else "")

    columns: list[ProgressColumn] = [SpinnerColumn(), TextColumn("{task.fields[cables]:,} cables"), Rate()]
    columns += [TimeElapsedColumn()]
    if total:
        columns += [BarColumn(bar_width=20), TaskProgressColumn(), TimeRemainingColumn(), TextColumn("left")]
    bar = Bar(*columns, console=Console(stderr=True), transient=True, refresh_per_second=5)
    bar.add_task("taking in", total=total, cables=0)
    return bar
