"""The cast of a cable: its entities and unnamed parties, and what has been read of each so far."""

from collections import Counter
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import NamedTuple

from demarche.claims.document import Document
from demarche.claims.places import country_of_post
from demarche.claims.rules.naming.geography import Places
from demarche.claims.rules.parties.entities import Entities, Entity
from demarche.claims.rules.parties.slots import Who, is_person
from demarche.claims.rules.parties.unnamed import Unnamed, find_unnamed
from demarche.claims.words import load


@dataclass(slots=True)
class Profile:
    """What has been read of one party. Roles are weighed; `party`, `principal`, `agent` are settled into others."""

    roles: Counter[str] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    countries: list[str] = field(default_factory=list)
    """Countries that descriptions give it."""
    places: list[str] = field(default_factory=list)
    """Countries of the places where it is said to be."""
    served: list[str] = field(default_factory=list)
    """Countries whose work it is said to do."""
    nouns: list[str] = field(default_factory=list)
    frames: set[str] = field(default_factory=set)
    staffed: bool = False
    """Whether people of it are named."""
    country: str | None = None


class Tie(NamedTuple):
    """A relation between two parties, and where the sentence begins that tells of it."""

    one: Who
    kind: str
    other: Who
    at: int


class Cast:
    """Everyone of whom a cable speaks. `deal` says that it is about a deal, `request` that it asks for something."""

    def __init__(self, document: Document, *, deal: bool) -> None:
        self.document = document
        self.text = document.text
        self.deal = deal
        self.request = document.cable.structural_kind == "demarche-request"
        self.places = Places(document.text)
        self.entities = Entities(document, self.places)
        taken = sorted((m.start, m.end) for e in self.entities.all for m in e.mentions)
        self.unnamed = find_unnamed(document, self.places, taken)
        self.ties: list[Tie] = []
        self._profiles = {id(who): Profile() for who in (*self.entities.all, *self.unnamed)}

    def of(self, who: Who) -> Profile:
        """Return the profile of one of the cast."""
        return self._profiles[id(who)]

    def tie(self, one: Who, kind: str, other: Who, at: int) -> None:
        """Note a relation, once; what cannot be (a person who supplies) is left out."""
        if kind == "controlled-by":
            one, kind, other = (one, "owned-by", other) if is_person(other) else (other, "oversees", one)
            if kind == "oversees":
                self.of(one).roles["overseer"] += 2
        if kind == "oversees" and is_person(other):
            one, kind, other = other, "acts-for", one
        if isinstance(one, Entity) and isinstance(other, Entity) and one.name == other.name:
            return
        if kind in ("supplies", "subsidiary-of") and (is_person(one) or is_person(other)):
            return
        if all(t.one is not one or t.kind != kind or t.other is not other for t in self.ties):
            self.ties.append(Tie(one, kind, other, at))

    def is_tied(self, who: Who, kind: str | None = None) -> bool:
        """Tell whether a party has a relation; with a kind, whether it has one of that kind to another."""
        if kind is None:
            return any(who is t.one or who is t.other for t in self.ties)
        return any(who is t.one and t.kind == kind for t in self.ties)

    def are_tied(self, one: Who, other: Who) -> bool:
        """Tell whether two parties have a relation."""
        pair = {id(one), id(other)}
        return any({id(t.one), id(t.other)} == pair for t in self.ties)

    @cached_property
    def hosts(self) -> frozenset[str]:
        """The countries of the governments that the cable asks, or reports of."""
        cable = self.document.cable
        home = country_of_post(cable.origin) if cable.origin else None
        if home and home != "US":
            return frozenset([home])
        return frozenset(c for a in cable.to if (c := country_of_post(a.name)) and c != "US")

    @cached_property
    def spoken_of(self) -> frozenset[str]:
        """The countries that the text names."""
        return frozenset(p.code for p in self.places.found if p.code)

    def spoken_of_besides(self, entity: Entity) -> set[str]:
        """Return the countries of the places that are not part of a name of one of the cast."""
        spans = [(m.start, m.end) for m in entity.mentions]
        return {p.code for p in self.places.found if p.code and not any(a <= p.start < b for a, b in spans)}

    @cached_property
    def reports(self) -> bool:
        """Whether the cable comes from a post and tells what was found there."""
        home = country_of_post(self.document.cable.origin) if self.document.cable.origin else None
        return home is not None and home != "US"

    @property
    def replies(self) -> bool:
        """Whether the cable is a post's answer to a cable of the Department."""
        return self.reports and any("STATE" in canonical for canonical in self.document.cable.refs)

    @cached_property
    def destination(self) -> str | None:
        """The country of concern of which the cable speaks most, the governments addressed aside."""
        spoken = Counter(p.code for p in self.places.found if p.code in of_concern() and p.code not in self.hosts)
        return spoken.most_common(1)[0][0] if spoken else None


def is_vessel(who: Who) -> bool:
    """Tell whether one of the cast is a vessel."""
    return isinstance(who, Entity) and who.kind == "vessel"


@cache
def of_concern() -> frozenset[str]:
    """Return the countries whose purchases such cables are about."""
    return frozenset(load("nouns")["concern"]["countries"])
