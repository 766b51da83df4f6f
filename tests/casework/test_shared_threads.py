"""The shared cables: threads, status and linked parties, from the truth about each cable and its text."""

import json
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from demarche.casework.linking import Linking, link_parties
from demarche.casework.model import CableFacts, facts_of
from demarche.casework.threads import build_cases

FIELDS = ("replies", "followups", "status", "answered_on", "late", "closed_on", "by_post")
ENOUGH = 0.95


@pytest.fixture(scope="module")
def truth(shared: Path) -> Any:
    return json.loads((shared / "cables" / "threads.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def facts(shared: Path) -> dict[str, CableFacts]:
    """The facts of each cable of the set that has threads, by file."""
    return {path.stem: _facts(path) for path in sorted((shared / "cables").glob("g2-*.json"))}


def _facts(path: Path) -> CableFacts:
    record = json.loads(path.read_text("utf-8"))
    data = path.with_suffix(".txt").read_bytes()
    try:
        text = data.decode()
    except UnicodeDecodeError:
        text = data.decode("latin-1")
    return facts_of({**record, "source": {"path": path.name}, "paragraphs": []}, text=text)


def test_threads_are_right(truth: Any, facts: dict[str, CableFacts]) -> None:
    cases = {case.id: case.to_record() for case in build_cases(facts.values())}
    for thread in truth["threads"]:
        case = cases[thread["request"]]
        assert {name: case[name] for name in FIELDS} == {name: thread[name] for name in FIELDS}


def test_other_cables_are_in_no_thread(truth: Any, facts: dict[str, CableFacts]) -> None:
    members = {cable.key for case in build_cases(facts.values()) for cable in case.cables}
    assert members.isdisjoint(truth["not_in_a_thread"])


def test_parties_are_linked(truth: Any, facts: dict[str, CableFacts]) -> None:
    found = _pairs(link_parties(facts.values(), build_cases(facts.values())), facts)
    wanted = {frozenset(pair) for cluster in truth["clusters"] for pair in combinations(cluster, 2)}
    right = len(wanted & found)
    assert 2 * right / (len(wanted) + len(found)) >= ENOUGH, (wanted - found, found - wanted)
    assert found.isdisjoint(map(frozenset, truth["different_party"]))


def _pairs(linking: Linking, facts: dict[str, CableFacts]) -> set[frozenset[str]]:
    files = {cable.key: name for name, cable in facts.items()}
    return {
        frozenset(pair)
        for party in linking.parties
        for pair in combinations([f"{files[mention.cable]}:{mention.name}" for mention in party.names], 2)
    }
