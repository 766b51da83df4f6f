"""Legal references: resolutions, regimes, treaties and laws, by their short forms."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from string import digits
from typing import Any, NamedTuple

from demarche.claims.document import Document
from demarche.claims.model import LegalReference
from demarche.claims.rules.goods.signs import small
from demarche.claims.words import load
from demarche.text.probe import Found, Probe

_YEAR_OF = r"(?:\s?\((?:19|20)\d\d\))?"
_NUMBERS = (
    rf"(?P<list>\d{{3,4}}(?![\d,]*\d){_YEAR_OF}"
    rf"(?:(?:,? (?:and|or|&) |, ?|/ ?| ?& ?)\d{{3,4}}\b{_YEAR_OF})*)"
)
_RESOLUTION = re.compile(
    r"(?:\b(?:UN|U\.N\. ?)? ?SCRs?'?s?|\b(?P<words>resolutions?|res(?:\.|\b)))"
    rf"(?: nos?\.?| numbers?)? ?#?{_NUMBERS}"
    r"|\bS/RES/(?P<symbol>\d{3,4})",
    re.IGNORECASE,
)
_FIRM = re.compile(r"(?!The |An |Of |Under )[A-Z][a-z]+ $")
"""A name in mixed case before a short form that may be a legal form: "Norvik Bank AG"."""
_PROBE = Probe()
# In small letters: where the patterns are tried.
_SIGNS = _PROBE.add("scr", "resol", "s/res/")
_SHORT_SIGNS = _PROBE.add("res.", "res ")
_ORDER_SIGNS = _PROBE.add("executive order", "e.o", *(f"eo {digit}" for digit in digits))
_BODY_SIGNS = _PROBE.add(
    "(ec)", "(eu)", "(eec)", *(f"{body} {word}" for body in ("ec", "eu") for word in ("council", "dual-use", "reg"))
)
_BARE = re.compile(r"\d{3,4}[ -](?:UN )?[A-Za-z]+")
_YEAR = re.compile(r"\((?:19|20)\d\d\)")
_ORDER = re.compile(r"\b(?:executive order|e\.?o\.?)(?: no\.?)?s? ?(\d{5})\b(?: (?:and|or) (\d{5})\b)?", re.IGNORECASE)
_REGULATION = re.compile(
    r"(?:\((?P<body>E[CU]|EEC)\)|\b(?P<bare>E[CU])(?: council)?(?: dual-use)? reg(?:ulation|\.)?)"
    r"(?: nos?\.?| number)? ?(?P<number>\d{3,4}/\d{2,4})\b",
    re.IGNORECASE,
)
_OFFICE = re.compile(r"\b(?:ISN|NP|VCI|AVC|AC|PM|EUR|EAP|NEA|SCA|WHA|AF|IO|EB|EEB|OES|INR|T|P|L)/$")


class _Names(NamedTuple):
    """The vocabulary as it is searched."""

    forms: dict[int, tuple[str, str]]
    """By the handle of the probe: a form as it has to stand, or in small letters, and the name that it stands for."""
    short: tuple[tuple[str, str, "re.Pattern[str]"], ...]
    others: "re.Pattern[str]"
    alone: tuple[int, ...]
    """The handles of numbers that may stand alone."""
    numbers: frozenset[str]
    followers: frozenset[str]
    classification: frozenset[str]


@cache
def _names() -> _Names:
    words: dict[str, Any] = load("legal")
    by_form: dict[str, str] = {}
    for name, forms in words["names"].items():
        if not isinstance(forms, list) or not all(isinstance(form, str) and form for form in forms):
            raise ValueError(f"legal: {name} has to be a list of words")
        by_form |= dict.fromkeys(forms, name)
    short = []
    for name, rule in words["short"].items():
        before, after = "|".join(map(re.escape, rule["before"])), "|".join(map(re.escape, rule["after"]))
        form = re.escape(rule["form"])
        ahead = rf"\b(?i:{before}) {form}\b(?!-|\.)|" if before else ""
        short.append((name, rule["form"], re.compile(rf"{ahead}\b{form}[ -]?(?i:{after})\b")))
    return _Names(
        {_PROBE.add(form.lower())[0]: (form, name) for form, name in by_form.items()},
        tuple(short),
        re.compile(rf"\b(?:{'|'.join(words['resolutions']['others'])})(?: \w+)? ?$", re.IGNORECASE),
        _PROBE.add(*words["resolutions"]["alone"]),
        frozenset(words["resolutions"]["alone"]),
        frozenset(words["resolutions"]["followers"]),
        frozenset(words["orders"]["classification"]),
    )


def read_legal_refs(document: Document) -> list[LegalReference]:
    """Return the legal references in order of their first mention, each once.

    The words quoted are those of the first mention outside of talking points, if there is one.
    """
    first: dict[str, tuple[int, int, str]] = {}
    for start, end, name, rule in sorted(_mentions(document)):
        known = first.get(name)
        if known is None:
            first[name] = (start, end, rule)
        elif document.in_points(known[0]) and not document.in_points(start):
            # The place in the order stays that of the first mention.
            first[name] = (start, end, rule)
    return [LegalReference(name, document.evidence(a, b, rule, 0.95)) for name, (a, b, rule) in first.items()]


def _mentions(document: Document) -> Iterator[tuple[int, int, str, str]]:
    text, names = document.text, _names()
    signs = _PROBE.find(small(text))
    yield from _regimes(text, names, signs)
    if not signs.places:
        return
    yield from _resolutions(text, names, signs)
    for hit in _around(_ORDER, signs.within(_ORDER_SIGNS, 0, len(text)), text):
        for group in (1, 2):
            number = hit[group]
            if number and number not in names.classification:
                yield (hit.start() if group == 1 else hit.start(2)), hit.end(group), f"EO {number}", "legal.order"
    for hit in _around(_REGULATION, signs.within(_BODY_SIGNS, 0, len(text)), text):
        body = (hit["body"] or hit["bare"]).upper()
        yield hit.start(), hit.end(), f"{body} {hit['number']}", "legal.regulation"


def _regimes(text: str, names: _Names, signs: Found) -> Iterator[tuple[int, int, str, str]]:
    for handle, places in signs.places.items():
        if handle not in names.forms:
            continue
        form, name = names.forms[handle]
        for a in places:
            b = a + len(form)
            if (form.islower() or text[a:b] == form) and _stands(text, a, b):
                yield a, b, name, "legal.regime"
    for name, form, pattern in names.short:
        a = text.find(form)
        while a >= 0:
            if not _FIRM.search(text, max(0, a - 24), a) and (hit := pattern.search(text, max(0, a - 8), a + 22)):
                yield hit.start(), hit.end(), name, "legal.short-form"
            a = text.find(form, a + len(form))


def _stands(text: str, a: int, b: int) -> bool:
    """Tell whether `[a, b)` is a word of its own and no part of an office's symbol."""
    if text[a - 1 : a].isalnum() or (text[b : b + 1].isalnum() and text[b : b + 1] not in "sS"):
        return False
    return text[a - 1 : a] != "/" or not _OFFICE.search(text, max(0, a - 6), a)


