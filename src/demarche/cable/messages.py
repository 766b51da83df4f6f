"""Messages in one text: where a further message begins, and what is only a further section of the same one.

A message begins at a transmission identification (FL1), behind the end of message (`NNNN`), or with its date-time
group (FL5) behind the separator that closed the text before (`BT`, `#9939`). Sections of one cable
have the same MRN and different section numbers; they are one message. A heading that is sent twice before any text
is one message too.
"""

import re
from collections.abc import Iterator

from demarche.cable.classline import ClassLine, read_class_line
from demarche.cable.furniture import QUOTED
from demarche.cable.model import Span
from demarche.cable.signs import SIGNS
from demarche.text.probe import Found

_START = re.compile(r"\n[ \t]*(?=(?:VZCZC[A-Z]{3}\d|ZCZC|VV +[A-Z]{3} ?\d{2,4}[ \t]*\n))")
_END = re.compile(r"\n[ \t]*NNNN[ \t]*\n")
_HEAD = re.compile(
    r"\s*(?:[A-Z ]{4,30}\n\s*)?(?:([ZOPR])\1(?: [A-Z]{4,8})+\s*\n|DE [A-Z]{4,8} |(?:[ZOPR] ){1,3}\d{6}Z )"
)


def split_messages(text: str, found: Found) -> list[Span]:
    """Return the span of each message of the text, at least one; together they cover it."""
    if _is_one(text, found):
        return [(0, len(text))]
    # A heading behind QUOTE or a colon is that of a message within this one.
    heads = [hit for hit in _START.finditer(text) if not QUOTED.search(text[max(0, hit.start() - 80) : hit.start()])]
    starts = sorted({hit.end() for hit in heads} | set(_after_ends(text)))
    starts = sorted({*starts, *_bare_starts(text, starts)})
    edges = [0]
    known = _mrn(text, 0, starts[0] if starts else len(text))
    for i, start in enumerate(starts):
        if i == 0 and not text[:start].strip():
            continue
        stop = starts[i + 1] if i + 1 < len(starts) else len(text)
        own = _mrn(text, start, stop)
        if own is None:
            continue
        if known is not None and not (
            _same(known, own) and (own.section is not None or not _ended(text, known, start))
        ):
            edges.append(start)
        known = own
    return [(edge, edges[i + 1] if i + 1 < len(edges) else len(text)) for i, edge in enumerate(edges)]


_FL1 = SIGNS.add("ZCZC")
_FL6 = SIGNS.add("\nFM ")
_END_OF_MESSAGE = SIGNS.add("NNNN")


def _is_one(text: str, found: Found) -> bool:
    """A cheap test that is never wrong in saying yes: one FL1 and FL6 at most, nothing behind the end of message."""
    size = len(text)
    if len(found.within(_FL1, 0, size)) > 1 or len(found.within(_FL6, 0, size)) > 1 or text.startswith("VV "):
        return False
    ends = found.within(_END_OF_MESSAGE, 0, size)
    return not ends or not text[ends[0] + 4 : ends[0] + 400].strip()


def _after_ends(text: str) -> list[int]:
    return [hit.end() for hit in _END.finditer(text) if _HEAD.match(text, hit.end(), hit.end() + 400)]


_FL5 = re.compile(r"\n[ \t]*(?=(?:[ZOPR] ){1,3}\d{6}Z [A-Z]{3} \d{2}(?:\d\d)?\b[^\n]*\n[ \t]*FM )")
_SIGNER = re.compile(r"(?!QUOTE|QTE|TEXT|BEGIN)[A-Z][A-Z'-]{2,}(?: [A-Z'-]{2,}){0,2}$")
_SEPARATOR = re.compile(r"(?:BT|NNNN|#\d{2,6}[A-Z]?)$")
_ABOVE = 400
"""Characters within which the lines above FL5 stand."""


def _bare_starts(text: str, starts: list[int]) -> Iterator[int]:
    """Yield where a message begins with its FL5: a separator stands before it, and no start of the other kinds."""
    for hit in _FL5.finditer(text):
        before = text[max(0, hit.start() - 80) : hit.start()].rstrip().rpartition("\n")[2].strip()
        apart = text[max(0, hit.start() - 20) : hit.start()].rstrip(" \t").endswith("\n")
        signed = apart and _SIGNER.match(before) is not None
        if (signed or _SEPARATOR.match(before)) and not any(
            hit.end() - _ABOVE < start <= hit.end() for start in starts
        ):
            yield hit.end()


def _mrn(text: str, start: int, stop: int) -> ClassLine | None:
    """The classification line with an MRN within the first lines of a stretch."""
    at = start
    for _ in range(70):
        end = text.find("\n", at, stop)
        end = stop if end < 0 else end
        if end - at < 120 and (line := read_class_line(text[at:end], at)) and line.number is not None:
            return line
        at = end + 1
        if at >= stop:
            break
    return None


_CLOSED = re.compile(r"\n[ \t]*(?:NNNN|#\d{2,6})[ \t]*\n")


def _ended(text: str, line: ClassLine, before: int) -> bool:
    """Whether the message of a classification line came to its end before an offset."""
    return _CLOSED.search(text, line.span[1], before) is not None


def _same(one: ClassLine, two: ClassLine) -> bool:
    """Whether two classification lines are of one cable."""
    if one.number != two.number or (one.station or "").upper() != (two.station or "").upper():
        return False
    return one.section != two.section or one.section is None
