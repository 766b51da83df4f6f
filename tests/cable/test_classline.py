"""The classification line: class, controls, section, message reference number, in every spelling."""

import pytest

from demarche.cable.classline import class_of, is_corrected, read_class_line, split_controls


@pytest.mark.parametrize(
    ("line", "classification", "controls", "section", "mrn"),
    [
        ("S E C R E T STATE 009939", "SECRET", (), None, ("STATE", 9939)),
        ("SECRET STATE 9939", "SECRET", (), None, ("STATE", 9939)),
        ("s e c r e t state 009939", "SECRET", (), None, ("state", 9939)),
        ("C O N F I D E N T I A L SECTION 01 OF 03 TARN 001234", "CONFIDENTIAL", (), (1, 3), ("TARN", 1234)),
        ("C O N F I D E N T I A L FINAL SECTION OF 03 TARN 001234", "CONFIDENTIAL", (), (3, 3), ("TARN", 1234)),
        ("C O N F I D E N T I A L TARN 001234 SECTION 2 OF 3", "CONFIDENTIAL", (), (2, 3), ("TARN", 1234)),
        ("S E C R E T//NOFORN STATE 009939", "SECRET", ("NOFORN",), None, ("STATE", 9939)),
        ("S E C R E T //NOFORN STATE 009939", "SECRET", ("NOFORN",), None, ("STATE", 9939)),
        ("S E C R E T NOFORN STATE 009939", "SECRET", ("NOFORN",), None, ("STATE", 9939)),
        ("UNCLAS KUALA LUMPUR 000001", "UNCLASSIFIED", (), None, ("KUALA LUMPUR", 1)),
        ("UNCLAS EFTO TARN 12", "UNCLASSIFIED", (), None, ("TARN", 12)),
        ("UNCLAS", "UNCLASSIFIED", (), None, (None, None)),
        ("LIMITED OFFICIAL USE TARN 12", "LIMITED OFFICIAL USE", (), None, ("TARN", 12)),
        ("L I M I T E D  O F F I C I A L  U S E TARN 12", "LIMITED OFFICIAL USE", (), None, ("TARN", 12)),
        ("T O P  S E C R E T TARN 12", "TOP SECRET", (), None, ("TARN", 12)),
        ("TOP SECRET TARN 12", "TOP SECRET", (), None, ("TARN", 12)),
    ],
)
def test_what_a_line_says(
    line: str,
    classification: str,
    controls: tuple[str, ...],
    section: tuple[int, int] | None,
    mrn: tuple[str | None, int | None],
) -> None:
    found = read_class_line(line, 100)
    assert found is not None
    assert (found.classification, found.controls) == (classification, controls)
    assert (found.section, found.of) == (section or (None, None))
    assert (found.station, found.number) == mrn
    assert found.span == (100, 100 + len(line))


@pytest.mark.parametrize("line", ["", "SECRETARY OF STATE", "SIPDIS", "A B C D E F", "THE SECRET IS OUT", "CLASSIFIED"])
def test_a_line_without_classification_words_is_none(line: str) -> None:
    assert read_class_line(line, 0) is None


@pytest.mark.parametrize(
    ("words", "wanted"),
    [("S E C R E T", "SECRET"), ("topsecret", "TOP SECRET"), ("LOU", "LIMITED OFFICIAL USE"), ("PUBLIC", None)],
)
def test_class_of_words_with_or_without_blanks(words: str, wanted: str | None) -> None:
    assert class_of(words) == wanted


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("//NOFORN", ["NOFORN"]),
        ("//noforn", ["NOFORN"]),
        ("//NF", ["NOFORN"]),
        ("//REL TO USA, GBR", ["REL TO USA, GBR"]),
        ("FOR OFFICIAL USE ONLY", ["FOUO"]),
        ("//ORCON/NOFORN", ["ORCON", "NOFORN"]),
        ("//HARBOUR", []),
        ("", []),
    ],
)
def test_controls_as_the_record_has_them(words: str, wanted: list[str]) -> None:
    assert split_controls(words) == wanted


@pytest.mark.parametrize(
    ("line", "wanted"),
    [("C O R R E C T E D  C O P Y (TEXT ADDED)", True), ("CORRECTED COPY", True), ("A CORRECTED PAGE", False)],
)
def test_a_corrected_copy_says_so(line: str, wanted: bool) -> None:
    assert is_corrected(line) is wanted
