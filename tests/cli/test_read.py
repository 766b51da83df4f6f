import json
import sys
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from demarche.schema import record_schema
from tests.cli.helpers import records, run


@pytest.fixture
def folder(tmp_path: Path, cable_text: str) -> Path:
    """Three cables in a folder, one of them deeper and in a zip archive."""
    (tmp_path / "a.txt").write_text(cable_text)
    (tmp_path / "b.txt").write_text(cable_text.replace("009939", "019940").replace("#9939", "#9940"))
    (tmp_path / "deep").mkdir()
    with ZipFile(tmp_path / "deep" / "c.zip", "w") as archive:
        archive.writestr("c.txt", cable_text.replace("HALVERSUND", "TÉSSIN"))
    return tmp_path


def test_piped_output_is_one_record_a_line(folder: Path) -> None:
    result = run("read", folder)
    assert result.exit_code == 0
    found = records(result)
    assert [record["reference_id"] for record in found] == ["10STATE9939", "10STATE19940", "10STATE9939"]
    assert set(found[0]) == set(record_schema()["properties"])
    assert found[2]["source"]["member"] == "c.txt"


def test_records_come_in_the_order_of_the_schema(folder: Path) -> None:
    assert list(records(run("read", folder))[0]) == list(record_schema()["properties"])


def test_output_is_utf_8(folder: Path) -> None:
    assert "TÉSSIN" in run("read", folder, "--fields", "subject").stdout_bytes.decode("utf-8")


def test_standard_input(cable_text: str) -> None:
    (record,) = records(run("read", "-", given=cable_text.encode()))
    assert record["source"]["path"] == "-"
    assert record["subject"] == "AN OFFER BY HALVERSUND TRADING"


def test_json_is_one_array(folder: Path) -> None:
    assert len(json.loads(run("read", folder, "--format", "json").stdout)) == 3


def test_json_of_nothing_is_an_empty_array(tmp_path: Path) -> None:
    assert json.loads(run("read", tmp_path / "nowhere.txt", "--format", "json").stdout) == []


def test_fields_are_picked_in_the_order_given_and_reach_inside(folder: Path) -> None:
    result = run("read", folder / "a.txt", "--fields", "subject,source.carrier", "--fields", "refs")
    assert records(result) == [
        {"subject": "AN OFFER BY HALVERSUND TRADING", "source.carrier": "raw-message", "refs": ["09PARIS1234"]}
    ]


def test_an_unknown_field_is_refused_with_advice(folder: Path) -> None:
    result = run("read", folder, "--fields", "subjct")
    assert result.exit_code == 2
    assert "did you mean 'subject'" in result.stderr


def test_a_file_that_cannot_be_read_is_named_and_the_rest_goes_on(folder: Path) -> None:
    result = run("read", folder / "nowhere.txt", folder / "a.txt")
    assert result.exit_code == 2
    assert len(records(result)) == 1
    (line,) = result.stderr.splitlines()
    assert line.startswith(f"demarche: {folder / 'nowhere.txt'}: ")


@pytest.mark.parametrize("jobs", ["2", "3"])
def test_several_processes_give_the_same_output(folder: Path, jobs: str) -> None:
    alone = run("read", folder, folder / "nowhere.txt", folder / "a.txt")
    together = run("read", folder, folder / "nowhere.txt", folder / "a.txt", "-j", jobs)
    assert (together.stdout, together.stderr, together.exit_code) == (alone.stdout, alone.stderr, alone.exit_code)


def test_the_carrier_can_be_forced(folder: Path) -> None:
    (record,) = records(run("read", folder / "a.txt", "--carrier", "raw-message"))
    assert record["source"]["carrier"] == "raw-message"


def test_the_table_has_a_row_for_each_cable(folder: Path) -> None:
    title, *rows = run("read", folder, "--format", "table").stdout.splitlines()
    assert title.split()[:3] == ["CABLE", "SENT", "(UTC)"]
    assert len(rows) == 3
    assert "2010-02-01 16:05" in rows[0]


