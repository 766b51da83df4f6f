"""The cases of a desk: the list, one of them, its tree."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.helpers import run

REQUEST, REMINDER, INTERIM, FINAL = "04STATE251846", "05STATE8730", "04ANKARA6715", "05ANKARA611"


def cases(desk: Path, *more: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads(run("cases", "--desk", desk, "-f", "json", *more).stdout)
    return rows


def dossier(desk: Path, cable: str = REQUEST) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(run("case", cable, "--desk", desk, "-f", "json").stdout)
    return found


def test_a_case_record_has_the_promised_fields(example_desk: Path) -> None:
    promised = [
        "request",
        "title",
        "followups",
        "replies",
        "status",
        "answered_on",
        "due",
        "late",
        "closed_on",
        "by_post",
    ]
    row = next(row for row in cases(example_desk) if row["request"] == REQUEST)
    assert list(row)[: len(promised)] == promised
    assert row["followups"] == [REMINDER]
    assert row["by_post"] == {"AMEMBASSY ANKARA": [INTERIM, FINAL]}
    assert (row["status"], row["closed_on"], row["due"], row["late"]) == ("closed", "2005-02-02", "2004-12-02", False)


def test_the_day_decides_what_is_late(example_desk: Path) -> None:
    def late(today: str) -> bool:
        rows = cases(example_desk, "--today", today)
        return bool(next(row for row in rows if row["request"] == "12STATE63318")["late"])

    assert [late("2012-06-26"), late("2012-06-27")] == [False, True]


def test_cases_can_be_chosen_by_their_status(example_desk: Path) -> None:
    assert {row["status"] for row in cases(example_desk, "--status", "closed")} == {"closed"}


def test_the_text_has_a_line_for_each_case(example_desk: Path) -> None:
    lines = run("cases", "--desk", example_desk).stdout.splitlines()
    assert [line.split()[0] for line in lines] == ["CASE", *(row["request"] for row in cases(example_desk))]


def test_a_case_shows_the_sentence_that_gave_each_state(example_desk: Path) -> None:
    text = run("case", REQUEST, "--desk", example_desk).stdout
    for state in dossier(example_desk)["states"]:
        assert f"{state['date']}  {state['state']}  {state['cable']}" in text
        assert state["text"] is None or f'"{state["text"]}"' in text


def test_a_case_says_which_calendar_and_rule_gave_the_deadline(example_desk: Path) -> None:
    deadline = dossier(example_desk)["deadline"]
    assert (deadline["id"], deadline["due"]) == (f"{REQUEST}/deadline", "2004-12-02")
    assert deadline["calendar"]
    assert deadline["reckoning"]
    assert deadline["reckoning"] in run("case", REQUEST, "--desk", example_desk).stdout


def test_every_claim_of_a_case_has_an_id_of_its_own_field(example_desk: Path) -> None:
    found = dossier(example_desk)
    for field in ("goods", "events", "relations", "asks", "legal_refs", "unnamed_parties"):
        assert all(claim["id"].startswith(f"{claim['cable']}/{field}/") for claim in found[field])
    assert found["goods"]
    assert found["asks"]
    assert all(name["claim"] for party in found["parties"] for name in party["names"])


@pytest.mark.parametrize("cable", [REMINDER, INTERIM, "04 ANKARA 006715"])
def test_any_cable_names_its_case(example_desk: Path, cable: str) -> None:
    assert dossier(example_desk, cable)["request"] == REQUEST


def test_the_tree_has_the_replies_post_by_post(example_desk: Path) -> None:
    [tree] = json.loads(run("thread", FINAL, "--desk", example_desk, "-f", "json").stdout)
    assert (tree["cable"], tree["stage"]) == (REQUEST, "request")
    reminder, post = tree["children"]
    assert (reminder["cable"], reminder["stage"]) == (REMINDER, "reminder")
    assert (post["cable"], post["post"]) == (None, "AMEMBASSY ANKARA")
    assert [(row["cable"], row["stage"]) for row in post["children"]] == [
        (INTERIM, "interim reply"),
        (FINAL, "final reply"),
    ]


def test_the_tree_as_text_is_drawn(example_desk: Path) -> None:
    lines = run("thread", REQUEST, "--desk", example_desk).stdout.splitlines()
    assert [line.split()[0] for line in lines[:3]] == [REQUEST, "├─", "└─"]
    assert lines[3].startswith(f"   ├─ {INTERIM}")


def test_the_tree_says_why_a_cable_belongs(example_desk: Path) -> None:
    assert f"names {REQUEST}" in run("thread", REQUEST, "--desk", example_desk, "--why").stdout


def test_silent_posts_stand_in_the_tree(example_desk: Path) -> None:
    text = run("thread", "06STATE96114", "--desk", example_desk).stdout
    assert "AMEMBASSY TBILISI: no reply" in text
    assert "AMEMBASSY YEREVAN: no reply" in text


def test_a_cable_of_no_case_shows_what_it_names(example_desk: Path) -> None:
    text = run("thread", "78COLOMBO90119", "--desk", example_desk).stdout
    assert text.startswith("78COLOMBO90119")
    assert "of no case" in text
    result = run("case", "78COLOMBO90119", "--desk", example_desk)
    assert result.exit_code == 1
    assert "belongs to no case" in result.stderr


def test_an_unknown_id_names_the_nearest(example_desk: Path) -> None:
    result = run("case", "04STATE251864", "--desk", example_desk)
    assert result.exit_code == 1
    assert f"nearest: {REQUEST}" in result.stderr
    assert result.stdout == ""


def test_a_desk_without_requests_has_no_cases(tmp_path: Path, examples: Path) -> None:
    desk = tmp_path / "small.db"
    run("ingest", examples / "1978-nara-colombo-reporting.txt", "--desk", desk)
    assert cases(desk) == []
    assert run("cases", "--desk", desk).stdout == "no cases\n"
