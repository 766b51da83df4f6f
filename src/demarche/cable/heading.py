"""The heading of a message: format lines 1 to 11 (ACP 127, 5 FAH-2 H-320), complete or starting anywhere.

A line that no rule knows is kept as an error; the rules are tolerant of what released copies show: lines missing
at the top, addressees without routing indicators, names that wrap, misspelt precedence.
"""

import re
import tomllib
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files

from demarche.cable.model import Addressee, Span
from demarche.cable.times import DTG
from demarche.text.slips import one_slip

_DATA = tomllib.loads(files("demarche.cable").joinpath("data/precedence.toml").read_text(encoding="utf-8"))
PROSIGNS: dict[str, str] = _DATA["prosigns"]
_WORDS: dict[str, str] = {w: word for word, ways in _DATA["words"].items() for w in ways}
_PLAD = frozenset(_DATA["plad"]["first"])

Line = tuple[str, int, int]
"""Kind, start, end of one line of the heading."""


@dataclass(slots=True)
class Heading:
    """What the heading says, with the span of each part that a check may point at."""

    transmission_id: str | None = None
    called_precedence: str | None = None
    called_routing: list[str] = field(default_factory=list)
    calling: str | None = None
    serial: str | None = None
    serial_section: int | None = None
    filing: str | None = None
    filing_span: Span = (0, 0)
    serial_span: Span = (0, 0)
    called_span: Span = (0, 0)
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
    office: list[str] = field(default_factory=list)
    distribution: list[tuple[int, int, Span]] = field(default_factory=list)
    """Sum of the copies, total as written, span: of each distribution line group of a NARA copy."""
    page_station: str | None = None
    lines: list[Line] = field(default_factory=list)
    end: int = 0


_FL1 = re.compile(r"VZCZC[A-Z]{3}\d{0,5}[A-Z]*$|V?ZCZC\S{0,12}( ?\d{1,5})?$|VV +[A-Z]{3} ?\d{2,4}$|VZ[A-Z]{2,6}\d{2,5}$")
_FL2 = re.compile(r"([ZOPRWY])\1(?:[ ]+([ZOPRWY])\2)?(?:[ ]+(?P<ri>[QRU][A-Z]{3,8}(?:[ ]+[QRU][A-Z]{3,8})*))?$")
_RIS = re.compile(r"[QRU][A-Z]{3,8}(?:[ ]+[QRU][A-Z]{3,8})*$")
_FL3 = re.compile(r"DE +(?P<ri>[A-Z]{4,8})(?: +#?(?P<serial>\d{1,6}[A-Z]?)(?:/(?P<section>\d{1,2}))?)?(?: +(?P<time>\d{7}|\d{2}/\d{4}Z?))?")
_SIGNAL = re.compile(r"Z[A-Z]{2}[-]?\d?(?: +([A-Z])\1{4}| +UUUAA)?(?:/[A-Z]{5})?")
_FL4 = re.compile(r"Z(?:N[RY]|[A-Z]{2})\b")
_FL5 = re.compile(r"(?P<prec>(?:[ZOPR][ ]+){0,4})(?=\d{6} ?Z)")
_FL5_GLUED = re.compile(r"(?P<prec>[ZOPR]{1,3})[ ]*(?=\d{6} ?Z)")
_ADDRESS = re.compile(
    r"(?:ZEN[/ ])?(?:(?P<ri>[A-Z]{4,8})/)?(?P<name>.*?)"
    r"(?:[ ]+(?P<niact>NIACT)(?=[ ]|$))?(?:[ ]+(?P<prec>[A-Z]{5,11}))??(?:[ ]+(?P<mcn>\d{1,4}))?[ .]*$"
)
_DASHES = re.compile(r"-{6,}")
_COPIES = re.compile(r"\b[A-Z]{1,6}[A-Z0-9/]{0,5}-(\d{2})\b")
_TOTAL = re.compile(r"/(\d{3})(?: [RW])?\b")
_CLEARANCE = re.compile(r"[A-Z][A-Z0-9/.]*:[A-Z .,'-]+|.*\((?:DRAFT|PHONE|SUBS|INFO|PARA\b.*)\)$")
_CLASS_LINE = re.compile(
    r"(?:[A-Za-z] ){4,}|UNCLAS|UNCLASSIFIED|LIMITED OFFICIAL USE|CONFIDENTIAL|SECRET|TOP SECRET|TOPSECRET", re.IGNORECASE
)
_STATION_NUMBER = re.compile(r"[A-Z][A-Za-z .']* \d{3,8}\b")
_LABEL = re.compile(r"(?:E\.? ?O\.?:? ?\d|EO \d|TAGS?\b|SUBJ|REF\b|REF:|1[.] )", re.IGNORECASE)


