import json
from pathlib import Path

import pytest

from tests.cli.helpers import run


@pytest.fixture
def sound(tmp_path: Path, cable_text: str) -> Path:
    path = tmp_path / "sound.txt"
    path.write_text(cable_text)
    return path


@pytest.fixture
def contradicting(tmp_path: Path, contradicting_text: str) -> Path:
    path = tmp_path / "contradicting.txt"
    path.write_text(contradicting_text)
    return path


def test_a_sound_cable_is_silent(sound: Path) -> None:
    result = run("check", sound, "--severity", "warning")
    assert (result.exit_code, result.stdout) == (0, "")


def test_an_error_is_one_line_with_its_place(contradicting: Path) -> None:
    result = run("check", contradicting, "--severity", "error")
    assert result.exit_code == 1
    (line,) = result.stdout.splitlines()
    place, severity, code, _message = line.split(" ", 3)
    file, number, column = place.rsplit(":", 2)
    assert (file, severity, code) == (str(contradicting), "error", "julian-dtg-mismatch")
    assert int(number) in (4, 6)
    assert int(column) >= 1


def test_lines_are_in_order_of_place(tmp_path: Path, contradicting_text: str) -> None:
    path = tmp_path / "several.txt"
    path.write_text(contradicting_text.replace("ZNY CCCCC", "ZNY SSSSS").replace("2. (U)", "4. (U)"))
    places = [line.split(" ")[0].rsplit(":", 2)[1:] for line in run("check", path).stdout.splitlines()]
    assert len(places) >= 3
    assert places == sorted(places, key=lambda place: (int(place[0]), int(place[1])))


def test_hidden_errors_still_count(contradicting: Path) -> None:
    assert run("check", contradicting).exit_code == 1


def test_an_unreadable_file_outweighs_an_error(contradicting: Path) -> None:
    result = run("check", contradicting.parent / "nowhere.txt", contradicting)
    assert result.exit_code == 2
    assert "julian-dtg-mismatch" in result.stdout
    assert "nowhere.txt" in result.stderr


def test_json_has_the_place_in_parts(contradicting: Path) -> None:
    (finding,) = json.loads(run("check", contradicting, "-s", "error", "--format", "json").stdout)
    assert finding["path"] == str(contradicting)
    assert finding["code"] == "julian-dtg-mismatch"
    assert finding["reference_id"] == "10STATE9939"
    assert finding["line"] in (4, 6)


def test_json_of_nothing_is_an_empty_array(sound: Path) -> None:
    assert json.loads(run("check", sound, "-s", "error", "-f", "json").stdout) == []


def test_standard_input_is_named_by_a_dash(contradicting_text: str) -> None:
    result = run("check", "-", "-s", "error", given=contradicting_text.encode())
    assert result.stdout.startswith("-:")


def test_several_processes_give_the_same_output(contradicting: Path, sound: Path) -> None:
    alone, together = (run("check", sound, contradicting, *jobs) for jobs in ((), ("-j", "2")))
    assert (alone.stdout, alone.exit_code) == (together.stdout, together.exit_code)


def test_the_second_message_of_a_file_is_placed_in_the_file(
    tmp_path: Path, cable_text: str, contradicting_text: str
) -> None:
    path = tmp_path / "two.txt"
    path.write_text(cable_text + contradicting_text)
    (line,) = [line for line in run("check", path).stdout.splitlines() if "julian-dtg-mismatch" in line]
    assert int(line.split(" ")[0].rsplit(":", 2)[1]) > len(cable_text.splitlines())


@pytest.mark.parametrize("end", ["\r", "\r\n"])
def test_lines_are_counted_by_any_line_end(tmp_path: Path, cable_text: str, contradicting_text: str, end: str) -> None:
    places = []
    for name, eol in (("plain.txt", "\n"), ("other.txt", end)):
        (tmp_path / name).write_bytes((cable_text + contradicting_text).replace("\n", eol).encode())
        lines = run("check", tmp_path / name).stdout.splitlines()
        places.append([line.partition(":")[2].split(" ")[0] for line in lines])
    assert places[0]
    assert places[0] == places[1]
