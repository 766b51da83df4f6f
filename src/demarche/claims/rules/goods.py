"""Goods of a deal with their quantities and the control entries named for them."""

from demarche.claims.document import Document
from demarche.claims.model import Goods


def read_goods(document: Document) -> list[Goods]:
    """Return the goods in order."""
    _ = document
    return []