def read_heading(text: str, start: int = 0) -> Heading:
    """Read the format lines from `start` on; `end` of the result is where the text of the message begins."""
    head = Heading(end=start)
    state = "preamble"
    at, size = start, len(text)
    previous: tuple[str, Span] = ("", (0, 0))
    while at < size:
        stop = text.find("\n", at)
        if stop < 0:
            stop = size
        line = text[at:stop]
        words = line.strip()
        if not words:
            at = stop + 1
            continue
        kind = _read_line(head, words, line, at, stop, state)
        if kind == "text":
            break
        if kind == "BT":
            head.lines.append(("FL11", at, stop))
            at = stop + 1
            break
        state = _NEXT.get(kind, state)
        head.lines.append((kind, at, stop))
        previous = (kind, (at, stop))
        at = stop + 1
    del previous
    head.end = min(at, size)
    return head


_NEXT = {"FL5": "dtg", "FL6": "from", "FL7": "to", "FL8": "info", "FL9": "exempt", "distribution": "distribution"}
_IN_LIST = ("to", "info", "exempt")


def _read_line(head: Heading, words: str, line: str, at: int, stop: int, state: str) -> str:
    """Read one line into `head`; return its kind, `text` where the message's own text begins."""
    first = words[0]
    if words == "BT":
        return "BT"
    addressed = state in _IN_LIST
    if state == "preamble" or state == "distribution":
        kind = _read_relay_line(head, words, at, stop, state)
        if kind:
            return kind
    if first in "ZOPR0123456789" and (hit := _FL5.match(words) or _FL5_GLUED.match(words)):
        return _read_date(head, words, hit, at, stop, line)
    if words.startswith("FM ") or (words.startswith("ZFF") and " FM " in words):
        if head.origin is not None:
            return "text" if addressed and not head.to else "FL6-repeated"
        name = words[words.index("FM ") + 3 :].strip()
        head.origin, head.origin_span = re.sub(r" {2,}", " ", name), (at, stop)
        return "FL6"
    if words.startswith("TO ") and state != "exempt":
        _add(head, head.to, words[3:])
        return "FL7"
    if words.startswith("TO/") :
        _add(head, head.to, words[3:])
        return "FL7"
    if words.startswith("INFO ") and (head.origin is not None or head.dtg is not None or state == "preamble"):
        _add(head, head.info, words[5:])
        return "FL8"
    if words == "TO":
        return "FL7"
    if words == "INFO":
        return "FL8"
    if words.startswith(("XMT ", "XMT:")) or words == "XMT":
        _exempt(head, words[3:].lstrip(" :"))
        return "FL9"
    if re.match(r"GR ?\d{1,4}$", words):
        return "FL10"
    if _starts_text(words):
        return "text"
    if addressed:
        return _continue_list(head, words, line, state)
    if state == "from" and head.origin is not None and not _LABEL.match(words):
        if words.isupper() and len(words) < 60 and not head.to:
            head.origin = f"{head.origin} {words}"
            return "FL6"
    if head.origin is None and not head.lines and state == "preamble" and len(words) > 80:
        return "text"
    return "text" if state in ("from", "dtg") and head.origin is not None else "error"


def _starts_text(words: str) -> bool:
    """Whether a line is the first of the message's text: a classification line or a labelled field."""
    if _LABEL.match(words):
        return True
    if not _CLASS_LINE.match(words):
        return False
    return words[1:2] == " " or words.upper().startswith("UNCLAS") or _is_class_words(words)


_CLASS_ONLY = re.compile(
    r"(?:LIMITED OFFICIAL USE|CONFIDENTIAL|SECRET|TOP SECRET|UNCLASSIFIED)(?:[ ]*//?[A-Z ,/]+?)?"
    r"(?: +(?:FINAL )?SECTION.*| +[A-Z][A-Za-z .']*\d{1,8}.*| *)$",
    re.IGNORECASE,
)


def _is_class_words(words: str) -> bool:
    return bool(_CLASS_ONLY.match(words))


