"""Talking points: blocks of points to be handed over, the mark that stands on them and for whom they are.

A block stands between BEGIN and END markers, or is announced by its paragraph ("Points:", "For use in Vienna:", a mark
with REL, "deliver the points in paragraph 5") and consists of bullets. Bullets that ask something of the post are none.
"""

import re
from bisect import bisect_left
from typing import NamedTuple

from demarche.cable.body import Body
from demarche.cable.model import Span, TalkingPoints
from demarche.cable.paragraphs import is_mark
from demarche.marking.countries import parse_countries

_WHAT = r"(?:TALKING[ \t\n]+POINTS?|TALKERS|POINTS?|NON-?[ \t]?PAPER|AIDE[- ]?MEMOIRE|(?:SPEAKING|DEMARCHE)(?:[ ]+POINTS?)?|TEXT)"
_BEGIN = re.compile(
    rf"(?:BEGIN|Begin|START OF|Start of)[ \t\n]+(?:(?:THE[ ]+)?TEXT[ \t]+(?:OF|FOR)[ \t\n]+)?(?:[A-Z-]+[ \t]+){{0,2}}?(?P<what>{_WHAT})\b(?P<rest>[^\n]{{0,120}})",
    re.IGNORECASE,
)
_END = re.compile(
    rf"\(?\bEND[ \t]+(?:OF[ \t]+)?(?:TEXT[ \t]+OF[ \t]+)?(?:[A-Z-]+[ \t]+){{0,2}}?{_WHAT}\b", re.IGNORECASE
)
_GENERIC_END = re.compile(r"\n[ \t]*\(?END (?:OF )?[A-Z]", re.IGNORECASE)
_BULLET = re.compile(
    r"\n[ \t]*(--|-|\*|\u2022|\u2013|\u2014|\u25cf|\u25aa|o(?=[ ]{1,3}[A-Z]))(?=[ \t]*[A-Za-z0-9\"'(\u201c])"
)
_NUMBERED = re.compile(r"\n[ \t]*(?:\(?[A-Za-z]\)|\(?\d{1,2}\)|[A-Z]\.|\d{1,2}\.|\([ivx]{1,4}\))[ \t]+(?=[A-Za-z\"'(])")
_MARK_LINE = re.compile(r"\n[ \t]*[(\[]([^()\[\]\n]{1,90}(?:\n[^()\[\]\n]{1,60})?)[)\]][ \t:.]*(?=\n|$)")
_BARE_MARK = re.compile(
    r"(?:\b(?:UNCLASSIFIED|CONFIDENTIAL|SECRET|SBU)\b[ ]?(?://|/|-|,)?[ ]*)?\b(?:REL|RELEASABLE|RELEASE)(?:[ ]+TO)?\s+"
    r"(?:ONLY TO )?(?P<names>[A-Z][A-Za-z.' ,/&-]*(?:\n[A-Z][A-Za-z.' ,/&-]*)?)"
)
_IN_BRACKETS = re.compile(r"[(\[]([^()\[\]\n]{1,90}(?:\n[^()\[\]\n]{1,60})?)[)\]]")
_REL = re.compile(
    r"\bREL(?:EAS(?:ABLE|E))?(?:[ ]+TO)?[ ]+(?P<names>.+)|\bREL[A-Z]*[ ]+TO[ ]*(?P<more>.+)", re.IGNORECASE
)
_POSITIVE = re.compile(
    r"\b(?:POINTS?|TALKERS|NON-?[ ]?PAPER|DRAW(?:ING)?\s+(?:ON|FROM|UPON)|FOR\s+(?:USE|DELIVERY|PASSAGE)|THE\s+FOLLOWING\s+(?:TEXT|MESSAGE|LANGUAGE)"
    r"|AIDE-?\s?MEMOIRE|SAY\s+(?:THE|AS)|CONVEY\s+(?:THE|AS)|ORAL\s+(?:MESSAGE|STATEMENT|REMARKS)|IF\s+(?:ASKED|RAISED))\b",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"\b(?:SHOULD(?:\s+(?:ALSO|THEN|FURTHER))?|(?:IS|ARE)\s+(?:REQUESTED|ASKED|INSTRUCTED)\s+TO|REQUESTS?(?:\s+THAT)?|IN\s+DOING\s+SO[^.:\n]{0,40}|PLEASE|(?:MAY|MIGHT)\s+WISH\s+TO"
    r"|WE\s+(?:WANT|WOULD\s+LIKE|ASK)[^.:\n]{0,50})\s*:\s*$",
    re.IGNORECASE,
)
_REFERRED = re.compile(
    r"(?:POINTS|NON-?[ ]?PAPER|TALKERS|TEXT|AIDE-?[ ]?MEMOIRE)[^.\n]{0,30}\s(?:IN|AT|OF)\s+PARA(?:GRAPH)?S?\.?\s+(\d{1,2})",
    re.IGNORECASE,
)
_MAY_BEGIN = tuple(re.compile(word) for word in ("BEGIN", "egin ", "START OF", "tart of"))
_HEADED = re.compile(r"TALKING|POINTS|NON-?\s?PAPER|TALKERS|AIDE", re.IGNORECASE)


