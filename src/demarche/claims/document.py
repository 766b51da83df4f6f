"""What extractors read: subject and body of a cable as prose, cut into passages and sentences.

Line wraps are blanks here, so that rules need not know of them; every offset leads back to the source. A word that
was divided at its hyphen is joined.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from demarche.cable.cable import Cable
from demarche.claims.model import Evidence, Span
from demarche.claims.sentences import find_breaks, split_sentences
from demarche.claims.signs import SIGNS, Found
from demarche.claims.unwrap import unwrapped

_SMALL = re.compile("[a-z]")
_HALVES = re.compile("[\ud800-\udfff]")
_LEAD_REACH = 800
_LED_TO = re.compile(r"\d+\.\s*(?:\([^()]{1,60}\)\s*)?(?!-|\()\S.*?[:.]\s+(?=--|[-*\u2022]\s|\([A-Z][A-Z/, -]*\))")
"""A paragraph's number and mark, and its words up to the first point or the mark that stands on the points."""


class Passage(NamedTuple):
    """A stretch of prose under one label: the subject, a numbered paragraph, or text outside of any."""

    kind: str
    """`subject`, `paragraph` or `text`."""
    number: int | None
    label: str
    start: int
    end: int


class Sentence(NamedTuple):
    """A sentence, or an item of a list; `passage` is an index into `Document.passages`."""

    start: int
    end: int
    passage: int


