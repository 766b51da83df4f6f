"""Events with their dates."""

from demarche.claims.document import Document
from demarche.claims.model import Event


def read_events(document: Document) -> list[Event]:
    """Return the events in order."""
    _ = document
    return []
