"""Parties: named and unnamed, with roles, aliases and countries, and the relations between them.

Names, descriptions, frames and offices are read first; a name becomes a party where these tell that it has a part in the
deal, or where its form tells that it is a firm and the cable is about a deal.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import NamedTuple

from demarche.claims.document import Document
from demarche.claims.model import Party, Relation, UnnamedParty
from demarche.claims.places import country_of_post
from demarche.claims.rules import describe
from demarche.claims.rules.entities import Entities, Entity, key_of
from demarche.claims.rules.frames import read_frames
from demarche.claims.rules.naming.lexicon import is_common
from demarche.claims.rules.naming.geography import Places
from demarche.claims.rules.naming.tokens import Mention
from demarche.claims.rules.officers import read_offices
from demarche.claims.rules.slots import Marked, Who, mark_sentences
from demarche.claims.rules.unnamed import Unnamed, find_unnamed
from demarche.claims.words import load

_ORDER = (
    "manufacturer",
    "supplier",
    "broker",
    "freight-forwarder",
    "bank",
    "consignee",
    "buyer",
    "end-user",
    "overseer",
    "parent",
    "subsidiary",
    "person-of-interest",
    "vessel",
    "other",
)


class PartyClaims(NamedTuple):
    """What is read of parties."""

    parties: list[Party]
    unnamed: list[UnnamedParty]
    relations: list[Relation]


@dataclass(slots=True)
class Profile:
    """What has been read of one party."""

    roles: Counter[str] = field(default_factory=Counter)
    countries: list[str] = field(default_factory=list)
    kinds: Counter[str] = field(default_factory=Counter)
    nouns: list[str] = field(default_factory=list)
    office: bool = False
    frames: set[str] = field(default_factory=set)
    staffed: bool = False
    """Whether people of it are named."""
    places: list[str] = field(default_factory=list)


def read_parties(document: Document, *, deal: bool = True) -> PartyClaims:
    """Return the parties of a cable and the relations between them.

    `deal` says that the cable is about a deal, so that a firm is a party even where nothing is said of its part in it.
    """
    return _Reader(document, deal=deal).read()


class _Reader:
    def __init__(self, document: Document, *, deal: bool = True) -> None:
        self.document = document
        self.deal = deal
        self.request = document.cable.structural_kind == "demarche-request"
        self.places = Places(document.text)
        self.entities = Entities(document, self.places)
        self.profiles: dict[int, Profile] = {id(e): Profile() for e in self.entities.all}
        taken = sorted((m.start, m.end) for e in self.entities.all for m in e.mentions)
        self.unnamed = find_unnamed(document, self.places, taken)
        self.profiles.update({id(u): Profile() for u in self.unnamed})
        self.relations: list[tuple[Who, str, Who, int]] = []

    def read(self) -> PartyClaims:
        for entity in self.entities.all:
            self._describe(entity)
            self._name_tells(entity)
        for unnamed in self.unnamed:
            profile = self._of(unnamed)
            profile.countries.append(unnamed.country or "")
            if unnamed.noun.role:
                profile.roles[unnamed.noun.role] += 2
        self._settle_kinds()
        for marked in mark_sentences(self.document, self.entities, self.unnamed):
            self._frames(marked)
        parties = [e for e in self.entities.all if self._is_party(e)]
        self._countries(parties)
        self._settle_roles(parties)
        self._infer(parties)
        return PartyClaims([self._party(e) for e in parties], self._unnamed(), self._relations(parties))

    def _of(self, who: Who) -> Profile:
        return self.profiles[id(who)]

    def _describe(self, entity: Entity) -> None:
        text, profile = self.document.text, self._of(entity)
        for mention in entity.mentions:
            sentence = self.document.sentence_at(mention.start)
            said = describe.before(text, mention.start, sentence.start, self.places)
            ahead = describe.leading(text, mention.start, sentence.start, self.places)
            equal = describe.equated(text, mention.start, sentence.start, self.places)
            found = [d for d in (said, ahead, equal) if d] + describe.behind(
                text, mention.end, sentence.end, self.places
            )
            for description in found:
                if description.country:
                    (profile.places if description.where == "place" else profile.countries).append(description.country)
                if description.noun:
                    profile.kinds[description.noun.kind] += 1
                    profile.nouns.append(description.word)
                    if description.noun.role and description.noun.kind != "person":
                        profile.roles[description.noun.role] += 2

    def _name_tells(self, entity: Entity) -> None:
        profile, up = self._of(entity), " ".join(w for n in entity.names[:3] for w in key_of(n))
        if entity.kind == "vessel":
            profile.kinds["vessel"] += 3
            return
        if entity.kind == "person":
            return
        for role, forms in load("nouns")["names"].items():
            if role not in ("bank", "freight-forwarder", "manufacturer"):
                continue
            if any(f" {form} " in f" {up} " or (role == "bank" and _BANKISH.search(up)) for form in forms):
                if role == "bank" and any(
                    f" {w} " in f" {up} " for w in ("SCIENCE", "STUDENT", "CULTURAL", "RESEARCH")
                ):
                    continue
                if (
                    role == "freight-forwarder"
                    and any(f" {w} " in f" {up} " for w in ("TRADING", "GENERAL TRADING"))
                    and "SHIPPING" not in up
                ):
                    continue
                profile.roles[role] += 1

    def _settle_kinds(self) -> None:
        for entity in self.entities.all:
            kinds = self._of(entity).kinds
            if entity.kind in ("org", "vessel"):
                continue
            if kinds["vessel"] > kinds["org"] + kinds["person"]:
                entity.kind = "vessel"
            elif kinds["org"] > kinds["person"]:
                entity.kind = "org"
            elif kinds["person"] > kinds["org"] or (entity.kind == "name" and self._like_person(entity)):
                entity.kind = "person"
            elif entity.kind == "name" and not kinds["org"] and (self._speaks(entity) or self._is_official(entity)):
                entity.kind = "person"

    def _like_person(self, entity: Entity) -> bool:
        """Tell whether a name of unknown kind is called by "he" or an office next to it."""
        text = self.document.text
        for mention in entity.mentions:
            before = text[max(0, mention.start - 40) : mention.start].lower().rstrip(" ,")
            if before.endswith(_office_words()):
                return True
            after = text[mention.end : mention.end + 8].lower()
            if after.startswith((", who ", " who ")):
                return True
        return False

    def _frames(self, marked: Marked) -> None:
        for person, firm, office in read_offices(marked):
            if (
                office == "staff"
                and isinstance(person.who, Entity)
                and person.who.kind == "org"
                and not self._is_person(firm.who)
            ):
                self._of(person.who).roles["agent"] += 1
                self._relate(person.who, "acts-for", firm.who, marked.start)
                continue
            if not self._may_be_person(person.who) or self._is_person(firm.who):
                continue
            if isinstance(person.who, Entity):
                if self._is_official(person.who):
                    continue
                person.who.kind = "person"
            if isinstance(firm.who, Entity) and firm.who.kind in ("name", "acronym"):
                firm.who.kind = "org"
            self._of(person.who).office = True
            self._of(firm.who).staffed = True
            kind = {"owner": "owned-by", "head": "oversees", "staff": "acts-for"}[office]
            pair = (firm.who, person.who) if kind == "owned-by" else (person.who, firm.who)
            self._relate(pair[0], kind, pair[1], marked.start)
        for finding in read_frames(marked):
            for slot, role in finding.roles:
                if not self._is_person(slot.who) or role == "broker":
                    self._of(slot.who).roles[role] += finding.weight
                    self._of(slot.who).frames.add(finding.frame)
            for one, kind, other in finding.relations:
                self._relate(one.who, kind, other.who, marked.start)

    def _relate(self, one: Who, kind: str, other: Who, at: int) -> None:
        if kind == "controlled-by":
            one, kind, other = (one, "owned-by", other) if self._is_person(other) else (other, "oversees", one)
            if kind == "oversees":
                self._of(one).roles["overseer"] += 2
        if isinstance(one, Entity) and isinstance(other, Entity) and one.name == other.name:
            return
        if kind in ("supplies", "subsidiary-of") and (self._is_person(one) or self._is_person(other)):
            return
        if all((a is not one or k != kind or b is not other) for a, k, b, _ in self.relations):
            self.relations.append((one, kind, other, at))

    def _is_person(self, who: Who) -> bool:
        return who.kind == "person" if isinstance(who, Entity) else who.noun.kind == "person"

    def _may_be_person(self, who: Who) -> bool:
        if isinstance(who, Unnamed):
            return who.noun.kind == "person"
        return who.kind in ("person", "name")

    def _is_party(self, entity: Entity) -> bool:
        profile = self._of(entity)
        roles = {r for r, n in profile.roles.items() if n}
        if not self.deal:
            return False
        if self._only_in_contacts(entity) or self._is_ours(entity):
            return False
        if entity.kind == "vessel":
            return self.deal
        if entity.kind == "person":
            return self._person_of_deal(entity, profile)
        if entity.kind == "acronym" and (len(entity.mentions) < 2 or not roles):
            return False
        if entity.legal:
            return self.deal or bool(roles)
        state = key_of(entity.name)[-1] in _state_heads() or self._speaks(entity)
        if self._set_apart(entity):
            return False
        if entity.kind == "org":
            unusual = any(not is_common(w) for w in key_of(entity.name)) or len(entity.names) > 1
            return bool(roles or profile.nouns or profile.staffed) or (self.deal and not state and unusual)
        if self._speaks(entity) or self._is_official(entity):
            return False
        if profile.kinds["org"]:
            return bool(roles) or self.deal
        long = len(key_of(entity.name)) > 1 or "-" in entity.name
        return long and bool(roles) and self.deal

    def _person_of_deal(self, entity: Entity, profile: Profile) -> bool:
        if self._is_official(entity):
            return False
        return (
            self._has_relation(entity)
            or bool(profile.roles["broker"])
            or (bool(profile.nouns) and not self._speaks(entity))
        )

    def _set_apart(self, entity: Entity) -> bool:
        """Tell whether the cable says that this is another firm than the one meant."""
        text = self.document.text
        return any(
            _APART.search(text[max(0, m.start - 90) : m.start]) or _APART_BEHIND.match(text[m.end : m.end + 130])
            for m in entity.mentions
        )

    def _speaks(self, entity: Entity) -> bool:
        """Tell whether a name says things to us: an interlocutor is no party."""
        text = self.document.text
        return any(_SAYS.match(text, m.end) for m in entity.mentions)

    def _is_official(self, entity: Entity) -> bool:
        """Tell whether a person is introduced with an office of state, ours or another's."""
        text = self.document.text
        for mention in entity.mentions:
            sentence = self.document.sentence_at(mention.start)
            before = text[max(sentence.start, mention.start - 70) : mention.start]
            if _OFFICE_BEFORE.search(before):
                return True
            after = text[mention.end : min(sentence.end, mention.end + 110)]
            if after[:1] == "," and (hit := _OFFICE_BEHIND.match(after)) and not hit["firm"]:
                return True
        return False

    def _has_relation(self, entity: Entity) -> bool:
        return any(entity in (a, b) for a, _, b, _ in self.relations)

    def _only_in_contacts(self, entity: Entity) -> bool:
        spans = [c.span for c in self.document.cable.contacts]
        if any(c.name and key_of(c.name) in [key_of(n) for n in entity.names] for c in self.document.cable.contacts):
            return True
        inside = 0
        for mention in entity.mentions:
            start, end = self.document.source_span(mention.start, mention.end)
            inside += any(a <= start and end <= b for a, b in spans)
        return inside == len(entity.mentions) and inside > 0

    def _is_ours(self, entity: Entity) -> bool:
        by = (self.document.cable.classified_by or "").upper()
        return len(entity.name) > 5 and entity.name.upper() in by

    def _countries(self, parties: Iterable[Entity]) -> None:
        known = list(parties)
        self.country: dict[int, str | None] = {id(u): u.country for u in self.unnamed}
        for entity in known:
            self.country[id(entity)] = self._own_country(entity)
        self._share_countries()
        for entity in known:
            if self.country[id(entity)] is None and entity.kind != "vessel":
                self.country[id(entity)] = self._likely_country(entity)
        self._share_countries()

    def _share_countries(self) -> None:
        """Give a person the country of the firm, and an institute of a country of concern that of those who act for it."""
        for _ in range(2):
            for a, kind, b, _at in self.relations:
                if id(a) not in self.country or id(b) not in self.country or kind == "supplies":
                    continue
                for one, other in ((a, b), (b, a)):
                    code = self.country[id(other)]
                    if (
                        self.country[id(one)] is not None
                        or code is None
                        or self._is_vessel(one)
                        or self._is_person(other)
                    ):
                        continue
                    if self._is_person(one) or (code in _concern() and kind != "owned-by") or kind == "subsidiary-of":
                        self.country[id(one)] = code

    def _is_vessel(self, who: Who) -> bool:
        return isinstance(who, Entity) and who.kind == "vessel"

    def _own_country(self, entity: Entity) -> str | None:
        profile = self._of(entity)
        said = [c for c in profile.countries if c]
        if entity.kind == "person":
            return said[0] if said else None
        if entity.kind == "vessel":
            return said[0] if said else self._flag(entity)
        if said and profile.places:
            return profile.places[0] if profile.places[0] in said else said[0]
        if said:
            return Counter(said).most_common(1)[0][0]
        if profile.places:
            return profile.places[0]
        return self._country_in_name(entity)

    def _flag(self, entity: Entity) -> str | None:
        """Return the flag under which a vessel is said to sail."""
        text = self.document.text
        for mention in entity.mentions:
            sentence = self.document.sentence_at(mention.start)
            for hit in _FLAG.finditer(text, sentence.start, sentence.end):
                place = self.places.at(hit.start()) or self.places.at(max(0, hit.start() - 2))
                if place is not None and place.code:
                    return place.code
        return None

    def _country_in_name(self, entity: Entity) -> str | None:
        about = self._hosts | _concern()
        for mention in entity.mentions:
            for place in self.places.within(mention.start, mention.end + 12):
                if place.start > mention.end + 4 or (
                    place.start >= mention.end and self.document.text[mention.end : mention.end + 4].lower() != " of "
                ):
                    continue
                if self.document.text[place.start : place.end].upper() == "KOREA":
                    return "KP" if "KP" in self._spoken_of() else place.code
                if place.code and (place.kind in ("country", "demonym") or place.code in about):
                    return place.code
        forms = {w.strip(",") for n in entity.names for w in n.upper().rstrip(".").replace("&", " ").split()}
        forms |= {f.rstrip(".") for f in forms}
        for form, codes in load("nouns")["legal_country"].items():
            if form in forms:
                if len(codes) == 1:
                    return str(codes[0])
                likely = [c for c in codes if c in self._hosts] or [c for c in codes if c in self._spoken_of()]
                if len(likely) == 1:
                    return str(likely[0])
        return None

    def _likely_country(self, entity: Entity) -> str | None:
        """Return the country of a maker or seller that nothing is said of: that of the government addressed."""
        roles = self._of(entity).roles
        if entity.kind == "person":
            return None
        if (
            roles["end-user"] or roles["overseer"] or (roles["parent"] and not roles["supplier"])
        ) and self._destination:
            return self._destination
        if len(self._hosts) != 1:
            return None
        if roles["supplier"] or roles["manufacturer"]:
            return next(iter(self._hosts))
        return None

    @cached_property
    def _destination(self) -> str | None:
        """The country of concern of which a cable speaks most, the governments addressed aside."""
        spoken = Counter(p.code for p in self.places.found if p.code in _concern() and p.code not in self._hosts)
        return spoken.most_common(1)[0][0] if spoken else None

    @cached_property
    def _hosts(self) -> frozenset[str]:
        """The countries of the governments that a cable asks or reports of."""
        cable = self.document.cable
        home = country_of_post(cable.origin) if cable.origin else None
        if home and home != "US":
            return frozenset([home])
        return frozenset(c for a in cable.to if (c := country_of_post(a.name)) and c != "US")

    def _spoken_of(self) -> frozenset[str]:
        return frozenset(p.code for p in self.places.found if p.code)

    def _settle_roles(self, parties: list[Entity]) -> None:
        for entity in parties:
            roles = self._of(entity).roles
            if entity.kind == "person":
                kept = {r for r in ("broker",) if roles[r] > 0}
                roles.clear()
                roles.update({"person-of-interest": 1, **dict.fromkeys(kept, 1)})
            elif entity.kind == "vessel":
                roles.clear()
                roles["vessel"] = 1
        firms = [e for e in parties if e.kind not in ("person", "vessel")]
        for entity in firms:
            self._settle_firm(entity)
        self._settle_by_others(firms)

    def _settle_firm(self, entity: Entity) -> None:
        roles = self._of(entity).roles
        country = self.country.get(id(entity))
        principal, agent = roles.pop("principal", 0), roles.pop("agent", 0)
        del roles["party"]
        del roles["person-of-interest"]
        concern = country in _concern()
        institute = self._is_institute(entity)
        if principal and not roles["buyer"] and not roles["supplier"]:
            roles["end-user"] += 2
        if agent and not (
            roles["buyer"] or roles["broker"] or roles["bank"] or roles["freight-forwarder"] or roles["supplier"]
        ):
            roles["buyer" if concern else "broker"] += 1
        for only in ("bank", "freight-forwarder"):
            if roles[only] and roles[only] >= max(roles["buyer"], roles["broker"], roles["supplier"]):
                roles.clear()
                roles[only] = 1
                return
        del roles["freight-forwarder"]
        del roles["bank"]
        if concern and country not in self._hosts:
            if country not in ("KP", "PK", "BY"):
                del roles["manufacturer"]
            if roles["supplier"] <= roles["buyer"] + roles["end-user"] or country not in ("KP", "PK", "BY", "CN"):
                del roles["supplier"]
        if country in self._hosts and roles["supplier"] + roles["manufacturer"] >= roles["buyer"] and not concern:
            del roles["buyer"]
            del roles["consignee"]
        if 0 < roles["supplier"] < 0.5 * roles["buyer"]:
            del roles["supplier"]
        if 0 < roles["buyer"] < 0.5 * roles["supplier"]:
            del roles["buyer"]
        if roles["end-user"] and roles["buyer"] and institute:
            del roles["buyer" if roles["end-user"] >= roles["buyer"] else "end-user"]
        if roles["overseer"] and (roles["end-user"] <= roles["overseer"]):
            del roles["end-user"]

    def _is_institute(self, entity: Entity) -> bool:
        up = f" {' '.join(key_of(entity.name))} "
        return any(f" {form} " in up for form in load("nouns")["names"]["end-user"])

    def _settle_by_others(self, firms: list[Entity]) -> None:
        """Fill in what follows from the other firms: who makes what is sold, who buys for another, who is left."""
        concerned = [e for e in firms if self.country.get(id(e)) in _concern()]
        for entity in firms:
            profile, roles = self._of(entity), self._of(entity).roles
            country = self.country.get(id(entity))
            concern = country in _concern()
            trades = bool(set(key_of(entity.name)) & _traders()) or any(
                w
                in (
                    "dealer",
                    "trader",
                    "arms dealer",
                    "trading firm",
                    "trading company",
                    "trading house",
                    "distributor",
                    "metals dealer",
                )
                for w in profile.nouns
            )
            if (
                roles["manufacturer"]
                and not roles["supplier"]
                and not concern
                and not any(
                    self._of(e).roles["supplier"]
                    for e in firms
                    if e is not entity and self.country.get(id(e)) == country
                )
            ):
                roles["supplier"] += 1
            if (
                roles["supplier"]
                and (
                    self._sells_on(entity, firms)
                    or roles["buyer"]
                    and any(self._of(e).roles["supplier"] for e in firms if e is not entity)
                )
                and not concern
            ):
                del roles["supplier"]
                del roles["manufacturer"]
                roles["buyer"] += 1
                roles["broker"] += 1
            maker = roles["supplier"] and not (
                roles["manufacturer"] or roles["buyer"] or roles["broker"] or trades or concern
            )
            if maker and self.request and country in self._hosts:
                roles["manufacturer"] += 1
            if roles["buyer"] and not concern and not roles["broker"] and any(e is not entity for e in concerned):
                roles["broker"] += 1
            if +roles:
                continue
            if concern:
                roles["end-user" if self._is_institute(entity) else "buyer"] += 1
            elif country in self._hosts and not trades:
                roles["supplier"] += 1
            elif concerned and trades:
                roles["broker"] += 1
            else:
                roles["other"] += 1

    def _sells_on(self, entity: Entity, firms: list[Entity]) -> bool:
        """Tell whether a firm sells to a country of concern what another firm of the cable sold to it."""
        bought = any(b is entity and k == "supplies" and a in firms for a, k, b, _ in self.relations)
        return bought and self._related(entity, "supplies")

    def _infer(self, parties: list[Entity]) -> None:
        """Relate seller and buyer of the one deal of a cable, and the one buyer to the one end user."""
        firms = [e for e in parties if e.kind not in ("person", "vessel")]
        sale = any(self._of(e).frames & {"supply", "buy", "contract-with", "ship"} for e in [*firms, *self.unnamed])
        buyers = [e for e in firms if self._of(e).roles["buyer"]] or [
            e for e in firms if self._of(e).roles["consignee"]
        ]
        first = [e for e in buyers if self.country.get(id(e)) not in _concern()] or buyers
        for seller in firms:
            roles = self._of(seller).roles
            if not sale or not roles["supplier"] or self._related(seller, "supplies") or seller in first:
                continue
            if (buyer := self._nearest(seller, [b for b in first if b is not seller])) is not None:
                self._relate(seller, "supplies", buyer, seller.mentions[0].start)
        users = [e for e in firms if self._of(e).roles["end-user"]]
        for buyer in buyers:
            done = (
                self._related(buyer, "acts-for")
                or self._related(buyer, "supplies")
                or self._of(buyer).roles["supplier"]
            )
            if not done and (user := self._nearest(buyer, [u for u in users if u is not buyer])) is not None:
                self._relate(buyer, "acts-for", user, buyer.mentions[0].start)

    def _nearest(self, one: Entity, others: list[Entity]) -> Entity | None:
        """Return the one of several firms that is spoken of with another: in a sentence of it, else alone in its paragraph."""
        sentences = {self.document.sentence_at(m.start) for m in one.mentions}
        together = [o for o in others if any(self.document.sentence_at(m.start) in sentences for m in o.mentions)]
        if len(together) == 1:
            return together[0]
        first = self.document.passage_at(one.mentions[0].start)
        near = [o for o in others if any(first.start <= m.start < first.end for m in o.mentions)]
        if len(near) == 1:
            return near[0]
        return others[0] if len(others) == 1 else None

    def _related(self, who: Who, kind: str) -> bool:
        return any(a is who and k == kind for a, k, _, _ in self.relations)

    def _party(self, entity: Entity) -> Party:
        mention = self._first_full(entity)
        name = self.document.text[mention.start : mention.end]
        aliases = [n for n in dict.fromkeys(entity.names) if n.upper() != name.upper()]
        roles = self._of(entity).roles
        listed = tuple(r for r in _ORDER if roles[r] > 0)[:3]
        evidence = self.document.evidence(
            mention.start, mention.end, f"party.{entity.kind}", 0.9 if entity.legal else 0.75
        )
        return Party(name, tuple(aliases), self.country.get(id(entity)), listed or ("other",), evidence)

    def _first_full(self, entity: Entity) -> Mention:
        text = self.document.text
        for mention in entity.mentions:
            if text[mention.start : mention.end] == entity.name:
                return mention
        return entity.mentions[0]

    def _unnamed(self) -> list[UnnamedParty]:
        found = []
        for unnamed in self.unnamed:
            profile = self._of(unnamed)
            roles = [r for r in _ORDER if profile.roles[r] > 0 and r not in ("principal", "agent")]
            if not roles and not any(unnamed in (a, b) for a, _, b, _ in self.relations):
                continue
            if (
                unnamed.noun.kind == "person"
                and not (set(roles) - {"person-of-interest"})
                and not any(unnamed in (a, b) for a, _, b, _ in self.relations)
            ):
                continue
            evidence = self.document.evidence(unnamed.start, unnamed.end, "unnamed.description", 0.6)
            found.append(
                UnnamedParty(
                    self.document.text[unnamed.start : unnamed.end],
                    unnamed.country,
                    roles[0] if roles else "other",
                    evidence,
                )
            )
        return found

    def _relations(self, parties: list[Entity]) -> list[Relation]:
        known = {id(p) for p in parties}
        found = []
        for a, kind, b, at in self.relations:
            if id(a) not in known or id(b) not in known:
                continue
            sentence = self.document.sentence_at(at)
            evidence = self.document.evidence(sentence.start, sentence.end, f"relation.{kind}", 0.7)
            found.append(Relation(self._name(a), self._name(b), kind, evidence))
        return found

    def _name(self, who: Who) -> str:
        if isinstance(who, Unnamed):
            return self.document.text[who.start : who.end]
        mention = self._first_full(who)
        return self.document.text[mention.start : mention.end]


