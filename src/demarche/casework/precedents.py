"""Precedents: earlier cases with the same parties, middlemen, goods, control entries or addresses, with the reasons."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from demarche.casework.case import Case
from demarche.casework.linking import Linking, Party
from demarche.casework.matter import words_of
from demarche.casework.model import CableFacts
from demarche.casework.parties import Mention

MIDDLEMEN = frozenset(["broker", "freight-forwarder", "bank", "consignee"])
_POINTS = {"party": 5.0, "middleman": 6.0, "address": 4.0, "control": 2.0, "likely": 1.0, "goods": 1.0}
_COMMON = 5000
"""Cases with one feature above which it finds no case by itself, but still counts where another does."""
_LEAST = 2.0
_GOODS = 3
"""Words of goods that count at the most."""


class Precedent(NamedTuple):
    """An earlier case, how much speaks for it, and what, in words."""

    case: Case
    score: float
    reasons: tuple[str, ...]

    def to_record(self) -> dict[str, object]:
        """Return the precedent as a plain value."""
        return {
            "request": self.case.id, "title": self.case.title, "status": self.case.status, "score": self.score,
            "reasons": list(self.reasons),
        }  # fmt: skip


Features = dict[tuple[str, str], str]
"""What a case can share with others, kind and value, and how its cables write it."""


class Precedents:
    """Finds precedents among the cases of a desk; made once, asked for many cases.

    `kept` is what `features` gave of the same cases and parties.
    """

    def __init__(self, cases: Iterable[Case], linking: Linking, kept: Iterable[Features] | None = None) -> None:
        self._cases = sorted(cases, key=lambda case: case.request.when)
        self._place = {case.id: i for i, case in enumerate(self._cases)}
        self._parties = {party.id: party for party in linking.parties}
        self._features = [_features(case, linking.party_of) for case in self._cases] if kept is None else list(kept)
        self._with: dict[tuple[str, str], list[int]] = defaultdict(list)
        for i, features in enumerate(self._features):
            for feature in features:
                self._with[feature].append(i)

    @property
    def features(self) -> list[Features]:
        """The features of each case, in order of time."""
        return self._features

    def of(self, case: Case, most: int = 10) -> list[Precedent]:
        """Return the precedents of a case, the best first: cases whose request was sent before."""
        place = self._place[case.id]
        features = self._features[place]
        common: dict[int, list[tuple[str, str]]] = defaultdict(list)
        for feature in features:
            cases = self._with[feature]
            if len(cases) <= _COMMON:
                for i in cases:
                    if i < place:
                        common[i].append(feature)
        for feature in features:
            if len(self._with[feature]) > _COMMON:
                for i, shared in common.items():
                    if feature in self._features[i]:
                        shared.append(feature)
        found = [
            Precedent(self._cases[i], score, self._reasons(shared, self._features[i]))
            for i, shared in common.items()
            if (score := _score(shared)) >= _LEAST
        ]
        return sorted(found, key=lambda row: (-row.score, -self._place[row.case.id]))[:most]

    def _reasons(self, shared: list[tuple[str, str]], theirs: Mapping[tuple[str, str], str]) -> tuple[str, ...]:
        named = {kind: sorted(value for k, value in shared if k == kind) for kind in _POINTS}
        middle = set(named["middleman"])
        rows = [f"the same middleman: {self._name(party)}" for party in named["middleman"]]
        rows += [f"the same party: {self._name(party)}" for party in named["party"] if party not in middle]
        rows += [f"the same address: {theirs['address', value]}" for value in named["address"]]
        rows += [f"the same control entry: {theirs['control', value]}" for value in named["control"]]
        likely = [value for value in named["likely"] if value not in named["control"]]
        rows += [f"goods that are likely to fall under {theirs['likely', value]}" for value in likely]
        if named["goods"]:
            rows.append(f"the same goods: {', '.join(named['goods'])}")
        return tuple(rows)

    def _name(self, party: str) -> str:
        known: Party | None = self._parties.get(party)
        return known.name if known else party


def _features(case: Case, party_of: Mapping[Mention, str]) -> Features:
    found: Features = {}
    for facts in case.cables:
        for (kind, value), written in (*_of_parties(facts, party_of), *_of_goods(facts)):
            found.setdefault((kind, value), written)
    return found


def _of_parties(facts: CableFacts, party_of: Mapping[Mention, str]) -> Iterator[tuple[tuple[str, str], str]]:
    for party in facts.parties:
        ident = party_of.get(Mention(facts.key, party.name))
        if ident is not None:
            yield ("party", ident), party.name
            if MIDDLEMEN.intersection(party.roles):
                yield ("middleman", ident), party.name
        if party.address:
            yield ("address", _squeezed(party.address)), party.address
    for relation in facts.relations:
        if relation.type == "located-in":
            yield ("address", _squeezed(relation.object)), relation.object


def _of_goods(facts: CableFacts) -> Iterator[tuple[tuple[str, str], str]]:
    for goods in facts.goods:
        for word in words_of(goods.text):
            yield ("goods", word), word
        for entry in goods.controls:
            yield ("control", _squeezed(entry)), entry
        for entry in goods.likely:
            yield ("likely", _squeezed(entry)), entry


def _squeezed(text: str) -> str:
    return re.sub(r"[^a-z0-9]", "", text.lower())


def _score(shared: list[tuple[str, str]]) -> float:
    middle = {value for kind, value in shared if kind == "middleman"}
    controls = {value for kind, value in shared if kind == "control"}
    goods = sum(kind == "goods" for kind, _ in shared)
    score = _POINTS["goods"] * min(goods, _GOODS)
    for kind, value in shared:
        counted = (kind == "party" and value in middle) or (kind == "likely" and value in controls) or kind == "goods"
        score += 0 if counted else _POINTS[kind]
    return round(score, 2)
