"""Parties over many cables: which names are one party, which stay two, and what a person decided about them."""

import itertools

import pytest

from demarche.casework.linking import BY_RULE, CONFIRM, REFUSE, TO_CONFIRM, Decision, Linking, link_parties
from demarche.casework.model import CableFacts
from demarche.casework.threads import build_cases
from tests.casework.make import cable, party, reply, request

VESSEL, PERSON = "vessel", "person-of-interest"


def named(number: int, *parties: dict[str, object], refs: tuple[str, ...] = ()) -> CableFacts:
    return cable(f"07LIMA{number}", f"2007-05-{number:02}", kind="reporting", parties=list(parties), refs=list(refs))


def joined(linking: Linking) -> list[list[str]]:
    return [sorted(mention.name for mention in p.names) for p in linking.parties if len(p.names) > 1]


def are_one(a: dict[str, object], b: dict[str, object], *, in_context: bool = False) -> bool:
    facts = [named(1, a), named(2, b, refs=("07LIMA1",) if in_context else ())]
    return len(link_parties(facts).parties) == 1


SAME = [
    ("Halvorsund Trading LLC", "HALVORSUND TRADING L.L.C.", "NO"),
    ("Halvorsund Gen. Trading (FZE)", "Halvorsund General Trading LLC", "AE"),
    ("Halvorsund Trdg. Co., Ltd.", "Halvorsund Trading Company Limited", "HK"),
    ("Dovzhansk Alloy Zavod", "Dovzhansk Alloy Plant", "UA"),
    ("Tekhnoriad-Volzhsk ZAO", "ZAO Tekhnoriad Volzhsk", "RU"),
    ("Sabalan Sanat Pishro", "Pishro Sabalan Industries", "IR"),
    ("Al-Mazhar Technical Supplies Est.", "Al Mazhar Technical Supplies Establishment", "SY"),
    ("Beit al-Qamishly Instruments", "Beit Al Kamishli Instruments", "SY"),
    ("Korea Ryongmun Trading Corporation", "Ryongmun Trading Corp. of Korea", "KP"),
    ("Dandong Luyuan Metals I/E Corp.", "Dandong Luyuan Metals Import and Export Co.", "CN"),
    ("Norrvatten Pumpar AB", "Norrvatten Pumpar Aktiebolag", "SE"),
    ("Kestermann Messtechnik GmbH & Co. KG", "Kestermann Messtechnik", "DE"),
    ("The Orriston Pump Company", "Orriston Pump Co.", "GB"),
    ("Zakłady Optyczne Brzezina Sp. z o.o.", "Zaklady Optyczne Brzezina", "PL"),
]
DIFFERENT = [
    ("Gulf Falcon General Trading LLC", "AE", "Gulf Condor General Trading LLC", "AE"),
    ("Blue Anchor Shipping", "CY", "Blue Harbor Shipping", "CY"),
    ("Kestermann Messtechnik GmbH", "DE", "Kestermann Messtechnik AG", "CH"),
    ("Dhalia Crescent Chemicals", "OM", "Dhalia Crescent Cement", "OM"),
    ("Star Trading", "AE", "Star Shipping", "AE"),
    ("Orriston Pumps", "GB", "Orriston Steel", "GB"),
    ("Plant 71", "RU", "Plant 17", "RU"),
    ("Tekhnoriad Kazan", "RU", "Tekhnoriad Moscow", "RU"),
    ("Norrvatten Pumpar", "SE", "Sorrvik Pumpar", "SE"),
]


@pytest.mark.parametrize(("a", "b", "country"), SAME)
def test_variants_of_a_firms_name_are_one(a: str, b: str, country: str) -> None:
    assert are_one(party(a, country), party(b, country))
    assert are_one(party(b, country), party(a.upper(), country))


@pytest.mark.parametrize(("a", "where_a", "b", "where_b"), DIFFERENT)
def test_like_names_of_two_firms_stay_two(a: str, where_a: str, b: str, where_b: str) -> None:
    assert not are_one(party(a, where_a), party(b, where_b))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Orlovets Kompozit", "Orlovec Kompozit"),
        ("Sabalan Pishro", "Sabelan Pishro"),
    ],
)
def test_another_spelling_is_asked_about_unless_context_decides(a: str, b: str) -> None:
    facts = [named(1, party(a, "IR")), named(2, party(b, "IR"))]
    linking = link_parties(facts)
    assert joined(linking) == [] or linking.proposals == ()
    assert len(linking.proposals) + len(joined(linking)) == 1
    assert are_one(party(a, "IR"), party(b, "IR"), in_context=True)


def test_an_acronym_that_a_cable_introduces_links_where_it_stands_alone() -> None:
    asked = request("07STATE100", "2007-05-01", parties=[party("Sabalan Sanat Pishro", "IR", aliases=["SSP"])])
    answer = reply("07LIMA5", "2007-05-04", ["07STATE100"], parties=[party("SSP Tehran", "IR")])
    facts = [asked, answer]
    assert joined(link_parties(facts, build_cases(facts))) == [["SSP Tehran", "Sabalan Sanat Pishro"]]


