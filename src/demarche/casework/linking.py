"""Parties linked across cables: which mentions are one firm, person or vessel, by what reasons, decided by whom.

Mentions with one name and country make a node. Nodes that blocking finds comparable are scored by their names
(`alike`), then by context: one case, cables that name each other, other parties in common, country. From one limit on
they are joined; between that and a lower one the link is proposed. What a person confirms or refuses stands above all
scores, and no path of links joins what was refused.
"""

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from demarche.casework.alike import Likeness, compare, weights
from demarche.casework.blocking import pairs
from demarche.casework.case import Case
from demarche.casework.clusters import Clusters
from demarche.casework.model import CableFacts
from demarche.casework.names import PERSON, VESSEL
from demarche.casework.parties import Mention, Node, context_groups, gather, neighbours

CONFIRM, REFUSE = "confirm", "refuse"
BY_RULE, TO_CONFIRM = "rule", "to confirm"


_SAME_NAME = 0.99


class Decision(NamedTuple):
    """What a person decided about two mentions (`CABLE:NAME`): they are one party, or are not."""

    a: str
    b: str
    verdict: str
    by: str


class Link(NamedTuple):
    """Two mentions, why they are or may be one party, how sure that is, and who decided: a rule, a person, nobody."""

    a: str
    b: str
    reason: str
    score: float
    decided_by: str

    def to_record(self) -> dict[str, Any]:
        """Return the link as a plain value."""
        return self._asdict()


@dataclass(frozen=True, slots=True)
class Party:
    """One party over all cables."""

    id: str
    name: str
    kind: str
    country: str | None
    roles: tuple[str, ...]
    names: tuple[Mention, ...]
    aliases: tuple[str, ...]
    links: tuple[Link, ...]
    same: tuple[tuple[Mention, ...], ...] = ()
    """Mentions of one name and country, which are one party without a link of its own."""

    @property
    def cables(self) -> list[str]:
        """The cables that name the party, in order of time."""
        return list(dict.fromkeys(mention.cable for mention in self.names))

    def to_record(self) -> dict[str, Any]:
        """Return the party record; `kind`, `roles` and `aliases` go beyond the promised fields."""
        return {
            "id": self.id,
            "name": self.name,
            "kind": self.kind,
            "country": self.country,
            "roles": list(self.roles),
            "aliases": list(self.aliases),
            "names": [{"cable": mention.cable, "name": mention.name} for mention in self.names],
            "cables": self.cables,
            "hits": [],
            "links": [link.to_record() for link in self.all_links()],
        }

    def all_links(self) -> list[Link]:
        """Return every link of the party: those of one name, those of the rules, those that wait for a decision."""
        named = [
            Link(str(group[0]), str(mention), "the same name", _SAME_NAME, BY_RULE)
            for group in self.same
            for mention in group[1:]
        ]
        return [*named, *self.links]


@dataclass(frozen=True, slots=True)
class Linking:
    """All parties, the links that made them, and those that wait for a decision."""

    parties: tuple[Party, ...]
    links: tuple[Link, ...]
    proposals: tuple[Link, ...]
    party_of: Mapping[Mention, str]
    """The id of the party of each mention."""

    @property
    def clusters(self) -> list[list[str]]:
        """The mentions of each party, as `CABLE:NAME`."""
        return [[str(mention) for mention in party.names] for party in self.parties]


def link_parties(
    facts: Iterable[CableFacts], cases: Iterable[Case] = (), decisions: Iterable[Decision] = ()
) -> Linking:
    """Return the parties of all cables.

    `cases` give context: a surname or an acronym alone means a party of the same case. Of several decisions about one
    pair the last counts.
    """
    cables = sorted({cable.key: cable for cable in facts}.values(), key=lambda cable: cable.when)
    decided = _decided(decisions)
    groups = context_groups(cables, _cases_of(cases))
    nodes = gather(cables, groups, frozenset(_mention(text) for pair in decided for text in pair))
    where = {str(mention): i for i, node in enumerate(nodes) for mention in node.mentions}
    apart = [(where[a], where[b]) for (a, b), d in decided.items() if d.verdict == REFUSE and a in where and b in where]
    clusters = Clusters(len(nodes), [pair for pair in apart if pair[0] != pair[1]])
    links = _by_decision(decided, where, clusters)
    scored = _scored(nodes)
    refused = {frozenset(pair) for pair in apart}
    named_in = {clusters.find(i): set[str]() for i in range(len(nodes))}
    for i, node in enumerate(nodes):
        named_in[clusters.find(i)] |= node.cables
    links += _join(scored, nodes, clusters, refused, named_in)
    links += _join(_with_company(scored, nodes, clusters), nodes, clusters, refused, named_in)
    proposals = _proposals(_with_company(scored, nodes, clusters), nodes, clusters)
    return _linking(nodes, clusters, links, proposals)


