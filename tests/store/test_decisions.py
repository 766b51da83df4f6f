from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from demarche.store import ClaimId, DeskError, Store
from tests.store.helpers import make_cable, write_cables

PARTY = "Halversund Trading LLC, a company in Turkey, offered three flow-forming machines to Baldovan Machine Works."
ID = "10PARIS1"


@pytest.fixture
def folder(store: Store, tmp_path: Path) -> str:
    """A folder of two cables that the store has read."""
    folder = write_cables(tmp_path / "in", make_cable(1, [PARTY]), make_cable(2, [PARTY + " Again."]))
    store.ingest([folder])
    assert "Halversund Trading LLC" in names(store)
    return folder


def names(store: Store, cable: str = ID) -> list[str]:
    return [party["name"] for party in store.view().record(cable)["parties"]]


def name(quote: str = "Halversund Trading LLC") -> ClaimId:
    return ClaimId(ID, "parties", quote)


@pytest.mark.usefixtures("folder")
def test_a_refused_claim_is_gone(store: Store) -> None:
    store.decide("roe", "refuse", name(), reason="a ship")
    assert "Halversund Trading LLC" not in names(store)
    assert "Halversund Trading LLC" in names(store, "10PARIS2")
    facts = {fact.reference_id: fact for fact in store.view().facts()}
    assert "Halversund Trading LLC" not in [party.name for party in facts[ID].parties]
    mentioned = [(mention.cable, mention.name) for mention in store.view().parties_mentions()]
    assert (ID, "Halversund Trading LLC") not in mentioned
    assert ("10PARIS2", "Halversund Trading LLC") in mentioned
    (decision,) = store.view().decisions(ID)
    assert (decision.who, decision.action, decision.reason) == ("roe", "refuse", "a ship")
    assert decision.old["name"] == "Halversund Trading LLC"


@pytest.mark.usefixtures("folder")
def test_a_corrected_claim_shows_the_new_value_and_who_gave_it(store: Store) -> None:
    store.decide("roe", "correct", name(), new={"country": "FR"})
    store.decide("dee", "correct", name(), new="Halversund Trading Ltd")
    (party,) = (p for p in store.view().record(ID)["parties"] if p["name"] == "Halversund Trading Ltd")
    assert (party["country"], party["decided_by"]) == ("FR", "dee")
    store.decide("roe", "refuse", name("Halversund Trading Ltd"))
    assert not [n for n in names(store) if n.startswith("Halversund")]


@pytest.mark.usefixtures("folder")
def test_a_field_that_is_no_list_is_corrected(store: Store) -> None:
    store.decide("roe", "correct", ClaimId(ID, "kind"), new="demarche-request")
    assert store.view().record(ID)["kind"] == "demarche-request"
    (fact,) = (fact for fact in store.view().facts() if fact.reference_id == ID)
    assert fact.kind == "demarche-request"


def test_decisions_outlive_every_reading(store: Store, folder: str) -> None:
    store.decide("roe", "correct", name(), new={"country": "FR"})
    store.decide("roe", "confirm", name("Baldovan Machine Works"))
    before = store.view().record(ID)["parties"]
    # This reader finds no claims at all.
    assert store.ingest([folder], extractor="none").updated == 2
    by_name = {party["name"]: party for party in store.view().record(ID)["parties"]}
    assert by_name["Halversund Trading LLC"]["country"] == "FR"
    assert by_name["Baldovan Machine Works"]["decided_by"] == "roe"
    assert names(store, "10PARIS2") == []
    store.ingest([folder])
    assert store.view().record(ID)["parties"] == before


@pytest.mark.usefixtures("folder")
def test_decisions_are_never_changed(store: Store) -> None:
    store.decide("roe", "refuse", name())
    for change in ("UPDATE decisions SET who = 'dee'", "DELETE FROM decisions"):
        with store.engine.connect() as connection, pytest.raises(DatabaseError, match="never changed"):
            connection.execute(text(change))
    assert [decision.who for decision in store.view().decisions()] == ["roe"]


@pytest.mark.usefixtures("folder")
def test_links_are_decided_whichever_end_is_named_first(store: Store) -> None:
    ends = ((ID, "Halversund Trading LLC"), ("10PARIS2", "Baldovan Machine Works"))
    one = store.decide_link("roe", "refuse", *ends, reason="two firms")
    other = store.decide_link("roe", "confirm", *reversed(ends))
    assert one.quote == other.quote
    assert [(d.field, d.action) for d in store.view().decisions()] == [("link", "refuse"), ("link", "confirm")]


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("action", "claim", "new", "message"),
    [
        ("shrug", name(), None, "is one of"),
        ("correct", name(), None, "needs a new value"),
        ("confirm", name(), "x", "needs a new value"),
        ("refuse", name("Nobody"), None, "Halversund Trading LLC"),
        ("refuse", ClaimId("10PARIS9", "parties", "x"), None, "no such cable"),
        ("refuse", ClaimId(ID, "colours", "x"), None, "no such field"),
        ("correct", name(), {"colour": "red"}, "has no colour"),
    ],
)
def test_what_cannot_be_decided_is_told(store: Store, action: str, claim: ClaimId, new: object, message: str) -> None:
    with pytest.raises(DeskError, match=message):
        store.decide("roe", action, claim, new=new)
    assert store.view().decisions() == []