def _read_relay_line(head: Heading, words: str, at: int, stop: int, state: str) -> str | None:
    """Lines above FL5: FL1 to FL4, and what NARA copies put there (page line, offices, copies, drafters)."""
    if words.startswith(("VZ", "ZCZC", "VV ")) and _FL1.match(words):
        if head.transmission_id is None:
            head.transmission_id = words
        return "FL1"
    if words[:1] == words[1:2] and (hit := _FL2.match(words)):
        if head.called_precedence is None:
            head.called_precedence, head.called_span = hit[1], (at, stop)
        if hit["ri"]:
            head.called_routing += hit["ri"].split()
        return "FL2"
    if words.startswith("DE ") and (hit := _FL3.match(words)):
        return _read_calling(head, words, hit, at, stop)
    if words[0] == "Z" and _FL4.match(words) and not words.startswith(("ZFF FM", "ZFF4 FM")):
        _read_signals(head, words, at, stop)
        return "FL4"
    if head.called_precedence and _RIS.match(words) and head.serial is None:
        head.called_routing += words.split()
        return "FL2"
    return _read_copy_line(head, words, at, stop, state)


def _read_calling(head: Heading, words: str, hit: re.Match[str], at: int, stop: int) -> str:
    if head.calling is None:
        head.calling, head.serial, head.filing = hit["ri"], hit["serial"], hit["time"]
        head.serial_section = int(hit["section"]) if hit["section"] else None
        head.serial_span = head.filing_span = (at, stop)
    rest = words[hit.end() :].strip()
    if rest.startswith("Z"):
        _read_signals(head, rest, at, stop)
    return "FL3"


def _read_signals(head: Heading, words: str, at: int, stop: int) -> None:
    for hit in _SIGNAL.finditer(words):
        signal = re.sub(r" +", " ", hit.group())
        head.signals.append(signal)
        if signal.startswith(("ZNY", "ZNR")) and head.warning is None:
            head.warning, head.warning_span = signal, (at, stop)


def _read_copy_line(head: Heading, words: str, at: int, stop: int, state: str) -> str | None:
    """One line of the block that 1970s copies carry above FL5."""
    if words.startswith("PAGE 0") and re.match(r"PAGE 0\d(?: +([A-Z][A-Z .]*?) +\d{3,6}\b.*)?$", words):
        return "page-line"
    if words.isdigit() and len(words) == 2:
        return "copy-number"
    if words.startswith(("ORIGIN ", "ACTION ")):
        head.office.append(words)
        head.distribution.append((sum(map(int, _COPIES.findall(words))), -1, (at, stop)))
        return "distribution"
    if state == "distribution" and (words.startswith("INFO ") or _COPIES.match(words)):
        _count_copies(head, words, at, stop)
        return "distribution"
    if words.startswith(("DRAFTED BY", "APPROVED BY", "DESIRED DISTRIBUTION", "CLEARED BY")):
        return "drafting"
    if _DASHES.match(words):
        return "relay-line"
    if state == "distribution" and _CLEARANCE.match(words):
        return "drafting"
    if state == "preamble" and re.match(r"[A-Z][A-Z .]+ \d{4,6}(?: +\d\d OF \d\d)? +\d{6}Z$", words):
        return "page-line"
    if _is_banner(words) and head.origin is None:
        return "banner"
    return None


def _is_banner(words: str) -> bool:
    return words in ("UNCLASSIFIED", "UNCLAS", "LIMITED OFFICIAL USE", "CONFIDENTIAL", "SECRET", "TOP SECRET")


def _count_copies(head: Heading, words: str, at: int, stop: int) -> None:
    if not head.distribution:
        return
    copies, total, span = head.distribution[-1]
    if total >= 0:
        return
    copies += sum(map(int, _COPIES.findall(words)))
    if hit := _TOTAL.search(words):
        total = int(hit[1])
    head.distribution[-1] = (copies, total, (span[0], stop))


def _read_date(head: Heading, words: str, hit: re.Match[str], at: int, stop: int, line: str) -> str:
    group = DTG.match(words, hit.end())
    if group is None:
        return "error"
    if head.dtg is not None:
        return "FL5-repeated"
    letters = hit["prec"].replace(" ", "")
    head.precedence = [PROSIGNS[letter] for letter in letters]
    head.dtg = group
    offset = at + line.index(words)
    head.dtg_span = (offset + group.start(), offset + group.end())
    rest = words[group.end() :].strip()
    if " FM " in f" {rest}":
        rest, _, origin = f" {rest}".partition(" FM ")
        head.origin, head.origin_span = origin.strip(), (at, stop)
    if rest.strip().startswith("Z"):
        head.signals += [re.sub(" +", " ", s.group()) for s in _SIGNAL.finditer(rest)]
    return "FL5"


