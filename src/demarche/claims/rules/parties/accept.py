"""Which of the cast are parties: those that have a part in the deal, and the firms of a cable that is about one."""

from functools import cache

from demarche.claims.rules.naming.lexicon import is_common
from demarche.claims.rules.parties.cast import Cast
from demarche.claims.rules.parties.entities import Entity, key_of
from demarche.claims.rules.parties.nouns import of_concern
from demarche.claims.rules.parties.people import is_contact, is_official, is_ours, is_set_apart, speaks
from demarche.claims.rules.parties.trades import trade_words
from demarche.claims.words import load


def is_party(cast: Cast, entity: Entity) -> bool:
    """Tell whether one of the cast is a party."""
    if not cast.deal or is_contact(cast, entity) or is_ours(cast, entity):
        return False
    if entity.kind == "vessel":
        return True
    if entity.kind == "person":
        return _is_person_of_deal(cast, entity)
    return _is_firm_of_deal(cast, entity)


def _is_person_of_deal(cast: Cast, entity: Entity) -> bool:
    if is_official(cast, entity):
        return False
    profile = cast.of(entity)
    if cast.checks:
        return bool(profile.roles["broker"])  # Who shows an inspector round is none.
    if cast.is_tied(entity) or profile.roles["broker"]:
        return True
    return bool(profile.nouns) and not speaks(cast, entity)


def _is_firm_of_deal(cast: Cast, entity: Entity) -> bool:
    profile = cast.of(entity)
    acts = any(weight > 0 for weight in profile.roles.values())
    if entity.kind == "acronym" and (len(entity.mentions) < 2 or not acts):
        return False
    if entity.legal:
        return True
    if is_set_apart(cast, entity):
        return False
    if entity.kind == "org":
        told = acts or cast.is_tied(entity) or bool(profile.nouns) or profile.staffed or bool(profile.places)
        told = told or not of_concern().isdisjoint(profile.countries) or _is_of_concern(cast, entity)
        return told or _stands_alone(cast, entity)
    if speaks(cast, entity) or is_official(cast, entity):
        return False
    long = len(key_of(entity.name)) > 1 or "-" in entity.name
    return bool(profile.kinds["org"]) or (long and acts) or cast.is_tied(entity)


def _is_of_concern(cast: Cast, entity: Entity) -> bool:
    """Tell whether the name of a body holds a country of concern: `Ruritanian Air Defense Command`."""
    inside = (p for m in entity.mentions for p in cast.places.within(m.start, m.end))
    return any(p.code in of_concern() and p.code not in cast.hosts and p.kind != "city" for p in inside)


def _stands_alone(cast: Cast, entity: Entity) -> bool:
    """Tell whether a firm of which nothing is said is one by its name: an unusual one, and none of a body of state."""
    key = key_of(entity.name)
    unusual = len(entity.names) > 1 or any(not is_common(word) for word in key)
    trades = len(key) > 2 and not cast.document.capitals and key[-1] in trade_words()
    return (
        (unusual or (trades and _state_heads().isdisjoint(key)))
        and key[-1] not in _state_heads()
        and not speaks(cast, entity)
    )


@cache
def _state_heads() -> frozenset[str]:
    return frozenset(load("names")["state"]["heads"])
