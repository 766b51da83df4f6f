"""The response that a reply reports."""

from demarche.claims.document import Document
from demarche.claims.model import Response


def read_response(document: Document) -> Response | None:
    """Return the response."""
    _ = document
    return None
