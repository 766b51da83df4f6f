"""What a person decides, and that it stands."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.helpers import run

CABLE = "04STATE251846"
BY = ("--by", "mo")


def told(desk: Path, *arguments: str) -> Any:
    return json.loads(run(*arguments, "--desk", desk, "--format", "json").stdout)


def goods_id(desk: Path) -> str:
    claim = next(row for row in told(desk, "case", CABLE)["goods"] if row["cable"] == CABLE)
    return str(claim["id"])


def party_of(desk: Path, mention: str) -> str:
    cable, _, name = mention.partition(":")
    rows = told(desk, "parties")
    return str(next(row["id"] for row in rows if {"cable": cable, "name": name} in row["names"]))


def test_a_corrected_claim_says_who_corrected_it(own_desk: Path) -> None:
    claim = goods_id(own_desk)
    result = run("correct", claim, "quantity", "two", *BY, "--why", "seen again", "--desk", own_desk)
    assert result.exit_code == 0
    assert f'{claim}: quantity "one" is now "two", says mo' in result.stdout
    row = next(row for row in told(own_desk, "case", CABLE)["goods"] if row["id"] == claim)
    assert (row["quantity"], row["decided_by"], row["confidence"]) == ("two", "mo", 1.0)


def test_a_list_is_given_with_commas(own_desk: Path) -> None:
    claim = goods_id(own_desk)
    run("correct", claim, "controls_named", "MTCR 6.B.1.a, ECCN 1B101", *BY, "--desk", own_desk)
    row = next(row for row in told(own_desk, "case", CABLE)["goods"] if row["id"] == claim)
    assert row["controls_named"] == ["MTCR 6.B.1.a", "ECCN 1B101"]


def test_a_corrected_deadline_moves_the_case(own_desk: Path) -> None:
    run("correct", CABLE, "deadline", "2004-11-30", *BY, "--desk", own_desk)
    found = told(own_desk, "case", CABLE)
    assert (found["due"], found["late"]) == ("2004-11-30", True)
    assert found["deadline"]["reckoning"] == "given by mo"


def test_a_deadline_that_was_not_read_can_be_given(own_desk: Path) -> None:
    run("correct", "74STATE905117", "deadline", "null", *BY, "--desk", own_desk)
    run("refuse", "06STATE96114/deadline", *BY, "--desk", own_desk)
    assert next(row for row in told(own_desk, "cases") if row["request"] == "06STATE96114")["due"] is None
    run("correct", "06STATE96114", "deadline", "2006-07-01", *BY, "--desk", own_desk)
    assert next(row for row in told(own_desk, "cases") if row["request"] == "06STATE96114")["due"] == "2006-07-01"


def test_the_kind_of_a_cable_can_be_corrected(own_desk: Path) -> None:
    before = {row["request"] for row in told(own_desk, "cases")}
    run("correct", "06STATE96114", "kind", "other", *BY, "--desk", own_desk)
    assert {row["request"] for row in told(own_desk, "cases")} == before - {"06STATE96114"}


def test_a_refused_claim_is_shown_no_more_and_not_made_again(own_desk: Path, examples: Path) -> None:
    claim = goods_id(own_desk)
    assert run("refuse", claim, *BY, "--desk", own_desk).stdout == f"{claim}: refused by mo (decision 1)\n"
    run("ingest", examples, "--desk", own_desk)
    assert claim not in {row["id"] for row in told(own_desk, "case", CABLE)["goods"]}


def test_a_refusal_of_a_claim_can_be_taken_back(own_desk: Path) -> None:
    def goods() -> list[str]:
        return [row["id"] for row in told(own_desk, "case", CABLE)["goods"]]

    before, claim = goods(), goods_id(own_desk)
    for wanted in (claim, "06STATE96114/deadline"):
        run("refuse", wanted, *BY, "--desk", own_desk)
        result = run("confirm", wanted, "--by", "ann", "--desk", own_desk)
        assert result.stdout.startswith(f"{wanted}: confirmed by ann")
    assert goods() == before
    row = next(row for row in told(own_desk, "case", CABLE)["goods"] if row["id"] == claim)
    assert row["decided_by"] == "ann"
    run("refuse", claim, *BY, "--desk", own_desk)
    assert claim not in goods()
    assert run("refuse", claim, *BY, "--desk", own_desk).exit_code == 1


def test_a_refused_link_parts_two_names_for_good(own_desk: Path, examples: Path) -> None:
    link = told(own_desk, "party", "Bozdag")["links"][-1]
    assert party_of(own_desk, link["a"]) == party_of(own_desk, link["b"])
    assert run("refuse", link["id"], *BY, "--why", "two firms", "--desk", own_desk).exit_code == 0
    run("ingest", examples, "--desk", own_desk)
    assert party_of(own_desk, link["a"]) != party_of(own_desk, link["b"])
    sheet = told(own_desk, "party", party_of(own_desk, link["a"]))
    assert [(row["id"], row["reason"], row["decided_by"]) for row in sheet["refused"]] == [
        (link["id"], "two firms", "mo")
    ]


def test_a_refusal_of_a_link_can_be_taken_back(own_desk: Path) -> None:
    link = told(own_desk, "party", "Bozdag")["links"][-1]
    run("refuse", link["id"], *BY, "--desk", own_desk)
    run("confirm", link["id"], "--by", "ann", "--desk", own_desk)
    assert party_of(own_desk, link["a"]) == party_of(own_desk, link["b"])
    links = told(own_desk, "party", party_of(own_desk, link["a"]))["links"]
    assert next(row["decided_by"] for row in links if row["id"] == link["id"]) == "ann"


def test_two_names_can_be_linked_by_hand(own_desk: Path) -> None:
    one, other = "08MINSK512:Baltic Prisma UAB", "07STATE24816:Margalla Process Traders"
    result = run("confirm", f"{one} = {other}", *BY, "--desk", own_desk)
    assert result.exit_code == 0
    assert party_of(own_desk, one) == party_of(own_desk, other)


def test_several_are_decided_together_or_none(own_desk: Path) -> None:
    claim = goods_id(own_desk)
    result = run("refuse", claim, "10NOWHERE1/goods/0000", *BY, "--desk", own_desk)
    assert result.exit_code == 1
    assert goods_id(own_desk) == claim


@pytest.mark.parametrize(
    ("arguments", "status", "message"),
    [
        (("refuse", f"{CABLE}/goods/zzzz"), 1, f"there is {CABLE}/goods/"),
        (("refuse", CABLE), 1, f"name a claim of it: {CABLE}/parties/"),
        (("refuse", "link/000000"), 1, "no such link"),
        (("confirm", f"{CABLE}:Nobody = {CABLE}:Ege Korfez Bank"), 1, "no cable names a party so"),
        (("correct", f"{CABLE}/deadline", "rules", "x"), 1, "has no rules; there is text"),
        (("correct", f"{CABLE}/deadline", "due", "soon"), 2, "is no date; give YYYY-MM-DD"),
        (("correct", CABLE, "kind", "letter"), 2, "none of demarche-request"),
        (("correct", CABLE, "colour", "red"), 1, "a record has no field colour"),
    ],
)
def test_what_is_not_there_or_does_not_fit_is_said(
    example_desk: Path, arguments: tuple[str, ...], status: int, message: str
) -> None:
    result = run(*arguments, *BY, "--desk", example_desk)
    assert result.exit_code == status
    assert message in " ".join(result.stderr.split())


def test_a_decision_needs_a_name(example_desk: Path) -> None:
    assert run("refuse", f"{CABLE}/deadline", "--by", " ", "--desk", example_desk).exit_code == 2


def test_without_a_name_the_login_name_decides(own_desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOGNAME", "desk-officer")
    assert told(own_desk, "confirm", f"{CABLE}/deadline")[0]["who"] == "desk-officer"
