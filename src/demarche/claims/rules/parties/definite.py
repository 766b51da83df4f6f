"""Definite descriptions: "the forwarder", "the Maltese firm", "the institute's" speak of one that was described so.

Such words are read only where one firm of the cable, and no other, is called so, and where no name follows them.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from functools import cache
from typing import NamedTuple

from demarche.claims.document import Sentence
from demarche.claims.rules.parties.cast import Cast
from demarche.claims.rules.parties.entities import Entity, key_of
from demarche.claims.rules.parties.marked import Slot, is_firm
from demarche.claims.rules.parties.nouns import nouns

_ROLES = frozenset(["freight-forwarder", "bank", "broker", "manufacturer", "supplier", "buyer", "consignee"])
"""Roles of which a noun alone tells who is meant."""
_PLAIN = frozenset(["firm", "company", "concern", "house", "trading company", "trading firm", "enterprise"])
"""Nouns that need a nationality."""
_VAGUE = frozenset(
    ["one", "group", "agency", "center", "source", "business", "entity", "organization", "partner", "subsidiary"]
) | frozenset(["branch", "house", "association"])
"""Nouns that many others go by."""
_GOES_ON = frozenset(["of", "for", "named", "called", "that", "which", "to"])
"""What makes it another that is described behind the noun."""
_LONGEST = 3
_THE = re.compile(r"the(?<!\wthe) (?P<words>(?P<first>[a-z-]+)(?: (?P<second>[a-z-]+)(?: [a-z-]+){0,3})?)")
_NEAR_THE = re.compile(r"the(?<!\wthe) (?=([a-z-]+)(?: ([a-z-]+))?)")
_NAMED = re.compile(r"(?:,| is| was|:| called| named| being)? ?(?:the )?$")


class Definites:
    """Who is meant by definite descriptions in a cable."""

    def __init__(self, cast: Cast) -> None:
        self._cast = cast
        self._by_noun: defaultdict[str, list[Entity]] = defaultdict(list)
        self._by_role: defaultdict[str, list[Entity]] = defaultdict(list)
        self._by_country: defaultdict[str, list[Entity]] = defaultdict(list)
        told = _beginnings()
        hits = _NEAR_THE.finditer(cast.document.small)
        self._starts = [hit.start() for hit in hits if hit[1] in told or hit[2] in told]
        for entity in cast.entities.all:
            if is_firm(entity) and entity.kind == "org":
                self._note(entity)

    def _note(self, entity: Entity) -> None:
        profile = self._cast.of(entity)
        words = {w for w in profile.nouns if w in nouns() and nouns()[w].kind == "org"}
        words |= {w.lower() for w in key_of(entity.name) if w.lower() in nouns()}
        for word in words:
            self._by_noun[word].append(entity)
        for role in {nouns()[w].role for w in words} | {r for r in ("bank", "freight-forwarder") if profile.roles[r]}:
            self._by_role[role].append(entity)
        for code in {*profile.countries, *profile.places}:
            self._by_country[code].append(entity)

    def find(self, sentence: Sentence, slots: list[Slot]) -> list[Slot]:
        """Return slots for the definite descriptions of a sentence; `slots` are those it has."""
        first = bisect_left(self._starts, sentence.start)
        if first == len(self._starts) or self._starts[first] >= sentence.end:
            return []
        text, found, told = self._cast.document.small, list[Slot](), _beginnings()
        for hit in _THE.finditer(text, sentence.start, sentence.end):
            if hit["first"] not in told and hit["second"] not in told:
                continue
            phrase = _phrase(hit)
            if phrase is None or any(s.start < phrase.end and s.end > hit.start() for s in slots):
                continue
            ahead = min((s.start for s in slots if s.start >= phrase.end), default=None)
            if ahead is not None and _NAMED.fullmatch(text, phrase.end, ahead):
                continue
            who = self._meant(phrase, hit)
            if who is not None:
                owner = text[phrase.end : phrase.end + 2] in ("'s", "’s")
                found.append(Slot(hit.start(), phrase.end, who, owner))
        return found

    def _meant(self, phrase: "_Phrase", hit: re.Match[str]) -> Entity | None:
        place = self._cast.places.at(hit.start("words")) if phrase.described else None
        if phrase.described and (place is None or place.kind != "demonym"):
            return None
        role = nouns()[phrase.noun].role
        if phrase.noun in _PLAIN:
            meant = self._by_country[place.code or ""] if place else []
        else:
            meant = self._by_noun[phrase.noun] or (self._by_role[role] if role in _ROLES else [])
            if place is not None:
                meant = [e for e in meant if e in self._by_country[place.code or ""]]
        meant = [e for e in meant if e.mentions[0].start < hit.start()]
        return meant[0] if len({id(e) for e in meant}) == 1 else None


class _Phrase(NamedTuple):
    noun: str
    end: int
    described: bool
    """Whether a word stands before the noun."""


def _phrase(hit: re.Match[str]) -> _Phrase | None:
    """Return the noun behind "the", with at most one word before it."""
    words = hit["words"].split(" ")
    for skipped in (0, 1):
        for many in range(min(_LONGEST, len(words) - skipped), 0, -1):
            noun = " ".join(words[skipped : skipped + many])
            if noun in _told():
                following = words[skipped + many] if len(words) > skipped + many else ""
                size = len(" ".join(words[: skipped + many]))
                return None if following in _GOES_ON else _Phrase(noun, hit.start("words") + size, skipped > 0)
    return None


@cache
def _beginnings() -> frozenset[str]:
    """Return the words with which the nouns begin that may tell who is meant."""
    return frozenset(noun.split(" ")[0] for noun in _told())


@cache
def _told() -> frozenset[str]:
    """Return the nouns that may tell who is meant."""
    return frozenset(
        word
        for word, noun in nouns().items()
        if noun.kind == "org" and word not in _VAGUE and (word in _PLAIN or noun.role in _ROLES or not noun.role)
    )
