"""How many points a block holds, and the mark that stands on it."""

import re

from demarche.cable.model import Span
from demarche.cable.paragraphs import is_mark
from demarche.marking.countries import parse_countries

_ITEM = re.compile(
    r"\n(?P<indent>[ \t]*)(?:(?P<bullet>--|-|\*|\u2022|\u2013|\u2014|\u25cf|\u25aa"
    r"|o(?=[ ]{1,3}[A-Z]))(?=[ \t]*[A-Za-z0-9\"'(\u201c])"
    r"|(?P<open>\(?)(?P<sign>\d{1,2}|[A-Za-z]|[ivx]{1,4})(?P<close>[.)])[ \t]+(?=[A-Za-z\"'(\u201c]))"
)
_GAP = re.compile(r"\n[ \t]*\n")
MARK_LINE = re.compile(
    r"\n[ \t]*[(\[]([^()\[\]\n]{1,90}(?:\n[^()\[\]\n]{1,60})?)[)\]][ \t:.]*"
    r"(?:(?:FOR|For)[ ][A-Za-z .,'-]{2,60}:[ \t]*)?(?=\n|$)"
)
_BRACKETS = re.compile(r"[(\[]([^()\[\]\n]{1,90}(?:\n[^()\[\]\n]{1,60})?)[)\]]")
_BARE_MARK = re.compile(
    r"(?:\b(?:UNCLASSIFIED|CONFIDENTIAL|SECRET|SBU)\b[ ]?(?://|/|-|,)?[ ]*)?\b(?:REL|RELEASABLE|RELEASE)(?:[ ]+TO)?\s+"
    r"(?:ONLY TO )?(?P<names>[A-Z][A-Za-z.' ,/&-]*(?:\n[A-Z][A-Za-z.' ,/&-]*)?)"
)
_REL = re.compile(
    r"\bREL(?:EAS(?:ABLE|E))?(?:[ ]+TO)?[ ]+(?P<names>.+)|\bREL[A-Z]*[ ]+TO[ ]*(?P<more>.+)", re.IGNORECASE
)
_FEWEST_WORDS = 4
"""A piece of prose with fewer words is no point."""
_NESTED = 2
"""Blanks by which an item may be set in and still stand on the level of the first."""
_INTRO = 400


def count_points(text: str, start: int, end: int) -> int:
    """Return the number of points: list items of the kind that comes first and of its level, else pieces of prose."""
    hits = list(_ITEM.finditer(text, max(start - 1, 0), end))
    if hits:
        kind, indent = _kind(hits[0]), len(hits[0]["indent"])
        items = sum(_kind(hit) == kind and len(hit["indent"]) <= indent + _NESTED for hit in hits)
        if items > 1 or hits[0]["bullet"]:
            return items
    return _count_prose(text, start, end)


def _kind(hit: re.Match[str]) -> str:
    """The kind of an item: its bullet, or the form of its number: `(1)`, `a)`, `A.`."""
    if hit["bullet"]:
        return str(hit["bullet"])
    sign = hit["sign"]
    form = "1" if sign.isdigit() else "A" if sign.isupper() else "a"
    return f"{hit['open']}{form}{hit['close']}"


def _count_prose(text: str, start: int, end: int) -> int:
    line = text.find("\n", start, end)
    if line < 0:
        return 1 if text[start:end].strip(" :.()") else 0
    pieces = (piece.strip() for piece in _GAP.split(text[line:end]))
    return sum(len(piece.split()) >= _FEWEST_WORDS and not _BRACKETS.fullmatch(piece) for piece in pieces)


def has_list(text: str, start: int, end: int) -> bool:
    """Tell whether two items or more stand in `[start, end)`."""
    hits = [hit for hit, _ in zip(_ITEM.finditer(text, max(start - 1, 0), end), range(2), strict=False)]
    return len(hits) > 1


def mark_lines(text: str, start: int, end: int) -> list[re.Match[str]]:
    """Return the lines of `[start, end)` that hold a mark in brackets and nothing else."""
    return [hit for hit in MARK_LINE.finditer(text, max(start - 1, 0), end) if is_mark(hit[1]) or _REL.match(hit[1])]


def mark_in_intro(text: str, start: int, end: int) -> str | None:
    """The mark within the announcement: in brackets, or as a phrase (`CONFIDENTIAL - RELEASABLE TO JAPAN`)."""
    first = _ITEM.search(text, max(start - 1, 0), end) or _GAP.search(text, start, end)
    stop = min(first.start() if first else end, start + _INTRO)
    for hit in _BRACKETS.finditer(text, start, stop):
        if is_mark(hit[1]) or (_REL.match(hit[1]) and released_to(hit[1])):
            return " ".join(hit[1].split())
    for bare in _BARE_MARK.finditer(text, start, stop):
        if parse_countries(bare["names"]):
            words = " ".join(bare.group().split())
            return re.split(r"\.(?:\s|$)|:", words)[0].rstrip(" .,:-")
    return None


def released_to(mark: str) -> list[str]:
    """Return the countries of the REL list of a mark; those of a mark without one are none."""
    hit = _REL.search(" ".join(mark.split()))
    return parse_countries((hit["names"] or hit["more"] or "").split("//")[0]) if hit else []


def trimmed(text: str, span: Span) -> Span:
    """Return the span without the blanks at its end."""
    return span[0], span[0] + len(text[span[0] : span[1]].rstrip())
