"""The bodies of `demarche ingest` and `demarche search`."""

import json
from datetime import date
from pathlib import Path

import pytest
import typer

from demarche.cli.ingest import count_bytes, ingest_command
from demarche.cli.search import read_day, search_command
from demarche.store import Filters
from tests.store.helpers import make_cable, write_cables


@pytest.fixture
def folder(tmp_path: Path) -> str:
    """A folder of two cables."""
    return write_cables(tmp_path / "in", make_cable(1, ["The old dredger sank."]), make_cable(2, ["Pilots strike."]))


def test_ingest_reports_what_was_new_and_known(folder: str, desk: str, capfd: pytest.CaptureFixture[str]) -> None:
    ingest_command([folder], desk=desk, jobs=1)
    assert "2 new, 0 known (2 cables" in capfd.readouterr().out
    ingest_command([folder], desk=desk, jobs=1, as_json=True)
    told = json.loads(capfd.readouterr().out)
    assert (told["cables"], told["new"], told["known"], told["updated"]) == (2, 0, 2, 0)


def test_ingest_leaves_with_2_where_something_is_unreadable(
    folder: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(typer.Exit) as left:
        ingest_command([folder, str(tmp_path / "none")], desk=str(tmp_path / "desk.db"), jobs=1)
    assert left.value.exit_code == 2
    said = capfd.readouterr()
    assert "none: no such file or folder" in said.err
    assert "2 new, 0 known, 1 unreadable" in said.out


def test_commands_leave_with_2_where_the_desk_cannot_be_opened(
    folder: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(typer.Exit) as left:
        ingest_command([folder], desk="mysql://x/y", jobs=1)
    assert left.value.exit_code == 2
    with pytest.raises(typer.Exit) as left:
        search_command(["x"], desk=str(tmp_path / "none.db"), filters=Filters())
    assert left.value.exit_code == 2
    assert "there is no desk" in capfd.readouterr().err


def test_search_prints_hits(folder: str, desk: str, capfd: pytest.CaptureFixture[str]) -> None:
    ingest_command([folder], desk=desk, jobs=1)
    capfd.readouterr()
    search_command(["old", "dredger"], desk=desk, filters=Filters())
    told = capfd.readouterr().out
    assert "10PARIS1  2010-02-01  PARIS" in told
    assert "The old dredger sank" in told
    assert told.endswith("1 cable\n")
    search_command(["pilots"], desk=desk, filters=Filters(station="paris"), as_json=True)
    found = json.loads(capfd.readouterr().out)
    assert [hit["id"] for hit in found["hits"]] == ["10PARIS2"]
    (mark,) = found["hits"][0]["marks"]
    assert found["hits"][0]["snippet"][slice(*mark)] == "Pilots"
    with pytest.raises(typer.Exit) as left:
        search_command(["yacht"], desk=desk, filters=Filters())
    assert left.value.exit_code == 1


def test_days() -> None:
    assert read_day(None) is None
    assert read_day("2008") == date(2008, 1, 1)
    assert read_day("2008-02", last=True) == date(2008, 2, 29)
    assert read_day("2008-02-03", last=True) == date(2008, 2, 3)
    for odd in ("", "2008-13", "yesterday", "2008-1-2-3"):
        with pytest.raises(typer.BadParameter, match="YYYY-MM-DD"):
            read_day(odd)


def test_bytes_are_counted_for_the_bar(folder: str, tmp_path: Path) -> None:
    assert count_bytes([folder], 10) == sum(path.stat().st_size for path in Path(folder).iterdir())
    assert count_bytes([str(tmp_path / "none")], 10) is None
    assert count_bytes(["-"], 10) is None
