"""Talking points: blocks of points to be handed over, the mark that stands on them and for whom they are.

A block stands between BEGIN and END markers, or is announced by its paragraph ("Points:", "Post may draw on the
following:", a mark with REL, "deliver the points in paragraph 5") and consists of a list, or of prose where the
announcement says that it follows. Lists that ask something of the post are none.
"""

import re
from bisect import bisect, bisect_left
from itertools import islice
from typing import NamedTuple

from demarche.cable.body import Body
from demarche.cable.model import Heading, Paragraph, Span, TalkingPoints
from demarche.cable.pointlist import count_points, has_list, mark_in_intro, mark_lines, released_to, trimmed
from demarche.cable.scan import match_marker, overlap
from demarche.cable.signs import SIGNS
from demarche.text.cues import Cues
from demarche.text.probe import Found

_WHAT = (
    r"(?:TALKING[ \t\n]+POINTS?|TALKERS|POINTS?|NON-?[ \t]?PAPER|AIDE[- ]?MEMOIRE"
    r"|(?:SPEAKING|DEMARCHE)(?:[ ]+POINTS?)?|TEXT)"
)
_BEGIN = re.compile(
    rf"BEGIN[ \t\n]+(?:(?:THE[ ]+)?TEXT[ \t]+(?:OF|FOR)[ \t\n]+)?(?:[A-Z-]+[ \t]+){{0,2}}?"
    rf"(?P<what>{_WHAT})\b(?P<rest>[^\n]{{0,120}})",
    re.IGNORECASE,
)
_END = re.compile(rf"END[ \t\n]+(?:OF[ \t]+)?(?:TEXT[ \t]+OF[ \t]+)?(?:[A-Z-]+[ \t]+){{0,2}}?{_WHAT}\b", re.IGNORECASE)
_FOLLOWS = Cues(
    SIGNS,
    {
        "following": r"\b(?:(?:DRAW(?:ING)?\s+(?:UP)?ON|USE|MAKE|CONVEY|DELIVER|FROM)\s+(?:THE\s+)?FOLLOWING"
        r"(?:\s+(?:TALKING\s+)?(?:POINTS|LANGUAGE|TEXT))?"
        r"|FOLLOWING\s+(?:ARE\s+)?(?:THE\s+)?(?:TALKING\s+)?(?:POINTS|TALKERS|NON-?PAPER))\s*[.:]",
        "follow": r"\b(?:TALKING\s+)?POINTS\s+(?:FOR\s+USE\s+[^.:\n]{0,60})?FOLLOWS?\s*[.:]",
        "follows": r"\b(?:(?:TEXT\s+OF\s+)?(?:THE\s+)?NON-?\s?PAPER\s+FOLLOWS"
        r"|TEXT\s+(?:OF\s+[^.:\n]{0,40})?FOLLOWS)\s*[.:]",
    },
    before=70,
)
"""What announces points that stand without a BEGIN marker."""
_POSITIVE = re.compile(
    r"\b(?:POINTS?|TALKERS|NON-?[ ]?PAPER|DRAW(?:ING)?\s+(?:ON|FROM|UPON)|FOR\s+(?:USE|DELIVERY|PASSAGE)"
    r"|THE\s+FOLLOWING\s+(?:TEXT|MESSAGE|LANGUAGE)"
    r"|AIDE-?\s?MEMOIRE|SAY\s+(?:THE|AS)|CONVEY\s+(?:THE|AS)|ORAL\s+(?:MESSAGE|STATEMENT|REMARKS)|IF\s+(?:ASKED|RAISED))\b",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"\b(?:SHOULD(?:\s+(?:ALSO|THEN|FURTHER))?|(?:IS|ARE)\s+(?:REQUESTED|ASKED|INSTRUCTED)\s+TO|REQUESTS?(?:\s+THAT)?|IN\s+DOING\s+SO[^.:\n]{0,40}|PLEASE|(?:MAY|MIGHT)\s+WISH\s+TO"
    r"|WE\s+(?:WANT|WOULD\s+LIKE|ASK)[^.:\n]{0,50})\s*:\s*$",
    re.IGNORECASE,
)
_REFERRED = re.compile(
    r"(?:POINTS|NON-?[ ]?PAPER|TALKERS|TEXT|AIDE-?[ ]?MEMOIRE)[^.\n]{0,30}\s(?:IN|AT"
    r"|OF)\s+PARA(?:GRAPH)?S?\.?\s+(\d{1,2})",
    re.IGNORECASE,
)
_HEADED = re.compile(r"TALKING|POINTS|NON-?\s?PAPER|TALKERS|AIDE", re.IGNORECASE)
_NON_PAPER = re.compile(r"NON-?[ ]?PAPER|POINTS", re.IGNORECASE)
_SHORT_INTRO = 200
_REACH = 600
"""Characters of a paragraph within which it says that points follow."""


