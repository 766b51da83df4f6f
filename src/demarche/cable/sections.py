"""Headings of the body: lines of their own in capitals, or with rules of dashes above or below."""

import re
from collections.abc import Iterator, Sequence

from demarche.cable.model import Heading, Span
from demarche.cable.paragraphs import DATA, is_mark
from demarche.cable.scan import Lines

_OPENERS = re.compile(r"(?:" + "|".join(map(re.escape, DATA["headings"]["openers"])) + r")\b", re.IGNORECASE)
_CAPTIONS = frozenset(DATA["headings"]["captions"])
_BEHIND_CAPITALS = re.compile(r"\n[ \t]*(?:\n|\d{1,3}[.(]|-{2,3}[ A-Z]|\()")
_BLANK_BEHIND = re.compile(r"\n[ \t]*\n")
_LISTED = re.compile(r"(?:[A-Z]\.|\(?[A-Z0-9]{1,2}\)) .*(?:[.;]|\b(?:AND|OR))$")
"""An item of a list in capitals."""
_RULE_CHARS = "-=_*~\u2010\u2013\u2014 \t"
_CLASS = re.compile(
    r"(?:[A-Z] ){4,}|(?:UNCLAS(?:SIFIED)?|CONFIDENTIAL|SECRET|TOP SECRET|LIMITED OFFICIAL USE)(?:$|\s*/"
    r"|\s+(?:SECTION|REL))"
)
_LONGEST = 90
_SHORT = 60
_SENTENCE_ENDS = ".:,;!?)-=_"
_FEW_WORDS = 8
_CAPITALS = 6
"""Group of a scanned line that holds its capitals."""


def find_headings(
    text: str, lines: Lines, items: Sequence[int], start: int, end: int, *, capitals: bool
) -> list[Heading]:
    """Return the headings of `[start, end)` in order.

    Args:
        text: the running text.
        lines: its scanned lines.
        items: where the numbered paragraphs begin.
        start: where the body begins.
        end: where it ends.
        capitals: whether the whole text is in capitals.
    """
    found: dict[int, Heading] = {}
    for rule in lines.rules:
        if heading := _above(text, rule.start(), start) or _below(text, rule.end() + 1, end):
            found[heading.span[0]] = heading
    for span in _capital_lines(text, lines, start, end, two=not capitals):
        _take(text, span, capitals, end, found)
    if not capitals:
        for item in items:
            if heading := _line_above(text, item, start):
                found.setdefault(heading.span[0], heading)
    return [found[at] for at in sorted(found)] if len(found) > 1 else list(found.values())


def _capital_lines(text: str, lines: Lines, start: int, end: int, *, two: bool) -> Iterator[Span]:
    """Yield the lines in capitals that stand alone; with `two`, also pairs of them."""
    previous = -1
    for hit in lines.capitals:
        first, last = hit.span(_CAPITALS)
        if _is_blank_before(text, hit.start(), start):
            if _BEHIND_CAPITALS.match(text, last, end):
                yield first, last
            previous = first
        else:
            if (
                two
                and previous >= 0
                and text.count("\n", previous, first) == 1
                and _BLANK_BEHIND.match(text, last, end)
            ):
                yield previous, last
            previous = -1


def _line_above(text: str, item: int, start: int) -> Heading | None:
    """A short line in small letters that stands alone between blank lines above a paragraph: `What happened`."""
    end = item
    while end > start and text[end - 1] in " \t\n":
        end -= 1
    if end <= start or text[end - 1] in _SENTENCE_ENDS:
        return None
    begin = text.rfind("\n", max(start - 1, 0), end) + 1
    words = text[begin:end]
    if not 3 < end - begin <= _SHORT or not words[0].isupper() or not (words[-1].isalnum() or words[-1] == '"'):
        return None
    alone = text.count("\n", end, item) > 1 and _is_blank_before(text, max(begin - 1, 0), start)
    return Heading(words, (begin, end)) if alone and words.count(" ") < _FEW_WORDS and _may_head(words) else None


def _is_blank_before(text: str, line_end: int, start: int) -> bool:
    """Tell whether the line that ends at `line_end` is blank."""
    while line_end > start and text[line_end - 1] in " \t":
        line_end -= 1
    return line_end > start and text[line_end - 1] == "\n"


def _take(text: str, span: Span, capitals: bool, end: int, found: dict[int, Heading]) -> None:
    words, place = _trim(text, *span)
    if place[0] in found or not _may_head(words) or text[place[1] : min(end, place[1] + 60)].isspace():
        return
    if capitals and (words[-1] in '."' or len(words) > 60):
        return
    found[place[0]] = Heading(words, place)


def _trim(text: str, start: int, end: int) -> tuple[str, Span]:
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    words = words.strip()
    span = start, start + len(words)
    return (words if "\n" not in words else " ".join(words.split())), span


def _may_head(words: str) -> bool:
    """Whether the words of a line may be a heading: no marker, caption, banner, table row or full sentence."""
    if words[0] == "(" and (bracket := words.find(") ")) > 0 and is_mark(words[1:bracket]):
        words = words[bracket + 2 :]
    if len(words) < 3 or len(words) > 180 or words[0] in "([-" or not any(c.isalpha() for c in words[:12]):
        return False
    if _LISTED.match(words):
        return False
    if words.rstrip(":. ") in _CAPTIONS or "   " in words or "\t" in words or words[-1] in ",;":
        return False
    return not (_OPENERS.match(words) or _CLASS.match(words) or is_mark(words))


def _above(text: str, rule: int, start: int) -> Heading | None:
    """The heading whose underline begins behind the line end at `rule`: up to three lines below a blank or a rule."""
    at = rule
    for n in range(3):
        begin = text.rfind("\n", max(at - 120, start - 1, 0), at)
        if begin < 0:
            if at - start > 120 or start > 0:
                return None
            begin = -1
        line = text[begin + 1 : at].strip(_RULE_CHARS)
        if not line:
            break
        if n == 0 and (line[-1] in ".,;" or "   " in line):
            return None
        at = max(begin, 0)
        if begin <= start:
            break
    else:
        before = text[max(text.rfind("\n", 0, at) + 1, at - 120) : at]
        if before.strip(_RULE_CHARS):
            return None
    if at == rule:
        return None
    words, span = _trim(text, at, rule)
    return Heading(words, span) if _may_head(words) and not words[0].isdigit() else None


def _below(text: str, line: int, end: int) -> Heading | None:
    """The heading that has a rule above it only: one line with a blank line behind it."""
    stop = text.find("\n", line, min(end, line + _LONGEST))
    if stop < 0:
        return None
    words, span = _trim(text, line, stop)
    after = text[stop + 1 : min(end, stop + 120)]
    if not words or after.split("\n", 1)[0].strip() or not after.strip():
        return None
    if words[-1] in ".,;" or words[0].isdigit() or not _may_head(words):
        return None
    return Heading(words, span)