def _cases_of(cases: Iterable[Case]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for case in cases:
        for cable in case.cables:
            found[cable.key].append(f"case:{case.id}")
    return found


def _mention(text: str) -> Mention:
    cable, _, name = text.partition(":")
    return Mention(cable, name)


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


class _Scored(NamedTuple):
    """Two nodes, their score with context, the reasons, whether context is wanting, and whether the names are equal."""

    a: int
    b: int
    score: float
    reason: str
    lacks_context: bool
    same_name: bool


def _scored(nodes: list[Node]) -> list[_Scored]:
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


def _in_context(a: int, b: int, nodes: list[Node], likeness: Likeness) -> _Scored:
    context = weights()["context"]
    one, other = nodes[a], nodes[b]
    score, reasons = likeness.score, [likeness.reason]
    together = not one.groups.isdisjoint(other.groups) and not one.cables & other.cables
    if together:
        score += context["same_case"]
        reasons.append("in one case")
    if one.cables & other.cables:
        score += context["same_cable"] * (likeness.score < weights()["scores"]["same_core"])
        reasons.append("but one cable names both")
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
    same = likeness.score >= weights()["scores"]["same_core"]
    return _Scored(a, b, round(score, 4), "; ".join(reasons), likeness.needs_context and not together, same)


def _join(
    scored: list[_Scored],
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
            links.append(_link(row, nodes, BY_RULE))
    return links


def _ambiguous(sure: list[_Scored], nodes: list[Node], clusters: Clusters) -> set[_Scored]:
    """Return the links of a short name that might mean more than one party, none of them surer than another."""
    by_short: dict[int, list[_Scored]] = defaultdict(list)
    for row in sure:
        for short, full in ((row.a, row.b), (row.b, row.a)):
            if len(nodes[short].form.core) < len(nodes[full].form.core):
                by_short[short].append(row)
    found: set[_Scored] = set()
    for short, rows in by_short.items():
        best = max(row.score for row in rows)
        meant = [row for row in rows if row.score == best]
        parties = {clusters.find(row.b if row.a == short else row.a) for row in meant}
        forms = {nodes[row.b if row.a == short else row.a].form.core for row in meant}
        if len(parties) > 1 and len(forms) > 1:
            found.update(meant)
    return found


def _with_company(scored: list[_Scored], nodes: list[Node], clusters: Clusters) -> list[_Scored]:
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


def _proposals(scored: list[_Scored], nodes: list[Node], clusters: Clusters) -> list[Link]:
    """Return the best link between each two parties that may be one and are not joined."""
    limit = weights()["limits"]["propose"]
    best: dict[tuple[int, int], _Scored] = {}
    for row in scored:
        a, b = clusters.find(row.a), clusters.find(row.b)
        if row.score < limit or row.lacks_context or a == b or clusters.are_apart(a, b):
            continue
        pair = (min(a, b), max(a, b))
        rank = (-row.score, nodes[row.a].key, nodes[row.b].key)
        if pair not in best or rank < (-best[pair].score, nodes[best[pair].a].key, nodes[best[pair].b].key):
            best[pair] = row
    rows = sorted(best.values(), key=lambda row: (-row.score, nodes[row.a].key, nodes[row.b].key))
    return [_link(row, nodes, TO_CONFIRM) for row in rows]


def _link(row: _Scored, nodes: list[Node], decided_by: str) -> Link:
    return Link(str(nodes[row.a].sample), str(nodes[row.b].sample), row.reason, min(row.score, 0.99), decided_by)


def _linking(nodes: list[Node], clusters: Clusters, links: list[Link], proposals: list[Link]) -> Linking:
    members: dict[int, list[Node]] = defaultdict(list)
    for i, node in enumerate(nodes):
        members[clusters.find(i)].append(node)
    home = {str(mention): clusters.find(i) for i, node in enumerate(nodes) for mention in node.mentions}
    own: dict[int, list[Link]] = defaultdict(list)
    for link in [*links, *proposals]:
        for root in {home[link.a], home[link.b]}:
            own[root].append(link)
    parties = []
    party_of: dict[Mention, str] = {}
    for root, parts in sorted(members.items(), key=lambda row: row[1][0].key):
        party = _party(parts, tuple(own[root]))
        parties.append(party)
        party_of.update(dict.fromkeys(party.names, party.id))
    return Linking(tuple(parties), tuple(links), tuple(proposals), party_of)


def _party(parts: list[Node], links: tuple[Link, ...]) -> Party:
    dated = {mention: when for part in parts for mention, when in part.mentions.items()}
    mentions = sorted(dated, key=lambda mention: (dated[mention], mention.cable, mention.name))
    first = parts[0]
    name = _best_name([mention.name for mention in mentions], first.kind)
    countries = sorted(part.country for part in parts for _ in part.mentions if part.country)
    country = max(sorted(set(countries)), key=countries.count) if countries else None
    aliases = {alias for part in parts for alias in (*part.others, *part.shorts)} | {m.name for m in mentions}
    return Party(
        id=_party_id(first),
        name=name,
        kind=first.kind,
        country=country,
        roles=tuple(sorted({role for part in parts for role in part.roles})),
        names=tuple(mentions),
        aliases=tuple(sorted(aliases - {name})),
        links=links,
        same=tuple(
            tuple(sorted(part.mentions, key=lambda mention: (dated[mention], mention)))
            for part in parts
            if len(part.mentions) > 1
        ),
    )


def _best_name(names: list[str], kind: str) -> str:
    """Return the name to call a party by: the one used most, then the fullest, then one not all in capitals."""
    least = 2 if kind == PERSON else 1
    full = [name for name in names if len(name.split()) >= least] or names
    return min(set(full), key=lambda name: (-full.count(name), -len(name.split()), name.isupper(), -len(name), name))


def _party_id(first: Node) -> str:
    """Return an id made of the name and cable of the first mention: it stays when more cables come."""
    slug = re.sub(r"[^a-z0-9]+", "-", first.form.whole or first.name.lower()).strip("-")[:40].strip("-")
    digest = hashlib.sha256(str(first.sample).encode()).hexdigest()[:6]
    return f"{slug or first.kind}-{digest}"
