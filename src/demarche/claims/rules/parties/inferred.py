"""Relations that follow from the roles: the seller and the buyer of a deal, the buyer and the end user."""

from demarche.claims.rules.parties.cast import Cast, of_concern
from demarche.claims.rules.parties.entities import Entity

_SALES = frozenset(["supply", "buy", "contract-with", "ship"])
"""Frames that tell of a sale; a mere offer is none."""


def infer_relations(cast: Cast, parties: list[Entity]) -> None:
    """Relate each seller to the buyer it is spoken of with, and each buyer to the end user."""
    firms = [e for e in parties if e.kind not in ("person", "vessel")]
    buyers = [e for e in firms if cast.of(e).roles["buyer"]] or [e for e in firms if cast.of(e).roles["consignee"]]
    if any(cast.of(who).frames & _SALES for who in (*firms, *cast.unnamed)):
        _relate_sellers(cast, firms, buyers)
    users = [e for e in firms if cast.of(e).roles["end-user"]]
    for buyer in buyers:
        if cast.is_tied(buyer, "acts-for") or cast.is_tied(buyer, "supplies") or cast.of(buyer).roles["supplier"]:
            continue
        user = _nearest(cast, buyer, [u for u in users if u is not buyer and not cast.are_tied(buyer, u)])
        if user is not None:
            cast.tie(buyer, "acts-for", user, buyer.mentions[0].start)


def _relate_sellers(cast: Cast, firms: list[Entity], buyers: list[Entity]) -> None:
    # Who buys for a country of concern stands between it and the seller.
    first = [e for e in buyers if cast.of(e).country not in of_concern()] or buyers
    for seller in firms:
        if not cast.of(seller).roles["supplier"] or cast.is_tied(seller, "supplies") or seller in first:
            continue
        buyer = _nearest(cast, seller, first)
        if buyer is not None:
            cast.tie(seller, "supplies", buyer, seller.mentions[0].start)


def _nearest(cast: Cast, one: Entity, others: list[Entity]) -> Entity | None:
    """Return the one of several firms that shares a sentence with another; else a paragraph; else the only one."""
    document = cast.document
    sentences = {document.sentence_at(m.start) for m in one.mentions}
    together = [o for o in others if any(document.sentence_at(m.start) in sentences for m in o.mentions)]
    if len(together) == 1:
        return together[0]
    passage = document.passage_at(one.mentions[0].start)
    near = [o for o in others if any(passage.start <= m.start < passage.end for m in o.mentions)]
    if len(near) == 1:
        return near[0]
    return others[0] if len(others) == 1 else None
