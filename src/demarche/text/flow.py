"""The running text of a cable: what a reader reads, with the way back to the source.

A source holds more than the message: carrier wrapping, escapes, page lines, repeated section headings. The
running text leaves these out and keeps, for every character, the place that it came from. Characters are never
invented: the running text is a sequence of stretches of the source, in which some single characters stand for
others (a carriage return for a blank, a typographic dash for `-`).
"""

import html
import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

Span = tuple[int, int]


class Stretch(NamedTuple):
    """A run of the running text that starts at `flow` and came from `[start, end)` of the source."""

    flow: int
    start: int
    end: int


class Flow:
    """Running text and its map to the source.

    `text` is the running text. `stretches` is empty where running text and source agree offset by offset (but for
    `base`), which is the common case and costs nothing.
    """

    __slots__ = ("_keys", "base", "stretches", "text")

    def __init__(self, text: str, base: int = 0, stretches: Sequence[Stretch] = ()) -> None:
        self.text = text
        self.base = base
        self.stretches = stretches
        self._keys = [s.flow for s in stretches]

    @property
    def plain(self) -> bool:
        """Whether an offset is the same in the running text and in the source."""
        return not self.stretches and not self.base

    def start(self, offset: int) -> int:
        """Return the source offset of the character at `offset`."""
        if not self.stretches:
            return offset + self.base
        stretch = self.stretches[max(bisect_right(self._keys, offset) - 1, 0)]
        return min(stretch.start + offset - stretch.flow, stretch.end) + self.base

    def end(self, offset: int) -> int:
        """Return the source offset just behind the character before `offset`."""
        if not self.stretches:
            return offset + self.base
        if offset <= 0:
            return self.start(0)
        index = max(bisect_right(self._keys, offset - 1) - 1, 0)
        stretch = self.stretches[index]
        whole = index + 1 < len(self._keys) and offset == self._keys[index + 1]
        last = index + 1 == len(self._keys) and offset >= len(self.text)
        if whole or last:
            return stretch.end + self.base
        return min(stretch.start + offset - stretch.flow, stretch.end) + self.base

    def span(self, span: Span) -> Span:
        """Return the source span of a span of the running text."""
        if not self.stretches:
            return (span[0] + self.base, span[1] + self.base) if self.base else span
        start = self.start(span[0])
        return start, max(start, self.end(span[1]))

    def without(self, cuts: Iterable[Span]) -> "Flow":
        """Return the flow without the stretches `cuts` of its text (sorted, apart)."""
        pieces: list[str] = []
        stretches: list[Stretch] = []
        size = at = 0
        for start, end in [*cuts, (len(self.text), len(self.text))]:
            if start > at:
                pieces.append(self.text[at:start])
                stretches += self._between(at, start, size)
                size += start - at
            at = max(at, end)
        return Flow("".join(pieces), self.base, stretches or [Stretch(0, 0, 0)])

    def _between(self, start: int, end: int, moved: int) -> list[Stretch]:
        """Return the stretches behind `[start, end)` of the text, set down from `moved` on."""
        if not self.stretches:
            return [Stretch(moved, start, end)]
        found: list[Stretch] = []
        index = max(bisect_right(self._keys, start) - 1, 0)
        while index < len(self._keys) and self._keys[index] < end:
            flow, origin, stop = self.stretches[index]
            until = self._keys[index + 1] if index + 1 < len(self._keys) else len(self.text)
            skip = max(0, start - flow)
            if end < until:
                stop = min(stop, origin + end - flow)
            found.append(Stretch(moved + max(0, flow - start), origin + skip, stop))
            index += 1
        return found


