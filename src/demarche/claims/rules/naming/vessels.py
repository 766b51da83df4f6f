"""Vessels: what before a name says that it is one's: `the dhow`, `M/V`, `sailed in the`, `Cambodian-flag`."""

import re

from demarche.claims.rules.naming.vocabulary import vocabulary

_FLAG = re.compile(r"-flag(?:ged)?[ ]+[\"']?$", re.IGNORECASE)
_SAILED = re.compile(
    r"\b(?:sail(?:ed|s|ing)?|left|leave[sd]?|departed|shipped|loaded|loading|put|placed|carried|laden|moved|embarked"
    r"|transported)\b[^.;]{0,80}\b(?:in|on|aboard|onto)[ ]+the[ ]+[\"']?$",
    re.IGNORECASE,
)
_MARK = re.compile(r"(?:^|(?<=[ (\"']))((?:M/?V|M\.V\.|M/T|S/S|S\.S\.|M/S|F/V|M/F)[ ]+[\"']?)$", re.IGNORECASE)
_NEAR = 24
_REACH = 110


def marked(text: str, start: int) -> "re.Match[str] | None":
    """Return the noun or mark of a vessel that stands directly before `start`."""
    if _word_before(text, start) not in vocabulary().vessel_ends:
        return None
    return vocabulary().vessel.search(text, max(0, start - _NEAR), start)


def sails(text: str, start: int) -> bool:
    """Tell whether what stands at `start` is what something was loaded on or sailed in."""
    if _word_before(text, start) != "THE":
        return False
    return _SAILED.search(text, max(0, start - _REACH), start) is not None


def is_vessel(text: str, start: int, last_word: str) -> bool:
    """Tell whether the name that begins at `start` and ends with `last_word` is a vessel's."""
    if marked(text, start) or _FLAG.search(text, max(0, start - 12), start):
        return True
    return last_word not in vocabulary().heads and sails(text, start)


def _word_before(text: str, start: int) -> str:
    return text[max(0, start - _NEAR) : start].rstrip(" \"'").rpartition(" ")[2].upper().strip("(\"'")


def behind_carrier(text: str, start: int) -> bool:
    """Tell whether "carrier" stands before `start`, which may be a firm as well as a ship."""
    return text[max(0, start - 9) : start].lower().strip(" \"'") == "carrier"


def mark_start(text: str, start: int) -> int:
    """Return where the name of a vessel begins with its mark (`M/V`)."""
    mark = _MARK.search(text, max(0, start - 8), start)
    return mark.start(1) if mark else start
