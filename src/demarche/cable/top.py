"""The top of the text (FL12): from the classification line to the body.

Order seen: classification line with MRN, captions, passing lines, E.O., TAGS, SUBJECT, REF, classification
statement (5 FAH-1 H-240). Fields may come in any order, share a line, or miss; each is found by its label and
ends where its own rule says.
"""

import re
from dataclasses import dataclass, field

from demarche.cable.authority import Authority, parse_authority
from demarche.cable.classline import CONTROLS, ClassLine, is_corrected, read_class_line
from demarche.cable.executive import Executive, parse_executive
from demarche.cable.model import Reference, Span
from demarche.cable.references import Context, parse_references
from demarche.cable.subject import parse_subject
from demarche.cable.tags import parse_tags
from demarche.cable.words import load

_DATA = load("captions")
_CAPTIONS = frozenset(_DATA["captions"])
_PREFIXES = tuple(_DATA["prefixes"])

Line = tuple[str, int, int]

_LABEL = re.compile(
    r"\n[ \t]*(?:"
    r"(?P<eo>E\.?[ ]?O\.?[ ]?:?[ ]*\d{4,5}|EXECUTIVE ORDER[ ]*:?[ ]*\d{4,5}|E\.O\.[ ]*:?"
    r"|DECL[ ]?:(?=[^\n:]{1,40}[ ]TAGS?[ ]*:))"
    r"|(?P<tags>(?:T(?:AGS?|GS|ABS|AS|ASG|AGES|GAS)|AT?GS)[ ]*:"
    r"|TAGS(?:(?=[ ]+[A-Z]{2})|[ ]*$|[ ]*[;.](?=[ ]*(?-i:[A-Z]{4}|[A-Z]{2})(?:[ ]*[,;\n]|[ ]+(?-i:[A-Z])))))"
    r"|(?P<subject>S?UBJ(?:[A-Z]{0,5}[ ]*:|(?:ECT)?(?:[ ]+-+(?=[ ])|(?=[ ]+[A-Z(]))"
    r"|(?:ECT[ ]*;|[ ]*[;.])(?=[ ]*(?-i:[A-Z(])))"
    r"|S(?:[A-Z]?BJECT|U[A-Z]?JECT|UB[A-Z]{0,2}ECT|BUJECT|UJBECT|UBEJCT)[ ]*:|(?:USB|[ADEWXZ]UB)JECT[ ]*:)"
    r"|(?P<ref>(?:A\.[ ]*)?REF(?:ERENCES?|S|TELS?|\(S\))?[ ]*(?:\([A-Z]\)|[A-Z]\))?[ ]*:"
    r"|REF(?:S|TELS?)?[ ]+-+(?=[ ])|(?:A\.[ ]*)?REF(?:S|TELS?|ERENCES?|\(S\))?(?=[ ]+(?:\(?[A-Z][).]|\d{2}"
    r"|[A-Z]{3,}[ ]+\d|A[ ]+[A-Z]{3,}[ ]+\d)))"
    r"|(?P<authority>(?:\([A-Z/ ]{1,9}\)[ ]*)?(?:CLAS{1,2}I?FI?ED[ ]+BY|CLASSIFIED:|DERIVED[ ]+FROM|DRV[ ]+FROM"
    r"|REASONS?[ ]*:|DECLASSIFY[ ]+ON))"
    r"|(?P<para>\d{1,2}[ ]?[.;)][ ]*(?=[(A-Z\"'-]|$)|(?<!1\.\n)\d{1,2}[ ]*\([A-Z]{1,3}[)/]"
    # Behind a line with words it may be a word of the subject.
    r"|(?:(?<=\n\n)|(?<=\n[ \t]\n))SUMMARY\b|SUMMARY(?=[ ]*(?:[.:;(-]|$|AND\b))|BEGIN[ ]SUMMARY)"
    r")",
    re.IGNORECASE | re.MULTILINE,
)
_INLINE = re.compile(
    r"(?<=[ \t])(?:(?P<eo>E\.?O\.?[ ]?1\d{3,4}[ ]?:)|(?P<tags>TAGS?[ ]*:|AGS[ ]*:)|(?P<subject>SUBJ(?:ECT)?[ ]*:)"
    r"|(?P<ref>REF(?:S|TELS?|\(S\))?[ ]*:)|(?P<authority>CLAS{1,2}I?FI?ED[ ]+BY\b|DERIVED[ ]+FROM\b))"
    r"|(?<=[A-Za-z.,;])(?P<glued>(?-i:Classified[ ]By:|Reason:|REF:|SUBJECT:))",
    re.IGNORECASE,
)
_GLUED = {"REF:": "ref", "SUBJECT:": "subject"}
_GAP = re.compile(r"\n[ \t]*\n")
_LONGEST = 600
"""Characters of a subject."""
_SPACED = re.compile(r"(?:[A-Za-z] ){3,}[A-Za-z]$")
_LABEL_BULLET = re.compile(r"(?<=[ ])\(?[A-Z]\)[ ]*:?$")
"""The first bullet within the label: `REF (A):`, but not `REF(S):`."""
_REACH = 12000
"""Characters after the classification line within which the top is looked for."""


