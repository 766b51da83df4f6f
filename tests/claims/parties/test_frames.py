"""Who does what to whom."""

import pytest

from demarche.claims.rules.parties import frames
from tests.claims.parties.deals import relations, roles

_A, _B = "Hadlor Pumpen GmbH", "Barlo Trading LLC"
_BODY, _ABOVE = "Zarnd Metals Institute", "Orlan Projects Directorate"


@pytest.mark.parametrize(
    "told",
    [
        f"{_A} sold four pumps to {_B}.",
        f"{_A} has agreed to deliver four pumps to {_B}.",
        f"Four pumps were sold by {_A} to {_B}.",
        f"{_B} bought four pumps from {_A}.",
        f"{_B} placed an order for pumps with {_A}. {_A} accepted the order from {_B}.",
        f"{_A} received an order from {_B}.",
        f"{_A}, which makes pumps, signed a contract with {_B}.",
        f"We know of a sale of pumps by {_A} to {_B}.",
        f"An order for four pumps was placed with {_A} by {_B}.",
        f"Two shipments were made by {_A} to {_B}.",
        f"The bill of lading gave the shipper as {_A} and the consignee as {_B}.",
    ],
)
def test_a_sale_relates_seller_and_buyer(told: str) -> None:
    assert (_A, "supplies", _B) in relations(told)


@pytest.mark.parametrize(
    "told",
    [
        f"{_A} did not sell any pumps to {_B}.",
        f"{_A} offered four pumps to {_B}.",
        f"{_A} sent a quotation for four pumps to {_B}.",
        f"{_A} denied that it had sold pumps to {_B}.",
        f"{_A} asked whether it needed a permit to sell four pumps to {_B}.",
    ],
)
def test_what_is_denied_or_only_offered_is_no_sale(told: str) -> None:
    assert (_A, "supplies", _B) not in relations(told)


@pytest.mark.parametrize(
    "told",
    [
        f"{_B} buys for the {_BODY}.",
        f"{_B} is acting on behalf of the {_BODY}.",
        f"{_B} is a front for the {_BODY}.",
        f"{_B} is a procurement arm of the {_BODY}.",
        f"{_B} bought four pumps for the {_BODY}.",
        f"The user is the {_BODY}, for which {_B} has bought before.",
    ],
)
def test_an_agent_acts_for_its_principal(told: str) -> None:
    assert (_B, "acts-for", _BODY) in relations(told)
    assert "end-user" in roles(told)[_BODY]


@pytest.mark.parametrize(
    ("told", "relation"),
    [
        (f"{_A} is a subsidiary of Orlan Holdings AG.", (_A, "subsidiary-of", "Orlan Holdings AG")),
        (f"{_A}, a unit of Orlan Holdings AG, makes pumps.", (_A, "subsidiary-of", "Orlan Holdings AG")),
        (f"{_A}'s parent company, Orlan Holdings AG, knows.", (_A, "subsidiary-of", "Orlan Holdings AG")),
        (f"It bought from a subsidiary of Orlan Holdings AG, {_A}.", (_A, "subsidiary-of", "Orlan Holdings AG")),
        (f"Orlan Holdings AG owns {_A}.", (_A, "owned-by", "Orlan Holdings AG")),
        (f"{_A} is wholly owned by Orlan Holdings AG.", (_A, "owned-by", "Orlan Holdings AG")),
        (f"Orlan Holdings AG has a forty percent interest in {_A}.", (_A, "owned-by", "Orlan Holdings AG")),
        (f"{_A} is sixty percent the property of Orlan Holdings AG.", (_A, "owned-by", "Orlan Holdings AG")),
        (f"The {_BODY} is subordinate to the {_ABOVE}.", (_ABOVE, "oversees", _BODY)),
        (f"The {_BODY} answers, in matters of money, to the {_ABOVE}.", (_ABOVE, "oversees", _BODY)),
        (f"The {_ABOVE} oversees the {_BODY}.", (_ABOVE, "oversees", _BODY)),
        (f"{_B} is a cover name of the {_BODY}.", (_B, "alias-of", _BODY)),
    ],
)  # fmt: skip
def test_who_belongs_to_whom(told: str, relation: tuple[str, str, str]) -> None:
    assert relation in relations(told)


@pytest.mark.parametrize(
    ("told", "name", "role"),
    [
        (f"Orlan Spedition AG has been engaged to carry the pumps of {_A}.", "Orlan Spedition AG", "freight-forwarder"),
        (f"{_B} paid {_A} through Bank Orlan.", "Bank Orlan", "bank"),
        (f"The sale by {_A} was put together by Orlan Consult Ltd.", "Orlan Consult Ltd", "broker"),
        (f"{_A} and {_B} were brought together by Orlan Consult Ltd.", "Orlan Consult Ltd", "broker"),
        (f"The pumps sold by {_A} are made by Orlan Werke AG.", "Orlan Werke AG", "manufacturer"),
        (f"{_B} appears as consignee of the pumps.", _B, "consignee"),
        (f"{_B} approached {_A} for four pumps.", _B, "buyer"),
    ],
)
def test_roles_by_what_is_done(told: str, name: str, role: str) -> None:
    found = {known.rstrip("."): given for known, given in roles(told).items()}
    assert role in found[name]


def test_the_subject_passes_over_a_clause() -> None:
    told = f"{_A}, which is a unit of the concern Orlan Holdings AG, signed a contract with {_B}."
    assert {(_A, "supplies", _B), (_A, "subsidiary-of", "Orlan Holdings AG")} <= relations(told)


def test_a_pattern_that_is_none_is_told() -> None:
    row = {"name": "bad", "active": ["(broken"], "passive": [], "relations": []}
    with pytest.raises(ValueError, match="bad: active is no regular expression"):
        frames._frame(row)
    with pytest.raises(ValueError, match="bad: no role or relation: seller"):
        frames._frame({**row, "active": ["sold"], "subject": ["seller"]})
