"""The commands that fill a desk and show it, their options and their help; `app` adds them to its own."""

# ruff: noqa: D301  \b in a help text keeps its lines as they are; it has to be the character

from pathlib import Path
from typing import Annotated

import typer

from demarche.cli.deskopts import DEFAULT_DESK, DeskOption, Form, FormOption, TodayOption
from demarche.cli.options import CarrierOption, Extractor, ExtractorOption, JobsOption, Paths
from demarche.cli.panels import DESK

CableArgument = Annotated[str, typer.Argument(metavar="ID", help="The id of a cable of the case.", show_default=False)]


def ingest(
    paths: Paths,
    url: DeskOption = DEFAULT_DESK,
    form: FormOption = Form.TEXT,
    carrier: CarrierOption = None,
    extractor: ExtractorOption = Extractor.RULES,
    jobs: JobsOption = 0,
) -> None:
    """Take cables into a desk.

    What the desk has already is not read again: the same command twice changes nothing, and one that was ended goes on
    where it was.

    \b
    Examples:
      demarche ingest cables/                    into demarche.db in this folder
      demarche ingest cables.csv --desk big.db -j 4

    Exit status: 0, or 2 where a file could not be read (it is named on standard error, the rest goes on).
    """
    from demarche.cli.ingest import ingest_command

    ingest_command(paths, desk=url, jobs=jobs, extractor=extractor, carrier=carrier, as_json=form is Form.JSON)


def search(
    words: Annotated[list[str] | None, typer.Argument(metavar="WORDS...", show_default=False)] = None,
    url: DeskOption = DEFAULT_DESK,
    form: FormOption = Form.TEXT,
    since: Annotated[str | None, typer.Option(metavar="DATE", help="Sent on this day or later.")] = None,
    until: Annotated[str | None, typer.Option(metavar="DATE", help="Sent on this day or before.")] = None,
    station: Annotated[str | None, typer.Option(help="Sent by this station, in any of its names.")] = None,
    tag: Annotated[list[str] | None, typer.Option(metavar="TAG", help="With this tag; may be given again.")] = None,
    party: Annotated[str | None, typer.Option(metavar="NAME", help="Naming a party so.")] = None,
    country: Annotated[str | None, typer.Option(metavar="CC", help="With a party or government of it.")] = None,
    kind: Annotated[str | None, typer.Option(help="Of this kind: demarche-request, reporting, ...")] = None,
    limit: Annotated[int, typer.Option(min=1, help="How many to show.")] = 20,
    offset: Annotated[int, typer.Option(min=0, help="How many to pass over.")] = 0,
) -> None:
    """Find cables in which words stand, best first, with the words around them.

    All words must stand in a cable; "quoted words" next to each other; wor* is any word that begins so; -word must not
    stand there. Without words: the cables that the filters leave, newest first.

    \b
    Examples:
      demarche search maraging steel
      demarche search '"flow forming" -valves' --since 2008 --tag PARM
      demarche search --party "gulf trading" --country IR

    Exit status: 0; 1 where nothing was found; 2 where there is no desk.
    """
    from demarche.cli.search import read_day, search_command
    from demarche.store.search import Filters

    if country:
        country = country.upper()
    days = (read_day(since), read_day(until, last=True))
    filters = Filters(*days, station=station, tags=tuple(tag or ()), party=party, country=country, kind=kind)
    as_json = form is Form.JSON
    search_command(words or [], desk=url, filters=filters, limit=limit, offset=offset, as_json=as_json)


def desk(
    url: DeskOption = DEFAULT_DESK,
    form: FormOption = Form.TEXT,
    today: TodayOption = None,
    soon: Annotated[int, typer.Option(metavar="DAYS", min=0, help="How many days ahead a deadline is near.")] = 7,
    limit: Annotated[int, typer.Option(metavar="N", min=0, help="Rows of each group in text; 0 shows all.")] = 20,
) -> None:
    """Say what needs action: overdue, due soon, unanswered, links to confirm, errors.

    \b
    Examples:
      demarche desk
      demarche desk --today 2010-03-01 --soon 14
      demarche desk --format json

    Exit status: 0, or 2 where there is no desk.
    """
    from demarche.cli.desk import desk_command

    desk_command(url, form=form, today=today, soon=soon, limit=limit)


def cases(
    url: DeskOption = DEFAULT_DESK,
    form: FormOption = Form.TEXT,
    today: TodayOption = None,
    status: Annotated[
        list[str] | None,
        typer.Option(
            metavar="STATUS", help="Only of this status: unanswered, partly-answered, answered, closed, reopened."
        ),
    ] = None,
) -> None:
    """List the cases: each request with its replies, status and dates.

    \b
    Examples:
      demarche cases
      demarche cases --status unanswered --status partly-answered
      demarche cases --format json
    """
    from demarche.cli.cases import cases_command

    cases_command(url, form=form, today=today, status=status or [])


