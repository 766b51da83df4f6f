"""Ids of claims and links."""

from typing import Any

from demarche.desk.ids import claim_ids, claims_with_ids, find_quote, link_id
from demarche.desk.nearest import advice, nearest

RECORD: dict[str, Any] = {
    "goods": [{"text": "two lathes", "quantity": "two"}, {"text": "a press", "quantity": None}],
    "legal_refs": ["MTCR", "NSG"],
    "deadline": {"text": "by May 3", "due": "2010-05-03"},
    "response": None,
}


def test_an_id_stays_when_claims_come_before_it() -> None:
    more = {"goods": [{"text": "new", "quantity": None}, *RECORD["goods"]]}
    assert claim_ids("10A1", more, "goods")[1:] == claim_ids("10A1", RECORD, "goods")


def test_an_id_names_its_claim_and_no_other() -> None:
    for claim in claims_with_ids("10A1", RECORD, "goods"):
        assert find_quote("10A1", RECORD, "goods", claim["id"].split("/")[2]) == claim["text"]
    assert find_quote("10A1", RECORD, "goods", "ffff") is None


def test_ids_are_unique_where_hashes_begin_alike() -> None:
    record = {"goods": [{"text": f"item {i}"} for i in range(2000)]}
    ids = claim_ids("10A1", record, "goods")
    assert len(set(ids)) == 2000
    assert find_quote("10A1", record, "goods", ids[77].split("/")[2]) == "item 77"


def test_a_claim_may_be_named_by_its_words() -> None:
    assert find_quote("10A1", RECORD, "legal_refs", "mtcr") == "MTCR"


def test_claims_that_are_one_or_none_need_no_hash() -> None:
    assert claim_ids("10A1", RECORD, "deadline") == ["10A1/deadline"]
    assert claim_ids("10A1", RECORD, "response") == []


def test_plain_words_become_claims_with_text() -> None:
    assert [row["text"] for row in claims_with_ids("10A1", RECORD, "legal_refs")] == ["MTCR", "NSG"]


def test_a_link_has_one_id_whichever_end_is_named_first() -> None:
    a, b = ("10A1", "Orsk"), ("10B2", "ORSK CO")
    assert link_id(a, b) == link_id(b, a)
    assert link_id(a, b) != link_id(a, ("10B3", "ORSK CO"))


def test_the_nearest_id_is_one_slip_away() -> None:
    known = ["10STATE9939", "09STATE441", "10PARIS12"]
    assert nearest("10STATE9993", known)[0] == "10STATE9939"
    assert nearest("10 STATE 993", known)[0] == "10STATE9939"


def test_names_are_near_whatever_their_case() -> None:
    assert nearest("halversund", ["Orsk Metall", "HALVERSUND TRADING"]) == ["HALVERSUND TRADING"]


def test_a_great_many_names_are_looked_through_too() -> None:
    known = [f"{i % 100:02}STATE{i}" for i in range(20_000)]
    assert "77STATE19977" in nearest("77STATE19978", known)


def test_where_nothing_is_near_that_is_said() -> None:
    assert advice("zzz", ["Orsk"]) == ", and none that is called much like it"
