"""Parties linked across cables: which mentions are one firm, person or vessel, by what reasons, decided by whom.

Mentions with one name and country make a node. Nodes that blocking finds comparable are scored by their names
(`alike`), then by context: one case, cables that name each other, other parties in common, country. From one limit on
they are joined; between that and a lower one the link is proposed. What a person confirms or refuses stands above all
scores, and no path of links joins what was refused.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from demarche.casework.alike import weights
from demarche.casework.case import Case
from demarche.casework.clusters import Clusters
from demarche.casework.copies import distinct_cables
from demarche.casework.grading import Scored, make_link, proposals_of, score_pairs, with_company
from demarche.casework.model import CableFacts
from demarche.casework.parties import Node, context_groups, gather
from demarche.casework.party import (
    BY_RULE,
    CONFIRM,
    REFUSE,
    TO_CONFIRM,
    Decision,
    Link,
    Linking,
    Party,
    make_linking,
)
from demarche.casework.steady import steady

__all__ = [
    "BY_RULE",
    "CONFIRM",
    "REFUSE",
    "TO_CONFIRM",
    "Decision",
    "Link",
    "Linking",
    "Party",
    "link_parties",
]


def link_parties(
    facts: Iterable[CableFacts], cases: Iterable[Case] = (), decisions: Iterable[Decision] = ()
) -> Linking:
    """Return the parties of all cables.

    `cases` give context: a surname or an acronym alone means a party of the same case. Of several decisions about one
    pair the last counts.
    """
    with steady():
        return _link(sorted(distinct_cables(facts), key=lambda cable: cable.when), cases, decisions)


def _link(cables: list[CableFacts], cases: Iterable[Case], decisions: Iterable[Decision]) -> Linking:
    decided = _decided(decisions)
    groups = context_groups(cables, _cases_of(cases))
    nodes = gather(cables, groups, frozenset(text for pair in decided for text in pair))
    where = {str(mention): i for i, node in enumerate(nodes) for mention in node.mentions}
    apart = [(where[a], where[b]) for (a, b), d in decided.items() if d.verdict == REFUSE and a in where and b in where]
    clusters = Clusters(len(nodes), [pair for pair in apart if pair[0] != pair[1]])
    links = _by_decision(decided, where, clusters)
    scored = score_pairs(nodes)
    refused = {frozenset(pair) for pair in apart}
    named_in = {clusters.find(i): set[str]() for i in range(len(nodes))}
    for i, node in enumerate(nodes):
        named_in[clusters.find(i)] |= node.cables
    links += _join(scored, nodes, clusters, refused, named_in)
    links += _join(with_company(scored, nodes, clusters), nodes, clusters, refused, named_in)
    proposals = proposals_of(with_company(scored, nodes, clusters), nodes, clusters)
    return make_linking(nodes, clusters, links, proposals)


def _cases_of(cases: Iterable[Case]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for case in cases:
        for cable in case.cables:
            found[cable.key].append(f"case:{case.id}")
    return found


def _decided(decisions: Iterable[Decision]) -> dict[tuple[str, str], Decision]:
    """Return the decision that counts for each pair: the last."""
    found: dict[tuple[str, str], Decision] = {}
    for decision in decisions:
        if decision.verdict not in (CONFIRM, REFUSE):
            raise ValueError(f"a decision is {CONFIRM!r} or {REFUSE!r}, not {decision.verdict!r}")
        pair = (min(decision.a, decision.b), max(decision.a, decision.b))
        found.pop(pair, None)
        found[pair] = decision
    return found


def _by_decision(
    decided: Mapping[tuple[str, str], Decision], where: Mapping[str, int], clusters: Clusters
) -> list[Link]:
    links = []
    for (a, b), decision in decided.items():
        if decision.verdict == CONFIRM and a in where and b in where and clusters.join(where[a], where[b]):
            links.append(Link(a, b, f"confirmed by {decision.by}", 1.0, decision.by))
    return links


def _join(
    scored: list[Scored],
    nodes: list[Node],
    clusters: Clusters,
    refused: set[frozenset[int]],
    named_in: dict[int, set[str]],
) -> list[Link]:
    """Join what scores high enough, the surest first; return the links that were made.

    `named_in` holds the cables that name each cluster: names that are only alike do not join two parties of one cable.
    """
    limit = weights()["limits"]["link"]
    sure = [row for row in scored if row.score >= limit and not row.lacks_context]
    sure.sort(key=lambda row: (-row.score, nodes[row.a].key, nodes[row.b].key))
    ambiguous = _ambiguous(sure, nodes, clusters)
    links = []
    for row in sure:
        a, b = clusters.find(row.a), clusters.find(row.b)
        if row in ambiguous or frozenset((row.a, row.b)) in refused or a == b:
            continue
        if not row.same_name and not named_in[a].isdisjoint(named_in[b]):
            continue
        if clusters.join(a, b):
            both = (named_in.pop(a), named_in.pop(b))
            more, less = (both[0], both[1]) if len(both[0]) >= len(both[1]) else (both[1], both[0])
            more |= less
            named_in[clusters.find(a)] = more
            links.append(make_link(row, nodes, BY_RULE))
    return links


def _ambiguous(sure: list[Scored], nodes: list[Node], clusters: Clusters) -> set[Scored]:
    """Return the links of a short name that might mean more than one party, none of them surer than another."""
    by_short: dict[int, list[Scored]] = defaultdict(list)
    for row in sure:
        for short, full in ((row.a, row.b), (row.b, row.a)):
            if len(nodes[short].form.core) < len(nodes[full].form.core):
                by_short[short].append(row)
    found: set[Scored] = set()
    for short, rows in by_short.items():
        best = max(row.score for row in rows)
        meant = [row for row in rows if row.score == best]
        parties = {clusters.find(row.b if row.a == short else row.a) for row in meant}
        forms = {nodes[row.b if row.a == short else row.a].form.core for row in meant}
        if len(parties) > 1 and len(forms) > 1:
            found.update(meant)
    return found
