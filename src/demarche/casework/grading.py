"""Pairs of nodes with the score of their names and of their context, and what is proposed of them."""

from typing import NamedTuple

from demarche.casework.alike import Likeness, compare, weights
from demarche.casework.blocking import pairs
from demarche.casework.clusters import Clusters
from demarche.casework.names import PERSON, VESSEL
from demarche.casework.parties import Node, neighbours
from demarche.casework.party import TO_CONFIRM, Link


class Scored(NamedTuple):
    """Two nodes, their score with context, the reasons, whether context is wanting, and whether the names are equal."""

    a: int
    b: int
    score: float
    reason: str
    lacks_context: bool
    same_name: bool


def score_pairs(nodes: list[Node]) -> list[Scored]:
    """Return the comparable pairs with the score of names and of the context of their cables."""
    found = []
    least = weights()["limits"]["propose"] - max(weights()["context"].values())
    for a, b in pairs(nodes):
        likeness = compare(nodes[a], nodes[b])
        if likeness is None:
            continue
        scored = _in_context(a, b, nodes, likeness)
        if scored.score >= least:
            found.append(scored)
    return found


def _in_context(a: int, b: int, nodes: list[Node], likeness: Likeness) -> Scored:
    context = weights()["context"]
    one, other = nodes[a], nodes[b]
    score, reasons = likeness.score, [likeness.reason]
    together = not one.groups.isdisjoint(other.groups) and not one.cables & other.cables
    if together:
        score += context["same_case"]
        reasons.append("in one case")
    if one.cables & other.cables:
        told = bool(one.told & other.told)
        score += context["same_cable"] * (likeness.score < weights()["scores"]["same_core"] and not told)
        reasons.append("" if told else "but one cable names both")
    if one.country and other.country and one.kind != VESSEL:
        if one.country == other.country:
            score += context["same_country"]
            reasons.append(f"both of {one.country}")
        else:
            score += context["other_country_person" if one.kind == PERSON else "other_country"]
            reasons.append(f"but of {one.country} and {other.country}")
    if one.form.places and other.form.places and one.form.places.isdisjoint(other.form.places):
        score += context["other_place"]
        reasons.append("but each names another place")
    if one.form.legal and other.form.legal and one.form.legal.isdisjoint(other.form.legal):
        score += context["other_form"] * (likeness.score < weights()["scores"]["same_core_one_word"])
    same = likeness.score >= weights()["scores"]["same_core"]
    return Scored(
        a, b, round(score, 4), "; ".join(filter(None, reasons)), likeness.needs_context and not together, same
    )


def with_company(scored: list[Scored], nodes: list[Node], clusters: Clusters) -> list[Scored]:
    """Return the pairs with what it adds that their cables name another party in common."""
    by_cable = neighbours(nodes)
    company: dict[int, set[int]] = {}

    def companions(item: int) -> set[int]:
        if item not in company:
            own = clusters.find(item)
            found = {clusters.find(i) for cable in nodes[item].cables for i in by_cable[cable]}
            company[item] = found - {own}
        return company[item]

    added = weights()["context"]["same_company"]
    rows = []
    for row in scored:
        if clusters.find(row.a) == clusters.find(row.b):
            continue
        common = companions(row.a) & companions(row.b) - {clusters.find(row.a), clusters.find(row.b)}
        if common and nodes[row.a].cables.isdisjoint(nodes[row.b].cables):
            name = min(nodes[i].name for i in common)
            reason = f"{row.reason}; both named with {name}"
            rows.append(row._replace(score=round(row.score + added, 4), reason=reason, lacks_context=False))
        else:
            rows.append(row)
    return rows


def proposals_of(scored: list[Scored], nodes: list[Node], clusters: Clusters) -> list[Link]:
    """Return the best link between each two parties that may be one and are not joined."""
    limit = weights()["limits"]["propose"]
    best: dict[tuple[int, int], Scored] = {}
    for row in scored:
        a, b = clusters.find(row.a), clusters.find(row.b)
        if row.score < limit or row.lacks_context or a == b or clusters.are_apart(a, b):
            continue
        pair = (min(a, b), max(a, b))
        rank = (-row.score, nodes[row.a].key, nodes[row.b].key)
        if pair not in best or rank < (-best[pair].score, nodes[best[pair].a].key, nodes[best[pair].b].key):
            best[pair] = row
    rows = sorted(best.values(), key=lambda row: (-row.score, nodes[row.a].key, nodes[row.b].key))
    return [make_link(row, nodes, TO_CONFIRM) for row in rows]


def make_link(row: Scored, nodes: list[Node], decided_by: str) -> Link:
    """Return the link between two nodes, by their first mentions."""
    return Link(str(nodes[row.a].sample), str(nodes[row.b].sample), row.reason, min(row.score, 0.99), decided_by)
