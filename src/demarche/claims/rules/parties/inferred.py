"""Relations that follow from the roles: the seller and the buyer of a deal, the buyer and the end user."""

import re
from collections.abc import Sequence

from demarche.claims.rules.parties.cast import Cast
from demarche.claims.rules.parties.entities import Entity
from demarche.claims.rules.parties.marked import Who
from demarche.claims.rules.parties.nouns import of_concern

_SALES = frozenset(
    ["supply", "sale-by", "buy", "contract-with", "ship", "pay", "order-from", "placed-with", "shipper-as", "between"]
)
"""Frames that tell of a sale; a mere offer is none."""
_SELLER = frozenset(["seller", "shipper", "vendor"])
_SELLING_NOUNS = _SELLER | {"supplier", "exporter", "exporter of record", "applicant", "distributor"}
_TAKER = frozenset(["buyer", "purchaser", "consignee"])
"""Who are called so have agreed on a sale."""
_OFFERS = frozenset(["offer", "offer-by"])
_SHIPPED = re.compile(r"\bpost[- ]shipment\b|\bwere shipped\b", re.IGNORECASE)


def infer_relations(cast: Cast, parties: list[Entity]) -> None:
    """Relate each seller to the buyer it is spoken of with, and each buyer to the end user."""
    firms = [e for e in parties if e.kind not in ("person", "vessel")]
    buyers = [e for e in firms if cast.of(e).roles["buyer"]]
    takers = [e for e in firms if cast.of(e).roles["consignee"] and e not in buyers]
    named = {noun for e in firms for noun in cast.of(e).nouns}
    told = not _SELLER.isdisjoint(named) and (bool(takers) or not _TAKER.isdisjoint(named))
    checked = told or (any("checked" in cast.of(e).frames for e in takers) and _SHIPPED.search(cast.text))
    everyone: list[Who] = [*firms, *cast.unnamed]
    if checked or any(cast.of(who).frames & _SALES for who in everyone):
        _relate_sellers(cast, firms, buyers, takers)
    _relate_makers(cast, firms)
    for buyer in buyers or takers:
        if not (cast.is_tied(buyer, "acts-for") or cast.is_tied(buyer, "supplies") or cast.of(buyer).roles["supplier"]):
            _relate_buyer(cast, buyer, firms)


def _relate_sellers(cast: Cast, firms: list[Entity], buyers: list[Entity], takers: list[Entity]) -> None:
    # Who buys for a country of concern stands between it and the seller.
    first = [e for e in buyers if cast.of(e).country not in of_concern()] or buyers or takers
    for seller in firms:
        if not cast.of(seller).roles["supplier"] or cast.is_tied(seller, "supplies") or seller in first:
            continue
        if "applicant" in cast.of(seller).nouns and not _SHIPPED.search(cast.text):
            continue
        frames = cast.of(seller).frames
        if (frames & _OFFERS and not frames & _SALES) or not (frames or _SELLING_NOUNS & set(cast.of(seller).nouns)):
            continue  # It only offers, or nothing is said of what it does.
        buyer = _nearest(cast, seller, first, takers)
        if buyer is not None:
            cast.tie(seller, "supplies", buyer, seller.mentions[0].start)


def _relate_makers(cast: Cast, firms: list[Entity]) -> None:
    """Relate those from whom goods come to the one that sells them."""
    sellers = [e for e in firms if cast.is_tied(e, "supplies")]
    for maker in firms:
        if "come-from" in cast.of(maker).frames and not cast.is_tied(maker, "supplies"):
            others = [e for e in sellers if e is not maker]
            seller = _nearest(cast, maker, others) or (others[0] if len(others) == 1 else None)
            if seller is not None:
                cast.tie(maker, "supplies", seller, maker.mentions[0].start)


def _relate_buyer(cast: Cast, buyer: Entity, firms: list[Entity]) -> None:
    """Relate a buyer to the user: it acts for one of its own country, and supplies one abroad where goods go on."""
    country = cast.of(buyer).country
    users = [e for e in firms if cast.of(e).roles["end-user"] and e is not buyer and not cast.are_tied(buyer, e)]
    users_there = [u for u in users if cast.of(u).country == country]
    takers_there = [
        e
        for e in firms
        if cast.of(e).country == country and (cast.of(e).roles["buyer"] or cast.of(e).roles["consignee"])
    ]
    user = _nearest(cast, buyer, users_there)
    if user is None and len(users_there) == 1 and takers_there == [buyer]:
        user = users_there[0]
    if user is not None:
        _relate_to_user(cast, buyer, user)
    elif country not in of_concern():
        abroad = [e for e in firms if cast.of(e).country in of_concern() and not cast.are_tied(buyer, e)]
        customers = [e for e in abroad if cast.of(e).roles["buyer"]] or [e for e in abroad if e in users]
        if len(customers) == 1 and cast.goes_on:
            cast.tie(buyer, "supplies", customers[0], buyer.mentions[0].start)


def _relate_to_user(cast: Cast, buyer: Entity, user: Entity) -> None:
    """A buyer acts for the user; one that only receives passes the goods on, where a check found so."""
    if cast.of(buyer).roles["buyer"]:
        cast.tie(buyer, "acts-for", user, buyer.mentions[0].start)
    elif "checked" in cast.of(buyer).frames and _SHIPPED.search(cast.text):
        cast.tie(buyer, "supplies", user, buyer.mentions[0].start)


def _nearest(cast: Cast, one: Entity, others: Sequence[Entity], second: Sequence[Entity] = ()) -> Entity | None:
    """Return the one of several firms that shares a sentence with another; else a paragraph.

    Those of the second choice count where they share one and those of the first do not.
    """
    document = cast.document
    sentences = {document.sentence_at(m.start) for m in one.mentions}
    passage = document.passage_at(one.mentions[0].start)
    pools = [[o for o in pool if o is not one] for pool in (others, second)]
    for pool in pools:
        together = [o for o in pool if any(document.sentence_at(m.start) in sentences for m in o.mentions)]
        if len(together) == 1:
            return together[0]
    for pool in pools:
        near = [o for o in pool if any(passage.start <= m.start < passage.end for m in o.mentions)]
        if len(near) == 1:
            return near[0]
    return None