def _resolutions(text: str, names: _Names, signs: Found) -> Iterator[tuple[int, int, str, str]]:
    short = [k for k in signs.within(_SHORT_SIGNS, 0, len(text)) if not text[k - 1 : k].isalnum()]
    for hit in _around(_RESOLUTION, sorted(signs.within(_SIGNS, 0, len(text)) + short), text):
        if hit["symbol"]:
            yield hit.start(), hit.end(), f"UNSCR {hit['symbol']}", "legal.resolution"
            continue
        if hit["words"] and names.others.search(text, max(0, hit.start() - 24), hit.start()):
            continue
        bare = _YEAR.sub(lambda year: " " * len(year.group()), hit["list"])
        for found in re.finditer(r"\d{3,4}", bare):
            start = hit.start("list") + found.start()
            begin = hit.start() if found.start() == 0 else start
            yield begin, start + len(found[0]), f"UNSCR {found[0]}", "legal.resolution"
    for place in signs.within(names.alone, 0, len(text)):
        alone = _BARE.match(text, place)
        if alone and not text[place - 1 : place].isdigit():
            number, *words = alone.group().lower().replace("-", " ").split(" ")
            if words[-1] in names.followers and text.startswith(number, place) and number in names.numbers:
                yield place, place + len(number), f"UNSCR {number}", "legal.number-alone"


def _around(pattern: "re.Pattern[str]", signs: Iterable[int], text: str) -> Iterator["re.Match[str]"]:
    """Yield the matches that begin at a sign or a few letters before it, each once."""
    at = 0
    for sign in signs:
        for start in range(max(at, sign - 4), sign + 1):
            hit = pattern.match(text, start, sign + 140)
            if hit:
                yield hit
                at = hit.end()
                break
