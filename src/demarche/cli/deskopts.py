"""What the commands of a desk share: their options, the desk that they open, and how they end where that fails."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from demarche.cli.output import Sink, open_sink, say
from demarche.cli.progress import Progress

if TYPE_CHECKING:
    from demarche.desk import Desk

DEFAULT_DESK = "demarche.db"
VARIABLE = "DEMARCHE_DESK"
_ROWS_COME_LATER = Path(os.devnull)
"""Tells the progress bar that nothing is written to the terminal while it runs."""
NO_DESK, NOT_FOUND = 2, 1
"""Exit statuses: the desk cannot be opened; it does not have what was asked for."""


class Form(StrEnum):
    """What a command of a desk prints."""

    TEXT = "text"
    JSON = "json"


DeskOption = Annotated[
    str,
    typer.Option(
        "--desk", envvar=VARIABLE, metavar="URL", help="The desk: a SQLite file, or postgresql://USER@HOST/NAME."
    ),
]
FormOption = Annotated[
    Form, typer.Option("--format", "-f", help="text: tables on a terminal, lines elsewhere; json: for a program.")
]


TodayOption = Annotated[
    datetime | None,
    typer.Option(
        "--today",
        formats=["%Y-%m-%d"],
        metavar="DATE",
        help="The day from which deadlines are looked at, YYYY-MM-DD. [default: this day, UTC]",
        show_default=False,
    ),
]
ByOption = Annotated[
    str | None, typer.Option("--by", metavar="NAME", help="Who decides. [default: the login name]", show_default=False)
]
WhyOption = Annotated[
    str, typer.Option("--why", metavar="WORDS", help="The reason, kept in the log.", show_default=False)
]


@contextmanager
def open_desk(url: str, today: datetime | None = None, output: Path | None = None) -> Iterator[tuple["Desk", Sink]]:
    """Open a desk and the output; leaves with 2 where there is no desk, with 1 where it has not what is asked for."""
    with open_sink(output) as sink:
        # Imported behind the sink: from here on Ctrl-C ends the command cleanly.
        from demarche.desk import Desk, NotFoundError
        from demarche.store import DeskError, Store

        try:
            store = Store.open(url, create=False)
        except DeskError as error:
            say(str(error))
            raise typer.Exit(NO_DESK) from None
        with store:
            progress = Progress(_ROWS_COME_LATER, lambda _: None)
            try:
                yield Desk(store, today.date() if today else None, watcher=progress), sink
            except (NotFoundError, DeskError) as error:
                progress.stop()
                tell(str(error))
                raise typer.Exit(NOT_FOUND) from None
            finally:
                progress.stop()


def tell(message: str) -> None:
    """Print a message that may have several lines, each made safe for a terminal."""
    for line in message.splitlines():
        say(line)


def name_of_person(by: str | None) -> str:
    """Return who decides: the name given, else the login name.

    Raises:
        typer.BadParameter: there is neither.
    """
    from getpass import getuser

    if by is None:
        try:
            by = getuser()
        except (OSError, KeyError):
            by = ""
    if not by.strip():
        raise typer.BadParameter("a decision needs the name of who takes it", param_hint="--by")
    return by.strip()
