"""Recognition: which carrier a source is, by its content, and its parts."""

from demarche.carriers import cablegate_csv, cablegate_html, nara, raw, released
from demarche.carriers.model import Carrier, Part

CARRIERS: tuple[Carrier, ...] = (released, cablegate_csv, cablegate_html, nara, raw)
"""In the order in which they are asked; the last takes everything."""
NAMES = tuple(carrier.NAME for carrier in CARRIERS)
HEAD = 1 << 16
"""Characters by which a source is recognised."""


def recognise(head: str) -> Carrier:
    """Return the carrier of a source that begins so."""
    return next(carrier for carrier in CARRIERS if carrier.recognises(head))


def named(name: str) -> Carrier:
    """Return the carrier of a name.

    Raises:
        ValueError: there is no carrier of this name.
    """
    for carrier in CARRIERS:
        if name == carrier.NAME:
            return carrier
    raise ValueError(f"no carrier is called {name!r}; there are {', '.join(NAMES)}")


def split_parts(text: str, carrier: str | None = None) -> list[Part]:
    """Return the parts of a text, at least one; one behind the other they are the text.

    Args:
        text: the whole decoded source.
        carrier: the name of the carrier to read it as, instead of recognising it.
    """
    chosen = recognise(text[:HEAD]) if carrier is None else named(carrier)
    return chosen.split(text)
