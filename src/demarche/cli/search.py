"""`demarche search`: cables in which words stand, with the words around them."""

import sys
from calendar import monthrange
from datetime import date
from typing import Any

import typer

from demarche.cli.output import open_sink, plain, say
from demarche.cli.writers import to_json
from demarche.store.answers import Found, Hit
from demarche.store.errors import DeskError
from demarche.store.search import Filters
from demarche.store.store import Store

FAILED = 2
_BOLD, _PLAIN = "\x1b[1m", "\x1b[0m"


def search_command(
    words: list[str], *, desk: str, filters: Filters, limit: int = 20, offset: int = 0, as_json: bool = False
) -> None:
    """Print the cables in which the words stand, best first; leaves with 1 where there is none."""
    try:
        with Store.open(desk, create=False) as store:
            found = store.view().search(" ".join(words), filters, limit, offset)
    except DeskError as error:
        say(str(error))
        raise typer.Exit(FAILED) from None
    with open_sink(None) as sink:
        if as_json:
            sink.write(to_json(_as_value(found)) + "\n")
        else:
            bold = sys.stdout.isatty()
            sink.write("".join(_as_text(hit, bold=bold) for hit in found.hits))
            sink.write(f"{found.total:,} {'cable' if found.total == 1 else 'cables'}\n")
    if not found.total:
        raise typer.Exit(1)


def read_day(text: str | None, *, last: bool = False) -> date | None:
    """Return the day of `YYYY`, `YYYY-MM` or `YYYY-MM-DD`: the first of the stretch, or its last.

    Raises:
        typer.BadParameter: it is none of these.
    """
    if text is None:
        return None
    try:
        match [int(part) for part in text.split("-")]:
            case [year]:
                return date(year, 12, 31) if last else date(year, 1, 1)
            case [year, month]:
                return date(year, month, monthrange(year, month)[1] if last else 1)
            case [year, month, day]:
                return date(year, month, day)
            case _:
                pass
    except ValueError:
        pass
    raise typer.BadParameter(f"{text}: no date; give YYYY, YYYY-MM or YYYY-MM-DD")


def _as_value(found: Found) -> dict[str, Any]:
    return {"total": found.total, "hits": [_hit_value(hit) for hit in found.hits]}


def _hit_value(hit: Hit) -> dict[str, Any]:
    cable = hit.cable
    return {
        "id": cable.id,
        "reference_id": cable.reference_id,
        "dtg": cable.dtg,
        "station": cable.station,
        "kind": cable.kind,
        "subject": cable.subject,
        "label": cable.label or None,
        "score": hit.score,
        "snippet": hit.snippet.text,
        "marks": [list(mark) for mark in hit.snippet.marks],
    }


def _as_text(hit: Hit, *, bold: bool) -> str:
    cable = hit.cable
    top = "  ".join(filter(None, (cable.id, (cable.dtg or "")[:10], cable.station, cable.kind)))
    text, at = "", 0
    for start, end in hit.snippet.marks:
        word = plain(hit.snippet.text[start:end])
        text += plain(hit.snippet.text[at:start]) + (f"{_BOLD}{word}{_PLAIN}" if bold else word)
        at = end
    text += plain(hit.snippet.text[at:])
    return f"{plain(top)}\n  {plain(cable.subject or '')}\n  ... {text} ...\n"
