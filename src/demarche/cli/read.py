"""`demarche read`: the records of cables, as a table, JSON Lines, JSON or Parquet."""

import json
from functools import partial
from pathlib import Path

import typer

from demarche.cable.cable import Cable
from demarche.cli.fields import Record, parse_fields, pick
from demarche.cli.options import Carrier, ReadFormat
from demarche.cli.output import is_terminal, open_sink, say
from demarche.cli.progress import Progress
from demarche.cli.table import DEFAULT_FIELDS
from demarche.cli.work import Failure, Job
from demarche.cli.writers import Writer, open_writer

UNREADABLE = 2


def read_command(
    paths: list[str],
    *,
    form: ReadFormat | None,
    output: Path | None,
    fields: list[str] | None,
    carrier: Carrier | None,
    jobs: int,
) -> None:
    """Read the cables of the paths and write their records; leaves with 2 where a source could not be read."""
    form = form or (ReadFormat.TABLE if is_terminal(output) else ReadFormat.JSONL)
    if form is ReadFormat.PARQUET and is_terminal(output):
        raise typer.BadParameter("parquet is not for a terminal; add --output FILE", param_hint="--format")
    names = parse_fields(fields) or (DEFAULT_FIELDS if form is ReadFormat.TABLE else None)
    shape = partial(_as_line if form in (ReadFormat.JSONL, ReadFormat.JSON) else _as_record, names=names)
    job: Job[str | Record] = Job(tuple(paths), shape, carrier, jobs, output)
    with open_sink(output) as sink, open_writer(form, sink, names) as writer, Progress(output) as progress:
        failed = _run(job, writer, progress)
    if failed:
        raise typer.Exit(UNREADABLE)


def _run(job: "Job[str | Record]", writer: Writer, progress: Progress) -> bool:
    failed = False
    for result in job.results():
        if isinstance(result, Failure):
            failed = True
            say(f"{result.path}: {result.message}")
        else:
            writer.add(result)
            progress.step()
    return failed


def _as_record(cable: Cable, names: tuple[str, ...] | None) -> Record:
    return pick(cable.to_record(), names)


def _as_line(cable: Cable, names: tuple[str, ...] | None) -> str:
    return to_json(_as_record(cable, names))


def to_json(value: object) -> str:
    """Return JSON on one line; what UTF-8 cannot hold (bytes of a file name that are no UTF-8) is escaped."""
    text = json.dumps(value, ensure_ascii=False)
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return json.dumps(value)
    return text
