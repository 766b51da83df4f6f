"""Precedents: earlier cases that share something with a case, and why they are shown."""

from dataclasses import replace

from demarche.casework.linking import link_parties
from demarche.casework.model import CableFacts, GoodsFact
from demarche.casework.precedents import Precedent, Precedents
from demarche.casework.threads import build_cases
from tests.casework.make import party, request

EARLY = request(
    "05STATE1", "2005-05-01",
    parties=[party("Orriston Pumps", "GB"), party("Sorrento Cargo", "MT", "freight-forwarder")],
    goods="vacuum pumps", subject="PUMPS FOR CALLAO",
)  # fmt: skip


def precedents_of(case_id: str, *facts: CableFacts) -> list[Precedent]:
    cases = build_cases(facts)
    finder = Precedents(cases, link_parties(facts, cases))
    return finder.of(next(case for case in cases if case.id == case_id))


def test_the_same_party_under_another_spelling_is_a_precedent() -> None:
    late = request("07STATE9", "2007-05-01", parties=[party("ORRISTON PUMPS LTD", "GB")], goods="machine oil")
    found = precedents_of("07STATE9", EARLY, late)
    assert [(row.case.id, row.reasons) for row in found] == [("05STATE1", ("the same party: Orriston Pumps",))]


def test_a_middleman_weighs_more_than_goods() -> None:
    goods = request("05STATE2", "2005-06-01", goods="turbo vacuum pumps")
    late = request(
        "07STATE9", "2007-05-01", parties=[party("Sorrento Cargo", "MT", "freight-forwarder")], goods="vacuum pumps"
    )
    found = precedents_of("07STATE9", EARLY, goods, late)
    assert [row.case.id for row in found] == ["05STATE1", "05STATE2"]
    assert found[0].reasons == ("the same middleman: Sorrento Cargo", "the same goods: pump, vacuum")


def test_the_same_control_entry_is_a_precedent_however_it_is_written() -> None:
    facts = [_with_goods("05STATE4", "2005-06-03", "ECCN 6A003"), _with_goods("07STATE9", "2007-05-01", "eccn 6A-003")]
    found = precedents_of("07STATE9", *facts)
    assert [(row.case.id, row.reasons) for row in found] == [("05STATE4", ("the same control entry: ECCN 6A003",))]


def test_an_address_in_common_is_a_precedent() -> None:
    place = [{"from": "X", "to": "Unit 4, Free Zone 2, Callao", "type": "located-in"}]
    early = request("05STATE1", "2005-05-01", relations=place)
    late = request("07STATE9", "2007-05-01", relations=place)
    assert [row.reasons for row in precedents_of("07STATE9", early, late)] == [
        ("the same address: Unit 4, Free Zone 2, Callao",)
    ]


def test_a_later_case_is_no_precedent() -> None:
    late = request("07STATE9", "2007-05-01", parties=[party("Orriston Pumps", "GB")], goods="machine oil")
    assert precedents_of("05STATE1", EARLY, late) == []


def _with_goods(reference_id: str, sent: str, entry: str) -> CableFacts:
    made = request(reference_id, sent)
    return replace(made, goods=(GoodsFact("", None, (entry,), (), None),))
