"""Format lines 1 to 11: complete, starting anywhere, wrapped, misspelt."""

import pytest

from demarche.cable.addressees import precedence_word, read_addressee
from demarche.cable.heading import read_heading
from demarche.cable.model import Addressee
from demarche.cable.times import iso, read_dtg, read_filing

FULL = """\
VZCZCXYZ0026
OO RUEHWEB RUEHGV
RUEHXX

DE RUEHC #4410 0321611
ZNY SSSSS ZZH
O P 011605Z FEB 10 ZFF4
FM SECSTATE WASHDC
TO RUEHBO/AMEMBASSY BOLTRAVIA NIACT IMMEDIATE 2747
RUEHUN/UNITED STATES MISSION TO THE COUNCIL OF NORTHERN
STATES HARWICH PRIOITY 0562
INFO RUEHCC/CENTRAL POSTS COLLECTIVE, XMT, AMEMBASSY ORLOVA
FREE PORTS COLLECTIVE PRIORITY
RUEKJCS/SECDEF WASHDC//USDP:ISA//
XMT AMEMBASSY TARN
AMCONSUL ST BRANNOCK
BT
S E C R E T STATE 994410
"""


def test_complete_heading() -> None:
    head = read_heading(FULL)
    assert head.transmission_id == "VZCZCXYZ0026"
    assert (head.called_precedence, head.called_routing) == ("O", ["RUEHWEB", "RUEHGV", "RUEHXX"])
    assert (head.calling, head.serial, head.filing) == ("RUEHC", "4410", "0321611")
    assert head.signals == ["ZNY SSSSS", "ZZH", "ZFF4"]
    assert head.precedence == ["IMMEDIATE", "PRIORITY"]
    assert head.origin == "SECSTATE WASHDC"
    assert head.to == [
        Addressee("RUEHBO", "AMEMBASSY BOLTRAVIA", "NIACT IMMEDIATE", "2747"),
        Addressee("RUEHUN", "UNITED STATES MISSION TO THE COUNCIL OF NORTHERN STATES HARWICH", "PRIORITY", "0562"),
    ]
    assert head.info == [
        Addressee("RUEHCC", "CENTRAL POSTS COLLECTIVE", None, None),
        Addressee(None, "FREE PORTS COLLECTIVE", "PRIORITY", None),
        Addressee("RUEKJCS", "SECDEF WASHDC//USDP:ISA//", None, None),
    ]
    assert head.exempt == ["AMEMBASSY ORLOVA", "AMEMBASSY TARN", "AMCONSUL ST BRANNOCK"]
    assert FULL[head.end :].startswith("S E C R E T")


def test_heading_that_starts_at_fl5_ends_at_the_class_line() -> None:
    text = "R 062303Z OCT 08\nFM AMEMBASSY ORLOVA\nTO SECSTATE WASHDC 2207\n\nC O N F I D E N T I A L ORLOVA 000123\n"
    head = read_heading(text)
    assert head.transmission_id is None
    assert head.origin == "AMEMBASSY ORLOVA"
    assert [a.mcn for a in head.to] == ["2207"]
    assert text[head.end :].lstrip().startswith("C O N")


