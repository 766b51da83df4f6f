"""Where frames may begin in a sentence: at the words with which one of their ways begins, and nowhere else.

A way counts where one of its signs stands in the sentence. To try an expression at some places is much cheaper than to
search a sentence for it.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import reduce
from operator import or_
from typing import NamedTuple

from demarche.claims.rules.parties.signs import beginnings, heads_of, signs_of
from demarche.claims.rules.parties.tokens import MOST, TOKEN, Memo, tokens_of

_AUXILIARIES = frozenset(["is ", "are ", "was ", "were ", "be ", "been ", "being ", "get ", "got "])
"""Words with which a passive begins."""
_BEFORE = 3
"""So many words before the participle the auxiliary stands at most."""
_NEAR = 60
_LONGEST = 10
"""Letters of a sign of a way."""

Key = tuple[int, bool]
"""A frame, and whether it is its passive."""


class Way(NamedTuple):
    """A way to say what a frame does, as a regular expression."""

    key: Key
    form: str
    auxiliary: bool
    """Whether an auxiliary may stand before it."""


class Openings:
    """The ways of frames by their signs, and by the words with which they begin; a set of ways is a number of bits."""

    def __init__(self, ways: Iterable[Way]) -> None:
        self._ways = tuple(ways)
        self._by_sign: defaultdict[str, int] = defaultdict(int)
        self._by_head: defaultdict[str, int] = defaultdict(int)
        self._signs = Memo(self._told_by)
        self._heads = Memo(self._begun_by)
        self._lists: dict[int, tuple[Way, ...]] = {}
        self._always = self._anywhere = 0
        for number, way in enumerate(self._ways):
            # A way that has no other word is told by a common one.
            signs = signs_of(way.form, _LONGEST) or signs_of(way.form, _LONGEST, frozenset())
            heads = heads_of(way.form)
            self._always |= (signs is None) << number
            self._anywhere |= (heads is None) << number
            for told, table in ((signs, self._by_sign), (heads, self._by_head)):
                for word in told or ():
                    table[word] |= 1 << number

    @property
    def always(self) -> frozenset[int]:
        """The frames of which no sign can be told."""
        return frozenset(way.key[0] for way in self._listed(self._always))

    def find(self, text: str) -> Mapping[Key, Sequence[int] | None]:
        """Return where each frame may begin in a text in small letters, in any order; None stands for anywhere."""
        words = tokens_of(text)
        likely = reduce(or_, map(self._signs.__getitem__, words), self._always)
        found: dict[Key, list[int] | None] = {way.key: None for way in self._listed(likely & self._anywhere)}
        opening = {word: ways for word in words if (ways := likely & self._heads[word])}
        if not opening:
            return found
        for word, ways in opening.items():
            for start in _places(text, word):
                for way in self._listed(ways):
                    places = found.setdefault(way.key, [])
                    if places is not None:
                        if way.auxiliary:
                            places += _auxiliaries(text, start)
                        places.append(start)
        return found

    def _listed(self, ways: int) -> Sequence[Way]:
        """Return the ways of a set."""
        if not ways:
            return ()
        known = self._lists.get(ways)
        if known is None:
            known = tuple(way for number, way in enumerate(self._ways) if ways >> number & 1)
            if len(self._lists) < MOST:
                self._lists[ways] = known
        return known

    def _told_by(self, token: str) -> int:
        """Return the ways that a word may be a sign of."""
        signs = beginnings(token.rstrip(" "), _LONGEST)
        return reduce(or_, (self._by_sign.get(sign, 0) for sign in signs))

    def _begun_by(self, token: str) -> int:
        """Return the ways that a word may begin; the blank behind it is part of it."""
        return reduce(or_, (self._by_head.get(token[:size], 0) for size in range(1, len(token) + 1)))


def _places(text: str, word: str) -> Iterator[int]:
    """Yield where a word stands, as it was cut from a text: with a blank behind it, or where none follows."""
    bare = word[-1] not in " ,"
    at = text.find(word)
    while at >= 0:
        inside = word != "," and "a" <= text[at - 1 : at] <= "z"
        following = text[at + len(word) : at + len(word) + 1] if bare else ""
        if not inside and following != " " and not "a" <= following <= "z":
            yield at
        at = text.find(word, at + 1)


def _auxiliaries(text: str, start: int) -> list[int]:
    """Return where auxiliaries stand not far before a participle."""
    before = list(TOKEN.finditer(text, max(0, start - _NEAR), start))[-_BEFORE:]
    return [word.start() for word in before if word.group() in _AUXILIARIES]


def hits(pattern: re.Pattern[str] | None, text: str, places: Sequence[int] | None) -> Iterator[re.Match[str]]:
    """Yield what `finditer` would, where a pattern matches at some places only; None stands for anywhere."""
    if pattern is None:
        return
    if places is None:
        yield from pattern.finditer(text)
        return
    at = 0
    for place in sorted(set(places)):
        if place >= at and (hit := pattern.match(text, place)):
            yield hit
            at = hit.end()
