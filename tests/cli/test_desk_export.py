"""`demarche export`: every form, on the examples."""

import csv
import json
from pathlib import Path
from zipfile import ZipFile

import networkx as nx  # type: ignore[import-untyped]
import pytest

from tests.cli.helpers import run

LINES = ("jsonl", "ftm")


def test_records_come_with_what_persons_decided(own_desk: Path, tmp_path: Path) -> None:
    run("correct", "04STATE251846", "deadline", "2004-12-06", "--by", "mo", "--desk", own_desk)
    target = tmp_path / "records.jsonl"
    result = run("export", "--to", target, "--format", "jsonl", "--desk", own_desk)
    assert result.exit_code == 0
    rows = [json.loads(line) for line in target.read_text("utf-8").splitlines()]
    assert len(rows) == 18
    row = next(row for row in rows if row["reference_id"] == "04STATE251846")
    assert row["deadline"]["due"] == "2004-12-06"


@pytest.mark.parametrize("form", LINES)
def test_lines_go_to_standard_output_too(example_desk: Path, form: str) -> None:
    result = run("export", "--to", "-", "--format", form, "--desk", example_desk)
    assert all(json.loads(line) for line in result.stdout.splitlines())
    assert result.stderr == ""


def test_tables_go_to_a_folder(example_desk: Path, tmp_path: Path) -> None:
    run("export", "--to", tmp_path / "new" / "tables", "--format", "csv", "--desk", example_desk)
    names = {path.stem for path in (tmp_path / "new" / "tables").iterdir()}
    assert {"parties", "goods", "events", "cases"} <= names
    with (tmp_path / "new" / "tables" / "cases.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["request"] for row in rows if row["status"] == "closed"]
    with (tmp_path / "new" / "tables" / "parties.csv").open(encoding="utf-8", newline="") as file:
        known = {row["id"] for row in csv.DictReader(file)}
    with (tmp_path / "new" / "tables" / "mentions.csv").open(encoding="utf-8", newline="") as file:
        assert {row["party"] for row in csv.DictReader(file)} == known


def test_tables_go_to_one_archive_the_same_each_time(example_desk: Path, tmp_path: Path) -> None:
    one, other = tmp_path / "one.zip", tmp_path / "other.zip"
    for target in (one, other):
        assert run("export", "--to", target, "--format", "csv", "--desk", example_desk).exit_code == 0
    assert one.read_bytes() == other.read_bytes()
    with ZipFile(one) as archive:
        assert "parties.csv" in archive.namelist()


def test_tables_do_not_go_to_standard_output(example_desk: Path) -> None:
    assert run("export", "--to", "-", "--format", "csv", "--desk", example_desk).exit_code == 2


@pytest.mark.parametrize(("form", "read"), [("graphml", nx.read_graphml), ("gexf", nx.read_gexf)])
def test_the_graph_is_the_network(example_desk: Path, tmp_path: Path, form: str, read: object) -> None:
    target = tmp_path / f"network.{form}"
    run("export", "--to", target, "--format", form, "--desk", example_desk)
    assert callable(read)
    graph = read(target)
    told = json.loads(run("network", "--desk", example_desk, "-f", "json").stdout)
    assert set(graph.nodes) == {node["id"] for node in told["nodes"]}
    assert graph.number_of_edges() == len(told["edges"])


def test_parquet_has_a_row_for_each_record(example_desk: Path, tmp_path: Path) -> None:
    from pyarrow import parquet

    target = tmp_path / "records.parquet"
    assert run("export", "--to", target, "--format", "parquet", "--desk", example_desk).exit_code == 0
    assert parquet.read_table(target).num_rows == 18


def test_a_file_that_cannot_be_written_is_named(example_desk: Path, tmp_path: Path) -> None:
    target = tmp_path / "none" / "x.jsonl"
    result = run("export", "--to", target, "--format", "jsonl", "--desk", example_desk)
    assert result.exit_code == 2
    assert str(target) in result.stderr
