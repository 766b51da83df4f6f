"""Roles of the parties: what was read is weighed, what contradicts is dropped, what follows is filled in."""

from collections import Counter
from functools import cache

from demarche.claims.rules.parties.cast import Cast, of_concern
from demarche.claims.rules.parties.entities import Entity, key_of
from demarche.claims.words import load

_SELLING = frozenset(["KP", "PK", "BY"])
"""Countries of concern that sell as well as buy."""
_TRADERS = frozenset(
    ["dealer", "trader", "arms dealer", "trading firm", "trading company", "trading house", "distributor", "metals dealer"]
)


def settle_roles(cast: Cast, parties: list[Entity]) -> None:
    """Settle the roles of each party in its profile; every party has one at the end."""
    for entity in parties:
        roles = cast.of(entity).roles
        if entity.kind == "person":
            broker = roles["broker"] > 0
            roles.clear()
            roles.update(["person-of-interest", *(["broker"] if broker else [])])
        elif entity.kind == "vessel":
            roles.clear()
            roles["vessel"] = 1
    firms = [e for e in parties if e.kind not in ("person", "vessel")]
    for entity in firms:
        _settle_firm(cast, entity)
    for entity in firms:
        _settle_by_others(cast, entity, firms)


def _settle_firm(cast: Cast, entity: Entity) -> None:
    roles, country = cast.of(entity).roles, cast.of(entity).country
    concern = country in of_concern()
    _settle_agency(roles, concern=concern)
    for only in ("bank", "freight-forwarder"):
        if roles[only] and roles[only] >= max(roles["buyer"], roles["broker"], roles["supplier"]):
            roles.clear()
            roles[only] = 1
            return
    del roles["freight-forwarder"], roles["bank"]
    if concern and country not in cast.hosts:
        _settle_buying_side(roles, country)
    if country in cast.hosts and not concern and roles["supplier"] + roles["manufacturer"] >= roles["buyer"]:
        del roles["buyer"], roles["consignee"]
    for weak, strong in (("supplier", "buyer"), ("buyer", "supplier")):
        if 0 < roles[weak] < 0.5 * roles[strong]:
            del roles[weak]
    if roles["end-user"] and roles["buyer"] and is_institute(entity):
        del roles["buyer" if roles["end-user"] >= roles["buyer"] else "end-user"]
    if roles["overseer"] and roles["end-user"] <= roles["overseer"]:
        del roles["end-user"]


def _settle_agency(roles: Counter[str], *, concern: bool) -> None:
    """Turn agent and principal into what they are in a deal."""
    principal, agent = roles.pop("principal", 0), roles.pop("agent", 0)
    del roles["party"], roles["person-of-interest"]
    if principal and not roles["buyer"] and not roles["supplier"]:
        roles["end-user"] += 2
    if agent and not any(roles[r] for r in ("buyer", "broker", "bank", "freight-forwarder", "supplier")):
        roles["buyer" if concern else "broker"] += 1


def _settle_buying_side(roles: Counter[str], country: str | None) -> None:
    """A firm in a country of concern buys and does not sell, unless the country is one that sells."""
    if country not in _SELLING:
        del roles["manufacturer"], roles["supplier"]
    elif roles["supplier"] <= roles["buyer"] + roles["end-user"]:
        del roles["supplier"]


def _settle_by_others(cast: Cast, entity: Entity, firms: list[Entity]) -> None:
    """Fill in what follows from the other firms: who makes what is sold, who buys for another, who is left."""
    roles, country = cast.of(entity).roles, cast.of(entity).country
    others = [e for e in firms if e is not entity]
    concern = country in of_concern()
    if not concern:
        _settle_selling_side(cast, entity, others)
    buys_for_others = any(cast.of(e).country in of_concern() for e in others)
    if roles["buyer"] and not concern and buys_for_others:
        roles["broker"] += 1
    if not +roles:
        roles[_left(cast, entity, concern=concern, buys_for_others=buys_for_others)] += 1


def _settle_selling_side(cast: Cast, entity: Entity, others: list[Entity]) -> None:
    roles, country = cast.of(entity).roles, cast.of(entity).country
    if roles["manufacturer"] and not any(cast.of(e).roles["supplier"] and cast.of(e).country == country for e in others):
        roles["supplier"] += 1
    sellers = any(cast.of(e).roles["supplier"] for e in others)
    if roles["supplier"] and (_sells_on(cast, entity, others) or (roles["buyer"] and sellers)):
        del roles["supplier"], roles["manufacturer"]
        roles.update(["buyer", "broker"])
    alone = not (roles["manufacturer"] or roles["buyer"] or roles["broker"])
    if roles["supplier"] and alone and cast.request and country in cast.hosts and not _trades(cast, entity):
        roles["manufacturer"] += 1


def _left(cast: Cast, entity: Entity, *, concern: bool, buys_for_others: bool) -> str:
    """Return the likeliest role of a firm of which none was read."""
    if concern:
        return "end-user" if is_institute(entity) else "buyer"
    trades = _trades(cast, entity)
    if cast.of(entity).country in cast.hosts and not trades:
        return "supplier"
    return "broker" if buys_for_others and trades else "other"


def _sells_on(cast: Cast, entity: Entity, others: list[Entity]) -> bool:
    """Tell whether a firm sells what another firm of the cable sold to it."""
    bought = any(t.other is entity and t.kind == "supplies" and t.one in others for t in cast.ties)
    return bought and cast.is_tied(entity, "supplies")


def is_institute(entity: Entity) -> bool:
    """Tell whether a name is that of a body that uses goods: an institute, an arms maker, a service of the forces."""
    words = f" {' '.join(key_of(entity.name))} "
    return any(f" {form} " in words for form in load("nouns")["names"]["end-user"])


def _trades(cast: Cast, entity: Entity) -> bool:
    return not _trade_words().isdisjoint(key_of(entity.name)) or not _TRADERS.isdisjoint(cast.of(entity).nouns)


@cache
def _trade_words() -> frozenset[str]:
    return frozenset(load("nouns")["trades"]["words"])
