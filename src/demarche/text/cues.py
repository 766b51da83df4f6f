"""Cues: patterns that announce something, found by a stem that each of them holds.

Trying many patterns at every letter of a text is slow. Each pattern here names a stem that stands within it; the probe
finds the stems, and the pattern is tried around them only.
"""

import re
from collections.abc import Iterator, Mapping

from demarche.text.flow import Span
from demarche.text.probe import Found, Probe


class Cues:
    """A set of patterns by stem; `before` characters before a stem and `reach` behind it are looked at.

    Stems are found in small letters, with a capital first, and in capitals.
    """

    def __init__(self, probe: Probe, patterns: Mapping[str, str], before: int = 40, reach: int = 140) -> None:
        self.patterns = [
            (probe.add_any_case(stem), re.compile(pattern, re.IGNORECASE)) for stem, pattern in patterns.items()
        ]
        self.stems = tuple(stem for stems, _ in self.patterns for stem in stems)
        self.before = before
        self.reach = reach

    def find(self, found: Found, text: str, start: int, end: int) -> Iterator[Span]:
        """Yield the spans of the patterns in `[start, end)`, pattern by pattern."""
        if not found.any_within(self.stems, start, end):
            return
        for stems, pattern in self.patterns:
            for at in found.within(stems, start, end):
                for hit in pattern.finditer(text, max(start, at - self.before), min(end, at + self.reach)):
                    if hit.start() <= at < hit.end():
                        yield hit.span()
                        break
                    if hit.start() > at:
                        break
