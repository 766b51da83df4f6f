"""`demarche due`: deadlines, on the screen or as a calendar file."""

from datetime import datetime
from pathlib import Path
from typing import Any

from demarche.cli.deskopts import Form, open_desk
from demarche.cli.output import open_sink, say
from demarche.cli.page import Page, count, write_json

_TITLES = ("DUE", "WHEN", "CASE", "SILENT", "CALENDAR", "TITLE")


def due_command(url: str, *, form: Form, today: datetime | None, ics: Path | None, everything: bool) -> None:
    """Print the deadlines that a post has still to meet, the earliest first; `ics` writes them as a calendar too."""
    from demarche.desk.due import deadlines

    with open_desk(url, today) as (desk, sink):
        rows = deadlines(desk, everything=everything)
        if ics is not None:
            from demarche.exports.calendar import calendar_of

            with open_sink(None if str(ics) == "-" else ics) as target:
                target.write_bytes(calendar_of(rows, desk.today))
            if str(ics) == "-":
                return
            say(f"{ics}: {count(len(rows), 'deadline')}")
        records = [row.to_record() for row in rows]
        if form is Form.JSON:
            write_json(sink, records)
        elif records:
            Page(sink).columns([_cells(row) for row in records], _TITLES, indent=0)
        else:
            Page(sink).line("nothing is due" if not everything else "no case has a deadline")


def _cells(row: dict[str, Any]) -> list[str]:
    days = row["days"]
    when = "today" if days == 0 else f"in {count(days, 'day')}" if days > 0 else f"{count(-days, 'day')} over"
    if not row["silent"]:
        when = row["status"] + (" late" if row["late"] else "")
    return [row["due"], when, row["request"], ", ".join(row["silent"]), row["calendar"] or "", row["title"]]
