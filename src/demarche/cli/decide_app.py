"""The commands that change a desk or hand it on, their options and their help; `app` adds them to its own."""

# ruff: noqa: D301  \b in a help text keeps its lines as they are; it has to be the character

from pathlib import Path
from typing import Annotated

import typer

from demarche.cli.deskopts import DEFAULT_DESK, ByOption, DeskOption, Form, FormOption, TodayOption, WhyOption
from demarche.cli.export import ExportForm
from demarche.cli.panels import DECIDING, OUT

IdsArgument = Annotated[
    list[str], typer.Argument(metavar="ID...", help="Ids of claims or links, as other commands show them.")
]


def confirm(
    ids: IdsArgument,
    url: DeskOption = DEFAULT_DESK,
    form: FormOption = Form.TEXT,
    by: ByOption = None,
    why: WhyOption = "",
) -> None:
    """Confirm claims or links.

    Two names are linked by hand as CABLE:NAME = CABLE:NAME. What a person decides is kept in a log and outlives every
    later reading; of several decisions about one thing the last counts.

    \b
    Examples:
      demarche confirm link/3f9a01 --by mo --why "same address"
      demarche confirm 10STATE9939/goods/1c7e
      demarche confirm "10STATE9939:GULF CO = 10PARIS12:Gulf Company"
    """
    from demarche.cli.decide import decide_command

    decide_command(url, "confirm", ids, form=form, by=by, why=why)


def refuse(
    ids: IdsArgument,
    url: DeskOption = DEFAULT_DESK,
    form: FormOption = Form.TEXT,
    by: ByOption = None,
    why: WhyOption = "",
) -> None:
    """Refuse claims or links; they are not shown and not made again.

    `demarche confirm` with the same id takes a refusal back.

    \b
    Examples:
      demarche refuse link/3f9a01 --why "other country, other trade"
      demarche refuse 10STATE9939/parties/77d0 --by mo
    """
    from demarche.cli.decide import decide_command

    decide_command(url, "refuse", ids, form=form, by=by, why=why)


def correct(
    claim: Annotated[
        str, typer.Argument(metavar="CLAIM", help="The id of a claim, or of a cable.", show_default=False)
    ],
    field: Annotated[str, typer.Argument(metavar="FIELD", help="What is wrong in it.", show_default=False)],
    value: Annotated[
        str, typer.Argument(metavar="VALUE", help="What is right: words, a,b for lists, null.", show_default=False)
    ],
    url: DeskOption = DEFAULT_DESK,
    form: FormOption = Form.TEXT,
    by: ByOption = None,
    why: WhyOption = "",
) -> None:
    """Put a right value in the place of a wrong one.

    \b
    Examples:
      demarche correct 10STATE9939/parties/77d0 country AE
      demarche correct 10STATE9939/parties/77d0 roles broker,consignee
      demarche correct 10STATE9939 deadline 2010-03-30 --why "COB there"
      demarche correct 10PARIS12 kind demarche-reply
    """
    from demarche.cli.decide import correct_command

    correct_command(url, claim, field, value, form=form, by=by, why=why)


def export(
    to: Annotated[
        Path, typer.Option("--to", metavar="FILE", help="Where to; - is standard output.", show_default=False)
    ],
    form: Annotated[ExportForm, typer.Option("--format", "-f", help="What to write.", show_default=False)],
    url: DeskOption = DEFAULT_DESK,
    today: TodayOption = None,
) -> None:
    """Write the desk for other programs.

    jsonl, parquet: the records, decisions applied. csv: tables of cables, cases, parties, goods, events and so on, into
    a folder or one FILE.zip. ftm: FollowTheMoney entities. graphml, gexf: the network.

    \b
    Examples:
      demarche export --to records.jsonl --format jsonl
      demarche export --to tables --format csv
      demarche export --to entities.json --format ftm
      demarche export --to network.gexf --format gexf
    """
    from demarche.cli.export import export_command

    export_command(url, to=to, form=form, today=today)


COMMANDS = ((confirm, DECIDING), (refuse, DECIDING), (correct, DECIDING), (export, OUT))
"""In the order of the help, each with its group."""
