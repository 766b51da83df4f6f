"""Which party a person means by a name."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from demarche.desk import Desk, NotFoundError
from demarche.desk.links import Links, waits
from demarche.desk.sheet import find_party
from demarche.store import Store
from tests.casework.make import party, request

FACTS = [
    request(
        "10STATE4401",
        "2010-02-24",
        parties=[party("Varnholt Pumpen GmbH", "DE"), party("Varnholt Marine Ltd.", "CY", aliases=["VML"])],
    ),
    request("10STATE5502", "2010-03-24", parties=[party("Varnholt Marine", "CY"), party("Orsk Metall", "RU")]),
]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with Store.open(str(tmp_path / "desk.db")) as store:
        desk = Desk(store)
        desk.__dict__["facts"] = FACTS
        yield desk


@pytest.mark.parametrize("name", ["Orsk Metall", "orsk", "METALL"])
def test_words_of_a_name_are_enough(desk: Desk, name: str) -> None:
    assert find_party(desk, name).name == "Orsk Metall"


def test_an_alias_names_its_party(desk: Desk) -> None:
    assert find_party(desk, "vml").country == "CY"


def test_a_whole_name_stands_above_words_of_others(desk: Desk) -> None:
    assert find_party(desk, "varnholt marine ltd").country == "CY"


def test_a_name_of_several_parties_asks_which(desk: Desk) -> None:
    with pytest.raises(NotFoundError, match="2 parties are called so") as caught:
        find_party(desk, "Varnholt")
    ids = [line.split()[0] for line in str(caught.value).splitlines()[1:]]
    assert {find_party(desk, ident).country for ident in ids} == {"DE", "CY"}


def test_an_unknown_name_is_told_with_the_nearest(desk: Desk) -> None:
    with pytest.raises(NotFoundError, match="nearest: Orsk Metall"):
        find_party(desk, "Orsk Metal")


def test_every_link_is_found_by_its_id_and_by_what_it_joins(desk: Desk) -> None:
    links = Links(desk)
    rows = links.of_party(find_party(desk, "vml").id)
    assert rows
    for row in rows:
        assert links.find(row["id"]).id == row["id"]
        assert links.find(f"{row['a']} = {row['b']}").id == row["id"]
        assert not waits(row)
