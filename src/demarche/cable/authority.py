"""The classification statement: classified by whom, derived from what, for which reasons.

`Classified By: ISN Acting Director Jane Roe; Reasons: 1.4 (b), (d)` in the many styles seen: label doubled or
misspelt, a mark before the name, reasons `1.5(b,d)`, `1.4 b and d`, `1.4 (B/D)`, words broken by a re-wrapped line
(5 FAH-1 H-240; 32 CFR 2001.21). The wording is kept as it stands; the name alone is in `name`.
"""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from demarche.cable.model import Span
from demarche.cable.words import load
from demarche.text.slips import one_slip


class Authority(NamedTuple):
    """What the statement says, as written; `reasons` as `1.4(b)`."""

    classified_by: str | None
    derived_from: str | None
    reasons: tuple[str, ...]
    span: Span | None

    @property
    def name(self) -> str | None:
        """The person's name without title and office, None where no name stands."""
        return person_name(self.classified_by) if self.classified_by else None


_LABEL = re.compile(r"(?:\([A-Z/]{1,8}\)\s*)?CLAS{1,2}I?FI?ED\s*(?:BY\b|:)[ ]?:?\s*", re.IGNORECASE)
_MARK = re.compile(r"\((?:[USC]|TS|SBU|U/FOUO|S/NF|C/NF)\)\s*", re.IGNORECASE)
_TO_REASONS = re.compile(
    r"[\s,;:.(\-–]*(?:"
    r"\b(?:for|f0r|fr|under|per|based on|pursuant to|citing)\s+(?:for\s+)?(?:the\s+)?(?:E\.?\s?O\.?\s*\d{5}[,;:]?\s*)?"
    r"(?:re\s?[aq][\w()]*|reas?on\w*(?:\(s\))?|resons?|re\s+a?sons?|se\s*ction|sec\b|1\s?\.\s?[2-7]\b)"
    r"|\bE\.?\s?O\.?\s*1\d{4}\b|\breas?[o0]ns?(?:\(s\))?(?!\w)|\br\s?e\s?a\s?s\s?o\s?n\s?s?\b|\bresons?\b|\breaons?\b|(?<!\d)1\s?\.\s?[2-7]\s?\(?[a-h]\b"
    r"|\bDERIVED\s+FROM\b|\bDRV\s+FROM\b|\bDECL(?:ASSIFY)?\b"
    r")",
    re.IGNORECASE,
)
_AFTER_SOURCE = re.compile(rf"{_TO_REASONS.pattern}|[;.\n][ \t]*{_LABEL.pattern}", re.IGNORECASE)
_OTHER_FIRST = re.compile(r"(?:\([A-Z/]{1,8}\)\s*)?(?:DERIVED|DRV|REASON|DECLASSIFY)", re.IGNORECASE)
_LATER = re.compile(rf"[;.\n]\s{{0,9}}(?={_LABEL.pattern})", re.IGNORECASE)
_SECTION = re.compile(r"1\s?\.\s?([2-7])\s*")
_LETTER = re.compile(
    r"[\s,/&+;().]*(?:a\s?n\s?d|or|through)?[\s,/&+;()]*(?<![A-Za-z])([a-h])(?![A-Za-z])", re.IGNORECASE
)
_DERIVED = re.compile(
    r"(?:DERIVED|DRV)\s+FROM\s*[:;]?\s*([^\n]+(?:\n(?!\s*\n|\s*(?:DECL|REASON|1\s*[.;]))[^\n]+)?)", re.IGNORECASE
)
_GAP = re.compile(r"\n[ \t\\]*\n[ \t\\]*")
_GOES_ON = re.compile(
    r"(?:REASONS?\b|DERIVED\b|DECLASSIFY\b|SONS\b|1\.[4-6]\s?\(|\(?[B-H]\)|CLASSIFIED BY\b|FOR REASON)", re.IGNORECASE
)
_PARAGRAPH = re.compile(r"\n[ \t]*\d{1,2}[ ]?[.;)][ ]*(?:\(|[A-Z])")
_LONGEST = 700


def parse_authority(text: str, start: int, stop: int) -> Authority:
    """Read the statement that begins at `start`, at most to `stop`."""
    end = _find_end(text, start, min(stop, start + _LONGEST))
    words = text[start:end]
    who = _read_who(words)
    derived = _DERIVED.search(words)
    reasons = read_reasons(words)
    if not (who or derived or reasons):
        return Authority(None, None, (), None)
    source = " ".join(_AFTER_SOURCE.split(derived[1])[0].split()).strip(" .;,") if derived else None
    return Authority(who, source or None, reasons, (start, start + len(words.rstrip(" \n\t\\"))))


def _find_end(text: str, start: int, stop: int) -> int:
    """Return the end: a gap behind which the statement does not go on, or the first paragraph."""
    paragraph = _PARAGRAPH.search(text, start, stop)
    stop = paragraph.start() if paragraph else stop
    for gap in _GAP.finditer(text, start, stop):
        if gap.start() > start + 4 and not _GOES_ON.match(text, gap.end()):
            return gap.start()
    return stop


