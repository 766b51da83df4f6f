"""Names in a text in capitals: runs around a word that is no common one, or before a legal form."""

import re
from collections.abc import Iterator
from operator import itemgetter

from demarche.claims.rules.naming import vessels
from demarche.claims.rules.naming.lexicon import is_common, is_rare
from demarche.claims.rules.naming.reader import Reader
from demarche.claims.rules.naming.tokens import Tokens
from demarche.claims.rules.naming.words import (
    CLASSES,
    COMMON,
    HEAD,
    JOINT,
    LEGAL,
    NUMBER,
    PLACE,
    STOP,
    UNUSUAL,
    VERB,
    Word,
)

_PARTS = STOP + VERB
_SEGMENT = re.compile(f"[^{_PARTS}]+")
_CLOSES = itemgetter(Word._fields.index("closes"))
_DETERMINERS = frozenset(["THE", "ITS", "THEIR", "A", "AN"])
_LONGEST = 6
"""Words that a name goes on by behind its last unusual one."""


class CapitalsReader(Reader):
    """Reads the names of sentences in capitals. Each word is of one class, a letter of `_classes`."""

    capitals = True
    _classes: list[str]

    def take(self, tokens: Tokens, end: int) -> None:
        """Take the words of the sentence to read, which ends at `end`."""
        super().take(tokens, end)
        covering = self.places.covering
        pairs = zip(tokens.words, tokens.starts, strict=True)
        self._classes = [CLASSES[word.up][start in covering] for word, start in pairs]
        if JOINT in self._classes:
            for i in [i for i, letter in enumerate(self._classes) if letter == JOINT and not self._joins(i)]:
                self._classes[i] = STOP

    def runs(self) -> Iterator[tuple[int, int]]:
        """Yield the runs that hold an unusual word, or end as names do."""
        classes = self._classes
        for segment in _SEGMENT.finditer("".join(classes)):
            i, size = segment.span()
            if size == i + 1 and classes[i] != UNUSUAL and not self.may_be_vessel(i):
                continue  # One common word is no name.
            while i < size:
                while i + 1 < size and self._announces_vessel(i):
                    i += 1
                j = self._vessel_end(i)
                if j > i:
                    yield i, j
                else:
                    j = i + 1
                    while j < size and self._runs_on(j):
                        j += 1
                    name = self._cut(i, j)
                    if name is not None:
                        yield name
                i = j

    def _joins(self, i: int) -> bool:
        """Tell whether AND, OF, FOR stand between parts of one name."""
        if not 0 < i < self.size - 1:
            return False
        words, known = self.words, self.vocabulary
        up, before = words[i].up, words[i - 1].up
        if up in ("OF", "FOR"):
            trade = up == "FOR" and (before in known.legal_loose or words[i + 1].up in known.strong)
            fits = (before in known.strong or trade) and self.starts[i + 1] not in self.places.covering
        else:
            apart = before in known.legal_words or before in known.stops or not is_common(before)
            fits = up == "&" or (not apart and self._ends_soon(i + 1))
        return fits and self.joined(i) and self.joined(i + 1)

    def _ends_soon(self, i: int) -> bool:
        """Tell whether a head or a legal form is among the next words."""
        words, known = self.words, self.vocabulary
        return any(w.up in known.heads or w.up in known.legal_words for w in words[i : i + 3])

    def _runs_on(self, j: int) -> bool:
        if self.joined(j):
            return True
        if self._classes[j] != LEGAL or self._classes[j - 1] not in (LEGAL, HEAD, UNUSUAL, PLACE):
            return False
        return self.text[self.tokens.end(j - 1) : self.starts[j]] in (", ", " (", ". ", "., ")

    def _announces_vessel(self, i: int) -> bool:
        """Tell whether a word says that the next one begins a vessel's name: `THE DHOW AL FARZIN`."""
        return self.words[i].up in self.vocabulary.ships and self.joined(i + 1)

    def _vessel_end(self, i: int) -> int:
        """Return where the name of a vessel ends that begins at `i`; `i` where there is none."""
        classes, start = self._classes, self.starts[i]
        if classes[i] == NUMBER or not self.may_be_vessel(i):
            return i
        mark = vessels.marked(self.text, start)
        if mark is None and not vessels.sails(self.text, start):
            return i
        j = i + 1
        while j < min(self.size, i + 4) and classes[j] not in _PARTS and self.joined(j) and not self._describes(j):
            j += 1
        unusual = UNUSUAL in classes[i:j]
        if mark is None:
            heads, words = self.vocabulary.heads, self.words
            firm = any(words[k].up in heads or classes[k] == LEGAL for k in range(i, min(j + 1, self.size)))
            return j if unusual and not firm else i
        by_mark = mark.group().upper().strip(" \"'").split()[-1] in self.vocabulary.vessel_marks
        return j if unusual or by_mark else i

    def _cut(self, i: int, j: int) -> tuple[int, int] | None:
        """Return the name within a segment: from its first unusual word to its last, with what belongs to it."""
        classes = self._classes
        if UNUSUAL not in classes[i:j]:
            return self._usual(i, j) if True in map(_CLOSES, self.words[i:j]) else None
        unusual = [n for n in range(i, j) if classes[n] == UNUSUAL]
        first, last = self._opened(unusual[0], i), self._closed(unusual[-1] + 1, j)
        if last == first + 1 and self._is_surname(last, j):
            given = self.words[first].up in self.vocabulary.given
            last += given or self.text.startswith(", WHO ", self.tokens.end(last))
        if classes[last - 1] == LEGAL or self.legal_end(self.tokens.end(last - 1)) is not None:
            first = self._widened(first, i)
        return first, last

    def _is_surname(self, at: int, j: int) -> bool:
        """Tell whether a common word behind a given name is a surname."""
        return at < j and self._classes[at] in (COMMON, PLACE) and not self._describes(at)

    def _opened(self, first: int, i: int) -> int:
        """Take in what stands before the first unusual word and belongs to the name."""
        words, known = self.words, self.vocabulary
        while first > i and words[first - 1].up in known.fond:
            first -= 1
        while first > i and words[first - 1].up in known.legal_before:
            first -= 1
        if first > i and words[first - 1].up in known.given:
            return first - 1
        return first - 1 if first > i and self._is_place_of_name(first - 1, i) else first

    def _closed(self, last: int, j: int) -> int:
        """Take in what stands behind the last unusual word, up to a legal form or a head."""
        best, unusual, joined = last, last, False
        while last < j and last < unusual + _LONGEST - 1:
            last += 1
            kind = self._classes[last - 1]
            if kind == LEGAL or self.words[last - 1].up in self.vocabulary.strong:
                best = last
            elif kind == JOINT:
                joined = unusual < best == last - 1
            elif joined and kind in (HEAD, COMMON):
                best = last  # `CENTER FOR TECHNICAL RESEARCH`
        if best == unusual == j - 1 and self._classes[best] == HEAD:
            return j  # `BALTIKA CONCERN` where nothing follows.
        numbered = best == unusual and best < j and self._classes[best] == NUMBER
        return best + numbered

    def _widened(self, first: int, i: int) -> int:
        """Take in common words before a name that ends with a legal form, up to what parts it from the rest."""
        at = first
        while at > max(i, first - 3) and self._classes[at - 1] in (COMMON, PLACE, HEAD, JOINT):
            if self._describes(at - 1):
                break
            at -= 1
        return at if self._classes[at] != JOINT else first

    def _describes(self, at: int) -> bool:
        """Tell whether a word says what a firm is and is none of its name."""
        up = self.words[at].up
        if up in self.vocabulary.descriptive or up.endswith("'S"):
            return True
        place = self.places.at(self.starts[at])
        return place is not None and place.kind == "demonym"

    def _is_place_of_name(self, at: int, i: int) -> bool:
        """Tell whether a place before an unusual word belongs to the name: `KOREA NAMSAN`, `TEHRAN PARVAN`."""
        place, up = self.places.at(self.starts[at]), self.words[at].up
        if self._classes[at] != PLACE or place is None or place.kind not in ("city", "country") or up.endswith("'S"):
            return False
        before = "" if at == i else self.words[at - 1].up
        return at == i or before in self.vocabulary.stops or before in self.vocabulary.descriptive

    def _usual(self, i: int, j: int) -> tuple[int, int] | None:
        """Return a name of common words alone: its beginning or its end says that it is one."""
        if j == i + 1:
            return None
        before = self.words[i - 1].up if i else ""
        first = self._behind_description(i, j)
        described = first > i or not before
        if first > i:
            i, before = first, ""
        elif self._is_body_of(i, j, before):
            return i, min(j, i + _LONGEST)
        ends = (last for last in range(j, i + 1, -1) if self._ends_name(i, last, before, described=described))
        last = next(ends, None)
        return None if last is None else (i, last)

    def _behind_description(self, i: int, j: int) -> int:
        """Return where a name begins behind what describes it: `EGYPTIAN COMPANY DELTA CANAL SHIPPING`."""
        for at in range(min(j - 2, i + 4), i, -1):
            if self.words[at - 1].up in self.vocabulary.descriptive and self._classes[at] not in (LEGAL, JOINT):
                return at
        return i

    def _is_body_of(self, i: int, j: int, before: str) -> bool:
        """Tell whether common words name a body of state: `THE DIRECTORATE OF ORDNANCE`."""
        joined = j - i > 2 and self._classes[i + 1] == JOINT and self.words[i + 1].up in ("OF", "FOR")
        return joined and self.words[i].up in self.vocabulary.bodies and _introduces(before)

    def _ends_name(self, i: int, last: int, before: str, *, described: bool) -> bool:
        """Tell whether common words from `i` on make a name that ends before `last`."""
        known, up = self.vocabulary, self.words[last - 1].up
        if self._classes[last - 1] == LEGAL and up not in known.legal_loose:
            return last - i > 1 and before not in ("A", "AN")
        if self._classes[last - 1] == NUMBER:
            return self._is_numbered(i, last)
        if up in known.bodies and _introduces(before):
            return True
        if up not in known.strong or self._describes(i):
            return False
        if described:
            return last - i > 1
        rare = is_rare(self.words[i].up) and before not in ("A", "AN") and last - i > 1 + (before in _DETERMINERS)
        opens = self._classes[i] == PLACE or self.words[i].up in known.fond
        return rare or (opens and last - i > 2 and before not in _DETERMINERS)

    def _is_numbered(self, i: int, last: int) -> bool:
        """Tell whether a number ends a name: `ESTABLISHMENT 3000`."""
        if last - i != 2 or self.words[i].up not in self.vocabulary.numbered or len(self.words[i + 1].word) < 2:
            return False
        following = self.words[last].up if last < self.size else ""
        return not following or following in self.vocabulary.lead or not self.joined(last)


def _introduces(before: str) -> bool:
    return before in ("THE", "ITS", "THEIR") or before.endswith("'S")
