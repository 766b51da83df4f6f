"""What a desk has worked out is given back as it was, until something changes, and to no other reader."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select

from demarche.casework.threads import build_cases
from demarche.desk import Desk
from demarche.desk import desk as at_work
from demarche.desk.agenda import agenda
from demarche.desk.dossier import case_dossier
from demarche.desk.due import deadlines
from demarche.desk.sheet import party_sheet
from demarche.store import ClaimId, Reader, Store
from demarche.store.schema import derived
from tests.store.helpers import make_cable, write_cables

TODAY = date(2010, 3, 1)


@pytest.fixture
def store(examples: Path, tmp_path: Path) -> Iterator[Store]:
    """The examples, two texts under one reference, and a cable without one."""
    with Store.open(str(tmp_path / "desk.db")) as store:
        more = write_cables(tmp_path / "in", make_cable(1), make_cable(1, ["Another text."]), "The dues rise.\n")
        store.ingest([str(examples), more])
        yield store


def answers(store: Store, today: date = TODAY, reader: Reader | None = None) -> Any:
    """All that a desk says, as plain values."""
    desk = Desk(store, today, reader)
    said = {
        "agenda": agenda(desk),
        "cases": [case.to_record() for case in desk.cases],
        "dossiers": [case_dossier(desk, case) for case in desk.cases],
        "due": [row.to_record() for row in deadlines(desk, everything=True)],
        "parties": [party_sheet(desk, party) for party in desk.linking.parties],
        "network": desk.network.to_record(),
        "facts": [facts.to_json() for facts in desk.facts],
        "ids": [desk.stored_id(facts.key) for facts in desk.facts],
    }
    return json.loads(json.dumps(said))


class Work:
    """Counts how often cases are built and parties linked."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.done: list[str] = []
        for name in ("build_cases", "link_parties"):
            monkeypatch.setattr(at_work, name, self._counting(name, getattr(at_work, name)))

    def _counting(self, name: str, function: Any) -> Any:
        def call(*arguments: Any) -> Any:
            self.done.append(name)
            return function(*arguments)

        return call


