"""`demarche read`: the records of cables, as a table, JSON Lines, JSON or Parquet."""

from functools import partial
from pathlib import Path

import typer

from demarche.cable.cable import Cable
from demarche.claims import CLAIM_FIELDS
from demarche.claims.errors import ExtractorError
from demarche.cli.fields import Record, parse_fields, pick
from demarche.cli.options import Carrier, ReadFormat, open_reader
from demarche.cli.output import is_terminal, open_sink
from demarche.cli.results import UNREADABLE, Results
from demarche.cli.table import DEFAULT_FIELDS
from demarche.cli.work import Job
from demarche.cli.writers import open_writer, to_json


def read_command(
    paths: list[str],
    *,
    form: ReadFormat | None,
    output: Path | None,
    fields: list[str] | None,
    carrier: Carrier | None,
    jobs: int,
    extractor: str = "rules",
) -> None:
    """Read the cables of the paths and write their records; leaves with 2 where a source could not be read."""
    form = form or (ReadFormat.TABLE if is_terminal(output) else ReadFormat.JSONL)
    if form is ReadFormat.PARQUET and is_terminal(output):
        raise typer.BadParameter("parquet is not for a terminal; add --output FILE", param_hint="--format")
    names = parse_fields(fields) or (DEFAULT_FIELDS if form is ReadFormat.TABLE else None)
    shape = partial(_as_line if form in (ReadFormat.JSONL, ReadFormat.JSON) else _as_record, names=names)
    claims = open_reader(extractor) if names is None or CLAIM_FIELDS & {n.split(".")[0] for n in names} else None
    job: Job[str | Record] = Job(tuple(paths), shape, carrier, jobs, output, claims)
    with open_sink(output, paths) as sink, open_writer(form, sink, names) as writer, Results(job) as results:
        try:
            for result in results:
                writer.add(result)
        except ExtractorError as error:
            typer.echo(f"demarche: {error}", err=True)
            raise typer.Exit(UNREADABLE) from None
    if results.incomplete:
        raise typer.Exit(UNREADABLE)


def _as_record(cable: Cable, names: tuple[str, ...] | None) -> Record:
    return pick(cable.to_record(), names)


def _as_line(cable: Cable, names: tuple[str, ...] | None) -> str:
    return to_json(_as_record(cable, names))
