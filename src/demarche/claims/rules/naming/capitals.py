"""Names in a text in capitals: runs around a word that is no common one, or before a legal form."""

from collections.abc import Iterator

from demarche.claims.rules.naming import vessels
from demarche.claims.rules.naming.lexicon import is_common, is_rare
from demarche.claims.rules.naming.reader import Reader

_STOP, _VERB, _NUMBER, _PLACE, _LEGAL, _HEAD, _UNUSUAL, _COMMON, _JOINT = "SVNPLHUCJ"
_DETERMINERS = frozenset(["THE", "ITS", "THEIR", "A", "AN"])
_LONGEST = 6
"""Words that a name goes on by behind its last unusual one."""


class CapitalsReader(Reader):
    """Reads the names of a sentence in capitals. Each word is of one class, a letter of `_classes`."""

    capitals = True
    _classes: list[str]

    def runs(self) -> Iterator[tuple[int, int]]:
        """Yield the runs that hold an unusual word, or end as names do."""
        tokens, i = self.tokens, 0
        self._classes = [self._class(n) for n in range(len(tokens))]
        while i < len(tokens):
            if self._parts(i):
                i += 1
                continue
            if self._announces_vessel(i):
                i += 1
                continue
            j = self._vessel_end(i)
            if j > i:
                yield i, j
            else:
                j = i + 1
                while j < len(tokens) and not self._parts(j) and self._runs_on(j):
                    j += 1
                yield from self._cut(i, j)
            i = j

    def _parts(self, i: int) -> bool:
        """Tell whether a word parts names."""
        return self._classes[i] in (_STOP, _VERB)

    def _class(self, i: int) -> str:
        up, words = self.tokens[i].up, self.words
        bare = up.removesuffix("'S")
        if up in ("AND", "OF", "&", "FOR"):
            return _JOINT if self._joins(i) else _STOP
        if bare in words.lead or bare in words.vessel_marks:
            return _STOP
        if bare[0].isdigit():
            return _NUMBER if bare.isdigit() else _COMMON
        return _LEGAL if bare in words.legal_words and len(bare) > 1 else self._class_of_word(bare, i)

    def _class_of_word(self, bare: str, i: int) -> str:
        words, common = self.words, is_common(bare)
        place = self.places.at(self.tokens[i].start) is not None
        if place and self.tokens[i].up.endswith("'S"):
            return _STOP
        if bare in words.heads:
            return _HEAD if common else _UNUSUAL
        if place and bare not in words.verbs:
            return _PLACE
        if bare in words.never_whole and bare not in words.fond | words.verbs:
            return _STOP
        if not common and bare not in words.verbs:
            return _UNUSUAL
        acts = bare in words.verbs or (bare.endswith(("ED", "ING")) and bare not in words.fond)
        return _VERB if acts else _COMMON

    def _joins(self, i: int) -> bool:
        """Tell whether AND, OF, FOR stand between parts of one name."""
        words, tokens = self.words, self.tokens
        if not 0 < i < len(tokens) - 1 or not self.joined(i) or not self.joined(i + 1):
            return False
        up, before = tokens[i].up, tokens[i - 1].up
        if up == "&":
            return True
        if up in ("OF", "FOR"):
            return before in words.strong and self.places.at(tokens[i + 1].start) is None
        ends = any(t.up in words.heads or t.up in words.legal_words for t in tokens[i + 1 : i + 4])
        return ends and is_common(before) and before not in words.legal_words | words.stops

    def _runs_on(self, j: int) -> bool:
        if self.joined(j):
            return True
        gap = self.text[self.tokens[j - 1].end : self.tokens[j].start]
        legal = self._classes[j] == _LEGAL and self._classes[j - 1] in (_LEGAL, _HEAD, _UNUSUAL)
        return legal and gap in (", ", " (", ". ", "., ")

    def _announces_vessel(self, i: int) -> bool:
        """Tell whether a word says that the name behind it is a vessel's: `THE DHOW AL FARZIN`."""
        more = i + 1 < len(self.tokens) and self.joined(i + 1) and not self._parts(i + 1)
        return more and self.tokens[i].up in self.words.ships

    def _vessel_end(self, i: int) -> int:
        """Return where the name of a vessel ends that begins at `i`; `i` where there is none."""
        tokens, classes, start = self.tokens, self._classes, self.tokens[i].start
        if classes[i] == _NUMBER:
            return i
        mark = vessels.marked(self.text, start)
        if mark is None and not vessels.sails(self.text, start):
            return i
        j = i + 1
        while j < min(len(tokens), i + 4) and not self._parts(j) and self.joined(j) and not self._describes(j):
            j += 1
        unusual = _UNUSUAL in classes[i:j]
        if mark is None:
            firm = any(
                tokens[k].up in self.words.heads or classes[k] == _LEGAL for k in range(i, min(j + 1, len(tokens)))
            )
            return j if unusual and not firm else i
        by_mark = mark.group().upper().strip(" \"'").split()[-1] in self.words.vessel_marks
        return j if unusual or by_mark else i

    def _cut(self, i: int, j: int) -> Iterator[tuple[int, int]]:
        """Yield the name within a segment: from its first unusual word to its last, with what belongs to it."""
        unusual = [n for n in range(i, j) if self._classes[n] == _UNUSUAL]
        if not unusual:
            yield from self._usual(i, j)
            return
        first, last = self._opened(unusual[0], i), self._closed(unusual[-1] + 1, j)
        if last == first + 1 and self._is_surname(last, j):
            known = self.tokens[first].up in self.words.given
            last += known or self.text.startswith(", WHO ", self.tokens[last].end)
        if self._classes[last - 1] == _LEGAL or self.legal_end(self.tokens[last - 1].end) is not None:
            first = self._widened(first, i)
        yield first, last

    def _is_surname(self, at: int, j: int) -> bool:
        """Tell whether a common word behind a given name is a surname."""
        return at < j and self._classes[at] in (_COMMON, _PLACE) and not self._describes(at)

    def _opened(self, first: int, i: int) -> int:
        """Take in what stands before the first unusual word and belongs to the name."""
        words, tokens = self.words, self.tokens
        while first > i and tokens[first - 1].up in words.fond:
            first -= 1
        while first > i and tokens[first - 1].up in words.legal_before:
            first -= 1
        if first > i and tokens[first - 1].up in words.given:
            return first - 1
        return first - 1 if first > i and self._is_place_of_name(first - 1, i) else first

    def _closed(self, last: int, j: int) -> int:
        """Take in what stands behind the last unusual word, up to a legal form or a head."""
        best, unusual = last, last
        while last < j and last < unusual + _LONGEST - 1:
            last += 1
            if self._classes[last - 1] == _LEGAL or self.tokens[last - 1].up in self.words.strong:
                best = last
        if best == unusual == j - 1 and self._classes[best] == _HEAD:
            return j  # `BALTIKA CONCERN` where nothing follows.
        numbered = best == unusual and best < j and self._classes[best] == _NUMBER
        return best + numbered

    def _widened(self, first: int, i: int) -> int:
        """Take in common words before a name that ends with a legal form, up to what parts it from the rest."""
        at = first
        while at > max(i, first - 3) and self._classes[at - 1] in (_COMMON, _PLACE, _HEAD, _JOINT):
            if self._describes(at - 1):
                break
            at -= 1
        return at if self._classes[at] != _JOINT else first

    def _describes(self, at: int) -> bool:
        """Tell whether a word says what a firm is and is none of its name."""
        up = self.tokens[at].up
        place = self.places.at(self.tokens[at].start)
        return up in self.words.descriptive or up.endswith("'S") or (place is not None and place.kind == "demonym")

    def _is_place_of_name(self, at: int, i: int) -> bool:
        """Tell whether a place before an unusual word belongs to the name: `KOREA NAMSAN`, `TEHRAN PARVAN`."""
        place, up = self.places.at(self.tokens[at].start), self.tokens[at].up
        if self._classes[at] != _PLACE or place is None or place.kind not in ("city", "country") or up.endswith("'S"):
            return False
        return at == i or self.tokens[at - 1].up in self.words.stops | self.words.descriptive

    def _usual(self, i: int, j: int) -> Iterator[tuple[int, int]]:
        """Yield a name of common words alone: its beginning or its end says that it is one."""
        before = self.tokens[i - 1].up if i else ""
        first = self._behind_description(i, j)
        if first > i:
            i, before = first, ""
        elif self._is_body_of(i, j, before):
            yield i, min(j, i + _LONGEST)
            return
        for last in range(j, i + 1, -1):
            if self._ends_name(i, last, before, described=first == i and not before):
                yield i, last
                return

    def _behind_description(self, i: int, j: int) -> int:
        """Return where a name begins behind what describes it: `EGYPTIAN COMPANY DELTA CANAL SHIPPING`."""
        for at in range(min(j - 2, i + 4), i, -1):
            if self.tokens[at - 1].up in self.words.descriptive and self._classes[at] not in (_LEGAL, _JOINT):
                return at
        return i

    def _is_body_of(self, i: int, j: int, before: str) -> bool:
        """Tell whether common words name a body of state: `THE DIRECTORATE OF ORDNANCE`."""
        joined = j - i > 2 and self._classes[i + 1] == _JOINT and self.tokens[i + 1].up in ("OF", "FOR")
        return joined and self.tokens[i].up in self.words.bodies and _introduces(before)

    def _ends_name(self, i: int, last: int, before: str, *, described: bool) -> bool:
        """Tell whether common words from `i` on make a name that ends before `last`."""
        words, up = self.words, self.tokens[last - 1].up
        if self._classes[last - 1] == _LEGAL and up not in words.legal_loose:
            return last - i > 1 and before not in ("A", "AN")
        if self._classes[last - 1] == _NUMBER:
            return self._is_numbered(i, last)
        if up in words.bodies and _introduces(before):
            return True
        if up not in words.strong or self._describes(i):
            return False
        if described:
            return last - i > 1
        rare = is_rare(self.tokens[i].up) and before not in ("A", "AN") and last - i > 1 + (before in _DETERMINERS)
        opens = self._classes[i] == _PLACE or self.tokens[i].up in words.fond
        return rare or (opens and last - i > 2 and before not in _DETERMINERS)

    def _is_numbered(self, i: int, last: int) -> bool:
        """Tell whether a number ends a name: `ESTABLISHMENT 3000`."""
        if last - i != 2 or self.tokens[i].up not in self.words.numbered or len(self.tokens[i + 1].word) < 2:
            return False
        following = self.tokens[last].up if last < len(self.tokens) else ""
        return not following or following in self.words.lead or not self.joined(last)


def _introduces(before: str) -> bool:
    return before in ("THE", "ITS", "THEIR") or before.endswith("'S")
