"""Other names of an entity: in brackets behind its name, behind "also known as", behind "it goes by the names"."""

import re
from bisect import bisect_left
from functools import cache

from demarche.claims.rules.exchange.forms import Forms, forms_of
from demarche.claims.rules.naming.geography import Places
from demarche.claims.rules.naming.tokens import Mention
from demarche.claims.rules.naming.vocabulary import vocabulary
from demarche.claims.rules.parties.entities import Entities, Entity
from demarche.claims.words import load

_BRACKETS = re.compile(r"\.?[ ]?\([\"']?(?P<name>[^\W\d_][\w&/. '-]{0,38}?)[\"']?(?P<more>[;,/][^()]{0,80})?\)")
_MORE = re.compile(r"[\"']?(?:,[\"']? (?:and |or )?|[\"']? (?:and|or) )[\"']?")
_ONE_OF = ("name of ", "names of ", "name of the ", "names of the ")
"""Behind these stands the name that the other one is only a name of."""
_MOST = 3
"""Names in a row."""


def bracketed(text: str, places: Places, found: list[Mention]) -> tuple[list[Mention], list[tuple[Mention, Mention]]]:
    """Return the mentions without those in brackets behind others, and these as (name, other name)."""
    kept: list[Mention] = []
    others: list[tuple[Mention, Mention]] = []
    closed = 0
    for mention in found:
        if mention.start < closed:
            continue
        kept.append(mention)
        hit = _BRACKETS.match(text, mention.end)
        while hit is not None and (alias := _alias(text, places, *hit.span("name"))):
            others.append((mention, alias))
            closed = alias.end
            hit = _BRACKETS.match(text, hit.end())
    return kept, others


def _alias(text: str, places: Places, start: int, end: int) -> Mention | None:
    """Return the other name that stands in brackets; None where a remark, a legal form or a place does."""
    name = text[start:end].rstrip(". ")
    words, up = vocabulary(), name.upper().split()
    if not name or not name[0].isupper() or up[0].rstrip(".,") in _not_alias():
        return None
    place = places.at(start)
    if words.legal.fullmatch(f" {name}") or any(w in words.stops for w in up) or (place and place.end >= end):
        return None
    kind = "acronym" if name.isupper() and " " not in name else "name"
    return Mention(start, start + len(name), kind, legal=False)


def join_names(entities: Entities, others: list[tuple[Mention, Mention]]) -> None:
    """Give each entity its other names, and merge two that are said to be one."""
    for mention, alias in others:
        entity = entities.named(entities.text(mention))
        if entity is not None:
            entities.merge(entity, entities.named(entities.text(alias)))
            entities.call(entity, entities.text(alias))
            entity.mentions.append(alias)
    by_start = {m.start: (entity, m) for entity in entities.all for m in entity.mentions}
    gone: set[int] = set()
    for entity in entities.all:
        for mention in (
            entity.mentions if id(entity) not in gone else ()
        ):  # Those of the names it gets are looked at too.
            hit = _also().match(entities.document.text, mention.end)
            if hit is not None:
                _join_row(entities, entity, hit, by_start, gone)


def _join_row(
    entities: Entities, entity: Entity, hit: re.Match[str], by_start: dict[int, tuple[Entity, Mention]], gone: set[int]
) -> None:
    """Join the names behind "also known as" to an entity: one, or several in a row."""
    at = hit.end()
    for _ in range(_MOST):
        other, last = by_start.get(at) or by_start.get(at + 1) or (entity, None)
        if last is None or other is entity or id(other) in gone or (entity.kind == "person" and other.legal):
            return
        entities.merge(entity, other)
        gone.add(id(other))
        if hit.group().lower().endswith(_ONE_OF):
            own = [n for n in entity.names if n not in other.names]
            entity.names = [n for n in entity.names if n in other.names] + own
        following = _MORE.match(entities.document.text, last.end)
        if following is None:
            return
        at = following.end()


def join_by_pronoun(entities: Entities) -> None:
    """Join what "it also goes by the names X and Y" tells to the entity that was named before."""
    document = entities.document
    said = sorted(set(_said().find(document)))
    places = sorted((m.start, id(e)) for e in entities.all for m in e.mentions) if said else []
    for start, stop in said:
        known = {id(e): e for e in entities.all}
        sentence = document.sentence_at(start)
        until, begin, end = (bisect_left(places, (at, 0)) for at in (start, stop - 1, sentence.end))
        owner = _owner(entities, known, places[max(0, until - 2 * _MOST) : until])
        for _, other in places[begin:end]:
            if owner is not None and other in known and known[other] in entities.all:
                entities.merge(owner, known[other])


def _owner(entities: Entities, known: dict[int, Entity], before: list[tuple[int, int]]) -> Entity | None:
    """Return the first entity, and no person, of the sentence in which the last one before was named."""
    document = entities.document
    firms = [(at, known[n]) for at, n in before if n in known and known[n].kind != "person"]
    if not firms:
        return None
    sentence = document.sentence_at(firms[-1][0])
    return next(entity for at, entity in firms if document.sentence_at(at) == sentence)


@cache
def _said() -> Forms:
    return forms_of("aliases", "said", behind=r"[ ](?:called |named |known as )?(?:the )?", before=50, reach=80)


@cache
def _also() -> re.Pattern[str]:
    ways = "|".join(sorted(load("aliases")["also"], key=len, reverse=True))
    return re.compile(
        rf"(?:[ ]?\([^()]{{1,30}}\))?[ ]?(?:,|\(|,? (?:which|who|and|but|he|it|she))?[ ]?(?:{ways})[:,]?[ ](?:the )?"
        r"(?=[\"'A-Z])",
        re.IGNORECASE,
    )


@cache
def _not_alias() -> frozenset[str]:
    return frozenset(load("aliases")["not_alias"])
