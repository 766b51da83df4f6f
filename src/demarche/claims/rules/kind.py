"""The kind of a cable: request, reply, reporting or other."""

from demarche.claims.document import Document


def read_kind(document: Document) -> str | None:
    """Return the kind; None where nothing tells."""
    return document.cable.structural_kind
