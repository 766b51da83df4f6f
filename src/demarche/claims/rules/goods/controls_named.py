"""Control-list entries that a cable names, in the notation of their list.

An entry is a number (`2B231`, `12.A.4`, `XII(c)`, `IL 1091`, `INFCIRC/254/Part 2`). The plain forms "MTCR Annex Item N"
and "Item N of the MTCR Annex" give the short form of the list with the number; where a cable describes the list in
other words these are kept, since they tell which of several lists is meant. The lists of the Australia Group are
known by their subject and count as entries where the subject is named.
"""

import re
from collections.abc import Iterator
from functools import cache
from string import digits
from typing import Any, NamedTuple

from demarche.claims.rules.goods.signs import small
from demarche.claims.words import load
from demarche.text.phrases import any_phrase
from demarche.text.probe import Found, Probe

_DIGITS = re.compile(r"\d(?:[A-Ea-e]\d{3}|\.[A-Fa-f]\.\d)|[IVX] ?\([a-zA-Z]\)|ML ?-?\d|I[AM]?L[ -]?(?:\d|[iI]tem|ITEM)")
_WORDS = ("infcirc", "category", "categories", "cat.", "schedule", "mtcr", "control regime", "i/l")
"""Words near which entries stand, whatever their form."""
_PROBE = Probe()
_WORD_SIGNS = _PROBE.add(*_WORDS)
# How what `_DIGITS` matches begins, in small letters: so that the pattern is tried in few places.
_STARTS = [
    *(f"{digit}{letter}" for digit in digits for letter in "abcde"),
    *(f"{digit}.{letter}" for digit in digits for letter in "abcdef"),
    *(f"{roman}{bracket}" for roman in "ivx" for bracket in ("(", " (")),
    *(f"ml{between}{digit}" for between in ("", " ", "-", " -") for digit in digits),
    *(
        f"{name}{between}{what}"
        for name in ("il", "ial", "iml")
        for between in ("", " ", "-")
        for what in (*digits, "item")
    ),
]
_DIGIT_SIGNS = _PROBE.add(*_STARTS)
_WINDOW = 60
_ROMAN = r"(?:XX?I?|XI{1,3}|XI?[VX]|XVI{0,3}|I[VX]|VI{0,3}|I{1,3}|X)"
_MTCR = r"(?:MTCR|missile technology control regime)"
_FORMS = {
    # 2B231, 6A003.b.4
    "code": r"(?<![\w.])\d[A-Ea-e]\d{3}(?:\.[a-z0-9]{1,3}(?![a-z]))*(?!\w)",
    # 12.A.4, 5.B.3.a.2
    "dotted": r"(?<![\w.])\d{1,2}\.[A-Fa-f]\.\d{1,3}(?:\.[a-z]\b|\.\d{1,2}\b|\.[ivx]{1,4}\b)*",
    # COCOM IL 1091
    "industrial": r"\b(?:COCOM )?(?:IL|IAL|IML|I/L)(?: items?| no\.?)?[ -]?(?:no\. ?)?\d{3,4}[a-z]?\b",
    # ML5.a
    "munitions": r"\b(?:WA)?ML ?-?\d{1,2}(?:\.[a-z]\b|\.\d{1,2}\b)*",
    # USML Category XII(c)(1)
    "usml": (
        r"\b(?:USML |US ?ML |munitions list )?(?:categor(?:y|ies) |cat\.? ?)?"
        rf"(?P<roman>{_ROMAN} ?\([a-z]\)(?: ?\([0-9ivx]{{1,3}}\)){{0,3}})"
    ),
    "usml_category": r"\b(?:USML|munitions list) categor(?:y|ies) (?:[IVX]{1,5}|\d{1,2})\b",
    # INFCIRC/254/Rev.8/Part 2
    "infcirc": (
        r"\bINFCIRC[/ ]209\b|"
        r"\bINFCIRC[/ ]254(?:[/ ,]*rev\.? ?\d{1,2})?(?:[/ ,(]*part ?(?:\d|I{1,2}|one|two)\b)?(?:/corr\.? ?\d)?"
    ),
    "mtcr_category": r"\bMTCR (?:annex )?(?:category|cat\.?) I{1,2}\b(?! [\w-]+ item)(?: items? \d{1,2}\b)?",
    "category_of": (
        rf"\b(?:category|cat\.?) I{{1,2}}(?:,? items? \d{{1,2}})?,? of (?:the )?{_MTCR}(?:'s)?"
        r"(?: (?:equipment and technology |technical )?annex| control list)?"
    ),
    "mtcr_item": rf"\b{_MTCR} (?:annex )?items? \d{{1,2}}(?!\d|\.\w)",
    # CWC Schedule 2.B.4
    "schedule": r"\b(?:CWC )?schedule [123](?:\.?[AB]\.?\d{1,2}|[AB]\b)",
}
_NUMBER = re.compile("|".join(f"(?P<{name}>{form})" for name, form in _FORMS.items()), re.IGNORECASE)
_PREFIXES = {"industrial": "COCOM", "schedule": "CWC"}
"""Lists that these forms belong to, put first where the cable leaves them out."""
_ENTRY = re.compile(r"\b(entry|entries)(?: no\.?)? $", re.IGNORECASE)
_EUROPEAN = re.compile(r",? (?:of|in|on|from) (?:the )?(?:EU|EC|European)\b(?:'s)?", re.IGNORECASE)
_ECCN = re.compile(r"\bECCNs?:?(?: nos?\.?| number)? (?:[0-9A-Ea-e. ]{5,12}(?:,| and|,? or|/)? ){0,3}$", re.IGNORECASE)
_ITEM_OF = re.compile(r"[ ,(]*(?:items? )?\d{1,2}\.[A-F]\.", re.IGNORECASE)
_CATEGORY_ROMAN = re.compile(r"categor|\bcat\b|usml|munitions", re.IGNORECASE)


