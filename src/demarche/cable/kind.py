"""The kind of a cable as far as its structure gives it: request, reply, reporting or other.

The claims layer decides better, from what the cable says; this reads only subject, references and blocks.
"""

import re

_REQUEST = re.compile(
    r"ACTION (?:REQUEST|MESSAGE|CABLE)|REQUEST(?:S|ED)? (?:THAT )?(?:ACTION )?(?:POSTS?|EMBASS\w+|MISSION)|"
    r"(?:POSTS?|EMBASS\w+|MISSION|ADDRESSEES?) (?:IS|ARE) (?:REQUESTED|ASKED|INSTRUCTED) TO|"
    r"PLEASE (?:APPROACH|DELIVER|DRAW|RAISE|CONVEY|LEAVE|SEE PARA)|SHOULD (?:APPROACH|DELIVER|PRESENT|RAISE)|"
    r"BEGIN (?:TALKING |TEXT OF )?(?:POINTS|NON-?PAPER)"
)
_REPLY = re.compile(
    r"DELIVERED (?:THE )?(?:POINTS|DEMARCHE|TALKING|REF|NON-?PAPER)|(?:GAVE|PRESENTED|RAISED|PASSED) (?:THE )?(?:POINTS|REF)|"
    r"(?:DEMARCHE|POINTS|NON-?PAPER) (?:IN )?REF|(?:RE|IN RE)SPON(?:SE|DED|DING) TO REF|AS REQUESTED IN|RAISED IN REF|REFTEL (?:POINTS|DEMARCHE)"
)


def structural_kind(origin: str | None, body: str, *, has_points: bool, cites: bool) -> str | None:
    """Return the kind, or None where the structure does not tell.

    A Department cable with points to hand over, or that asks its addressees to act, is a request. A post's cable
    that cites another and says that points were delivered is a reply.
    """
    if not body.strip():
        return None
    head = re.sub(r"\s+", " ", body[:4000]).upper()
    from_department = bool(origin and origin.upper().startswith(("SECSTATE", "STATE")))
    if has_points or (from_department and _REQUEST.search(head)):
        return "demarche-request"
    if not from_department and cites and _REPLY.search(head):
        return "demarche-reply"
    return None if from_department else "reporting" if origin else None
