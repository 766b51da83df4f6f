"""The claims of several pieces of one cable as one: each party once, relations by the names of parties."""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import replace
from typing import TypeVar

from demarche.claims.compare import name_key
from demarche.claims.model import Claims, Party, Relation

T = TypeVar("T")


def merge(pieces: Iterable[Claims]) -> Claims:
    """Return the claims of all pieces, each once.

    A relation between other than the parties is dropped and counted; where something is located may be any words.
    """
    several = list(pieces)
    parties = _parties(party for piece in several for party in piece.parties)
    names = {key: party.name for party in reversed(parties) for key in _keys(party)}
    every = [relation for piece in several for relation in piece.relations]
    relations = [known for relation in every if (known := _known(relation, names))]
    return Claims(
        kind=next((piece.kind for piece in several if piece.kind), None),
        parties=tuple(parties),
        unnamed_parties=_once((u for p in several for u in p.unnamed_parties), lambda u: u.text.lower()),
        relations=_once(relations, lambda r: (r.source, r.target, r.type)),
        goods=_once((g for p in several for g in p.goods), lambda g: g.text.lower()),
        events=_once((e for p in several for e in p.events), lambda e: (e.type, e.date, e.text)),
        legal_refs=_once((r for p in several for r in p.legal_refs), lambda r: r.name.upper()),
        asks=_once((a for p in several for a in p.asks), lambda a: (a.of, a.government, a.text)),
        deadline=next((piece.deadline for piece in several if piece.deadline), None),
        response=next((piece.response for piece in several if piece.response), None),
        dropped=sum(piece.dropped for piece in several) + len(every) - len(relations),
    )


def _parties(found: Iterable[Party]) -> list[Party]:
    parties: list[Party] = []
    by_key: dict[str, int] = {}
    for party in found:
        at = next((by_key[key] for key in _keys(party) if key in by_key), None)
        if at is None:
            at = len(parties)
            parties.append(party)
        else:
            parties[at] = _joined(parties[at], party)
        for key in _keys(parties[at]):
            by_key.setdefault(key, at)
    return parties


def _joined(party: Party, other: Party) -> Party:
    names = dict.fromkeys((*party.aliases, other.name, *other.aliases))
    names.pop(party.name, None)
    return replace(
        party,
        aliases=tuple(names),
        country=party.country or other.country,
        roles=tuple(dict.fromkeys((*party.roles, *other.roles))),
    )


def _keys(party: Party) -> list[str]:
    return [key for name in (party.name, *party.aliases) if (key := name_key(name))]


def _known(relation: Relation, names: dict[str, str]) -> Relation | None:
    source, target = (names.get(name_key(name)) for name in (relation.source, relation.target))
    if target is None and relation.type == "located-in":
        target = relation.target
    return replace(relation, source=source, target=target) if source and target and source != target else None


def _once(found: Iterable[T], key: Callable[[T], Hashable]) -> tuple[T, ...]:
    kept: dict[Hashable, T] = {}
    for claim in found:
        kept.setdefault(key(claim), claim)
    return tuple(kept.values())
