"""Who sells in a deal of which only the two parties are told, and which of two opposite sales is the right one."""

from demarche.claims.rules.parties.cast import Cast, Tie
from demarche.claims.rules.parties.entities import Entity
from demarche.claims.rules.parties.marked import Who, is_person, is_vessel
from demarche.claims.rules.parties.nouns import nouns, of_concern

_SELLS = frozenset(["supplier", "manufacturer"])
_BUYS = frozenset(["buyer", "consignee", "end-user", "principal"])


def settle_deals(cast: Cast) -> None:
    """Turn each deal between two parties into a sale; drop the less likely of opposite sales."""
    for one, other, at in cast.deals:
        if is_person(one) or is_person(other) or is_vessel(one) or is_vessel(other):
            continue
        seller, buyer = (one, other) if _selling(cast, one) + 1 >= _selling(cast, other) else (other, one)
        if not any(t.one is buyer and t.other is seller and t.kind == "supplies" for t in cast.ties):
            cast.of(seller).roles["supplier"] += 2
            cast.of(buyer).roles["buyer"] += 2
            cast.of(seller).frames.add("contract-with")
            cast.of(buyer).frames.add("contract-with")
            cast.tie(seller, "supplies", buyer, at)
    sales = {(id(t.one), id(t.other)): t for t in cast.ties if t.kind == "supplies"}
    for (a, b), tie in list(sales.items()):
        opposite = sales.get((b, a))
        if opposite is not None and (a, b) in sales:
            weaker = _weaker(cast, tie, opposite)
            cast.untie(weaker)
            del sales[(id(weaker.one), id(weaker.other))]


def _weaker(cast: Cast, tie: Tie, opposite: Tie) -> Tie:
    return opposite if _selling(cast, tie.one) >= _selling(cast, tie.other) else tie


def _selling(cast: Cast, who: Who) -> float:
    """Return how much tells that a party sells: what it is called, what it does, and where it is."""
    profile = cast.of(who)
    called = [nouns()[w].role for w in profile.nouns if w in nouns()]
    told = 2.0 * sum(1 for role in called if role in _SELLS) - 2.0 * sum(1 for role in called if role in _BUYS)
    told += sum(profile.roles[r] for r in _SELLS) - sum(profile.roles[r] for r in _BUYS)
    country = next(iter([*profile.places, *profile.countries]), None)
    if country in cast.hosts and not cast.reports:
        told += 2
    elif country in of_concern():
        told -= 4
    return told + (0.5 if isinstance(who, Entity) and profile.roles["manufacturer"] else 0)
