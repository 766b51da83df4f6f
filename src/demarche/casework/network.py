"""The network of parties and relations over all cables: neighbours, paths, and plain rows to be exported."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import Any, NamedTuple

import rustworkx as rx

from demarche.casework.copies import distinct_cables
from demarche.casework.linking import Linking
from demarche.casework.model import CableFacts
from demarche.casework.parties import Mention

UNNAMED = "unnamed"
TOGETHER = "named-together"
_CROWD = 12
"""Parties of one cable above which being named together says nothing."""


class NetworkNode(NamedTuple):
    """A party, or someone whom only a relation names."""

    id: str
    name: str
    kind: str
    country: str | None
    roles: tuple[str, ...]
    cables: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NetworkEdge:
    """A relation from one party to another, with the cables that tell of it."""

    source: str
    target: str
    type: str
    cables: tuple[str, ...]


class Step(NamedTuple):
    """One step of a path: from a party to the next, by which relations, told by which cables."""

    source: str
    target: str
    relations: tuple[NetworkEdge, ...]


class Network:
    """Parties joined by relations; `edges` and `nodes` are in a fixed order."""

    def __init__(self, nodes: Iterable[NetworkNode], edges: Iterable[NetworkEdge]) -> None:
        self.nodes = tuple(sorted(nodes, key=lambda node: node.id))
        self.edges = tuple(sorted(edges, key=lambda edge: (edge.source, edge.target, edge.type)))
        self._by_id = {node.id: node for node in self.nodes}
        self._graph: Any = rx.PyGraph(multigraph=False)
        self._place = dict(zip(self._by_id, self._graph.add_nodes_from(list(self._by_id)), strict=True))
        self._between: dict[frozenset[str], list[NetworkEdge]] = defaultdict(list)
        for edge in self.edges:
            self._between[frozenset((edge.source, edge.target))].append(edge)
        self._graph.add_edges_from(
            [(self._place[e.source], self._place[e.target], e.type) for e in self.edges if e.source != e.target]
        )

    def node(self, party: str) -> NetworkNode | None:
        """Return the node of a party's id, None where there is none."""
        return self._by_id.get(party)

    def neighbours(self, party: str) -> list[tuple[NetworkNode, tuple[NetworkEdge, ...]]]:
        """Return the parties that are related to a party, each with the relations, by name."""
        if party not in self._place:
            return []
        ids = {self._graph[i] for i in self._graph.neighbors(self._place[party])}
        rows = [(self._by_id[other], tuple(self._between[frozenset((party, other))])) for other in ids]
        return sorted(rows, key=lambda row: (row[0].name, row[0].id))

    def paths(self, start: str, end: str, most: int = 5) -> list[list[Step]]:
        """Return the shortest paths between two parties, as many as are asked for; none where they are not joined."""
        if start not in self._place or end not in self._place or start == end:
            return []
        # Only steps that come nearer to the end are taken, so each way that is begun is a shortest path.
        left = dict(rx.dijkstra_shortest_path_lengths(self._graph, self._place[end], lambda _: 1.0))
        left[self._place[end]] = 0.0
        if self._place[start] not in left:
            return []
        ways = islice(self._ways([start], end, left), most)
        return [[Step(a, b, tuple(self._between[frozenset((a, b))])) for a, b in pairwise(way)] for way in ways]

    def _ways(self, way: list[str], end: str, left: dict[int, float]) -> Iterator[list[str]]:
        """Yield the shortest ways that begin with the given steps, in order of their ids."""
        stack = [way]
        while stack:
            way = stack.pop()
            here = self._place[way[-1]]
            if way[-1] == end:
                yield way
                continue
            nearer = [self._graph[i] for i in self._graph.neighbors(here) if left.get(i) == left[here] - 1]
            stack.extend([*way, step] for step in sorted(nearer, reverse=True))

    def around(self, party: str, distance: int = 1) -> "Network":
        """Return the part of the network within some steps of a party."""
        if party not in self._place:
            return Network((), ())
        kept = {party}
        edge = {party}
        for _ in range(distance):
            edge = {self._graph[i] for p in edge for i in self._graph.neighbors(self._place[p])} - kept
            kept |= edge
        edges = (e for e in self.edges if e.source in kept and e.target in kept)
        return Network((self._by_id[i] for i in kept), edges)

    def to_record(self) -> dict[str, Any]:
        """Return nodes and edges as plain values."""
        return {
            "nodes": [
                {**node._asdict(), "roles": list(node.roles), "cables": list(node.cables)} for node in self.nodes
            ],
            "edges": [
                {"source": e.source, "target": e.target, "type": e.type, "cables": list(e.cables)} for e in self.edges
            ],
        }


def build_network(facts: Iterable[CableFacts], linking: Linking, *, together: bool = False) -> Network:
    """Return the network of all parties and relations.

    `together` adds an edge between parties that one cable names, where no relation joins them.
    """
    nodes = {
        party.id: NetworkNode(party.id, party.name, party.kind, party.country, party.roles, tuple(party.cables))
        for party in linking.parties
    }
    told: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    beside: dict[tuple[str, str], set[str]] = defaultdict(set)
    for cable in sorted(distinct_cables(facts), key=lambda cable: cable.when):
        ids = _ids(cable, linking.party_of)
        for relation in cable.relations:
            ends = []
            for name in (relation.subject, relation.object):
                ident = ids.get(name.casefold())
                if ident is None:
                    ident = f"{cable.key}:{name}"
                    nodes.setdefault(ident, NetworkNode(ident, name, UNNAMED, None, (), (cable.key,)))
                ends.append(ident)
            told[ends[0], ends[1], relation.type].add(cable.key)
        parties = sorted(set(ids.values()))
        if together and len(parties) <= _CROWD:
            for i, one in enumerate(parties):
                for other in parties[i + 1 :]:
                    beside[one, other].add(cable.key)
    edges = [NetworkEdge(*ends, tuple(sorted(cables))) for ends, cables in told.items()]
    joined = {frozenset((a, b)) for a, b, _ in told}
    edges += [
        NetworkEdge(a, b, TOGETHER, tuple(sorted(cables)))
        for (a, b), cables in beside.items()
        if frozenset((a, b)) not in joined
    ]
    return Network(nodes.values(), edges)


def _ids(cable: CableFacts, party_of: Mapping[Mention, str]) -> dict[str, str]:
    """Return the party of each name and alias that a cable uses; a full name stands above another's alias."""
    ids: dict[str, str] = {}
    for party in cable.parties:
        ident = party_of.get(Mention(cable.key, party.name))
        if ident is not None:
            ids[party.name.casefold()] = ident
    for party in cable.parties:
        ident = ids.get(party.name.casefold())
        for alias in party.aliases:
            if ident is not None:
                ids.setdefault(alias.casefold(), ident)
    return ids
