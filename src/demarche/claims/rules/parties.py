"""Parties: named, unnamed, and the relations between them."""

from demarche.claims.document import Document
from demarche.claims.model import Party


def read_parties(document: Document) -> list[Party]:
    """Return the parties in order."""
    _ = document
    return []
