"""The end of a message: closing classification, BT, the check number `#9939`, NNNN, and what copies add.

Sources: ACP 127 (FL13 to FL16); NARA copies end `NNN`, `NNNN`, `<< END OF DOCUMENT >>`.
"""

import re
from dataclasses import dataclass, field

from demarche.cable.model import Span

Line = tuple[str, int, int]

END_MARK = r"(?:END OF (?:DOCUMENT|MESSAGE|CABLE|TELEGRAM)|=* ?(?:CABLE|MESSAGE|TELEGRAM) ENDS? ?=*)"
"""Words that say that a message is over."""
_KINDS = (
    ("FL16", re.compile(r"N{3,4}[A-Z]{0,8}$")),
    ("FL13", re.compile(r"BT$")),
    ("FL15", re.compile(r"# ?(?P<serial>\d{1,6}[A-Z]?)$")),
    (
        "end-mark",
        re.compile(rf"<<? ?END OF (?:DOCUMENT|MESSAGE|CABLE) ?>>?$|{END_MARK}$|#{{2,}}$|>$|\.$|\*{{3,}}$"),
    ),
    (
        "banner",
        re.compile(
            r"(?:UNCLAS(?:SIFIED)?|LIMITED OFFICIAL USE|CONFIDENTIAL|SECRET|TOP SECRET)(?://?[A-Z ,/]{2,60})?$"
            r"|(?:[A-Z] ){4,}[A-Z]$"
        ),
    ),
    ("stamp", re.compile(r".*Declassified/Released.*|\d{4}[A-Z]+\d{5} - Classification: .*")),
)


@dataclass(slots=True)
class Ending:
    """Closing serial with its span, and the lines behind the body; `start` is where the body ends."""

    start: int
    closed: bool = False
    serial: str | None = None
    serial_span: Span = (0, 0)
    lines: list[Line] = field(default_factory=list)


def read_ending(text: str, start: int, end: int | None = None) -> Ending:
    """Read backwards from the end, not past `start`."""
    end = len(text) if end is None else end
    ending = Ending(end)
    at = end
    while at > start:
        begin = text.rfind("\n", start, at) + 1
        if begin == 0:
            begin = start
        words = text[begin:at].strip()
        if words:
            kind = _kind(words)
            if kind is None:
                break
            ending.lines.append((kind, begin, at))
            ending.closed = ending.closed or kind in ("FL13", "FL16", "FL15")
            if kind == "FL15" and ending.serial is None:
                ending.serial, ending.serial_span = words[1:].lstrip(), (begin, at)
        ending.start = begin
        at = begin - 1
    ending.lines.reverse()
    return ending


def _kind(words: str) -> str | None:
    if len(words) > 140:
        return None
    return next((kind for kind, pattern in _KINDS if pattern.match(words)), None)