# One character for one character: offsets stay. What is not here stays as it is.
_PLAIN = str.maketrans(
    {
        "\x00": " ",
        "\x0b": " ",
        "\x0c": " ",
        "\x1a": " ",
        "\ufeff": " ",
        "\u00a0": " ",
        "\u00b6": " ",
        "\u2010": "-",
        "\u2011": "-",
        "\u2028": "\n",
        "\u2029": "\n",
        "\x85": "\n",
    }
)
_ODD = re.compile("[\x00\x0b\x0c\x1a\ufeff\u00a0\u00b6\u2010\u2011\u2028\u2029\x85]")
_TAIL_SLASH = re.compile(r"\\(?=[ \t]*(?:\n|$))")


def smooth(text: str) -> str:
    """Return the text with odd line ends and blanks made plain, one character for each character."""
    if "\r" in text:
        # A carriage return before a line end is a blank, any other ends a line itself.
        text = text.replace("\r\n", " \n").replace("\r", "\n")
    if not text.isascii():
        text = text.translate(_PLAIN)
    elif "\x00" in text or "\x0c" in text or "\x0b" in text or "\x1a" in text:
        text = _ODD.sub(" ", text)
    if "\\" in text:
        text = _TAIL_SLASH.sub(" ", text)
    return text


_NO_BLANK = re.compile(r"\S")


def is_blank(text: str, start: int, end: int) -> bool:
    """Tell whether `[start, end)` holds nothing but blanks and line ends."""
    return _NO_BLANK.search(text, start, end) is None


def line_ends(text: str, offset: int) -> int:
    """Return how many lines end before an offset; a carriage return, a line feed and both together end one."""
    count = text.count("\n", 0, offset)
    if "\r" in text:
        count += text.count("\r", 0, offset) - text.count("\r\n", 0, offset + 1)
    return count


def line_start(text: str, offset: int) -> int:
    """Return where the line begins that holds an offset."""
    if text.startswith("\r\n", offset - 1):
        offset -= 1
    return max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset)) + 1


_CSV_ESCAPE = re.compile(r'\\[\\"\n]|""')
_HTML_ESCAPE = re.compile(r"<[^<>]{0,2000}>|&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")


def unwrap(text: str, pieces: Iterable[Span], escape: str | None = None, base: int = 0) -> Flow:
    """Return the flow of a part of a source.

    Args:
        text: the part as it stands in the source.
        pieces: the spans of `text` that hold message text, in order; they are read as parted by a line end.
        escape: how the pieces are written: `None`, `csv` (backslash or doubled quotes) or `html` (entities, tags).
        base: offset of `text[0]` in the source.
    """
    runs = list(pieces)
    if escape is None and len(runs) == 1 and runs[0] == (0, len(text)):
        return Flow(smooth(text), base)
    if escape is None and len(runs) == 1 and runs[0][1] == len(text):
        start = runs[0][0]
        return Flow(smooth(text[start:]), base + start)
    words: list[str] = []
    stretches: list[Stretch] = []
    size = 0

    def put(what: str, start: int, end: int) -> None:
        nonlocal size
        if what:
            words.append(what)
            stretches.append(Stretch(size, start, end))
            size += len(what)

    for start, end in runs:
        if words and not words[-1].endswith("\n"):
            put("\n", start, start)
        at = start
        for hit in _escapes(text, start, end, escape):
            put(text[at : hit.start()], at, hit.start())
            put(_meaning(hit.group(), escape), hit.start(), hit.end())
            at = hit.end()
        put(text[at:end], at, end)
    return Flow(smooth("".join(words)), base, stretches or [Stretch(0, 0, 0)])


def _escapes(text: str, start: int, end: int, escape: str | None) -> Iterable[re.Match[str]]:
    if escape == "csv":
        return _CSV_ESCAPE.finditer(text, start, end)
    if escape == "html":
        return _HTML_ESCAPE.finditer(text, start, end)
    return ()


def _meaning(escape: str, kind: str | None) -> str:
    if kind == "csv":
        return escape[1] if escape[1] != "\n" else "\n"
    if escape.startswith("<"):
        return "\n" if escape.lower().startswith("<br") else ""
    meaning = html.unescape(escape)
    return meaning if len(meaning) == 1 else meaning[:1]
