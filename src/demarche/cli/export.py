"""`demarche export`: a desk for other programs."""

from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from demarche.cli.deskopts import open_desk
from demarche.cli.output import Sink, open_sink, say
from demarche.cli.page import count
from demarche.cli.writers import to_json

if TYPE_CHECKING:
    from demarche.desk import Desk

UNWRITABLE = 2
_STDOUT = "-"


class ExportForm(StrEnum):
    """What `export` writes."""

    JSONL = "jsonl"
    CSV = "csv"
    PARQUET = "parquet"
    FTM = "ftm"
    GRAPHML = "graphml"
    GEXF = "gexf"


def export_command(url: str, *, to: Path, form: ExportForm, today: datetime | None) -> None:
    """Write a desk to a file; CSV to a folder, a table a file, or to one zip archive."""
    output = None if str(to) == _STDOUT else to
    if form is ExportForm.CSV:
        if output is None:
            raise typer.BadParameter(
                "several tables do not go to standard output; name a folder or FILE.zip", param_hint="--to"
            )
        with open_desk(url, today) as (desk, _):
            _write_tables(desk, to)
        return
    with open_desk(url, today) as (desk, _), open_sink(output) as sink:
        written = _WRITERS[form](desk, sink)
    if output is not None:
        say(f"{to}: {written}")


def _records(desk: "Desk", sink: Sink) -> str:
    number = 0
    for _, record in desk.view.records():
        sink.write(f"{to_json(record)}\n")
        number += 1
    return count(number, "record")


def _parquet(desk: "Desk", sink: Sink) -> str:
    from demarche.cli.parquet import ParquetWriter

    number = 0
    with ParquetWriter(sink, None) as writer:
        for _, record in desk.view.records():
            writer.add(record)
            number += 1
    return count(number, "record")


def _entities(desk: "Desk", sink: Sink) -> str:
    from demarche.exports.ftm import entities_of

    number = 0
    for entity in entities_of(desk):
        sink.write(f"{to_json(entity)}\n")
        number += 1
    return count(number, "entity", "entities")


def _graphml(desk: "Desk", sink: Sink) -> str:
    from demarche.exports.graph import graphml_of

    return _lines(desk, sink, graphml_of(desk.network))


def _gexf(desk: "Desk", sink: Sink) -> str:
    from demarche.exports.graph import gexf_of

    return _lines(desk, sink, gexf_of(desk.network))


def _lines(desk: "Desk", sink: Sink, lines: Iterable[str]) -> str:
    for line in lines:
        sink.write(f"{line}\n")
    return f"{count(len(desk.network.nodes), 'node')}, {count(len(desk.network.edges), 'edge')}"


_WRITERS = {
    ExportForm.JSONL: _records,
    ExportForm.PARQUET: _parquet,
    ExportForm.FTM: _entities,
    ExportForm.GRAPHML: _graphml,
    ExportForm.GEXF: _gexf,
}


def _write_tables(desk: "Desk", to: Path) -> None:
    from demarche.exports.tables import tables_of, write_csv

    files = {f"{table.name}.csv": write_csv(table).encode("utf-8", "backslashreplace") for table in tables_of(desk)}
    if to.suffix.lower() == ".zip":
        with open_sink(to) as sink:
            sink.write_bytes(_zipped(files))
    else:
        with suppress(FileExistsError):
            _make(to)
        for name, data in files.items():
            with open_sink(to / name) as sink:
                sink.write_bytes(data)
    say(f"{to}: {count(len(files), 'table')}")


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        say(f"{folder}: cannot be made ({error.strerror}); name another folder with --to")
        raise typer.Exit(UNWRITABLE) from None


def _zipped(files: dict[str, bytes]) -> bytes:
    from io import BytesIO
    from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as archive:
        for name, data in files.items():
            # Of one date, so that one desk gives one archive.
            archive.writestr(ZipInfo(name), data, ZIP_DEFLATED)
    return buffer.getvalue()
