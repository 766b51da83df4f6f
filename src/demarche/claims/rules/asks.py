"""Asks: what a cable wants of its addressees."""

from demarche.claims.document import Document
from demarche.claims.model import Ask


def read_asks(document: Document) -> list[Ask]:
    """Return the asks in order."""
    _ = document
    return []
