"""`demarche cases`: the cases of a desk."""

from datetime import datetime
from typing import Any

from demarche.cli.deskopts import Form, open_desk
from demarche.cli.page import Page, write_json

_TITLES = ("CASE", "STATUS", "DUE", "REPLIED", "TITLE")


def cases_command(url: str, *, form: Form, today: datetime | None, status: list[str]) -> None:
    """Print the cases by the date of their requests; of some states only where they are named."""
    with open_desk(url, today) as (desk, sink):
        rows = [case.to_record() for case in desk.cases if not status or case.status in status]
        if form is Form.JSON:
            write_json(sink, rows)
        elif rows:
            Page(sink).columns([_cells(row) for row in rows], _TITLES, indent=0)
        else:
            Page(sink).line("no cases")


def _cells(row: dict[str, Any]) -> list[str]:
    on = row["closed_on"] if row["status"] == "closed" else row["answered_on"]
    due = f"{row['due'] or ''}{' late' if row['late'] else ''}"
    replied = sum(map(bool, row["by_post"].values()))
    return [row["request"], f"{row['status']} {on or ''}", due, f"{replied} of {len(row['by_post'])}", row["title"]]
