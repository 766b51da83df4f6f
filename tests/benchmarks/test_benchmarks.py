"""The measurements themselves: their material is what it says, and a miss is a miss."""

import csv
from pathlib import Path

import pytest

from benchmarks import __main__ as command
from benchmarks import fuzz, growth, report
from benchmarks.generate import cables, write_csv
from benchmarks.report import NOT_JUDGED, Row
from benchmarks.shapes import CARRIERS, PLACES, UNITS, repeated
from demarche import read_text
from demarche.cli.options import Carrier
from tests.laws import assert_laws


@pytest.mark.parametrize("size", [1_500, 8_500, 70_000])
def test_generated_cables_have_their_size_and_are_sound(size: int) -> None:
    for text in cables(5, size):
        assert 0.8 * size < len(text) < 1.2 * size
        (cable,) = read_text(text)
        assert not [problem for problem in cable.problems if problem.severity == "error"]


def test_the_generated_csv_has_its_rows(tmp_path: Path) -> None:
    path = tmp_path / "cables.csv"
    write_csv(path, 20, 1_500)
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file, doublequote=False, escapechar="\\"))
    assert [len(row) for row in rows] == [8] * 20


def test_shapes_stand_in_every_place_and_carrier() -> None:
    assert len(set(UNITS)) == len(UNITS)
    assert {"raw-message", *CARRIERS} == set(Carrier)
    for place in PLACES.values():
        (cable,) = read_text(place("WORD "))
        assert cable.reference_id == "10STATE9939"


@pytest.mark.parametrize("carrier", CARRIERS)
def test_a_wrapped_message_is_recognised_as_its_carrier(carrier: str) -> None:
    (cable,) = read_text(CARRIERS[carrier](PLACES["body"]('WORD "\\ & < ')))
    assert cable.source.carrier == carrier
    assert cable.reference_id == "10STATE9939"
    assert [paragraph.number for paragraph in cable.paragraphs] == [1]


@pytest.mark.parametrize("unit", UNITS)
def test_no_shape_breaks_a_law(unit: str) -> None:
    for wrap in PLACES.values():
        text = wrap(repeated(unit, 300))
        for cable in read_text(text, "raw-message"):
            assert_laws(cable, text)


def test_a_fuzz_case_is_made_again_by_its_number() -> None:
    seeds = [text.encode() for text in cables(2, 1_500)]
    assert fuzz.case(7, seeds) == fuzz.case(7, seeds)
    assert fuzz.case(7, seeds) != fuzz.case(8, seeds)


def test_fuzz_cases_keep_the_laws() -> None:
    seeds = [text.encode() for text in cables(2, 1_500)]
    for number in range(50):
        assert fuzz.check(fuzz.case(number, seeds), thorough=True) >= 1


def test_a_square_is_a_miss_and_a_line_is_none() -> None:
    rows = growth.rows_of(
        "body", [growth.Growth(1.1, 9, 1.0, "'A'", "body"), growth.Growth(4.0, 9, 1.0, "'B'", "body")]
    )
    assert [row.met for row in rows] == [True, False]
    assert "'B'" in rows[1].name


@pytest.mark.parametrize(("met", "status"), [(True, 0), (None, 0), (False, 1)])
def test_a_miss_ends_with_one(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *, met: bool | None, status: int
) -> None:
    monkeypatch.setattr("sys.argv", ["bench", "--quick", "--only", "peer"])
    monkeypatch.setattr("benchmarks.peer.run", lambda _quick: [Row("a thing", "3", ">= 4", met)])
    assert command.main() == status
    output = capsys.readouterr().out
    assert output.index("WHAT") < output.index("a thing")
    assert ("MISSED" in output) == (met is False)


def test_what_is_set_aside_is_counted(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("sys.argv", ["bench", "--only", "peer"])
    monkeypatch.setattr("benchmarks.peer.run", lambda _quick: [Row("a thing", "3", f">= 4, {NOT_JUDGED}")])
    assert command.main() == 0
    assert "1 set aside" in capsys.readouterr().out


def test_columns_stand_below_each_other(capsys: pytest.CaptureFixture[str]) -> None:
    report.show([Row("short", "1", "2", met=True), Row("a longer name", "10", "20", met=False)])
    lines = capsys.readouterr().out.splitlines()
    assert len({line.index(end) for line, end in zip(lines[1:], ("met", "MISSED"), strict=True)}) == 1
