"""The body of a cable as casework reads it: its words in small letters, its sentences; each worked out once."""

import re
from bisect import bisect_left, bisect_right
from functools import cached_property
from typing import NamedTuple

_REACH = 480
"""Characters on each side of a word within which its sentence is looked for."""
# What is searched for begins with a set of characters: such a search skips all other text.
_END = re.compile(r"[.?!;\n](?:(?<=[.?!])['\")\]]{0,2}\s|(?<=\n)[ \t]*\n|(?<=;)\s*\n)")
_CUT = frozenset([
    "mr", "mrs", "ms", "dr", "st", "no", "gen", "amb", "col", "maj", "lt", "sen", "co", "corp", "inc", "ltd", "intl",
    "para", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
])  # fmt: skip
"""Words that a full stop cuts short and no sentence ends with; so are single letters."""
_LONGEST = max(map(len, _CUT))
_NO_END = re.compile(rf"(?:\b(?:{'|'.join(sorted(_CUT))})|\b[A-Za-z]|^[ \t]*\d{{1,2}})\Z", re.IGNORECASE | re.MULTILINE)
_LEAD = re.compile(
    r"\s*(?:\d{1,2}\.\s*)?(?:\([A-Z/,\- ]{1,40}\)\s*)?"
    r"(?:(?:BEGIN |END )?(?:SUMMARY|COMMENT|BACKGROUND|INTRODUCTION|ACTION REQUEST)(?: AND [A-Z]+)?\s?[:.]\s*)*",
    re.IGNORECASE,
)
_PLAIN = frozenset("dfghjklmnopqrtuvwxyzDFGHJKLMNOPQRTUVWXYZ")
"""Letters that no lead begins with."""
_BLANKS = {ord(c): " " for c in map(chr, range(0x3001)) if c.isspace()}


class Flat(NamedTuple):
    """Text in small letters with single blanks, and the way back.

    A piece of it begins at each of `begins`, in the source at each of `sources`, which is `moved` further.
    """

    text: str
    begins: list[int]
    sources: list[int]
    moved: list[int]

    def word_at(self, at: int) -> int:
        """Return where in the source the word begins that holds a place."""
        first = self.text.rfind(" ", 0, at + 1) + 1
        return first + self.moved[bisect_right(self.begins, first) - 1]

    def cut(self, start: int, end: int) -> str:
        """Return a part of the source, which begins and ends with a word."""
        first, last = (bisect_right(self.sources, at) - 1 for at in (start, end - 1))
        return self.text[start - self.moved[first] : end - self.moved[last]]


class Prose:
    """A stretch of a text from `start` to `end`."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text = text
        self.start = start
        self.end = min(end, len(text))
        self._trimmed: dict[tuple[int, int], tuple[int, int]] = {}

    @cached_property
    def small(self) -> str:
        """The stretch in small letters, each in its place."""
        cut = self.text[self.start : self.end]
        small = cut.lower()
        return small if len(small) == len(cut) else "".join(c.lower() if len(c.lower()) == 1 else c for c in cut)

    @cached_property
    def flat(self) -> Flat:
        """The stretch in small letters with single blanks."""
        text = self.small.translate(_BLANKS)
        pieces, begins, sources, moved = [], [0], [self.start], [self.start]
        begin = length = 0
        first = text.find("  ")
        while first >= 0:
            last = first + 2
            while text.startswith(" ", last):
                last += 1
            pieces.append(text[begin:first])
            length += first - begin + 1
            begins.append(length)
            sources.append(self.start + last)
            moved.append(self.start + last - length)
            begin = last
            first = text.find("  ", last)
        pieces.append(text[begin:])
        return Flat(" ".join(pieces), begins, sources, moved)

    @cached_property
    def _ends(self) -> tuple[list[int], list[int]]:
        """Where sentences may end: the places of the marks, and where what belongs to each ends."""
        spans = [hit.span() for hit in _END.finditer(self.text, self.start, self.end)]
        return [mark for mark, _ in spans], [behind for _, behind in spans]

    def _closes(self, mark: int) -> bool:
        """Tell whether a mark ends a sentence: a full stop may stand for what is left out of a word."""
        if self.text[mark] != ".":
            return True
        before = self.text[max(0, mark - _LONGEST - 1) : mark]
        if before.isalpha():
            return True
        words = before.split()
        if words and words[-1].isalpha() and before.isascii():
            return len(words[-1]) > 1 and words[-1].lower() not in _CUT
        return not _NO_END.search(self.text, max(self.start, mark - _LONGEST - 1), mark)

    def sentence_at(self, at: int) -> tuple[int, int]:
        """Return the sentence that holds a place: without the paragraph's number and mark, and what closes it."""
        low, high = at - _REACH, at + _REACH
        marks, behind = self._ends
        i = bisect_left(marks, at)
        before = i - 1
        while before >= 0 and marks[before] >= low and not self._closes(marks[before]):
            before -= 1
        while i < len(marks) and behind[i] <= high and not self._closes(marks[i]):
            i += 1
        first = behind[before] if before >= 0 and marks[before] >= low else max(self.start, low)
        last = min(self.end, high)
        if i < len(marks) and behind[i] <= high:
            last = marks[i] + (self.text[marks[i]] in ".?!")
        sentence = self._trimmed.get((first, last))
        if sentence is None:
            sentence = self._trimmed[first, last] = self._trim(first, last)
        return sentence

    def _trim(self, first: int, last: int) -> tuple[int, int]:
        text = self.text
        if text[first : first + 1] not in _PLAIN:
            lead = _LEAD.match(text, first, last)
            if lead and lead.end() < last:
                first = lead.end()
        while last > first and text[last - 1].isspace():
            last -= 1
        return first, last

    def words(self, first: int, last: int) -> str:
        """Return a part of the text with single blanks."""
        return " ".join(self.text[first:last].split())