@dataclass(slots=True)
class Top:
    """The fields of the top of the text; spans in the running text."""

    class_line: ClassLine | None = None
    captions: list[str] = field(default_factory=list)
    controls: list[str] = field(default_factory=list)
    passing: list[str] = field(default_factory=list)
    corrected: bool = False
    executive: Executive | None = None
    tags: list[tuple[str, Span]] = field(default_factory=list)
    tags_span: Span | None = None
    subject: str | None = None
    subject_marking: str | None = None
    subject_span: Span | None = None
    references: list[Reference] = field(default_factory=list)
    references_span: Span | None = None
    authority: Authority | None = None
    lines: list[Line] = field(default_factory=list)
    end: int = 0


def read_top(text: str, start: int, *, year: int | None = None, month: int | None = None) -> Top:
    """Read the top of the text from `start`, where the heading ends; `end` is where the body begins.

    `year` and `month` of the cable itself resolve references and dates that do not name theirs.
    """
    top = Top(end=start)
    labels, first = _find_labels(text, max(start - 1, 0))
    _read_opening(top, text, start, _first_gap(text, start) if first is None else first)
    body = labels.pop("para", None)
    limit = body[0] if body else min(len(text), start + _REACH)
    _read_fields(top, text, labels, limit, (year, month))
    top.end = max(top.end, start)
    top.lines.sort(key=lambda line: line[1])
    return top


def _first_gap(text: str, start: int) -> int:
    """End of an opening without any labelled field: the first paragraph of lines."""
    gap = text.find("\n\n", start + 1)
    return gap if 0 <= gap < start + 600 else min(len(text), start + 300)


def _find_labels(text: str, start: int) -> tuple[dict[str, tuple[int, int]], int | None]:
    """Return the first place of each label as (start of label, start of value), and where the first line has one.

    `para` ends the search.
    """
    found: dict[str, tuple[int, int]] = {}
    first_line: int | None = None
    for hit in _LABEL.finditer(text, start, start + _REACH):
        name = hit.lastgroup or ""
        if first_line is None:
            first_line = hit.start()
        if name == "para":
            if _in_subject(text, found, hit):
                continue
            if "subject" in found or "tags" in found or "eo" in found or not found:
                found["para"] = (hit.start() + 1, hit.end())
                break
            continue
        place = _place(hit, name)
        found.setdefault(name, place)
    if start == 0 and not text.startswith("\n"):
        first = _LABEL.match("\n" + text[:200])
        if first and first.lastgroup and first.lastgroup != "para":
            begin = max(first.start(first.lastgroup) - 1, 0)
            found[first.lastgroup] = (begin, begin if first.lastgroup in ("eo", "authority") else first.end() - 1)
    if not {"tags", "subject", "ref", "authority"} <= found.keys():
        _find_inline(text, found, start)
    return found, first_line


def _in_subject(text: str, found: dict[str, tuple[int, int]], hit: re.Match[str]) -> bool:
    """Tell whether a number at a line start counts on within the subject: `1) PRESS,` and `2) RADIO` below it."""
    number, _, rest = hit["para"].partition(")")
    if not rest.isspace() or not number.isdigit() or "subject" not in found:
        return False
    begin, start = found["subject"]
    words = text[start : hit.start()]
    if len(words) > _LONGEST or _GAP.search(words.lstrip()) or any(place[0] > begin for place in found.values()):
        return False
    return f"{int(number) - 1}) " in words


def _place(hit: re.Match[str], name: str) -> tuple[int, int]:
    begin = hit.start(name)
    if name in ("eo", "authority"):
        return begin, begin
    if name == "ref" and hit[name].upper().startswith("A."):
        return begin, begin  # the first bullet stands before the label
    if name == "ref" and (bullet := _LABEL_BULLET.search(hit.group())):
        return begin, hit.start() + bullet.start()
    return begin, hit.end()


def _find_inline(text: str, found: dict[str, tuple[int, int]], start: int) -> None:
    """Find labels that stand behind other fields on the same line."""
    stop = found["para"][0] if "para" in found else min(len(text), start + _REACH)
    since = (
        min(place[0] for name, place in found.items() if name != "para") if len(found) > ("para" in found) else start
    )
    for hit in _INLINE.finditer(text, since, stop):
        name = hit.lastgroup or ""
        begin = hit.start(name)
        if name == "glued":
            name = _GLUED.get(hit[name], "authority")
        found.setdefault(name, (begin, begin if name in ("eo", "authority") else hit.end()))


