"""Where frames may begin in a sentence: at the words with which one of their ways begins, and nowhere else.

To try an expression at some places is much cheaper than to search a sentence for it.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from demarche.claims.rules.parties.signs import heads_of

_AUXILIARIES = frozenset(["is ", "are ", "was ", "were ", "be ", "been ", "being ", "get ", "got "])
"""Words with which a passive begins."""
_TOKEN = re.compile(r"[a-z]+ ?|,")
_BEFORE = 3
"""So many words before the participle the auxiliary stands at most."""
_MOST = 16384
"""Words that are kept in mind."""

Key = tuple[int, bool]
"""A frame, and whether it is its passive."""


class Openings:
    """The words with which frames begin."""

    def __init__(self, ways: Iterable[tuple[Key, Sequence[str]]], with_auxiliary: Iterable[Key]) -> None:
        """Take the ways of each frame, and those before which an auxiliary may stand."""
        self._by_head: dict[str, set[Key]] = {}
        self._known: dict[str, frozenset[Key]] = {}
        self.anywhere: set[Key] = set()
        """Those of which no beginning can be told."""
        self.with_auxiliary = frozenset(with_auxiliary)
        for key, forms in ways:
            for form in forms:
                heads = heads_of(form)
                if heads is None:
                    self.anywhere.add(key)
                for head in heads or ():
                    self._by_head.setdefault(head, set()).add(key)

    def of(self, token: str) -> frozenset[Key]:
        """Return what a word may begin; the blank behind it is part of it."""
        known = self._known.get(token)
        if known is None:
            heads = (token[:size] for size in range(1, len(token) + 1))
            known = frozenset(key for head in heads for key in self._by_head.get(head, ()))
            if len(self._known) < _MOST:
                self._known[token] = known
        return known


def find_openings(openings: Openings, text: str, likely: Iterable[int]) -> Mapping[Key, Sequence[int] | None]:
    """Return where each of some frames may begin, in order; None stands for anywhere."""
    wanted = frozenset((index, passive) for index in likely for passive in (True, False))
    found: dict[Key, list[int] | None] = dict.fromkeys(openings.anywhere & wanted)
    tokens = list(_TOKEN.finditer(text))
    for number, hit in enumerate(tokens):
        for key in openings.of(hit.group()) & wanted:
            places = found.setdefault(key, [])
            if places is not None:
                if key in openings.with_auxiliary:
                    before = tokens[max(0, number - _BEFORE) : number]
                    places += [word.start() for word in before if word.group() in _AUXILIARIES]
                places.append(hit.start())
    return found


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
