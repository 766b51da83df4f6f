"""Mentions of parties, gathered into nodes: one name with one country, as any number of cables write it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

from demarche.casework.model import CableFacts, PartyFact
from demarche.casework.names import PERSON, NameForm, form_of, kind_of


class Mention(NamedTuple):
    """A party as one cable names it; written `CABLE:NAME`."""

    cable: str
    name: str

    def __str__(self) -> str:
        """The mention as decisions and links name it."""
        return f"{self.cable}:{self.name}"


@dataclass(slots=True)
class Node:
    """Mentions with one name and one country (or none), which are one party unless a person says otherwise."""

    kind: str
    form: NameForm
    country: str | None
    name: str
    mentions: dict[Mention, datetime] = field(default_factory=dict)
    """Each mention and when its cable was sent."""
    others: dict[str, NameForm] = field(default_factory=dict)
    """Aliases that are names in their own right: another name, an acronym, a longer form."""
    shorts: dict[str, NameForm] = field(default_factory=dict)
    """Aliases that are only short for the name."""
    roles: set[str] = field(default_factory=set)
    groups: set[str] = field(default_factory=set)
    """Cables and cases by which a mention stands in context with others."""
    cables: set[str] = field(default_factory=set)
    told: set[tuple[str, frozenset[str]]] = field(default_factory=set)
    """Cables that say of two names that they are one party's, and the names."""
    first: tuple[datetime, str, str] | None = None
    """When the first mention was sent, its cable and its name."""

    @property
    def key(self) -> tuple[datetime, str, str]:
        """What nodes are put in order by: the first mention."""
        assert self.first is not None
        return self.first

    @property
    def sample(self) -> Mention:
        """The first mention, by which links name this node."""
        return Mention(self.key[1], self.key[2])

    def forms(self) -> list[tuple[str, NameForm]]:
        """The name and every alias that is a name in its own right."""
        return [(self.name, self.form), *self.others.items()]


def gather(facts: Iterable[CableFacts], groups: Mapping[str, frozenset[str]], apart: frozenset[str]) -> list[Node]:
    """Return the nodes of all mentions, in order of their first; mentions in `apart` get a node of their own."""
    nodes: dict[tuple[object, ...], Node] = {}
    for cable in facts:
        where = cable.when[0]
        for party in _by_name(cable):
            kind = kind_of(party.name, party.roles)
            form = form_of(party.name, kind)
            mention = Mention(cable.key, party.name)
            words = " ".join(sorted(form.core)) if kind == PERSON else form.whole
            ident: tuple[object, ...] = (kind, words or party.name, form.legal, form.numbers, party.country)
            if apart and str(mention) in apart:
                ident = (*ident, mention)
            node = nodes.get(ident)
            if node is None:
                node = nodes[ident] = Node(kind, form, party.country, party.name)
            first = (where, cable.key, party.name)
            if node.first is None or first < node.first:
                node.first, node.name, node.form = first, party.name, form
            node.mentions[mention] = where
            node.roles.update(party.roles)
            node.groups |= groups.get(cable.key, frozenset())
            node.cables.add(cable.key)
            for alias in party.aliases:
                _add_alias(node, form, alias)
            for relation in cable.relations:
                if relation.type == "alias-of" and party.name in (relation.subject, relation.object):
                    node.told.add((cable.key, frozenset((relation.subject, relation.object))))
    return sorted(nodes.values(), key=lambda node: (node.key, node.kind, node.country or ""))


def _by_name(cable: CableFacts) -> Iterable[PartyFact]:
    """Return the parties of a cable, each name once: a mention is known by cable and name."""
    named: dict[str, PartyFact] = {}
    for party in cable.parties:
        known = named.setdefault(party.name, party)
        if known is not party:
            named[party.name] = known._replace(
                aliases=tuple(dict.fromkeys((*known.aliases, *party.aliases))),
                roles=tuple(dict.fromkeys((*known.roles, *party.roles))),
                country=known.country or party.country,
            )
    return named.values()


def _add_alias(node: Node, form: NameForm, alias: str) -> None:
    other = form_of(alias, node.kind)
    if not other.core or other.whole == form.whole:
        return
    own = set(form.core)
    short = set(other.core) <= own and (len(other.core) < len(own) or not other.activities - form.activities)
    if node.kind == PERSON:
        short = len(other.core) < 2
    (node.shorts if short else node.others).setdefault(alias, other)


def context_groups(facts: Iterable[CableFacts], cases: Mapping[str, Iterable[str]]) -> dict[str, frozenset[str]]:
    """Return for each cable what it stands in context with: itself, the cables that it names, the cases of all these.

    `cases` gives the cases of each cable by id.
    """
    groups: dict[str, frozenset[str]] = {}
    for cable in facts:
        named = {cable.key, *(ref.canonical for ref in cable.refs), *(ref.canonical for ref in cable.text_refs)}
        groups[cable.key] = frozenset(named.union(*(cases.get(key, ()) for key in named)))
    return groups


def neighbours(nodes: list[Node]) -> dict[str, list[int]]:
    """Return the nodes that each cable names."""
    by_cable: dict[str, list[int]] = defaultdict(list)
    for i, node in enumerate(nodes):
        for cable in node.cables:
            by_cable[cable].append(i)
    return by_cable
