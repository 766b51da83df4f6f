"""Names in mixed case: runs of words with a capital, joined by small connecting words."""

from collections.abc import Iterator

from demarche.claims.rules.naming.lexicon import is_common
from demarche.claims.rules.naming.reader import Reader
from demarche.claims.rules.naming.tokens import has_capital, is_acronym


class MixedReader(Reader):
    """Reads the names of a sentence in mixed case."""

    _capital: list[bool]

    def runs(self) -> Iterator[tuple[int, int]]:
        """Yield the runs of words with a capital; what opens a sentence and names nothing is left out."""
        i, tokens = 0, self.tokens
        self._capital = [not t.word.islower() and has_capital(t.word) for t in tokens]
        while i < len(tokens):
            if not self._capital[i]:
                i += 1
                continue
            j = i + 1
            while j < len(tokens) and (step := self._step(i, j)):
                j += step
            if j > i + 1 or tokens[i].up not in self.words.alone:
                yield i, j
            i = j

    def _step(self, first: int, j: int) -> int:
        """Return how many tokens the run that ends before `j` goes on by; 0 where it ends."""
        tokens = self.tokens
        if not self.joined(j):
            return 0
        hit = self.legal.match(self.text, tokens[j - 1].end, self.end + 1)
        if hit is not None:
            following = j + sum(1 for t in tokens[j : j + 5] if t.end <= hit.end())
            return following - j if following < len(tokens) and self._goes_on(following) else 0
        word = tokens[j].word
        if len(word) > 1 and word in self.words.stops:
            return 0  # A function word in capitals: the capitals tell nothing.
        if word in self.words.currencies and j + 1 < len(tokens) and tokens[j + 1].word[0].isdigit():
            return 0
        if self._capital[j] or (word.isdigit() and len(word) <= 4):
            return 1
        return self._over_connectors(first, j)

    def _over_connectors(self, first: int, j: int) -> int:
        """Return how many tokens the run goes on by over connecting words to the next word with a capital."""
        tokens, k = self.tokens, j
        while k < min(len(tokens), j + 3) and tokens[k].up in self.words.connectors and self.joined(k):
            k += 1
        if k == j or k >= len(tokens) or not self.joined(k) or not self._capital[k]:
            return 0
        return k - j + 1 if self._connects(first, j, k) else 0

    def _goes_on(self, following: int) -> bool:
        """Tell whether a name goes on behind what looks like a legal form: `Steel Company Group`."""
        if not self.joined(following):
            return False
        before, token = self.tokens[following - 1].up, self.tokens[following]
        if (
            token.up in ("FOR", "OF")
            and before in self.words.legal_loose | self.words.place_heads
            and following + 1 < len(self.tokens)
        ):
            after = self.tokens[following + 1]
            place = self.places.at(after.start)
            ends = before in self.words.place_heads and place is not None and place.kind == "country"
            return has_capital(after.word) and (place is None or ends)
        return token.up in self.words.strong

    def _connects(self, first: int, j: int, k: int) -> bool:
        """Tell whether the connecting words `[j, k)` join what stands before and behind them in one name."""
        before = [t.up for t in self.tokens[first:j]]
        joint = self.tokens[j].up
        if joint in self.words.joints:
            return True
        if joint == "FOR":
            named = before[-1] in self.words.heads | self.words.of_heads | self.words.legal_loose
            return named and self.places.at(self.tokens[k].start) is None
        if joint == "OF":
            return self._of_joins(before, k)
        return self._and_joins(before[-1], k) if joint in ("AND", "E", "I") else True

    def _of_joins(self, before: list[str], k: int) -> bool:
        """Tell whether "of" stands within a name: `Institute of Physics`, `Atomic Energy Organization of Iran`."""
        words, head = self.words, before[-1]
        place = self.places.at(self.tokens[k].start)
        if place is None:
            return head in words.heads or head in words.lead or head in words.of_heads
        if place.kind == "city" and len(before) > 1:
            return False
        return head in words.place_heads or (head in words.bodies and place.kind == "country")

    def _and_joins(self, before: str, k: int) -> bool:
        """Tell whether "and" stands within one name: what follows ends one, and what precedes is none by itself."""
        words, tokens, last = self.words, self.tokens, k
        while last + 1 < len(tokens) and self.joined(last + 1) and self._capital[last + 1]:
            last += 1
        up = tokens[last].up
        ends = up in words.heads or up in words.legal_words or self.legal_end(tokens[last].end) is not None
        return ends and is_common(before) and before not in words.legal_words and not is_acronym(tokens[k].word)