class _Block(NamedTuple):
    start: int
    """Where the announcement begins."""
    inside: int
    """Where the points begin."""
    end: int
    close: int
    """Where the block ends with its END marker."""
    paragraph: int | None


def read_talking_points(text: str, signs: Found, body: Body) -> list[TalkingPoints]:
    """Return the blocks of talking points in order."""
    if not body.starts:
        return []
    blocks = _marked_blocks(text, body) if body.markers else []
    blocks += _announced_blocks(text, signs, body, blocks)
    return [row for block in sorted(blocks) for row in _rows(text, body, block)]


def _marked_blocks(text: str, body: Body) -> list[_Block]:
    """Blocks that open with a BEGIN marker."""
    blocks: list[_Block] = []
    at = body.starts[0]
    ends = [hit for marker in body.markers if marker >= at and (hit := _END.match(text, marker, body.end))]
    end_starts = [hit.start() for hit in ends]
    while hit := match_marker(_BEGIN, text, body.markers, at, body.end):
        at = hit.end("what")
        if not _is_marker(text, hit):
            continue
        index = _paragraph_at(body, hit.start())
        following = bisect_left(end_starts, at)
        stop, close = _find_end(text, body, at, index, ends[following] if following < len(ends) else None)
        if hit["what"].upper() == "TEXT" and not _is_points_text(text, body, hit, index, stop):
            continue
        number = body.paragraphs[index].number if index is not None else None
        blocks.append(_Block(hit.start(), at, stop, close, number))
        at = max(at, close)
    return blocks


def _find_end(text: str, body: Body, at: int, index: int | None, end: re.Match[str] | None) -> tuple[int, int]:
    """Return where the points end, and where their END marker `end` does; without one, the end of the paragraph."""
    following = match_marker(_BEGIN, text, body.markers, at, end.start() if end else body.end)
    if end is not None and not (following and _is_marker(text, following)):
        line_end = text.find("\n", end.end(), body.end)
        return end.start(), line_end if line_end >= 0 else body.end
    stop = body.paragraphs[index].span[1] if index is not None else body.end
    stop = min(stop, following.start()) if following else stop
    return stop, stop


def _is_marker(text: str, hit: re.Match[str]) -> bool:
    """Whether BEGIN opens a block: it stands at a line start or behind a stop, and nothing but a name follows."""
    before = text[max(0, hit.start() - 6) : hit.start()].rstrip(" \t(-*")
    if before and before[-1] not in '\n.:,)]?!"':
        return False
    rest = hit["rest"].strip()
    if not rest or rest[0] in ".:(-/[),;" or ":" in rest:
        return True
    return rest.upper().startswith(("FOR ", "TO ", "WITH ", "AND ", "IN ", "REL"))


def _is_points_text(text: str, body: Body, hit: re.Match[str], index: int | None, stop: int) -> bool:
    """Whether BEGIN TEXT opens points: a non-paper is named before it, or a list follows it."""
    if _NON_PAPER.search(hit.group()):
        return True
    since = body.paragraphs[index].span[0] if index is not None else max(0, hit.start() - 300)
    return bool(_HEADED.search(text, max(since, hit.start() - 300), hit.start())) or has_list(text, hit.end(), stop)


def _announced_blocks(text: str, signs: Found, body: Body, marked: list[_Block]) -> list[_Block]:
    """Paragraphs of points that are announced without a BEGIN marker."""
    bullets = [hit.start() for hit in body.bullets]
    since = body.starts[0]
    announced = list(_FOLLOWS.find(signs, text, since, body.end))
    closed = bool(body.markers) and match_marker(_END, text, body.markers, since, body.end) is not None
    if not announced and not closed and len(bullets) < 2:
        return []
    referred: set[int] | None = None
    blocks: list[_Block] = []
    taken = [(block.start, block.close) for block in marked]
    for i, (paragraph, after) in enumerate(zip(body.paragraphs, body.starts, strict=True)):
        start, end = paragraph.span
        own = bullets[bisect_left(bullets, after - 1) : bisect_left(bullets, end)]
        if overlap(taken, start, end) or overlap(body.embedded, start, end):
            continue  # taken already, or another cable's points
        if len(own) > 1:
            referred = _referred(text) if referred is None else referred
            if _is_announced(text, body, i, own[0], referred):
                blocks.append(_Block(start, after, end, end, paragraph.number))
                continue
        near = islice(announced, bisect_left(announced, (after,)), bisect_left(announced, (after + _REACH,)))
        follows = next((last for _, last in near if last <= end), None)
        if (closed or follows) and (block := _following(text, body, i, follows)):
            blocks.append(block)
    return blocks


