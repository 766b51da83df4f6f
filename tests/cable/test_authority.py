"""The classification statement: who, from what, why."""

import pytest

from demarche import read_cable
from demarche.cable.authority import Authority, parse_authority, person_name, read_reasons


def read(text: str) -> Authority:
    return parse_authority(text, 0, len(text))


@pytest.mark.parametrize(
    ("statement", "who"),
    [
        ("Classified By: ISN Acting Director Jane Roe; Reasons: 1.4 (b), (d)", "ISN Acting Director Jane Roe"),
        ("CLASSIFIED BY POLCOUNS JANE ROE FOR REASONS 1.4 (B) AND (D)", "POLCOUNS JANE ROE"),
        ("CLASSIFIED BY: POLCOUNS JANE Q. ROE. REASON: 1.5 (D).", "POLCOUNS JANE Q. ROE"),
        ("(U) Classified by NP Director Jane Roe, reason 1.4 (a).", "NP Director Jane Roe"),
        ("(C) CLASSIFIED BY (U) AMBASSADOR JANE ROE, REASON 1.4 B", "AMBASSADOR JANE ROE"),
        ("Classified By: Classified by: Amb. Jane Roe, for reasons 1.4(b)", "Amb. Jane Roe"),
        ("CLASSIFIED BY JANE ROE, DCM, UNDER 1.4 (B)", "JANE ROE, DCM"),
        ("Classified By: DCM Robert Roe Jr. for reasons 1.4 (b)", "DCM Robert Roe Jr."),
        ("CLASIFIED BY: DCM JANE ROE. REASON 1.4 (B)", "DCM JANE ROE"),
        ("Classified By: Charge d'Affaires, a.i., Jane\nRoe, Reason 1.4 (d)", "Charge d'Affaires, a.i., Jane Roe"),
        ("CLASSIFIED BY: REASONS 1.4 (B)", None),
        ("REASONS: 1.4 (B)", None),
    ],
)
def test_who_classified_as_worded(statement: str, who: str | None) -> None:
    assert read(statement).classified_by == who


@pytest.mark.parametrize(
    ("words", "reasons"),
    [
        ("Reasons: 1.4 (b), (d)", ("1.4(b)", "1.4(d)")),
        ("REASON 1.5 (B/D)", ("1.5(b)", "1.5(d)")),
        ("1.5(b,d)", ("1.5(b)", "1.5(d)")),
        ("1.4 b and d", ("1.4(b)", "1.4(d)")),
        ("1.4 (a), (b)\nand (d)", ("1.4(a)", "1.4(b)", "1.4(d)")),
        ("1.4(b), 1.4(d), 1.4(b)", ("1.4(b)", "1.4(d)")),
        ("1.5(b) and 1.6(x)", ("1.5(b)",)),
        ("1 . 4 (B)", ("1.4(b)",)),
        ("1.4", ()),
        ("11.4 (b)", ()),
        ("no reason at all", ()),
    ],
)
def test_reasons_in_order_each_once(words: str, reasons: tuple[str, ...]) -> None:
    assert read_reasons(words) == reasons


def test_derived_from() -> None:
    found = read("DERIVED FROM: MULTIPLE SOURCES; DECLASSIFY ON: X1")
    assert found.derived_from == "MULTIPLE SOURCES"
    assert found.classified_by is None


def test_the_statement_ends_before_the_first_paragraph() -> None:
    text = "Classified By: DCM Jane Roe. Reason: 1.4\n(b) and (d).\n\n1. (C) The 1.4 (c) of this is nothing.\n"
    found = read(text)
    assert found.reasons == ("1.4(b)", "1.4(d)")
    assert found.span is not None
    assert text[slice(*found.span)] == "Classified By: DCM Jane Roe. Reason: 1.4\n(b) and (d)."


def test_the_statement_may_have_its_reasons_behind_a_blank_line() -> None:
    assert read("CLASSIFIED BY: DCM JANE ROE\n\nREASON: 1.4 (B)\n\nTEXT").reasons == ("1.4(b)",)


def test_what_says_nothing_is_none() -> None:
    assert read("CLASSIFIED BY:\n") == Authority(None, None, (), None)


