import pytest

from demarche.claims.rules.goods.quantities import quantity_behind
from demarche.claims.rules.goods.words import plural_of, singular_of
from tests.claims.dealing import goods


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("20 valves", "20"),
        ("two valves", "two"),
        ("1,200 kg of graphite", "1,200 kg"),
        ("12 METRIC TONS OF GRAPHITE", "12 METRIC TONS"),
        ("some 600 square meters of carbon fiber", "some 600 square meters"),
        ("four sets of valves", "four sets"),
        ("more than 40 valves", "more than 40"),
        ("a dozen valves", "a dozen"),
        ("2 million rounds of 7.62 mm ammunition", "2 million rounds"),
        ("60 of the valves", "60"),
        ("valves (200 units)", "200 units"),
        ("the two Swiss valves", "two"),
        ("valves, three tons in all", "three tons"),
        ("valves (two)", "two"),
        ("23 tanks of nitric acid", "23 tanks"),
        ("fifteen Ferox pumps", "fifteen"),
        ("7075 aluminum", None),
        ("a vacuum furnace", None),
    ],
)
def test_the_quantity_is_as_written(words: str, expected: str | None) -> None:
    (found,) = goods(f"Norvik sold {words} to Rahat.")
    assert found.quantity == expected


@pytest.mark.parametrize(
    "words", ["In May 2008 valves were sold to Rahat.", "Under paragraph 7 valves were sold to Rahat."]
)
def test_a_year_or_the_number_of_a_paragraph_is_none(words: str) -> None:
    (found,) = goods(words)
    assert found.quantity is None


def test_a_quantity_behind_needs_a_number() -> None:
    assert quantity_behind("pumps (spare) and", 5) is None
    assert quantity_behind("pumps (2009) and", 5) is None


@pytest.mark.parametrize("word", ["gyro", "press", "battery", "lens", "valve"])
def test_plurals_lead_back_to_their_singular(word: str) -> None:
    assert singular_of(plural_of(word)) == word
