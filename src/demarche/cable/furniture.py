"""Page furniture: what the transmission put between the lines of a message.

Page lines (`PAGE 02 RUEHC 4471 UNCLAS`, `PAGE 02  STATE 015113  182333Z`), continuation lines
(`STATE 00009939  002 OF 003`), running banners, release stamps, and the heading that every further section or
transmission repeats. The reading goes on across them; their text and place are kept.
Layouts: ACP 127 page identification; NARA copies of 1973-79; continuation lines as seen in released text.
"""

import re
from typing import NamedTuple

from demarche.cable.signs import SIGNS
from demarche.text.probe import Found

Span = tuple[int, int]


class Furniture(NamedTuple):
    """One line (or part of a line) that belongs to the transmission; offsets in the text that was searched."""

    kind: str
    start: int
    end: int
    text: str


_CLASS = (
    r"(?:UNCLAS(?:SIFIED)?|UNCLASSIFIED//FOR OFFICIAL USE ONLY|LIMITED OFFICIAL USE|CONFIDENTIAL|SECRET|TOP SECRET)"
    r"(?://?[A-Z ,/]{2,40})?"
)
BANNER = re.compile(rf"[ \t]*{_CLASS}[ \t]*$")
PAGE = re.compile(
    r"[ \t]*PAGE[ \t]+0*(?P<page>\d{1,3})"
    r"(?:[ \t]+(?:OF[ \t]+\d{1,3}|(?P<station>[A-Z][A-Z.' -]{1,24}?)[ \t]+(?P<number>\d{3,6})(?:/\d{1,2})?"
    r"(?:[ \t]+(?P<section>\d\d)[ \t]+OF[ \t]+(?P<of>\d\d))?(?:[ \t]+\d{6}Z)?(?:[ \t]+[A-Z ]{4,30}?)?"
    r"(?:[ \t]+SECTION[ \t]+\d{1,2}[ \t]+OF[ \t]+\d{1,2})?))?[ \t]*$"
)
PAGE_STATION = re.compile(
    r"[ \t]*[A-Z][A-Z.' -]{1,24}?[ \t]+\d{3,6}(?:[ \t]+(?P<section>\d\d)[ \t]+OF[ \t]+(?P<of>\d\d))?[ \t]+\d{6}Z[ \t]*$"
)
PAGE_INLINE = re.compile(
    rf"(?:(?<=[ \t]){_CLASS}[ \t]+|[ \t]"
    rf"|^)PAGE \d\d {{2,}}[A-Z][A-Z ]{{1,24}}? +\d{{4,6}} +(?:\d\d OF \d\d +)?\d{{6}}Z(?![A-Z])(?:[ \t]+$)?"
)
CONTINUED = re.compile(
    r"[ \t]*[A-Z][A-Za-z.' -]{1,24}?[ \t]+\d{8}[ \t]+0*(?P<section>\d{1,3})(?:\.\d)?[ \t]+(?:OF"
    r"|of)[ \t]+0*(?P<of>\d{1,3})[ \t]*$"
)
CONTINUED_INLINE = re.compile(r" [A-Z]{2,}(?: [A-Z]{2,}){0,3} \d{8} +\d{3}(?:\.\d)? OF \d{3}(?=\s|$)")
STAMP = re.compile(
    r"[ \t]*(?:[A-Z][a-z]+\.? (?:[A-Z]\.? )?[A-Z][a-z]+ +)?Declassified/Released +US Department of State\b.*$"
    r"|[ \t]*\*{2,} ?(?:Current|Previous) (?:Handling|Classification).*$"
    # Stamps of a release under the Freedom of Information Act; the level in front is that of the released copy.
    r"|[ \t]*(?:[A-Z][A-Z ]{3,30})?U\.?S\.? Department of State[ ,]+Case No\b.*$"
    r"|[ \t]*RELEASED? IN (?:FULL|PART)\b[^a-z]{0,60}$|[ \t]*REVIEW AUTHORITY: .*$"
    r"|[ \t]*This record is a partial extract of the original cable\b.*$"
    r"|[ \t]*B\d(?:,? ?(?:B\d|1\.[45]\([A-H]\)))+[ \t]*$"
)
_STAMP_WORDS = (
    "Released",
    "Case No",
    "RELEASE",
    "REVIEW AUTH",
    "partial extract",
    "B1,",
    "B1 ",
    "B2,",
    "B5,",
    "B6,",
    "B7",
)
"""One of them is in the line of a stamp, but for those that open with asterisks."""
STAMP_INLINE = re.compile(
    r"(?:(?<=\s)[A-Z][a-z]+ [A-Z]\. [A-Z][a-z]+ +)?Declassified/Released +US Department of State"
    r"(?: EO Systematic Review(?: +\d{1,2} [A-Za-z]{3} \d{4})?)?"
)
QUOTED = re.compile(r"(?:\b(?:QUOTE|QTE)\b\W*|:)\s*\Z")
"""How a line ends behind which another message is quoted."""
SECTION = re.compile(
    r"^[ \t]*(?P<class>[A-Za-z][A-Za-z ]{4,40}?)[ \t]+(?://[A-Z ]+ )?"
    r"(?:SECTION[ \t]+0*(?P<section>\d{1,2})|(?P<final>FINAL)[ \t]+SECTION)[ \t]+OF[ \t]+0*(?P<of>\d{1,2})\b",
    re.IGNORECASE,
)
_CLASS_WORDS = re.compile(
    r"(?:UNCLAS|UNCLASSIFIED|LIMITEDOFFICIALUSE|CONFIDENTIAL|SECRET|TOPSECRET)(?:EFTO|FOUO)?$", re.IGNORECASE
)
CLOSING = re.compile(r"#(?P<serial>\d{2,5})[A-Z]?[ \t]*$")
TRANSMISSION = re.compile(r"(?:VZCZC[A-Z]{3}\d{4}|V?ZCZC[A-Z]{0,4} ?\d{2,4}|VV +[A-Z]{3} ?\d{2,4})\b")
_FL = re.compile(
    r"(?:([ZOPR])\1(?: [A-Z]{4,8})+|DE [A-Z]{4,8} |ZN[RY] |(?:[ZOPR] ){1,3}\d{6}Z |FM |TO |INFO |XMT |BT$|"
    r"ACTION |ORIGIN |INFO  |[A-Z]{1,6}-\d\d\b|DRAFTED BY|APPROVED BY|-{6,}|\d\d$|NNNN?)"
)
_SET_OFF = re.compile(r"[ \t]*(?:\d{1,2}[.)]|--|-|\([a-zA-Z0-9]{1,3}\)|[A-Z]\.) ?")


