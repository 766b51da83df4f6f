"""What the text of a cable says about its case: cables that it names, and sentences that give a state."""

import re
from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from demarche.cable.ids import split_id
from demarche.cable.references import Context, parse_references
from demarche.cable.stations import find_station
from demarche.cable.times import MONTHS
from demarche.cable.words import REFERENCES
from demarche.casework.prose import Prose
from demarche.casework.states import find_sentences

_NUMBER = re.compile(r"[0-9](?<=[\s#O.][0-9])[0-9]{2,7}(?![\w/-]|[.,][0-9])")
"""The number of a cable, which is looked for first."""
_AHEAD = 128
"""Characters before its number in which year and station stand."""
_CABLE = re.compile(
    r"(?<![\w/#.-])(?:(?P<y>(?:19|20)?\d\d)\s{1,3})?"
    r"(?P<station>[A-Z][A-Za-z.']{1,20}(?:\s{1,2}[A-Z][A-Za-z.']{1,20}){0,3})"
    r"\s{1,3}(?:NO\.? ?|#)?(?P<n>\d{3,8})(?![\w/-]|[.,]\d)"
)
_BULLETS = re.compile(
    r"\b(?:refs?|reftels?|references?)[ \n]{1,3}\(?"
    r"(?P<list>[A-Z](?:\)?(?:,[ \n]?|[ \n]and[ \n]|[ \n]&[ \n]|/)(?:and[ \n])?\(?[A-Z]){0,4})\)?(?![\w'])",
    re.IGNORECASE,
)
_REFTEL = re.compile(r"\breftels?\b(?![ \n]{1,3}\(?[A-Za-z]\)?[ \n,.;:])", re.IGNORECASE)
_CUED = re.compile(
    r"\b(?:request(?:ed|s)?|instruct(?:ed|ions?)|points|demarch\w*|deliver\w*|non-?paper|in (?:response|reply) to"
    r"|respon\w+ to|answer(?:s|ed|ing)?|per ref|asked (?:for )?in|raised in|case|task(?:ed|ing)|present\w*|reply to"
    r"|action)\b",
    re.IGNORECASE,
)
_CUES = (
    "request", "instruct", "points", "demarch", "deliver", "paper", "respon", "reply to", "answer", "per ref", "asked",
    "raised in", "case", "task", "present", "action",
)  # fmt: skip
"""What each form of `_CUED` holds, which is looked for first."""
_ASIDE = re.compile(
    r"\b(?:earlier|previous|reported|described|see (?:also )?ref|cf\.?|as noted|mentioned|notal)\b", re.IGNORECASE
)
_MONTH = re.compile(
    r"\b(?:(?P<m>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.? (?P<d>\d{1,2})|(?P<d2>\d{1,2}) "
    r"(?P<m2>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6})\b(?:,? (?P<y>(?:19|20)\d\d))?"
)


class TextRef(NamedTuple):
    """A cable that the text names: `cued` where the sentence tells it to be what was asked, delivered or answered."""

    canonical: str
    cued: bool
    start: int
    end: int


class StateSentence(NamedTuple):
    """A sentence that gives a state, with the date that it names."""

    state: str
    date: str | None
    text: str
    start: int
    end: int


def find_text_refs(
    prose: Prose, reference_id: str | None, dtg: datetime | None, refs: list[tuple[str, str | None]]
) -> tuple[TextRef, ...]:
    """Return the cables that the body names by number, by letter ("ref B") or as "reftel"; cued ones first kept."""
    own = split_id(reference_id) if reference_id else None
    found: dict[str, TextRef] = {}
    for canonical, first, last in _naming(prose, _context(reference_id, dtg), refs):
        named = split_id(canonical)
        if own is not None and named is not None and named[1:] == own[1:]:
            continue  # its own number, as page and section lines repeat it
        if canonical in found and found[canonical].cued:
            continue
        cued = _is_cued(prose, first, last)
        if canonical not in found or cued:
            found[canonical] = TextRef(canonical, cued, first, last)
    return tuple(sorted(found.values(), key=lambda ref: ref.start))


def _naming(prose: Prose, context: Context, refs: list[tuple[str, str | None]]) -> Iterator[tuple[str, int, int]]:
    """Yield the cables that the body names, and where."""
    for hit in _numbered(prose):
        if canonical := _named(hit, context):
            yield canonical, *hit.span()
    lettered = {bullet: canonical for canonical, bullet in refs if bullet}
    if lettered:
        for hit in _beginning(prose, "ref", _BULLETS):
            for letter in re.findall(r"\b[A-Z]\b", hit["list"].upper()):
                if letter in lettered:
                    yield lettered[letter], *hit.span()
    if len(refs) == 1:
        for hit in _beginning(prose, "reftel", _REFTEL):
            yield refs[0][0], *hit.span()


