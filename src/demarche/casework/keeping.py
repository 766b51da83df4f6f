"""Cases and linked parties as plain values: to be kept, and given back without being worked out again."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from demarche._version import __version__
from demarche.casework.case import Case, Event, Limit, Member, iso_day
from demarche.casework.model import CableFacts
from demarche.casework.parties import Mention
from demarche.casework.party import Link, Linking, Party
from demarche.casework.precedents import Features
from demarche.casework.steady import steady


@cache
def casework_version() -> str:
    """Return what changes whenever casework may come to other results from the same facts: its code or its data."""
    found = hashlib.sha256(__version__.encode())
    for file in _files_in(files("demarche.casework")):
        found.update(file.name.encode())
        found.update(file.read_bytes())
    return found.hexdigest()[:16]


def _files_in(folder: Traversable) -> Iterator[Traversable]:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir():
            yield from _files_in(entry)
        elif entry.name.endswith((".py", ".toml")):
            yield entry


def cases_to_json(cases: Iterable[Case], facts: Sequence[CableFacts]) -> list[Any]:
    """Return cases as plain values; `facts` holds the cables that they are made of, which are named by their place."""
    place = {id(cable): i for i, cable in enumerate(facts)}
    return [
        [
            place[id(case.request)],
            [[place[id(m.facts)], m.role, m.post, list(m.reasons)] for m in case.members],
            list(case.posts),
            case.status,
            iso_day(case.answered_on),
            iso_day(case.due),
            case.late,
            iso_day(case.closed_on),
            [list(event) for event in case.events],
            list(case.limit) if case.limit else None,
        ]
        for case in cases
    ]


def cases_from_json(rows: Iterable[Any], facts: Sequence[CableFacts]) -> list[Case]:
    """Return the cases that `cases_to_json` wrote, over the same cables."""
    with steady():
        return [_case(row, facts) for row in rows]


def _case(row: Sequence[Any], facts: Sequence[CableFacts]) -> Case:
    request, members, posts, status, answered_on, due, late, closed_on, events, limit = row
    return Case(
        request=facts[request],
        members=tuple(Member(facts[i], role, post, tuple(reasons)) for i, role, post, reasons in members),
        posts=tuple(posts),
        status=status,
        answered_on=_day(answered_on),
        due=_day(due),
        late=late,
        closed_on=_day(closed_on),
        events=tuple(_event(*event) for event in events),
        limit=Limit(limit[0], _span(limit[1]), tuple(limit[2]), limit[3]) if limit else None,
    )


def _event(state: str, day: str | None, cable: str, post: str | None, *told: Any) -> Event:  # noqa: ANN401 - JSON
    text, span = told
    return Event(state, day, cable, post, text, _span(span))


def _span(span: list[int] | None) -> tuple[int, int] | None:
    return (span[0], span[1]) if span else None


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def links_to_json(linking: Linking) -> list[Any]:
    """Return the links as plain values: those that were made, then those that wait."""
    return [[*link, made] for made, links in ((True, linking.links), (False, linking.proposals)) for link in links]


def parties_to_json(linking: Linking) -> list[Any]:
    """Return the parties as plain values; their links are named by their place in `links_to_json`."""
    place = {id(link): i for i, link in enumerate((*linking.links, *linking.proposals))}
    return [_plain(party, place) for party in linking.parties]


def _plain(party: Party, place: Mapping[int, int]) -> list[Any]:
    at = {mention: i for i, mention in enumerate(party.names)}
    return [
        party.id,
        party.name,
        party.kind,
        party.country,
        list(party.roles),
        [list(mention) for mention in party.names],
        list(party.aliases),
        [place[id(link)] for link in party.links],
        [[at[mention] for mention in group] for group in party.same],
    ]


def linking_from_json(parties: Iterable[Any], links: Iterable[Any]) -> Linking:
    """Return the linking of which `parties_to_json` and `links_to_json` were written."""
    with steady():
        every = [(Link(*link), made) for *link, made in links]
        told = [link for link, _ in every]
        found = tuple(_party(row, told) for row in parties)
        made = tuple(link for link, made in every if made)
        waiting = tuple(link for link, made in every if not made)
        return Linking(found, made, waiting, {mention: party.id for party in found for mention in party.names})


def _party(row: Sequence[Any], links: Sequence[Link]) -> Party:
    ident, name, kind, country, roles, names, aliases, own, same = row
    mentions = tuple(Mention(*mention) for mention in names)
    return Party(
        id=ident,
        name=name,
        kind=kind,
        country=country,
        roles=tuple(roles),
        names=mentions,
        aliases=tuple(aliases),
        links=tuple(links[i] for i in own),
        same=tuple(tuple(mentions[i] for i in group) for group in same),
    )


def features_to_json(features: Iterable[Features]) -> list[Any]:
    """Return the features of cases as plain values."""
    return [[[*feature, written] for feature, written in row.items()] for row in features]


def features_from_json(rows: Iterable[Any]) -> list[Features]:
    """Return the features that `features_to_json` wrote."""
    with steady():
        return [{(kind, value): written for kind, value, written in row} for row in rows]
