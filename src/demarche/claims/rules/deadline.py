"""The deadline for an answer."""

from demarche.claims.document import Document
from demarche.claims.model import Deadline


def read_deadline(document: Document) -> Deadline | None:
    """Return the deadline."""
    _ = document
    return None