class ControlMention(NamedTuple):
    """A control entry as named at `[start, end)` of the text of a document, and its notation."""

    start: int
    end: int
    notation: str


class _Forms(NamedTuple):
    before: "re.Pattern[str]"
    behind: "re.Pattern[str]"
    short: dict[str, str]
    subjects: "re.Pattern[str]"
    leads: tuple[int, ...]
    """The handles of what stands wherever a subject does."""


@cache
def _forms() -> _Forms:
    words: dict[str, Any] = load("controls")
    short = {form: name for name, forms in words["lists"].items() for form in forms}
    if not all(isinstance(form, str) and form.islower() for form in short):
        raise ValueError("controls: the forms of [lists] have to be in small letters")
    lists = any_phrase(short)
    between = any_phrase(words["between"]["words"])
    before = rf"(?<![\w/])(?P<list>{lists})(?P<between>(?:[ ,(/]*(?:{between})(?![\w-]))*)[ ,:(]*$"
    part = r"(?:part (?:\d|i{1,2}|one|two),? )?(?:of )?"
    behind = (
        rf",? (?:of|in|on|from) (?:the )?{part}(?:the )?(?P<list>{lists})"
        rf"(?P<between>(?:[ ]?(?:{between})(?![\w-]))*)"
    )
    topics = [
        rf"(?:{any_phrase(f for f in short if short[f] == name)})(?:'s)? (?:{any_phrase(forms)})"
        for name, forms in words["subjects"].items()
        if name != "national"
    ]
    national = words["subjects"].get("national", [])
    return _Forms(
        re.compile(before, re.IGNORECASE),
        re.compile(behind, re.IGNORECASE),
        short,
        re.compile(rf"\b(?:{'|'.join([*topics, any_phrase(national)])})\b", re.IGNORECASE),
        _PROBE.add(*(form for forms in words["subjects"].values() for form in forms)),
    )


def find_controls(text: str) -> list[ControlMention]:
    """Return the control entries that a text names, in order."""
    forms = _forms()
    signs = _PROBE.find(small(text))
    if not signs.places:
        return []
    found = [*_numbered(text, signs)]
    if signs.has(forms.leads):
        found += [ControlMention(*hit.span(), hit.group()) for hit in forms.subjects.finditer(text)]
    return sorted(found)


