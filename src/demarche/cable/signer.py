"""The signer: surname alone in capitals on the last line of the text, or behind its last sentence (1970s)."""

import re

from demarche.cable.ending import END_MARK
from demarche.cable.model import Span
from demarche.cable.paragraphs import DATA

_NOT_NAMES = frozenset(DATA["signers"]["not_names"])
_PARTICLES = frozenset(DATA["signers"]["particles"])
_WORD = r"(?:Mc|Mac|D[eiu]|L[ae]|[OD]['\u2019])?[A-Z\u00c0-\u00de][A-Z\u00c0-\u00de'\u2019]*"
_NAME = rf"{_WORD}(?:-{_WORD})?\.?(?: {{1,2}}{_WORD}(?:-{_WORD})?){{0,3}}"
_ALONE = re.compile(rf"({_NAME}(?: ?/ ?{_NAME})?)[ .,]*(?:#{{1,4}}|-/?|YYY)?$")
_INLINE = re.compile(rf"[.!?:\")']['\")]?[-/]?[ ]{{1,4}}({_NAME})[ .]*(?:#{{1,4}})?$")
_TRAILER = re.compile(
    r"(?:(?://?|[A-Z ]{0,12})?(?:UNCLAS(?:SIFIED)?|LIMITED OFFICIAL USE|CONFIDENTIAL|SECRET|TOP SECRET)(?:[ /].*)?"
    r"|(?:[A-Z] ){4,}[A-Z]|SIPDIS|NOFORN|NODIS|EXDIS|LIMDIS|STADIS|SENSITIVE|BT|#+ ?\d{0,6}[A-Z]?"
    rf"|{END_MARK}"
    r"|N{3,4}[A-Z]{0,8}|Y{3,4}|WP|BY DIRECTION"
    r"|PAGE\b.*|.*\bOF \d{2,3}\b.*|.*Declassified/Released.*|.*Review \d\d [A-Z][a-z]{2} \d{4}"
    r"|\d{4}[A-Z]+\d+ - Classification:.*"
    r"|<<.*|[-=_*.>#<\\|/ ]+|\*+.*|GP-?\d)$"
)
_SMALL = re.compile(r"([a-z]{3,}(?:[ -][a-z]{2,}){0,2})$")
_TITLE_CASE = re.compile(
    r"((?:(?:[Vv]an|[Vv]on|[Dd]e|[Dd]er|[Dd]en|[Ll]a|St\.) ){0,2}[A-Z][a-z]{2,}(?:-[A-Z][a-z]+)?)$"
)
_ACTING = re.compile(r" ?\((?:ACTING|Acting|CHARGE|Charge|A\.?I\.?)\)$")
"""What may stand in brackets behind the name of who signs."""
_WIDEST = 44
_FAR = 40
_TAIL = 600


def read_signer(text: str, start: int, end: int) -> tuple[str, Span] | None:
    """Return the surname that signs the text `[start, end)` and its place, or None where none stands."""
    note = text.rfind("\nNOTE", max(start, end - 1500), end)
    if note >= 0 and text.startswith(("\nNOTE BY", "\nNOTE:"), note):
        found = _read(text, start, note)
        if found:
            return found
    return _read(text, start, end)


def _read(text: str, start: int, end: int) -> tuple[str, Span] | None:
    if text[max(start, end - _TAIL) : end].islower():
        # Re-typed in small letters: read as capitals, cut out as it stands.
        found = _read_lines(text[: max(start, end - _TAIL)] + text[max(start, end - _TAIL) : end].upper(), start, end)
        return (text[slice(*found[1])], found[1]) if found else None
    return _read_lines(text, start, end)


def _read_lines(text: str, start: int, end: int) -> tuple[str, Span] | None:
    at = end
    for _ in range(_FAR):
        if at <= start:
            return None
        begin = max(text.rfind("\n", start, at) + 1, start)
        line = text[max(begin, at - 200) : at].strip()
        if not line or (not line[0].islower() and _TRAILER.match(line)):
            at = begin - 1
            continue
        return _decide(text, start, begin, at, line)
    return None


def _decide(text: str, start: int, begin: int, at: int, line: str) -> tuple[str, Span] | None:
    """Judge the last line that is no trailer."""
    line = _ACTING.sub("", line)
    if len(line) <= _WIDEST and (hit := _ALONE.match(line)):
        name = hit[1].rstrip(".")
        if _is_name(name.split(), 4) and _may_stand(text, start, begin):
            return _placed(name, text.index(name, begin))
    small = _TITLE_CASE.match(line) or _SMALL.match(line)
    if small and _is_name(small[1].upper().split(), 3) and _follows_sentence(text, start, begin):
        return _placed(small[1], text.index(small[1], begin))
    hit = _INLINE.search(line, max(0, len(line) - 60))
    while hit is not None and len(line) > len(hit[1]):
        name = hit[1].rstrip(".")
        words = name.split()
        if _is_name(words, 3) and (len(words) == 1 or words[0] in _PARTICLES):
            return _placed(name, text.rindex(name, begin, at))
        # A sentence of one word may stand before the name: `10. REGARDS. ROE`.
        hit = _INLINE.search(line, hit.start() + 1) if "." in name else None
    return None


def _placed(name: str, place: int) -> tuple[str, Span]:
    return " ".join(name.split()), (place, place + len(name))


def _is_name(words: list[str], most: int) -> bool:
    if len(words) > most or len(max(words, key=len)) < 3 - (len(words) > 1):
        return False
    if any(word.strip(".") in _NOT_NAMES and word not in _PARTICLES for word in words):
        return False
    # Words beyond two are a name only with a particle among them: VAN DER WEYDE.
    return len(words) <= 2 or not _PARTICLES.isdisjoint(words)


def _may_stand(text: str, start: int, begin: int) -> bool:
    """Whether the line before lets the name be a signer: not a wrapped line that goes on in capitals."""
    before = text[max(text.rfind("\n", start, max(begin - 1, start)) + 1, start) : max(begin - 1, start)].rstrip()
    if not before.strip("-=_*. "):
        return True
    if before.endswith((".", "!", "?", '"', ")", ":", "'", "-/", "YYY", "##", ".-")) or len(before) < 45:
        return True
    return before.lstrip().upper().startswith("END ")


def _follows_sentence(text: str, start: int, begin: int) -> bool:
    """Whether the text before a line ends as a sentence does."""
    return text[max(start, begin - 200) : begin].rstrip().endswith((".", "!", "?", '"', ")"))
