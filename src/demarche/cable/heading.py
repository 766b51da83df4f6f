"""The heading of a message: format lines 1 to 11 (ACP 127, 5 FAH-2 H-320), complete or starting anywhere.

A line that no rule knows is kept as an error; the rules are tolerant of what released copies show: lines missing
at the top, addressees without routing indicators, names that wrap, misspelt precedence.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from demarche.cable.addressees import (
    PROSIGNS,
    exempt_names,
    goes_on,
    is_routed,
    join,
    name_wraps,
    read_addressee,
    split_exempt,
)
from demarche.cable.copylines import Distribution, copy_line_kind, count_copies
from demarche.cable.model import Addressee, Span
from demarche.cable.times import DTG

Line = tuple[str, int, int]
"""Kind, start, end of one line of the heading."""


@dataclass(slots=True)
class Heading:
    """What the heading says, with the span of each part that a check may point at."""

    transmission_id: str | None = None
    called_precedence: str | None = None
    called_routing: list[str] = field(default_factory=list)
    called_span: Span = (0, 0)
    calling: str | None = None
    serial: str | None = None
    serial_section: int | None = None
    serial_span: Span = (0, 0)
    filing: str | None = None
    warning: str | None = None
    warning_span: Span = (0, 0)
    signals: list[str] = field(default_factory=list)
    precedence: list[str] = field(default_factory=list)
    dtg: re.Match[str] | None = None
    dtg_span: Span = (0, 0)
    origin: str | None = None
    origin_span: Span = (0, 0)
    to: list[Addressee] = field(default_factory=list)
    info: list[Addressee] = field(default_factory=list)
    exempt: list[str] = field(default_factory=list)
    distribution: list[Distribution] = field(default_factory=list)
    """The groups of distribution lines of a NARA copy."""
    lines: list[Line] = field(default_factory=list)
    end: int = 0


_FL1 = re.compile(
    r"VZCZC[A-Z]{3}\d{0,5}[A-Z]*$|V?ZCZC\S{0,12}( ?\d{1,5})?$|VV +[A-Z]{3} ?\d{2,4}$|VZ[A-Z]{2,6}\d{2,5}$"
)
_RIS = r"[QRU][A-Z]{3,8}(?:[ ]+[QRU][A-Z]{3,8})*"
_FL2 = re.compile(rf"([ZOPRWY])\1(?:[ ]+([ZOPRWY])\2)?(?:[ ]+(?P<ri>{_RIS}))?$")
_MORE_RIS = re.compile(rf"{_RIS}$")
_FL3 = re.compile(
    r"DE +(?P<ri>[A-Z]{4,8})(?: +#?(?P<serial>\d{1,6}[A-Z]?)(?:/(?P<section>\d{1,2}))?)?"
    r"(?: +(?P<time>\d{7}|\d{2}/\d{4}Z?))?"
)
_SIGNAL = re.compile(r"Z[A-Z]{2}[-]?\d?(?: +([A-Z])\1{4}| +UUUAA)?(?:/[A-Z]{5})?")
_FL4 = re.compile(r"Z(?:N[RY]|[A-Z]{2})\b")
_FL5 = re.compile(r"(?P<prec>(?:[ZOPR][ ]+){0,4}|[ZOPR]{1,3}[ ]*)(?=\d{6} ?[Zz])")
_FL10 = re.compile(r"GR ?\d{1,4}$")
_CLASS_LINE = re.compile(
    r"(?:[A-Za-z] ){4,}|UNCLAS"
    r"|(?:LIMITED OFFICIAL USE|CONFIDENTIAL|SECRET|TOP ?SECRET|UNCLASSIFIED)(?:[ ]*//?[A-Z ,/]+?)?"
    r"(?: +(?:FINAL )?SECTION.*| +[A-Z][A-Za-z .']*\d{1,8}.*| *)$",
    re.IGNORECASE,
)
_CLASS_INITIALS = frozenset("UCLSTuclst")
_LABEL = re.compile(r"(?:E\.? ?O\.?:? ?\d|EO \d|TAGS?\b|SUBJ|REF\b|REF:|1[.] )", re.IGNORECASE)
_LABEL_INITIALS = frozenset("ETSR1etsr")
_LONGEST_NAME = 60
_LONGEST_LINE = 70


def read_heading(text: str, start: int = 0) -> Heading:
    """Read the format lines from `start` on; `end` of the result is where the text of the message begins."""
    reader = _Reader()
    head = reader.head
    lines = head.lines
    at, size = start, len(text)
    while at < size:
        stop = text.find("\n", at)
        stop = size if stop < 0 else stop
        if words := text[at:stop].strip():
            kind = reader.read(words, (at + text[at:stop].index(words[0]), stop))
            if kind == "text":
                break
            lines.append((kind, at, stop))
        at = stop + 1
        if words == "BT":
            break
    head.end = min(at, size)
    return head


def _starts_text(words: str) -> bool:
    """Tell whether a line is the first of the message's text: a classification line or a labelled field."""
    initial = words[0]
    if initial in _LABEL_INITIALS and _LABEL.match(words):
        return True
    return initial in _CLASS_INITIALS and _CLASS_LINE.match(words) is not None


