"""Pages, sections, stamps: the running text reads whole, and what was left out is kept."""

import pytest

from demarche import read_cable
from demarche.cable.furniture import find_furniture, may_have_furniture
from demarche.cable.signs import SIGNS
from demarche.text.flow import Flow

HEAD = "R 011605Z FEB 10\nFM AMEMBASSY TARN\nTO SECSTATE WASHDC 12\nBT\n"
TOP = "\nSIPDIS\n\nE.O. 12958: N/A\nTAGS: PREL, XX\nSUBJECT: HARBOUR DUES\n"


def running(text: str) -> str:
    found, cuts = find_furniture(text)
    assert found
    return Flow(text).without(cuts).text


def test_a_page_break_inside_a_paragraph_is_closed_up() -> None:
    text = (
        HEAD
        + "UNCLAS TARN 000123\n"
        + TOP
        + "\n1. (U) The harbour master gave\nUNCLAS\nPAGE 02 RUEHTN 0123 UNCLAS\nway on the dues.\n"
    )
    assert "gave\nway on the dues." in running(text)


def test_a_page_break_between_paragraphs_keeps_a_blank_line() -> None:
    text = (
        HEAD
        + "UNCLAS TARN 000123\n"
        + TOP
        + "\n1. (U) He gave way.\n\nTARN 00000123  002 OF 002\n\n\n2. (U) And then left.\n"
    )
    assert "1. (U) He gave way.\n\n2. (U) And then left." in running(text)


def test_the_heading_that_a_section_repeats_is_left_out() -> None:
    first = "C O N F I D E N T I A L SECTION 01 OF 02 TARN 000123\n"
    second = "C O N F I D E N T I A L SECTION 02 OF 02 TARN 000123\n"
    text = (
        HEAD
        + first
        + TOP
        + "\n1. (C) The master gave\n\n"
        + second
        + TOP
        + "\nway on the dues.\n\n-----\nNEXT\n-----\n\n2. (C) More.\n"
    )
    clear = running(text)
    assert "gave\nway on the dues." in clear
    assert clear.count("SUBJECT") == 1
    assert "-----\nNEXT\n-----" in clear


def test_a_field_cut_by_a_page_line_reads_whole() -> None:
    text = (
        "R 011605Z FEB 10\nFM SECSTATE WASHDC\n"
        "TO PAGE 02        STATE   015113  182333Z \nALL POSTS COLLECTIVE PRIORITY\n"
    )
    assert "TO\nALL POSTS COLLECTIVE" in running(text)


def test_stamps_in_the_middle_of_a_sentence() -> None:
    text = (
        HEAD
        + "CONFIDENTIAL TARN 123\n\n1. HE SAID THAT\n"
        + "John Q. Example Declassified/Released US Department of State EO Systematic Review 20 Mar 2014\n"
        + "DUES WOULD RISE.\n"
    )
    assert "HE SAID THAT\nDUES WOULD RISE." in running(text)


def test_prose_about_pages_is_no_furniture() -> None:
    text = HEAD + "UNCLAS TARN 000123\n" + TOP + "\n1. (U) SEE\nPAGE 12 OF THE REPORT ON DUES AND\nPAGE 13 TOO.\n"
    assert may_have_furniture(text, SIGNS.find(text))
    found, cuts = find_furniture(text)
    assert not found
    assert not cuts


FREEDOM = "UNCLASSIFIED   U.S. Department of State   Case No. F-2099-00017   Doc No. C00000042   Date: 01/02/2099"


@pytest.mark.parametrize(
    "stamp",
    [
        FREEDOM,
        f"{FREEDOM}\n\n          RELEASED IN PART\n          B1,1.4(D)",
        "RELEASE IN FULL",
        "REVIEW AUTHORITY: Ann Other, Senior Reviewer",
    ],
)
@pytest.mark.parametrize("at", [0, 2, 3, 6, 8])
def test_a_release_stamp_leaves_the_reading_as_it_is(stamp: str, at: int) -> None:
    top = "\nSIPDIS\n\nE.O. 12958: N/A\nTAGS: PREL, XX\nSUBJECT: HARBOUR DUES\nOF THE PORT\n"
    lines = f"{HEAD}UNCLAS TARN 000123\n{top}\n1. He gave way.\n".split("\n")
    plain = read_cable("\n".join(lines))
    stamped = read_cable("\n".join([*lines[:at], stamp, *lines[at:]]))
    assert (stamped.reference_id, stamped.classification, stamped.subject) == (
        "10TARN123",
        "UNCLASSIFIED",
        plain.subject,
    )
    assert [p.number for p in stamped.paragraphs] == [1]
    assert [problem.code for problem in stamped.problems] == [problem.code for problem in plain.problems]


def test_a_semicolon_does_not_end_what_a_page_break_cuts() -> None:
    text = HEAD + "UNCLAS TARN 000123\n" + TOP[:-1] + ";\nTARN 00000123  001.2 OF 002\n\nNEW RATES\n\n1. (U) X.\n"
    assert "HARBOUR DUES;\nNEW RATES\n" in running(text)


def test_words_about_a_release_are_no_stamp() -> None:
    text = HEAD + "UNCLAS TARN 000123\n" + TOP + "\n1. The ship was RELEASED IN PART\nby the port, B1 said.\n"
    assert running(f"{text}\n{FREEDOM}\n").count("RELEASED IN PART") == 1


CARRIED = "10TARN123\n2010-02-01 16:05\n2012-02-01 16:05\nCONFIDENTIAL\nEmbassy Tarn\n\n"
NOTICE = "This record is a partial extract of the original cable. The full text of the original cable is not available."


def test_sections_of_a_message_without_its_heading() -> None:
    first = "C O N F I D E N T I A L SECTION 01 OF 02 TARN 000123\n"
    text = f"{CARRIED}{first}{TOP}\n1. (C) He gave\n\n{first.replace('01', '02', 1)}{TOP}\nway.\n\n2. (C) He left.\n"
    cable = read_cable(text)
    assert (cable.subject, cable.tags) == ("HARBOUR DUES", ("PREL", "XX"))
    assert [s.number for s in cable.sections] == [1, 2]
    assert "He gave\nway." in cable.running_text


def test_the_notice_of_a_partial_extract_is_none_of_the_text() -> None:
    cable = read_cable(f"{CARRIED}{NOTICE}\n\n{HEAD}C O N F I D E N T I A L TARN 000123\n{TOP}\n1. (C) X.\n")
    assert (cable.origin, cable.passing, cable.subject) == ("AMEMBASSY TARN", (), "HARBOUR DUES")
