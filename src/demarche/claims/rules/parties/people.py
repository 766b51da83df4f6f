"""Who is no party: people who speak to us, officials, points of contact; firms that the cable sets apart."""

import re
from functools import cache

from demarche.claims.rules.parties.cast import Cast
from demarche.claims.rules.parties.entities import Entity, key_of
from demarche.claims.words import load

_NEAR = 70
_REACH = 110
_APART = 90
_APART_BEHIND = 130


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    data = load("people")
    says, before, offices, bodies, apart, behind = (
        "|".join(data[key]) for key in ("says", "before", "offices", "bodies", "apart", "apart_behind")
    )
    no_verb = r"(?!met|saw|told|asked|said|of|and|by|who|which|had|has|is|was)"
    made = {
        "says": rf"(?:,[^,]{{2,60}},)?[ ]+(?:also |then |again |further |later |at first )?(?:{says})\b",
        "before": rf"\b(?:{before})s?\b(?:(?!\b(?:that|told|said|if|whether)\b)[^.;:]){{0,40}}$",
        "behind": rf",[ ]+(?!an? former|former|retired|ex-)(?:the |an? |its |their |acting |who (?:heads|is) ){{0,3}}"
        rf"(?:{no_verb}[a-z-]+ ){{0,3}}(?:{offices})[^;.]{{0,60}}?\b(?:{bodies})\b",
        "apart": rf"\b(?:{apart})\b[^.;]{{0,60}}$",
        "apart_behind": rf"(?:[ ]?,[^,.;]{{2,80}},)?[ ]+(?:has|have|had)[ ]+(?:{behind})\b",
    }
    return {name: re.compile(form, re.IGNORECASE) for name, form in made.items()}


def speaks(cast: Cast, entity: Entity) -> bool:
    """Tell whether someone says things to us: an interlocutor is no party."""
    says = _patterns()["says"]
    return any(says.match(cast.text, m.end) for m in entity.mentions)


def is_official(cast: Cast, entity: Entity) -> bool:
    """Tell whether a person is introduced with an office of state, ours or another's."""
    if id(entity) not in cast.officials:
        cast.officials[id(entity)] = _has_office(cast, entity)
    return cast.officials[id(entity)]


def _has_office(cast: Cast, entity: Entity) -> bool:
    before, behind, text = _patterns()["before"], _patterns()["behind"], cast.text
    for mention in entity.mentions:
        sentence = cast.document.sentence_at(mention.start)
        if before.search(text[max(sentence.start, mention.start - _NEAR) : mention.start]):
            return True
        if behind.match(text[mention.end : min(sentence.end, mention.end + _REACH)]):
            return True
    return False


def is_set_apart(cast: Cast, entity: Entity) -> bool:
    """Tell whether the cable says that a firm is another than the one meant, or has no part in the deal."""
    apart, behind, text = _patterns()["apart"], _patterns()["apart_behind"], cast.text
    return any(
        apart.search(text[max(0, m.start - _APART) : m.start]) or behind.match(text[m.end : m.end + _APART_BEHIND])
        for m in entity.mentions
    )


def is_contact(cast: Cast, entity: Entity) -> bool:
    """Tell whether a name is that of a point of contact, or stands only where one is given."""
    contacts = cast.document.cable.contacts
    if not contacts:
        return False
    keys = [key_of(name) for name in entity.names]
    if any(c.name and key_of(c.name) in keys for c in contacts):
        return True
    places = (cast.document.source_span(m.start, m.end) for m in entity.mentions)
    return bool(entity.mentions) and all(
        any(a <= s and e <= b for a, b in (c.span for c in contacts)) for s, e in places
    )


def is_ours(cast: Cast, entity: Entity) -> bool:
    """Tell whether a name is that of the person who classified the cable."""
    by = (cast.document.cable.classified_by or "").upper()
    return len(entity.name) > 5 and entity.name.upper() in by
