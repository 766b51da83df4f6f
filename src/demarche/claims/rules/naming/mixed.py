"""Names in mixed case: runs of words with a capital, joined by small connecting words."""

from collections.abc import Iterator

from demarche.claims.rules.naming.lexicon import is_common
from demarche.claims.rules.naming.reader import Reader
from demarche.claims.rules.naming.tokens import is_acronym
from demarche.claims.rules.naming.words import has_capital


class MixedReader(Reader):
    """Reads the names of sentences in mixed case."""

    def runs(self) -> Iterator[tuple[int, int]]:
        """Yield the runs of words with a capital; what opens a sentence and names nothing is left out."""
        words, i, size = self.words, 0, self.size
        index = self.tokens.capital.index
        while True:
            try:
                i = index(True, i)
            except ValueError:
                return
            j = i + 1
            while j < size and words[j].goes_on and (step := self._step(i, j)):
                j += step
            if j > i + 1 or not words[i].alone:
                yield i, j
            i = j

    def is_nothing(self, i: int) -> bool:
        """Tell whether a word names nothing by itself, unless it is a vessel's."""
        return (self.words[i].nothing or self.starts[i] in self.places.covering) and not self.may_be_vessel(i)

    def _step(self, first: int, j: int) -> int:
        """Return how many words the run goes on by that ends before `j`; 0 where it ends."""
        words, word = self.words, self.words[j].word
        if not self.joined(j):
            return 0
        if words[j].legal:
            hit = self.legal.match(self.text, self.tokens.end(j - 1), self.end + 1)
            if hit is not None:
                following = j + sum(1 for k in range(j, min(j + 5, self.size)) if self.tokens.end(k) <= hit.end())
                return following - j if following < self.size and self._goes_on(following) else 0
        if len(word) > 1 and word in self.vocabulary.stops:
            return 0  # A function word in capitals: the capitals tell nothing.
        if word in self.vocabulary.currencies and j + 1 < self.size and words[j + 1].word[0].isdigit():
            return 0
        if words[j].capital or (word.isdigit() and len(word) <= 4):
            return 1
        return self._over_connectors(first, j)

    def _over_connectors(self, first: int, j: int) -> int:
        """Return how many words the run goes on by over connecting words to the next word with a capital."""
        words, size, k = self.words, self.size, j
        while k < min(size, j + 3) and words[k].up in self.vocabulary.connectors and self.joined(k):
            k += 1
        if k == j or k >= size or not words[k].capital or not self.joined(k):
            return 0
        return k - j + 1 if self._connects(first, j, k) else 0

    def _goes_on(self, following: int) -> bool:
        """Tell whether a name goes on behind what looks like a legal form: `Steel Company Group`."""
        if not self.joined(following):
            return False
        words, known = self.words, self.vocabulary
        before, up = words[following - 1].up, words[following].up
        headed = before in known.legal_loose or before in known.place_heads
        if up in ("FOR", "OF") and headed and following + 1 < self.size:
            place = self.places.at(self.starts[following + 1])
            ends = before in known.place_heads and place is not None and place.kind == "country"
            return has_capital(words[following + 1].word) and (place is None or ends)
        return up in known.strong

    def _connects(self, first: int, j: int, k: int) -> bool:
        """Tell whether the connecting words `[j, k)` join what stands before and behind them in one name."""
        known, before, joint = self.vocabulary, self.words[j - 1].up, self.words[j].up
        if joint in known.joints:
            return True
        if joint == "FOR":
            named = before in known.heads or before in known.of_heads or before in known.legal_loose
            return named and self.starts[k] not in self.places.covering
        if joint == "OF":
            return self._of_joins(before, k, alone=j - first == 1)
        return self._and_joins(before, k) if joint in ("AND", "E", "I") else True

    def _of_joins(self, head: str, k: int, *, alone: bool) -> bool:
        """Tell whether "of" stands within a name: `Institute of Physics`, `Atomic Energy Organization of Iran`."""
        known = self.vocabulary
        place = self.places.at(self.starts[k])
        if place is None:
            return head in known.heads or head in known.lead or head in known.of_heads
        if place.kind == "city" and not alone:
            return False
        return head in known.place_heads or (head in known.bodies and place.kind == "country")

    def _and_joins(self, before: str, k: int) -> bool:
        """Tell whether "and" stands within one name: what follows ends one, and what precedes is none by itself."""
        words, known, last = self.words, self.vocabulary, k
        while last + 1 < self.size and words[last + 1].capital and self.joined(last + 1):
            last += 1
        up = words[last].up
        ends = up in known.heads or up in known.legal_words or self.legal_end(self.tokens.end(last)) is not None
        return ends and is_common(before) and before not in known.legal_words and not is_acronym(words[k].word)
