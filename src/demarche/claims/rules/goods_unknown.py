"""Goods that the vocabulary does not know, told by the form of the sentence: "ordered 40 widgets", "a batch of"."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator

from demarche.claims.rules.goods_context import Context
from demarche.claims.rules.goods_words import Word, cue_beginnings, cue_words
from demarche.claims.rules.phrases import Phrase, follow
from demarche.claims.rules.tokens import Tokens

_SIGNS = Word.LOT | Word.UNIT | Word.NUMBER | Word.DEAL
_CELL = 6
"""The most words of a cell that names goods."""
_WORD = 6
"""Letters that an unknown plural needs to be taken for goods without a number."""


def find_beginnings(tokens: Tokens) -> list[int]:
    """Return the words where goods would begin since the word before says so."""
    found: list[int] = []
    for i in range(1, tokens.size - 1):
        if tokens.flags[i] & _SIGNS:
            begin = _begin(tokens, i)
            if begin is not None:
                found.append(begin)
    return found


def find_unknown(tokens: Tokens, beginnings: Iterable[int], covered: set[int]) -> Iterator[Phrase]:
    """Yield the phrases that stand where goods stand; `covered` are the words of known phrases."""
    for first in beginnings:
        if first - 1 in covered or not tokens.joined(first):
            continue
        begin = _past_links(tokens, first)
        if begin >= tokens.size or begin in covered or not tokens.joined(begin) or not _introduced(tokens, begin):
            continue
        phrase = follow(tokens, begin)
        if phrase and not phrase.known and covered.isdisjoint(range(phrase.first, phrase.last + 1)):
            covered.update(range(phrase.first, phrase.last + 1))
            yield phrase


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


def _begin(tokens: Tokens, i: int) -> int | None:
    """The word where goods would begin, if word `i` says that goods follow."""
    flags, low, words = tokens.flags, tokens.low, cue_words()
    if flags[i] & (Word.LOT | Word.UNIT) and low[i] not in words.vague and low[i + 1] == "of" and tokens.joined(i + 1):
        counted = flags[i - 1] & (Word.NUMBER | Word.MEASURE)
        return i + 2 if flags[i] & Word.LOT or counted else None
    if flags[i] & Word.NUMBER:
        asked = low[i - 1] in {"for", "of"} and i > 1 and low[i - 2].startswith(cue_beginnings().trade)
        return i + 1 if asked or low[i - 1].startswith(cue_beginnings().trade) else None
    traded = flags[i] & Word.DEAL and low[i].startswith(cue_beginnings().trade)
    return i + 1 if traded and _plain_object(tokens, i + 1) else None


def _introduced(tokens: Tokens, begin: int) -> bool:
    """Tell whether the word before is one that introduces goods."""
    before = tokens.flags[begin - 1] & (Word.NUMBER | Word.UNIT | Word.DEAL)
    return bool(before) or tokens.low[begin - 1] in {"of", "a", "an"}


def _plain_object(tokens: Tokens, k: int) -> bool:
    """Tell whether an unknown plural, or an article, stands behind a verb of trade: "bought theodolites"."""
    if not tokens.joined(k):
        return False
    low = tokens.low[k]
    if low in {"a", "an"}:
        return True
    plural = len(low) >= _WORD and low.endswith("s") and not low.endswith(("ss", "us"))
    return plural and not tokens.flags[k] and low.isalpha() and not tokens.named(k, opens=False)


def _past_links(tokens: Tokens, begin: int) -> int:
    """The first word behind determiners, numbers and their units."""
    flags, k = tokens.flags, begin
    while k < min(begin + 6, len(tokens) - 1):
        unit = flags[k] & (Word.UNIT | Word.MEASURE) and flags[k - 1] & (Word.NUMBER | Word.MEASURE)
        if not unit and not flags[k] & (Word.LINK | Word.NUMBER | Word.ABOUT):
            break
        k += 1
    return k
