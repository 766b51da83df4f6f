"""Orders, dates of declassification and reasons against the date of the cable (32 CFR 2001)."""

import pytest

from demarche import read_cable
from demarche.cable.checks_orders import check_declassification, check_order, check_reasons

Finding = tuple[str, str]
BY = "Classified By: DCM Jane Roe; Reason: 1.4 (b)"


def found(date: str, executive: str, statement: str = "", line: str = "S E C R E T") -> list[Finding]:
    text = f"R {date}\nFM AMEMBASSY TARN\nTO SECSTATE WASHDC\nBT\n{line} TARN 000421\n\n{executive}\nTAGS: PREL\n"
    text += f"SUBJECT: DUES\n\n{statement}\n\n1. (S) The dues rise.\n\nROWE\n"
    cable = read_cable(text)
    checks = (check_order, check_declassification, check_reasons)
    problems = [p for check in checks for p in check(cable)]
    for p in problems:
        assert text[slice(*p.span)].strip()
    return [(p.code, p.severity) for p in problems]


@pytest.mark.parametrize(
    ("date", "executive", "severity"),
    [
        ("011200Z JUL 76", "E.O. 11652: GDS", None),
        ("011200Z JUL 79", "E.O. 11652: GDS", "warning"),
        ("011200Z JUL 76", "E.O. 12065: GDS 07/01/82 (ROE, J.)", "error"),
        ("011200Z JUL 79", "E.O. 12065: GDS 07/01/85 (ROE, J.)", None),
        ("011200Z JUL 81", "E.O. 12356: DECL: OADR", "error"),
        ("011200Z JUL 87", "E.O. 12356: DECL: OADR", None),
        ("051200Z MAR 96", "E.O. 12356: DECL: OADR", "warning"),
        ("161200Z APR 95", "E.O. 12958: DECL: X1", "error"),
        ("181200Z APR 95", "E.O. 12958: DECL: X1", None),
        ("011200Z JUL 05", "E.O. 12958: DECL: X1", None),
        ("011200Z DEC 10", "E.O. 12958: DECL: X1", "warning"),
        ("281200Z DEC 09", "E.O. 13526: DECL: 12/28/2019", "error"),
        ("301200Z DEC 09", "E.O. 13526: DECL: 12/28/2019", None),
        ("011200Z JUL 20", "E.O. 13526: DECL: 07/01/2030", None),
        ("011200Z JUL 05", "E.O. 12333: DECL: X1", "info"),
    ],
)
def test_the_order_was_in_force(date: str, executive: str, severity: str | None) -> None:
    """An order that is not yet written is certainly wrong; one that is no more in force was often still cited."""
    assert found(date, executive) == ([("eo-not-in-force", severity)] if severity else [])


@pytest.mark.parametrize(
    ("value", "sound"),
    [
        ("02/01/2020", True),
        ("02/01/2035", True),
        ("02/02/2035", False),
        ("12/31/2060", False),
        ("25X1", True),
        ("50X1-HUM", True),
        ("25X1 02/01/2060", True),
        ("X1", True),
        ("AFTER KOREAN UNIFICATION", True),
    ],
)
def test_declassification_is_within_25_years_unless_exempt(value: str, sound: bool) -> None:
    expected = [] if sound else [("declass-too-long", "warning")]
    assert found("011605Z FEB 10", f"E.O. 13526: DECL: {value}") == expected


def test_25_years_from_a_leap_day() -> None:
    assert found("291200Z FEB 08", "E.O. 12958: DECL: 02/28/2033") == []
    assert found("291200Z FEB 08", "E.O. 12958: DECL: 03/01/2033") == [("declass-too-long", "warning")]


@pytest.mark.parametrize("executive", ["E.O. 12958: N/A", "E.O. 12958: DECL:", ""])
def test_a_classified_cable_says_when_it_is_declassified(executive: str) -> None:
    assert found("011200Z JUL 05", executive) == [("declass-missing", "warning")]


@pytest.mark.parametrize("line", ["UNCLAS", "LIMITED OFFICIAL USE"])
def test_what_is_not_classified_need_not_be_declassified(line: str) -> None:
    assert found("011200Z JUL 05", "E.O. 12958: N/A", line=line) == []


def test_before_1972_there_is_nothing_to_say() -> None:
    assert found("011200Z JUL 71", "") == []


@pytest.mark.parametrize(
    ("date", "reason", "sound"),
    [
        ("191200Z JUL 01", "1.5 (b)", True),
        ("191200Z JUL 01", "1.4 (b)", False),
        ("191200Z JUL 06", "1.4 (b)", True),
        ("191200Z JUL 06", "1.5 (b)", False),
        ("191200Z JUL 06", "1.4 (b), 1.5 (b), 1.5 (d)", False),
    ],
)
def test_the_section_cited_was_in_force(date: str, reason: str, sound: bool) -> None:
    statement = BY.replace("1.4 (b)", reason)
    expected = [] if sound else [("reason-not-in-force", "warning")]
    assert found(date, "E.O. 12958: DECL: X1", statement) == expected


@pytest.mark.parametrize(
    ("executive", "statement", "sound"),
    [
        ("E.O. 12958: DECL: X1", BY, True),
        ("E.O. 12958: DECL: X1", "Classified By: DCM Jane Roe", False),
        ("E.O. 12958: DECL: X1", "DERIVED FROM: MULTIPLE SOURCES", True),
        ("E.O. 12958: DECL: X1", "", True),
    ],
)
def test_an_original_classification_gives_its_reason(executive: str, statement: str, sound: bool) -> None:
    expected = [] if sound else [("reason-missing", "warning")]
    assert found("191200Z JUL 06", executive, statement) == expected


def test_older_orders_asked_for_no_reason() -> None:
    assert found("011200Z JUL 87", "E.O. 12356: DECL: OADR", "CLASSIFIED BY: DCM JANE ROE") == []


def test_without_a_date_nothing_is_held_against_it() -> None:
    assert found("311200Z JUN 05", "E.O. 11652: GDS", BY) == []