def test_an_acronym_out_of_context_is_asked_about() -> None:
    facts = [
        named(1, party("Sabalan Sanat Pishro", "IR", aliases=["SSP"])),
        named(2, party("SSP", "IR")),
        named(3, party("SSP", "VN")),
    ]
    linking = link_parties(facts)
    assert joined(linking) == []
    assert [link.b for link in linking.proposals] == ["07LIMA2:SSP"]


@pytest.mark.parametrize(
    ("a", "b"),
    [("M/V Pohyon 3", "POHYON-3"), ("MV Ocean Thistle", "M.V. OCEAN THISTLE"), ("M/T Sea Larch", "Sea Larch")],
)
def test_vessels_are_one_under_any_flag(a: str, b: str) -> None:
    assert are_one(party(a, "KP", VESSEL), party(b, "KH", VESSEL))


def test_a_numbered_sister_ship_is_another_vessel() -> None:
    assert not are_one(party("M/V Pohyon 3", "KP", VESSEL), party("M/V Pohyon 5", "KP", VESSEL))


def test_a_former_name_links_a_vessel() -> None:
    renamed = party("M/V Ocean Thistle", "KH", VESSEL, aliases=["M/V Pohyon 3"])
    assert are_one(party("M/V Pohyon 3", "KP", VESSEL), renamed)


@pytest.mark.parametrize(
    ("a", "b", "alone"),
    [
        ("Davoud Rastegarnia", "Davood Rastegarnia", True),
        ("Han Chol-ung", "Han Chol Ung", True),
        ("Dr. Davoud Rastegarnia", "RASTEGARNIA, Davoud", True),
        ("Davoud Rastegarnia", "D. Rastegarnia", False),
        ("Davoud Rastegarnia", "Rastegarnia", False),
    ],
)
def test_persons(a: str, b: str, alone: bool) -> None:
    one, other = party(a, None, PERSON), party(b, None, PERSON)
    assert are_one(one, other) is alone
    assert are_one(one, other, in_context=True)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Han Chol-ung", "Han Chol-nam"),
        ("Davoud Rastegarnia", "Mina Rastegarnia"),
        ("D. Rastegarnia", "M. Rastegarnia"),
    ],
)
def test_other_persons(a: str, b: str) -> None:
    assert not are_one(party(a, "IR", PERSON), party(b, "IR", PERSON), in_context=True)


def test_a_surname_of_two_persons_of_the_case_means_neither() -> None:
    asked = request(
        "07STATE100", "2007-05-01",
        parties=[party("Davoud Rastegarnia", "IR", PERSON), party("Mina Rastegarnia", "IR", PERSON)],
    )  # fmt: skip
    answer = reply("07LIMA5", "2007-05-04", ["07STATE100"], parties=[party("Rastegarnia", "IR", PERSON)])
    facts = [asked, answer]
    assert joined(link_parties(facts, build_cases(facts))) == []


def test_two_parties_of_one_cable_are_not_joined_by_likeness() -> None:
    facts = [
        named(1, party("Sabalan Pishro", "IR"), party("Sabelan Pishro", "IR")),
        named(2, party("Sabilan Pishro", "IR"), refs=("07LIMA1",)),
    ]
    linking = link_parties(facts)
    by_name = {mention.name: p.id for p in linking.parties for mention in p.names}
    assert by_name["Sabalan Pishro"] != by_name["Sabelan Pishro"]


def test_a_link_says_why() -> None:
    facts = [named(1, party("Norrvatten Pumpar AB", "SE")), named(2, party("Norrvatten Pumpar Aktiebolag", "SE"))]
    same = [named(3, party("Tekhnoriad Volzhsk", "RU")), named(4, party("Volzhsk Tekhnoriad", "RU"))]
    linking = link_parties([*facts, *same])
    assert all(link.reason and link.decided_by == BY_RULE for p in linking.parties for link in p.all_links())
    assert [link.reason for link in linking.links] == ["the same name in another order; both of RU"]


NEAR = [named(1, party("Orlovets Kompozit", "UA")), named(2, party("Orlovez Kompozyd", "UA"))]
PAIR = ("07LIMA1:Halvorsund Trading", "07LIMA2:Halvorsund Trading")
ONE_NAME = [named(n, party("Halvorsund Trading", "NO")) for n in (1, 2, 3)]


def test_a_confirmed_link_joins_what_no_rule_would() -> None:
    facts = [named(1, party("Orriston Pumps", "GB")), named(2, party("Callao Naval Works", "PE"))]
    linking = link_parties(
        facts, decisions=[Decision("07LIMA1:Orriston Pumps", "07LIMA2:Callao Naval Works", CONFIRM, "jr")]
    )
    assert joined(linking) == [["Callao Naval Works", "Orriston Pumps"]]
    assert [link.decided_by for link in linking.links] == ["jr"]


