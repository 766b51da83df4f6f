"""Goods that the vocabulary does not know, told by the form of the sentence: "ordered 40 widgets", "a batch of"."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import lru_cache

from demarche.claims.rules.goods.context import Context
from demarche.claims.rules.goods.phrases import Phrase, follow
from demarche.claims.rules.goods.tokens import Tokens
from demarche.claims.rules.goods.words import Word, cue_beginnings, cue_words

_SIGNS = Word.LOT | Word.UNIT | Word.NUMBER | Word.DEAL
_CELL = 6
"""The most words of a cell that names goods."""
_WORD = 6
"""Letters that an unknown plural needs to be taken for goods without a number."""


def find_beginnings(tokens: Tokens) -> list[tuple[int, int]]:
    """Return the words that say that goods follow, each with the word where these would begin."""
    found: list[tuple[int, int]] = []
    flags = tokens.flags
    for i in range(1, tokens.size - 1):
        if flags[i] & _SIGNS:
            begin = _begin(tokens, i)
            if begin:
                found.append((i, begin))
    return found


def find_unknown(tokens: Tokens, beginnings: Iterable[tuple[int, int]], covered: set[int]) -> Iterator[Phrase]:
    """Yield the phrases that stand where goods stand; `covered` are the words of known phrases."""
    for i, first in beginnings:
        if i in covered or not _follows(tokens, i):
            continue
        begin = _past_links(tokens, first)
        if begin >= tokens.size or begin in covered or not tokens.joined(begin) or not _introduced(tokens, begin):
            continue
        phrase = follow(tokens, begin)
        if phrase and not phrase.known and covered.isdisjoint(range(phrase.first, phrase.last + 1)):
            covered.update(range(phrase.first, phrase.last + 1))
            yield phrase


def _follows(tokens: Tokens, i: int) -> bool:
    """Tell whether what is behind a word belongs to it; what a verb of trade takes is no name."""
    if tokens.flags[i] & (Word.LOT | Word.UNIT) and tokens.low[i + 1] == "of":
        return tokens.joined(i + 1)
    if tokens.flags[i] & Word.NUMBER:
        return True
    return tokens.joined(i + 1) and (tokens.low[i + 1] in {"a", "an"} or not tokens.named(i + 1, opens=False))


def find_cells(context: Context, covered: set[int]) -> Iterator[Phrase]:
    """Yield the cells of tables that stand under a head for goods and hold no known phrase."""
    tokens, table = context.tokens, context.table
    for row in table.rows if table else ():
        if row.cells == row.header:
            continue
        for cell, (start, end) in zip(row.cells, row.header, strict=False):
            if table is None or table.text[start:end].strip(" :.").lower() not in cue_words().labels:
                continue
            first, last = (bisect_left(tokens.starts, place - table.offset) for place in cell)
            last -= 1
            if first <= last < first + _CELL and covered.isdisjoint(range(first, last + 1)) and _worded(tokens, last):
                covered.update(range(first, last + 1))
                yield Phrase(first, last, doing=False, known=False)


def _worded(tokens: Tokens, k: int) -> bool:
    """Tell whether a word can end the name of goods in a cell."""
    bad = Word.NUMBER | Word.MEASURE | Word.NEVER | Word.STOP
    return tokens.low[k].isalpha() and len(tokens.low[k]) > 2 and not tokens.flags[k] & bad


def _begin(tokens: Tokens, i: int) -> int:
    """The word where goods would begin, if word `i` says that goods follow; else zero."""
    flags, low = tokens.flags, tokens.low
    flag = flags[i]
    if flag & (Word.LOT | Word.UNIT) and low[i + 1] == "of" and low[i] not in cue_words().vague:
        counted = flags[i - 1] & (Word.NUMBER | Word.MEASURE)
        return i + 2 if flag & Word.LOT or counted else 0
    if flag & Word.NUMBER:
        asked = low[i - 1] in {"for", "of"} and i > 1 and _trades(low[i - 2])
        return i + 1 if asked or _trades(low[i - 1]) else 0
    return i + 1 if flag & Word.DEAL and _plain_object(low[i + 1], flags[i + 1]) and _trades(low[i]) else 0


@lru_cache(maxsize=2048)
def _trades(low: str) -> bool:
    """Tell whether a word is one of trade."""
    return low.startswith(cue_beginnings().trade)


def _introduced(tokens: Tokens, begin: int) -> bool:
    """Tell whether the word before is one that introduces goods."""
    before = tokens.flags[begin - 1] & (Word.NUMBER | Word.UNIT | Word.DEAL)
    return bool(before) or tokens.low[begin - 1] in {"of", "a", "an"}


def _plain_object(low: str, flag: int) -> bool:
    """Tell whether an unknown plural, or an article, stands behind a verb of trade: "bought theodolites"."""
    if low in {"a", "an"}:
        return True
    return not flag and low.endswith("s") and len(low) >= _WORD and low.isalpha() and not low.endswith(("ss", "us"))


def _past_links(tokens: Tokens, begin: int) -> int:
    """The first word behind determiners, numbers and their units."""
    flags, k = tokens.flags, begin
    while k < min(begin + 6, len(tokens) - 1):
        unit = flags[k] & (Word.UNIT | Word.MEASURE) and flags[k - 1] & (Word.NUMBER | Word.MEASURE)
        if not unit and not flags[k] & (Word.LINK | Word.NUMBER | Word.ABOUT):
            break
        k += 1
    return k
