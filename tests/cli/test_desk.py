"""The desk, what is due, the parties and their network."""

import json
import os
import signal
import time
from datetime import date
from pathlib import Path
from typing import Any

import icalendar
import pytest

from demarche.cli import decide_app, desk_app
from demarche.cli.panels import DECIDING, DESK, OUT, READING
from tests.cli.helpers import run, start

TODAY = ("--today", "2012-06-21")
PANELS = (READING, DESK, DECIDING, OUT)
SHOWING = ("desk", "cases", "due", "parties", "network")


def told(desk: Path, *arguments: str) -> Any:
    return json.loads(run(*arguments, "--desk", desk, "--format", "json").stdout)


def test_the_desk_says_what_needs_action_most_urgent_first(example_desk: Path) -> None:
    found = told(example_desk, "desk", *TODAY)
    assert [(row["action"], row["id"]) for row in found["actions"] if row["action"] != "link-to-confirm"] == [
        ("overdue", "74STATE905117"),
        ("overdue", "06STATE96114"),
        ("due-soon", "12STATE63318"),
        ("cable-errors", "12STATE63318"),
    ]
    assert (found["today"], found["cables"], found["cases"]) == ("2012-06-21", 18, 6)


def test_how_near_is_near_can_be_said(example_desk: Path) -> None:
    def action(soon: str) -> str:
        rows = told(example_desk, "desk", *TODAY, "--soon", soon)["actions"]
        return str(next(row["action"] for row in rows if row["id"] == "12STATE63318"))

    assert [action("4"), action("5")] == ["unanswered", "due-soon"]


def test_the_desk_as_text_is_in_groups(example_desk: Path) -> None:
    lines = run("desk", "--desk", example_desk, *TODAY).stdout.splitlines()
    assert lines[0].startswith(f"{example_desk} on 2012-06-21: 18 cables, 6 cases, 3 open, ")
    assert [line for line in lines if line.isupper() or line.endswith(")")][:1] == ["OVERDUE (2)"]
    assert any(line.startswith("  12STATE63318  due 2012-06-26  in 5 days  AMEMBASSY BAKU") for line in lines)
    assert lines[-1].endswith("demarche case 74STATE905117")


def test_long_groups_are_cut_and_say_so(example_desk: Path) -> None:
    text = run("desk", "--desk", example_desk, *TODAY, "--limit", "1").stdout
    assert "  ... and 1 more; --limit 0 shows all\n" in text


@pytest.mark.parametrize("command", SHOWING)
def test_where_there_is_no_desk_it_is_said_how_to_make_one(tmp_path: Path, command: str) -> None:
    result = run(command, "--desk", tmp_path / "none.db")
    assert result.exit_code == 2
    assert "demarche ingest PATH" in result.stderr
    assert not (tmp_path / "none.db").exists()


@pytest.mark.parametrize("command", SHOWING)
def test_the_same_desk_gives_the_same_output(example_desk: Path, command: str) -> None:
    arguments = (command, "--desk", example_desk, *TODAY, "--format", "json")
    assert run(*arguments).stdout == run(*arguments).stdout


