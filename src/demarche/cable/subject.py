"""The subject: unwrapped with single blanks, its portion mark apart."""

import re

from demarche.cable.model import Span
from demarche.cable.paragraphs import is_mark

_MARK = re.compile(r"[ \t\n]*\(([^()\n]{1,60})\)[ \t:]*")
_CLOSING = re.compile(r"(?<=\S)\s\s{0,9}\(((?:TS|[UCS]|SBU|LOU)(?:/[A-Z/, ]{1,30})?)\)$")
_CITED = re.compile(
    r"(?:\b(?:ART|ARTICLE|ANNEX|PARA|PARAGRAPH|PART|SECTION|OPTION|PHASE|ITEM|GROUP|CLASS|LIST)(?:[ ]\d{1,3})?"
    r"|\b(?:AND|OR|TO)|\([A-Z]\)[,;]?|[,&])$",
    re.IGNORECASE,
)
"""Words behind which `(C)` is a letter of a list and no mark."""
_RULE = re.compile(r"[-=_*~]{3,}$")
_ENDS = re.compile(
    r"[ \t]*(?:SIPDIS|NOFORN|This is an? (?:ACTION|joint)\b|(?:U|C|S|TS|SBU)[ ]?(?:-|–)[ ]?ENTIRE)", re.IGNORECASE
)
_BROKEN = re.compile(r"(?<=[\w.])-[ \t\\]*\n[ \t\n]*(?=\w)")
_MARGIN = re.compile(r"\n[ \t]*-[ \t]{3,}")
"""A dash in the margin, which keeps the blanks before the words of a line that goes on."""
_OPEN = re.compile(r"(?:[,-]|[ ](?:AND|OF|THE|FOR|TO|IN))$", re.IGNORECASE)
"""Words that go on even behind a blank line."""
_GAP = re.compile(r"\n[ \t\\]*\n")
_WIDEST = 90
_LINES = 14


def parse_subject(text: str, start: int, stop: int) -> tuple[str | None, str | None, Span | None, int]:
    """Read the subject from `start`, at most to `stop`.

    Returns the words, the mark as written inside its brackets, the span of the words, and where the field ends. A
    hyphen at a line end joins without a blank. A mark behind the words is left off, and counts where none opens them.
    """
    begin, end = _bounds(text, start, stop)
    mark = None
    if (hit := _MARK.match(text, begin, end)) and is_mark(hit[1]):
        mark, begin = " ".join(hit[1].split()), hit.end()
    until, last = _closing(text, begin, end)
    mark = mark or last
    words = text[begin:until].replace("\\", " ")
    if "\n" in words:
        words = _BROKEN.sub("-", _MARGIN.sub("\n", words))
    subject = " ".join(words.split())
    if not subject:
        return None, mark, None, end
    begin += len(text[begin:until]) - len(text[begin:until].lstrip())
    return subject, mark, (begin, begin + len(text[begin:until].rstrip())), end


def _closing(text: str, begin: int, end: int) -> tuple[int, str | None]:
    """Return where the words end in front of a closing mark, and the mark; the end itself where none stands."""
    if ")" not in text[max(begin, end - 40) : end]:
        return end, None
    words = text[begin:end].rstrip(" \t\n\\.")
    hit = _CLOSING.search(words, max(len(words) - 50, 0))
    if hit is None or _CITED.search(words, max(hit.start() - 16, 0), hit.start()):
        return end, None
    return begin + hit.start(), hit[1]


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
        if not line and at > begin and (further := _behind_gap(text, begin, end, at, stop)):
            at = further
            continue
        if not line or _RULE.match(line) or (at > begin and (_ENDS.match(line) or _is_prose(line))):
            break
        end = line_end
        if line_end >= stop:
            break
        at = line_end + 1
    return begin, end


def _behind_gap(text: str, begin: int, end: int, at: int, stop: int) -> int | None:
    """Return where unfinished words go on behind the blank line at `at`, with a line or two; None where they do not."""
    words = text[begin:end].rstrip(" \t\\")
    if not _OPEN.search(words, max(len(words) - 8, 0)):
        return None
    rest = text[at : min(stop, at + 3 * _WIDEST)]
    more = rest.lstrip()
    lines = [line.strip(" \t\\") for line in _GAP.split(more, maxsplit=1)[0].rstrip().split("\n")]
    fits = len(lines) < 3 and max(map(len, lines)) <= _WIDEST and not lines[0][:1].isdigit()
    fits = fits and lines[0].isupper() == words.isupper()
    fits = fits and not any(_RULE.match(line) or _ENDS.match(line) for line in lines)
    return at + len(rest) - len(more) if more and fits else None


def _is_prose(line: str) -> bool:
    """Tell whether a line can be no part of a subject: a paragraph that was not wrapped."""
    return len(line) > _WIDEST + 60
