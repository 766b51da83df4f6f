"""Countries, roles and relations that follow from what was read; unnamed parties."""

import pytest

from demarche.claims.rules.parties.read import read_parties
from tests.claims import prose
from tests.claims.parties.deals import countries, names, relations, roles, unnamed

_SELLER, _BUYER, _USER = "Hadlor Pumpen GmbH", "Barlo Trading LLC", "Zarnd Metals Institute"
_SOLD = f"{_SELLER} sold four pumps to {_BUYER}, Sharjah."


@pytest.mark.parametrize(
    ("told", "name", "country"),
    [
        ("The Tehran company Orlan Drev ordered four pumps.", "Orlan Drev", "IR"),
        ("Orlan Drev Ltd. of Lahore ordered four pumps.", "Orlan Drev Ltd.", "PK"),
        ("Orlan Drev Ltd., a Maltese firm, ordered four pumps.", "Orlan Drev Ltd.", "MT"),
        ("Korea Orlan Trading Corporation ordered four pumps from Pyongyang.", "Korea Orlan Trading Corporation", "KP"),
        ("Orlan Drev Sdn. Bhd. ordered four pumps.", "Orlan Drev Sdn. Bhd.", "MY"),
        ("Orlan Drev Ltd. of Lahore is run by Omar Fanser.", "Omar Fanser", "PK"),
        ("Orlan Drev Ltd. of Lahore is run by Omar Fanser, a British citizen.", "Omar Fanser", "GB"),
        ("The freighter Orla Star, flying the Maltese flag, carries the pumps.", "Orla Star", "MT"),
        ("The Honduran-flag freighter Orla Star carries the pumps.", "Orla Star", "HN"),
        ("A North Korean ship is on its way. The ship is the Orla Star.", "Orla Star", "KP"),
        ("They are for the Orlan Bureau, which runs Libya's effort and ordered four pumps.", "Orlan Bureau", "LY"),
        ("The freighter Orla Star carries the pumps.", "Orla Star", None),
    ],
)  # fmt: skip
def test_the_country_of_a_party(told: str, name: str, country: str | None) -> None:
    assert countries(told)[name] == country


def test_the_chain_of_a_deal() -> None:
    told = f"{_SOLD} {_BUYER} buys for the {_USER} in Isfahan. Transal Spedition AG will carry the pumps."
    assert roles(told) == {
        _SELLER: ("supplier",) if "manufacturer" not in roles(told)[_SELLER] else ("manufacturer", "supplier"),
        _BUYER: ("broker", "buyer"),
        _USER: ("end-user",),
        "Transal Spedition AG": ("freight-forwarder",),
    }
    assert relations(told) == {(_SELLER, "supplies", _BUYER), (_BUYER, "acts-for", _USER)}


def test_who_sells_on_what_it_bought_is_a_broker() -> None:
    told = f"{_BUYER}, Sharjah, bought four pumps from {_SELLER} and resold them to Orlan Sanat of Tehran."
    assert roles(told)[_BUYER] == ("broker", "buyer")
    assert (_BUYER, "supplies", "Orlan Sanat") in relations(told)


def test_goods_that_go_on_are_supplied_to_the_buyer_abroad() -> None:
    told = f"{_SOLD} The pumps are to be sent on to Iran. The buyer there is Orlan Sanat of Tehran."
    assert (_BUYER, "supplies", "Orlan Sanat") in relations(told)


def test_a_buyer_acts_for_the_user_in_its_country() -> None:
    told = "Orlan Sanat of Tehran ordered four pumps. The end-user is the Zarnd Metals Institute in Isfahan."
    assert (("Orlan Sanat", "acts-for", _USER)) in relations(told)


def test_seller_and_buyer_that_are_called_so_are_related() -> None:
    assert ("Orlan Werke AG", "supplies", _BUYER) in relations(
        f"Seller: Orlan Werke AG, Basel. Buyer: {_BUYER}, Dubai."
    )


def test_the_maker_of_what_is_sold_supplies_the_seller() -> None:
    told = f"{_SOLD} The pumps come from Orlan Werke AG."
    assert ("Orlan Werke AG", "supplies", _SELLER) in relations(told)


def test_an_agent_of_a_carrier_is_a_forwarder() -> None:
    told = f"{_SOLD} Her operator is Wonsel Blue Shipping, whose agent in Colombo is Galver Marine Ltd."
    assert roles(told)["Galver Marine Ltd."] == ("freight-forwarder",)


def test_who_shows_an_inspector_round_is_no_party() -> None:
    told = (
        "Econoff made a post-shipment visit to Barlo Trading LLC. He was received by the general manager, Omar Fanser. "
        "The pumps were shipped by Hadlor Optics, Inc."
    )
    found = read_parties(prose.document(prose.report(told)))
    assert "Omar Fanser" not in [party.name for party in found.parties]


def test_every_party_has_a_role() -> None:
    assert all(roles(f"{_SOLD} {_BUYER} shares an address with Orlan Drev Ltd.").values())


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ("The pumps were made by a Spanish firm.", [("a Spanish firm", "ES", "manufacturer")]),
        ("It bought a freeze dryer from a British firm in May.", [("a British firm", "GB", "supplier")]),
        (f"{_BUYER} paid through a bank in Beirut.", [("a bank in Beirut", "LB", "bank")]),
        ("They were ordered by a Syrian one.", [("a Syrian one", "SY", "buyer")]),
        ("A firm wished to buy four pumps.", []),
        ("The buyer, a Syrian company, paid.", []),
        ("A Spanish firm called Orlan Drev S.A. made the pumps.", []),
    ],
)
def test_unnamed_parties(told: str, found: list[tuple[str, str | None, str]]) -> None:
    assert [(text, country) for text, country, _ in unnamed(f"{_SOLD} {told}")] == [(t, c) for t, c, _ in found]


def test_an_unnamed_party_is_told_once() -> None:
    told = "The pumps were made by a Spanish firm. They were sold by a Spanish firm."
    assert len(unnamed(told)) == 1


def test_a_name_without_a_part_is_no_party() -> None:
    assert "Orlan" not in names(f"{_SOLD} The town of Orlan is near.")
