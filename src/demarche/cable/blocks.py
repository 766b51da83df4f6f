"""Summary and comment of a cable: from their label to their END marker (cable format, sect. 8)."""

import re

from demarche.cable.body import Body
from demarche.cable.model import Heading, Span
from demarche.cable.scan import match_marker
from demarche.cable.signs import SIGNS
from demarche.text.probe import Found

_JOIN = r"(?:[ \t]*(?:\b(?:AND|OF)\b|[/&,-])[ \t]*|[ \t]+)"
_TEMPLATE = (
    r"\(?(?:BEGIN[ \t]+)?(?:(?:EXECUTIVE|INTRODUCTION|INTRO|OVERVIEW|KEY POINTS|ACTION REQUEST|BRIEF|POST"
    r"|EMBASSY|FINAL|{other})"
    r"{join}){{0,3}}{word}(?:{join}[A-Z]+(?:[ \t/]+[A-Z]+){{0,5}})?"
)
_STOP = r"(?=[ \t]*(?P<stop>[.:;)=_]|--|-(?=[ \t\n])|$|\n))"


def _label(word: str, other: str) -> re.Pattern[str]:
    head = _TEMPLATE.format(word=word, other=other, join=_JOIN)
    return re.compile(head + _STOP, re.IGNORECASE)


def _end(word: str) -> re.Pattern[str]:
    return re.compile(rf"END(?:[ \t]+OF)?\s+(?:[A-Z]+(?:\s+|[ \t]*[/&][ \t]*)){{0,4}}?{word}\b", re.IGNORECASE)


_SUMMARY = _label(r"SUM(?:MARY|MMARY|MARRY|AMRY)", "COMMENT")
_SUMMARY_END = _end(r"(?:SUM[A-Z]{2,6}|INTRO(?:DUCTION)?)")
_COMMENT = _label(r"COMMENTS?", "SUMMARY|ANALYSIS|CONCLUSION|ASSESSMENT|ACTION")
_COMMENT_END = _end(r"COMMENTS?")
_COMMENT_WORDS = SIGNS.add("COMMENT", "Comment")
_INLINE_COMMENT = re.compile(r"COMMENTs?[ \t]*[:.][ \t\n]", re.IGNORECASE)
_RULES = tuple(re.compile(5 * re.escape(sign)) for sign in "-=_*~\u2010\u2013\u2014")
"""A rule within a paragraph, for each sign one pattern of plain letters."""
_MARK = re.compile(r"^\([A-Z/]{1,8}\)\s*")
_SUM_LINE = re.compile(r"(?:^|\n)[ \t]*(?=[^\n]{0,40}(?:SUM|[Ss]um))")
_SUM_WORDS = re.compile("SUM"), re.compile("um(?<=[Ss]um)")
_BEFORE_NUMBERS = 400
"""Characters before the first number within which a label may stand on a line of its own."""
_WITHOUT_NUMBERS = 8000
"""The same from the start of a text without numbers."""
_OPENERS = frozenset(
    word[:3]
    for word in (
        "SUMMARY", "COMMENT", "BEGIN", "INTRO", "EXECUTIVE", "OVERVIEW", "KEY", "ACTION", "BRIEF", "POST", "EMBASSY",
        "FINAL", "ANALYSIS", "CONCLUSION", "ASSESSMENT", "(BEGIN", "(SUMMARY", "(COMMENT",
    )
)  # fmt: skip
"""The first letters of what a paragraph opens with whose label may have no stop behind it."""
_LABEL_REACH = 90
"""Characters within which the word of a label stands."""
_LONGEST = 12_000
"""Characters after which an END marker belongs to something else."""
_GAP_BEFORE_HEADING = re.compile(r"\n[ \t]*\n(?=[ \t]*[A-Z][^a-z\n]{5,60}$)")
_LEAD = " \t\n.:;)-=_*~\u2010\u2013\u2014"


def read_summary(text: str, body: Body) -> tuple[str, Span] | None:
    """Return the text of the summary, without labels, numbers and marks, and its span; None where there is none."""
    for start in _candidates(text, body, "SUM"):
        if hit := _SUMMARY.match(text, start, body.end):
            return _cut(text, body, hit.end(), _SUMMARY_END, None)
    for heading in body.headings:
        if _is_label(heading, "SUM", _SUMMARY):
            return _cut(text, body, heading.span[1], _SUMMARY_END, heading)
    return _before_numbers(text, body, _SUMMARY, _SUMMARY_END)


