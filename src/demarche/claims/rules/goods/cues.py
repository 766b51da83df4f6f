"""Cues: what the words before a phrase say for and against its being goods of a deal.

A weight above zero speaks for it. The scale is that of `goods`: two is a verb of trade right before the phrase.
"""

from typing import NamedTuple

from demarche.claims.rules.goods.context import Context
from demarche.claims.rules.goods.lists import Before, goes_on, past_name
from demarche.claims.rules.goods.phrases import Phrase
from demarche.claims.rules.goods.quantities import Quantity
from demarche.claims.rules.goods.tokens import Tokens
from demarche.claims.rules.goods.words import CueWords, Word, cue_beginnings, cue_words

_TRADED = 2.0
_NEXT = 0.97
"""What the next of a list has of the weight of the one before."""
PARTICIPLE = ("ed", "ght", "old", "ent", "eld", "wn", "ken", "one", "ound")
_NUMBERED = frozenset(["lot", "item", "position", "crate", "case", "line", "article", "leg", "batch", "consignment"])
_LONG = 2000
"""Letters after which a sentence is none any more, so that its quotation marks say nothing."""
_QUOTES = frozenset('"“”')
_ABOUT = frozenset(["for", "on", "about", "regarding", "over", "involving", "concerning", "against"])
_PLACE = frozenset(["in", "into", "from", "by", "to", "at", "under"])


class Cue(NamedTuple):
    """What stands before a phrase: its weight, the rule, whether it is definite, whether it tells a mere purpose."""

    weight: float
    rule: str
    definite: bool = False
    purpose: bool = False


def cue_before(context: Context, phrase: Phrase, amount: Quantity | None, previous: Before | None) -> Cue:
    """Return what the words before a phrase, its quantity and its determiners say."""
    tokens, words = context.tokens, cue_words()
    k, definite = past_name(tokens, (amount.first if amount else phrase.first) - 1), False
    while k >= 0 and tokens.flags[k] & (Word.LINK | Word.DEMONYM) and tokens.low[k] != "of":
        definite = definite or tokens.low[k] in words.definite
        k -= 1
    if k < 0:
        return Cue(0.0, "goods.opens", definite)
    gap = tokens.text[tokens.ends[k] : tokens.starts[k + 1]]
    cue = _by_mark(context, k, gap, counted=amount is not None)
    if cue:
        return cue._replace(definite=cue.definite or definite)
    if previous is not None and goes_on(tokens, previous, k):
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


def _by_mark(context: Context, k: int, gap: str, *, counted: bool) -> Cue | None:
    """What the marks between a phrase and the word before it say: a colon, a possessive, quotation marks."""
    tokens = context.tokens
    if ":" in gap and (weight := _labelled(tokens, k, gap)):
        return Cue(weight, "goods.labelled")
    if tokens.low[k].endswith(("'s", "’s")):
        if _received(context, k):
            return Cue(_TRADED, "goods.traded", definite=True)
        return Cue(-0.7 if counted else 0.0, "goods.owned", definite=True)
    quoted = not _QUOTES.isdisjoint(gap) or _in_quotes(tokens.text, tokens.starts[k + 1])
    return Cue(-2.0, "goods.quoted") if quoted else None


def _labelled(tokens: Tokens, k: int, gap: str) -> float:
    """How much the words before a colon say for what is behind it; zero where they say nothing."""
    words = cue_words()
    if gap.strip() == ":" and tokens.low[k] in words.labels:
        return _TRADED
    for j in (k, *tokens.before(k, 12)):
        dealt = tokens.flags[j] & (Word.DEAL | Word.LOT) and not tokens.flags[j] & Word.BACKGROUND
        if dealt or tokens.low[j] in words.lists:
            return 1.8
    numbered = gap.strip() == ":" and k and tokens.flags[k] & Word.NUMBER and tokens.low[k - 1] in _NUMBERED
    return 1.5 if numbered else 0.0


