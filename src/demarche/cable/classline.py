"""The classification line: `S E C R E T SECTION 01 OF 03 STATE 009939`, spaced or plain, and its suffixes."""

import re
from typing import NamedTuple

from demarche.cable.model import Span
from demarche.cable.words import load
from demarche.marking.scheme import Control, us

_DATA = load("captions")
CLASSES: dict[str, str] = _DATA["class"]
CONTROLS: dict[str, str] = {
    word: form.item.name
    for form in us().forms.values()
    if isinstance(form.item, Control) and form.item.category == "dissem" and form.item.register
    for word in form.written
}
"""Dissemination controls of the register by each of their spellings; EYES ONLY and the like are captions."""

# Each letter may be spaced from the next, or only some of them.
_CLASS = re.compile(
    r"[ \t]*("
    + "|".join(" *".join(word) for word in sorted(CLASSES, key=len, reverse=True) if len(word) > 3)
    + r"|LOU)(?=[ /,.-]|$)",
    re.IGNORECASE,
)
_SECTION = re.compile(r"(?:SECTION[ ]+0*(\d{1,2})|(FINAL)[ ]+SECTION)[ ]+OF[ ]+0*(\d{1,2})", re.IGNORECASE)
_MRN = re.compile(
    r"(?:(?:19|20)?\d\d[ ]+)?(?P<station>[A-Z][A-Za-z.' -]*?)[ ]*(?P<number>\d{1,8})(?=[ /]|$)", re.IGNORECASE
)
_CORRECTED = re.compile(r"C[ ]?O[ ]?R[ ]?R[ ]?E[ ]?C[ ]?T[ ]?E[ ]?D[ ]+C[ ]?O[ ]?P[ ]?Y", re.IGNORECASE)
_REL = re.compile(r"REL(?:EASABLE)?(?: TO)? [A-Z][A-Z, ]+")
_SUFFIX = re.compile(
    r"[ ]*(?://?[ ]*[A-Z][A-Z, ]*?(?=//|/|  |[ ]+(?:FINAL )?SECTION|[ ]+[A-Z]+[ ]+\d|$)"
    r"|[ ]+NOFORN\b|[ ]+FOUO\b)+"
)


class ClassLine(NamedTuple):
    """What a classification line says."""

    classification: str
    written: str
    controls: tuple[str, ...]
    section: int | None
    of: int | None
    station: str | None
    number: int | None
    rest: str
    span: Span


def class_of(words: str) -> str | None:
    """Return the classification that the words stand for, with or without blanks, None where they are none."""
    return CLASSES.get(words.replace(" ", "").upper())


def split_controls(words: str) -> list[str]:
    """Return the dissemination controls of `//NOFORN` or `FOR OFFICIAL USE ONLY` as the record has them."""
    found = []
    for part in re.split(r"//?", words):
        control = " ".join(part.split()).upper().strip(" ,.")
        if control in CONTROLS:
            found.append(CONTROLS[control])
        elif _REL.match(control):
            found.append(control)
    return found


def read_class_line(line: str, start: int) -> ClassLine | None:
    """Read a line as a classification line, None where it does not open with classification words."""
    line = line.replace("\t", " ") if "\t" in line else line
    hit = _CLASS.match(line)
    name = class_of(hit[1]) if hit else None
    if hit is None or name is None:
        return None
    rest = line[hit.end() :]
    controls: list[str] = []
    section = of = number = None
    station = None
    if rest:
        rest = re.sub(r"^[ ]*(?:E F T O|EFTO)\b", "", rest)
        if suffix := _SUFFIX.match(rest):
            controls = split_controls(suffix.group().strip())
            rest = rest[suffix.end() :]
        if part := _SECTION.search(rest):
            of = int(part[3])
            section = int(part[1]) if part[1] else of
            rest = rest[: part.start()] + rest[part.end() :]
        rest = rest.strip(" -/")
        if part := _MRN.match(rest):
            station, number = part["station"].strip(), int(part["number"])
            rest = rest[part.end() :].strip()
    return ClassLine(name, hit[1], tuple(controls), section, of, station, number, rest, (start, start + len(line)))


def is_corrected(line: str) -> bool:
    """Whether the line says `CORRECTED COPY`, spaced or plain."""
    return bool(_CORRECTED.search(line))
