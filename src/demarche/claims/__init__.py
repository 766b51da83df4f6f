"""From a cable to its claims: parties, goods, events, asks, deadlines, responses, each with its words.

from demarche.claims import extract_claims

claims = extract_claims(cable)
"""

from functools import cache, partial
from typing import Any

from demarche.cable.assemble import ClaimsReader
from demarche.cable.cable import Cable
from demarche.claims.extractor import EXTRACTORS, open_extractor
from demarche.claims.model import Claims
from demarche.claims.record import claims_record

__all__ = ["CLAIM_FIELDS", "EXTRACTORS", "Claims", "claims_reader", "extract_claims", "read_claims"]

CLAIM_FIELDS = frozenset(claims_record(Claims())) - {"derived"}
"""The fields of the record that claims make."""


def extract_claims(cable: Cable, extractor: str = "rules") -> Claims:
    """Return the claims of a cable.

    Raises:
        ValueError: there is no extractor of that name.
    """
    return open_extractor(extractor).extract(cable)


def read_claims(cable: Cable, extractor: str = "rules") -> dict[str, Any]:
    """Return the claim fields of a cable's record, ready for JSON."""
    return claims_record(extract_claims(cable, extractor))


@cache
def claims_reader(extractor: str = "rules") -> ClaimsReader:
    """Return `read_claims` with an extractor, in a form that can be sent to another process.

    Raises:
        ValueError: there is no extractor of that name, or it lacks what it needs.
    """
    open_extractor(extractor)
    return partial(read_claims, extractor=extractor)
