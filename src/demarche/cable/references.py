"""References: every form of the REF section, brought to canonical ids where they are cables (cable format, sect. 6.6).

    REF: A. 09 STATE 1234  B. BEIJING 567 AND 568 (NOTAL)  C. SMITH-JONES E-MAIL OF 3/4

Rules. Bullets come in order, so a letter out of order is no bullet. A number without a station takes the station before
it, or the cable's own. A year stands before (`09 STATE 1234`, `2009STATE1234`) or behind (`STATE 1234-09`, `/09`,
`(2009)`, `(NOV 2009)`, `OF 2009`); without one it is the cable's own year, and the year before where that cable would
lie in the future: its number is of the cable's own post and higher than its own, or, in the first three months, higher
than the station can have come to.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from demarche.cable.ids import make_id
from demarche.cable.model import Reference, Span
from demarche.cable.stations import find_station
from demarche.cable.words import REFERENCES as WORDS


class Context(NamedTuple):
    """What the cable itself says: year, station and number resolve references that do not name theirs."""

    year: int | None = None
    station: str | None = None
    number: int | None = None
    month: int | None = None


_EARLY_MONTHS = 3
_RECENT = 12
"""Years before the cable within which two digits behind a number are a year."""
_LONG_AGO = 40
"""Years before the cable within which four digits behind a number are a year."""
_BY_MONTH = {"STATE": 45_000}
_FASTEST = 4_000
"""Cables that a station sends in a month at the most: the Department some 36,000 about 1990, large posts 3,000."""
_BULLET = re.compile(
    r"(?:(?<=[\s;,.:])|^)(?:-{1,2}[ \t]*)?(?:\((?P<a>[A-Z])\):?|\[(?P<b>[A-Z])\]|(?P<c>[A-Z])(?:\)|\.(?=\s"
    r"|[\d(A-Z]{2})|:(?=\s)|[ ]-[ ])"
    r"|(?P<d>[A-Z])(?=[ ]+(?:\d\d[ ]+)?[A-Z]{3,}[ ]*\d))[ \t]*"
)
_DOUBLED = re.compile(
    r"[\s:]*(?:REF(?:ERENCE|TEL)?S?[ ]*(?:\(?[A-Z]\)?(?=[ :.)]))?[ ]*[:.]?[ ]*|\(?[A-Z]\)[ ]*|[A-Z][.:][ ]+"
    r"|[A-Z][ ]+(?=[A-Z]{3,}[ ]+\d))"
)
_CABLE = re.compile(
    r"(?:\(?['’]?(?P<y>(?:19|20)\d\d|0?\d\d)\)?[\s/-]*)?"
    r"(?P<station>[A-Z0][A-Z.'’]*(?:[ ]{1,3}[A-Z.'’]+){0,4}?)"
    r"(?:[\s:#.]*|(?<![ ][A-Z])-)(?:\([A-Z]\)[ ]*)?(?:NR\.?|NO\.?)?[ ]*(?P<n>[O]?\d{1,8})(?![\dZ]|\.\d|[A-Z])"
    r"(?:[ ]?(?P<mark>[/-])[ ]?(?P<y2>(?:19|20)\d\d|\d\d)(?![\d/]))?"
)
# The usual item, read in one stroke: `09 STATE 1234 (NOTAL)` and nothing else.
_PLAIN = re.compile(
    r"\s*(?P<words>(?:(?P<y>\d\d)[ ]+)?(?P<station>[A-Z]{3,}(?:[ ][A-Z]{2,}){0,3})[ ]+(?P<n>\d{1,6})"
    r"(?P<notal>[ ]+\(NOTAL\))?)[\s,;.]*$"
)
_NUMBER_FIRST = re.compile(r"(?P<n>\d{3,6})[ ]+(?P<station>[A-Z][A-Z.' ]{2,24}[A-Z])(?=\s*(?:$|[,;(]))")
_BARE = re.compile(r"#?(?P<n>\d{3,6})(?=\s*(?:$|AND\b|[,;/(&]))")
_MORE = re.compile(
    r"\s*(?:,\s*(?:AND\s+)?|AND\s+|&\s*|/\s?|\+\s*)#?(?P<n>\d{1,7})(?!\d|[A-Z]|/\d\d/|[/-]\d\d\b|\s+(?!AND\b|NOTAL|ET\b|\()[A-Z]{3})"
)
_PREVIOUS = re.compile(
    r"[\s,]*(?:(?:AND|&|PLUS)\s+)?(?:ALL\s+)?(?:PREVIOUS|PREV(?:IOUS)?\b|EARLIER|OTHERS?\b|SUBSEQUENT|SERIES"
    r"|PRECEDING|RELATED|ET\s+SEQ)[A-Z .]*",
    re.IGNORECASE,
)
_CAPTION = re.compile(r"\s*(?:\((?P<words>[^()]{0,120})\)?|\[(?P<more>NOTAL)\]|(?P<bare>NOTAL)\b)")
_DAY = (
    r"(?:(?:\d{1,2}[ ]+)?(?:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)[A-Z]{0,6}[.,]?[ ]+(?:\d{1,2},?[ ]+)?"
    r"(?=\d{4}))"
)
_DATED = re.compile(
    rf"[ ]*\(\s*(?:{_DAY}|(?:0?[1-9]|1[0-2])/(?:\d{{1,2}}/)?)?(?P<y>(?:19|20)\d\d|\d\d)\s*\)"
    rf"|,?[ ]+(?:OF|DATED)[ ]+{_DAY}?(?P<of>(?:19|20)\d\d)(?!\d)"
)
"""The year behind a number: `(2005)`, `(05)`, `(NOV 2005)`, `(11/05)`, `OF 2005`."""
_DTG = re.compile(r"\b\d{6}\s?Z\b")
_AIRGRAM = re.compile(r"\b(?:[A-Z]{1,2})?A-\d{1,5}\b|\bAIRGRAM\b")
_JOINER = re.compile(r"[\s,;.&+/-]*(?:AND\b[\s,;]*|AS WELL AS\b\s*)?")
_LEAD = re.compile(r"(?:" + "|".join(WORDS.leads) + r")\b[ .:]*")
_KINDS = tuple(
    (kind, re.compile(r"(?<![A-Z])(?:" + "|".join(forms) + r")(?![A-Z])")) for kind, forms in WORDS.kinds.items()
)
_ANY_KIND = re.compile(
    r"(?<![A-Z])(?:" + "|".join(form for forms in WORDS.kinds.values() for form in forms) + r")(?![A-Z])|\b\d{6}\s?Z\b"
)


def parse_references(text: str, start: int, stop: int, context: Context) -> tuple[list[Reference], int]:
    """Read the section from `start`, at most to `stop`; return its items with spans, and where it ends."""
    end = find_end(text, start, stop)
    field = text[start:end]
    upper = field.upper()
    if len(upper) != len(field):
        upper = field
    if "\n" in upper or "\t" in upper or "\\" in upper:
        upper = upper.replace("\n", " ").replace("\t", " ").replace("\\", " ")
    own = find_station(context.station).name if context.station else None
    reader = _Reader(field, upper, start, context._replace(station=own))
    for bullet, first, last in _items(upper):
        reader.read(bullet, first, last)
    return reader.found, end


def _items(upper: str) -> Iterator[tuple[str | None, int, int]]:
    """Yield the items: bullet, where the words begin, where they end."""
    marks: list[tuple[str, int, int]] = []
    expected = "A"
    for hit in _BULLET.finditer(upper):
        letter = hit["a"] or hit["b"] or hit["c"] or hit["d"]
        before = upper[marks[-1][2] if marks else 0 : hit.start()].strip(" ,;.:-()")
        if letter == expected or (marks and 0 < ord(letter) - ord(expected) < 3 and before):
            marks.append((letter, hit.start(), hit.end()))
            expected = chr(ord(letter) + 1)
        elif not marks and letter == "B" and len(before) > 4:
            # The first item has no letter.
            marks.append((letter, hit.start(), hit.end()))
            expected = "C"
    first = marks[0][1] if marks else len(upper)
    if upper[:first].strip(" :.;,-"):
        yield None, 0, first
    for i, (letter, _, begin) in enumerate(marks):
        yield letter, begin, marks[i + 1][1] if i + 1 < len(marks) else len(upper)


class _Reader:
    """Reads items one by one; remembers the station and the year that a bare number takes."""

    def __init__(self, field: str, upper: str, base: int, context: Context) -> None:
        self.field = field
        self.upper = upper
        self.base = base
        self.context = context
        self.station: str | None = None
        self.year: int | None = None
        self.found: list[Reference] = []

    def read(self, bullet: str | None, at: int, end: int) -> None:
        """Read one item: one reference, or several that stand under one bullet."""
        if plain := _PLAIN.match(self.upper, at, end):
            station = find_station(plain["station"])
            if station.known:
                self.station, self.year = station.name, int(plain["y"]) if plain["y"] else None
                begin, until = plain.start("words"), plain.end("words")
                self._add(bullet, "cable", begin, until, self._canonical(plain["n"]), notal=bool(plain["notal"]))
                return
        while (hit := _DOUBLED.match(self.upper, at, end)) and hit.end() > at:
            at = hit.end()
        several = 0
        while at < end:
            hit = _JOINER.match(self.upper, at, end)
            at = hit.end() if hit else at
            if at >= end:
                break
            after = self._cables(bullet, at, end)
            if after is None:
                after = self._other(bullet, at, end, several > 0)
            several += 1
            at = max(after, at + 1)

    def _cables(self, bullet: str | None, at: int, end: int) -> int | None:
        """Read a cable reference and the bare numbers that follow it; None where none stands at `at`."""
        upper = self.upper
        begin = at
        while (lead := _LEAD.match(upper, begin, end)) and lead.end() > begin:
            begin = lead.end()
        hit = _CABLE.match(upper, begin, end)
        name = self._station(hit["station"], dated=hit["y"] is not None) if hit else None
        if hit is None or name is None:
            hit = _NUMBER_FIRST.match(upper, begin, end)
            name = hit["station"] if hit and find_station(hit["station"]).known else None
        if hit is not None and name is not None:
            self.station = find_station(name).name
            groups = hit.re.groupindex
            self.year = self._written_year(hit) if "y" in groups else None
        elif self.station or self.context.station:
            hit = _BARE.match(upper, begin, end)
            self.station, self.year = self.station or self.context.station, None
        if hit is None or self.station is None or (name is None and hit.re is not _BARE):
            return None
        until = hit.end()
        number = hit["n"]
        if hit.re is _CABLE and hit["y2"] and self.year is None:
            until = hit.end("n")  # no year: the slash goes on with further numbers
        elif hit.re is _CABLE and hit["y2"] and hit["mark"] and hit["y"]:
            until = hit.end("n")
        return self._numbers(bullet, at, until, number.replace("O", "0"), end)

    def _numbers(self, bullet: str | None, at: int, until: int, number: str, end: int) -> int:
        """Add the reference and those whose bare numbers follow; return where they end."""
        while True:
            notal = False
            year, until = self._year_behind(until, end)
            while caption := _CAPTION.match(self.upper, until, end):
                notal = notal or "NOTAL" in caption.group()
                later, until = self._year_behind(caption.end(), end)
                year = year or later
            if previous := _PREVIOUS.match(self.upper, until, end):
                until = previous.end()
                notal = notal or self.upper.startswith(" (NOTAL", until)
            self._add(bullet, "cable", at, until, self._canonical(number, year), notal=notal)
            more = _MORE.match(self.upper, until, end)
            if more is None:
                return until
            at, until, number = more.start("n"), more.end(), more["n"]

    def _station(self, words: str, *, dated: bool) -> str | None:
        """Return the words of a station's name, None where they name none.

        Unknown names count where they are one word in front of a number, or stand behind a year.
        """
        if find_station(words).known:
            return words
        parts = words.replace(".", " ").split()
        if any(part in WORDS.not_stations for part in parts) or _ANY_KIND.search(words):
            return None
        for i in range(1, len(parts)):
            rest = " ".join(parts[i:])
            if parts[i - 1] in WORDS.fillers and find_station(rest).known:
                return rest
        if 1 < len(parts) < 4 and find_station(parts[-1]).known and len(parts[-1]) > 3:
            return words  # a mission by its post: `IAEA VIENNA`
        alone = len(parts) == 1 and len(parts[0]) > 3
        return words if alone or (dated and len(parts) < 4 and len(parts[0]) > 2) else None

    def _written_year(self, hit: "re.Match[str]") -> int | None:
        written = hit["y"]
        if written:
            return int(written) if len(written) == 4 else int(written[-2:])
        behind = hit["y2"]
        if behind is None:
            return None
        own = self.context.year
        if len(behind) == 4:
            # `KIEV 1877/1902` are two numbers.
            return int(behind) if own is None or own - _LONG_AGO <= int(behind) <= own else None
        # `/08` is a year where it lies within the years before the cable, and the number is longer than a day's.
        recent = own is not None and 0 <= (own - int(behind)) % 100 < _RECENT
        return int(behind) if recent and len(hit["n"]) > 1 else None

    def _year_behind(self, at: int, end: int) -> tuple[int | None, int]:
        """Return the year in brackets or words behind a number, and where it ends; none that the cable cannot cite."""
        hit = _DATED.match(self.upper, at, end)
        if hit is None:
            return None, at
        written, own = hit["y"] or hit["of"], self.context.year
        if len(written) == 2:
            fits = own is not None and (own - int(written)) % 100 < _RECENT
        else:
            fits = own is None or int(written) <= own
        return (int(written), hit.end()) if fits else (None, at)

    def _canonical(self, number: str, behind: int | None = None) -> str | None:
        year, context = self.year, self.context
        if year is None:
            year = behind
        if year is None:
            year = context.year
            if year is not None and self.station == context.station and context.number is not None:
                year -= int(number) > context.number
            elif year is not None and context.month is not None and context.month <= _EARLY_MONTHS:
                pace = _BY_MONTH.get(self.station or "", _FASTEST)
                # A number that no year can bring says nothing of the year.
                year -= context.month * pace < int(number) <= 12 * pace
        return make_id(year, self.station or "", number) if year is not None and int(number) else None

    def _other(self, bullet: str | None, at: int, end: int, further: bool) -> int:
        """Read a reference that is no cable: up to the next semicolon, or to a cable that follows."""
        stop = self.upper.find(";", at, end)
        stop = end if stop < 0 else stop
        words = self.upper[at:stop]
        kind = _kind(words)
        if kind == "other":
            # Behind a comma a cable may follow; behind anything else the words belong together.
            comma = self.upper.find(",", at, stop)
            if comma > 0 and self._is_cable(comma + 1, stop):
                stop, words = comma, self.upper[at:comma]
            if further or len(words.strip(" .,;:-()")) < 3:
                return stop
        self._add(bullet, kind, at, stop, None, notal="NOTAL" in words)
        return stop

    def _is_cable(self, at: int, end: int) -> bool:
        hit = _CABLE.match(self.upper, at + len(self.upper[at:end]) - len(self.upper[at:end].lstrip()), end)
        return hit is not None and find_station(hit["station"]).known

    def _add(self, bullet: str | None, kind: str, at: int, until: int, canonical: str | None, *, notal: bool) -> None:
        words = self.field[at:until]
        stripped = words.rstrip(" \t\n,;.\\")
        span: Span = (self.base + at, self.base + at + len(stripped))
        self.found.append(Reference(" ".join(stripped.split()), kind, canonical, bullet, notal, span))


def _kind(words: str) -> str:
    """Return the kind of a reference that is no cable, by the words that it uses."""
    for kind, pattern in _KINDS:
        if pattern.search(words):
            return kind
    if _DTG.search(words):
        return "dtg"
    return "airgram" if _AIRGRAM.search(words) else "other"


_LINE_BULLET = re.compile(
    r"[ \t]*(?:-{1,2}[ \t]*)?(?:\(?[A-Za-z]\)|\[[A-Za-z]\]|[A-Za-z][.:](?=[ \t]|\d)"
    r"|[A-Z](?= +(?:\d\d +)?[A-Z]{3,} *\d))"
)
_OPEN = re.compile(
    r"(?:[,;&/(-]|\b(?:AND|OF|TO|FROM|IN|ON|BY|THE|FOR|DATED?|REF|\d\d|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT"
    r"|NOV|DEC)|\bSUBJ:?)[ \t.]*$",
    re.IGNORECASE,
)
_STOPS = re.compile(
    r"[ \t]*(?:[-=_*~]{3,}[ \t]*$|SIPDIS|SUMMARY\b|INTRODUCTION\b|\d{1,2}[.;)][ \t]*\(?[A-Z]|THIS (?:IS|MESSAGE"
    r"|CABLE)\b|(?:U|C|S|TS|SBU) ?- ?ENTIRE"
    r"|CLASSIFIED BY|SENSITIVE BUT|\(?(?:UNCLASSIFIED|SBU|CONFIDENTIAL|SECRET)\b|PLEASE\b|NOT FOR\b|BEGIN\b"
    r"|ACTION REQUEST|COMMENT\b|BACKGROUND\b)",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[a-z]{2,} [a-z]{2,} [a-z]{2,}")
_SHAPE = re.compile(r"[A-Za-z]{3,} *#?\d|\d{6}Z|\bNOTAL\b|MAIL|TELCON|PREVIOUS", re.IGNORECASE)


def find_end(text: str, start: int, stop: int) -> int:
    """Return the end of a REF section: a gap, a rule or a sentence ends it unless an item goes on behind it."""
    at, end, previous = start, start, ""
    while at < stop:
        line_end = text.find("\n", at, stop)
        line_end = stop if line_end < 0 else line_end
        line = text[at:line_end].rstrip(" \t\\")
        words = line.strip()
        if words.strip(" .-"):
            if previous and not _continues(line, previous, gap=at > end + 1):
                break
            previous, end = words, line_end
        elif words and not previous:
            break
        at = line_end + 1
    return end


def _continues(line: str, previous: str, *, gap: bool) -> bool:
    """Tell whether a line goes on with the section whose line before is `previous`."""
    if _LINE_BULLET.match(line):
        return not _SENTENCE.search(line) or bool(_SHAPE.search(line))
    if _STOPS.match(line):
        return False
    unfinished = _OPEN.search(previous) is not None or previous.count("(") > previous.count(")")
    numberless = line.strip()[:1].isdigit() and not any(c.isdigit() for c in previous[-4:])
    if gap:
        return (unfinished and bool(_SHAPE.search(line))) or (numberless and len(line.strip()) < 40)
    if unfinished or numberless:
        return True
    return bool(_SHAPE.search(line)) or not (_SENTENCE.search(line) or line.isupper() or len(line) > 70)
