"""A party over all cables, the links that made it one, and what a person decided about them."""

import hashlib
import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from demarche.casework.clusters import Clusters
from demarche.casework.names import PERSON
from demarche.casework.parties import Mention, Node

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


def make_linking(nodes: list[Node], clusters: Clusters, links: list[Link], proposals: list[Link]) -> Linking:
    """Return the parties that the clusters of nodes are, with their links."""
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
    """Return the name to call a party by: the one used most, then one not all in capitals, then the fullest."""
    least = 2 if kind == PERSON else 1
    full = [name for name in names if len(name.split()) >= least] or names
    return min(set(full), key=lambda name: (-full.count(name), name.isupper(), -len(name.split()), -len(name), name))


def _party_id(first: Node) -> str:
    """Return an id made of the name and cable of the first mention: it stays when more cables come."""
    slug = re.sub(r"[^a-z0-9]+", "-", first.form.whole or first.name.lower()).strip("-")[:40].strip("-")
    digest = hashlib.sha256(str(first.sample).encode()).hexdigest()[:6]
    return f"{slug or first.kind}-{digest}"
