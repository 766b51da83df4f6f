"""`demarche case`: everything about one case."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from demarche.cli.deskopts import Form, open_desk
from demarche.cli.page import Page, count, write_json
from demarche.cli.thread import show_tree

if TYPE_CHECKING:
    from demarche.casework.case import Case

Row = dict[str, Any]


def case_command(url: str, wanted: str, *, form: Form, today: datetime | None) -> None:
    """Print everything about the cases that a cable belongs to."""
    from demarche.desk.dossier import case_dossier

    with open_desk(url, today) as (desk, sink):
        cases = desk.cases_of(wanted)
        found = [(case, case_dossier(desk, case)) for case in cases]
        if form is Form.JSON:
            write_json(sink, found[0][1] if len(found) == 1 else [dossier for _, dossier in found])
            return
        page = Page(sink)
        for case, dossier in found:
            _show(page, case, dossier)


def _show(page: Page, case: "Case", dossier: Row) -> None:
    from demarche.desk.thread import thread_of

    page.title(f"{case.id}  {case.title}")
    page.line(_standing(dossier))
    page.heading("THREAD")
    show_tree(page, thread_of(case), 2)
    _show_states(page, dossier["events"] if "events" in dossier else [], dossier)
    _show_deadline(page, dossier["deadline"])
    _show_parties(page, dossier)
    _show_claims(page, dossier)
    _show_rest(page, dossier)


def _standing(dossier: Row) -> str:
    parts = [dossier["status"]]
    parts += [f"{name} {dossier[key]}" for name, key in (("answered", "answered_on"), ("closed", "closed_on")) if dossier[key]]
    if dossier["due"]:
        parts.append(f"due {dossier['due']}{' (late)' if dossier['late'] else ''}")
    silent = [post for post, replies in dossier["by_post"].items() if not replies]
    if silent:
        parts.append(f"silent: {', '.join(silent)}")
    return ", ".join(parts)
