"""Roles of the parties: what was read is weighed, what contradicts is dropped, what follows is filled in."""

from collections import Counter

from demarche.claims.rules.parties.cast import Cast
from demarche.claims.rules.parties.entities import Entity
from demarche.claims.rules.parties.marked import is_vessel
from demarche.claims.rules.parties.nouns import nouns, of_concern
from demarche.claims.rules.parties.trades import is_institute, trades

_SELLING = frozenset(["KP", "PK", "BY", "IN"])
"""Countries of concern that sell as well as buy."""


_MIDDLEMEN = frozenset(
    ["broker", "middleman", "go-between", "intermediary", "arms dealer", "arms broker", "fixer", "facilitator"],
) | frozenset(["commission agent", "arms merchant", "procurement agent", "buying agent"])
"""What a person is called who stands between others in a deal."""


def settle_roles(cast: Cast, parties: list[Entity]) -> None:
    """Settle the roles of each party in its profile; every party has one at the end."""
    for entity in parties:
        roles = cast.of(entity).roles
        if entity.kind == "person":
            broker = roles["broker"] > 0 or not _MIDDLEMEN.isdisjoint(cast.of(entity).nouns)
            roles.clear()
            roles.update(["person-of-interest", *(["broker"] if broker else [])])
        elif entity.kind == "vessel":
            roles.clear()
            roles["vessel"] = 1
    firms = [e for e in parties if e.kind not in ("person", "vessel")]
    for entity in firms:
        _settle_firm(cast, entity)
    _find_user(cast, firms)
    for entity in firms:
        _settle_by_others(cast, entity, firms)


def _find_user(cast: Cast, firms: list[Entity]) -> None:
    """Where no firm is said to use the goods, who stands over the buyer does."""
    if any(cast.of(e).roles["end-user"] for e in firms):
        return
    bodies = [e for e in firms if is_institute(e) and cast.of(e).roles["buyer"] and cast.of(e).country in of_concern()]
    for body in bodies:
        cast.of(body).roles["end-user"] += 1
    if bodies:
        return
    for tie in cast.ties:
        over = tie.kind == "oversees" and tie.one in firms and cast.of(tie.other).roles["buyer"]
        if over and cast.of(tie.one).country in of_concern():
            cast.of(tie.one).roles["end-user"] += 1


def _settle_firm(cast: Cast, entity: Entity) -> None:
    roles, country = cast.of(entity).roles, cast.of(entity).country
    concern = country in of_concern()
    _settle_agency(cast, entity, concern=concern)
    for only in ("bank", "freight-forwarder"):
        if roles[only] and roles[only] >= max(roles["buyer"], roles["broker"], roles["supplier"]):
            roles.clear()
            roles[only] = 1
            return
    del roles["freight-forwarder"], roles["bank"]
    _settle_described(cast, entity)
    if concern and country not in cast.hosts:
        _settle_buying_side(roles, country)
    sells = roles["supplier"] + roles["manufacturer"]
    if country in cast.hosts and not concern and sells >= max(1, roles["buyer"]):
        del roles["buyer"], roles["consignee"]
    for weak, strong in (("supplier", "buyer"), ("buyer", "supplier")):
        if 0 < roles[weak] < 0.5 * roles[strong]:
            del roles[weak]
    if roles["end-user"] and roles["buyer"] and is_institute(entity):
        del roles["buyer" if roles["end-user"] >= roles["buyer"] else "end-user"]
    if roles["overseer"] and roles["end-user"] <= roles["overseer"]:
        del roles["end-user"]
    if roles["overseer"] and any(cast.of(t.other).roles["buyer"] for t in cast.ties_of(entity)):
        del roles["buyer"]


def _settle_described(cast: Cast, entity: Entity) -> None:
    """Who is called the buyer does not sell, whatever it makes; who sells on what it bought is a broker."""
    roles = cast.of(entity).roles
    called = {nouns()[word].role for word in cast.of(entity).nouns if word in nouns()}
    if called & {"buyer", "consignee"} and not called & {"supplier", "manufacturer"}:
        if roles["supplier"] and cast.is_tied(entity, "supplies"):
            roles["broker"] += 2
        del roles["supplier"], roles["manufacturer"]
    elif roles["manufacturer"] and not roles["supplier"] and roles["buyer"] + roles["consignee"] + roles["end-user"]:
        del roles["manufacturer"]


