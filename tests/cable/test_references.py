"""The REF section: every form of its items, what they take from the cable and from each other, and where it ends."""

import pytest

from demarche.cable.model import Reference
from demarche.cable.references import Context, parse_references

Item = tuple[str | None, str | None]
"""Bullet and canonical id."""


def read(field: str, year: int | None = 2010, station: str = "STATE", number: int = 9939) -> list[Reference]:
    found, end = parse_references(field, 0, len(field), Context(year, station, number))
    assert 0 <= end <= len(field)
    for r in found:
        assert " ".join(field[slice(*r.span)].split()) == r.text
    return found


def ids(field: str, year: int | None = 2010, station: str = "STATE", number: int = 9939) -> list[str | None]:
    return [r.canonical for r in read(field, year, station, number)]


@pytest.mark.parametrize(
    ("field", "wanted"),
    [
        (" 09 STATE 1234", [(None, "09STATE1234")]),
        (" STATE 1234", [(None, "10STATE1234")]),
        (" 09STATE001234", [(None, "09STATE1234")]),
        (" 2009 STATE 1234", [(None, "09STATE1234")]),
        (" A. 09 STATE 1234  B. TARN 567", [("A", "09STATE1234"), ("B", "10TARN567")]),
        (" (A) 09 STATE 1234, (B) TARN 567", [("A", "09STATE1234"), ("B", "10TARN567")]),
        (" A) STATE 12\n     B) TARN 567\n", [("A", "10STATE12"), ("B", "10TARN567")]),
        (" [A] STATE 12; [B] TARN 567", [("A", "10STATE12"), ("B", "10TARN567")]),
        (" a. State 12 b. Tarn 567", [("A", "10STATE12"), ("B", "10TARN567")]),
        (" A. STATE 12\nB. TARN 567\nC. 08 ROME 9", [("A", "10STATE12"), ("B", "10TARN567"), ("C", "08ROME9")]),
        (" 09-STATE-1234", [(None, "09STATE1234")]),
        (" '09 STATE 1234", [(None, "09STATE1234")]),
        (" --A. STATE 12\n     --B. 09 TARN 567\n", [("A", "10STATE12"), ("B", "09TARN567")]),
        (" STATE 12, B. TARN 567", [(None, "10STATE12"), ("B", "10TARN567")]),
        (" STATE 12, TARN 567", [(None, "10STATE12"), (None, "10TARN567")]),
    ],
)
def test_bullets_and_canonical_ids(field: str, wanted: list[Item]) -> None:
    assert [(r.bullet, r.canonical) for r in read(field)] == wanted
    assert {r.kind for r in read(field)} == {"cable"}


@pytest.mark.parametrize(
    ("field", "wanted"),
    [
        (" PARIS 7472 AND 7677", ["10PARIS7472", "10PARIS7677"]),
        (" KABUL 1/2/3", ["10KABUL1", "10KABUL2", "10KABUL3"]),
        (" PARIS 7472, 7677 AND 7701", ["10PARIS7472", "10PARIS7677", "10PARIS7701"]),
        (" PARIS 1877/1902", ["10PARIS1877", "10PARIS1902"]),
        (" PARIS 1877/2001", ["01PARIS1877"]),
        (" 09 PARIS 7472 AND 7677", ["09PARIS7472", "09PARIS7677"]),
        (" A. PARIS 7472 B. 2962 AND PREVIOUS", ["10PARIS7472", "10PARIS2962"]),
    ],
)
def test_a_number_without_a_station_takes_the_one_before(field: str, wanted: list[str]) -> None:
    assert ids(field) == wanted


@pytest.mark.parametrize(
    ("field", "wanted"),
    [
        (" STATE 1234-07", "07STATE1234"),
        (" STATE 1234/08", "08STATE1234"),
        (" STATE 1234/2008", "08STATE1234"),
        (" 08 STATE 1234", "08STATE1234"),
    ],
)
def test_the_year_may_stand_before_or_behind(field: str, wanted: str) -> None:
    assert ids(field) == [wanted]


def test_a_number_above_its_own_post_s_is_of_the_year_before() -> None:
    """It would lie in the future otherwise; another post's numbers say nothing about that."""
    assert ids(" STATE 9940", number=9939) == ["09STATE9940"]
    assert ids(" STATE 9938", number=9939) == ["10STATE9938"]
    assert ids(" TARN 99999", number=9939) == ["10TARN99999"]


def test_without_a_year_there_is_no_canonical_id() -> None:
    (found,) = read(" TARN 12", year=None)
    assert (found.kind, found.canonical) == ("cable", None)


