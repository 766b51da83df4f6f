"""The body of a cable: numbered paragraphs, headings, embedded cables (cable format, sect. 8)."""

import re
from bisect import bisect, bisect_left
from typing import NamedTuple

from demarche.cable.model import Heading, Paragraph, Span
from demarche.cable.paragraphs import DATA, choose, find_items
from demarche.cable.scan import find_markers, overlap, scan_lines
from demarche.cable.sections import find_headings
from demarche.cable.signer import read_signer
from demarche.cable.signs import SIGNS
from demarche.text.probe import Found

_QUOTES = SIGNS.add("QUOTE", "Quote", "QTE")
_ORIGINS = SIGNS.add("\nFM ", "\nfm ")
_QUOTE = re.compile(r"(?<![A-Za-z])(?:QUOTE|Quote|QTE)\b")
_UNQUOTE = re.compile(r"\b(?:UNQUOTE|UNQTE|END[ \t]+QUOTE|Unquote|End[ \t]+quote)\b")
_INNER = re.compile(
    r"^[ \t]*(?:(?:[ZOPR] ){1,3}\d{6}Z\b|(?:FM|FROM):? +[A-Z]{3,}|E\.?O\.? ?\d{5}|TAGS:|SUBJ(?:ECT)?:)", re.MULTILINE
)
_DATE_LINE = re.compile(r"[ \t]*(?:[ZOPR] ){1,3}\d{6}Z [A-Z]{3} \d\d\b[^\n]{0,20}$", re.IGNORECASE)
_END_OF_TEXT = re.compile(r"\bEND (?:OF )?(?:TEXT|MESSAGE|CABLE|TELEGRAM)\b", re.IGNORECASE)
_RUN_IN_STOP = re.compile(r"[.:,;()]")
_RUN_IN_LONGEST = 100
_RUN_IN_SENTENCE = 60
"""A heading with a full stop is no longer than this."""
_SHORT = frozenset(["DR", "MR", "MRS", "MS", "ST", "NO", "LT", "GEN", "COL"])
"""Abbreviations whose full stop ends no heading."""
_KNOWN = tuple(DATA["headings"]["run_in"])
_VERBS = frozenset(DATA["headings"]["verbs"])


class Body(NamedTuple):
    """The parts of the body; `starts` is where the words of each paragraph begin, behind number and mark."""

    paragraphs: list[Paragraph]
    headings: list[Heading]
    embedded: list[Span]
    starts: list[int]
    signed: tuple[str, Span] | None
    end: int
    """Where the words end, before the signer."""
    bullets: list["re.Match[str]"]
    """The lines that open with a bullet, from the line end before them."""
    markers: list[int]
    """Where the words BEGIN and END stand."""


def read_body(text: str, found: Found, start: int, end: int) -> Body:
    """Read the body in `[start, end)`: from behind the header fields to the end of the text.

    `found` are the signs of the whole text.
    """
    signed = read_signer(text, start, end)
    stop = signed[1][0] if signed else end
    embedded = _find_embedded(text, found, start, stop)
    lines = scan_lines(text, start, stop)
    markers = find_markers(found, start, stop)
    items = choose(find_items(text, lines.numbers, start, stop, embedded))
    first = items[0].after if items else start
    capitals = text[first : min(stop, first + 600)].isupper()
    headings = find_headings(text, lines, [item.at for item in items], start, stop, capitals=capitals)
    if embedded:
        headings = [h for h in headings if not overlap(embedded, h.span[0], h.span[0] + 1)]
    edges = [*(item.at for item in items[1:]), stop][: len(items)]
    places = [heading.span[0] for heading in headings]
    paragraphs: list[Paragraph] = []
    for item, until in zip(items, edges, strict=True):
        at, after = item.at, item.after
        if until != stop and places and bisect(places, after) < (above := bisect_left(places, until)):
            until = _trim_end(text, after, until, headings[above - 1])  # noqa: PLW2901
        close = at + len(text[at:until].rstrip())
        paragraphs.append(Paragraph(item.number, item.mark, _run_in(text, after, close, capitals), (at, close)))
    return Body(paragraphs, headings, embedded, [item.after for item in items], signed, stop, lines.bullets, markers)


def _trim_end(text: str, after: int, until: int, heading: Heading) -> int:
    """Leave the heading of the next paragraph, the last in this one, out of this one, with its rules."""
    a, b = heading.span
    if a > after and not text[b:until].strip("-=_*~\u2010\u2013\u2014 \t\n"):
        return after + len(text[after:a].rstrip("-=_*~\u2010\u2013\u2014 \t\n"))
    return until


def _find_embedded(text: str, signs: Found, start: int, end: int) -> list[Span]:
    """Return the stretches of embedded cables: between QUOTE and UNQUOTE, with a heading of their own."""
    found: list[Span] = []
    at = start
    for place in signs.within(_QUOTES, start, end):
        hit = _QUOTE.match(text, place, end) if place >= at else None
        if hit is None or not _INNER.search(text, hit.end(), min(end, hit.end() + 700)):
            continue
        close = _UNQUOTE.search(text, hit.end(), end)
        found.append((place, close.end() if close else end))
        at = found[-1][1]
    if not found and (origins := signs.within(_ORIGINS, start, end)):
        begin = _heading_before(text, origins[0], start)
        if begin is not None:
            close = _UNQUOTE.search(text, origins[0], end) or _END_OF_TEXT.search(text, origins[0], end)
            found.append((begin, close.end() if close else end))
    return found


def _heading_before(text: str, origin: int, start: int) -> int | None:
    """Return where the date-time group begins that stands on the line before an FM line at `origin`."""
    begin = max(text.rfind("\n", start, origin) + 1, start)
    return begin if _DATE_LINE.match(text, begin, origin) else None


def _run_in(text: str, after: int, close: int, capitals: bool) -> str | None:
    """Return the words that open a paragraph as its heading (`Summary:`, `ARGENTINE SALE.`), without their stop."""
    first = text[after : after + 1]
    if not (first.isupper() or first.isdigit() or first in "\"'"):
        return None
    limit = min(close, after + _RUN_IN_LONGEST)
    hit = _RUN_IN_STOP.search(text, after, limit)
    dashes = text.find("--", after, hit.start() if hit else limit)
    if dashes >= 0:
        stop, until = "--", dashes
    elif hit is not None and hit.group() in ".:" and text[hit.end() : hit.end() + 1] in (" ", "\t", "\n", ""):
        stop, until = hit.group(), hit.start()
    else:
        return None
    if (stop == "." and until - after > _RUN_IN_SENTENCE) or text.count("\n", after, until) > 1:
        return None
    words = " ".join(text[after:until].split())
    parts = words.upper().split(" ")
    last = parts[-1].rstrip(".")
    cut = stop == "." and (len(parts) > 7 or len(last) < 2 + (len(parts) < 3) or last in _SHORT)
    # A sentence may lead in a list.
    leads = stop == ":" and len(parts) > 2 and not words.isupper() and not _VERBS.isdisjoint(parts)
    if len(parts) > 8 or cut or leads:
        return None
    if stop != "." or words.upper().startswith(_KNOWN) or (words.isupper() and not capitals):
        return words
    # A short opening with a full stop is a heading unless it is a sentence, or all of its paragraph.
    return words if not _VERBS.intersection(parts) and until + 1 < close else None