def test_copy_of_the_1970s() -> None:
    text = (
        "CONFIDENTIAL\n\nPAGE 01  ORLOVA 01512  221121Z\n\n15\nACTION EUR-12\n\nINFO  OCT-01  ISO-00  SP-02  /016 R\n"
        "SAJ-01 /001 W\n                     ---------------------     054819\n"
        "P R 220111Z JUL 76\nFM AMEMBASSY ORLOVA\n"
        "TO SECSTATE WASHDC PRIORITY\nINFO AMEMBASSY TARN\n\nCONFIDENTIAL ORLOVA 1512\n"
    )
    head = read_heading(text)
    assert head.distribution[0][:2] == (15, 16)
    assert head.precedence == ["PRIORITY", "ROUTINE"]
    assert head.info == [Addressee(None, "AMEMBASSY TARN", None, None)]
    assert text[head.end :].startswith("CONFIDENTIAL ORLOVA")
    assert not [line for line in head.lines if line[0] == "error"]


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("RUEHC/SECSTATE WASHDC IMMEDIATE 4696", Addressee("RUEHC", "SECSTATE WASHDC", "IMMEDIATE", "4696")),
        ("AMEMBASSY TARN", Addressee(None, "AMEMBASSY TARN", None, None)),
        ("RHMFIUU/39OS TARN AB", Addressee("RHMFIUU", "39OS TARN AB", None, None)),
        ("ZEN/AMCONSUL TARN PRIORTY", Addressee(None, "AMCONSUL TARN", "PRIORITY", None)),
        ("RUEHXX/AMEMBASSY TARN 0000", Addressee("RUEHXX", "AMEMBASSY TARN", None, "0000")),
        ("RUEHXX/AMEMBASSY TARN ROUTINE", Addressee("RUEHXX", "AMEMBASSY TARN", "ROUTINE", None)),
    ],
)
def test_addressee(words: str, wanted: Addressee) -> None:
    assert read_addressee(words) == wanted


@pytest.mark.parametrize(
    ("word", "wanted"),
    [
        ("PRIORITY", "PRIORITY"),
        ("PROIRITY", "PRIORITY"),
        ("IMEDIATE", "IMMEDIATE"),
        ("ROUTIME", "ROUTINE"),
        ("PRETORIA", None),
        ("NIACT", "NIACT IMMEDIATE"),
    ],
)
def test_precedence_words(word: str, wanted: str | None) -> None:
    assert precedence_word(word) == wanted


@pytest.mark.parametrize(
    ("dtg", "filing", "wanted"),
    [
        ("R 011605Z FEB 10", "0321611", "2010-02-01T16:11:00Z"),
        ("R 312355Z DEC 09", "0010002", "2010-01-01T00:02:00Z"),
        ("R 010005Z JAN 10", "3652359", "2009-12-31T23:59:00Z"),
        ("R 011605Z FEB 75", "01/1611Z", "1975-02-01T16:11:00Z"),
        ("R 290101Z FEB 2008", "0600101", "2008-02-29T01:01:00Z"),
    ],
)
def test_filing_time(dtg: str, filing: str, wanted: str) -> None:
    head = read_heading(f"{dtg}\nFM AMEMBASSY TARN\n")
    assert head.dtg is not None
    filed = read_filing(filing, read_dtg(head.dtg))
    assert filed is not None
    assert iso(filed) == wanted


def test_a_date_that_is_none() -> None:
    head = read_heading("R 312561Z FEB 10\nFM AMEMBASSY TARN\n")
    assert head.dtg is not None
    assert read_dtg(head.dtg) is None


def test_a_line_that_no_rule_knows_is_an_error_and_reading_goes_on() -> None:
    head = read_heading(
        "VZCZCXYZ0026\n?? garbled ??\nR 011605Z FEB 10\nFM AMEMBASSY TARN\nTO SECSTATE WASHDC\n\nUNCLAS TARN 1\n"
    )
    assert [kind for kind, _, _ in head.lines] == ["FL1", "error", "FL5", "FL6", "FL7"]
    assert head.origin == "AMEMBASSY TARN"


def test_what_is_left_of_a_heading_may_begin_with_its_addressees() -> None:
    head = read_heading(
        "TO SECSTATE WASHDC IMMEDIATE 12\nINFO AMEMBASSY ORLOVA\nAMEMBASSY HARWICH\nBT\nUNCLAS TARN 1\n"
    )
    assert [a.name for a in head.to] == ["SECSTATE WASHDC"]
    assert [a.name for a in head.info] == ["AMEMBASSY ORLOVA", "AMEMBASSY HARWICH"]
