"""Headings of the body: in capitals, with rules, over two lines, in mixed case above a paragraph; and what is none."""

import pytest

from tests.cable.helpers import read_with_top

ONE, TWO = "1. (U) The dues rise.\n\n", "\n\n2. (U) The tugs wait.\n\nROWE\n"


def headings(text: str) -> list[str]:
    cable = read_with_top(text)
    for h in cable.headings:
        assert " ".join(cable.text[slice(*h.span)].split()) == h.text
    return [h.text for h in cable.headings]


@pytest.mark.parametrize(
    ("lines", "wanted"),
    [
        ("THE HARBOUR", ["THE HARBOUR"]),
        ("THE HARBOUR\n-----------", ["THE HARBOUR"]),
        ("-----------\nTHE HARBOUR\n-----------", ["THE HARBOUR"]),
        ("-----------\nTHE HARBOUR", ["THE HARBOUR"]),
        ("The Harbour\n-----------", ["The Harbour"]),
        ("The harbour", ["The harbour"]),
        ("(U) THE HARBOUR", ["(U) THE HARBOUR"]),
        ("THE HARBOUR AND THE\nPILOTS", ["THE HARBOUR AND THE PILOTS"]),
        ("-------------------\nTHE HARBOUR AND THE\nPILOTS\n-------------------", ["THE HARBOUR AND THE PILOTS"]),
        ("  THE HARBOUR", ["THE HARBOUR"]),
        ("WHO PAYS?", ["WHO PAYS?"]),
        ('"THE HARBOUR"', ['"THE HARBOUR"']),
    ],
)
def test_a_line_of_its_own_between_paragraphs(lines: str, wanted: list[str]) -> None:
    assert headings(ONE + lines + TWO) == wanted


@pytest.mark.parametrize(
    "line",
    [
        "BEGIN TALKING POINTS",
        "END TEXT",
        "QUOTE",
        "UNQUOTE",
        "SIPDIS",
        "CONFIDENTIAL",
        "S E C R E T",
        "SECTION 02 OF 03",
        "PAGE 02",
        "(SECRET//REL TO USA, GBR)",
        "------------",
        "-- THE DUES",
        "A. THE DUES AND",
        "DUES   TUGS   PILOTS",
        "The dues rise, and so do all the others of this kind at once.",
    ],
)
def test_what_is_no_heading(line: str) -> None:
    assert headings(ONE + line + TWO) == []


def test_a_wrapped_line_in_capitals_is_no_heading() -> None:
    assert headings("1. (U) They sold the\nMV ORLOVA\nto a firm in the south.\n\nROWE\n") == []


def test_in_a_text_in_capitals_a_sentence_is_no_heading() -> None:
    text = (
        "1. THE DUES RISE.\n\nTHE HARBOUR MASTER SAID SO.\n\n2. THE TUGS WAIT.\n\nTHE TUGS\n\n3. THEY LEAVE.\n\nROWE\n"
    )
    assert headings(text) == ["THE TUGS"]


def test_the_headings_of_an_embedded_cable_are_not_the_cable_s() -> None:
    text = (
        "1. (U) We repeat a cable.\n\nQUOTE\nR 011605Z FEB 85\nFM AMEMBASSY TARN\nTO SECSTATE WASHDC\nSUBJECT: DUES\n\n"
        "THE HARBOUR\n-----------\n\n1. THE DUES RISE.\nUNQUOTE\n\nTHE TUGS\n--------\n\n2. (U) That is all.\n\nROWE\n"
    )
    assert headings(text) == ["THE TUGS"]
