"""What a reader of some labels gets."""

from pathlib import Path

import pytest

from demarche.store import ClaimId, DeskError, Reader, Store, UnknownIdError, View
from demarche.store.labels import label_key
from tests.store.helpers import make_cable, write_cables

PARTY = "Halversund Trading LLC offered three flow-forming machines to Baldovan Machine Works."


@pytest.fixture
def low(store: Store, tmp_path: Path) -> View:
    """The view of a reader who sees what is unclassified or confidential, and no NOFORN."""
    store.ingest([
        write_cables(
            tmp_path / "in",
            make_cable(1, [("U", "The dues rise."), ("C", "The dredger sank."), ("C//NF", f"A yacht. {PARTY}")],
                       level="C O N F I D E N T I A L", subject="(C/NF) A YACHT"),
            make_cable(2, [("U", "The dues fall."), ("S", "A yacht sank.")], level="S E C R E T"),
            make_cable(3, [("U", f"Pilots strike. {PARTY}")]),
        )
    ])  # fmt: skip
    return store.view(Reader.of("UNCLASSIFIED", "C"))


def ids(view: View, words: str) -> list[str]:
    return sorted(hit.cable.id for hit in view.search(words).hits)


def test_only_portions_under_seen_labels_are_found(low: View, store: Store) -> None:
    assert ids(low, "dues") == ["10PARIS1"]
    assert ids(low, "dredger") == ["10PARIS1"]
    assert ids(low, "yacht") == []
    assert ids(store.view(), "yacht") == ["10PARIS1", "10PARIS2"]
    assert "yacht" not in low.search("dues").hits[0].snippet.text.lower()


def test_a_hidden_subject_is_not_shown(low: View) -> None:
    subjects = {cable.id: cable.subject for cable in low.cables()}
    assert subjects == {"10PARIS1": None, "10PARIS3": "HARBOUR LEVIES"}
    assert low.record("10PARIS1")["subject"] is None


def test_the_text_is_what_is_seen(low: View, store: Store) -> None:
    text = low.text("10PARIS1")
    assert "The dredger sank." in text
    assert "YACHT" not in text.upper()
    assert "A yacht." in store.view().text("10PARIS1")


def test_claims_of_hidden_portions_are_hidden(low: View) -> None:
    mentioned = {mention.cable for mention in low.parties_mentions()}
    assert mentioned == {"10PARIS3"}
    assert low.record("10PARIS1")["parties"] == []
    assert low.record("10PARIS3")["parties"]
    facts = {fact.reference_id: fact for fact in low.facts()}
    assert set(facts) == {"10PARIS1", "10PARIS3"}
    assert facts["10PARIS1"].parties == ()
    assert [row["number"] for row in low.record("10PARIS1")["paragraphs"]] == [1, 2]


def test_not_there_and_not_allowed_are_one_answer(low: View) -> None:
    answers = set()
    for cable in ("10PARIS2", "10PARIS9"):
        for ask in (low.record, low.text, low.source, low.places):
            with pytest.raises(UnknownIdError) as told:
                ask(cable)
            answers.add(str(told.value).replace(cable, "ID"))
    assert len(answers) == 1


def test_what_tells_of_the_whole_source_is_not_given(low: View) -> None:
    with pytest.raises(UnknownIdError):
        low.source("10PARIS3")
    assert set(low.record("10PARIS3")["source"].values()) == {None}


def test_decisions_about_hidden_claims_are_hidden(low: View, store: Store) -> None:
    party = store.view().record("10PARIS1")["parties"][0]["name"]
    claim = ClaimId("10PARIS1", "parties", party)
    with pytest.raises(DeskError):
        store.decide("roe", "refuse", claim, reader=low.reader)
    store.decide("roe", "refuse", claim)
    assert low.decisions() == []
    store.decide("roe", "refuse", claim._replace(cable="10PARIS3"), reader=low.reader)
    assert len(low.decisions()) == 1
    assert party not in [mention.name for mention in low.parties_mentions()]


def test_a_reader_without_labels_sees_nothing(store: Store, low: View) -> None:
    assert low.count() == 2
    for reader in (Reader(frozenset()), Reader.of("", "no mark"), Reader(frozenset([""]))):
        view = store.view(reader)
        assert view.search("dues").total == view.count() == 0
        assert list(view.facts()) == []


def test_a_cable_without_a_label_is_seen_only_by_who_sees_everything(store: Store, tmp_path: Path) -> None:
    store.ingest([write_cables(tmp_path / "in", "1. (U) The harbour dues rise.\n")])
    assert store.view().count() == 1
    assert store.view(Reader.of("U", "C", "S")).count() == 0


@pytest.mark.parametrize(
    "marks",
    [("S//NF", "S/NF", "SECRET//NOFORN", "SECRET/NOFORN"), ("U", "UNCLASSIFIED"), ("C - ENTIRE TEXT", "CONFIDENTIAL")],
)
def test_spellings_of_one_mark_are_one_label(marks: tuple[str, ...]) -> None:
    assert len(set(map(label_key, marks))) == 1


def test_what_is_no_mark_is_no_label() -> None:
    assert label_key(None) == label_key("") == label_key("hello") == label_key("NF") == ""
