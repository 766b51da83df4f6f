"""Short fictional cables about deals, for the tests of goods, quantities, controls and legal references."""

from demarche import read_text
from demarche.claims.document import Document
from demarche.claims.model import Goods
from demarche.claims.rules.goods.goods import read_goods
from demarche.claims.rules.goods.legal import read_legal_refs

_CABLE = """\
P 011605Z FEB 10
FM SECSTATE WASHDC
TO AMEMBASSY LISBON
BT
S E C R E T STATE 009939

SIPDIS

E.O. 12958: DECL: 01/31/2020
TAGS: {tags}
SUBJECT: {subject}

{body}
ROE
BT
#9939
NNNN
"""


def document(body: str, subject: str = "A MATTER OF CONCERN", tags: str = "PARM, ETTC") -> Document:
    """Return a cable with one paragraph, or with several where the text brings its own numbers."""
    numbered = body if body.lstrip().startswith("1.") else f"1. (S) {body}"
    return Document(read_text(_CABLE.format(tags=tags, subject=subject, body=numbered))[0])


def goods(body: str, subject: str = "A MATTER OF CONCERN", tags: str = "PARM, ETTC") -> list[Goods]:
    """Return the goods of a cable."""
    return read_goods(document(body, subject, tags))


def goods_texts(body: str, subject: str = "A MATTER OF CONCERN", tags: str = "PARM, ETTC") -> list[str]:
    """Return the goods of a cable as written."""
    return [each.text for each in goods(body, subject, tags)]


def legal_names(body: str, subject: str = "A MATTER OF CONCERN") -> list[str]:
    """Return the legal references of a cable."""
    return [each.name for each in read_legal_refs(document(body, subject))]
