"""`demarche desk`: what needs action on a day."""

from datetime import datetime
from itertools import groupby
from typing import Any

from demarche.cli.deskopts import Form, open_desk
from demarche.cli.page import Page, count, write_json

_HEADINGS = {
    "overdue": "OVERDUE",
    "due-soon": "DUE SOON",
    "reopened": "REOPENED",
    "unanswered": "UNANSWERED",
    "promised": "PROMISED BY A GOVERNMENT, OUTCOME OPEN",
    "link-to-confirm": "LINKS TO CONFIRM",
    "cable-errors": "CABLES WITH ERRORS",
}
Row = dict[str, Any]


def desk_command(url: str, *, form: Form, today: datetime | None, soon: int, limit: int) -> None:
    """Print what needs action, the most urgent first."""
    from demarche.desk.agenda import agenda
    from demarche.store.connect import shown

    with open_desk(url, today) as (desk, sink):
        found = {"desk": shown(url), **agenda(desk, soon)}
        if form is Form.JSON:
            write_json(sink, found)
        else:
            _show(Page(sink), found, limit)


def _show(page: Page, found: dict[str, Any], limit: int) -> None:
    counts = [count(found["cables"], "cable"), count(found["cases"], "case"), f"{found['open']:,} open"]
    counts.append(count(found["parties"], "party", "parties"))
    page.title(f"{found['desk']} on {found['today']}: {', '.join(counts)}")
    actions = found["actions"]
    if not actions:
        page.line("Nothing needs action.")
    for action, group in groupby(actions, key=lambda row: str(row["action"])):
        rows = list(group)
        page.heading(f"{_HEADINGS.get(action, action.upper())} ({len(rows):,})")
        shown = rows[:limit] if limit else rows
        if action == "link-to-confirm":
            for row in shown:
                _show_link(page, row)
        else:
            page.columns([_cells(row) for row in shown])
        if len(shown) < len(rows):
            page.line(f"... and {len(rows) - len(shown):,} more; --limit 0 shows all", 2)
    case = next((row["id"] for row in actions if row["action"] not in ("link-to-confirm", "cable-errors")), None)
    if case:
        page.line("")
        page.line(f"Everything about one of them: demarche case {case}")


def _show_link(page: Page, row: Row) -> None:
    page.line(f"{row['id']}  {row['subject']}", 2)
    page.line(row["reason"], 6)


def _cells(row: Row) -> list[str]:
    if row["action"] == "cable-errors":
        return [row["id"], row["reason"], row["title"]]
    due = f"due {row['due']}" if row["due"] else ""
    return [row["id"], due, _when(row), ", ".join(row["posts"]), row["title"]]


def _when(row: Row) -> str:
    days = row["days"]
    if row["action"] in ("promised", "reopened"):
        return str(row["reason"])
    if days is None:
        return "no answer"
    if not row["due"]:
        return f"no answer in {count(days, 'day')}"
    if days < 0:
        return f"{count(-days, 'day')} over"
    return "today" if days == 0 else f"in {count(days, 'day')}"
