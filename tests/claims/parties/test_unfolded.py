"""Clauses, brackets, descriptions and pronouns: what they tell of the party that they speak of."""

import pytest

from tests.claims.parties.deals import relations

_A, _B, _C = "Hadlor Pumpen GmbH", "Barlo Trading LLC", "Zarnd Metals Institute"
_D, _E = "Orlan Holdings AG", "Miravel S.r.l."
_P, _Q = "Karim Fanser", "Dieter Kessel"


@pytest.mark.parametrize(
    "told",
    [
        f"{_A}, whose director, {_Q}, has long traded with the region, delivered two pumps to {_B}.",
        f"{_A}, of which {_Q} is managing director, sold two pumps to {_B}.",
        f"{_A} (whose director, {_Q}, is known to us) shipped two pumps to {_B}.",
        f"{_A} (director: {_Q}) sold two pumps to {_B}.",
    ],
)
def test_a_clause_tells_of_the_name_before_it_and_parts_no_sentence(told: str) -> None:
    assert {(_A, "supplies", _B), (_Q, "oversees", _A)} <= relations(told)


@pytest.mark.parametrize(
    ("told", "relation"),
    [
        (f"{_B}, in which {_P} holds 49 percent, ordered two pumps.", (_B, "owned-by", _P)),
        (f"{_B}, which {_P} owns, ordered two pumps.", (_B, "owned-by", _P)),
        (f"The {_C}, to which {_B} answers, needs pumps.", (_C, "oversees", _B)),
        (f"{_A} sold it to {_E}, a dealer in Tarn, whose manager, {_Q}, knew.", (_Q, "oversees", _E)),
        (f"The firm of which {_P} is director, {_B}, has two pumps.", (_P, "oversees", _B)),
    ],
)
def test_a_clause_with_a_preposition_is_a_sentence_of_its_own(told: str, relation: tuple[str, str, str]) -> None:
    assert relation in relations(told)


def test_an_office_that_was_is_none() -> None:
    assert (_Q, "acts-for", _D) not in relations(f"{_A} is headed by {_Q}, who was deputy director of {_D}.")


@pytest.mark.parametrize(
    "told",
    [
        f"{_A} makes pumps. {_B} is in Sharjah. The former sold the latter two pumps.",
        f"{_A} and {_B} have dealt for years. The former has sold two pumps to the latter.",
    ],
)
def test_the_former_and_the_latter_are_the_two_last_firms(told: str) -> None:
    assert (_A, "supplies", _B) in relations(told)


def test_a_description_speaks_of_the_one_that_is_described_so() -> None:
    told = f"The forwarder, Kestan Cargo Ltd., has two pumps of {_A}. The forwarder's manager, {_Q}, knew."
    assert (_Q, "oversees", "Kestan Cargo Ltd.") in relations(told)


def test_a_description_of_two_speaks_of_neither() -> None:
    told = f"The dealer {_E} and the dealer {_B} have pumps. The dealer's manager, {_Q}, knew."
    found = relations(told)
    assert not {(_Q, "oversees", _E), (_Q, "oversees", _B)} <= found
