"""Cues: what the words before and behind a phrase say for and against its being goods of a deal.

A weight above zero speaks for it. The scale is that of `goods`: two is a verb of trade right before the phrase.
"""

from typing import NamedTuple

from demarche.claims.rules.goods_context import Context
from demarche.claims.rules.goods_words import CueWords, Word, cue_beginnings, cue_words
from demarche.claims.rules.phrases import Phrase
from demarche.claims.rules.quantities import Quantity

_TRADED = 2.0
_NEXT = 0.97
"""What the next of a list has of the weight of the one before."""
_PARTICIPLE = ("ed", "ght", "old", "ent", "eld", "wn", "ken", "one", "ound")
_NUMBERED = frozenset(["lot", "item", "position", "crate", "case", "line", "article", "leg", "batch", "consignment"])
_UNKNOWN = 3
"""Fewer words than these may stand between two items of a list."""
_NO_ITEM = Word.STOP | Word.DEAL | Word.BACKGROUND | Word.MOVE | Word.AGENT | Word.LINK | Word.NUMBER
_QUOTES = frozenset('"“”')
_ABOUT = frozenset(["for", "on", "about", "regarding", "over", "involving", "concerning", "against"])
_PLACE = frozenset(["in", "into", "from", "by", "to", "at", "under"])
_ON_ORDER = frozenset([("on", "order"), ("for", "sale"), ("on", "offer"), ("on", "sale"), ("under", "contract")])
_FOLLOWING = frozenset(["from", "of", "in", "for", "at", "that", "which"])


class Cue(NamedTuple):
    """What stands before a phrase: its weight, the rule, whether it is definite, whether it tells a mere purpose."""

    weight: float
    rule: str
    definite: bool = False
    purpose: bool = False


class Before(NamedTuple):
    """The phrase of goods before this one, as far as a list goes on from it."""

    start: int
    end: int
    weight: float
    purpose: bool


def cue_before(context: Context, phrase: Phrase, amount: Quantity | None, previous: Before | None) -> Cue:
    """Return what the words before a phrase, its quantity and its determiners say."""
    tokens, words = context.tokens, cue_words()
    k, definite = _before_name(context, (amount.first if amount else phrase.first) - 1), False
    while (
        k >= 0
        and tokens.flags[k] & (Word.LINK | Word.DEMONYM)
        and tokens.low[k] != "of"
    ):
        definite = definite or tokens.low[k] in words.definite
        k -= 1
    if k < 0:
        return Cue(0.0, "goods.opens", definite)
    gap = tokens.text[tokens.ends[k] : tokens.starts[k + 1]]
    cue = _by_mark(context, k, gap, counted=amount is not None)
    if cue is None and tokens.text.count('"', 0, tokens.starts[k + 1]) % 2:
        cue = Cue(-2.0, "goods.quoted")
    if cue:
        return cue._replace(definite=cue.definite or definite)
    if previous is not None and _goes_on(context, previous, k):
        weight = previous.weight * _NEXT if previous.weight > 0 else previous.weight
        if amount and not previous.purpose:
            weight = max(weight, 0.5)
        return Cue(weight, "goods.listed", definite, previous.purpose)
    if "." in gap or ";" in gap:
        return Cue(0.0, "goods.opens", definite)
    counted = amount is not None
    cue = _by_joint(context, k, counted=counted) or _by_verb(context, k, counted=counted)
    cue = cue or _by_preposition(context, k, previous, counted=counted)
    return cue._replace(definite=definite) if cue else _by_rest(context, k, definite=definite, counted=counted)


def _before_name(context: Context, k: int) -> int:
    """Skip the name of a maker or model that stands between an article and its goods: "the Corvane pumps"."""
    tokens = context.tokens
    for j in (k - 1, k - 2):
        if j < 0 or not tokens.joined(j + 1) or j + 1 in tokens.opening or not tokens.named(j + 1, opens=False):
            break
        if tokens.low[j] in {"the", "a", "an", "its", "their"}:
            return j
    return k


