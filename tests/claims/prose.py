"""Makes fictional cables around a few sentences, for tests of what is read from prose."""

from demarche import read_text
from demarche.claims.document import Document

_CABLE = """VZCZCXYZ0001
PP RUEHTU
DE {routing} #1001 {julian}
ZNY CCCCC ZZH
P {dtg}
FM {origin}
TO {to} PRIORITY 1001
BT
C O N F I D E N T I A L {station} 001001

SIPDIS

E.O. 12958: DECL: 03/08/2020
TAGS: PARM, ETTC
SUBJECT: (C) {subject}

Classified By: A. B. Nobody, Director, reasons 1.4 (b).

1. (U) {first}

2. (C) {body}
{points}{signer}
BT
#1001
NNNN
"""


def request(body: str, points: str = "", dtg: str = "091605Z JUN 09", post: str = "TUNIS") -> str:
    """Return the text of a request of the Department; 9 June 2009 was a Tuesday."""
    return _CABLE.format(
        routing="RUEHC",
        julian="1601605",
        dtg=dtg,
        origin="SECSTATE WASHDC",
        to=f"RUEHTU/AMEMBASSY {post}",
        station="STATE",
        subject="A SALE OF VALVES",
        first="This is an action request. Embassy is requested to deliver the points below and report the response.",
        body=body,
        points=f"\n3. (C) Begin points:\n\n{points}\n\nEnd points.\n" if points else "",
        signer="CLINTON",
    )


def reply(body: str) -> str:
    """Return the text of a post's reply."""
    first = "Embassy delivered reftel points and reports the response of the host government."
    return _from_post("TUNISIA: RESPONSE ON VALVES", first, body)


def report(body: str) -> str:
    """Return the text of a post's report."""
    return _from_post("TALK OF THE TRADE", "A merchant spoke of trade.", body)


def _from_post(subject: str, first: str, body: str) -> str:
    return _CABLE.format(
        routing="RUEHTU",
        julian="1601605",
        dtg="091605Z JUN 09",
        origin="AMEMBASSY TUNIS",
        to="RUEHC/SECSTATE WASHDC",
        station="TUNIS",
        subject=subject,
        first=first,
        body=body,
        points="",
        signer="GRAY",
    )


def document(text: str) -> Document:
    """Return the document of a cable's text."""
    return Document(read_text(text)[0])