_SAYS = re.compile(
    r"(?:,[^,]{2,60},)?[ ]+(?:also |then |again |further |later |at first )?(?:said|told|added|replied|noted|remarked|explained|stated|observed|answered|"
    r"thanked|promised|assured|undertook to|informed|briefed|called (?:in|emboff|us)|hoped|hinted|stressed|commented|agreed|doubted|let this pass|knew of|asked (?:us|for|that|what|whether|emboff|econ|pol|the embassy|the charge)|"
    r"gave (?:us|a first answer|the answer|his|her)|read from|showed (?:us|the)|opened the|took the)\b",
    re.IGNORECASE,
)
_APART = re.compile(
    r"\b(?:not (?:to )?be (?:confused|mixed up|mistaken)|no (?:tie|connection|relation|link)s?(?: of \w+)?|unrelated|nothing to do|not the same)\b[^.;]{0,60}$",
    re.IGNORECASE,
)
_APART_BEHIND = re.compile(
    r"(?:[ ]?,[^,.;]{2,80},)?[ ]+(?:has|have|had)[ ]+(?:nothing to do|no (?:tie|connection|part|role|link|hand)\b)",
    re.IGNORECASE,
)
_BANKISH = re.compile(r"\b(?:\w{3,}BANK|BANK\w{2,}|\w*KREDIT\w*|BANC[OA]|CREDITO|CREDIT)\b")
_OFFICE_BEFORE = re.compile(
    r"\b(?:minister|ministry|mfa|ambassador|counselor|counsellor|consul|embassy|under ?secretary|prime minister|customs|police|prosecutor|commissioner|econoff|poloff|emboff|director[- ]general|"
    r"parliament|senator|governor|mayor|judge|export control|state service|desk officer|first secretary|second secretary|permanent secretary|undersecretariat|vice president|foreign office)s?\b[^.;:«»]{0,40}$",
    re.IGNORECASE,
)
_OFFICE_BEHIND = re.compile(
    r",[ ]+(?:the |an? |its |their |acting |who (?:heads|is) )*(?P<office>(?:(?!met|saw|told|asked|said|of|and|by|who|which|had|has|is|was)[a-z-]+ ){0,3}(?:director|head|chief|officer|secretary|minister|counselor|official|attache|deputy|chairman|adviser|desk officer|under secretary|undersecretary|ambassador))"
    r"(?P<firm>(?!))?[^;.]{0,60}?\b(?:ministry|mfa|department|division|bureau|service|agency|customs|authority|commission|government|embassy|foreign (?:ministry|office|affairs|trade ministry)|export control|security|parliament|administration|police)\b",
    re.IGNORECASE,
)


_FLAG = re.compile(r"[\w]+(?:[- ][\w]+)?[- ]flag(?:ged)?\b", re.IGNORECASE)


@cache
def _traders() -> frozenset[str]:
    return frozenset(load("nouns")["trades"]["words"])


@cache
def _state_heads() -> frozenset[str]:
    return frozenset(load("names")["state"]["heads"])


@cache
def _concern() -> frozenset[str]:
    return frozenset(load("nouns")["concern"]["countries"])


@cache
def _office_words() -> tuple[str, ...]:
    data = load("frames")["offices"]
    return tuple(f" {w}" for k in ("owners", "heads", "staff") for w in data[k])
