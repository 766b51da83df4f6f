"""`demarche case`: everything about one case."""

from collections.abc import Callable
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
    _show_states(page, dossier["states"])
    _show_deadlines(page, dossier["deadlines"])
    _show_parties(page, dossier)
    _show_claims(page, dossier)
    _show_rest(page, dossier)


def _standing(dossier: Row) -> str:
    label = dossier["cables"][0]["label"]
    parts = [*([label] if label else []), dossier["status"]]
    dates = (("answered", "answered_on"), ("closed", "closed_on"))
    parts += [f"{name} {dossier[key]}" for name, key in dates if dossier[key]]
    if dossier["due"]:
        parts.append(f"due {dossier['due']}{' (late)' if dossier['late'] else ''}")
    silent = [post for post, replies in dossier["by_post"].items() if not replies]
    if silent:
        parts.append(f"silent: {', '.join(silent)}")
    return ", ".join(parts)


def _show_states(page: Page, states: list[Row]) -> None:
    page.heading("STATES")
    for row in states:
        post = f"  {row['post']}" if row["post"] else ""
        page.line(f"{row['date'] or 'no date'}  {row['state']}  {row['cable']}{post}", 2)
        if row["text"]:
            page.line(f'"{row["text"]}"', 6)


def _show_deadlines(page: Page, deadlines: list[Row]) -> None:
    if deadlines:
        page.heading("DEADLINE")
    for row in deadlines:
        page.line(f'{row["due"] or "no date"}  {row["id"]}  "{row["text"]}"{_decided(row)}', 2)
        calendar, rule = row.get("calendar"), row.get("reckoning")
        if calendar or rule:
            page.line(f"calendar: {calendar or 'none'}; rule: {rule or 'none'}", 6)


def _show_parties(page: Page, dossier: Row) -> None:
    parties = dossier["parties"]
    if parties:
        page.heading("PARTIES")
        page.columns(
            [
                [row["name"], row["country"] or "", count(row["cables"], "cable"), ", ".join(row["roles"])]
                for row in parties
            ],
            whole=True,
        )
    _show_some(page, "UNNAMED", dossier["unnamed_parties"], lambda row: [row["country"] or "", row["role"] or ""])


def _show_claims(page: Page, dossier: Row) -> None:
    _show_some(page, "GOODS", dossier["goods"], lambda row: [row["quantity"] or "", _controls(row)])
    _show_some(page, "EVENTS", dossier["events"], lambda row: [row["date"] or "", row["type"]])
    for row in dossier["relations"]:
        row["text"] = f"{row['from']} {row['type']} {row['to']}"
    _show_some(page, "RELATIONS", dossier["relations"], lambda _: [])
    _show_some(page, "LEGAL REFERENCES", dossier["legal_refs"], lambda _: [])
    _show_asks(page, dossier["asks"])
    for row in dossier["responses"]:
        row["text"] = row["outcome"] or ""
    _show_some(page, "RESPONSES", dossier["responses"], lambda row: [row["government"] or "", row["date"] or ""])


def _show_asks(page: Page, asks: list[Row]) -> None:
    """Write each thing that is asked once, under all who are asked it."""
    if asks:
        page.heading("ASKS")
    by_text: dict[str, list[Row]] = {}
    for row in asks:
        by_text.setdefault(row["text"], []).append(row)
    for text, rows in by_text.items():
        page.columns([[row["id"], f"{row['of']}{_decided(row)}"] for row in rows])
        page.line(text, 6)


def _controls(row: Row) -> str:
    likely = f"likely {', '.join(row['likely_controls'])}" if row["likely_controls"] else ""
    return ", ".join(filter(None, [*row["controls_named"], likely]))


def _show_some(page: Page, heading: str, rows: list[Row], cells: Callable[[Row], list[str]]) -> None:
    if not rows:
        return
    page.heading(heading)
    page.columns([[row["id"], *cells(row), f"{row['text']}{_decided(row)}"] for row in rows], whole=True)


def _decided(row: Row) -> str:
    return f"  (decided by {row['decided_by']})" if row.get("decided_by") else ""


def _show_rest(page: Page, dossier: Row) -> None:
    if dossier["links_to_confirm"]:
        page.heading("LINKS TO CONFIRM")
        for row in dossier["links_to_confirm"]:
            page.line(f"{row['id']}  {row['a']} = {row['b']}", 2)
            page.line(row["reason"], 6)
    if dossier["precedents"]:
        page.heading("PRECEDENTS")
        for row in dossier["precedents"]:
            page.line(f"{row['request']}  {row['status']}  {row['title']}", 2)
            for reason in row["reasons"]:
                page.line(reason, 6)
    erroneous = [(row["id"], error) for row in dossier["cables"] for error in row["errors"]]
    if erroneous:
        page.heading("ERRORS")
        page.columns([[ident, error["code"], error["message"]] for ident, error in erroneous], whole=True)
