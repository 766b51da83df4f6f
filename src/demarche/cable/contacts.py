"""Points of contact: whom to ask about the cable, with office, telephone and e-mail.

They stand in the last paragraphs, sometimes in the first. A sentence names contacts where it announces them ("point of
contact is", "questions may be put to", "please slug replies for ISN/MTR - NAME") or gives a telephone number or an
address. A name in it is a contact where an office, a number or an address stands beside it, or where only titles part
it from the word that leads to it ("is", "to", "call"). Interlocutors of the post are none. Where all is in capitals any
two words look like a name; there the words before must say plainly that one follows.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from demarche.cable.model import Contact, Paragraph, Span
from demarche.cable.paragraphs import DATA
from demarche.cable.signs import SIGNS
from demarche.text.cues import Cues
from demarche.text.probe import Found

_WORDS = DATA["contacts"]
_TITLES = frozenset(word.upper() for word in _WORDS["titles"])
_TITLES_AND_STOPS = _TITLES | {""}
_PLAIN_TITLES = _TITLES_AND_STOPS - {"POC", "CONTACT", "CONTACTS", "OFFICER", "OFFICERS", "ATTN", "ATTENTION"}
_NO_NAMES = frozenset(word.upper() for word in (*_WORDS["stop"], *_WORDS["offices"], *_WORDS["titles"]))
_OFFICES = frozenset(word.upper() for word in _WORDS["offices"])
_FINITE = frozenset(DATA["headings"]["verbs"])
_CABLE_WORD = re.compile(r"(?:REF|SEP|PAR)(?:TEL|AIR|FAX|DOC)?S?$|DEMARCHE(?:S|D)?$|NON-?PAPERS?$|TELCONS?$")
"""Words that are no names however they are written: `REFTEL`."""
_LEADING = frozenset(_WORDS["leading"])
_LEADS_IN_CAPITALS = re.compile(
    r"(?:[:–-]|\b(?:(?:POCS?|ATTN|ATTENTION)(?: OF)?"
    r"|(?:POCS?|POINTS? OF CONTACT|CONTACTS?|OFFICERS?) (?:IS|ARE|WILL BE)"
    r"|(?:PLEASE|MAY|SHOULD|CAN) (?:CONTACT|CALL|SEE|ASK)|(?:MAY|SHOULD|CAN) BE \w+ TO"
    r"|(?:PLEASE|SHOULD|MAY)(?: [\w/]+){1,5} (?:TO|FOR)))$"
)
"""What ends with a word that leads to a name, where no small letters tell a name from other words."""
_JOINING = frozenset(_WORDS["joining"])
_CUES = Cues(SIGNS, _WORDS["cues"], before=30)
"""What announces a contact."""

_NUMBER = (
    r"(?:\(\d{3}\)\s?\d{3}[-.\s]\d{4}|\+\d{1,3}(?:[-.\s]\d{1,4}){2,5}|\b\d{2,3}(?:-\d{1,3})?-\d{2,3}-\d{2,4}(?:-\d{2,4})?\b"
    r"|\(\d{2,4}\)\s?\d{3}-\d{3,4}|\b\d{3}-\d{4}\b|\bext\.?\s?\d{2,5}\b|\bx\d{4,5}\b)(?:,?\s?(?:x|ext\.?)\s?\d{2,5})?"
)
_PHONE = re.compile(_NUMBER, re.IGNORECASE)
_REACH_SIGNS = SIGNS.add(
    "@", "ext.", "Ext.", "EXT.", "ext ", *(f"{sign}{digit}" for sign in "-+" for digit in range(10))
)
"""What every number and address holds, or nearly every one."""
_EMAIL = re.compile(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+")
_OFFICE = r"[A-Z]{1,6}(?:/[A-Z&-]{1,8}){1,3}\b"
_OFFICE_BEHIND = re.compile(rf"\s*[,(-]*\s*(?:(?:of|in|at|from|with)\s+)?(?:the\s+)?({_OFFICE})", re.IGNORECASE)
_OFFICE_NEXT = re.compile(rf"[\s,(-]+(?:OF\s+)?{_OFFICE}")
_OFFICE_BEFORE = re.compile(rf"({_OFFICE})(?:'s)?[\s,(:–-]*$")
_SHORT_OFFICE = re.compile(r"\s*\(([A-Z]{2,6}),\s")
_REACHED = re.compile(
    rf"[\s,(]*(?:(?:office|mobile|cell|tel(?:ephone)?|phone|home|e-?mail|at|on|can\s+be\s+reached|may\s+be\s+reached)\b[\s.:,]*){{0,3}}"
    rf"(?:{_NUMBER}|{_EMAIL.pattern})",
    re.IGNORECASE,
)
_TOKEN = re.compile(r"(?:[A-Z]\.){1,2}(?![A-Za-z])|[^\W\d_]+(?:['’-][^\W\d_]+)*\.?")
_ROOM = re.compile(r"[ \n]\d{1,3}\b(?!-)")
"""A number behind a name that is none: `Industrial Area 11`."""
_INITIAL = re.compile(r"(?:[A-Z]\.){1,2}$")
_PARTICLES = frozenset(_WORDS["particles"])
_SENTENCE = re.compile(r"[.;]\s+(?=[A-Z(])")
_ABBREVIATED = frozenset(["ext", "tel", "mr", "ms", "mrs", "dr", "col", "gen", "amb", "st", "lt", "maj", "capt", "cdr"])
_TAIL = 2500
_HEAD = 2
"""Paragraphs at the beginning that are looked at as well."""
_LONGEST = 2500


class _Sentence(NamedTuple):
    """A sentence that may name contacts, and where the words end that announce them."""

    start: int
    end: int
    cues: tuple[int, ...]
    capitals: bool


def read_contacts(text: str, signs: Found, paragraphs: Sequence[Paragraph], start: int, end: int) -> list[Contact]:
    """Return the contacts of the body `[start, end)`, spans in `text`; `signs` are those of the whole text."""
    since = max(start, end - _TAIL)
    spans = [p.span for p in paragraphs[:_HEAD] if p.span[1] <= since and signs.any_within(_REACH_SIGNS, *p.span)]
    if signs.any_within(_REACH_SIGNS, since, end) or signs.any_within(_CUES.stems, since, end):
        spans += [p.span for p in paragraphs if p.span[1] > since] or [(since, end)]
    return [contact for span in spans for contact in _read(text, signs, span)]


def _read(text: str, signs: Found, span: Span) -> list[Contact]:
    """Return the contacts of one paragraph."""
    start, end = span
    if end - start > _LONGEST or "--" in text[start : start + 60]:
        return []
    cues = sorted(cue[1] for cue in _CUES.find(signs, text, start, end))
    if not cues and not signs.any_within(_REACH_SIGNS, start, end):
        return []
    names: list[Span] = []
    for sentence in _sentences(text, start, end, cues):
        accepted = False
        for name in _names(text, sentence):
            if _is_beside(text, name, sentence) or _is_led_to(text, name, sentence, accepted):
                names.append(name)
                accepted = True
    edges = [name[0] for name in names[1:]] + [end]
    before = [start, *(name[1] for name in names)]
    return [_contact(text, name, before[i], edges[i]) for i, name in enumerate(names)]


def _sentences(text: str, start: int, end: int, cues: Sequence[int]) -> Iterator[_Sentence]:
    """Yield the sentences that announce a contact or give a number or an address."""
    at = start
    for hit in [*_SENTENCE.finditer(text, start, end), None]:
        stop = hit.start() + 1 if hit else end
        last = re.split(r"[\s(.]", text[at : hit.start()])[-1].lower() if hit else ""
        if hit and hit.group()[0] == "." and (len(last) < 2 or last in _ABBREVIATED):
            continue
        own = tuple(cue for cue in cues if at < cue <= stop)
        if own or _PHONE.search(text, at, stop) or text.find("@", at, stop) >= 0:
            yield _Sentence(at, stop, own, text[at:stop].isupper())
        at = stop


def _names(text: str, sentence: _Sentence) -> Iterator[Span]:
    """Yield the spans of what may be persons' names, without titles before them."""
    capitals = sentence.capitals
    run: list[re.Match[str]] = []
    last = sentence.start
    for token in _TOKEN.finditer(text, sentence.start, sentence.end):
        parted = bool(text[last : token.start()].strip())
        last = token.end()
        if run and parted:
            yield from _name(text, run)
            run = []
        if _is_part(text, token, run, capitals):
            run.append(token)
            continue
        # A firm or a place goes on with words that no name holds: `Gulf Merlin General Trading`.
        if capitals or parted or not token.group()[0].isupper():
            yield from _name(text, run)
        run = []
    yield from _name(text, run)


