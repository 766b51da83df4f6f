"""The kind of a cable as far as its structure gives it: request, reply, reporting or other.

The claims layer decides better, from what the cable says; this reads only subject, references and blocks.
"""

from demarche.cable.model import Span
from demarche.cable.signs import SIGNS
from demarche.text.cues import Cues
from demarche.text.flow import is_blank
from demarche.text.probe import Found

_REQUEST = Cues(
    SIGNS,
    {
        "action": r"ACTION\s+(?:REQUEST|MESSAGE|CABLE)|REQUEST(?:S|ED)?\s+(?:THAT\s+)?ACTION\s+(?:POSTS?|EMBASS)",
        "requests": r"REQUESTS\s+(?:THAT\s+)?(?:POSTS?|EMBASS|MISSION)",
        "requested": r"(?:(?:IS|ARE)\s+REQUESTED\s+TO|REQUESTED\s+(?:THAT\s+)?(?:POSTS?|EMBASS|MISSION))",
        "asked to": r"(?:POSTS?|EMBASS\w+|MISSION|ADDRESSEES?)\s+(?:IS|ARE)\s+ASKED\s+TO",
        "instructed": r"(?:IS|ARE)\s+INSTRUCTED\s+TO",
        "please": r"PLEASE\s+(?:APPROACH|DELIVER|DRAW|RAISE|CONVEY|LEAVE|SEE\s+PARA)",
        "should": r"SHOULD\s+(?:APPROACH|DELIVER|PRESENT|RAISE)",
    },
)
_REPLY = Cues(
    SIGNS,
    {
        "deliver": r"DELIVERED\s+(?:THE\s+)?(?:POINTS|DEMARCHE|TALKING|REF|NON-?PAPER)",
        "question": r"PUT\s+(?:THE\s+)?QUESTIONS\s+IN\s+REF",
        "points": r"(?:GAVE|PRESENTED|RAISED|PASSED)\s+(?:THE\s+)?POINTS|REF(?:TEL)?(?:\s+[A-Z])?\s+POINTS"
        r"|POINTS\s+(?:IN\s+)?REF",
        "demarche": r"DEMARCHE\s+(?:IN\s+)?REF|REFTEL\s+DEMARCHE",
        "paper": r"NON-?PAPER\s+\(?(?:IN\s+)?REF",
        "respon": r"RESPON(?:SE|DED|DING)\s+TO\s+REF",
        "requested": r"AS\s+REQUESTED\s+IN",
        "raised": r"RAISED\s+(?:IN\s+)?(?:THE\s+)?REF",
        "present": r"PRESENTED\s+(?:THE\s+)?REF",
    },
)
_HEAD = 4000
"""Characters of the body that are looked at."""


def structural_kind(
    origin: str | None, text: str, signs: Found, body: Span, *, has_points: bool, cites: bool
) -> str | None:
    """Return the kind, or None where the structure does not tell.

    A Department cable with points to hand over, or that asks its addressees to act, is a request. A post's cable
    that cites another and says that points were delivered is a reply.
    """
    start, end = body
    if is_blank(text, start, end):
        return None
    within = min(end, start + _HEAD)
    from_department = bool(origin and origin.upper().startswith(("SECSTATE", "STATE")))
    if has_points or (from_department and any(_REQUEST.find(signs, text, start, within))):
        return "demarche-request"
    if not from_department and cites and any(_REPLY.find(signs, text, start, within)):
        return "demarche-reply"
    return None if from_department else "reporting" if origin else None
