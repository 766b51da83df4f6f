"""Entities and aliases: which mentions are one party."""

import pytest

from demarche.claims.rules.parties.entities import key_of
from tests.claims.parties.deals import claims, claims_in_capitals, document, names

_SOLD = "Hadlor Pumpen GmbH sold four pumps to Barlo Industrial Supplies LLC."


def _aliases(body: str) -> dict[str, set[str]]:
    return {party.name: set(party.aliases) for party in claims(body).parties}


def test_a_key_has_no_legal_form_and_no_mark() -> None:
    assert key_of("M/V Orla Star") == ("ORLA", "STAR")
    assert key_of("Orbel Trading Co., Ltd.") == ("ORBEL", "TRADING")
    assert key_of("S.A.") == ("SA",)


def test_a_short_form_is_the_same_party() -> None:
    assert _aliases(f"{_SOLD} Hadlor has confirmed the order. Barlo paid in May.") == {
        "Hadlor Pumpen GmbH": {"Hadlor"},
        "Barlo Industrial Supplies LLC": {"Barlo"},
    }


@pytest.mark.parametrize(
    "told",
    [
        "Quint Sanat Kar (QSK) bought four pumps.",
        "Quint Sanat Kar, also known as QSK, bought four pumps.",
        "Quint Sanat Kar, which also trades as QSK, bought four pumps.",
        "The buyer is Quint Sanat Kar. It also goes by the name QSK.",
        "The buyer is Quint Sanat Kar. Its former name was QSK.",
        "The buyer is Quint Sanat Kar. Its papers show that it was QSK.",
    ],
)
def test_another_name_is_an_alias(told: str) -> None:
    assert _aliases(told)["Quint Sanat Kar"] == {"QSK"}


def test_several_other_names_in_a_row() -> None:
    told = "Quint Sanat Kar, also known as Parto Zist, Arm Zist and QSK, ordered four pumps."
    assert _aliases(told) == {"Quint Sanat Kar": {"Parto Zist", "Arm Zist", "QSK"}}


def test_remarks_and_places_in_brackets_are_no_aliases() -> None:
    told = "Hadlor Pumpen GmbH (Berlin) sold pumps to Odil Fanser (phonetic), owner of Barlo Trading LLC (see ref B)."
    assert all(aliases <= {"Fanser"} for aliases in _aliases(told).values())


def test_a_renamed_ship_is_one_party() -> None:
    told = "The M/V Orla Star left Odessa in May; until April 3 she was the M/V Brisk Wind."
    assert _aliases(told) == {"M/V Orla Star": {"M/V Brisk Wind"}}


def test_a_person_is_called_by_the_family_name() -> None:
    told = "Barlo Trading LLC is run by Odil Fanser. Fanser signed the contract."
    assert _aliases(told)["Odil Fanser"] == {"Fanser"}


def test_the_same_names_are_found_in_capitals() -> None:
    mixed = {party.name.upper() for party in claims(_SOLD).parties}
    capitals = {party.name for party in claims_in_capitals(_SOLD).parties}
    assert mixed == capitals | {name + "." for name in capitals if name + "." in mixed}


def test_the_span_of_a_party_cuts_its_name() -> None:
    where = document(f"{_SOLD} It is owned by Odil Fanser.")
    for party in claims(f"{_SOLD} It is owned by Odil Fanser.").parties:
        assert " ".join(where.cut(party.evidence.span).split()) == party.name


def test_a_cable_without_a_deal_has_no_parties() -> None:
    assert names("The weather in Bern is fine, and we have nothing to add.") == []


def test_an_acronym_that_is_never_explained_is_that_of_the_initials() -> None:
    told = "Quint Sanat Kar of Tehran bought four pumps. QSK paid in May."
    assert _aliases(told)["Quint Sanat Kar"] == {"QSK"}


def test_a_word_behind_a_firm_is_its_town_and_no_party() -> None:
    told = f"{_SOLD} They went through Orla Shipping Ltd, Quondham, which is managed by Odil Fanser."
    found = claims(told)
    assert "Quondham" not in {party.name for party in found.parties}
    assert ("Odil Fanser", "oversees", "Orla Shipping Ltd") in {(r.source, r.type, r.target) for r in found.relations}


def test_what_follows_a_relative_clause_is_said_of_the_firm() -> None:
    told = "Barlo Trading LLC is owned by Odil Fanser, a Swede who lives in Tarn, and buys for the Zarnd Gun Works."
    assert ("Barlo Trading LLC", "acts-for", "Zarnd Gun Works") in {
        (r.source, r.type, r.target) for r in claims(told).relations
    }