def _goes_on(context: Context, previous: Before, k: int) -> bool:
    """Tell whether only the joint of a list stands between the phrase before and this one."""
    tokens = context.tokens
    if tokens.ends[k] > previous.end + 26 or tokens.starts[k] < previous.start:
        return False
    joint = tokens.text[previous.end : tokens.starts[k + 1]]
    bare = joint.strip(" ,;").lower()
    if bare in cue_words().joints or (not bare and "," in joint):
        return True
    # "Lathes, zymotrons and presses": unknown goods in between.
    words = [j for j in range(k, max(-1, k - 4), -1) if tokens.starts[j] >= previous.end]
    inner = [j for j in words if tokens.low[j] not in {"and", "or"}]
    closed = joint.rstrip().endswith(",") or len(inner) < len(words)
    return joint.startswith(",") and closed and 0 < len(inner) < _UNKNOWN and not any(
        tokens.flags[j] & _NO_ITEM or tokens.low[j].endswith(("ed", "ing", "ly")) for j in inner
    )


def _by_mark(context: Context, k: int, gap: str, *, counted: bool) -> Cue | None:
    """What the marks between a phrase and the word before it say: a colon, a possessive, quotation marks."""
    low = context.tokens.low[k]
    if low in cue_words().labels and gap.strip() == ":":
        return Cue(_TRADED, "goods.labelled")
    if ":" in gap and any(
        low in cue_words().lists or (flags & (Word.DEAL | Word.LOT) and not flags & Word.BACKGROUND)
        for low, flags in ((context.tokens.low[j], context.tokens.flags[j]) for j in (k, *context.tokens.before(k, 12)))
    ):
        return Cue(1.8, "goods.labelled")
    if gap.strip() == ":" and context.tokens.flags[k] & Word.NUMBER and k and context.tokens.low[k - 1] in _NUMBERED:
        return Cue(1.5, "goods.labelled")
    if low.endswith(("'s", "’s")):
        if _received(context, k):
            return Cue(_TRADED, "goods.traded", definite=True)
        return Cue(-0.7 if counted else 0.0, "goods.owned", definite=True)
    return None if _QUOTES.isdisjoint(gap) else Cue(-2.0, "goods.quoted")


def _by_joint(context: Context, k: int, *, counted: bool) -> Cue | None:
    """What "and" before a phrase says where no phrase of goods goes before it: "and 40 widgets"."""
    tokens = context.tokens
    if tokens.low[k] not in {"and", "or"}:
        return None
    if not counted:
        return Cue(0.0, "goods.listed")
    traded = any(tokens.flags[j] & Word.DEAL and not denied(context, j) for j in tokens.before(k, 12))
    return Cue(1.2 if traded else 0.5, "goods.listed")


def _by_verb(context: Context, k: int, *, counted: bool) -> Cue | None:
    """What a verb of trade or of making before a phrase says."""
    tokens, words = context.tokens, cue_words()
    word, flag = tokens.low[k], tokens.flags[k]
    ahead = tokens.before(k, 1)
    flag_ahead, word_ahead = (tokens.flags[k - 1], tokens.low[k - 1]) if ahead else (0, "")
    if flag & Word.DEAL and (word != "like" or word_ahead == "would"):
        if flag_ahead & Word.BACKGROUND and not flag_ahead & (Word.DEAL | Word.AGENT):
            # "repairs ship turbines": the verb is the one before.
            return Cue(-2.0, "goods.background", purpose=True)
        if denied(context, k):
            # What is not sold is known to be on sale.
            return Cue(1.0 if tokens.low[k + 1] == "the" else 0.0, "goods.denied")
        if ahead and _attributive(word, word_ahead, flag_ahead, cue_words()):
            # "A purchasing agent", "the ministry's export control unit".
            return Cue(0.0, "goods.named")
        habit = word in words.habits and not counted and not context.titled
        return Cue(0.5, "goods.habit") if habit else Cue(_TRADED, "goods.traded")
    if word in words.alike and word_ahead not in {"would", "should"}:
        return Cue(-3.0, "goods.alike", purpose=True)
    if flag & Word.BACKGROUND:
        return Cue(0.5, "goods.made") if counted else Cue(-2.0, "goods.background", purpose=True)
    return None


def _attributive(word: str, ahead: str, flag_ahead: int, words: CueWords) -> bool:
    """Tell whether a word of trade only narrows the noun behind it, by the word ahead of it."""
    if word.endswith(_PARTICIPLE):
        return False
    if ahead in words.be:
        # "Is purchasing agent of", but "is selling pumps".
        return not word.endswith("ing")
    return bool(flag_ahead & Word.LINK and ahead not in words.loose) or ahead.endswith(("'s", "’s"))


