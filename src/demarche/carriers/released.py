"""Released text: five lines of metadata, a blank line, the message; one after another in a file, or alone."""

import re
from itertools import pairwise

from demarche.carriers.model import Part, present, wrap

NAME = "released-text"
KEYS = ("reference_id", "created", "released", "classification", "origin")

_EOL = r"[ \t]{0,40}(?:\r\n|\n|\r(?!\n))"
_TIME = r"\d{4}-\d\d-\d\d(?:[ T]\d{1,2}:\d\d(?::\d\d)?)?"
_CLASS = (
    r"(?:TOP SECRET|SECRET|CONFIDENTIAL|RESTRICTED|UNCLASSIFIED|LIMITED OFFICIAL USE|SENSITIVE BUT UNCLASSIFIED|UNCLAS)"
    r"(?:[ /,]{1,3}[^\r\n]{0,100})?"
)
_LINES = rf"({_TIME}){_EOL}({_TIME}){_EOL}({_CLASS}){_EOL}([^\s][^\r\n]{{0,120}})"
_END = r"(?:\r\n|\n|\r|\Z)"
_BLANK = rf"{_END}[ \t]{{0,40}}(?:[\r\n]|\Z)"

_FIRST = re.compile(rf"[\ufeff\s]*+([^\s][^\r\n]{{0,80}}?){_EOL}{_LINES}(?={_END})", re.IGNORECASE)
"""At the start of a source anything may stand for the id: some are malformed."""
_NEXT = re.compile(rf"[\r\n](\d\d[A-Z][A-Z0-9 .'()/-]{{0,40}}?\d{{1,8}}[A-Z]?){_EOL}{_LINES}(?={_BLANK})")
"""Further down only what is surely the head of another cable."""
_MESSAGE = re.compile(
    r"\s{0,200}(?:VZ|ZCZC|VV |([ZOPR])\1 |DE [A-Z]|FM |(?:[ZOPR] ){1,3}\d{6}Z|UNCLAS|S ?E ?C ?R ?E ?T|"
    r"C ?O ?N ?F ?I ?D ?E|LIMITED OFF|T ?O ?P {1,2}S ?E ?C|C ?O ?R ?R ?E ?C ?T ?E ?D)"
)
_QUOTING = re.compile(r"(?:QUOTE|BEGIN[A-Z ]{0,40})[ \t.:-]*\Z", re.IGNORECASE)


def recognises(head: str) -> bool:
    """Whether the five lines stand at the start."""
    return _FIRST.match(head) is not None


def split(text: str) -> list[Part]:
    """Return a part for each head of five lines; text without any is one part without metadata."""
    first = _FIRST.match(text)
    heads = [first] if first else []
    heads += [hit for hit in _NEXT.finditer(text, first.end() if first else 0) if _begins_cable(text, hit)]
    if not heads:
        return [Part(NAME, text, 0, {}, ((0, len(text)),), None, [])]
    edges = [0, *(hit.start(1) for hit in heads[1:]), len(text)]
    return [_part(text[a:b], a, hit) for (a, b), hit in zip(pairwise(edges), heads, strict=True)]


def _part(text: str, base: int, head: re.Match[str]) -> Part:
    spans = [(head.start(i) - base, head.end(i) - base) for i in range(1, len(KEYS) + 1)]
    metadata = present(dict(zip(KEYS, head.groups(), strict=True)))
    pieces = ((head.end() - base, len(text)),)
    return Part(NAME, text, base, metadata, pieces, None, wrap(len(text), pieces, spans))


def _begins_cable(text: str, head: re.Match[str]) -> bool:
    """Whether a head further down begins another cable and is not quoted in the one before."""
    before = text[max(0, head.start(1) - 200) : head.start(1)]
    if _QUOTING.search(before.rstrip()):
        return False
    # Files that were joined have no blank line between them: then a message must follow.
    return _is_blank(before) or _MESSAGE.match(text, head.end()) is not None


def _is_blank(before: str) -> bool:
    """Whether the last whole line is blank."""
    lines = before.splitlines()
    return not lines or not lines[-1].strip()
