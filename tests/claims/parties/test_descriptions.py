"""What stands before and behind a name."""

import pytest

from demarche.claims.rules.naming.geography import Places
from demarche.claims.rules.parties.describe import around
from demarche.claims.rules.parties.nouns import last_noun
from demarche.claims.rules.parties.wording import Description


def _said(text: str, name: str = "Orlan Drev") -> list[Description]:
    start = text.index(name)
    return around(text, (start, start + len(name)), (0, len(text)), Places(text))


@pytest.mark.parametrize(
    ("text", "country", "role"),
    [
        ("the Tehran company Orlan Drev bought it", "IR", ""),
        ("the freight forwarder Orlan Drev took it", None, "freight-forwarder"),
        ("a Maltese broker called Orlan Drev took it", "MT", "broker"),
        ("a Bulgarian citizen, Orlan Drev, took it", "BG", "person-of-interest"),
        ("the name of the Syrian buyer, Orlan Drev.", "SY", "buyer"),
        ("The consignee is Orlan Drev.", None, "consignee"),
        ("Forwarder: Orlan Drev", None, "freight-forwarder"),
        ("Orlan Drev, a Moscow brokerage, took it", "RU", "broker"),
        ("Orlan Drev is a bank in Beirut.", "LB", "bank"),
        ("Orlan Drev, itself a manufacturer of pumps, took it", None, "manufacturer"),
    ],
)
def test_a_description_gives_country_and_role(text: str, country: str | None, role: str) -> None:
    said = next(d for d in _said(text) if d.noun)
    assert (said.country, said.noun and said.noun.role) == (country, role)


@pytest.mark.parametrize(
    "text", ["Orlan Drev of Lahore paid", "Orlan Drev, Lahore, paid", "Orlan Drev in Lahore, Pakistan, paid"]
)
def test_a_place_behind_a_name(text: str) -> None:
    assert [d.country for d in _said(text) if d.where == "place"] == ["PK"]


def test_an_owner_before_a_name() -> None:
    assert _said("They are for Syria's Orlan Drev.")[0].country == "SY"


def test_a_clause_tells_whose_work_is_done() -> None:
    said = _said("They are for Orlan Drev, which runs Libya's missile effort.")
    assert [d.country for d in said if d.where == "clause"] == ["LY"]


def test_an_item_of_a_list_is_not_described_by_the_one_before() -> None:
    assert [d for d in _said("it came from a Spanish maker, Orlan Drev took a fee") if d.where == "leading"] == []


def test_words_that_say_nothing() -> None:
    assert _said("they met Orlan Drev yesterday") == []


def test_the_last_and_longest_noun_counts() -> None:
    found = last_noun(["a", "small", "freight", "forwarder"])
    assert found is not None
    assert (found.word, found.noun.role) == ("freight forwarder", "freight-forwarder")
    assert last_noun(["nothing"]) is None
