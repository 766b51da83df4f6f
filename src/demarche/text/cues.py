"""Cues: patterns that announce something, found by a stem that each of them holds.

Trying many patterns at every letter of a text is slow. Each pattern here names a stem in small letters that stands
within it; the stem is looked for first, and the pattern is tried around it only.
"""

import re
from collections.abc import Iterator, Mapping

from demarche.text.flow import Span


class Cues:
    """A set of patterns by stem; `before` characters before a stem and `reach` behind it are looked at."""

    def __init__(self, patterns: Mapping[str, str], before: int = 40, reach: int = 140) -> None:
        self.patterns = [
            # A pattern of plain letters is found faster than `str.find` finds them.
            (re.compile(re.escape(stem)), re.compile(pattern, re.IGNORECASE))
            for stem, pattern in patterns.items()
        ]
        self.before = before
        self.reach = reach

    def find(self, text: str, start: int, end: int) -> Iterator[Span]:
        """Yield the spans of the patterns found in `[start, end)`, pattern by pattern."""
        low = text[start:end].lower()
        if len(low) != end - start:  # a letter whose small form is longer
            low = text[start:end]
        for stem, pattern in self.patterns:
            for near in stem.finditer(low):
                at = start + near.start()
                for hit in pattern.finditer(text, max(start, at - self.before), min(end, at + self.reach)):
                    if hit.start() <= at < hit.end():
                        yield hit.span()
                        break
                    if hit.start() > at:
                        break
