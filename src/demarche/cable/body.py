"""The body of a cable: numbered paragraphs, headings, embedded cables (cable format, sect. 8)."""

import re
from typing import NamedTuple

from demarche.cable.model import Heading, Paragraph, Span
from demarche.cable.paragraphs import DATA, choose, find_items
from demarche.cable.sections import find_headings
from demarche.cable.signer import read_signer

_QUOTE = re.compile(r"\b(?:QUOTE|QTE|Quote)\b")
_UNQUOTE = re.compile(r"\b(?:UNQUOTE|UNQTE|END[ \t]+QUOTE|Unquote|End[ \t]+quote)\b")
_INNER = re.compile(
    r"^[ \t]*(?:(?:[ZOPR] ){1,3}\d{6}Z\b|(?:FM|FROM):? +[A-Z]{3,}|E\.?O\.? ?\d{5}|TAGS:|SUBJ(?:ECT)?:)", re.MULTILINE
)
_BARE_INNER = re.compile(r"\n[ \t]*(?:[ZOPR] ){1,3}\d{6}Z [A-Z]{3} \d\d\b[^\n]{0,20}\n[ \t]*FM [A-Z]")
_RUN_IN = re.compile(r"[A-Z0-9\"'][^.:\n,;()]{1,58}(?:\n[ \t]*[^.:\n,;()]{1,40})?(?P<stop>\.(?=[ \t\n])|:(?=[ \t\n]|$)|[ \t]?--[ \t])")
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


def read_body(text: str, start: int, end: int) -> Body:
    """Read the body in `[start, end)`: from behind the header fields to the end of the text."""
    signed = read_signer(text, start, end)
    stop = signed[1][0] if signed else end
    embedded = _find_embedded(text, start, stop)
    items = choose(find_items(text, start, stop, embedded))
    first = items[0].after if items else start
    capitals = text[first : min(stop, first + 600)].isupper()
    headings = find_headings(text, start, stop, capitals)
    if embedded:
        headings = [h for h in headings if not any(a <= h.span[0] < b for a, b in embedded)]
    paragraphs: list[Paragraph] = []
    for i, item in enumerate(items):
        until = items[i + 1].at if i + 1 < len(items) else stop
        close = _trim_end(text, item.after, until, headings) if i + 1 < len(items) else until
        close = item.at + len(text[item.at : close].rstrip())
        paragraphs.append(Paragraph(item.number, item.mark, _run_in(text, item.after, close, capitals), (item.at, close)))
    return Body(paragraphs, headings, embedded, [item.after for item in items], signed, stop)


def _trim_end(text: str, after: int, until: int, headings: list[Heading]) -> int:
    """Leave the heading of the next paragraph out of this one, with its rules."""
    for heading in reversed(headings):
        a, b = heading.span
        if a >= until:
            continue
        if a > after and not text[b:until].strip("-=_*~\u2010\u2013\u2014 \t\n"):
            return after + len(text[after:a].rstrip("-=_*~\u2010\u2013\u2014 \t\n"))
        break
    return until


def _find_embedded(text: str, start: int, end: int) -> list[Span]:
    """Return the stretches of embedded cables: between QUOTE and UNQUOTE, with a heading of their own."""
    found: list[Span] = []
    if "QUOTE" in text or "QTE" in text or "Quote" in text:
        at = start
        while hit := _QUOTE.search(text, at, end):
            at = hit.end()
            if not _INNER.search(text, at, min(end, at + 700)):
                continue
            close = _UNQUOTE.search(text, at, end)
            found.append((hit.start(), close.end() if close else end))
            at = found[-1][1]
    if not found and "Z " in text and (bare := _BARE_INNER.search(text, start, end)):
        close = _UNQUOTE.search(text, bare.end(), end) or re.compile(r"\bEND (?:OF )?(?:TEXT|MESSAGE|CABLE|TELEGRAM)\b").search(text, bare.end(), end)
        found.append((bare.start() + 1, close.end() if close else end))
    return found


def _run_in(text: str, after: int, close: int, capitals: bool) -> str | None:
    """Return the words that open a paragraph as its heading (`Summary:`, `ARGENTINE SALE.`), without their stop."""
    hit = _RUN_IN.match(text, after, min(close, after + 110))
    if hit is None:
        return None
    stop = hit.start("stop")
    words = " ".join(text[after:stop].split())
    parts = words.upper().split(" ")
    if len(parts) > 8 or (hit["stop"] == "." and (len(parts) > 7 or (len(parts) < 3 and len(parts[-1]) < 3))):
        return None
    if hit["stop"] == ":" or hit["stop"].strip() == "--":
        return words if len(parts) <= 8 else None
    if words.upper().startswith(_KNOWN) or (words.isupper() and not capitals):
        return words
    # A short opening with a full stop is a heading unless it is a sentence, or all of its paragraph.
    return words if not _VERBS.intersection(parts) and hit.end() < close else None
