"""Reading the parties of a cable.

Names, descriptions, offices and frames are read first; one of the cast becomes a party where these tell that it has a
part in the deal, or where its form tells that it is a firm and the cable is about a deal.
"""

from typing import NamedTuple

from demarche.claims.document import Document
from demarche.claims.model import Party, Relation, UnnamedParty
from demarche.claims.rules.naming.tokens import Mention
from demarche.claims.rules.parties.accept import is_party
from demarche.claims.rules.parties.acting import read_acts
from demarche.claims.rules.parties.cast import Cast
from demarche.claims.rules.parties.countries import settle_countries
from demarche.claims.rules.parties.deals import settle_deals
from demarche.claims.rules.parties.entities import Entity
from demarche.claims.rules.parties.inferred import infer_relations
from demarche.claims.rules.parties.marked import Who, is_person, is_vessel
from demarche.claims.rules.parties.roles import settle_roles
from demarche.claims.rules.parties.said import read_descriptions
from demarche.claims.rules.parties.unnamed import Unnamed

_ROLES = (
    "manufacturer", "supplier", "broker", "freight-forwarder", "bank", "consignee", "buyer", "end-user", "overseer",
    "parent", "subsidiary", "person-of-interest", "vessel", "other",
)  # fmt: skip
_MOST_ROLES = 3


class PartyClaims(NamedTuple):
    """What is read of parties."""

    parties: tuple[Party, ...] = ()
    unnamed: tuple[UnnamedParty, ...] = ()
    relations: tuple[Relation, ...] = ()


def read_parties(document: Document, *, deal: bool = True) -> PartyClaims:
    """Return the parties of a cable and the relations between them.

    `deal` says that the cable is about a deal; one that is not has no parties.
    """
    if not deal:
        return PartyClaims()
    cast = Cast(document, deal=deal)
    read_descriptions(cast)
    read_acts(cast)
    parties = [e for e in cast.entities.all if is_party(cast, e)]
    settle_deals(cast)
    settle_countries(cast, parties)
    settle_roles(cast, parties)
    infer_relations(cast, parties)
    return PartyClaims(
        tuple(_party(cast, e) for e in parties),
        tuple(_unnamed(cast, u) for u in cast.unnamed if _has_part(cast, u) and not _is_named(cast, u, parties)),
        tuple(_relations(cast, parties)),
    )


def _party(cast: Cast, entity: Entity) -> Party:
    mention = _first_full(cast, entity)
    name = cast.text[mention.start : mention.end]
    aliases = tuple(n for n in dict.fromkeys(entity.names) if n.upper() != name.upper())
    confidence = 0.9 if entity.legal else 0.75
    evidence = cast.document.evidence(mention.start, mention.end, f"party.{entity.kind}", confidence)
    roles = _listed(cast, entity)[:_MOST_ROLES]
    return Party(name, aliases, cast.of(entity).country, roles or ("other",), evidence)


def _listed(cast: Cast, who: Who) -> tuple[str, ...]:
    return tuple(role for role in _ROLES if cast.of(who).roles[role] > 0)


def _first_full(cast: Cast, entity: Entity) -> Mention:
    """Return the first mention with the fullest form of the name."""
    full = (m for m in entity.mentions if cast.text[m.start : m.end] == entity.name)
    return next(full, entity.mentions[0])


def _has_part(cast: Cast, unnamed: Unnamed) -> bool:
    """Tell whether an unnamed party has a part in the deal."""
    roles = set(_listed(cast, unnamed))
    if unnamed.noun.kind == "person":
        roles.discard("person-of-interest")
    return bool(roles) or cast.is_tied(unnamed)


def _is_named(cast: Cast, unnamed: Unnamed, parties: list[Entity]) -> bool:
    """Tell whether talking points only leave out the name of a party of the cable."""
    if not cast.document.in_points(unnamed.start):
        return False
    return any(
        cast.of(e).country == unnamed.country
        and is_person(e) == is_person(unnamed)
        and is_vessel(e) == (unnamed.noun.kind == "vessel")
        for e in parties
    )


def _unnamed(cast: Cast, unnamed: Unnamed) -> UnnamedParty:
    evidence = cast.document.evidence(unnamed.start, unnamed.end, "unnamed.description", 0.6)
    role = next(iter(_listed(cast, unnamed)), "other")
    return UnnamedParty(_name(cast, unnamed), unnamed.country, role, evidence)


def _relations(cast: Cast, parties: list[Entity]) -> list[Relation]:
    known = {id(party) for party in parties}
    found = []
    heads = {(id(t.one), id(t.other)) for t in cast.ties if t.kind == "oversees"}
    heads |= {(id(t.other), id(t.one)) for t in cast.ties if t.kind == "owned-by"}
    for one, kind, other, at in cast.ties:
        if kind == "acts-for" and is_person(one) and (id(one), id(other)) in heads:
            continue  # Who runs or owns a firm acts for it anyway.
        if kind == "acts-for" and not is_person(one) and cast.of(one).roles["bank"]:
            continue
        carries = cast.of(one).roles["bank"] or cast.of(one).roles["freight-forwarder"]
        if id(one) in known and id(other) in known and not (kind == "supplies" and carries):
            sentence = cast.document.sentence_at(at)
            evidence = cast.document.evidence(sentence.start, sentence.end, f"relation.{kind}", 0.7)
            found.append(Relation(_name(cast, one), _name(cast, other), kind, evidence))
    return found


def _name(cast: Cast, who: Who) -> str:
    if isinstance(who, Unnamed):
        return cast.text[who.start : who.end]
    mention = _first_full(cast, who)
    return cast.text[mention.start : mention.end]