def _numbered(prose: Prose) -> "Iterator[re.Match[str]]":
    """Yield what looks like station and number, from the first number to the last."""
    low = prose.start
    for number in _NUMBER.finditer(prose.text, prose.start, prose.end):
        hit = _CABLE.search(prose.text, max(low, number.start() - _AHEAD), number.end())
        if hit is not None:
            low = hit.end()
            yield hit


def _beginning(prose: Prose, sign: str, form: "re.Pattern[str]") -> "Iterator[re.Match[str]]":
    """Yield where a form stands that begins with a sign in small letters."""
    at = prose.small.find(sign)
    while at >= 0:
        hit = form.match(prose.text, prose.start + at, prose.end)
        if hit is not None:
            yield hit
        at = prose.small.find(sign, hit.end() - prose.start if hit else at + 1)


def _is_cued(prose: Prose, first: int, last: int) -> bool:
    low, high = prose.sentence_at(first)
    low, high, begin = max(low, first - 160), min(high, last + 80), prose.start
    near = prose.small[max(0, low - begin) : high - begin]
    if not any(cue in near for cue in _CUES):
        return False
    return bool(_CUED.search(prose.text[low:high])) and not _ASIDE.search(prose.text[max(low, first - 40) : first])


def _context(reference_id: str | None, dtg: datetime | None) -> Context:
    own = split_id(reference_id) if reference_id else None
    year = dtg.year if dtg else own[0] if own else None
    return Context(year, own[1] if own else None, own[2] if own else None, dtg.month if dtg else None)


def _named(hit: "re.Match[str]", context: Context) -> str | None:
    """Return the cable that words in the text name: a known station in capitals, or behind a year."""
    words = hit["station"].split()
    for i in range(len(words)):
        if i and hit["y"]:
            return None
        rest = words[i:]
        name = " ".join(rest)
        if any(word.upper().strip(".") in REFERENCES.not_stations for word in rest) or len(name) < 4:
            continue
        if not (hit["y"] or _stands_bare(name, hit["n"])) or not find_station(name).known:
            continue
        year = f"{hit['y']} " if hit["y"] else ""
        item = f"{year}{name.upper()} {hit['n']}"
        refs, _ = parse_references(item, 0, len(item), context)
        return refs[0].canonical if refs else None
    return None


def _stands_bare(name: str, number: str) -> bool:
    """Tell whether station and number without a year are a cable: in capitals, or the Department's, and no year."""
    if _is_year(number):
        return False
    return name.isupper() or (name.upper() in _DEPARTMENT and len(number) > 3)


_DEPARTMENT = frozenset(["STATE", "SECSTATE"])


def _is_year(number: str) -> bool:
    return len(number) == 4 and number[:2] in ("19", "20")


def find_states(prose: Prose, dtg: datetime | None) -> tuple[StateSentence, ...]:
    """Return the sentences of the body that give a state, in order of the text."""
    found = []
    for state, first, last in find_sentences(prose):
        flat = prose.words(first, last)
        found.append(StateSentence(state, _date_in(flat.lower(), dtg), flat, first, last))
    return tuple(sorted(found, key=lambda row: (row.start, row.state)))


_REQUEST = re.compile(
    r"\bthis is an action (?:request|message|cable)|\b(?:is|are) (?:requested|instructed|asked) to\b"
    r"|\baction request(?:ed)?\b",
    re.IGNORECASE,
)
_HEAD = 6000
"""Characters of the body in which the sentence that asks is looked for."""


_SIGNS = ("this is an action ", "requested to", "instructed to", "asked to", "action request")
_BEFORE = 4
"""Characters of a request before a sign."""


def find_request(prose: Prose) -> list[StateSentence]:
    """Return the first sentence that says that something is asked, if there is one."""
    signs = [at for sign in _SIGNS if (at := prose.small.find(sign, 0, _HEAD)) >= 0]
    if not signs:
        return []
    first = max(prose.start, prose.start + min(signs) - _BEFORE)
    hit = _REQUEST.search(prose.text, first, min(prose.end, prose.start + _HEAD))
    if hit is None:
        return []
    first, last = prose.sentence_at(hit.start())
    return [StateSentence("sent", None, prose.words(first, last), first, last)]


def _date_in(sentence: str, dtg: datetime | None) -> str | None:
    """Return the day that a sentence names, in the year of the cable (the year before where it would lie ahead)."""
    hit = _MONTH.search(sentence)
    if hit is None or dtg is None:
        return None
    month = MONTHS[(hit["m"] or hit["m2"]).upper()]
    day = int(hit["d"] or hit["d2"])
    year = int(hit["y"]) if hit["y"] else dtg.year - (month > dtg.month + 6)
    try:
        return datetime(year, month, day).date().isoformat()  # noqa: DTZ001 - only a date
    except ValueError:
        return None
