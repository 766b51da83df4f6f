"""Which requests a reply answers: the Department's cables among its references, and those that its text names."""

import re
from functools import cache
from itertools import takewhile

from demarche.cable.ids import make_id, split_id
from demarche.claims.document import Document
from demarche.claims.rules.exchange.forms import any_of, in_small_letters

_LETTERS = re.compile(
    r"ref(?:tel|erence)?s?[ ]?\(?(?P<letters>[a-j](?![a-z])\)?"
    r"(?:(?:,| and|/|-|,? as well as)[ ]?\(?[a-j](?![a-z])\)?){0,4})"
)
_BETWEEN = (
    "to|in|of|from|at|by|per|with|contained|set|out|described|outlined|under|the|our|paras?|paragraphs?|raised|provided"
    r"|given|as|were|was|and|\d{1,2}"
)
_LETTER = re.compile("[A-J]")
_INLINE = re.compile(
    r"(?<![\w/])(?:(?P<year>(?:19|20)?\d\d)[ ])?(?:(?:SEC)?STATE[ ]?|(?:Secs|S)tate[ ])(?P<number>\d{3,7})(?!\d)"
)
_STATION = "STATE"
_A_DAY, _A_YEAR = 1500, 365_000
"""More cables than the Department sends on a day, and in a year."""
_AHEAD, _BEHIND = 8, 14
"""How far the number of a cable may reach before and from `STATE` on."""


@cache
def _asked() -> tuple["re.Pattern[str]", "re.Pattern[str]"]:
    """What a request is called, before a reference and behind it."""
    words = in_small_letters(any_of("response", "asked"))
    before = rf"(?<!\w)(?:{words})(?:[ ](?:{_BETWEEN}))*[ ]\(?\Z"
    return re.compile(before), re.compile(rf"[ ](?:\w+[ ])?(?:{words})\b")


def find_answered(document: Document) -> tuple[str, ...]:
    """Return the canonical ids of the requests that a reply answers, in order."""
    cable = document.cable
    by_letter = {r.bullet.upper(): r.canonical for r in cable.references if r.bullet and r.canonical}
    known = [ref for ref in cable.refs if _is_request(ref)]
    if cited := dict.fromkeys(ref for ref in _cited(document, by_letter) if ref in known):
        return tuple(ref for ref in known if ref in cited)
    if known:
        # The request and its reminders stand first and side by side.
        return tuple(takewhile(_is_request, cable.refs[cable.refs.index(known[0]) :]))
    return tuple(dict.fromkeys(_inline(document)))[:1]


def _is_request(canonical: str) -> bool:
    parts = split_id(canonical)
    return parts is not None and parts[1] == _STATION


def _cited(document: Document, by_letter: dict[str, str]) -> set[str]:
    """Return the references that the text cites for what was asked: "the points in ref A"."""
    if not by_letter:
        return set()
    text = document.small
    before, behind = _asked()
    found: set[str] = set()
    together: list[set[str]] = []
    for hit in _LETTERS.finditer(text):
        letters = {by_letter[letter] for letter in _LETTER.findall(hit["letters"].upper()) if letter in by_letter}
        words = text[max(0, hit.start() - 90) : hit.start()]
        if before.search(words) or behind.match(text, hit.end(), hit.end() + 40):
            found |= letters
        elif len(letters) > 1:
            together.append(letters)
    # "The goods described in refs A and B": what is named with the request is part of it.
    for letters in together:
        if letters & found:
            found |= letters
    return found


def _inline(document: Document) -> list[str]:
    """Return the Department's cables that the text names by their numbers."""
    dtg = document.cable.dtg
    own = document.cable.reference_id
    year = dtg.year if dtg else (split_id(own) or (None,))[0] if own else None
    found = []
    text, small, at = document.text, document.small, -1
    while (at := small.find(_STATION.lower(), at + 1)) >= 0:
        hit = _INLINE.search(text, max(0, at - _AHEAD), at + _BEHIND)
        if hit is None or not hit.start() <= at < hit.end():
            continue
        number = int(hit["number"])
        when = int(hit["year"]) if hit["year"] else year
        if when is not None and number:
            if dtg and not hit["year"] and _A_DAY * (dtg.timetuple().tm_yday + 3) < number < _A_YEAR:
                # No such number had been reached by then: it is of the year before.
                when -= 1
            found.append(make_id(when, _STATION, hit["number"]))
    return found


def names_request(document: Document) -> bool:
    """Tell whether a cable of the Department stands among the references, or is named in the text."""
    return any(_is_request(ref) for ref in document.cable.refs) or bool(_inline(document))