_COLON = re.compile(r"(FM|TO|INFO|XMT): ?")
_LOOSE_SLASH = re.compile(r"^((?:TO |INFO )?[A-Z]{4,8}) ?/ ?")


def _plain(words: str) -> str:
    """Return a line without tabs, without a colon behind its prosign, and without blanks around its first slash."""
    words = _COLON.sub(r"\1 ", words.replace("\t", " "), count=1) if _COLON.match(words) else words.replace("\t", " ")
    return _LOOSE_SLASH.sub(r"\1/", words)


class _Reader:
    """Reads one line after the other; `state` is the part of the heading that the lines are in.

    A rule returns the kind of the line, or None where the line is not for it. The kind `text` ends the heading.
    """

    def __init__(self) -> None:
        self.head = Heading()
        self.state = "preamble"
        self.span: Span = (0, 0)
        self.small = False
        self.last = ""
        self.main: Heading | None = None
        """The first heading, where another follows it before the text."""
        self.exempting = False
        """Whether the line before ended inside a list of inline exemptions."""

    def read(self, words: str, span: Span) -> str:
        """Read the words of a line into the heading and return its kind."""
        self.span = span
        if "\t" in words or " /" in words or "/ " in words or ":" in words[:5]:
            words = _plain(words)
        self.last = words
        self.small = words.islower()
        if self.small:
            # Re-typed in small letters: read as capitals, kept as it stands.
            words = words.upper()
        if self.state in ("to", "info", "exempt") and words.startswith(("VZCZC", "ZCZC")) and _FL1.match(words):
            # The heading is sent once more before the text: its lines are kept, what they say is known.
            self.main = self.main or self.head
            self.head = Heading()
            self.state = "preamble"
        elif self.state in ("to", "info") and is_routed(words):
            return self._more_addressees(words)
        rule = _RULES.get("TO" if words.startswith("TO/") else words.split(" ", 1)[0])
        kind = rule(self, words) if rule else None
        if kind is None and self.state in ("preamble", "distribution"):
            kind = self._relay(words) or self._copy(words)
        if kind is None and words[0] in "ZOPR0123456789":
            kind = self._date(words)
        return kind or self._other(words)

    def _other(self, words: str) -> str:
        """A line without a prosign: the start of the text, or more of a list or of the originator's name."""
        if _FL10.match(words):
            return "FL10"
        if _starts_text(words):
            return "text"
        if self.state in ("to", "info"):
            return self._more_addressees(words)
        return self._more_exempt(words) if self.state == "exempt" else self._outside(words)

    def _outside(self, words: str) -> str:
        """A line outside of lists that no rule knows."""
        head = self.head
        if self.state == "from" and words.isupper() and len(words) < _LONGEST_NAME:
            head.origin = f"{head.origin} {self._written(words)}"
            return "FL6"
        opened = self.state in ("from", "dtg") and head.origin is not None
        prose = self.state == "preamble" and not head.lines and len(words) > _LONGEST_LINE + 10
        return "text" if opened or (prose and head.origin is None) else "error"

    def _relay(self, words: str) -> str | None:
        """FL1, FL2, FL4: the lines above FL5."""
        head = self.head
        if words.startswith(("VZ", "ZCZC", "VV ")) and _FL1.match(words):
            head.transmission_id = head.transmission_id or words
            return "FL1"
        if words[:1] == words[1:2] and (hit := _FL2.match(words)):
            if head.called_precedence is None:
                head.called_precedence, head.called_span = hit[1], self.span
            head.called_routing += hit["ri"].split() if hit["ri"] else []
            return "FL2"
        if words[0] == "Z" and _FL4.match(words) and not words.startswith(("ZFF FM", "ZFF4 FM")):
            self._signals(words)
            return "FL4"
        if head.called_precedence and head.serial is None and _MORE_RIS.match(words):
            head.called_routing += words.split()
            return "FL2"
        return None

    def _copy(self, words: str) -> str | None:
        """A line that 1970s copies carry above FL5."""
        distributing = self.state == "distribution"
        kind = copy_line_kind(words, distributing=distributing, opening=self.head.origin is None)
        if kind == "distribution":
            count_copies(self.head.distribution, words, self.span)
            self.state = "distribution"
        return kind

    def calling(self, words: str) -> str | None:
        """FL3."""
        hit = _FL3.match(words) if self.state in ("preamble", "distribution") else None
        if hit is None:
            return None
        head = self.head
        if head.calling is None:
            head.calling, head.serial, head.filing = hit["ri"], hit["serial"], hit["time"]
            head.serial_section = int(hit["section"]) if hit["section"] else None
            head.serial_span = self.span
        if (rest := words[hit.end() :].strip()).startswith("Z"):
            self._signals(rest)
        return "FL3"

    def _signals(self, words: str) -> None:
        head = self.head
        for hit in _SIGNAL.finditer(words):
            signal = " ".join(hit.group().split())
            head.signals.append(signal)
            if head.warning is None and signal.startswith(("ZNY", "ZNR")):
                head.warning, head.warning_span = signal, self.span

    def _date(self, words: str) -> str | None:
        """FL5, with signals or the originator behind the date-time group."""
        hit = _FL5.match(words)
        group = DTG.match(words, hit.end()) if hit else None
        if hit is None or group is None:
            return None
        head = self.head
        if head.dtg is not None:
            return "FL5-repeated"
        head.precedence = [PROSIGNS[letter] for letter in hit["prec"] if letter != " "]
        head.dtg, head.dtg_span = group, (self.span[0] + group.start(), self.span[0] + group.end())
        self.state = "dtg"
        signals, named, origin = f" {words[group.end() :]}".partition(" FM ")
        if named:
            self.originator(f"FM {origin}")
        if signals.strip().startswith("Z"):
            head.signals += [" ".join(signal.group().split()) for signal in _SIGNAL.finditer(signals)]
        return "FL5"

    def originator(self, words: str) -> str | None:
        """FL6."""
        head = self.head
        _, named, origin = f" {words}".partition(" FM ")
        if not named:
            return None
        if head.origin is not None:
            return "text" if self.state in ("info", "exempt") and not head.to else "FL6-repeated"
        head.origin, head.origin_span = self._written(" ".join(origin.split())), self.span
        self.state = "from"
        return "FL6"

    def action(self, words: str) -> str | None:
        """FL7."""
        if self.state == "exempt" or not self._may_list(words[2:]):
            return None
        self.state = "to"
        self._add(self.head.to, words[2:].lstrip(" /"))
        return "FL7"

    def information(self, words: str) -> str | None:
        """FL8, unless it lists the offices of a copy."""
        if (self.state == "distribution" and self.head.dtg is None) or not self._may_list(words[4:]):
            return None
        self.state = "info"
        self._add(self.head.info, words[4:])
        return "FL8"

    def _may_list(self, words: str) -> bool:
        """Whether addressees may stand here: behind FL5, FL6 or others, or first in what is left of a heading."""
        head = self.head
        if head.dtg is not None or head.origin is not None or not head.lines or self.state in ("to", "info"):
            return True
        return is_routed(words.lstrip(" /"))

    def exemption(self, words: str) -> str | None:
        """FL9."""
        self.state = "exempt"
        self._exempt(exempt_names(words[3:].lstrip(" :")))
        return "FL9"

    def separator(self, words: str) -> str | None:
        """FL11."""
        return "FL11" if words == "BT" else None

    def _add(self, into: list[Addressee], words: str) -> None:
        words, exempt = split_exempt(words.strip())
        self._exempt(exempt)
        self.exempting = bool(exempt) and self.last.endswith(",")
        if words:
            found = read_addressee(words)
            if self.small:
                routing = found.routing.lower() if found.routing else None
                found = found._replace(routing=routing, name=found.name.lower())
            into.append(found)

    def _exempt(self, names: list[str]) -> None:
        self.head.exempt += map(self._written, names)

    def _written(self, words: str) -> str:
        return words.lower() if self.small else words

    def _more_addressees(self, words: str) -> str:
        """A line inside a list of addressees: one more of them, or the rest of a name that wraps."""
        kind, into = ("FL7", self.head.to) if self.state == "to" else ("FL8", self.head.info)
        if not (words.isupper() or words.isdigit() or is_routed(words)):
            return "text" if len(words) > _LONGEST_LINE or words[0].isdigit() else "error"
        if self.exempting and not is_routed(words):
            self._exempt(exempt_names(words))
            self.exempting = self.last.endswith(",")
        elif into and goes_on(into[-1], words):
            into[-1] = join(into[-1], self._written(words))
        else:
            self._add(into, words)
        return kind

    def _more_exempt(self, words: str) -> str:
        exempt = self.head.exempt
        if exempt and not is_routed(words) and name_wraps(exempt[-1], words):
            exempt[-1] = f"{exempt[-1]} {words}"
        elif is_routed(words) or (words.isupper() and len(words) < _LONGEST_LINE):
            self._exempt(exempt_names(words))
        else:
            return "error"
        return "FL9"


Rule = Callable[[_Reader, str], str | None]
_RULES: dict[str, Rule] = {
    "BT": _Reader.separator,
    "DE": _Reader.calling,
    "FM": _Reader.originator,
    "ZFF": _Reader.originator,
    "ZFF4": _Reader.originator,
    "TO": _Reader.action,
    "INFO": _Reader.information,
    "XMT": _Reader.exemption,
    "XMT:": _Reader.exemption,
}
"""The rule of a line by its first word."""
