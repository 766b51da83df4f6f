"""Noun phrases that may be goods: the longest run of modifiers and heads around a word of goods.

There is no grammar here: a phrase is a run of words with single blanks between them that ends with a head; words that
cannot stand in one (determiners, prepositions, verbs of trade) end it to the left.
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from demarche.claims.rules.goods.tokens import Tokens
from demarche.claims.rules.goods.words import HEAD, Word, lexicon, singular_of

_ADJECTIVE = re.compile(
    r"(?:al|ic|ive|ous|ary|able|ible|less|ar|ant|ent|ine|grade|based|type|proof|class|axis|bit|bore|gauge|mm)$"
)
_MODEL = re.compile(r"(?=.*\d)(?=.*[A-Z])[A-Z\d][A-Za-z\d/-]*$|\d+(?:\.\d+)?(?:-[a-z]+|mm)$", re.IGNORECASE)
_SIZE = re.compile(r"\d[\d.,]*-?(?:mm|cm|[a-z]{2,}(?:-[a-z]+)*)$", re.IGNORECASE)
_MOST = 7
_MUTE = Word.STOP | Word.NUMBER
_ENDS = _MUTE | Word.AGENT | Word.DOING | Word.DEAL | Word.BACKGROUND | Word.LOT | Word.LINK
"""Words that end a phrase to the left."""
_MEASURES = frozenset(["mm", "gram", "ml"])
_BE = frozenset(["is", "are", "was", "were", "be", "been", "being", "not"])


class Phrase(NamedTuple):
    """A noun phrase, by the tokens it reaches over: `[first, last]`."""

    first: int
    last: int
    doing: bool
    """Whether the word behind it says what is done with it: "the graphite shipment"."""
    known: bool
    """Whether its head is in the vocabulary."""


def find_phrases(tokens: Tokens, heads: Iterable[int], *, titled: bool) -> Iterator[Phrase]:
    """Yield the phrases whose head is in the vocabulary, in order; none overlaps another.

    Args:
        tokens: the words of a sentence.
        heads: those that a phrase may end with.
        titled: whether it is the subject of the cable, whose words may all have capitals.
    """
    flags, size, past, opening = tokens.flags, tokens.size, 0, tokens.opening
    for i in heads:
        if i < past or _verb(tokens, i):
            continue
        last = _right(tokens, i)
        if not titled and (
            tokens.named(last, opens=last in opening) or (i != last and tokens.named(i, opens=i in opening))
        ):
            past = last + 1
            continue
        following = last + 1
        if flags[last] & Word.UNIT and following < size and tokens.low[following] == "of" and tokens.joined(following):
            # "Four sets of", "600 square meters of": the goods follow.
            continue
        doing = False
        maker = flags[following] & Word.AGENT and not flags[last] & Word.PLURAL if following < size else 0
        if following < size and tokens.joined(following) and (maker or not flags[following] & Word.STOP):
            if flags[following] & Word.DOING and not flags[following] & Word.AGENT:
                doing = True
            elif flags[following] & Word.AGENT or tokens.named(following, opens=False):
                past = following + 1
                continue
        yield Phrase(_left(tokens, i, titled=titled), last, doing, known=True)
        past = last + 1


def _right(tokens: Tokens, i: int) -> int:
    """The last word of the run of heads that begins at `i`."""
    flags, last = tokens.flags, i
    while last + 1 < len(tokens) and tokens.joined(last + 1):
        here, after = flags[last], flags[last + 1]
        if here & Word.PLURAL and not after & Word.TAIL:
            break
        if after & HEAD or after & Word.TAIL:
            last += 1
        elif not after and not here & Word.PLURAL and _unknown_tail(tokens, last + 1):
            return last + 1
        elif (not after and not here & Word.PLURAL and _bridges(tokens, last + 1)) or (
            after & Word.MODIFIER
            and not after & Word.STOP
            and last + 2 < len(tokens)
            and tokens.joined(last + 2)
            and flags[last + 2] & HEAD
        ):
            last += 2
        else:
            break
    return last


def _verb(tokens: Tokens, i: int) -> bool:
    """Tell whether a word that may be a verb of trade or a head is a verb: "to ship pumps"."""
    flags = tokens.flags
    if not flags[i] & (Word.DEAL | Word.STOP):
        return False
    return (
        i == 0 or not tokens.joined(i) or not flags[i - 1] & (Word.MODIFIER | HEAD) or bool(flags[i - 1] & Word.PLURAL)
    )


def _bridges(tokens: Tokens, k: int) -> bool:
    """Tell whether an unknown word stands between two heads of one phrase: "computer memory testers"."""
    low = tokens.low[k]
    if not low.isalpha() or len(low) < 4 or low.endswith(("ed", "s", "ly")) or tokens.named(k, opens=False):
        return False
    following = k + 1
    return (
        following < len(tokens)
        and tokens.joined(following)
        and bool(tokens.flags[following] & HEAD)
        and not _verb(tokens, following)
    )


def _unknown_tail(tokens: Tokens, k: int) -> bool:
    """Tell whether an unknown word behind a head is the head in truth: "a wafer stepper (", "fiber prepreg to"."""
    low, following = tokens.low[k], k + 1
    if not low.isalpha() or len(low) < 5 or low.endswith(("ed", "ing", "ly")) or tokens.named(k, opens=False):
        return False
    if low.endswith("s") and not tokens.flags[k - 1] & (Word.MATERIAL | Word.MODIFIER):
        # A verb rather: "the pump remains".
        return False
    return following >= len(tokens) or not tokens.joined(following) or bool(tokens.flags[following] & Word.STOP)


def _left(tokens: Tokens, i: int, *, titled: bool) -> int:
    """The first word of the phrase whose first head is `i`."""
    first = i
    while first > 0 and i - first < _MOST and first not in tokens.opening and tokens.joined(first):
        k = first - 1
        if tokens.low[k] in _MEASURES and k and tokens.flags[k - 1] & Word.NUMBER:
            first = k - 1
        elif _narrows(tokens, k, titled=titled):
            first = k
        else:
            break
    return first


def _narrows(tokens: Tokens, k: int, *, titled: bool) -> bool:
    """Tell whether a word belongs to the phrase that begins right behind it."""
    flag, word = tokens.flags[k], tokens.word(k)
    named = not titled and tokens.named(k, opens=k in tokens.opening)
    if flag & (Word.MODIFIER | HEAD):
        # A capital is the name of a maker or a model: the head itself is a common noun.
        plural = flag & Word.PLURAL and not flag & Word.MODIFIER
        verb = flag & Word.DEAL or (flag & Word.STOP and not flag & Word.MODIFIER)
        return not (named or plural or verb)
    if flag & _ENDS:
        return False
    if _SIZE.match(word) or _MODEL.match(word):
        return True
    if named:
        return _counted(tokens, k) and not _demonym(word)
    return _like_modifier(tokens, k, titled=titled) or _counted(tokens, k) or _working(tokens, k)


def _demonym(word: str) -> bool:
    return word.endswith(("an", "ish", "ese", "ch", "ss", "i"))


def _like_modifier(tokens: Tokens, k: int, *, titled: bool) -> bool:
    """Tell whether an unknown word looks as if it narrows the head behind it."""
    low = tokens.low[k]
    if "-" in low:
        if titled and not any(part in lexicon().flags for part in low.split("-")):
            return False
        return not low.startswith(("re-", "non-", "pre-", "so-")) and not low.endswith(
            ("-bound", "-based", "-led", "-made", "-origin", "-built", "-related")
        )
    if (
        low.endswith(("ly", "ed", "ing"))
        or len(low) < 4
        or (low.endswith("s") and not low.endswith(("ss", "ous", "us", "ics", "sis")))
    ):
        return False
    return bool(_ADJECTIVE.search(low)) or not (tokens.capitals or titled)


def _counted(tokens: Tokens, k: int) -> bool:
    """Tell whether an article or a number stands not far before `k`, so that the words between belong to the head."""
    for j in range(k, max(-1, k - 3), -1):
        if j == 0 or j in tokens.opening or not tokens.joined(j):
            return False
        flag = tokens.flags[j - 1]
        measured = tokens.low[j - 1] == "of" and j > 1 and tokens.flags[j - 2] & Word.UNIT
        if tokens.low[j - 1] in {"a", "an"} or flag & Word.NUMBER or measured:
            return not tokens.low[k].endswith("s") or not tokens.word(k).islower()
        if flag & (_MUTE | Word.DEAL | Word.AGENT | Word.DOING) or (
            tokens.named(j - 1, opens=False) and not tokens.named(k, opens=False)
        ):
            return False
    return False


def _working(tokens: Tokens, k: int) -> bool:
    """Tell whether an unknown word in -ing says what a machine does: "fuel chopping machine"."""
    return (
        tokens.low[k].endswith("ing")
        and bool(tokens.flags[k + 1] & Word.BOUND)
        and tokens.low[k - 1 if k else 0] not in _BE
    )


def follow(tokens: Tokens, i: int) -> Phrase | None:
    """Return the phrase that begins at word `i`, whatever its words; None where there is none."""
    flags, last = tokens.flags, None
    for k in range(i, min(i + _MOST, len(tokens))):
        if k > i and (not tokens.joined(k) or k in tokens.opening):
            break
        flag, low = flags[k], tokens.low[k]
        if flag & (Word.STOP | Word.LINK) or (
            flag & (Word.DEAL | Word.NUMBER | Word.BACKGROUND) and not flag & (HEAD | Word.MODIFIER)
        ):
            break
        if tokens.named(k, opens=k in tokens.opening) or (
            low.endswith(("ed", "ing", "ly")) and not flag and "-" not in low
        ):
            break
        last = k
    if last is None or any(flags[k] & Word.NEVER and not flags[k] & HEAD for k in range(i, last + 1)):
        return None
    word, flag = tokens.word(last), flags[last]
    if flag & (Word.AGENT | Word.DOING | Word.UNIT) and not flag & HEAD:
        return None
    if len(word) < 3 or not (word.isalpha() or "-" in word) or (last == i and flag & Word.NEVER):
        return None
    return Phrase(i, last, doing=False, known=bool(flag & HEAD))


def kind_words(tokens: Tokens, phrase: Phrase) -> tuple[str, ...]:
    """Return the words of a phrase as they are compared: in the singular, one word for each kind."""
    kinds, expand = lexicon().kinds, lexicon().expand
    words: list[str] = []
    for k in range(phrase.first, phrase.last + 1):
        low = tokens.low[k]
        if low[0].isdigit() and k < phrase.last:
            continue
        single = low if low in expand else singular_of(low)
        for part in expand.get(single) or single.split("-"):
            bare = singular_of(kinds.get(part, part))
            words.append(kinds.get(bare, bare))
    return tuple(words)
