"""Checks of marks: what each planted defect gives, and that usual cables give nothing."""

import pytest

from demarche import read_cable

CODES = {
    "portion-above-class",
    "portion-missing",
    "banner-rollup-mismatch",
    "noforn-rel-conflict",
    "nonstandard-marking",
}


def found(*marks: str | None, line: str = "S E C R E T", subject: str = "", points: str = "") -> list[tuple[str, str]]:
    """The findings about a cable with one paragraph for each mark: (code, severity)."""
    text = f"R 021605Z MAR 06\nFM AMEMBASSY TARN\nTO SECSTATE WASHDC 0117\nBT\n{line} TARN 000421\n\nSIPDIS\n\n"
    text += "E.O. 12958: DECL: 03/02/2016\nTAGS: PREL\n"
    text += f"SUBJECT: {subject}A FREIGHT CASE\n\nClassified By: Poloff Ann Dee; Reason 1.4 (d)\n\n"
    for number, mark in enumerate(marks, 1):
        text += f"{number}. {f'({mark}) ' if mark else ''}The firm ships pumps to a port in the south.\n\n"
    cable = read_cable(text + points + "ROWE\n\nBT\n#0421\n")
    assert [p.marking for p in cable.paragraphs[: len(marks)]] == list(marks)
    for p in cable.problems:
        assert cable.start <= p.span[0] <= p.span[1] <= cable.end
    return [(p.code, p.severity) for p in cable.problems if p.code in CODES]


@pytest.mark.parametrize(
    ("line", "marks"),
    [
        ("S E C R E T", ["U", "C", "S"]),
        ("S E C R E T//NOFORN", ["S/NF", "S//NF", "S//REL TO USA, DNK", "SBU/NF", "SBU", "C//NF/OC"]),
        ("C O N F I D E N T I A L", ["C - ENTIRE TEXT", None, None]),
        ("UNCLAS", [None, None]),
        ("UNCLAS", ["SBU", "U", "SBU-N", "U//FOUO"]),
        ("LIMITED OFFICIAL USE", ["LOU", "U"]),
        ("C O N F I D E N T I A L", ["c", "u"]),
    ],
)
def test_usual_marks_give_nothing(line: str, marks: list[str | None]) -> None:
    assert found(*marks, line=line) == []


def test_portion_above_the_class() -> None:
    assert found("C", "S/NF", "C", line="CONFIDENTIAL//NOFORN") == [("portion-above-class", "error")]
    assert found("U", "C", line="UNCLAS") == [("portion-above-class", "error")]
    assert found("U", "C", line="LIMITED OFFICIAL USE") == [("portion-above-class", "error")]
    assert found("C", subject="(S) ", line="C O N F I D E N T I A L") == [("portion-above-class", "error")]


def test_class_above_every_portion() -> None:
    """A compilation may be of a higher class than its portions: worth a look, not wrong."""
    assert found("C", "U") == [("banner-rollup-mismatch", "warning")]
    assert "banner-rollup-mismatch" not in dict(found("C", None, "U", None))


def test_noforn_portion_in_a_message_without() -> None:
    assert found("S", "S/NF") == [("banner-rollup-mismatch", "warning")]
    assert found("S", "SBU/NF") == [("banner-rollup-mismatch", "warning")]
    assert found("S", "SBU/NF", "S/NF") == [("banner-rollup-mismatch", "warning")]


@pytest.mark.parametrize(
    "mark", ["S/NF/REL DENMARK", "S//REL TO USA, DNK/NF", "S//NOFORN//REL TO USA, DNK", "SBU/NF/REL DENMARK"]
)
def test_noforn_and_a_release(mark: str) -> None:
    assert found("S", mark, line="S E C R E T//NOFORN") == [("noforn-rel-conflict", "error")]


@pytest.mark.parametrize(
    "mark", ["S//REL DENMARK", "S/REL TO USA, DENMARK", "S//REL TO DNK", "SECRET", "S-OC", "S, OC"]
)
def test_form(mark: str) -> None:
    assert found("S", mark) == [("nonstandard-marking", "info")]


def test_message_names_the_register_form() -> None:
    text = "BT\nS E C R E T TARN 000421\n\nSUBJECT: A CASE\n\n1. (S//REL DENMARK) The firm ships pumps.\n"
    messages = [p.message for p in read_cable(text).problems if p.code == "nonstandard-marking"]
    assert messages == ["paragraph 1 is marked (S//REL DENMARK); the register has SECRET//REL TO USA, DNK"]


def test_points_may_have_their_level_in_words() -> None:
    points = "2. (S) Points:\n\nBEGIN TALKING POINTS\n\n(%s)\n\n-- We ask for help.\n\nEND TALKING POINTS\n\n"
    assert found("S", points=points % "SECRET//REL TO USA, DNK") == []
    assert found("S", points=points % "SECRET//REL DENMARK") == [("nonstandard-marking", "info")]
    above = found("C", points=points.replace("(S)", "(C)") % "SECRET//REL TO USA, DNK", line="CONFIDENTIAL")
    assert above == [("portion-above-class", "error")]


def test_a_paragraph_without_its_mark() -> None:
    assert found("S", None, "S") == [("portion-missing", "warning")]
    assert found("S", None, "S", line="UNCLAS")[0] == ("portion-above-class", "error")
