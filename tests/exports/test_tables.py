"""Tables as CSV."""

import csv
import io

from demarche.exports.tables import Table, write_csv


def rows_of(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_cells_come_back_as_they_were() -> None:
    table = Table("t", ("id", "text"), [{"id": "a", "text": 'two\nlines, "quoted"'}, {"id": "b", "text": "Ñandú"}])
    assert rows_of(write_csv(table)) == table.rows


def test_lists_nothing_and_truth_have_a_form() -> None:
    table = Table("t", ("roles", "none", "late"), [{"roles": ["broker", "bank"], "none": None, "late": True}])
    assert rows_of(write_csv(table)) == [{"roles": "broker; bank", "none": "", "late": "yes"}]


def test_a_name_cannot_become_a_formula_of_a_spreadsheet() -> None:
    names = ["=HYPERLINK(1)", "+1", "-- stress", "@sum", "Plain & Co"]
    table = Table("t", ("name",), [{"name": name} for name in names])
    assert [row["name"][0] for row in rows_of(write_csv(table))] == ["'", "'", "'", "'", "P"]