def test_what_is_kept_is_what_was_worked_out(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    work = Work(monkeypatch)
    first = answers(store)
    assert work.done == ["build_cases", "link_parties"]
    assert first["cases"]
    assert first["parties"]
    assert answers(store) == first
    assert work.done == ["build_cases", "link_parties"]


def test_the_day_is_no_part_of_what_is_kept(store: Store, examples: Path, tmp_path: Path) -> None:
    answers(store, date(2000, 1, 1))
    later = [case.to_record() for case in Desk(store, date(2030, 1, 1)).cases]
    with Store.open(str(tmp_path / "other.db")) as other:
        other.ingest([str(examples)])
        expected = [case.to_record() for case in Desk(other, date(2030, 1, 1)).cases]
    assert later == expected
    assert any(event["state"] == "overdue" for case in later for event in case["events"])


def test_new_cables_are_seen(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = answers(store)
    store.ingest([write_cables(tmp_path / "more", make_cable(7, ["Something else."]))])
    work = Work(monkeypatch)
    after = answers(store)
    assert work.done == ["build_cases", "link_parties"]
    assert after["agenda"]["cables"] == before["agenda"]["cables"] + 1


def test_known_cables_change_nothing(store: Store, examples: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = answers(store)
    store.ingest([str(examples)])
    work = Work(monkeypatch)
    assert answers(store) == before
    assert work.done == []


def test_a_decision_about_a_claim_is_seen(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    before = answers(store)
    mention = before["parties"][0]["names"][0]
    store.decide("Ines", "refuse", ClaimId(mention["cable"], "parties", mention["name"]))
    work = Work(monkeypatch)
    after = answers(store)
    assert work.done == ["build_cases", "link_parties"]
    assert mention not in [name for party in after["parties"] for name in party["names"]]
    assert answers(store) == after


def test_a_claim_that_is_confirmed_changes_no_case(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    before = answers(store)
    mention = before["parties"][0]["names"][0]
    store.decide("Ines", "confirm", ClaimId(mention["cable"], "parties", mention["name"]))
    work = Work(monkeypatch)
    after = answers(store)
    assert work.done == []
    for name in ("agenda", "cases", "network", "facts"):
        assert after[name] == before[name]
    assert after["parties"][0]["roles_by_cable"][0]["decided_by"] == "Ines"
    # What a later stand works out anew is the same.
    assert [case.to_record() for case in build_cases(store.view().facts(), TODAY)] == before["cases"]


def test_a_decision_about_a_link_leaves_the_cases(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    before = answers(store)
    party = next(row for row in before["parties"] if len(row["names"]) > 1)
    a, b = [(row["cable"], row["name"]) for row in party["names"][:2]]
    store.decide_link("Ines", "refuse", a, b)
    work = Work(monkeypatch)
    after = answers(store)
    assert work.done == ["link_parties"]
    assert len(after["parties"]) > len(before["parties"])


def test_law_7_what_is_kept_of_one_view_is_shown_in_no_other(store: Store, examples: Path, tmp_path: Path) -> None:
    reader = Reader.of("SECRET", "CONFIDENTIAL")
    answers(store)
    with store.engine.connect() as connection:
        kept = connection.execute(select(derived.c.name, derived.c.key)).all()
    with Store.open(str(tmp_path / "other.db")) as other:
        # Nothing was ever kept here.
        other.ingest([str(examples), str(tmp_path / "in")])
        assert answers(store, reader=reader) == answers(other, reader=reader)
        with other.engine.connect() as connection:
            assert connection.execute(select(func.count()).select_from(derived)).scalar() == 0
    with store.engine.connect() as connection:
        assert connection.execute(select(derived.c.name, derived.c.key)).all() == kept
    for name, key in kept:
        assert store.view().kept(name, key) is not None
        assert store.view(reader).kept(name, key) is None


def test_what_was_worked_out_of_an_older_stand_is_not_kept(store: Store, tmp_path: Path) -> None:
    stand = store.view().stand()
    store.ingest([write_cables(tmp_path / "more", make_cable(7, ["Something else."]))])
    store.keep(stand, "key", {"cases": [1]})
    assert store.view().kept("cases", "key") is None
    store.keep(store.view().stand(), "key", {"cases": [1], "none": []})
    assert store.view().kept("cases", "key") == [1]
    assert store.view().kept("none", "key") == []
    assert store.view().kept("cases", "another key") is None
    store.keep(store.view().stand(), "new key", {"cases": [2]})
    assert store.view().kept("cases", "key") is None
    assert store.view().kept("cases", "new key") == [2]


def test_two_desks_at_once_say_the_same(store: Store) -> None:
    one, other = Desk(store, TODAY), Desk(store, TODAY)
    assert [case.id for case in one.cases] == [case.id for case in other.cases]
    # Both began with nothing kept, and both keep it.
    assert agenda(one) == agenda(other)
    assert agenda(Desk(store, TODAY)) == agenda(one)


def test_a_desk_that_nobody_may_write_to_is_read(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    with store.engine.execution_options(demarche_writes=True).begin() as connection:
        connection.exec_driver_sql(
            "CREATE TRIGGER closed BEFORE INSERT ON derived BEGIN SELECT RAISE(ABORT, 'no'); END"
        )
    first = answers(store)
    work = Work(monkeypatch)
    assert answers(store) == first
    assert work.done == ["build_cases", "link_parties"]


def test_two_texts_under_one_reference_are_one_cable_for_casework(store: Store) -> None:
    keys = [facts.key for facts in store.view().facts()]
    assert keys.count("10PARIS1") == 2
    desk = Desk(store, TODAY)
    assert len(desk.facts) == len(keys)
    for case in desk.cases:
        assert len({facts.key for facts in case.cables}) == len(case.cables)
    assert desk.record("10PARIS1")["reference_id"] == "10PARIS1"
