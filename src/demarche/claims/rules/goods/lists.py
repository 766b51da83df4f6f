"""Lists of goods: whether a phrase goes on a list, and which word stands before the name of a maker."""

from typing import NamedTuple

from demarche.claims.rules.goods.tokens import Tokens
from demarche.claims.rules.goods.words import Word, cue_words

_FAR = 26
"""How many letters the joint of a list has at most."""
_UNKNOWN = 3
"""Fewer words than these may stand between two items of a list."""
_NO_ITEM = Word.STOP | Word.DEAL | Word.BACKGROUND | Word.MOVE | Word.AGENT | Word.LINK | Word.NUMBER


class Before(NamedTuple):
    """The phrase of goods before this one, as far as a list goes on from it."""

    start: int
    end: int
    weight: float
    purpose: bool


def past_name(tokens: Tokens, k: int) -> int:
    """Skip the name of a maker or model that stands between an article and its goods: "the Corvane pumps"."""
    for j in (k - 1, k - 2):
        if j < 0 or not tokens.joined(j + 1) or j + 1 in tokens.opening or not tokens.named(j + 1, opens=False):
            break
        if tokens.low[j] in {"the", "a", "an", "its", "their"}:
            return j
    return k


def goes_on(tokens: Tokens, previous: Before, k: int) -> bool:
    """Tell whether only the joint of a list stands between the phrase before and this one."""
    if tokens.ends[k] > previous.end + _FAR or tokens.starts[k] < previous.start:
        return False
    joint = tokens.text[previous.end : tokens.starts[k + 1]]
    bare = joint.strip(" ,;").lower()
    if bare in cue_words().joints or (not bare and "," in joint):
        return True
    # "Lathes, zymotrons and presses": unknown goods in between.
    words = [j for j in range(k, max(-1, k - 4), -1) if tokens.starts[j] >= previous.end]
    inner = [j for j in words if tokens.low[j] not in {"and", "or"}]
    closed = joint.rstrip().endswith(",") or len(inner) < len(words)
    return (
        joint.startswith(",")
        and closed
        and 0 < len(inner) < _UNKNOWN
        and not any(tokens.flags[j] & _NO_ITEM or tokens.low[j].endswith(("ed", "ing", "ly")) for j in inner)
    )