def _is_part(text: str, token: re.Match[str], run: Sequence[re.Match[str]], capitals: bool) -> bool:
    """Tell whether a word may be part of a name."""
    word = token.group()
    if _INITIAL.match(word):
        return True
    bare = word.rstrip(".'’").upper().removesuffix("'S")
    beside = text[token.end() : token.end() + 1] + text[max(token.start() - 1, 0) : token.start()]
    if bare in _NO_NAMES or _CABLE_WORD.match(bare) or any(c in "/@" for c in beside):
        return False
    if capitals and bare in _FINITE:
        return False
    if word in _PARTICLES:
        return bool(run)
    return word[0].isupper() and (capitals or not word.isupper()) and len(bare) > 1


def _name(text: str, run: list[re.Match[str]]) -> Iterator[Span]:
    """Yield the span of a run of words where it can be a name: two words or more, the last a full one."""
    while run and (run[-1].group() in _PARTICLES or _INITIAL.match(run[-1].group())):
        run.pop()
    if 2 <= len(run) <= 5 and len(run[-1].group().rstrip(".")) > 2 and not _ROOM.match(text, run[-1].end()):
        yield run[0].start(), run[-1].end() - run[-1].group().endswith(".")


def _is_beside(text: str, name: Span, sentence: _Sentence) -> bool:
    """Tell whether an office, a number or an address stands beside a name."""
    behind = text[name[1] : min(sentence.end, name[1] + 90)]
    before = text[max(sentence.start, name[0] - 40) : name[0]]
    # In capitals `TALKED SENSE WITH MFA/NAD` reads like a name and its office.
    office = _OFFICE_NEXT if sentence.capitals else _OFFICE_BEHIND
    hit = office.match(behind)
    if (hit and hit[hit.lastindex or 0].isupper()) or _OFFICE_BEFORE.search(_without_titles(before)):
        return True
    return _REACHED.match(behind) is not None or _SHORT_OFFICE.match(behind) is not None