@pytest.mark.parametrize(
    ("wording", "name"),
    [
        ("ISN Acting Director Jane Q. Roe", "Jane Q. Roe"),
        ("ROBERT P. ROE, DEPUTY CHIEF OF MISSION", "ROBERT P. ROE"),
        ("Ambassador Jane Roe", "Jane Roe"),
        ("Pol/Econ Chief: Jane Roe", "Jane Roe"),
        ("DCM Robert Roe, Jr.", "Robert Roe, Jr."),
        ("Deputy Chief of Mission", None),
        ("Econ Cousnelor Jane Roe", "Jane Roe"),
    ],
)
def test_the_name_stands_without_titles(wording: str, name: str | None) -> None:
    assert person_name(wording) == name


@pytest.mark.parametrize(
    ("wording", "name"),
    [
        ("Acting DAS Jane Roe for EUR", "Jane Roe"),
        ("DAS JANE Q. ROE FOR EUR", "JANE Q. ROE"),
        ("Deputy Assistant Secretary for EUR", None),
        ("Deputy Assistant Secretary for EUR Jane Roe", "Jane Roe"),
        ("Chief Pilot for EUR", None),
        ("DCM Jane Q. Post", "Jane Q. Post"),
        ("DCM JANE Q. WEST", "JANE Q. WEST"),
        ("Jane Post", None),
        ("Charge A. Interim", None),
        ("Acting DAS for EUR", None),
    ],
)
def test_the_name_may_stand_before_its_office(wording: str, name: str | None) -> None:
    assert person_name(wording) == name


@pytest.mark.parametrize(
    ("statement", "who", "source"),
    [
        ("Derived from: TSCG 05-1; Classified By: DCM Jane Roe, Reasons: 1.4 (b)", "DCM Jane Roe", "TSCG 05-1"),
        ("DERIVED FROM: TSCG 05-1\nCLASSIFIED BY DCM JANE ROE. REASON: 1.4 (B)", "DCM JANE ROE", "TSCG 05-1"),
        ("(U) Derived from: TSCG 05-1. Classified by: Jane Roe", "Jane Roe", "TSCG 05-1"),
        ("Reason: 1.4 (b)\nClassified By: DCM Jane Roe", "DCM Jane Roe", None),
        ("Derived from: TSCG 05-1, declassify on: X1", None, "TSCG 05-1"),
        ("Derived from: a guide, classified by Roe", None, "a guide, classified by Roe"),
    ],
)
def test_source_or_reasons_may_stand_first(statement: str, who: str | None, source: str | None) -> None:
    found = read(statement)
    assert (found.classified_by, found.derived_from) == (who, source)


@pytest.mark.parametrize(
    "cut", ["RE\nASON 1.4 (B/D)", "Reason: 1.\n4 (B/D)", "REAS\nON: 1.4 (b) and (d)", "Reasons: 1.4 (\nb), (d)"]
)
def test_a_statement_cut_inside_a_word(cut: str) -> None:
    cable = read_cable(
        f"R 011605Z FEB 10\nFM AMEMBASSY TARN\nTO SECSTATE WASHDC 12\nBT\nS E C R E T TARN 000123\n\nSIPDIS\n\n"
        f"E.O. 12958: DECL: 02/01/2020\nTAGS: PREL, XX\nSUBJECT: HARBOUR DUES\n\n"
        f"Classified By: DCM Jane Roe, {cut}\n\n1. (S) He gave way.\n"
    )
    assert (cable.classified_by, cable.reasons) == ("DCM Jane Roe", ("1.4(b)", "1.4(d)"))
    assert [p.number for p in cable.paragraphs] == [1]


@pytest.mark.parametrize(
    ("wording", "name"),
    [
        ("Econ Counselor Maria del Carmen Roe-Doe", "Maria del Carmen Roe-Doe"),
        ("US Del Jane Roe", "Jane Roe"),
        ("Dr. Jane Q. Roe, EST Counselor", "Jane Q. Roe"),
        ("DATT Capt. John Roe", "John Roe"),
        ("Ambassador-designate Jane Roe", "Jane Roe"),
    ],
)
def test_particles_are_of_the_name_and_ranks_are_not(wording: str, name: str) -> None:
    assert person_name(wording) == name