def _by_preposition(context: Context, k: int, previous: Before | None, *, counted: bool) -> Cue | None:
    """What a preposition before a phrase says, with the word that it belongs to."""
    tokens = context.tokens
    word = tokens.low[k]
    flag_ahead, word_ahead = (tokens.flags[k - 1], tokens.low[k - 1]) if tokens.before(k, 1) else (0, "")
    if word == "of":
        return _after_of(context, k)
    if word in _ABOUT:
        return _after_for(context, k, previous, counted=counted)
    if word in {"with", "aboard", "plus"}:
        if word == "with" and any(tokens.low[j].startswith(cue_beginnings().furnish) for j in tokens.before(k, 6)):
            return Cue(_TRADED, "goods.furnished")
        laden = word_ahead in {"loaded", "laden"}
        if flag_ahead & (Word.CARRIER | Word.LOT):
            return Cue(1.8, "goods.with")
        return Cue(1.0 if counted or laden else -1.0, "goods.with")
    return _after_place(context, k, flag_ahead) if word in _PLACE else None


def _after_place(context: Context, k: int, flag_ahead: int) -> Cue:
    """What "in", "from", "by" and the like say: a place or a means, but "a deal in"."""
    tokens = context.tokens
    if tokens.low[k] == "in" and flag_ahead & Word.DOING:
        return Cue(1.0, "goods.place")
    if tokens.low[k] == "in" and k and tokens.low[k - 1] in {"interest", "interested"}:
        return Cue(1.5, "goods.wanted")
    known = tokens.low[k + 1] in cue_words().definite
    return Cue(-0.3 if known else -1.5, "goods.place", purpose=not known)


def _by_rest(context: Context, k: int, *, definite: bool, counted: bool) -> Cue:
    """What other words before a phrase say."""
    tokens, words = context.tokens, cue_words()
    word = tokens.low[k]
    at = _past(context, k, words.indeed)
    if at is not None and any(
        tokens.low[j] in words.cargo or (tokens.low[j] == "what" and tokens.low[j - 1] == "of")
        for j in tokens.before(at, 13)
    ):
        return Cue(_TRADED, "goods.cargo-is", definite)
    if word in words.covers and any(
        tokens.low[j] in words.cargo or tokens.flags[j] & (Word.DOING | Word.LOT) for j in tokens.before(k, 5)
    ):
        return Cue(_TRADED, "goods.contents", definite)
    if counted and word in words.owns:
        return Cue(-1.5, "goods.owned", definite)
    if word in words.negations:
        return Cue(-0.5, "goods.denied", definite)
    if not definite and _received(context, k):
        return Cue(_TRADED, "goods.traded", definite)
    return Cue(0.0, "goods.named", definite)


def _past(context: Context, k: int, between: frozenset[str]) -> int | None:
    """The form of "to be" that ends at word `k`, or stands before a few words of assurance: "are in truth"."""
    be, low = cue_words().be, context.tokens.low
    if low[k] in be:
        return k
    if low[k] in between:
        for j in context.tokens.before(k, 4):
            if low[j] in be:
                return j
            if low[j] not in between:
                break
    return None


def _after_of(context: Context, k: int) -> Cue:
    """What the noun before "of" says: "a consignment of", "a producer of"."""
    tokens = context.tokens
    if not tokens.before(k, 1):
        return Cue(0.0, "goods.named")
    flag = tokens.flags[k - 1]
    if not flag & Word.BACKGROUND and _by_name(context, k):
        return Cue(_TRADED, "goods.lot-of")
    if flag & Word.BACKGROUND and _sought(context, k - 1):
        return Cue(1.5, "goods.asked-for")
    if flag & Word.BACKGROUND or (flag & Word.AGENT and not flag & (Word.LOT | Word.UNIT)):
        return Cue(-2.0, "goods.background", purpose=True)
    if flag & (Word.LOT | Word.DOING):
        return Cue(_TRADED, "goods.lot-of")
    if flag & (Word.UNIT | Word.NUMBER):
        return Cue(1.5, "goods.measured")
    definite = tokens.low[k + 1] in cue_words().definite
    return Cue(0.0 if definite else -0.5, "goods.named")


