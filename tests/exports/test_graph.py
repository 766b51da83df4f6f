"""The network in two graph formats, read back by another program."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import networkx as nx  # type: ignore[import-untyped]
import pytest

from demarche.casework.network import Network, NetworkEdge, NetworkNode
from demarche.exports.graph import gexf_of, graphml_of

NODES = [
    NetworkNode("orsk-1", 'Orsk "Metall" <& Co>\x0b', "organisation", "RU", ("supplier", "broker"), ("10A1", "10A2")),
    NetworkNode("nunez-2", "Begoña Núñez", "person", None, (), ("10A1",)),
    NetworkNode("alone-3", "Alone", "vessel", None, (), ("10A3",)),
]
EDGES = [
    NetworkEdge("nunez-2", "orsk-1", "oversees", ("10A1",)),
    NetworkEdge("nunez-2", "orsk-1", "owned-by", ("10A1", "10A2")),
]
FORMS: list[tuple[Callable[[Network], Iterator[str]], Any, str]] = [
    (graphml_of, nx.read_graphml, "name"),
    (gexf_of, nx.read_gexf, "label"),
]


@pytest.mark.parametrize(("write", "read", "name"), FORMS)
def test_networkx_reads_nodes_and_edges_with_their_values(
    tmp_path: Path, write: Callable[[Network], Iterator[str]], read: Any, name: str
) -> None:
    path = tmp_path / "network"
    path.write_text("\n".join(write(Network(NODES, EDGES))), encoding="utf-8")
    graph = read(path)
    assert sorted(graph.nodes) == ["alone-3", "nunez-2", "orsk-1"]
    assert graph.is_directed()
    assert graph.nodes["nunez-2"][name] == "Begoña Núñez"
    assert graph.nodes["orsk-1"][name].rstrip() == 'Orsk "Metall" <& Co>'
    assert graph.nodes["orsk-1"]["roles"] == "supplier, broker"
    assert graph.nodes["orsk-1"]["country"] == "RU"
    told = {(a, b, values["type"], values["cables"]) for a, b, values in graph.edges(data=True)}
    assert told == {
        ("nunez-2", "orsk-1", "oversees", "10A1"),
        ("nunez-2", "orsk-1", "owned-by", "10A1, 10A2"),
    }


@pytest.mark.parametrize(("write", "read", "name"), FORMS)
def test_an_empty_network_is_a_graph_too(
    tmp_path: Path, write: Callable[[Network], Iterator[str]], read: Any, name: str
) -> None:
    path = tmp_path / name
    path.write_text("\n".join(write(Network((), ()))), encoding="utf-8")
    assert len(read(path)) == 0
