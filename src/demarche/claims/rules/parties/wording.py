"""What a phrase beside a name says: a country, a kind and a role."""

import re
from typing import NamedTuple

from demarche.claims.rules.naming.geography import Places
from demarche.claims.rules.naming.vocabulary import vocabulary
from demarche.claims.rules.parties.nouns import Noun, last_noun, nouns

WORD = re.compile(r"[^\W_](?:[^\W_]|['’&/.-](?=[^\W_]))*")
_BEHIND_NOUN = re.compile(
    r"[ ]+(?:based |located |registered |resident |living )?(?P<in>in|of|from|at|near)[ ]+(?:the )?", re.IGNORECASE
)
_ENDS = frozenset(
    "WHICH WHO THAT WHOSE HAS HAD IS WAS WILL TO BY WITH FROM AND WHERE OF FOR AT IN BASED ON".split()  # noqa: SIM905
)
"""Words at which a noun phrase ends."""
_POSTED = frozenset(["representative", "trade representative", "delegate", "attache"])
"""Who serves in a place for somebody, and need not be of it."""
_KINDS = (("demonym",), ("country", "government"), ("city",))


class Description(NamedTuple):
    """What one description says; `where`: `before`, `leading`, `equated`, `behind`, `is`, `place` or `clause`."""

    country: str | None
    noun: Noun | None
    word: str
    where: str


def read_phrase(text: str, said: re.Match[str], places: Places, where: str, offset: int = 0) -> Description | None:
    """Return what the groups `det` and `rest` of a match say; `offset` is where the text that was matched begins."""
    start, stop = (at + offset for at in said.span("rest"))
    words, last = _noun_phrase(text, start, stop)
    found = last_noun(words)
    if found is None:
        demonym = places.at(start)
        if said["det"] and demonym is not None and demonym.kind == "demonym" and len(words) <= 2:
            return Description(demonym.code, Noun("person", "person-of-interest"), words[-1], where)
        return None
    if not said["det"] and where == "behind" and found.noun.kind == "org":
        return None
    country = country_in(places, start, last) or _seat(text, last, stop, places, posted=found.word in _POSTED)
    return Description(country, found.noun, found.word, where)


def acts(up: str) -> bool:
    """Tell whether a word, in capitals, is a verb and no noun for a party ("ship" may be)."""
    return up in vocabulary().verbs and up.lower() not in nouns()


def _noun_phrase(text: str, start: int, stop: int) -> tuple[list[str], int]:
    """Return the words of a noun phrase in small letters, and where it ends."""
    words, last = [], start
    for hit in WORD.finditer(text, start, stop):
        up = hit.group().upper()
        if up in _ENDS or acts(up):
            break
        words.append(hit.group().lower())
        last = hit.end()
    return words, last


def _seat(text: str, last: int, stop: int, places: Places, *, posted: bool) -> str | None:
    """Return the country of the place that stands behind a noun: `a dealer in Tarn`."""
    hit = _BEHIND_NOUN.match(text, last, stop)
    if hit is None or (posted and hit["in"].lower() in ("in", "at", "near")):
        return None
    place = places.at(hit.end())
    return place.code if place is not None and place.kind in ("city", "country") else None


def country_in(places: Places, start: int, end: int) -> str | None:
    """Return the country that a description names; a nationality goes before a city."""
    inside = [p for p in places.within(start, end) if p.code]
    for kinds in _KINDS if inside else ():
        for place in inside:
            if place.kind in kinds:
                return place.code
    return None