@pytest.mark.parametrize(
    ("field", "notal"),
    [
        (" TARN 12 (NOTAL)", [True]),
        (" TARN 12 NOTAL", [True]),
        (" TARN 12 (EXDIS)", [False]),
        (" A. TARN 12 (NOTAL) B. ROME 3", [True, False]),
        (" A. TARN 12 (EXDIS NOTAL)", [True]),
    ],
)
def test_not_to_all_addressees(field: str, notal: list[bool]) -> None:
    assert [r.notal for r in read(field)] == notal


@pytest.mark.parametrize(
    ("field", "kind"),
    [
        (" ROE-DOE E-MAIL OF MARCH 3", "email"),
        (" ROE/DOE EMAIL 3/4/10", "email"),
        (" ROE-DOE TELCON OF MARCH 3", "telcon"),
        (" DIPLOMATIC NOTE OF MARCH 3", "letter"),
        (" LETTER FROM MINISTER DOE, MARCH 3", "letter"),
        (" ROE-DOE MEETING OF MARCH 3", "meeting"),
        (" IIR 6 812 0045 10", "report"),
        (" TARN A-49", "airgram"),
        (" CIRCULAR AIRGRAM CA-3400", "airgram"),
        (" USCINCRED 311345Z MAY 73", "dtg"),
        (" THE USUAL THING", "other"),
    ],
)
def test_what_is_no_cable_has_a_kind_and_no_id(field: str, kind: str) -> None:
    (found,) = read(field)
    assert (found.kind, found.canonical, found.text) == (kind, None, field.strip())


def test_cables_and_others_under_their_own_bullets() -> None:
    found = read(" A. STATE 12  B. ROE-DOE E-MAIL OF 3/4  C. TARN 567 (NOTAL)")
    assert [(r.bullet, r.kind, r.canonical, r.notal) for r in found] == [
        ("A", "cable", "10STATE12", False),
        ("B", "email", None, False),
        ("C", "cable", "10TARN567", True),
    ]


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        (" STATE 12\n\n1. (U) The text.", "\n\n1. (U) The text."),
        (" A. STATE 12\n     B. TARN 5\n\nThis is an action request.", "\n\nThis is an action request."),
        (" A. STATE 12\n\n     B. TARN 5\n\nText.", "\n\nText."),
        (" A. STATE 12 AND\n13\nSIPDIS\n", "\nSIPDIS\n"),
        (" STATE 12\n------\nTEXT\n", "\n------\nTEXT\n"),
        (" STATE 12\nSummary: dues rise.", "\nSummary: dues rise."),
    ],
)
def test_the_section_ends_where_no_item_goes_on(text: str, rest: str) -> None:
    assert text[parse_references(text, 0, len(text), Context(2010))[1] :] == rest


@pytest.mark.parametrize(
    ("field", "wanted"),
    [
        (" TARN 1234 (2005)", ["05TARN1234"]),
        (" TARN 1234 (05)", ["05TARN1234"]),
        (" TARN 1234 (NOV 2005)", ["05TARN1234"]),
        (" TARN 1234 (14 November 2005)", ["05TARN1234"]),
        (" TARN 1234 (11/05)", ["05TARN1234"]),
        (" TARN 1234 (11/14/05)", ["05TARN1234"]),
        (" TARN 1234 OF 2005", ["05TARN1234"]),
        (" TARN 1234, DATED NOV 14, 2005", ["05TARN1234"]),
        (" TARN 1234 (NOTAL) (2005)", ["05TARN1234"]),
        (" A. TARN 1234 (2005)\nB. ROME 5", ["05TARN1234", "10ROME5"]),
        (" TARN 1234 (2005), 1300", ["05TARN1234", "10TARN1300"]),
        (" 09 TARN 1234 (2005)", ["09TARN1234"]),
        (" TARN 1234 (2011)", ["10TARN1234"]),
        (" TARN 1234 (11)", ["10TARN1234"]),
        (" TARN 1234 (25/05)", ["10TARN1234"]),
        (" TARN 1234 (NOV 05)", ["10TARN1234"]),
        (" TARN 1234 (PARA 5)", ["10TARN1234"]),
        (" TARN 1234 (5)", ["10TARN1234"]),
        (" TARN 1234 (C)", ["10TARN1234"]),
        (" TARN 1234 (NOTAL)", ["10TARN1234"]),
        (" TARN 1234 (THE 2005 DUES)", ["10TARN1234"]),
    ],
)
def test_the_year_may_stand_in_brackets_behind(field: str, wanted: list[str]) -> None:
    assert ids(field) == wanted


def test_two_digits_in_brackets_are_no_year_where_the_cable_has_none() -> None:
    assert ids(" TARN 1234 (05)", None) == [None]
    assert ids(" TARN 1234 (2005)", None) == ["05TARN1234"]
