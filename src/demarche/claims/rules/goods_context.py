"""What goods are read with: the words of a document, the sentences and rows of tables that they stand in."""

import re
from bisect import bisect_left
from dataclasses import dataclass, field

from demarche.claims.document import Document, Sentence
from demarche.claims.rules.controls_named import ControlMention
from demarche.claims.rules.phrases import Tokens
from demarche.claims.rules.tables import Row, find_rows

_FORBIDS = re.compile(
    r"\b(?:forbid|prohibit|ban|oblige|require|calls? (?:on|upon)|embargo|bar(?:s|red)\b|prevent (?:such|the))",
    re.IGNORECASE,
)
_RESOLUTION = re.compile(r"\bUNSCRs?\b|\bresolutions?\b", re.IGNORECASE)
_VIGILANCE = re.compile(r"\bvigilan|\barms embargo|\bstates (?:shall|must|should|are (?:required|obliged|bound))\b", re.IGNORECASE)


@dataclass(slots=True)
class Context:
    """The words of a document, and where they stand."""

    document: Document
    tokens: Tokens
    opening: frozenset[int]
    """The words that begin a sentence, an item or a cell."""
    sentences: tuple[Sentence, ...]
    of_token: list[int]
    """The sentence of each word."""
    subject_end: int
    controls: list[ControlMention]
    rows: list[Row]
    row_starts: list[int]
    _forbidding: dict[int, bool] = field(default_factory=dict)

    def before(self, k: int, most: int) -> range:
        """Return the words before `k` in its sentence, the nearest first, at most so many."""
        number, lowest = self.of_token[k], k
        while lowest > 0 and k - lowest < most and self.of_token[lowest - 1] == number:
            lowest -= 1
        return range(k - 1, lowest - 1, -1)

    def controlled(self, end: int) -> bool:
        """Tell whether a control entry is named right behind a place: "pumps (2B999)"."""
        at = bisect_left(self.controls, (end,))
        return at < len(self.controls) and self.controls[at].start <= end + 4

    def forbids(self, number: int) -> bool:
        """Tell whether a sentence says what a resolution forbids, so that its goods are those of the resolution."""
        known = self._forbidding.get(number)
        if known is None:
            sentence = self.sentences[number]
            words = self.document.text[sentence.start : sentence.end]
            known = bool(_VIGILANCE.search(words) or (_RESOLUTION.search(words) and _FORBIDS.search(words)))
            self._forbidding[number] = known
        return known


def make_context(document: Document, controls: list[ControlMention]) -> Context:
    """Return what the goods of a document are read with; `controls` are the entries that it names."""
    rows = find_rows(document)
    tokens, sentences = Tokens(document, rows), document.sentences
    of_token: list[int] = []
    opening: set[int] = set()
    for number in range(len(sentences)):
        begin = len(of_token)
        following = sentences[number + 1].start if number + 1 < len(sentences) else len(document.text)
        of_token += [number] * (bisect_left(tokens.starts, following, begin) - begin)
        if len(of_token) > begin:
            opening.add(begin)
    of_token += [max(0, len(sentences) - 1)] * (len(tokens) - len(of_token))
    _open_items(tokens, opening)
    if tokens.cells:
        opening.update(i for i, start in enumerate(tokens.starts) if start in tokens.cells)
    subject_end = document.passages[0].end if document.has_subject and document.passages else 0
    starts = [row.cells[0][0] for row in rows]
    return Context(document, tokens, frozenset(opening), sentences, of_token, subject_end, controls, rows, starts)


def _open_items(tokens: Tokens, opening: set[int]) -> None:
    """Also a word behind a colon, a dash or the number of a paragraph opens something."""
    wide = [i for i, (a, b) in enumerate(zip(tokens.starts[1:], tokens.ends, strict=False), 1) if a - b > 1]
    for i in wide:
        gap = tokens.text[tokens.ends[i - 1] : tokens.starts[i]]
        if ":" in gap or "--" in gap or (i - 1 in opening and (")" in gap or "." in gap)):
            opening.add(i)
