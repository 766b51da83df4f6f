"""`demarche thread`: the tree of a case, post by post; also a part of `demarche case`."""

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from demarche.cli.deskopts import Form, open_desk
from demarche.cli.page import Page, write_json

if TYPE_CHECKING:
    from demarche.desk.thread import Node


def thread_command(url: str, wanted: str, *, form: Form, today: datetime | None, why: bool) -> None:
    """Print the tree of each case that a cable belongs to; of a cable of no case what it names and what names it."""
    from demarche.casework.case import find_case
    from demarche.desk.thread import neighbourhood, thread_of

    with open_desk(url, today) as (desk, sink):
        cable = desk.cable(wanted)
        found = find_case(desk.cases, cable.key)
        trees = [thread_of(case) for case in desk.cases_of(cable.key)] if found else [neighbourhood(desk, cable)]
        if form is Form.JSON:
            write_json(sink, [tree.to_record() for tree in trees])
            return
        page = Page(sink)
        for tree in trees:
            show_tree(page, tree, why=why)


def show_tree(page: Page, tree: "Node", indent: int = 0, *, why: bool = False) -> None:
    """Write a tree, a cable a line; `why` adds the reasons for which a cable belongs to the case."""
    page.columns(list(_rows(tree, "", "", why=why)), indent=indent)


def _rows(node: "Node", first: str, rest: str, *, why: bool) -> Iterator[list[str]]:
    if node.cable is None:
        silent = "" if node.children else ": no reply"
        yield [f"{first}{node.post or 'of no post that was asked'}{silent}", "", "", ""]
    else:
        told = f"{node.stage}: {node.outcome}" if node.outcome else node.stage
        last = "; ".join(node.reasons) if why else node.subject or ""
        yield [f"{first}{node.cable}", node.date or "", told, last]
    for i, child in enumerate(node.children):
        ends = i == len(node.children) - 1
        yield from _rows(child, f"{rest}{'└─ ' if ends else '├─ '}", f"{rest}{'   ' if ends else '│  '}", why=why)
