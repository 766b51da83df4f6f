"""Owners, and firms that are something to other firms."""

import pytest

from tests.claims.parties.deals import relations

_A, _B, _C = "Hadlor Pumpen GmbH", "Barlo Trading LLC", "Zarnd Metals Institute"
_D, _E = "Orlan Holdings AG", "Miravel S.r.l."
_P, _Q = "Karim Fanser", "Viktor Maltsev"


@pytest.mark.parametrize(
    "told",
    [
        f"{_B} was set up lately. It is owned in equal shares by {_P} and {_Q}.",
        f"{_B} was set up lately. Its shares are held by {_P} and his brother {_Q}.",
        f"{_B} is 51 percent owned by {_P} and 49 percent by {_Q}.",
        f"Half of the shares of {_B} belong to {_P}, the other half to {_Q}.",
        f"{_P} and {_Q} are partners in {_B}.",
        f"{_P} owns {_B} together with {_Q}.",
        f"{_B} was set up lately. {_P} and {_Q} are the only shareholders.",
    ],
)
def test_a_firm_may_have_two_owners(told: str) -> None:
    assert {(_B, "owned-by", _P), (_B, "owned-by", _Q)} <= relations(told)


@pytest.mark.parametrize(
    "told",
    [
        f"{_D} holds 60 percent of the shares in {_A}.",
        f"Sixty percent of {_A} is held by {_D}.",
        f"{_A} belongs to {_D}.",
        f"{_D} bought {_A} in 2003.",
        f"{_A} passed into the ownership of {_D}.",
    ],
)
def test_a_firm_owns_another(told: str) -> None:
    assert (_A, "owned-by", _D) in relations(told)


def test_an_institute_that_belongs_to_a_body_is_part_of_it() -> None:
    found = relations(f"The {_C} belongs to the Orlan Projects Directorate.")
    assert (_C, "subsidiary-of", "Orlan Projects Directorate") in found


@pytest.mark.parametrize(
    ("told", "relation"),
    [
        (f"{_D}'s subsidiary {_A} makes pumps.", (_A, "subsidiary-of", _D)),
        (f"{_A}, an {_D} subsidiary, makes pumps.", (_A, "subsidiary-of", _D)),
        (f"The subsidiary of {_D}, {_A}, makes pumps.", (_A, "subsidiary-of", _D)),
        (f"{_B} is the {_C}'s buying agent in the Gulf.", (_B, "acts-for", _C)),
        (f"{_A}'s customer is {_B}, a firm in Sharjah.", (_A, "supplies", _B)),
        (f"{_A} has long been a supplier of {_B}.", (_A, "supplies", _B)),
        (f"{_B}'s order for two pumps went to {_A}.", (_A, "supplies", _B)),
        (f"Two pumps from {_A} reached {_B} in May.", (_A, "supplies", _B)),
    ],
)
def test_what_one_firm_is_to_another(told: str, relation: tuple[str, str, str]) -> None:
    assert relation in relations(told)


def test_money_that_reaches_a_firm_is_no_sale() -> None:
    assert (_A, "supplies", _B) not in relations(f"An advance from {_A} reached {_B} in May.")


@pytest.mark.parametrize(
    "told",
    [
        f"A contract for two pumps was concluded between {_A} and {_B} of Tehran.",
        f"{_B} of Tehran signed a contract with {_A}. {_B} is the buyer.",
        f"A contract was signed by {_A} and {_B}, the Tehran buyer.",
    ],
)
def test_who_sells_in_a_deal_of_two_is_told_by_what_they_are(told: str) -> None:
    found = relations(told)
    assert (_A, "supplies", _B) in found
    assert (_B, "supplies", _A) not in found


@pytest.mark.parametrize(
    "told",
    [
        f"{_B} bought two pumps from {_A} and shipped them to {_E}.",
        f"{_A} sold two pumps to {_B}, and {_B} passed them to {_E}.",
    ],
)
def test_goods_are_passed_on(told: str) -> None:
    assert {(_A, "supplies", _B), (_B, "supplies", _E)} <= relations(told)


@pytest.mark.parametrize(
    ("told", "relation"),
    [
        (f"{_P} negotiated for {_B}.", (_P, "acts-for", _B)),
        (f"{_P} travels to Europe in the name of {_B}.", (_P, "acts-for", _B)),
        (f"{_B} serves the {_C} as its purchasing office abroad.", (_B, "acts-for", _C)),
        (f"The {_C} uses {_B} to buy abroad.", (_B, "acts-for", _C)),
        (f"{_A} is represented by {_P}.", (_P, "acts-for", _A)),
        (f"{_P} of {_B} was in Vienna.", (_P, "acts-for", _B)),
    ],
)
def test_who_acts_for_whom(told: str, relation: tuple[str, str, str]) -> None:
    assert relation in relations(told)


def test_a_refusal_is_no_sale() -> None:
    assert (_A, "supplies", _B) not in relations(f"{_A} has refused to sell to {_B}.")