def read_comment(text: str, signs: Found, body: Body) -> tuple[str, Span] | None:
    """Return the text of the closing comment and its span; one within a paragraph where no paragraph is one."""
    for start in reversed(_candidates(text, body, "COMMENT")):
        # What is summary and comment in one is the summary.
        if (hit := _COMMENT.match(text, start, body.end)) and "SUM" not in hit.group().upper():
            return _cut(text, body, hit.end(), _COMMENT_END, None)
    for heading in reversed(body.headings):
        if _is_label(heading, "COMMENT", _COMMENT) and "SUM" not in heading.text.upper():
            return _cut(text, body, heading.span[1], _COMMENT_END, heading)
    if not body.starts:
        return None
    places = signs.within(_COMMENT_WORDS, body.starts[0], body.end)
    for hit in filter(None, (_INLINE_COMMENT.match(text, place, body.end) for place in reversed(places))):
        before = text[max(0, hit.start() - 25) : hit.start()].upper()
        if "SUM" not in before and "END" not in before.split():
            return _cut(text, body, hit.end(), _COMMENT_END, None)
    return None


def _candidates(text: str, body: Body, stem: str) -> list[int]:
    """Return where the paragraphs begin that may open with a label: by their run-in heading, or by their first word."""
    return [
        start
        for paragraph, start in zip(body.paragraphs, body.starts, strict=True)
        if (paragraph.heading is not None and stem in paragraph.heading.upper())
        or (text[start : start + 3].upper() in _OPENERS and stem in text[start : start + _LABEL_REACH].upper())
    ]


def _is_label(heading: Heading, stem: str, label: re.Pattern[str]) -> bool:
    words = _MARK.sub("", heading.text).rstrip(" .:;-=")
    return stem in words.upper() and label.fullmatch(words) is not None


def _before_numbers(text: str, body: Body, label: re.Pattern[str], end: re.Pattern[str]) -> tuple[str, Span] | None:
    """A summary label that stands on a line before the first paragraph, or in a text without numbers."""
    first = body.paragraphs[0].span[0] if body.paragraphs else body.end
    since = max(0, first - _BEFORE_NUMBERS) if body.paragraphs else 0
    until = min(first, since + _WITHOUT_NUMBERS)
    if not any(word.search(text, since, until) for word in _SUM_WORDS):
        return None
    for hit in _SUM_LINE.finditer(text, since, until):
        found = label.match(text, hit.end(), body.end)
        if found is not None and found.start() < first:
            return _cut(text, body, found.end(), end, None)
    return None


def _cut(text: str, body: Body, start: int, end: re.Pattern[str], heading: Heading | None) -> tuple[str, Span] | None:
    """Cut from behind the label to the END marker; where that is missing, to the end of the paragraph or section."""
    start += len(text[start : start + 4]) - len(text[start : start + 4].lstrip(" \t"))
    if text.startswith("--", start) and text[start + 2 : start + 3] != "-":
        start += 2
    while start < body.end and text[start] in _LEAD:
        if text[start] == "-" and text.startswith("--", start) and text[start + 2 : start + 3] in (" ", "\t"):
            break
        start += 1
    # A label may stand on its own line before its paragraph: begin behind the number.
    index = _paragraph_at(body, start)
    if index is not None and start < body.starts[index]:
        start = body.starts[index]
    close = match_marker(end, text, body.markers, start, min(body.end, start + _LONGEST))
    if close:
        stop = start + len(text[start : close.start()].rstrip("([ \t"))
    else:
        stop = _natural_end(text, body, start, heading)
    words, span = _words(text, body, start, stop)
    return (words, span) if words else None


def _paragraph_at(body: Body, at: int) -> int | None:
    for i, paragraph in enumerate(body.paragraphs):
        if paragraph.span[0] <= at < paragraph.span[1]:
            return i
    return None


def _natural_end(text: str, body: Body, start: int, heading: Heading | None) -> int:
    """End of the paragraph at `start`, or of the section under `heading`; a heading or a rule ends it sooner."""
    index = _paragraph_at(body, start)
    stop = body.end if index is None or heading else body.paragraphs[index].span[1]
    for other in body.headings:
        if start < other.span[0] < stop:
            stop = other.span[0]
            break
    for pattern in _RULES:
        rule = pattern.search(text, start + 1, stop)
        stop = rule.start() if rule is not None else stop
    gap = _GAP_BEFORE_HEADING.search(text, start, stop)
    return gap.start() if gap and not text[start:stop].isupper() else stop


def _words(text: str, body: Body, start: int, stop: int) -> tuple[str, Span]:
    """The words of `[start, stop)` with their line breaks, without numbers and marks of paragraphs."""
    pieces: list[str] = []
    at = start
    for paragraph, after in zip(body.paragraphs, body.starts, strict=True):
        if at < paragraph.span[0] < stop:
            pieces.append(text[at : paragraph.span[0]])
            at = after
    pieces.append(text[at:stop])
    lines = [line.rstrip() for piece in pieces for line in piece.strip().split("\n")]
    kept = [line for line in lines if line.strip("-=_*~\u2010\u2013\u2014 ")]
    tail = len(text[start:stop].rstrip())
    return "\n".join(kept).strip(), (start, start + tail)