def is_class_line(line: str) -> bool:
    """Whether a SECTION line opens with classification words, spaced or plain."""
    hit = SECTION.match(line)
    return bool(hit and _CLASS_WORDS.match(hit["class"].replace(" ", "")))


_INLINE = (
    ("PAGE ", "page-line", PAGE_INLINE),
    (" OF 0", "continuation", CONTINUED_INLINE),
    ("Declassified/Released", "stamp", STAMP_INLINE),
)
"""What may share its line with text: a sign to look for first, the kind, the pattern."""
_SIGNS = SIGNS.add(
    "PAGE ",
    "/Released",
    " OF 0",
    " of 0",
    "*** ",
    " Case No",
    "RELEASED IN ",
    "RELEASE IN ",
    "REVIEW AUTH",
    "partial extract of the",
)
_TRANSMISSION_SIGN = SIGNS.add("ZCZC")
_LATER = 200
"""Characters behind which an FL1 opens a further transmission."""


def may_have_furniture(text: str, found: Found) -> bool:
    """A cheap test that is never wrong in saying no."""
    return found.has(_SIGNS) or found.any_within(_TRANSMISSION_SIGN, _LATER, len(text))


def find_furniture(text: str) -> tuple[list[Furniture], list[Span]]:
    """Return the furniture of one cable's text, and the stretches to leave out so that the text reads whole.

    A page break inside a paragraph is closed up, one between paragraphs keeps a blank line.
    """
    lines = text.split("\n")
    starts = _starts(lines)
    kinds = _classify(lines)
    found = [
        Furniture(kind, starts[i], starts[i] + len(lines[i]), lines[i])
        for i, kind in enumerate(kinds)
        if kind is not None
    ]
    cuts: list[Span] = []
    i, n = 0, len(lines)
    while i < n:
        if kinds[i] is None:
            cuts += _inline(lines[i], starts[i], found)
            i += 1
            continue
        first = last = i
        while i < n and (kinds[i] is not None or not lines[i].strip()):
            last = i if kinds[i] is not None else last
            i += 1
        cuts.append(_cut(lines, starts, first, last, len(text)))
    found.sort(key=lambda f: f.start)
    return found, [c for c in cuts if c[1] > c[0]]