def _read_who(words: str) -> str | None:
    """Return who classified, as worded; None where the statement names nobody."""
    label = _LABEL.match(words) or _later_label(words)
    if label is None:
        return None
    at = label.end()
    while hit := _LABEL.match(words, at) or _MARK.match(words, at):
        at = hit.end()
    again = _LABEL.search(words, at)
    if again and re.search(r"\d", words[at : again.start()]):
        # A list of references stands where the name should be, and the statement once more behind it.
        return _read_who(words[again.start() :])
    rest = words[at:]
    reasons = _TO_REASONS.search(rest)
    if reasons:
        rest = rest[
            : reasons.start() + (rest[reasons.start()] == "." and bool(_JUNIOR.search(rest, 0, reasons.start())))
        ]
    rest = _first_sentence(" ".join(rest.replace("\\'", "'").replace("\\", " ").split()))
    rest = rest.strip(" ,;:-–(") if _JUNIOR.search(rest.rstrip(" .")) else rest.strip(" ,;:-–.(")
    return rest if sum(c.isalpha() for c in rest) > 1 else None


def _later_label(words: str) -> "re.Match[str] | None":
    """Return the label where source or reasons stand before it."""
    later = _LATER.search(words) if _OTHER_FIRST.match(words) else None
    return _LABEL.match(words, later.end()) if later else None


_JUNIOR = re.compile(r"\b(?:JR|SR)$", re.IGNORECASE)
_STOP = re.compile(r"(\S+?)\. (?=[A-Z(])")


def _first_sentence(words: str) -> str:
    """Return the words up to the first full stop that belongs to no initial and no abbreviation."""
    for hit in _STOP.finditer(words):
        last = hit[1].rpartition("/")[2].lower().rstrip(".")
        if len(last) > 1 and "." not in last and last not in _vocabulary().short:
            return words[: hit.start(1) + len(hit[1])]
    return words


def read_reasons(words: str) -> tuple[str, ...]:
    """Return the reasons cited, in order, each once: `1.4(b)` from `1.4 (B/D)`, `1.4 b and d`, `1.5(b), (d)`."""
    found: dict[str, None] = {}
    for hit in _SECTION.finditer(words):
        if hit.start() and (words[hit.start() - 1].isdigit() or words[hit.start() - 1] == "."):
            continue
        at = hit.end()
        while letter := _LETTER.match(words, at):
            found[f"1.{hit[1]}({letter[1].lower()})"] = None
            at = letter.end()
    return tuple(found)


class _Vocabulary(NamedTuple):
    titles: frozenset[str]
    short: frozenset[str]
    suffixes: frozenset[str]


@cache
def _vocabulary() -> _Vocabulary:
    data = load("authority")["titles"]
    return _Vocabulary(frozenset(data["words"].split()), frozenset(data["short"]), frozenset(data["suffixes"]))


_INITIAL = re.compile(r"[A-Z]\.$")
_TOKEN = re.compile(r"[^\s,:;()]+")
_PARTICLES = ("del",)
"""Parts of a name that are titles with a capital: `Maria del Carmen`, but `US Del`, the delegation."""
_JOINED = re.compile(r"(?<=[a-z]):(?=[A-Z])|:| - | – ")


@lru_cache(maxsize=4096)
def person_name(wording: str) -> str | None:
    """Return the name of the person in the wording of a statement, None where there is only a title.

    >>> person_name("ISN Acting Director Jane Q. Roe"), person_name("ROBERT P. ROE, DEPUTY CHIEF OF MISSION")
    ('Jane Q. Roe', 'ROBERT P. ROE')
    """
    parts = [part for piece in _JOINED.split(wording) for part in piece.split(",")]
    for i, part in enumerate(parts):
        name = _without_titles(part)
        if name:
            suffix = parts[i + 1].strip() if i + 1 < len(parts) else ""
            joined = suffix.rstrip(".").upper() in _vocabulary().suffixes
            return f"{name}, {suffix}" if joined else name
    return None


def _without_titles(part: str) -> str:
    """Return the name in a part: what follows its last title, or stands before an office (`Jane Roe for EUR`)."""
    tokens = part.split()
    name = _behind_titles(tokens)
    if not name and len(tokens) > 2 and _INITIAL.match(tokens[-2]) and tokens[-1].isalpha():
        name = _behind_titles(tokens[:-1])  # a surname that is a title: `Jane Q. Post`
        return f"{name} {tokens[-1]}" if name else ""
    if not name and (office := max((i for i, token in enumerate(tokens) if token.lower() == "for"), default=0)):
        name = _behind_titles(tokens[:office])
        return name if " " in name else ""
    return name


def _behind_titles(tokens: list[str]) -> str:
    """Return what follows the last title, nothing where it is no name."""
    last = max((i for i, token in enumerate(tokens) if _is_title(token, tokens[i + 1 :])), default=-1)
    rest = tokens[last + 1 :]
    if not rest or not any(token[0].isupper() and len(token.strip(".")) > 1 for token in rest):
        return ""
    return " ".join(rest)


@lru_cache(maxsize=8192)
def _known_title(word: str) -> bool:
    titles = _vocabulary().titles
    word = word.removesuffix("-designate")
    if word in titles or word.rstrip(".") in titles:
        return True
    return len(word) > 5 and any(len(title) > 5 and one_slip(word, title) for title in titles)


def _is_title(token: str, following: list[str]) -> bool:
    """Tell whether a word is a title or an office; single letters with a stop are initials where a name follows."""
    word = token.lower()
    if following and token in _PARTICLES:
        return False
    if re.fullmatch(r"[a-z]\.", word):
        return (bool(following) and following[0].lower() in ("i.", "a.i.")) or (word == "i." and token.islower())
    if "/" in token or "&" in token or token.startswith(("d'", "(")) or token.endswith(")"):
        return True
    return _known_title(word) or _is_country(token)


@lru_cache(maxsize=2048)
def _is_country(token: str) -> bool:
    from demarche.marking.countries import alpha2

    return len(token) > 4 and alpha2(token) is not None