def _sought(context: Context, k: int) -> bool:
    """Tell whether a maker at word `k` is looked for: "is looking for a supplier of", "sought a new source of"."""
    tokens = context.tokens
    ahead = [j for j in tokens.before(k, 4) if not tokens.flags[j] & Word.LINK]
    if not ahead or ahead[0] == k - 1:
        return False
    if tokens.low[ahead[0]] == "for" and len(ahead) > 1:
        return bool(tokens.flags[ahead[1]] & Word.ASKING and not tokens.flags[ahead[1]] & Word.BACKGROUND)
    return tokens.low[ahead[0]] in {"seek", "seeks", "sought", "seeking", "find"}


def _by_name(context: Context, k: int) -> bool:
    """Tell whether a seller or buyer stands between the deal and "of": "an offer by Norvik Systems of pumps"."""
    tokens = context.tokens
    by = next((j for j in tokens.before(k, 11) if tokens.low[j] == "by" and j), None)
    return by is not None and bool(tokens.flags[by - 1] & (Word.LOT | Word.DOING | Word.ASKING))


def _after_for(context: Context, k: int, previous: Before | None, *, counted: bool) -> Cue:
    """What stands before "for", "on" and the like: "a contract for", "a price on", "a plant for"."""
    tokens, word = context.tokens, context.tokens.low[k]
    for j in tokens.before(k, 13 if word == "for" else 1):
        if previous is not None and tokens.starts[j] < previous.end:
            break
        if tokens.flags[j] & Word.ASKING and tokens.low[j] != "list":
            return Cue(_TRADED, "goods.asked-for")
        if tokens.low[j] in cue_words().purposes:
            break
    if word == "for":
        return Cue(0.0 if counted else -1.5, "goods.purpose", purpose=not counted)
    if tokens.low[k - 1] in cue_words().papers:
        return Cue(0.9, "goods.about")
    return Cue(1.0 if word in {"involving", "concerning"} else -0.5, "goods.about")


def _received(context: Context, k: int) -> bool:
    """Tell whether a verb of trade stands before the name of who receives: "offered Norvik a pump"."""
    tokens = context.tokens
    if (tokens.flags[k] & Word.STOP and not tokens.low[k].endswith(("'s", "’s"))) or not tokens.joined(k):
        return False
    for j in tokens.before(k, 4):
        if tokens.flags[j] & Word.DEAL:
            noun = j and (tokens.low[j - 1] in cue_words().definite or tokens.low[j - 1] in {"a", "an", "of"})
            return not noun and not denied(context, j)
        if (tokens.flags[j] & Word.STOP and tokens.low[j] not in {"the", "of", "a", "an"}) or not tokens.joined(j):
            return False
    return False


def denied(context: Context, k: int) -> bool:
    """Tell whether the verb at `k` is negated."""
    tokens, words = context.tokens, cue_words()
    for j in tokens.before(k, 3):
        low = tokens.low[j]
        if low in words.negations:
            return True
        if low not in words.auxiliary and low not in {"does", "did"} and not tokens.flags[j] & Word.DEAL:
            break
    return False


def weight_behind(context: Context, phrase: Phrase) -> float:
    """Return what stands behind a phrase: the number of a control, a passive of trade, a verb of movement."""
    tokens, words = context.tokens, cue_words()
    k, end = phrase.last + 1, tokens.ends[phrase.last]
    weight = 2.0 if context.controlled(end) else 0.0
    auxiliary = False
    k = _past_aside(context, k)
    if _wanted(context, k):
        return weight + 1.3
    relative = k + 1 < len(tokens) and tokens.joined(k) and tokens.low[k] in {"that", "which"}
    relative = relative and not denied(context, k + 1)
    for j in range(k, min(k + 9, len(tokens))):
        flag, low = tokens.flags[j], tokens.low[j]
        if low in words.auxiliary:
            auxiliary = True
        elif flag & Word.DEAL and low.endswith(_PARTICIPLE) and low != "need" and (auxiliary or relative or j == k):
            return weight + (1.5 if auxiliary or relative or tokens.joined(j) else 0.0)
        elif flag & Word.MOVE and (auxiliary or j == k):
            origin = low in {"come", "came", "comes"} and j + 1 < len(tokens) and tokens.low[j + 1] == "from"
            return weight + (0.5 if origin else 1.0)
        elif j + 1 < len(tokens) and (low, tokens.low[j + 1]) in _ON_ORDER:
            return weight + 1.5
        elif auxiliary and low in {"subject", "object"}:
            return weight + 1.0
        elif (auxiliary and low != "the") or (j == k and low not in _FOLLOWING) or _breaks(context, j):
            break
    return weight


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
