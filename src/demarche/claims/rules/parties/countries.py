"""Countries of the parties: as described, by place, by name and legal form, by those they belong to."""

import re
from collections import Counter
from collections.abc import Iterable

from demarche.claims.rules.parties.cast import Cast
from demarche.claims.rules.parties.entities import Entity
from demarche.claims.rules.parties.marked import Who, is_person, is_vessel
from demarche.claims.rules.parties.nouns import of_concern
from demarche.claims.rules.parties.trades import is_institute
from demarche.claims.words import load

_LICENSED = re.compile(r"\b(?:license|ECCN|USML)\b", re.IGNORECASE)
"""A cable that checks a license is about one of ours."""
_FLAG = re.compile(r"[\w]+(?:[- ][\w]+)?[- ](?:flag(?:ged)?|registered|registry)\b", re.IGNORECASE)


def settle_countries(cast: Cast, parties: Iterable[Entity]) -> None:
    """Give each party its country, where one can be told."""
    known = list(parties)
    for unnamed in cast.unnamed:
        cast.of(unnamed).country = unnamed.country
    for entity in known:
        cast.of(entity).country = _own(cast, entity)
    members = {id(who) for who in (*known, *cast.unnamed)}
    _share(cast, members)
    for entity in known:
        if cast.of(entity).country is None and entity.kind not in ("vessel", "person"):
            cast.of(entity).country = _likely(cast, entity)
    _share(cast, members)


def _share(cast: Cast, members: set[int]) -> None:
    """Give a person the country of the firm, and an institute of a country of concern that of those who act for it."""
    for _ in range(2):
        for one, kind, other, _at in cast.ties:
            if kind == "supplies" or id(one) not in members or id(other) not in members:
                continue
            _take(cast, one, other, kind)
            _take(cast, other, one, kind)


def _take(cast: Cast, one: Who, other: Who, kind: str) -> None:
    code = cast.of(other).country
    if cast.of(one).country is not None or code is None or is_vessel(one) or is_person(other):
        return
    if is_person(one) or kind == "subsidiary-of" or (code in of_concern() and kind != "owned-by"):
        cast.of(one).country = code


def _of_buyer(cast: Cast) -> str | None:
    """Return the likely country of a buyer: the destination where the seller's is asked, else the one asked."""
    if cast.reports or len(cast.hosts) != 1:
        return cast.destination if cast.replies else None
    host = next(iter(cast.hosts))
    sellers = {cast.of(e).country for e in cast.entities.all if cast.of(e).roles["supplier"]}
    return cast.destination if host in sellers else host


def _own(cast: Cast, entity: Entity) -> str | None:
    """Return the country that is said of an entity, or that its name holds."""
    said, places = cast.of(entity).countries, cast.of(entity).places
    if entity.kind == "person":
        return said[0] if said else None
    if entity.kind == "vessel":
        return said[0] if said else _flag(cast, entity) or _fleet(cast)
    if said and places:
        return places[0] if places[0] in said else said[0]
    if said:
        return Counter(said).most_common(1)[0][0]
    served = next((code for code in cast.of(entity).served if code in of_concern()), None)
    return places[0] if places else _in_name(cast, entity) or _by_legal_form(cast, entity) or served


def _flag(cast: Cast, entity: Entity) -> str | None:
    """Return the flag under which a vessel is said to sail."""
    for mention in entity.mentions:
        sentence = cast.document.sentence_at(mention.start)
        for hit in _FLAG.finditer(cast.text, sentence.start, sentence.end):
            inside = cast.places.within(hit.start(), hit.end()) or cast.places.within(
                max(0, hit.start() - 12), hit.end()
            )
            if code := next((p.code for p in reversed(inside) if p.code), None):
                return code
    return None


def _fleet(cast: Cast) -> str | None:
    """Return the flag of the ship that the cable speaks of without a name, where it speaks of one flag only."""
    flags = {u.country for u in cast.unnamed if u.noun.kind == "vessel"}
    return flags.pop() if len(flags) == 1 else None


def _in_name(cast: Cast, entity: Entity) -> str | None:
    """Return the country of a place in the name or behind it with "of"."""
    about = cast.hosts | of_concern()
    for mention in entity.mentions:
        behind = mention.end + 4 if cast.text[mention.end : mention.end + 4].lower() == " of " else -1
        for place in cast.places.within(mention.start, mention.end + 12):
            if place.start >= mention.end and place.start != behind:
                continue
            korea = cast.text[place.start : place.end].upper() == "KOREA"
            at_head = place.start == mention.start and (
                not cast.of(entity).roles["bank"] or cast.speaks_of(place.code or "", entity)
            )
            named = place.kind in ("country", "demonym") or at_head
            if place.code and (korea or named or place.code in about):
                return place.code
    return None


def _by_legal_form(cast: Cast, entity: Entity) -> str | None:
    words = {w.strip(",") for name in entity.names for w in name.upper().rstrip(".").replace("&", " ").split()}
    words |= {word.rstrip(".") for word in words}
    for form, codes in load("nouns")["legal_country"].items():
        if form in words:
            likely = [c for c in codes if c in cast.hosts] or [c for c in codes if c in cast.spoken_of]
            code: list[str] = codes if len(codes) == 1 else likely
            if len(code) == 1:
                return code[0]
    return None


def _likely(cast: Cast, entity: Entity) -> str | None:
    """Return the country that the part in the deal makes likely: the destination, or that of the government asked."""
    if "applicant" in cast.of(entity).nouns:
        return "US" if _LICENSED.search(cast.text) else None
    roles = +cast.of(entity).roles
    host = next(iter(cast.hosts)) if len(cast.hosts) == 1 else None
    sells = roles["supplier"] or roles["manufacturer"]
    if host and ((cast.replies and (sells or roles["bank"])) or (cast.reports and roles["freight-forwarder"])):
        return host
    if roles["buyer"] or roles["broker"] or roles["consignee"]:
        return host if cast.reports and "checked" in cast.of(entity).frames else _of_buyer(cast)
    uses = roles["end-user"] or roles["overseer"] or (roles["parent"] and not roles["supplier"])
    if (uses and cast.destination) or (not roles and is_institute(entity)):
        return cast.destination
    return host if sells or (not roles and cast.replies) else None
