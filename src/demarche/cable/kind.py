"""The kind of a cable as far as its structure gives it: request, reply, reporting or other.

The claims layer decides better, from what the cable says; this reads only subject, references and blocks.
"""

import re

from demarche.cable.signs import SIGNS
from demarche.cable.top import Top
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
_ANSWER = r"(?:REPL(?:Y|IE[SD])|ANSWER(?:S|ED)?|RESPON(?:SES?|DED))"
_ANSWER_SIGNS = tuple(sign for stem in ("repl", "answer", "respon") for sign in SIGNS.add_any_case(stem))
_ASKED = r"(?:DEMARCHE|NON-?PAPER|APPROACH|REQUEST|INQUIR|ENQUIR|QUER[YI]|QUESTION|POINTS|DIPLOMATIC\s+NOTE)"
_TO_US = re.compile(
    rf"{_ANSWER}\s+TO\s+(?:OUR|U\.?S\.?G?|EMBASSY(?:'S)?|DEPARTMENT(?:'S)?)\s+(?:\w+\s+){{0,3}}{_ASKED}", re.IGNORECASE
)
_GIVE = frozenset(["GAVE", "HANDED", "PASSED", "SENT", "CONVEYED", "READ"])
_US = re.compile(r"(?:US|EMBASSY|(?:EMB|POL|ECON)(?:OFF|COUNS|CHIEF)\w*|DCM|CHARGE|AMBASSADOR|POST)$")
_REF_SIGNS = (*SIGNS.add_any_case("reftel"), *SIGNS.add_any_case("in ref"))
_DESCRIBED = frozenset(
    ["DESCRIBED", "MENTIONED", "REPORTED", "LISTED", "NAMED", "CITED", "OUTLINED", "IDENTIFIED", "CONTAINED"]
)
_APPROACHED = re.compile(
    r"\b(?:SPOKE|RAISED|TOOK\s+UP|APPROACHED|CALLED\s+ON|DISCUSSED|QUERIED|ASKED)\b[^.;]*\Z", re.IGNORECASE
)
_REACH = 220
"""Characters before a reference in which the approach about it stands."""
_SAID = re.compile(
    r"\b(?:SAID|DENIED|REPLIED|ANSWERED|RESPONDED|PROMISED|AGREED|UNDERTOOK|CONFIRMED|STATED)\b", re.IGNORECASE
)
_TITLE_ANSWERS = re.compile(rf"\b{_ANSWER}\s+(?:ON|TO|RE)\b|^\W*{_ANSWER}\b", re.IGNORECASE)
_REQUESTED = re.compile(rf"\b{_ASKED}|\b{_ANSWER}\s+TO\s+REF", re.IGNORECASE)
_FROM_STATE = re.compile(r"STATE(?<!\wSTATE)\s+\d{1,7}\b")
"""A cable of the Department among the references."""
_TOP = 3000
"""Characters before the body in which the references stand."""
_HEAD = 4000
"""Characters of the body that are looked at."""


def structural_kind(origin: str | None, text: str, signs: Found, top: Top, end: int, *, has_points: bool) -> str | None:
    """Return the kind, or None where the structure does not tell.

    A Department cable with points to hand over, or that asks its addressees to act, is a request. A post's cable
    that cites another and says that points were delivered, or brings an answer to what was asked, is a reply.
    """
    start = top.end
    if is_blank(text, start, end):
        return None
    within = min(end, start + _HEAD)
    from_department = bool(origin and origin.upper().startswith(("SECSTATE", "STATE")))
    if has_points or (from_department and any(_REQUEST.find(signs, text, start, within))):
        return "demarche-request"
    replies = not from_department and top.references
    if replies and (any(_REPLY.find(signs, text, start, within)) or _answers(text, signs, start, within, top.subject)):
        return "demarche-reply"
    return None if from_department else "reporting" if origin else None


def _answers(text: str, signs: Found, start: int, end: int, subject: str | None) -> bool:
    """Tell whether a post's cable that cites another brings an answer, though it does not speak of delivery."""
    if any(_is_for_us(text, at) for at in signs.within(_ANSWER_SIGNS, start, end)):
        return True
    if not _FROM_STATE.search(text, max(0, start - _TOP), start):
        return False
    if subject and _TITLE_ANSWERS.search(subject) and _REQUESTED.search(text, start, end):
        return True
    approached = any(_is_raised(text, start, at) for at in signs.within(_REF_SIGNS, start, end))
    return approached and _SAID.search(text, start, end) is not None


def _is_for_us(text: str, at: int) -> bool:
    """Tell whether the answer spoken of at a place was given to the post, or is one to what the post asked."""
    if _TO_US.match(text, at):
        return True
    words = text[max(0, at - 60) : at].upper().split()[-7:]
    given = next((i for i, word in enumerate(words) if word in _GIVE), len(words))
    return any(_US.match(word) for word in words[given + 1 : given + 4])


def _is_raised(text: str, start: int, at: int) -> bool:
    """Tell whether a sentence says that what the reference at a place describes was raised with someone."""
    since = max(start, at - _REACH)
    words = text[max(since, at - 16) : at].split()
    return bool(words) and words[-1].upper() in _DESCRIBED and _APPROACHED.search(text[since:at]) is not None