class _Block(NamedTuple):
    start: int
    """Where the announcement begins."""
    inside: int
    """Where the points begin."""
    end: int
    close: int
    """Where the block ends with its END marker."""
    paragraph: int | None


def read_talking_points(text: str, body: Body) -> list[TalkingPoints]:
    """Return the blocks of talking points in order."""
    since = body.starts[0] if body.starts else 0
    blocks = _marked_blocks(text, body) if any(word.search(text, since) for word in _MAY_BEGIN) else []
    if body.bullets and body.starts:
        blocks += _announced_blocks(text, body, blocks, [hit.start() for hit in body.bullets])
        blocks.sort()
    found: list[TalkingPoints] = []
    for block in blocks:
        found += _points(text, body, block)
    return found


def _marked_blocks(text: str, body: Body) -> list[_Block]:
    """Blocks that open with a BEGIN marker."""
    blocks: list[_Block] = []
    at = body.starts[0] if body.starts else 0
    while hit := _BEGIN.search(text, at, body.end):
        at = hit.end("what")
        if not _is_marker(text, hit):
            continue
        end = _END.search(text, at, body.end)
        index = _paragraph_at(body, hit.start())
        following = _BEGIN.search(text, at, end.start() if end else body.end)
        if end is None or (following and _is_marker(text, following)):
            stop = body.paragraphs[index].span[1] if index is not None else body.end
            stop = min(stop, following.start()) if following else stop
            close = stop
        else:
            stop = end.start()
            line_end = text.find("\n", end.end(), body.end)
            close = line_end if line_end >= 0 else body.end
        if hit["what"].upper() == "TEXT" and not _is_points_text(text, body, hit, index, stop):
            continue
        number = body.paragraphs[index].number if index is not None else None
        line = text.find("\n", hit.start("rest"), stop)
        blocks.append(_Block(hit.start(), at if line < 0 else at, stop, close, number))
        at = max(at, close)
    return blocks


def _is_marker(text: str, hit: re.Match[str]) -> bool:
    """Whether BEGIN opens a block: it stands at a line start or behind a sentence, and nothing but a name follows."""
    before = text[max(0, hit.start() - 6) : hit.start()].rstrip(" \t(-*")
    if before and before[-1] not in '\n.:)]?!"':
        return False
    rest = hit["rest"].strip()
    return (
        not rest
        or rest[0] in ".:(-/[),;"
        or ":" in rest
        or rest.upper().startswith(("FOR ", "TO ", "WITH ", "AND ", "REL"))
    )


def _is_points_text(text: str, body: Body, hit: re.Match[str], index: int | None, stop: int) -> bool:
    """Whether BEGIN TEXT opens points: a non-paper is named before it, or bullets follow it."""
    if re.search(r"NON-?[ ]?PAPER|POINTS", hit.group(), re.IGNORECASE):
        return True
    since = body.paragraphs[index].span[0] if index is not None else max(0, hit.start() - 300)
    intro = text[max(since, hit.start() - 300) : hit.start()]
    return bool(_HEADED.search(intro)) or len(_BULLET.findall(text, hit.end(), stop)) > 1


def _announced_blocks(text: str, body: Body, marked: list[_Block], bullets: list[int]) -> list[_Block]:
    """Paragraphs of bullets that are announced as points."""
    blocks: list[_Block] = []
    referred: set[int] | None = None
    for i, (paragraph, after) in enumerate(zip(body.paragraphs, body.starts, strict=True)):
        start, end = paragraph.span
        own = bullets[bisect_left(bullets, after - 1) : bisect_left(bullets, end)]
        if len(own) < 2 or any(b.start < end and start < b.close for b in marked):
            continue
        intro = text[after : own[0]]
        last = intro.rstrip()
        if _ASKS.search(last[-120:]):
            continue
        if referred is None:
            referred = {int(hit[1]) for hit in _REFERRED.finditer(text)}
        rel = paragraph.marking is not None and bool(_countries(paragraph.marking))
        closing = re.split(r"[.!?]\s", last)[-1]
        if (
            rel
            or paragraph.number in referred
            or _POSITIVE.search(closing)
            or (paragraph.heading and _POSITIVE.search(paragraph.heading))
            or (len(intro) < 200 and (_POSITIVE.search(intro) or _BARE_MARK.search(intro)))
            or (len(intro) < 60 and _headed(text, body, i))
        ):
            blocks.append(_Block(start, after, end, end, paragraph.number))
    return blocks


