"""The commands, their options and their help; what they do is imported when one runs."""

from typing import Annotated

import typer

from demarche._version import __version__
from demarche.cli import decide_app, desk_app
from demarche.cli.options import (
    CarrierOption,
    CheckFormat,
    Extractor,
    ExtractorOption,
    JobsOption,
    OutputOption,
    Paths,
    ReadFormat,
    Severity,
)
from demarche.cli.panels import Grouped

app = typer.Typer(
    name="demarche",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    cls=Grouped,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"demarche {__version__}")
        raise typer.Exit


@app.callback()
def demarche(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and leave.")
    ] = False,
) -> None:
    """Read diplomatic cables, losing nothing, and keep the cases that they make.

    \b
    Examples:
      demarche read cables/                      a table of every cable in a folder
      demarche read cables.zip > cables.jsonl    the full records, one a line
      demarche check cables/                     what is wrong, file:line:column
      demarche ingest cables/                    a desk of them, in demarche.db
      demarche desk                              what must be done next
    """


@app.command()
def read(
    paths: Paths,
    form: Annotated[
        ReadFormat | None,
        typer.Option(
            "--format", "-f", help="What to print. [default: table on a terminal, jsonl elsewhere]", show_default=False
        ),
    ] = None,
    output: OutputOption = None,
    fields: Annotated[
        list[str] | None,
        typer.Option(
            "--fields",
            metavar="NAME,...",
            help="Only these fields of the record, in this order; a.b reaches into a field.",
            show_default=False,
        ),
    ] = None,
    carrier: CarrierOption = None,
    extractor: ExtractorOption = Extractor.RULES,
    jobs: JobsOption = 1,
) -> None:
    """Print one record for each cable.

    The carrier of each file is recognised by its content: released text, bare message, Cablegate CSV or HTML, NARA
    text of 1973-79, alone, in folders or in zip archives. `demarche schema` describes the record.

    \b
    Examples:
      demarche read cables/                            a table of what is there
      demarche read cables/ --fields reference_id,dtg,subject
      demarche read cables.zip > cables.jsonl          full records, one a line
      demarche read cables.csv -j 4 -o cables.jsonl    four processes
      demarche read cables/ -f parquet -o cables.parquet
      unzip -p old.zip | demarche read -               standard input

    Parquet needs one more package: pip install 'demarche[parquet]'.

    Exit status: 0, or 2 where a file could not be read (it is named on standard error, the rest goes on).
    """
    from demarche.cli.read import read_command

    read_command(paths, form=form, output=output, fields=fields, carrier=carrier, jobs=jobs, extractor=extractor)


@app.command()
def check(
    paths: Paths,
    form: Annotated[CheckFormat, typer.Option("--format", "-f", help="What to print.")] = CheckFormat.TEXT,
    output: OutputOption = None,
    severity: Annotated[
        Severity, typer.Option("--severity", "-s", help="Show problems at least as bad as this.")
    ] = Severity.INFO,
    carrier: CarrierOption = None,
    jobs: JobsOption = 1,
) -> None:
    """Say what is wrong with each cable, one line a problem.

    A line reads `file:line:column severity code message`, in the order of place. error: parts of the cable contradict
    each other, or one that must be there is missing. warning: unusual and worth a look. info: form only.

    \b
    Examples:
      demarche check cables/                     everything
      demarche check cables/ --severity error    only what is certainly wrong
      demarche check cables/ -f json             for a program

    Exit status: 0; 1 where an error was found (shown or not); 2 where a file could not be read.
    """
    from demarche.cli.check import check_command

    check_command(paths, form=form, output=output, severity=severity, carrier=carrier, jobs=jobs)


@app.command()
def compare(
    paths: Paths,
    first: Annotated[Extractor, typer.Option("--a", help="One extractor.")] = Extractor.RULES,
    second: Annotated[Extractor, typer.Option("--b", help="The other.")] = Extractor.LLM,
    form: Annotated[CheckFormat, typer.Option("--format", "-f", help="What to print.")] = CheckFormat.TEXT,
    output: OutputOption = None,
    carrier: CarrierOption = None,
) -> None:
    """Set the claims of two extractors side by side: what both read, what only one of them.

    \b
    Example:
      DEMARCHE_LLM_URL=http://localhost:8000/v1 DEMARCHE_LLM_MODEL=NAME demarche compare cables/

    Exit status: 0, or 2 where a cable was refused or an extractor failed.
    """
    from demarche.cli.compare import compare_command

    compare_command(paths, first, second, form, output=output, carrier=carrier)


@app.command()
def schema() -> None:
    """Print the JSON Schema of the record (draft 2020-12).

    \b
    Example:
      demarche schema > record.schema.json
    """
    from demarche.cli.output import open_sink
    from demarche.schema import schema_text

    with open_sink(None) as sink:
        sink.write(schema_text())


for command, panel in (*desk_app.COMMANDS, *decide_app.COMMANDS):
    app.command(rich_help_panel=panel)(command)
