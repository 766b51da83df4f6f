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
from demarche.casework.states import find_sentences, sentence_at

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
    text: str,
    body: tuple[int, int],
    reference_id: str | None,
    dtg: datetime | None,
    refs: list[tuple[str, str | None]],
) -> tuple[TextRef, ...]:
    """Return the cables that the body names by number, by letter ("ref B") or as "reftel"; cued ones first kept."""
    own = split_id(reference_id) if reference_id else None
    found: dict[str, TextRef] = {}
    for canonical, first, last in _naming(text, body, _context(reference_id, dtg), refs):
        named = split_id(canonical)
        if own is not None and named is not None and named[1:] == own[1:]:
            continue  # its own number, as page and section lines repeat it
        cued = _is_cued(text, first, last, body)
        if canonical not in found or (cued and not found[canonical].cued):
            found[canonical] = TextRef(canonical, cued, first, last)
    return tuple(sorted(found.values(), key=lambda ref: ref.start))


def _naming(
    text: str, body: tuple[int, int], context: Context, refs: list[tuple[str, str | None]]
) -> Iterator[tuple[str, int, int]]:
    """Yield the cables that the body names, and where."""
    for hit in _CABLE.finditer(text, *body):
        if canonical := _named(hit, context):
            yield canonical, *hit.span()
    lettered = {bullet: canonical for canonical, bullet in refs if bullet}
    if lettered:
        for hit in _BULLETS.finditer(text, *body):
            for letter in re.findall(r"\b[A-Z]\b", hit["list"].upper()):
                if letter in lettered:
                    yield lettered[letter], *hit.span()
    if len(refs) == 1:
        for hit in _REFTEL.finditer(text, *body):
            yield refs[0][0], *hit.span()


def _is_cued(text: str, first: int, last: int, body: tuple[int, int]) -> bool:
    low, high = sentence_at(text, first, *body)
    near = text[max(low, first - 160) : min(high, last + 80)]
    return bool(_CUED.search(near)) and not _ASIDE.search(text[max(low, first - 40) : first])


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


def find_states(text: str, body: tuple[int, int], dtg: datetime | None) -> tuple[StateSentence, ...]:
    """Return the sentences of the body that give a state, in order of the text."""
    found = []
    for state, first, last in find_sentences(text, *body):
        flat = " ".join(text[first:last].split())
        found.append(StateSentence(state, _date_in(flat.lower(), dtg), flat, first, last))
    return tuple(sorted(found, key=lambda row: (row.start, row.state)))


_REQUEST = re.compile(
    r"\bthis is an action (?:request|message|cable)|\b(?:is|are) (?:requested|instructed|asked) to\b"
    r"|\baction request(?:ed)?\b",
    re.IGNORECASE,
)
_HEAD = 6000
"""Characters of the body in which the sentence that asks is looked for."""


def find_request(text: str, body: tuple[int, int]) -> list[StateSentence]:
    """Return the first sentence that says that something is asked, if there is one."""
    start, end = body
    hit = _REQUEST.search(text, start, min(end, start + _HEAD))
    if hit is None:
        return []
    first, last = sentence_at(text, hit.start(), start, end)
    return [StateSentence("sent", None, " ".join(text[first:last].split()), first, last)]


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