def _starts(lines: list[str]) -> list[int]:
    starts, at = [], 0
    for line in lines:
        starts.append(at)
        at += len(line) + 1
    return starts


def _inline(line: str, start: int, found: list[Furniture]) -> list[Span]:
    """Cut furniture that shares its line with text."""
    if len(line) < 20:
        return []
    cuts: list[Span] = []
    for sign, kind, pattern in _INLINE:
        for hit in pattern.finditer(line) if sign in line else ():
            cuts.append((start + hit.start(), start + hit.end()))
            found.append(Furniture(kind, *cuts[-1], hit.group()))
    return sorted(cuts)


def _classify(lines: list[str]) -> list[str | None]:
    """Name each line that is furniture."""
    kinds: list[str | None] = [None] * len(lines)
    seen_from = _body_starts(lines)
    for i, line in enumerate(lines):
        if len(line) < 4 or kinds[i] is not None:
            continue
        stripped = line.strip()
        if not stripped:
            continue
        if stripped.startswith("PAGE ") and i > seen_from.first_page and PAGE.match(line):
            kinds[i] = "page-line"
            if i + 1 < len(lines) and PAGE_STATION.match(lines[i + 1]):
                kinds[i + 1] = "page-line"
        elif stripped[-1].isdigit() and ("OF" in stripped or " of " in stripped) and CONTINUED.match(line):
            kinds[i] = "continuation"
        elif (stripped.startswith("***") or any(word in line for word in _STAMP_WORDS)) and STAMP.match(line):
            kinds[i] = "stamp"
    _repeated_headings(lines, kinds, seen_from.top)
    _banners(lines, kinds, seen_from.top)
    return kinds


class _Start(NamedTuple):
    first_page: int
    """The page line that opens the copy itself; it belongs to the heading."""
    top: int
    """First line of the text after the first classification line."""


def _body_starts(lines: list[str]) -> _Start:
    first_page = top = first = -1
    for i, line in enumerate(lines[:160]):
        stripped = line.strip()
        if first_page < 0 and top < 0 and stripped.startswith("PAGE 01"):
            first_page = i
            continue
        if stripped and top < 0 and (is_class_line(line) or _plain_class(stripped)):
            first = i if first < 0 else first
            if _has_from(lines, i):
                top = i
                break
    # A message without its heading begins with the first classification line.
    return _Start(first_page, max(top if top >= 0 else first, 0))


def _plain_class(line: str) -> bool:
    return len(line) > 6 and line[1] == " " and line[3] == " " and line[:12].replace(" ", "").isalpha()


def _has_from(lines: list[str], i: int) -> bool:
    return any(line.lstrip().startswith(("FM ", "TO ")) for line in lines[:i])


def _bare(line: str) -> str:
    """A heading line without what differs between sections: blanks, consecutive numbers."""
    return re.sub(r"\s+", " ", line).strip().rstrip("0123456789").rstrip().upper()


def _repeated_headings(lines: list[str], kinds: list[str | None], top: int) -> None:
    """Mark the heading that a further section or transmission of the same cable repeats."""
    heading: set[str] | None = None
    i = floor = top + 1
    while i < len(lines):
        stripped = lines[i].strip()
        if not stripped or not _opens_heading(lines, kinds, i):
            i += 1
            continue
        if heading is None:
            heading = _heading_lines(lines, top)
        i = floor = _mark_heading(lines, kinds, i, heading, floor)