def test_a_refused_link_splits_one_name() -> None:
    assert joined(link_parties(ONE_NAME)) == [["Halvorsund Trading"] * 3]
    linking = link_parties(ONE_NAME, decisions=[Decision(*PAIR, REFUSE, "jr")])
    homes = [{str(mention) for mention in p.names} for p in linking.parties]
    assert not any(set(PAIR) <= home for home in homes)
    assert len(homes) == 2


def test_no_path_joins_what_was_refused() -> None:
    chain = [Decision(PAIR[0], "07LIMA3:Halvorsund Trading", CONFIRM, "jr")]
    chain.append(Decision("07LIMA3:Halvorsund Trading", PAIR[1], CONFIRM, "jr"))
    for order in itertools.permutations([*chain, Decision(*PAIR, REFUSE, "mb")]):
        linking = link_parties(ONE_NAME, decisions=order)
        assert not any(set(PAIR) <= {str(m) for m in p.names} for p in linking.parties)


def test_the_last_decision_about_a_pair_counts() -> None:
    decisions = [Decision(*PAIR, REFUSE, "jr"), Decision(PAIR[1], PAIR[0], CONFIRM, "mb")]
    assert len(link_parties(ONE_NAME, decisions=decisions).parties) == 1


def test_a_refused_link_is_not_proposed_again() -> None:
    facts = [named(1, party("Sabalan Sanat Pishro", "IR", aliases=["SSP"])), named(2, party("SSP", "IR"))]
    proposed = link_parties(facts).proposals
    assert [link.decided_by for link in proposed] == [TO_CONFIRM]
    refused = [Decision(link.a, link.b, REFUSE, "jr") for link in proposed]
    assert link_parties(facts, decisions=refused).proposals == ()


def test_a_decision_is_confirm_or_refuse() -> None:
    with pytest.raises(ValueError, match="perhaps"):
        link_parties(ONE_NAME, decisions=[Decision(*PAIR, "perhaps", "jr")])


def test_an_id_stays_when_more_cables_come() -> None:
    before = {p.id for p in link_parties(ONE_NAME[:2]).parties}
    assert before == {p.id for p in link_parties(ONE_NAME).parties}


def test_the_record_has_the_promised_fields() -> None:
    record = link_parties(ONE_NAME[:2]).parties[0].to_record()
    assert record["name"] == "Halvorsund Trading"
    assert record["names"] == [
        {"cable": "07LIMA1", "name": record["name"]},
        {"cable": "07LIMA2", "name": record["name"]},
    ]
    assert (record["country"], record["cables"], record["hits"]) == ("NO", ["07LIMA1", "07LIMA2"], [])
    assert set(record["links"][0]) >= {"a", "b", "reason", "decided_by"}


def test_a_cable_that_gives_a_vessel_two_names_joins_them() -> None:
    told = [{"from": "Ocean Thistle", "to": "Pohyon 3", "type": "alias-of"}]
    vessels = [party("Ocean Thistle", None, VESSEL), party("Pohyon 3", None, VESSEL)]
    facts = [cable("07LIMA1", "2007-05-01", parties=vessels, relations=told)]
    assert joined(link_parties(facts)) == [["Ocean Thistle", "Pohyon 3"]]


def test_a_cover_name_of_a_firm_is_asked_about() -> None:
    told = [{"from": "Callao Science Shop", "to": "Peru Rocket Bureau", "type": "alias-of"}]
    firms = [party("Callao Science Shop", "PE"), party("Peru Rocket Bureau", "PE")]
    linking = link_parties([cable("07LIMA1", "2007-05-01", parties=firms, relations=told)])
    assert joined(linking) == []
    assert [link.reason for link in linking.proposals] == ["a cable says that one is a name of the other; both of PE"]


def test_another_legal_form_speaks_against_a_name_that_is_not_the_same() -> None:
    a, b = party("Kestermann Messtechnik GmbH"), party("Kestermann Messtechnik Nordwald AG")
    assert not are_one(a, b, in_context=True)


def test_decisions_reach_cables_without_a_reference_id() -> None:
    facts = [
        cable(None, "2007-05-01", parties=[party("Halvorsund Trading", "NO")], source={"sha256": sha})
        for sha in ("a1", "b2")
    ]
    pair = ("a1:0:Halvorsund Trading", "b2:0:Halvorsund Trading")
    assert len(link_parties(facts).parties) == 1
    assert len(link_parties(facts, decisions=[Decision(*pair, REFUSE, "jr")]).parties) == 2


def test_a_name_that_stands_twice_in_one_cable_is_one_mention() -> None:
    twice = [party("Halvorsund Trading"), party("Halvorsund Trading", "NO")]
    linking = link_parties([named(1, *twice)])
    assert [(len(p.names), p.country) for p in linking.parties] == [(1, "NO")]


def test_of_two_copies_of_a_cable_the_one_that_says_more_counts() -> None:
    poor = cable("07LIMA1", "2007-05-01", source={"sha256": "a"})
    rich = cable("07LIMA1", "2007-05-01", source={"sha256": "b"}, parties=[party("Orriston Pumps")])
    assert link_parties([poor, rich]).parties == link_parties([rich, poor]).parties != ()
