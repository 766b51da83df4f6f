"""The cast of a cable: its entities and unnamed parties, and what has been read of each so far."""

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from demarche.claims.document import Document
from demarche.claims.places import country_of_post
from demarche.claims.rules.naming.geography import Places
from demarche.claims.rules.parties.entities import Entity, read_entities
from demarche.claims.rules.parties.marked import Who, is_person
from demarche.claims.rules.parties.nouns import of_concern
from demarche.claims.rules.parties.unnamed import find_unnamed

_ONWARD = re.compile(
    r"\b(?:on to|sent on|send on|shipped on|passed on|pass on|resold|resale|re-?export\w*|go on|onward|forwarded to"
    r"|not stay)\b"
)
_ONWARD_SIGNS = (
    *("on to", "sent on", "send on", "shipped on", "passed on", "pass on", "resold", "resale", "reexport", "re-export"),
    *("go on", "onward", "forwarded to", "not stay"),
)


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
        self.entities = read_entities(document, self.places)
        taken = sorted((m.start, m.end) for e in self.entities.all for m in e.mentions)
        self.unnamed = find_unnamed(document, self.places, taken)
        self.ties: list[Tie] = []
        self.deals: list[tuple[Who, Who, int]] = []
        """Deals of which it is not told who sells."""
        self.officials: dict[int, bool] = {}
        """Whether a person is introduced with an office of state, as far as it has been asked."""
        self._from: defaultdict[int, list[Tie]] = defaultdict(list)
        self._to: defaultdict[int, list[Tie]] = defaultdict(list)
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
        if one is other or (kind in ("supplies", "subsidiary-of") and (is_person(one) or is_person(other))):
            return
        if all(t.kind != kind or t.other is not other for t in self._from[id(one)]):
            tie = Tie(one, kind, other, at)
            self.ties.append(tie)
            self._from[id(one)].append(tie)
            self._to[id(other)].append(tie)

    def untie(self, tie: Tie) -> None:
        """Take a relation back."""
        for ties in (self.ties, self._from[id(tie.one)], self._to[id(tie.other)]):
            ties[:] = [each for each in ties if each is not tie]

    def is_tied(self, who: Who, kind: str | None = None) -> bool:
        """Tell whether a party has a relation; with a kind, whether it has one of that kind to another."""
        if kind is None:
            return bool(self._from[id(who)] or self._to[id(who)])
        return any(t.kind == kind for t in self._from[id(who)])

    def are_tied(self, one: Who, other: Who) -> bool:
        """Tell whether two parties have a relation."""
        return any(t.other is other for t in self._from[id(one)]) or any(t.one is other for t in self._to[id(one)])

    def ties_of(self, who: Who) -> list[Tie]:
        """Return the relations of a party to others."""
        return self._from[id(who)]

    def ties_from(self, who: Who, kind: str) -> list[Who]:
        """Return those to whom a party has a relation of a kind."""
        return [t.other for t in self._from[id(who)] if t.kind == kind]

    def ties_to(self, who: Who, kind: str) -> list[Who]:
        """Return those who have a relation of a kind to a party."""
        return [t.one for t in self._to[id(who)] if t.kind == kind]

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

    def speaks_of(self, code: str, entity: Entity) -> bool:
        """Tell whether the text names a country otherwise than in the name of an entity."""
        own = sum(1 for m in entity.mentions for p in self.places.within(m.start, m.end) if p.code == code)
        return self._spoken[code] > own

    @cached_property
    def _spoken(self) -> Counter[str]:
        return Counter(p.code for p in self.places.found if p.code)

    @cached_property
    def reports(self) -> bool:
        """Whether the cable comes from a post and tells what was found there."""
        home = country_of_post(self.document.cable.origin) if self.document.cable.origin else None
        return home is not None and home != "US"

    @cached_property
    def goes_on(self) -> bool:
        """Whether the cable says that goods go on from the buyer to another."""
        small = self.document.small
        return any(sign in small for sign in _ONWARD_SIGNS) and _ONWARD.search(small) is not None

    @cached_property
    def checks(self) -> bool:
        """Whether it reports of a visit to those who received goods under a license."""
        return self.reports and any("checked" in self.of(e).frames for e in self.entities.all)

    @property
    def replies(self) -> bool:
        """Whether the cable is a post's answer to a cable of the Department."""
        return self.reports and any("STATE" in canonical for canonical in self.document.cable.refs)

    @cached_property
    def destination(self) -> str | None:
        """The country of concern of which the cable speaks most, the governments addressed aside."""
        spoken = Counter(p.code for p in self.places.found if p.code in of_concern() and p.code not in self.hosts)
        return spoken.most_common(1)[0][0] if spoken else None