def _headed(text: str, body: Body, index: int) -> bool:
    """Whether the heading above a paragraph names talking points."""
    since = body.paragraphs[index - 1].span[0] if index else 0
    at = body.paragraphs[index].span[0]
    above = [h for h in body.headings if since < h.span[0] < at]
    return bool(above) and bool(_HEADED.search(above[-1].text))


def _points(text: str, body: Body, block: _Block) -> list[TalkingPoints]:
    """One row for a block, or one for each part that has a mark of its own."""
    own = next(
        (p.marking for p in body.paragraphs if p.number == block.paragraph and p.span[0] <= block.start < p.span[1]),
        None,
    )
    lines = [
        hit for hit in _MARK_LINE.finditer(text, block.inside - 1, block.end) if is_mark(hit[1]) or _REL.match(hit[1])
    ]
    if len(lines) > 1:
        rows = []
        for i, line in enumerate(lines):
            stop = lines[i + 1].start() if i + 1 < len(lines) else block.end
            mark = " ".join(line[1].split())
            begin = block.start if i == 0 else line.start() + 1
            close = stop if i + 1 < len(lines) else block.close
            rows.append(_row(text, block, mark, line.end(), stop, (begin, close)))
        if all(row.count for row in rows) and any(row.releasable_to for row in rows):
            return rows
    mark = " ".join(lines[0][1].split()) if lines else _mark_in_intro(text, block)
    if mark is None and own is not None and _countries(own):
        mark = own
    row = _row(text, block, mark, block.inside, block.end, (block.start, block.close))
    return [row] if row.count else []


def _row(text: str, block: _Block, mark: str | None, inside: int, end: int, span: Span) -> TalkingPoints:
    countries = tuple(c for c in _countries(mark) if c != "US") if mark else ()
    close = span[0] + len(text[span[0] : span[1]].rstrip())
    return TalkingPoints(block.paragraph, mark, countries, _count(text, inside, end), (span[0], close))


def _mark_in_intro(text: str, block: _Block) -> str | None:
    """The mark within the announcement: in brackets, or as a phrase (`CONFIDENTIAL - RELEASABLE TO JAPAN`)."""
    first = _BULLET.search(text, block.inside - 1, block.end)
    if first is not None:
        stop = first.start()
    else:
        gap = text.find("\n\n", block.inside, block.end)
        stop = gap if gap >= 0 else block.end
    stop = min(stop, block.inside + 400)
    start = block.inside
    for hit in _IN_BRACKETS.finditer(text, start, stop):
        if is_mark(hit[1]) or (_REL.match(hit[1]) and _countries(hit[1])):
            return " ".join(hit[1].split())
    for bare in _BARE_MARK.finditer(text, start, stop):
        if parse_countries(bare["names"]):
            return _clip(text, bare)
    return None


def _clip(text: str, bare: re.Match[str]) -> str:
    """The words of a bare mark up to its last country."""
    words = " ".join(bare.group().split())
    return re.split(r"\.(?:\s|$)|:", words)[0].rstrip(" .,:-")


def _countries(mark: str) -> list[str]:
    """The countries of the REL list of a mark; those of a mark without one are none."""
    hit = _REL.search(" ".join(mark.split()))
    return parse_countries((hit["names"] or hit["more"] or "").split("//")[0]) if hit else []


def _count(text: str, start: int, end: int) -> int:
    """The number of points: bullets of the kind that comes first, else list items, else paragraphs."""
    first = _BULLET.search(text, start - 1 if start else 0, end)
    if first is not None:
        kind, indent = first[1], first.start(1) - first.start()
        hits = [h for h in _BULLET.finditer(text, first.start(), end) if h[1] == kind]
        return sum(h.start(1) - h.start() <= indent + 2 for h in hits)
    items = len(_NUMBERED.findall(text, start, end))
    if items > 1:
        return items
    line = text.find("\n", start, end)
    if line < 0:
        return 1 if text[start:end].strip(" :.()") else 0
    blocks = [b for b in re.split(r"\n[ \t]*\n", text[start:end]) if len(b.split()) > 3]
    return len(blocks)


def _paragraph_at(body: Body, at: int) -> int | None:
    for i, paragraph in enumerate(body.paragraphs):
        if paragraph.span[0] <= at < paragraph.span[1]:
            return i
    return None