def _referred(text: str) -> set[int]:
    """The numbers of the paragraphs that other paragraphs name as those of the points."""
    return {int(hit[1]) for hit in _REFERRED.finditer(text)}


def _following(text: str, body: Body, index: int, follows: int | None) -> _Block | None:
    """A block of numbered points or of prose: its paragraph says that it follows, or ends with an END marker."""
    paragraph, after = body.paragraphs[index], body.starts[index]
    start, end = paragraph.span
    marker = match_marker(_END, text, body.markers, after, end)
    if follows is None and (marker is None or not (mark_lines(text, after, end) or has_list(text, after, end))):
        return None
    inside = follows - 1 if follows is not None else after
    if marker is None and not has_list(text, inside, end) and "\n\n" not in text[inside:end].replace(" \n", "\n"):
        return None
    return _Block(start, inside, marker.start() if marker else end, end, paragraph.number)


def _is_announced(text: str, body: Body, index: int, first: int, referred: set[int]) -> bool:
    """Tell whether the bullets from `first` on are points, by what stands before them."""
    paragraph, after = body.paragraphs[index], body.starts[index]
    intro = text[after:first]
    last = intro.rstrip()
    if _ASKS.search(last[-120:]):
        return False
    if paragraph.number in referred or (paragraph.marking is not None and released_to(paragraph.marking)):
        return True
    if _POSITIVE.search(re.split(r"[.!?]\s", last)[-1]):
        return True
    if paragraph.heading and _POSITIVE.search(paragraph.heading):
        return True
    if len(intro) < _SHORT_INTRO and (_POSITIVE.search(intro) or mark_in_intro(text, after, first)):
        return True
    return len(intro) < 60 and _headed(body, index)


def _headed(body: Body, index: int) -> bool:
    """Whether the heading above a paragraph names talking points."""
    since = body.paragraphs[index - 1].span[0] if index else 0
    at = body.paragraphs[index].span[0]
    above = bisect_left(body.headings, at, key=_begin) - 1
    return above >= 0 and body.headings[above].span[0] > since and bool(_HEADED.search(body.headings[above].text))


def _rows(text: str, body: Body, block: _Block) -> list[TalkingPoints]:
    """One row for a block, or one for each part that has a mark of its own."""
    lines = mark_lines(text, block.inside, block.end)
    if len(lines) > 1:
        edges = [*(line.start() for line in lines[1:]), block.end]
        rows = []
        for line, stop in zip(lines, edges, strict=True):
            begin = block.start if line is lines[0] else line.start() + 1
            close = block.close if stop == block.end else stop
            rows.append(_row(text, block, " ".join(line[1].split()), (line.end(), stop), (begin, close)))
        if all(row.count for row in rows) and any(row.releasable_to for row in rows):
            return rows
    mark = " ".join(lines[0][1].split()) if lines else mark_in_intro(text, block.inside, block.end)
    index = _paragraph_at(body, block.start)
    own = body.paragraphs[index].marking if index is not None else None
    if mark is None and own is not None and released_to(own):
        mark = own
    row = _row(text, block, mark, (block.inside, block.end), (block.start, block.close))
    return [row] if row.count else []


def _row(text: str, block: _Block, mark: str | None, points: Span, span: Span) -> TalkingPoints:
    countries = tuple(code for code in released_to(mark) if code != "US") if mark else ()
    return TalkingPoints(block.paragraph, mark, countries, count_points(text, *points), trimmed(text, span))


def _paragraph_at(body: Body, at: int) -> int | None:
    index = bisect(body.paragraphs, at, key=_begin) - 1
    return index if index >= 0 and at < body.paragraphs[index].span[1] else None


def _begin(part: Heading | Paragraph) -> int:
    return part.span[0]