def test_the_environment_names_the_desk(example_desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DEMARCHE_DESK", str(example_desk))
    assert run("cases").exit_code == 0


def test_a_day_that_is_none_is_refused(example_desk: Path) -> None:
    assert run("desk", "--desk", example_desk, "--today", "21 June").exit_code == 2


def test_due_lists_what_posts_have_still_to_meet(example_desk: Path) -> None:
    rows = told(example_desk, "due", *TODAY)
    assert [(row["request"], row["due"], row["days"]) for row in rows[-1:]] == [("12STATE63318", "2012-06-26", 5)]
    assert all(row["silent"] for row in rows)
    assert all(row["calendar"] and row["rule"] for row in rows)
    everything = told(example_desk, "due", *TODAY, "--all")
    assert {row["request"] for row in everything} - {row["request"] for row in rows} >= {"04STATE251846"}


def test_the_calendar_file_is_valid_and_keeps_its_uids(example_desk: Path, tmp_path: Path) -> None:
    events = []
    for day in ("2012-06-21", "2012-06-22"):
        path = tmp_path / f"{day}.ics"
        run("due", "--desk", example_desk, "--today", day, "--ics", path)
        calendar = icalendar.Calendar.from_ical(path.read_bytes())
        events.append(calendar.walk("VEVENT"))
    assert [[event["uid"] for event in some] for some in events] == [
        ["74STATE905117-due@demarche", "06STATE96114-due@demarche", "12STATE63318-due@demarche"]
    ] * 2
    last = events[0][-1]
    assert (last.decoded("dtstart"), last.decoded("dtend")) == (date(2012, 6, 26), date(2012, 6, 27))
    assert "AMEMBASSY BAKU" in str(last["summary"])
    assert "US federal" in str(last["description"])


def test_the_calendar_can_go_to_standard_output(example_desk: Path) -> None:
    text = run("due", "--desk", example_desk, *TODAY, "--ics", "-").stdout
    assert text.startswith("BEGIN:VCALENDAR")
    assert len(icalendar.Calendar.from_ical(text).walk("VEVENT")) == 3


def test_a_party_record_has_the_promised_fields(example_desk: Path) -> None:
    rows = told(example_desk, "parties")
    assert all({"id", "name", "names", "country", "cables", "hits", "links"} <= row.keys() for row in rows)
    bozdag = next(row for row in rows if row["name"] == "Bozdag Makina Ticaret")
    assert set(bozdag["cables"]) == {"04STATE251846", "04ANKARA6715", "05STATE8730", "05ANKARA611"}
    assert all({"id", "a", "b", "reason", "decided_by"} <= link.keys() for link in bozdag["links"])


def test_parties_can_be_chosen(example_desk: Path) -> None:
    rows = told(example_desk, "parties", "--country", "ir", "--role", "end-user")
    assert rows
    assert all(row["country"] == "IR" and "end-user" in row["roles"] for row in rows)


@pytest.mark.parametrize("name", ["Bozdag", "bozdag makina ticaret", "Bozdag Makina Ticaret Ltd. Sti.", "makina"])
def test_a_party_is_found_by_a_name_or_by_words_of_one(example_desk: Path, name: str) -> None:
    sheet = told(example_desk, "party", name)
    assert sheet["name"] == "Bozdag Makina Ticaret"
    assert {row["name"] for row in sheet["spellings"]} == {"Bozdag Makina Ticaret", "Bozdag Makina Ticaret Ltd. Sti."}
    assert [row["request"] for row in sheet["cases"]] == ["04STATE251846"]
    assert told(example_desk, "party", sheet["id"])["name"] == sheet["name"]


def test_a_party_as_text_shows_reasons_of_its_links(example_desk: Path) -> None:
    text = run("party", "Bozdag", "--desk", example_desk).stdout
    for link in told(example_desk, "party", "Bozdag")["links"]:
        assert f"{link['id']}  {link['a']} = {link['b']}\n      {link['reason']}; decided by: " in text


def test_an_unknown_party_names_the_nearest(example_desk: Path) -> None:
    result = run("party", "Bozdog Makina Ticaret", "--desk", example_desk)
    assert result.exit_code == 1
    assert "nearest: Bozdag Makina Ticaret" in result.stderr


def test_the_network_joins_parties_by_relations(example_desk: Path) -> None:
    found = told(example_desk, "network")
    ids = {node["id"] for node in found["nodes"]}
    assert found["edges"]
    assert all({edge["source"], edge["target"]} <= ids for edge in found["edges"])


def test_a_path_between_two_parties_is_shown(example_desk: Path) -> None:
    found = told(example_desk, "network", "--path", "Bozdag", "Zarin Kuh", "--together")
    [path, *_] = found["paths"]
    assert [row["name"] for row in (path["parties"][0], path["parties"][-1])] == [
        "Bozdag Makina Ticaret",
        "Zarin Kuh Motor Works",
    ]
    assert all(step["relations"] for step in path["steps"])


def test_no_path_is_said_and_ends_with_1(example_desk: Path) -> None:
    result = run("network", "--path", "Bozdag", "Baltic Prisma UAB", "--desk", example_desk)
    assert result.exit_code == 1
    assert result.stdout == "no path of relations joins them\n"


def test_a_reader_that_leaves_ends_the_command_quietly(example_desk: Path) -> None:
    process = start("parties", "--desk", example_desk)
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    errors = process.stderr.read()
    process.stderr.close()
    assert process.wait(timeout=30) == 141
    assert errors == b""


def test_text_is_utf_8_wherever_one_works(example_desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "C")
    monkeypatch.setenv("PYTHONUTF8", "0")
    process = start("parties", "--desk", example_desk)
    out, _ = process.communicate(timeout=30)
    assert "Begoña Núñez Iturriaga" in out.decode("utf-8")


COMMANDS = [command.__name__ for command, _ in (*desk_app.COMMANDS, *decide_app.COMMANDS)]


@pytest.mark.parametrize("command", COMMANDS)
def test_help_teaches_with_examples(command: str) -> None:
    text = run(command, "--help").stdout
    assert any(line.startswith(f"    demarche {command}") for line in text.splitlines())
    assert all(len(line) <= 80 for line in text.splitlines())


def test_the_help_of_all_has_groups() -> None:
    text = run("--help").stdout
    assert [text.index(f"\n{panel}:\n") for panel in PANELS] == sorted(text.index(f"\n{panel}:\n") for panel in PANELS)
    assert all(f"\n  {command} " in text for command in COMMANDS)


def test_ctrl_c_ends_a_command_cleanly(example_desk: Path) -> None:
    process = start("desk", "--desk", example_desk)
    time.sleep(0.4)
    os.killpg(process.pid, signal.SIGINT)
    _, errors = process.communicate(timeout=30)
    assert process.returncode in {0, 130}
    assert b"Traceback" not in errors
