"""The subject: unwrapped with single blanks, its portion mark apart."""

import re

from demarche.cable.model import Span
from demarche.cable.paragraphs import is_mark

_MARK = re.compile(r"[ \t\n]*\(([^()\n]{1,60})\)[ \t:]*")
_RULE = re.compile(r"[-=_*~]{3,}$")
_ENDS = re.compile(
    r"[ \t]*(?:SIPDIS|NOFORN|This is an? (?:ACTION|joint)\b|(?:U|C|S|TS|SBU)[ ]?(?:-|–)[ ]?ENTIRE)", re.IGNORECASE
)
_BROKEN = re.compile(r"(?<=\w)-[ \t\\]*\n[ \t]*(?=\w)")
_WIDEST = 90
_LINES = 14


def parse_subject(text: str, start: int, stop: int) -> tuple[str | None, str | None, Span | None, int]:
    """Read the subject from `start`, at most to `stop`.

    Returns the words, the mark as written inside its brackets, the span of the words, and where the field ends. A
    hyphen at a line end joins without a blank.
    """
    begin, end = _bounds(text, start, stop)
    mark = None
    if (hit := _MARK.match(text, begin, end)) and is_mark(hit[1]):
        mark, begin = " ".join(hit[1].split()), hit.end()
    words = _BROKEN.sub("-", text[begin:end]).replace("\\", " ")
    subject = " ".join(words.split())
    if not subject:
        return None, mark, None, end
    begin += len(text[begin:end]) - len(text[begin:end].lstrip())
    return subject, mark, (begin, begin + len(text[begin:end].rstrip())), end


def _bounds(text: str, start: int, stop: int) -> tuple[int, int]:
    """Return where the words begin, and the end of the last line that belongs to them."""
    at = start
    while at < stop and text[at] in " \t\n:":
        at += 1
    begin = end = at
    for _ in range(_LINES):
        line_end = text.find("\n", at, stop)
        line_end = stop if line_end < 0 else line_end
        line = text[at:line_end].strip(" \t\\")
        if not line or _RULE.match(line) or (at > begin and (_ENDS.match(line) or _is_prose(line))):
            break
        end = line_end
        if line_end >= stop:
            break
        at = line_end + 1
    return begin, end


def _is_prose(line: str) -> bool:
    """Tell whether a line can be no part of a subject: a paragraph that was not wrapped."""
    return len(line) > _WIDEST + 60