class Document:
    """A cable as its claims are read from.

    `text` is the subject and the body, from behind the header fields to the signer, as one line. Offsets are in `text`
    unless a name says otherwise. Text of embedded cables is part of it (`embedded` says where); so are the talking
    points (`points`).
    """

    def __init__(self, cable: Cable) -> None:
        self.cable = cable
        self._source = cable.flow.text
        self._signs: Found | None = None
        body_start, body_end = self._bounds()
        # Where the characters of `text` stand in the running text of the cable.
        self._starts: list[int] = []
        self._places: list[int] = []
        pieces: list[str] = []
        size = 0
        subject = cable.top.subject_span
        stretches = [s for s in (subject, (body_start, body_end)) if s and s[1] > s[0]]
        self._edges: list[tuple[int, int]] = []
        for start, end in stretches:
            if size:
                self._starts.append(size)
                self._places.append(start)
                pieces.append(" ")
                size += 1
            begin = size
            for place, words in unwrapped(self._source, start, end):
                self._starts.append(size)
                self._places.append(place)
                pieces.append(words)
                size += len(words)
            self._edges.append((begin, size))
        self.text = "".join(pieces)
        self.has_subject = bool(subject and subject[1] > subject[0])
        self.capitals = _SMALL.search(self.text) is None and self.text.upper() == self.text
        """Whether the whole is in capitals, so that case tells nothing."""

    @cached_property
    def small(self) -> str:
        """The text in small letters, letter by letter in its place."""
        small = self.text.lower()
        if len(small) != len(self.text):
            small = "".join(s if len(s := c.lower()) == 1 else c for c in self.text)
        return small if small.isascii() else _HALVES.sub("?", small)

    def _bounds(self) -> Span:
        body, start = self.cable.body, self.cable.top.end
        end = body.end if body.end > start else self.cable.ending.start
        return start, max(start, end)

    @property
    def signs(self) -> Found:
        """Where the signs of the rules stand; new signs are looked for when there are some."""
        if self._signs is None or self._signs.known != len(SIGNS):
            self._signs = SIGNS.find(self.small)
        return self._signs

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """The passages in order; they cover all of `text` but the blanks between them."""
        return tuple(self._passages())

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences in order."""
        found, breaks = [], self._breaks
        for index, (_, _, _, start, end) in enumerate(self.passages):
            inner = breaks[bisect_right(breaks, start) : bisect_left(breaks, end)]
            for begin, stop in zip([start, *inner], [*inner, end], strict=True):
                found += [Sentence(a, b, index) for a, b in split_sentences(self.text, begin, stop)]
        return tuple(found)

    @cached_property
    def points(self) -> tuple[Span, ...]:
        """The stretches of talking points, without the words of a paragraph that lead to them."""
        found = (self.inside(self._running(block.span)) for block in self.cable.talking_points)
        return tuple(sorted((self._first_point(*span), span[1]) for span in found if span))

    def _first_point(self, start: int, end: int) -> int:
        """Return where the points of a stretch begin: "5. (S) Embassy should say to the Ministry:" is none of them."""
        led = _LED_TO.match(self.text, start, min(end, start + _LEAD_REACH))
        return led.end() if led else start

    @cached_property
    def embedded(self) -> tuple[Span, ...]:
        """The stretches of embedded cables."""
        found = (self.inside(span) for span in self.cable.body.embedded)
        return tuple(sorted(span for span in found if span))

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [s.start for s in self.sentences]

    @cached_property
    def _passage_starts(self) -> list[int]:
        return [p.start for p in self.passages]

    @cached_property
    def _breaks(self) -> list[int]:
        places = map(self._inside, find_breaks(self._source, *self._bounds()))
        return sorted({at for at in places if at < len(self.text)})

    @property
    def line_starts(self) -> list[int]:
        """Where in `text` the lines of the source begin, those within words left out."""
        return self._starts

    def sentence_at(self, offset: int) -> Sentence:
        """Return the sentence that holds an offset, or the one before it."""
        return self.sentences[max(0, bisect_right(self._sentence_starts, offset) - 1)]

    def passage_at(self, offset: int) -> Passage:
        """Return the passage that holds an offset, or the one before it."""
        return self.passages[max(0, bisect_right(self._passage_starts, offset) - 1)]

    def in_points(self, offset: int) -> bool:
        """Tell whether an offset lies in talking points."""
        return _within(self.points, offset)

    def in_embedded(self, offset: int) -> bool:
        """Tell whether an offset lies in an embedded cable."""
        return _within(self.embedded, offset)

    def evidence(self, start: int, end: int, rule: str, confidence: float = 0.9) -> Evidence:
        """Return the evidence of a claim that stands at `[start, end)`."""
        passage = self.passage_at(start)
        return Evidence(self.source_span(start, end), passage.number, self._label(passage, start), confidence, rule)

    def source_span(self, start: int, end: int) -> Span:
        """Return the span in the source of `[start, end)`.

        Where the source does not have the same words there (page lines between them), it is the span of the longest
        part of them that it has.
        """
        words = self.text[start:end]
        span = self._to_source(start, end)
        there = self.cut(span)
        if there == words or there.split() == words.split():
            return span
        return self._longest_exact(start, end)

    def cut(self, span: Span) -> str:
        """Return what stands in the source at a span of it."""
        return self.cable.text[span[0] - self.cable.start : span[1] - self.cable.start]

    def inside(self, span: Span) -> Span | None:
        """Return where a span of the running text stands in `text`; None where nothing of it does."""
        start, end = self._inside(span[0]), self._inside(span[1])
        return (start, end) if end > start else None

    def _to_source(self, start: int, end: int) -> Span:
        first, last = self.running(start), self.running(max(start, end - 1)) + 1
        return self.cable.flow.span((first, last))

    def running(self, offset: int) -> int:
        """Return where a character of `text` stands in the running text."""
        index = max(0, bisect_right(self._starts, offset) - 1)
        return self._places[index] + offset - self._starts[index] if self._starts else 0

    def _inside(self, place: int) -> int:
        """The offset in `text` of a place in the running text, or of the next one that is there."""
        at = self._line_offsets.get(place)
        if at is not None:
            return at
        for begin, end, first, last, low, high in self._stretches:
            if place < first:
                return begin
            if place <= last:
                index = max(0, bisect_right(self._places, place, low, high) - 1)
                until = self._starts[index + 1] if index + 1 < len(self._starts) else end
                return min(self._starts[index] + place - self._places[index], until, end)
        return len(self.text)

    @cached_property
    def _line_offsets(self) -> dict[int, int]:
        return dict(zip(self._places, self._starts, strict=True))

    @cached_property
    def _stretches(self) -> list[tuple[int, int, int, int, int, int]]:
        """Subject and body: where each stands in `text` and in the running text, and its rows of the map."""
        return [
            (
                *(begin, end),
                *(self.running(begin), self.running(max(begin, end - 1)) + 1),
                *(bisect_right(self._starts, begin - 1), bisect_right(self._starts, end - 1)),
            )
            for begin, end in self._edges
        ]

    def _longest_exact(self, start: int, end: int) -> Span:
        tokens = [(start + hit.start(), start + hit.end()) for hit in re.finditer(r"\S+", self.text[start:end])]
        best = self._to_source(start, min(end, start + 1))
        longest = 0
        for i, (a, _) in enumerate(tokens[:40]):
            for _, b in tokens[i:40]:
                span = self._to_source(a, b)
                if self.cut(span).split() != self.text[a:b].split():
                    break
                if b - a > longest:
                    best, longest = span, b - a
        return best

    def _running(self, span: Span) -> Span:
        """Return the place in the running text of a source span that a field of the cable has."""
        flow = self.cable.flow
        if not flow.stretches:
            return span[0] - flow.base, span[1] - flow.base
        return _search(flow.start, span[0], len(flow.text)), _search(flow.start, span[1], len(flow.text))

    def _passages(self) -> Iterator[Passage]:
        whole = "//".join(filter(None, [self.cable.classification, *self.cable.dissemination]))
        edges = list(self._edges)
        if self.has_subject and edges:
            begin, end = edges.pop(0)
            yield Passage("subject", None, self.cable.subject_marking or whole, begin, end)
        for begin, end in edges:
            at = begin
            for paragraph, place in zip(self.cable.body.paragraphs, self.cable.body.starts, strict=True):
                span = self.inside(paragraph.span)
                if span is None or span[0] < at:
                    continue
                if self.text[at : span[0]].strip():
                    yield Passage("text", None, whole, at, span[0])
                words = self._inside(place)
                words += self.text.startswith(" ", words)
                first = words if span[0] <= words < span[1] else span[0]
                yield Passage("paragraph", paragraph.number, paragraph.marking or whole, first, span[1])
                at = span[1]
            if self.text[at:end].strip():
                yield Passage("text", None, whole, at, end)

    def _label(self, passage: Passage, offset: int) -> str:
        """The mark of the talking points that hold an offset, else that of its passage."""
        if self.in_points(offset):
            place = self.cable.flow.start(self.running(offset))
            for block in self.cable.talking_points:
                if block.marking and block.span[0] <= place < block.span[1]:
                    return block.marking
        return passage.label


def _search(place_of: Callable[[int], int], wanted: int, size: int) -> int:
    """Return the first offset whose place is not before the one wanted."""
    low, high = 0, size
    while low < high:
        middle = (low + high) // 2
        if place_of(middle) < wanted:
            low = middle + 1
        else:
            high = middle
    return low


def _within(spans: Sequence[Span], offset: int) -> bool:
    return bool(spans) and any(start <= offset < end for start, end in spans)
