"""Legal references: resolutions, regimes, laws."""

from demarche.claims.document import Document
from demarche.claims.model import LegalReference


def read_legal_refs(document: Document) -> list[LegalReference]:
    """Return the legal references in order."""
    _ = document
    return []