def _is_led_to(text: str, name: Span, sentence: _Sentence, listed: bool) -> bool:
    """Tell whether only titles part a name from a word that leads to it, behind what announces it."""
    if not any(cue <= name[0] for cue in sentence.cues) and not listed:
        return False
    ahead = text[max(sentence.start, name[0] - 110) : name[0]]
    before = _without_titles(ahead)
    if sentence.capitals and not listed:
        return _LEADS_IN_CAPITALS.search(_without_titles(ahead, _PLAIN_TITLES)) is not None
    place = name[0] - 1
    while place > sentence.start and text[place] in " \n":
        place -= 1
    if not before or before[-1] in ":-–" or place + 1 in sentence.cues:
        return True
    word = before.rstrip(",").rpartition(" ")[2].lower()
    return word in _LEADING or (listed and (word in _JOINING or before[-1] in ",("))


def _without_titles(before: str, titles: frozenset[str] = _TITLES_AND_STOPS) -> str:
    """Return the words before a name without the titles next to it."""
    words = before.split()
    while words and words[-1].strip(".,'’").upper() in titles:
        words.pop()
    return " ".join(words)


def _contact(text: str, name: Span, since: int, until: int) -> Contact:
    """Put together what stands around the name: office before or behind it, number and address behind it."""
    behind = text[name[1] : min(until, name[1] + 140)]
    stop = re.search(r"[a-z)]\.\s+(?=[A-Z])|;", behind)
    behind = behind[: stop.end()] if stop else behind
    phone, email = _PHONE.search(behind), _EMAIL.search(behind)
    last = max([name[1], *(name[1] + hit.end() for hit in (phone, email) if hit)])
    words = " ".join(text[name[0] : name[1]].split())
    office = _office(text[max(since, name[0] - 40) : name[0]], behind)
    return Contact(words, office, phone.group() if phone else None, email.group() if email else None, (name[0], last))


def _office(before: str, behind: str) -> str | None:
    """Return the office that stands beside a name: behind it, before it, or spelt out behind it."""
    close = _OFFICE_BEHIND.match(behind)
    if close and close[1].isupper():
        return close[1]
    if ahead := _OFFICE_BEFORE.search(_without_titles(before)):
        return ahead[1]
    if short := _SHORT_OFFICE.match(behind):
        return short[1]
    spelt = re.match(r"\s*,\s*((?:[A-Z][\w.'’]*\s*){1,6})", behind)
    words = " ".join(spelt[1].split()) if spelt else ""
    return words if any(word.strip(".").upper() in _OFFICES for word in words.split()) else None