def _settle_agency(cast: Cast, entity: Entity, *, concern: bool) -> None:
    """Turn agent and principal into what they are in a deal: who buys through an agent that pays is its user."""
    roles = cast.of(entity).roles
    principal, agent = roles.pop("principal", 0), roles.pop("agent", 0)
    del roles["party"], roles["person-of-interest"], roles["trader"]
    agents = cast.ties_to(entity, "acts-for")
    served = is_institute(entity) or any(cast.of(a).roles["buyer"] for a in agents)
    if principal and not agent and served and not roles["supplier"]:
        roles["end-user"] += 2
        del roles["buyer"]
    elif principal and not roles["buyer"] and not roles["supplier"]:
        roles["end-user"] += 2
    if agent and not any(roles[r] for r in ("buyer", "broker", "bank", "freight-forwarder", "supplier")):
        roles["buyer" if concern else "broker"] += 1


def _settle_buying_side(roles: Counter[str], country: str | None) -> None:
    """A firm in a country of concern buys and does not sell, unless the country is one that sells."""
    if country not in _SELLING or roles["supplier"] < roles["buyer"] + roles["end-user"]:
        del roles["manufacturer"], roles["supplier"]
    elif roles["supplier"]:
        del roles["buyer"], roles["end-user"]


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
    if roles["broker"] and _serves_carrier(cast, entity):
        roles.clear()
        roles["freight-forwarder"] = 1
    if roles["parent"] and concern and _stands_over_user(cast, entity):
        roles["overseer"] += 1
    elif roles["subsidiary"] and set(+roles) == {"subsidiary"}:
        left = _left(cast, entity, concern=concern, buys_for_others=buys_for_others)
        roles[left] += left != "other"
    if not +roles:
        roles[_left(cast, entity, concern=concern, buys_for_others=buys_for_others)] += 1


def _stands_over_user(cast: Cast, entity: Entity) -> bool:
    """Tell whether a body is the parent of one that uses the goods."""
    children = cast.ties_to(entity, "subsidiary-of")
    return is_institute(entity) and any(cast.of(child).roles["end-user"] for child in children)


def _serves_carrier(cast: Cast, entity: Entity) -> bool:
    """Tell whether a firm is the agent of a carrier."""
    served = cast.ties_from(entity, "acts-for")
    return any(is_vessel(who) or cast.of(who).roles["freight-forwarder"] for who in served)


def _settle_selling_side(cast: Cast, entity: Entity, others: list[Entity]) -> None:
    roles, country = cast.of(entity).roles, cast.of(entity).country
    if roles["manufacturer"] and not any(
        cast.of(e).roles["supplier"] and cast.of(e).country == country for e in others
    ):
        roles["supplier"] += 1
    sellers = any(cast.of(e).roles["supplier"] for e in others)
    if roles["supplier"] and (_sells_on(cast, entity, others) or (roles["buyer"] and sellers)):
        del roles["supplier"], roles["manufacturer"]
        roles.update(["buyer", "broker"])
    alone = not (roles["manufacturer"] or roles["buyer"] or roles["broker"])
    fed = bool(cast.ties_to(entity, "supplies")) or "deals-in" in cast.of(entity).frames
    if roles["supplier"] and alone and not fed and cast.request and country in cast.hosts and not trades(cast, entity):
        roles["manufacturer"] += 1


def _left(cast: Cast, entity: Entity, *, concern: bool, buys_for_others: bool) -> str:
    """Return the likeliest role of a firm of which none was read."""
    if concern and cast.of(entity).country not in cast.hosts:
        return "end-user" if is_institute(entity) else "buyer"
    trader = trades(cast, entity)
    if cast.of(entity).country in cast.hosts and not trader:
        return "supplier"
    return "broker" if buys_for_others and trader else "other"


def _sells_on(cast: Cast, entity: Entity, others: list[Entity]) -> bool:
    """Tell whether a firm sells what another firm of the cable sold to it."""
    bought = any(who in others for who in cast.ties_to(entity, "supplies"))
    return bought and cast.is_tied(entity, "supplies")