@lru_cache(maxsize=4096)
def precedence_word(word: str) -> str | None:
    """Return the precedence that a word stands for, misspelt or not, None where it is another word."""
    if word in _WORDS:
        return _WORDS[word]
    if len(word) < 6 or not word.isalpha():
        return None
    return next((right for right in ("IMMEDIATE", "PRIORITY", "ROUTINE") if one_slip(word, right)), None)


def read_addressee(words: str) -> Addressee:
    """Read `RUEHBJ/AMEMBASSY BEIJING PRIORITY 2747`: routing indicator, name, precedence, MCN; all but the name may miss."""
    routing = precedence = mcn = None
    slash = words.find("/")
    if words.startswith(("ZEN/", "ZEN ")):
        words = words[4:].lstrip()
        slash = words.find("/")
    if 4 <= slash <= 8 and words[:slash].isalpha() and words[:slash].isupper() and words[slash + 1 : slash + 2] != "/":
        routing, words = words[:slash], words[slash + 1 :]
    parts = words.rstrip(" ,;.").split()
    if len(parts) > 1 and parts[-1].isdigit() and len(parts[-1]) <= 4:
        mcn = parts.pop()
    if len(parts) > 1 and (word := precedence_word(parts[-1])):
        parts.pop()
        precedence = word
        if len(parts) > 1 and parts[-1] in ("NIACT", "NAICT"):
            parts.pop()
            precedence = f"NIACT {word}" if not word.startswith("NIACT") else word
    return Addressee(routing, " ".join(parts), precedence, mcn)


def _add(head: Heading, into: list[Addressee], words: str) -> None:
    words = words.strip()
    if "XMT" in words and (hit := re.search(r"[, ]+XMT[,: ]+", words)):
        _exempt(head, words[hit.end() :])
        words = words[: hit.start()]
    if words:
        into.append(read_addressee(words))


def _exempt(head: Heading, words: str) -> None:
    names = (re.sub(r"^[A-Z]{4,8}/", "", n.strip()) for n in words.split(","))
    head.exempt += [n for n in names if n]


_OPEN_END = re.compile(r"(?:\b(?:TO|OF|AND|THE|FOR|ON|IN|DE|NEW|SAN|EL|LA|AT|U\.?S\.?)|[/,&-])$")


def _continue_list(head: Heading, words: str, line: str, state: str) -> str:
    """A line inside a list of addressees: one more of them, or the rest of a name that wraps."""
    kind = {"to": "FL7", "info": "FL8", "exempt": "FL9"}[state]
    if state == "exempt":
        if re.match(r"[A-Z]{4,8}/", words) and not words.startswith(("ZEN/",)) and head.to:
            _exempt(head, words)
        elif head.exempt and _wraps(head.exempt[-1], words):
            head.exempt[-1] = f"{head.exempt[-1]} {words}"
        elif words.isupper() and len(words) < 70:
            _exempt(head, words)
        else:
            return "error"
        return kind
    into = head.to if state == "to" else head.info
    if not (words.isupper() or words.isdigit()) and not re.match(r"[A-Z]{4,8}/", words):
        return "text" if len(words) > 70 or words[0].isdigit() else "error"
    if into and _is_rest(into[-1], words):
        routing, name, _, _ = into[-1]
        rest = read_addressee(f"{name} {words}")
        into[-1] = rest._replace(routing=routing)
        return kind
    _add(head, into, words)
    return kind


def _is_rest(last: Addressee, words: str) -> bool:
    """Whether `words` go on with the addressee `last` of the line before."""
    if last.mcn is not None:
        return False
    tail = words.split()
    if all(precedence_word(w) or w == "NIACT" or (w.isdigit() and len(w) <= 4) for w in tail):
        return last.precedence is None or words.isdigit()
    if last.precedence is not None or re.match(r"[A-Z]{4,8}/[A-Z0-9]", words):
        return False
    return _wraps(f"{last.routing or ''}/{last.name}", words)


def _wraps(name: str, words: str) -> bool:
    if words.split()[0] in ("COLLECTIVE", "POSTS", "WASHDC"):
        return True
    if _OPEN_END.search(name):
        return True
    first = words.split()[0]
    return len(name) + 1 + len(first) > 54 and first not in _PLAD and "COLLECTIVE" not in words
