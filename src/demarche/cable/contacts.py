"""Points of contact: whom to ask about the cable, with office, telephone and e-mail.

They stand in the last paragraphs, announced by what is asked of the reader ("point of contact is", "questions may be
put to", "please slug replies for ISN/MTR - NAME") or beside an office symbol or a telephone number. Interlocutors of
the post are none.
"""

import re
from collections.abc import Iterator, Sequence

from demarche.cable.model import Contact, Paragraph, Span
from demarche.cable.paragraphs import DATA
from demarche.text.cues import Cues

_TITLES = frozenset(word.upper() for word in DATA["contacts"]["titles"])
_STOP = frozenset(word.upper() for word in DATA["contacts"]["stop"])
_OFFICES = frozenset(word.upper() for word in DATA["contacts"]["offices"])

_CUES = Cues(DATA["contacts"]["cues"], before=30)
"""What announces a contact."""
_PHONE = re.compile(
    r"(?:\(\d{3}\)\s?\d{3}[-.\s]\d{4}|\+?\d{1,3}[-.\s]\d{1,4}[-.\s]\d{3,4}[-.\s]?\d{2,4}|\b\d{3}[-.]\d{3}[-.]\d{4}\b|\b\d{3}-\d{4}\b|\bx\d{4,5}\b)(?:\s?(?:x|ext\.?)\s?\d{2,5})?",
    re.IGNORECASE,
)
_EMAIL = re.compile(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+")
_OFFICE = re.compile(r"\b[A-Z]{1,6}(?:/[A-Z&-]{1,8}){1,3}\b")
_NAME = re.compile(
    r"(?<![\w@/.-])(?:(?:[A-Z]\.\s?){1,2}\s*)?[A-Z][A-Za-zÀ-ÿ'’-]*(?:\s+(?:[A-Z]\.|(?:van|von|de|der|den|del|la|le|bin|al|el|da|dos|di)\b|[A-Z][A-Za-zÀ-ÿ'’-]+)){0,4}"
)
_NEAR = 140
_TAIL = 2500
_LONGEST = 2500
_LINKING = frozenset(DATA["contacts"]["linking"]) | {""}


def read_contacts(text: str, paragraphs: Sequence[Paragraph], start: int, end: int) -> list[Contact]:
    """Return the contacts of the body `[start, end)`, spans in `text`."""
    since = max(start, end - _TAIL)
    found: list[Contact] = []
    for (first, last), cues in _stretches(text, paragraphs, since, end):
        found += _read(text, first, last, cues)
    return found


def _stretches(text: str, paragraphs: Sequence[Paragraph], start: int, end: int) -> Iterator[tuple[Span, list[int]]]:
    """Yield the paragraphs that announce a contact, with where their cues end."""
    cues = sorted(_CUES.find(text, start, end))
    if not cues:
        return
    for first, last in [p.span for p in paragraphs if p.span[1] > start] or [(start, end)]:
        own = [cue for begin, cue in cues if first <= begin < last]
        if own and last - first <= _LONGEST and "--" not in text[first : first + 60]:
            yield (first, last), own


def _read(text: str, start: int, end: int, cues: Sequence[int]) -> Iterator[Contact]:
    """Yield the contacts of one paragraph: names behind a cue, or with an office or a number beside them."""
    names = [span for span in _names(text, start, end) if _is_contact(text, span, start, end, cues)]
    for i, (first, last) in enumerate(names):
        until = names[i + 1][0] if i + 1 < len(names) else end
        since = names[i - 1][1] if i else start
        yield _contact(text, (first, last), since, until)


def _names(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield the spans of what may be persons' names, without titles before them."""
    for hit in _NAME.finditer(text, start, end):
        words = list(re.finditer(r"\S+", text[hit.start() : hit.end()]))
        run: list[re.Match[str]] = []
        for word in [*words, None]:
            bare = word.group().strip(".,'’").upper() if word else ""
            initial = word is not None and re.fullmatch(r"(?:[A-Z]\.){1,2}", word.group()) is not None
            if word is not None and (initial or (bare not in _TITLES and bare not in _STOP and bare not in _OFFICES)):
                run.append(word)
                continue
            if _is_name(run):
                yield hit.start() + run[0].start(), hit.start() + run[-1].end()
            run = []


def _is_name(run: Sequence["re.Match[str]"]) -> bool:
    if not 2 <= len(run) <= 5:
        return False
    last = run[-1].group()
    return len(last) > 2 and last[0].isupper() and not last.endswith(".") and "/" not in last


def _is_contact(text: str, span: Span, start: int, end: int, cues: Sequence[int]) -> bool:
    """Tell whether a name is named as a contact: beside an office, a number, or right behind a cue."""
    before = text[max(start, span[0] - 60) : span[0]]
    after = text[span[1] : min(end, span[1] + 60)]
    if _OFFICE.search(before[-28:]) or re.match(r"[\s,(-]*" + _OFFICE.pattern, after):
        return True
    if re.match(r"[\s,(]*(?:tel\.?\s*|at\s+|phone\s*)?(?:\(?\d{3}|\+\d|x\d{4})", after, re.IGNORECASE):
        return True
    # Only titles may stand between a cue and its name.
    cue = max((cue for cue in cues if span[0] - 110 <= cue <= span[0]), default=None)
    if cue is None:
        return False
    between = [word.strip(".,:;-'’").upper() for word in text[cue : span[0]].split()]
    return all(word in _LINKING or word in _TITLES or "/" in word for word in between)


def _contact(text: str, name: Span, since: int, until: int) -> Contact:
    """Put together what stands around the name: office before or behind it, number and address behind it."""
    behind = text[name[1] : min(until, name[1] + _NEAR)]
    stop = re.search(r"\.\s+(?=[A-Z])|;", behind)
    behind = behind[: stop.start()] if stop else behind
    before = text[max(since, name[0] - 40) : name[0]]
    close = next((o for o in [re.match(r"[\s,(-]*(" + _OFFICE.pattern + ")", behind)] if o), None)
    ahead = list(_OFFICE.finditer(before))
    office = close[1] if close else ahead[-1].group() if ahead and _joined(before[ahead[-1].end() :]) else None
    if office is None:
        later = _OFFICE.search(behind)
        office = later.group() if later else _office_in_words(behind)
    phone, email = _PHONE.search(behind), _EMAIL.search(behind)
    last = name[1]
    for hit in (phone, email):
        last = max(last, name[1] + hit.end()) if hit else last
    words = " ".join(text[name[0] : name[1]].split())
    return Contact(words, office, phone.group() if phone else None, email.group() if email else None, (name[0], last))


def _joined(between: str) -> bool:
    return not between.strip(" \n\t-–—,(") or between.strip(" \n\t-–—,(").upper() in ("ATTENTION", "OFFICER")


def _office_in_words(behind: str) -> str | None:
    """Return an office that is spelt out behind the name: `, U.S. Consulate General Dubai`, `, Health Office`."""
    hit = re.match(r"\s*,\s*((?:[A-Z][\w.'’]*\s*){1,6})", behind)
    if hit is None:
        return None
    words = " ".join(hit[1].split())
    return words if any(word.strip(".").upper() in _OFFICES for word in words.split()) else None
