"""`demarche network`: parties and relations over all cases, and the paths between two parties."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

import typer

from demarche.cli.deskopts import NOT_FOUND, Form, open_desk
from demarche.cli.page import Page, count, write_json

if TYPE_CHECKING:
    from demarche.casework.network import Network, Step

_NO_PATH = "no path of relations joins them"


def network_command(
    url: str,
    *,
    form: Form,
    today: datetime | None,
    ends: tuple[str, str] | None,
    around: str | None,
    steps: int,
    together: bool,
) -> None:
    """Print nodes and edges; of a party's surroundings, or the shortest paths between two, where these are named."""
    from demarche.casework.network import build_network
    from demarche.desk.sheet import find_party

    with open_desk(url, today) as (desk, sink):
        network = build_network(desk.facts, desk.linking, together=True) if together else desk.network
        page = Page(sink)
        if ends:
            one, other = (find_party(desk, name).id for name in ends)
            paths = network.paths(one, other)
            if form is Form.JSON:
                write_json(sink, {"from": one, "to": other, "paths": [_path(network, path) for path in paths]})
            else:
                _show_paths(page, network, paths)
            if not paths:
                raise typer.Exit(NOT_FOUND)
            return
        network = network.around(find_party(desk, around).id, steps) if around else network
        if form is Form.JSON:
            write_json(sink, network.to_record())
        else:
            _show(page, network)


def _name(network: "Network", ident: str) -> str:
    node = network.node(ident)
    return f"{node.name} ({node.country})" if node and node.country else node.name if node else ident


def _path(network: "Network", path: "list[Step]") -> dict[str, Any]:
    ids = [step.source for step in path] + [path[-1].target]
    return {
        "parties": [{"id": ident, "name": node.name if (node := network.node(ident)) else ident} for ident in ids],
        "steps": [
            {
                "from": step.source,
                "to": step.target,
                "relations": [
                    {"source": e.source, "target": e.target, "type": e.type, "cables": list(e.cables)}
                    for e in step.relations
                ],
            }
            for step in path
        ],
    }


def _show_paths(page: Page, network: "Network", paths: "list[list[Step]]") -> None:
    if not paths:
        page.line(_NO_PATH)
    for path in paths:
        page.heading(
            f"{_name(network, path[0].source)} to {_name(network, path[-1].target)}: {count(len(path), 'step')}"
        )
        for step in path:
            for edge in step.relations:
                told = f"{_name(network, edge.source)} {edge.type} {_name(network, edge.target)}"
                page.line(f"{told}  ({', '.join(edge.cables)})", 2)


def _show(page: Page, network: "Network") -> None:
    related = {ident for edge in network.edges for ident in (edge.source, edge.target)}
    alone = len(network.nodes) - len(related)
    page.title(
        f"{count(len(network.nodes), 'party', 'parties')}, {count(len(network.edges), 'relation')}; "
        f"{alone:,} without a relation"
    )
    page.columns(
        [[_name(network, e.source), e.type, _name(network, e.target), ", ".join(e.cables)] for e in network.edges]
    )