def test_the_table_fits_the_terminal(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    assert all(len(line) <= 60 for line in run("read", folder, "--format", "table").stdout.splitlines())


def test_a_narrow_table_keeps_the_ids_whole(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "55")
    assert "10STATE19940 " in run("read", folder, "--format", "table").stdout


def test_the_table_lets_no_text_steer_the_terminal(tmp_path: Path, cable_text: str) -> None:
    (tmp_path / "a.txt").write_text(cable_text.replace("HALVERSUND", "\x1b[2J\u202eHALVERSUND"))
    output = run("read", tmp_path, "--format", "table").stdout
    assert "\x1b" not in output
    assert "\u202e" not in output


def test_a_wide_archive_keeps_the_table_streaming(tmp_path: Path, cable_text: str) -> None:
    with ZipFile(tmp_path / "many.zip", "w") as archive:
        for number in range(230):
            archive.writestr(f"{number:03}.txt", cable_text)
    assert len(run("read", tmp_path, "--format", "table").stdout.splitlines()) == 231


def test_parquet_holds_the_nested_record(folder: Path, tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    target = tmp_path / "cables.parquet"
    assert run("read", folder, "--format", "parquet", "--output", target).exit_code == 0
    rows: list[dict[str, Any]] = parquet.read_table(target).to_pylist()
    assert [row["reference_id"] for row in rows] == ["10STATE9939", "10STATE19940", "10STATE9939"]
    assert rows[0]["to"][0]["name"] == "AMEMBASSY PARIS"
    assert rows[0]["paragraphs"][1]["marking"] == "U"


def test_parquet_of_nothing_still_has_its_columns(tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    target = tmp_path / "cables.parquet"
    assert run("read", tmp_path / "nowhere", "-f", "parquet", "-o", target, "--fields", "refs,metadata").exit_code == 2
    assert parquet.read_schema(target).names == ["refs", "metadata"]


def test_without_pyarrow_the_extra_is_named(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    result = run("read", folder, "--format", "parquet")
    assert result.exit_code == 2
    assert "pip install 'demarche[parquet]'" in result.stderr


def test_output_goes_to_a_file_and_is_not_read_itself(folder: Path) -> None:
    target = folder / "records.jsonl"
    assert run("read", folder, "--output", target).exit_code == 0
    assert run("read", folder, "--output", target).exit_code == 0
    assert len(target.read_text("utf-8").splitlines()) == 3


def test_output_over_the_only_input_is_refused_before_it_is_emptied(folder: Path) -> None:
    before = (folder / "a.txt").read_bytes()
    result = run("read", folder / "a.txt", "--output", folder / "a.txt")
    assert result.exit_code == 2
    assert (folder / "a.txt").read_bytes() == before


def test_output_that_cannot_be_written_is_named(folder: Path) -> None:
    result = run("read", folder, "--output", folder / "no" / "such" / "place")
    assert result.exit_code == 2
    assert "cannot be written" in result.stderr


def test_a_file_name_that_is_no_utf_8_gives_valid_json(tmp_path: Path, cable_text: str) -> None:
    path = Path(str(tmp_path) + "/caf\udce9.txt")
    try:
        path.write_text(cable_text)
    except (OSError, UnicodeEncodeError):
        pytest.skip("this file system takes UTF-8 names only")
    (record,) = records(run("read", tmp_path))
    assert record["source"]["path"] == str(path)


def test_a_folder_without_text_says_so(tmp_path: Path) -> None:
    (tmp_path / "scan.pdf").write_bytes(b"%PDF-1.4")
    result = run("read", tmp_path)
    assert (result.exit_code, result.stdout) == (0, "")
    assert "no text file" in result.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
@pytest.mark.parametrize("form", ["jsonl", "json", "table"])
def test_a_full_disk_is_told_in_a_line(tmp_path: Path, cable_text: str, form: str) -> None:
    (tmp_path / "a.txt").write_text(cable_text)
    result = run("read", tmp_path / "a.txt", "--format", form, "--output", "/dev/full")
    assert result.exit_code == 2
    assert result.stderr.startswith("demarche: /dev/full: cannot be written to its end (")
    assert len(result.stderr.splitlines()) == 1
