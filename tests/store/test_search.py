from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from demarche.store import Filters, Store
from demarche.store.query import Clause, parse_query
from demarche.store.snippet import make_snippet
from tests.store.helpers import ids_of, make_cable, write_cables

Fill = Callable[..., None]


@pytest.fixture
def fill(store: Store, tmp_path: Path) -> Fill:
    """Takes cables into the store."""

    def fill(*texts: str, extractor: str = "none") -> None:
        store.ingest([write_cables(tmp_path / "in", *texts)], extractor=extractor)

    return fill


def test_all_words_must_stand(store: Store, fill: Fill) -> None:
    fill(
        make_cable(1, ["The flow forming machine left."]),
        make_cable(2, ["Forming takes time.", "The flow stops."]),
        make_cable(3, ["Pilots strike."]),
    )
    assert sorted(ids_of(store, "flow FORMING")) == ["10PARIS1", "10PARIS2"]
    assert ids_of(store, '"flow forming"') == ["10PARIS1"]
    assert ids_of(store, "flow-forming") == ["10PARIS1"]
    assert ids_of(store, "flow -machine") == ["10PARIS2"]
    assert sorted(ids_of(store, "form*")) == ["10PARIS1", "10PARIS2"]
    assert ids_of(store, '"flow form*"') == ["10PARIS1"]
    assert ids_of(store, "-flow strike") == ["10PARIS3"]
    assert ids_of(store, "flow strike") == []
    assert ids_of(store, '"forming flow"') == []


def test_no_phrase_reaches_from_one_paragraph_into_the_next(store: Store, fill: Fill) -> None:
    fill(make_cable(1, ["It may flow", "Forming takes time."]))
    assert ids_of(store, "flow forming") == ["10PARIS1"]
    assert ids_of(store, '"flow 2"') == []


def test_rarer_and_more_frequent_words_stand_first(store: Store, fill: Fill) -> None:
    common = [make_cable(n, ["The dues rise and rise again."]) for n in range(1, 6)]
    fill(
        *common, make_cable(6, ["The dues and the dredger, the dredger."]), make_cable(7, ["The dredger rises today."])
    )
    assert ids_of(store, "dredger") == ["10PARIS6", "10PARIS7"]
    scores = [hit.score for hit in store.view().search("dues").hits]
    assert scores == sorted(scores, reverse=True)
    assert len(scores) == 6


def test_the_newer_of_equals_stands_first_and_pages_follow_each_other(store: Store, fill: Fill) -> None:
    fill(*(make_cable(n, ["The dues rise."], day=f"{n:02}1605Z FEB 10") for n in range(10, 25)))
    found = store.view().search("dues", limit=4)
    assert found.total == 15
    assert [hit.cable.id for hit in found.hits] == [f"10PARIS{n}" for n in (24, 23, 22, 21)]
    pages = [ids_of(store, "dues", limit=4, offset=at) for at in range(0, 16, 4)]
    assert sum(pages, []) == [f"10PARIS{n}" for n in range(24, 9, -1)]  # noqa: RUF017 - a few
    assert [cable.id for cable in store.view().cables(limit=2)] == ["10PARIS24", "10PARIS23"]


def test_filters_leave_what_they_say(store: Store, fill: Fill) -> None:
    party = (
        "Halversund Trading LLC, a company in Turkey, offered three flow-forming machines to Baldovan Machine Works."
    )
    fill(
        make_cable(1, [party], station="PARIS", tags="PARM, FR"),
        make_cable(2, ["Nothing."], station="ROME", tags="PARM, IT", day="051605Z MAR 10"),
        make_cable(3, ["Nothing more."], station="ROME", tags="PREL, IT", day="051605Z APR 11"),
        extractor="rules",
    )
    view = store.view()

    def left(**options: object) -> list[str]:
        return [cable.id for cable in view.cables(Filters(**options))]  # type: ignore[arg-type]

    assert left(station="Rome") == ["11ROME3", "10ROME2"]
    assert left(station="AMEMBASSY ROME") == ["11ROME3", "10ROME2"]
    assert left(tags=("parm",)) == ["10ROME2", "10PARIS1"]
    assert left(tags=("PARM", "IT")) == ["10ROME2"]
    assert left(since=date(2010, 3, 1), until=date(2010, 12, 31)) == ["10ROME2"]
    assert left(until=date(2010, 2, 1)) == ["10PARIS1"]
    assert left(party="halversund trading") == ["10PARIS1"]
    assert left(party="trading halversund") == []
    (about,) = (party for party in view.record("10PARIS1")["parties"] if party["name"].startswith("Halversund"))
    assert left(country=about["country"]) == ["10PARIS1"]
    assert left(kind=view.record("10ROME2")["kind"])
    assert view.count(Filters(station="ROME")) == 2
    assert ids_of(store, "nothing", filters=Filters(tags=("PREL",))) == ["11ROME3"]


def test_snippets_show_the_words(store: Store, fill: Fill) -> None:
    long = " ".join(f"word{n}" for n in range(80))
    fill(make_cable(1, ["Pilots strike.", f"{long} the\nold dredger sank. {long}"]))
    (hit,) = store.view().search("dredger").hits
    assert "the old dredger sank." in hit.snippet.text
    assert [hit.snippet.text[start:end] for start, end in hit.snippet.marks] == ["dredger"]
    (plain,) = store.view().search("", limit=1).hits
    assert "Pilots strike" in plain.snippet.text


def test_words_without_letters_find_nothing_and_break_nothing(store: Store, fill: Fill) -> None:
    fill(make_cable(1))
    for odd in ("", '"', "-", "*", '"" - *', "'; DROP TABLE readings", "\x01tag\x01parm"):
        store.view().search(odd)
    assert store.view().search("zzz").total == 0


def test_an_empty_desk_has_nothing(store: Store) -> None:
    view = store.view()
    assert view.search("dues").total == 0
    assert view.cables() == []
    assert not [*view.facts(), *view.parties_mentions(), *view.decisions(), *view.records()]


def test_queries() -> None:
    assert parse_query('Flow "Forming  machine" mill* -valve -"old dredger"') == (
        Clause(("flow",)),
        Clause(("forming", "machine")),
        Clause(("mill",), prefix=True),
        Clause(("valve",), excluded=True),
        Clause(("old", "dredger"), excluded=True),
    )
    assert parse_query("five-axis café ...") == (Clause(("five", "axis")), Clause(("cafe",)))


def test_a_snippet_of_nothing_is_empty() -> None:
    assert make_snippet([], parse_query("x")).text == ""
    assert make_snippet(["...", "one two"], ()).text == "one two"