def _read_fields(
    top: Top,
    text: str,
    labels: dict[str, tuple[int, int]],
    limit: int,
    date: tuple[int | None, int | None],
) -> None:
    """Read each labelled field within the stretch up to the next label; `date` is year and month of the cable."""
    year, month = date
    order = sorted(labels.items(), key=lambda item: item[1])
    for i, (name, (begin, value)) in enumerate(order):
        stop = order[i + 1][1][0] if i + 1 < len(order) else limit
        end = stop
        if name == "eo":
            top.executive = parse_executive(text, begin, stop, year)
            end = top.executive.end
        elif name == "tags":
            top.tags, end = parse_tags(text, value, stop)
            top.tags_span = (begin, end)
        elif name == "subject":
            top.subject, top.subject_marking, top.subject_span, end = parse_subject(text, value, stop)
        elif name == "ref":
            own = top.class_line
            station, number = (own.station, own.number) if own else (None, None)
            top.references, end = parse_references(text, value, stop, Context(year, station, number, month))
            top.references_span = (begin, end)
        elif name == "authority":
            top.authority = parse_authority(text, begin, stop)
            end = max(top.authority.span[1], begin) if top.authority.span else stop
        top.lines.append((name, begin, end))
        top.end = max(top.end, end)
    if top.authority is None and limit < len(text):
        _read_late_authority(top, text, limit)


def _read_late_authority(top: Top, text: str, limit: int) -> None:
    """A classification statement may be paragraph 1."""
    near = text[limit : limit + 700]
    if "lassified" in near or "LASSIFIED" in near:
        hit = re.search(r"CLASSIFIED\s+BY\b|DERIVED\s+FROM\b", near, re.IGNORECASE)
        if hit and hit.start() < 60:
            top.authority = parse_authority(text, limit + hit.start(), min(len(text), limit + 700))


_PASSING = re.compile(r"\b(?:FOR|PASS|FROM|INFORM|ATTENTION|ATTN|ALSO|PLEASE|PLS|TO)\b", re.IGNORECASE)


def _read_opening(top: Top, text: str, start: int, end: int) -> None:
    """Read classification line, captions and passing lines."""
    at = start
    while at < end:
        stop = text.find("\n", at, end)
        stop = end if stop < 0 else stop
        line = text[at:stop]
        words = line.strip(" \t/")
        if words:
            _read_opening_line(top, line, words, at, stop)
        at = stop + 1
    top.end = max(top.end, end)


def _read_opening_line(top: Top, line: str, words: str, at: int, stop: int) -> None:
    if top.class_line is None and (found := read_class_line(line, at)):
        top.class_line = found
        top.controls += [c for c in found.controls if c not in top.controls]
        top.lines.append(("class-line", at, stop))
        if found.rest and not found.rest.upper().startswith(_PREFIXES):
            _read_caption(top, found.rest)
        return
    if is_corrected(words):
        top.corrected = True
        top.lines.append(("corrected-copy", at, stop))
        return
    if read_class_line(line, at) and len(words) < 45 and not any(c.isdigit() for c in words):
        top.lines.append(("class-line", at, stop))
        return
    if words.strip("-=_* ") == "":
        top.lines.append(("rule", at, stop))
        return
    rest = _read_caption(top, words)
    if not rest:
        top.lines.append(("caption", at, stop))
    else:
        top.lines.append(("passing", at, stop))


def _read_caption(top: Top, words: str) -> str:
    """Take captions and controls from the front of a line; put what remains to the passing lines and return it."""
    rest = " ".join(words.split()).strip(" /")
    if rest.startswith("(") and rest.endswith(")") and _longest(rest[1:-1].upper())[0]:
        rest = rest[1:-1]
    if _SPACED.match(rest) and rest.replace(" ", "").upper() in _CAPTIONS:
        rest = rest.replace(" ", "")
    while rest:
        upper = rest.upper()
        name, size = _longest(upper)
        if name is None:
            break
        if name in CONTROLS:
            if CONTROLS[name] not in top.controls:
                top.controls.append(CONTROLS[name])
        elif name.startswith("REL TO"):
            top.controls.append(name)
        elif name not in top.captions:
            top.captions.append(name)
        rest = rest[size:].strip(" ,;-/.")
    if rest:
        top.passing.append(rest)
    return rest


def _longest(upper: str) -> tuple[str | None, int]:
    """The longest caption or control that opens the line, and its length; (None, 0) where none does."""
    if upper.startswith("REL TO "):
        return upper, len(upper)
    if upper.startswith(_PREFIXES):
        return upper, len(upper)
    parts = upper.split(" ")
    for n in range(min(4, len(parts)), 0, -1):
        name = " ".join(parts[:n])
        bare = name.rstrip(",;-/.:")
        if bare in _CAPTIONS or bare in CONTROLS:
            if bare in ("ONLY", "NF", "OC", "PR") and len(parts) > n:
                continue
            return bare, len(name)
    return None, 0
