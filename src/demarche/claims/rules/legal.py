"""Legal references: resolutions, regimes, treaties and laws, by their short forms."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from demarche.claims.document import Document
from demarche.claims.model import LegalReference
from demarche.claims.words import load

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
_SIGNS = re.compile(r"scr|resol|s/res/|\bres[. ]")
_ORDER_SIGNS = re.compile(r"executive order|e\.o\.? ?n?o?\.? ?\d|eo \d")
_BODY_SIGNS = re.compile(r"\(e[cu]\)|\(eec\)|e[cu] (?:council |dual-use )*reg")
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

    exact: tuple[str, ...]
    loose: tuple[str, ...]
    by_form: dict[str, str]
    short: tuple[tuple[str, str, "re.Pattern[str]"], ...]
    others: "re.Pattern[str]"
    alone: frozenset[str]
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
        tuple(form for form in by_form if not form.islower()),
        tuple(form for form in by_form if form.islower()),
        by_form,
        tuple(short),
        re.compile(rf"\b(?:{'|'.join(words['resolutions']['others'])})(?: \w+)? ?$", re.IGNORECASE),
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
    text = document.text
    low = text.lower()
    if len(low) != len(text):
        # Rare letters change their length: offsets would be wrong.
        low = text
    yield from _regimes(text, low)
    yield from _resolutions(text, low)
    yield from _orders(text, low)
    for hit in _around(_REGULATION, _BODY_SIGNS.finditer(low), text):
        body = (hit["body"] or hit["bare"]).upper()
        yield hit.start(), hit.end(), f"{body} {hit['number']}", "legal.regulation"


def _regimes(text: str, low: str) -> Iterator[tuple[int, int, str, str]]:
    names = _names()
    for forms, source in ((names.exact, text), (names.loose, low)):
        for form in forms:
            a = source.find(form)
            while a >= 0:
                b = a + len(form)
                if _stands(text, a, b):
                    yield a, b, names.by_form[form], "legal.regime"
                a = source.find(form, b)
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


def _resolutions(text: str, low: str) -> Iterator[tuple[int, int, str, str]]:
    names = _names()
    for hit in _around(_RESOLUTION, _SIGNS.finditer(low), text):
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
    if any(word in low for word in names.followers):
        for hit in _BARE.finditer(text, 1):
            number, *words = hit.group().lower().replace("-", " ").split(" ")
            if number in names.alone and words[-1] in names.followers and not text[hit.start() - 1].isdigit():
                yield hit.start(), hit.start() + len(number), f"UNSCR {number}", "legal.number-alone"


def _around(pattern: "re.Pattern[str]", signs: Iterator["re.Match[str]"], text: str) -> Iterator["re.Match[str]"]:
    """Yield the matches that begin near a sign, each once."""
    at = 0
    for sign in signs:
        start = max(at, sign.start() - 4)
        if start > sign.start():
            continue
        hit = pattern.search(text, start, sign.start() + 140)
        if hit and hit.start() <= sign.start():
            yield hit
            at = hit.end()


def _orders(text: str, low: str) -> Iterator[tuple[int, int, str, str]]:
    if "executive order" not in low and "e.o" not in low and "eo " not in low:
        return
    for hit in _around(_ORDER, _ORDER_SIGNS.finditer(low), text):
        for group in (1, 2):
            number = hit[group]
            if number and number not in _names().classification:
                yield (hit.start() if group == 1 else hit.start(2)), hit.end(group), f"EO {number}", "legal.order"
