"""Laws of the desk.

5. Ingesting the same bytes twice changes nothing (a crash at any point: `tests/store/test_kills.py`).
6. A person's correction outlives every later re-reading.
7. What a reader may not see changes nothing in what the reader gets.
"""

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.kills import content_of
from demarche.store import ClaimId, Filters, Reader, Store, View
from demarche.store.claims import LISTS, quote_of
from demarche.store.decisions import find_claim
from tests.property.pieces import texts
from tests.store.conftest import new_database, postgresql
from tests.store.helpers import make_cable, rows_of, write_cables

__all__ = ["postgresql"]

NewStore = Callable[[], Any]


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def new_store(request: pytest.FixtureRequest) -> NewStore:
    """Opens a new empty desk, as often as it is called."""

    @contextmanager
    def new_store() -> Iterator[tuple[Store, Path]]:
        with tempfile.TemporaryDirectory() as name:
            sqlite = request.param == "sqlite"
            url = f"{name}/desk.db" if sqlite else new_database(request.getfixturevalue("postgresql"))
            with Store.open(url) as store:
                yield store, Path(name)

    return new_store


few = settings(max_examples=10)

# Law 5


@few
@given(sources=st.lists(texts, max_size=4), again=st.randoms(use_true_random=False))
def test_law_5_the_same_bytes_twice_change_nothing(new_store: NewStore, sources: list[str], again: Any) -> None:
    with new_store() as (store, folder):
        paths = _write(folder / "in", sources)
        first = store.ingest(paths)
        before = rows_of(store)
        again.shuffle(paths)
        second = store.ingest([*paths, *paths])
        assert rows_of(store) == before
        assert (second.new, second.updated) == (0, 0)
        assert second.known == 2 * first.cables


@few
@given(sources=st.lists(texts, max_size=4), cut=st.integers(0, 4))
def test_law_5_in_two_goes_or_in_one(new_store: NewStore, sources: list[str], cut: int) -> None:
    with new_store() as (store, folder), new_store() as (other, _):
        paths = _write(folder / "in", sources)
        store.ingest(paths)
        other.ingest(paths[:cut])
        other.ingest(paths)
        assert content_of(store) == content_of(other)


def _write(folder: Path, sources: list[str]) -> list[str]:
    folder.mkdir()
    paths = []
    for i, text in enumerate(sources):
        path = folder / f"{i}.txt"
        path.write_bytes(text.encode("utf-8", "surrogatepass"))
        paths.append(str(path))
    return paths


# Law 6

SENTENCES = [
    "Halversund Trading LLC, a company in Turkey, offered three flow-forming machines to Baldovan Machine Works.",
    "Orrington Precision GmbH of Germany sold forty pressure transducers to the Samarkand Alloy Institute.",
    "Kestrel Peak Logistics shipped two tonnes of maraging steel to Tessin and Daro AG in March 2009.",
    "Please report the response of the government by March 12.",
]


@few
@given(data=st.data())
def test_law_6_corrections_outlive_every_reading(new_store: NewStore, data: st.DataObject) -> None:
    with new_store() as (store, folder):
        text = make_cable(1, data.draw(st.lists(st.sampled_from(SENTENCES), min_size=1, unique=True)))
        path = write_cables(folder / "in", text)
        store.ingest([path])
        (cable,) = (info.id for info in store.view().cables())
        for _ in range(data.draw(st.integers(1, 4))):
            _decide(store, cable, data)
        expected = store.view().record(cable)
        for extractor in data.draw(st.permutations(["none", "rules"])):
            store.ingest([path], extractor=extractor)
        store.ingest([path])
        assert store.view().record(cable) == expected
        # A reading that finds nothing leaves what persons decided, and nothing else.
        store.ingest([path], extractor="none")
        kept = store.view().record(cable)
        for decision in store.view().decisions():
            last = [d for d in store.view().decisions() if (d.field, d.quote) == (decision.field, decision.quote)][-1]
            if last is decision or last == decision:
                quotes = [quote_of(decision.field, claim) for claim in kept[decision.field]]
                assert (decision.quote in quotes) == (decision.action == "confirm")


def _decide(store: Store, cable: str, data: st.DataObject) -> None:
    record = store.view().record(cable)
    claims = [(field, quote_of(field, claim)) for field in LISTS for claim in record[field]]
    claims = [(field, quote) for field, quote in claims if field in ("parties", "goods")]
    if not claims:
        return
    field, quote = data.draw(st.sampled_from(claims))
    action = data.draw(st.sampled_from(["confirm", "refuse"]))
    store.decide("roe", action, ClaimId(cable, field, quote))
    if action == "confirm":
        assert find_claim(store.view().record(cable), field, quote)["decided_by"] == "roe"


# Law 7

WORDS = ["dues", "dredger", "flow", "forming", "pilot", "strike"]
HIDDEN = ["dues", "dredger", "yacht", "flow", "secretive", "forming"]
LOW = ("U", "C")
QUERIES = ["dues", "dredger flow", '"flow forming"', "fl*", "dues -pilot", "yacht", "secretive", "", "strike pilot"]
sentences = st.lists(st.sampled_from(WORDS), min_size=1, max_size=8).map(" ".join)
hidden_sentences = st.lists(st.sampled_from(HIDDEN), min_size=1, max_size=30).map(" ".join)
seen_paragraphs = st.lists(st.tuples(st.sampled_from(LOW), sentences), min_size=1, max_size=3)
hidden_paragraphs = st.lists(st.tuples(st.sampled_from(["C//NF", "S"]), hidden_sentences), max_size=2)
hidden_cables = st.lists(st.tuples(st.sampled_from(["U", "S"]), hidden_sentences), min_size=1, max_size=2)
World = list[tuple[str, bool]]


@st.composite
def worlds(draw: st.DrawFn) -> tuple[list[str], list[str]]:
    """Two lists of cables that differ only in what the low reader may not see."""
    one: list[str] = []
    other: list[str] = []
    for number in range(1, draw(st.integers(1, 5)) + 1):
        seen = draw(seen_paragraphs)
        for world in (one, other):
            for _ in range(draw(st.integers(0, 1))):
                hidden = 100 + len(world)
                world.append(make_cable(hidden, draw(hidden_cables), level="S E C R E T", station="ROME"))
            paragraphs = [*seen, *draw(hidden_paragraphs)]
            world.append(make_cable(number, paragraphs, level="C O N F I D E N T I A L"))
    return one, other


@settings(max_examples=15)
@given(pair=worlds())
def test_law_7_what_is_hidden_changes_nothing(new_store: NewStore, pair: tuple[list[str], list[str]]) -> None:
    answers = []
    for world in pair:
        with new_store() as (store, folder):
            store.ingest([write_cables(folder / "in", *world)], extractor="none")
            answers.append(_answers(store.view(Reader.of(*LOW))))
    assert answers[0] == answers[1]
    assert answers[0]["cables"]


def _answers(view: View) -> dict[str, object]:
    """Return all that a view says."""
    cables = view.cables()
    return {
        "cables": cables,
        "count": view.count(),
        "filtered": [
            view.cables(chosen)
            for chosen in (
                Filters(station="ROME"),
                Filters(tags=("PARM",)),
                Filters(since=date(2010, 1, 1)),
                Filters(kind="reporting"),
            )
        ],
        "search": [view.search(query) for query in QUERIES],
        "pages": [view.search("dues", limit=1, offset=at) for at in range(3)],
        "records": list(view.records()),
        "facts": list(view.facts()),
        "texts": [view.text(cable.id) for cable in cables],
        "mentions": list(view.parties_mentions()),
        "decisions": view.decisions(),
    }
