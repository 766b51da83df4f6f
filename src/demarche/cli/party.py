"""`demarche party`: everything about one party."""

from datetime import datetime
from typing import Any

from demarche.cli.deskopts import Form, open_desk
from demarche.cli.page import Page, write_json

Row = dict[str, Any]


def party_command(url: str, wanted: str, *, form: Form, today: datetime | None) -> None:
    """Print spellings, cables, roles, relations and links of a party."""
    from demarche.desk.sheet import find_party, party_sheet

    with open_desk(url, today) as (desk, sink):
        sheet = party_sheet(desk, find_party(desk, wanted))
        if form is Form.JSON:
            write_json(sink, sheet)
        else:
            _show(Page(sink), sheet)


def _show(page: Page, sheet: Row) -> None:
    page.title(f"{sheet['name']}  {sheet['id']}")
    page.line(", ".join([sheet["kind"], sheet["country"] or "country not known", *sheet["roles"]]))
    if sheet["aliases"]:
        page.line(f"also: {'; '.join(sheet['aliases'])}")
    page.heading("SPELLINGS AND ROLES")
    page.columns(
        [[row["claim"] or row["cable"], row["name"], ", ".join(row["roles"])] for row in sheet["roles_by_cable"]]
    )
    if sheet["relations"]:
        page.heading("RELATIONS")
        for row in sheet["relations"]:
            ends = [sheet["name"], row["name"]] if row["direction"] == "to" else [row["name"], sheet["name"]]
            page.line(f"{ends[0]} {row['type']} {ends[1]}  ({', '.join(row['cables'])})", 2)
    if sheet["cases"]:
        page.heading("CASES")
        page.columns([[row["request"], row["status"], row["title"]] for row in sheet["cases"]])
    for heading, rows in (("LINKS", sheet["links"]), ("REFUSED", sheet["refused"])):
        if rows:
            page.heading(heading)
        for row in rows:
            page.line(f"{row['id']}  {row['a']} = {row['b']}", 2)
            page.line(f"{row['reason'] or 'no reason given'}; decided by: {row['decided_by']}", 6)
