"""What descriptions and names tell of each of the cast: kind, country, trade."""

import re
from functools import cache

from demarche.claims.rules.parties.cast import Cast
from demarche.claims.rules.parties.describe import around
from demarche.claims.rules.parties.entities import Entity, key_of
from demarche.claims.rules.parties.people import is_official, speaks
from demarche.claims.words import load

_BANKISH = re.compile(r"\b(?:\w{3,}BANK|BANK\w{2,}|\w*KREDIT\w*|BANC[OA]|CREDITO|CREDIT)\b")
_DESCRIBED = 2
"""Weight of a role that a description gives."""


def read_descriptions(cast: Cast) -> None:
    """Read what stands beside each name, and what the name itself tells; then settle what each of them is."""
    for entity in cast.entities.all:
        _describe(cast, entity)
        _tell_by_name(cast, entity)
    for unnamed in cast.unnamed:
        if unnamed.noun.role:
            cast.of(unnamed).roles[unnamed.noun.role] += _DESCRIBED
    for entity in cast.entities.all:
        kinds = cast.of(entity).kinds
        if entity.kind not in ("org", "vessel") or (not entity.legal and kinds["vessel"] > kinds["org"]):
            _settle_kind(cast, entity)


def _describe(cast: Cast, entity: Entity) -> None:
    profile = cast.of(entity)
    for mention in entity.mentions:
        sentence = cast.document.sentence_at(mention.start)
        for said in around(cast.text, (mention.start, mention.end), (sentence.start, sentence.end), cast.places):
            if said.where == "clause":
                profile.served.append(said.country or "")
            elif said.country:
                (profile.places if said.where == "place" else profile.countries).append(said.country)
            if said.noun:
                profile.kinds[said.noun.kind] += 1
                profile.nouns.append(said.word)
                if said.noun.role and said.noun.kind != "person":
                    profile.roles[said.noun.role] += _DESCRIBED


def _tell_by_name(cast: Cast, entity: Entity) -> None:
    if entity.kind == "vessel":
        cast.of(entity).kinds["vessel"] += 3
    if entity.kind in ("vessel", "person"):
        return
    words = [w for name in entity.names[:3] for w in key_of(name)]
    roles = cast.of(entity).roles
    if _holds(words, "manufacturer"):
        roles["manufacturer"] += 1
    if (_holds(words, "bank") or _BANKISH.search(" ".join(words))) and not _holds(words, "no_bank"):
        roles["bank"] += 1
    if _holds(words, "freight-forwarder") and ("TRADING" not in words or "SHIPPING" in words):
        roles["freight-forwarder"] += 1


def _holds(words: list[str], role: str) -> bool:
    """Tell whether words of a name tell of a role."""
    single, several = _forms(role)
    return not single.isdisjoint(words) or any(f" {form} " in f" {' '.join(words)} " for form in several)


@cache
def _forms(role: str) -> tuple[frozenset[str], tuple[str, ...]]:
    forms = load("nouns")["names"][role]
    return frozenset(f for f in forms if " " not in f), tuple(f for f in forms if " " in f)


def _settle_kind(cast: Cast, entity: Entity) -> None:
    kinds = cast.of(entity).kinds
    if kinds["vessel"] > kinds["org"] + kinds["person"]:
        entity.kind = "vessel"
    elif kinds["org"] > kinds["person"]:
        entity.kind = "org"
    elif kinds["person"] > kinds["org"] or (
        entity.kind == "name" and (_like_person(cast, entity) or _is_interlocutor(cast, entity))
    ):
        entity.kind = "person"


def _is_interlocutor(cast: Cast, entity: Entity) -> bool:
    return not cast.of(entity).kinds["org"] and (speaks(cast, entity) or is_official(cast, entity))


def _like_person(cast: Cast, entity: Entity) -> bool:
    """Tell whether "who" follows a name of unknown kind, or an office stands before it."""
    for mention in entity.mentions:
        before = cast.text[max(0, mention.start - 40) : mention.start].lower().rstrip(" ,")
        after = cast.text[mention.end : mention.end + 8].lower()
        if before.endswith(_offices()) or after.startswith((", who ", " who ")):
            return True
    return False


@cache
def _offices() -> tuple[str, ...]:
    data = load("frames")["offices"]
    return tuple(f" {word}" for key in ("owners", "heads", "staff") for word in data[key])
