"""People of firms, owners, ships and their firms."""

import pytest

from tests.claims.parties.deals import claims, names, relations, roles

_FIRM, _MAN = "Barlo Trading LLC", "Omar Fanser"
_SOLD = f"Hadlor GmbH sold four pumps to {_FIRM}."


@pytest.mark.parametrize(
    ("told", "kind"),
    [
        (f"{_FIRM} is headed by {_MAN}.", "oversees"),
        (f"{_FIRM}'s managing director, {_MAN}, signed.", "oversees"),
        (f"{_MAN}, general manager of {_FIRM}, signed.", "oversees"),
        (f"The director of {_FIRM} is {_MAN}.", "oversees"),
        (f"{_MAN} runs {_FIRM} from an apartment.", "oversees"),
        (f"{_MAN} trades as {_FIRM}.", "oversees"),
        (f"{_FIRM}'s sales manager, {_MAN}, signed.", "acts-for"),
        (f"{_FIRM}, whose agent in Vienna is {_MAN}, signed.", "acts-for"),
        (f"{_MAN}, head of purchasing at {_FIRM}, signed.", "acts-for"),
        (f"The head of {_FIRM}'s Vienna office, {_MAN}, signed.", "acts-for"),
        (f"{_MAN} is on {_FIRM}'s staff.", "acts-for"),
        (f"{_FIRM}'s man in Vienna, {_MAN}, signed.", "acts-for"),
    ],
)
def test_an_office_relates_a_person_to_a_firm(told: str, kind: str) -> None:
    assert (_MAN, kind, _FIRM) in relations(f"{_SOLD} {told}")
    assert roles(f"{_SOLD} {told}")[_MAN] == ("person-of-interest",)


@pytest.mark.parametrize(
    "told",
    [
        f"{_FIRM} is owned by {_MAN}.",
        f"{_FIRM} belongs to {_MAN}.",
        f"The owner of {_FIRM} is {_MAN}.",
        f"It was sent to {_FIRM}, whose owner, {_MAN}, has left.",
        f"{_FIRM} is controlled by {_MAN}.",
        f"{_MAN} holds a majority stake in {_FIRM}.",
        f"{_MAN} trades in metal through his firm {_FIRM}.",
        f"{_FIRM} is a small house. {_MAN} holds 51 percent.",
    ],
)
def test_a_firm_is_owned_by_a_person(told: str) -> None:
    assert (_FIRM, "owned-by", _MAN) in relations(f"{told} {_SOLD}")


def test_two_owners() -> None:
    told = f"{_FIRM} belongs in equal parts to {_MAN} and Karim Orlander."
    assert {(_FIRM, "owned-by", _MAN), (_FIRM, "owned-by", "Karim Orlander")} <= relations(f"{told} {_SOLD}")


@pytest.mark.parametrize(
    "told", [f"{_MAN}, who was director of {_FIRM}, knows of it.", f"{_MAN}, former director of {_FIRM}, knew."]
)
def test_a_former_office_relates_nobody(told: str) -> None:
    assert not any(_MAN in (source, target) for source, _, target in relations(f"{_SOLD} {told}"))


def test_a_ship_and_its_firms() -> None:
    told = "The freighter Orla Star left with the pumps. Her owner is Tessel Marine Ltd. of Valletta. " + _SOLD
    assert ("Orla Star", "owned-by", "Tessel Marine Ltd.") in relations(told)
    assert roles(told)["Tessel Marine Ltd."] == ("freight-forwarder",)


@pytest.mark.parametrize(
    "told",
    [
        "Deputy Minister Omar Fanser said that he knew of no such sale.",
        "We spoke to Omar Fanser, head of the export control department of the Ministry of Trade.",
        "Omar Fanser of the Foreign Ministry promised an answer.",
        "Hadlor Cement AG has nothing to do with the sale.",
        "It should not be confused with Hadlor Cement Works.",
    ],
)
def test_officials_and_those_set_apart_are_left_out(told: str) -> None:
    found = set(names(f"{_SOLD} {told}"))
    assert "Omar Fanser" not in found
    assert "Hadlor Cement Works" not in found


def test_a_firm_of_which_an_official_speaks_is_a_party() -> None:
    told = "MFA Director Karel Dvorin told us that Hadlor Ofentechnik had a license to sell pumps to Barlo LLC."
    assert "Hadlor Ofentechnik" in names(told)
    assert "Karel Dvorin" not in names(told)


def test_a_point_of_contact_is_no_party() -> None:
    assert set(names(f"{_SOLD} The Department's point of contact is Ruth Orland, ISN/ABC, 202-555-0100.")) == {
        "Hadlor GmbH",
        _FIRM,
    }


def test_a_relation_stands_at_its_sentence() -> None:
    (relation,) = claims(_SOLD).relations
    assert relation.evidence.rule == "relation.supplies"