def _windows(text: str, signs: Found) -> list[tuple[int, int]]:
    """The stretches in which an entry may stand: around cheap signs, so that most of the text is never looked at."""
    at = signs.within(_WORD_SIGNS, 0, len(text))
    at += [place for place in signs.within(_DIGIT_SIGNS, 0, len(text)) if _DIGITS.match(text, place)]
    windows: list[tuple[int, int]] = []
    for place in sorted(at):
        start, end = max(0, place - _WINDOW), place + _WINDOW
        if windows and start <= windows[-1][1]:
            windows[-1] = (windows[-1][0], end)
        else:
            windows.append((start, end))
    return windows


def _numbered(text: str, signs: Found) -> Iterator[ControlMention]:
    row = False
    for start, end in _windows(text, signs):
        for hit in _NUMBER.finditer(text, start, end):
            mention = _mention(text, hit, row=row)
            if mention is not None:
                yield mention
                row = mention.notation.startswith("USML")


def _mention(text: str, hit: "re.Match[str]", *, row: bool) -> ControlMention | None:
    form = next(name for name in _FORMS if hit[name])
    words = hit.group().rstrip(".")
    start, end = hit.start(), hit.start() + len(words)
    if form == "code":
        return _code(text, start, end)
    if form == "dotted":
        return _dotted(text, start, end)
    if form == "munitions" and (behind := _forms().behind.match(text, end, end + 90)):
        return ControlMention(start, behind.end(), text[start : behind.end()])
    if form == "usml":
        return _roman(text, hit, row=row)
    if form == "infcirc" and _ITEM_OF.match(text, end):
        # The number of an item within it says more.
        return None
    prefix = _PREFIXES.get(form)
    return ControlMention(start, end, words if not prefix or words.upper().startswith(prefix) else f"{prefix} {words}")


def _code(text: str, start: int, end: int) -> ControlMention | None:
    code = text[start:end]
    if code[1].islower() and not text[max(0, start - 6) : start].lower().strip().endswith(("eccn", "entry")):
        return None
    if hit := _ECCN.search(text, max(0, start - 50), start):
        return ControlMention(hit.start(), end, f"ECCN {code}")
    if hit := _ENTRY.search(text, max(0, start - 14), start):
        if _EUROPEAN.match(text, end, end + 30):
            return ControlMention(hit.start(), end, f"EU {code}")
        return ControlMention(hit.start(), end, f"{hit[1]} {code}".replace("ies ", "y "))
    forms = _forms()
    if (hit := forms.before.search(text, max(0, start - 60), start)) and forms.short[hit["list"].lower()] == "EU":
        return ControlMention(hit.start(), end, f"EU {code}")
    return ControlMention(start, end, code)


def _dotted(text: str, start: int, end: int) -> ControlMention:
    forms, number = _forms(), text[start:end]
    if hit := forms.before.search(text, max(0, start - 80), start):
        name = forms.short[hit["list"].lower()]
        between = hit["between"].lower()
        # "NSG Part 2 Item": the number tells the part. Other words name the list and stay.
        plain = "list" not in between and (name == "MTCR" or (name == "NSG" and " " not in hit["list"]))
        return ControlMention(hit.start(), end, f"{name} {number}" if plain else text[hit.start() : end])
    if hit := forms.behind.match(text, end, end + 90):
        name = forms.short[hit["list"].lower()]
        plain = "list" not in hit["between"].lower() and (name == "MTCR" or (name == "NSG" and " " not in hit["list"]))
        return ControlMention(start, hit.end(), f"{name} {number}" if plain else text[start : hit.end()])
    return ControlMention(start, end, number)


def _roman(text: str, hit: "re.Match[str]", *, row: bool) -> ControlMention | None:
    named = _CATEGORY_ROMAN.search(hit["usml"])
    if not named and not row and "USML" not in text and "unitions list" not in text.lower():
        return None
    return ControlMention(hit.start(), hit.end(), f"USML {hit['roman'].replace(' ', '')}")