def _in_quotes(text: str, start: int) -> bool:
    """Tell whether a place lies within quotation marks that open in its sentence."""
    return start < _LONG and text.count('"', 0, start) % 2 == 1


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
    flag_ahead, word_ahead = (tokens.flags[k - 1], tokens.low[k - 1]) if k else (0, "")
    if flag & Word.DEAL and (word != "like" or word_ahead == "would"):
        if flag_ahead & Word.BACKGROUND and not flag_ahead & (Word.DEAL | Word.AGENT):
            # "repairs ship turbines": the verb is the one before.
            return Cue(-2.0, "goods.background", purpose=True)
        if k and not denied(context, k) and _attributive(word, word_ahead, flag_ahead, words):
            # "A purchasing agent", "the ministry's export control unit".
            return Cue(0.0, "goods.named")
        return _dealt(context, k, counted=counted)
    if word in words.alike and word_ahead not in {"would", "should"}:
        return Cue(-3.0, "goods.alike", purpose=True)
    if flag & Word.BACKGROUND:
        return (
            Cue(-1.5 if word in words.yields else 0.5, "goods.made")
            if counted
            else Cue(-2.0, "goods.background", purpose=True)
        )
    return None


def _dealt(context: Context, k: int, *, counted: bool) -> Cue:
    """What a verb of trade says; what is not sold is known to be on sale, what is sold in general is no deal."""
    if denied(context, k):
        return Cue(1.0 if context.tokens.low[k + 1] == "the" else 0.0, "goods.denied")
    habit = context.tokens.low[k] in cue_words().habits and not counted and not context.titled
    return Cue(0.5, "goods.habit") if habit else Cue(_TRADED, "goods.traded")


def _attributive(word: str, ahead: str, flag_ahead: int, words: CueWords) -> bool:
    """Tell whether a word of trade only narrows the noun behind it, by the word ahead of it."""
    if word.endswith(PARTICIPLE):
        return False
    if ahead in words.be:
        # "Is purchasing agent of", but "is selling pumps".
        return not word.endswith("ing")
    return bool(flag_ahead & Word.LINK and ahead not in words.loose) or ahead.endswith(("'s", "’s"))


def _by_preposition(context: Context, k: int, previous: Before | None, *, counted: bool) -> Cue | None:
    """What a preposition before a phrase says, with the word that it belongs to."""
    tokens = context.tokens
    word = tokens.low[k]
    flag_ahead, word_ahead = (tokens.flags[k - 1], tokens.low[k - 1]) if k else (0, "")
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
    flag = tokens.flags[k - 1] if k else 0
    if not flag & Word.BACKGROUND and _by_name(context, k):
        return Cue(_TRADED, "goods.lot-of")
    if flag & Word.BACKGROUND or (flag & Word.AGENT and not flag & (Word.LOT | Word.UNIT)):
        sought = flag & Word.BACKGROUND and _sought(context, k - 1)
        return Cue(1.5, "goods.asked-for") if sought else Cue(-2.0, "goods.background", purpose=True)
    if flag & (Word.LOT | Word.DOING):
        return Cue(_TRADED, "goods.lot-of")
    if flag & (Word.UNIT | Word.NUMBER):
        return Cue(1.5, "goods.measured")
    known = not k or tokens.low[k + 1] in cue_words().definite
    return Cue(0.0 if known else -0.5, "goods.named")


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
    by = next((j for j in tokens.before(k, 11) if tokens.low[j] in {"by", "to", "from"} and j), None)
    if by is None or not tokens.flags[by - 1] & (Word.LOT | Word.DOING | Word.ASKING):
        return False
    # "The sale to Norvik of pumps", not "amounts to a list of pumps".
    return tokens.low[by] == "by" or not any(tokens.flags[j] & Word.LINK for j in range(by + 1, k))


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
        if tokens.low[j] in {"to", "from"} and j and tokens.flags[j - 1] & Word.DEAL:
            # "To ship to Norvik a pump".
            continue
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