def _opens_heading(lines: list[str], kinds: list[str | None], i: int) -> bool:
    """Whether a line opens the heading of a further section or transmission, and not of a message quoted here."""
    if is_class_line(lines[i]):
        return True
    if TRANSMISSION.match(lines[i].strip()):
        before = next((line for line in reversed(lines[max(0, i - 4) : i]) if line.strip()), "")
        return QUOTED.search(before) is None
    return kinds[i] == "page-line" and _reopens(lines, i)


def _reopens(lines: list[str], i: int) -> bool:
    """Whether a page line starts a further section: a DTG line follows before any text."""
    for line in lines[i + 1 : i + 30]:
        if re.match(r"[ \t]*(?:[ZOPR] ){1,3}\d{6}Z ", line):
            return True
        if re.match(r"[ \t]*\d{1,2}\. ", line):
            return False
    return False


def _heading_lines(lines: list[str], top: int) -> set[str]:
    """The lines of the first heading and top of text, bare, until the first paragraph."""
    last = top
    for i in range(top + 1, min(len(lines), top + 80)):
        if re.match(r"[ \t]*1[.;)]", lines[i]):
            break
        last = i
    return {_bare(line) for line in lines[: last + 1] if line.strip()}


def _mark_heading(lines: list[str], kinds: list[str | None], i: int, heading: set[str], floor: int) -> int:
    """Mark from the closing lines before line `i` to the end of the repeated heading; return the line after.

    What stands before line `floor` has been looked at with an earlier heading.
    """
    back = i - 1
    while back >= floor and (not lines[back].strip() or kinds[back] is not None or _is_closing(lines[back])):
        if _is_closing(lines[back]):
            kinds[back] = "section-end"
        back -= 1
    relay = not is_class_line(lines[i])
    kinds[i] = "section-heading"
    i += 1
    while i < len(lines):
        stripped = lines[i].strip()
        if stripped and kinds[i] is None:
            opens_text = relay and is_class_line(lines[i])
            if not (opens_text or _bare(lines[i]) in heading or (relay and _FL.match(stripped))):
                break
            relay = relay and not opens_text
            kinds[i] = "section-heading"
        i += 1
    return i


def _is_closing(line: str) -> bool:
    stripped = line.strip()
    return stripped in ("BT", "NNNN", "NNN") or bool(CLOSING.match(stripped)) or bool(BANNER.match(line))


def _banners(lines: list[str], kinds: list[str | None], top: int) -> None:
    """Mark banner, caption and end lines that stand against a page break, behind it or before it."""
    marked = [kind is not None and kind != "stamp" for kind in kinds]
    behind = max(top, 0)
    for order in (range(behind, len(lines)), range(len(lines) - 1, top, -1)):
        near = False
        for i in order:
            if marked[i]:
                near = True
            elif near and kinds[i] is None and i > top and (stripped := lines[i].strip()):
                kinds[i] = _against_break(lines[i], stripped)
                near = kinds[i] is not None


def _against_break(line: str, stripped: str) -> str | None:
    """Name a line that is furniture where it stands against a page break."""
    if CLOSING.match(stripped):
        return "section-end"
    return "banner" if BANNER.match(line) or stripped in ("NNNN", "NNN", "SIPDIS") else None


def _cut(lines: list[str], starts: list[int], first: int, last: int, size: int) -> Span:
    """The stretch to leave out for the furniture lines first..last, with the blank lines around them."""
    before, after = first - 1, last + 1
    while before >= 0 and not lines[before].strip():
        before -= 1
    while after < len(lines) and not lines[after].strip():
        after += 1
    end = starts[after] if after < len(lines) else size
    if before < 0:
        return starts[first], end
    gap = first - before > 1 or after - last > 1
    parted = gap and (after >= len(lines) or _SET_OFF.match(lines[after]) or lines[before].rstrip()[-1:] in '.!?:"')
    if parted and first - before > 1:
        return starts[before + 2], end
    if parted:
        # Keep the line end of the last blank line as the blank line.
        return starts[first], (starts[after] - 1 if after < len(lines) else size)
    return starts[before + 1], end
