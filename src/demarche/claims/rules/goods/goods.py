"""Goods of a deal with their quantities and the control entries named for them.

Phrases that may be goods are weighed by their sentences (what is ordered, offered, shipped; how many; what a maker
makes in general), put together into kinds of goods, and those kinds kept that weigh enough in the cable as a whole.
"""

from demarche.claims.document import Document
from demarche.claims.model import Goods
from demarche.claims.rules.goods.controls import attach_controls
from demarche.claims.rules.goods.controls_named import find_controls
from demarche.claims.rules.goods.kinds import Kind, make_kinds
from demarche.claims.rules.goods.mentions import find_mentions
from demarche.claims.rules.goods.words import lexicon

_ENOUGH = 1.8
"""The least weight of goods in a cable about goods under control."""
_NAMED = 0.8
"""The least that its words alone have to say for it there."""
_SOME = 1.0
"""The least weight where a cable speaks of goods as known, and nothing else in it weighs enough."""


def read_goods(document: Document) -> list[Goods]:
    """Return the goods of the deals that a cable tells of, those with a quantity first."""
    controls = find_controls(document.text)
    caution = _caution(document, named=bool(controls))
    if caution is None:
        return []
    kinds = make_kinds(document.text, find_mentions(document, controls))
    attach_controls(document, controls, kinds)
    # What is counted is the deal at hand; what is not may be its history.
    kept = sorted(_kept(kinds, caution), key=lambda kind: kind.quantity is None)
    return [_goods(document, kind) for kind in kept]


def _goods(document: Document, kind: Kind) -> Goods:
    mention, quantity, text = kind.best(), kind.quantity, document.text
    return Goods(
        text[mention.start : mention.end],
        text[quantity[0] : quantity[1]] if quantity else None,
        tuple(dict.fromkeys(kind.controls)),
        (),
        document.evidence(mention.start, mention.end, mention.rule, round(min(0.95, 0.5 + kind.weight / 10), 2)),
    )


def _kept(kinds: list[Kind], caution: float) -> list[Kind]:
    enough = _ENOUGH + caution
    kept = [kind for kind in kinds if kind.traded and kind.weight >= enough and kind.usable]
    if not kept and not caution:
        weak = [kind for kind in kinds if kind.meant and kind.weight >= _SOME and kind.base >= _NAMED and kind.usable]
        kept = sorted(weak, key=lambda kind: -kind.weight)[:1]
    if any(not kind.umbrella for kind in kept):
        kept = [kind for kind in kept if not kind.umbrella]
    return kept


def _caution(document: Document, *, named: bool) -> float | None:
    """How much more a cable has to say for goods than one about goods under control; None where it is about none.

    `named`: whether it names entries of a control list.
    """
    tags = {str(tag).split(",")[0].strip().upper() for tag in document.cable.tags}
    words = lexicon()
    if named or tags & words.strategic:
        return 0.0
    if not tags:
        return 0.5
    return 1.5 if tags & words.commerce else None