def case(
    ident: CableArgument, url: DeskOption = DEFAULT_DESK, form: FormOption = Form.TEXT, today: TodayOption = None
) -> None:
    """Show everything about one case.

    The thread post by post, states with the sentence that gave each, the deadline with its calendar and rule, parties
    with roles, goods, events, asks, and precedents with reasons. Claims and links stand with the ids by which
    `confirm`, `refuse` and `correct` take them. Any cable of the case names it.

    \b
    Examples:
      demarche case 10STATE9939
      demarche case "10 STATE 9939" --format json
    """
    from demarche.cli.case import case_command

    case_command(url, ident, form=form, today=today)


def thread(
    ident: CableArgument,
    url: DeskOption = DEFAULT_DESK,
    form: FormOption = Form.TEXT,
    today: TodayOption = None,
    why: Annotated[bool, typer.Option("--why", help="Say why each cable belongs to the case.")] = False,
) -> None:
    """Show the tree of a case: request, follow-ups, replies post by post.

    \b
    Examples:
      demarche thread 10STATE9939
      demarche thread 10BEIJING312 --why
    """
    from demarche.cli.thread import thread_command

    thread_command(url, ident, form=form, today=today, why=why)


def due(
    url: DeskOption = DEFAULT_DESK,
    form: FormOption = Form.TEXT,
    today: TodayOption = None,
    ics: Annotated[
        Path | None,
        typer.Option("--ics", metavar="FILE", help="Write the deadlines as a calendar too.", show_default=False),
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="Also those that were met.")] = False,
) -> None:
    """List the deadlines that a post has still to meet.

    \b
    Examples:
      demarche due
      demarche due --ics deadlines.ics           for a calendar program
      demarche due --all --format json
    """
    from demarche.cli.due import due_command

    due_command(url, form=form, today=today, ics=ics, everything=everything)


def parties(
    url: DeskOption = DEFAULT_DESK,
    form: FormOption = Form.TEXT,
    today: TodayOption = None,
    country: Annotated[str | None, typer.Option(metavar="CC", help="Only of this country.", show_default=False)] = None,
    role: Annotated[str | None, typer.Option(help="Only with this role.", show_default=False)] = None,
) -> None:
    """List the parties, linked across cables.

    \b
    Examples:
      demarche parties
      demarche parties --role broker --country TR
      demarche parties --format json
    """
    from demarche.cli.parties import parties_command

    parties_command(url, form=form, today=today, country=country, role=role)


def party(
    name: Annotated[str, typer.Argument(metavar="NAME", help="An id, a name, or words of one.", show_default=False)],
    url: DeskOption = DEFAULT_DESK,
    form: FormOption = Form.TEXT,
    today: TodayOption = None,
) -> None:
    """Show everything about one party: spellings, cables, roles, relations, links.

    \b
    Examples:
      demarche party "Gulf Marlin Trading"
      demarche party gulf-marlin-4e21a0 --format json
    """
    from demarche.cli.party import party_command

    party_command(url, name, form=form, today=today)


def network(
    url: DeskOption = DEFAULT_DESK,
    form: FormOption = Form.TEXT,
    today: TodayOption = None,
    path: Annotated[
        tuple[str, str] | None,
        typer.Option("--path", metavar="A B", help="The shortest paths between two parties.", show_default=False),
    ] = None,
    around: Annotated[
        str | None, typer.Option("--around", metavar="NAME", help="Only what is near this party.", show_default=False)
    ] = None,
    steps: Annotated[int, typer.Option("--steps", min=1, help="How near, with --around.")] = 1,
    together: Annotated[bool, typer.Option("--together", help="Also join parties that one cable names.")] = False,
) -> None:
    """Show parties and relations over all cases, or how two parties are joined.

    \b
    Examples:
      demarche network
      demarche network --path "Gulf Marlin" "Arvand Industries" --together
      demarche network --around "Gulf Marlin" --steps 2 --format json

    Exit status: 0; 1 where no path joins the two.
    """
    from demarche.cli.network import network_command

    network_command(url, form=form, today=today, ends=path, around=around, steps=steps, together=together)


COMMANDS = (
    (ingest, DESK),
    (search, DESK),
    (desk, DESK),
    (cases, DESK),
    (case, DESK),
    (thread, DESK),
    (due, DESK),
    (parties, DESK),
    (party, DESK),
    (network, DESK),
)
"""In the order of the help, each with its group."""
