"""Cues: what the words behind a phrase say for its being goods of a deal, on the scale of those before it."""

from demarche.claims.rules.goods.context import Context
from demarche.claims.rules.goods.cues import PARTICIPLE, denied
from demarche.claims.rules.goods.phrases import Phrase
from demarche.claims.rules.goods.words import Word, cue_words

_ON_ORDER = frozenset([("on", "order"), ("for", "sale"), ("on", "offer"), ("on", "sale"), ("under", "contract")])
_FOLLOWING = frozenset(["from", "of", "in", "for", "at", "that", "which"])


def weight_behind(context: Context, phrase: Phrase) -> float:
    """Return what stands behind a phrase: the number of a control, a passive of trade, a verb of movement."""
    tokens, end = context.tokens, context.tokens.ends[phrase.last]
    weight = 2.0 if context.controlled(end) else 0.0
    k = phrase.last + 1
    if tokens.flags[phrase.last] & Word.PLURAL and _sold_again(context, k):
        return weight + 1.3
    k = _past_aside(context, k)
    if _wanted(context, k):
        return weight + 1.3
    if k < tokens.size and k == phrase.last + 1 and tokens.text[end] == "," and tokens.low[k] in cue_words().auxiliary:
        # The end of an aside: "tubes, made of aluminum, were sold".
        return weight
    return weight + _clause(context, k)


def _clause(context: Context, k: int) -> float:
    """What the clause that begins with word `k` says of what stands before it."""
    tokens, auxiliary = context.tokens, False
    relative = k + 1 < tokens.size and tokens.joined(k) and tokens.low[k] in {"that", "which"}
    relative = relative and not denied(context, k + 1)
    for j in range(k, min(k + 9, tokens.size)):
        low = tokens.low[j]
        if low in cue_words().auxiliary:
            auxiliary = True
            continue
        said = _passive(context, j, told=auxiliary or relative, first=j == k)
        if said is None:
            said = _state(context, j, auxiliary=auxiliary, first=j == k)
        if said is not None:
            return said
        if (auxiliary and low != "the") or (j == k and low not in _FOLLOWING) or _breaks(context, j):
            break
    return 0.0


def _passive(context: Context, j: int, *, told: bool, first: bool) -> float | None:
    """What word `j` says if it is a participle of trade; `told`: an auxiliary or a relative stands before it."""
    tokens = context.tokens
    low = tokens.low[j]
    if not tokens.flags[j] & Word.DEAL or low == "need" or not low.endswith(PARTICIPLE) or not (told or first):
        return None
    return 1.5 if told or tokens.joined(j) else 0.0


def _state(context: Context, j: int, *, auxiliary: bool, first: bool) -> float | None:
    """What word `j` says if it tells of a movement, an order or a subject of talks."""
    tokens = context.tokens
    low, after = tokens.low[j], tokens.low[j + 1] if j + 1 < tokens.size else ""
    if tokens.flags[j] & Word.MOVE and (auxiliary or first):
        return 0.5 if low in {"come", "came", "comes"} and after == "from" else 1.0
    if (low, after) in _ON_ORDER:
        return 1.5
    return 1.0 if auxiliary and low in {"subject", "object"} else None


def _wanted(context: Context, k: int) -> bool:
    """Tell whether a clause from word `k` says who trades in what stands before: "that it needs", "which he buys"."""
    tokens = context.tokens
    if k + 2 >= len(tokens) or tokens.low[k] not in {"that", "which"}:
        return False
    if tokens.low[k + 1] in cue_words().auxiliary or tokens.flags[k + 1] & (Word.DEAL | Word.BACKGROUND):
        return False
    for j in range(k + 2, min(k + 6, len(tokens))):
        flag = tokens.flags[j]
        if flag & Word.DEAL:
            return not flag & Word.BACKGROUND and not denied(context, j)
        if flag & (Word.STOP | Word.MOVE | Word.BACKGROUND) and tokens.low[j] not in cue_words().auxiliary:
            break
    return False


def _sold_again(context: Context, k: int) -> bool:
    """Tell whether the sentence goes on with a trade in what stands before word `k`: "and wants to sell them"."""
    tokens = context.tokens
    for j in range(k, min(k + 14, tokens.size - 1)):
        if tokens.low[j + 1] == "them" and tokens.flags[j] & Word.DEAL:
            return not denied(context, j)
    return False


def _past_aside(context: Context, k: int) -> int:
    """The word behind an aside between commas that begins at `k`: "the tubes, made of aluminum, were"."""
    tokens = context.tokens
    if k >= len(tokens) or tokens.text[tokens.ends[k - 1]] != ",":
        return k
    for j in range(k + 1, min(k + 15, len(tokens))):
        if tokens.text[tokens.ends[j - 1]] == ",":
            return j if tokens.low[j] in cue_words().auxiliary else k
    return k


def _breaks(context: Context, j: int) -> bool:
    """Tell whether a word ends the look behind a phrase."""
    tokens = context.tokens
    flag = tokens.flags[j]
    if flag & (Word.DEAL | Word.BACKGROUND) and not flag & Word.AGENT:
        return True
    return "," in tokens.text[tokens.ends[j - 1] : tokens.starts[j]]
