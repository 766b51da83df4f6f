"""The subject: unwrapped, its mark apart, ending where the next thing begins."""

import pytest

from demarche.cable.subject import parse_subject


def read(text: str) -> tuple[str | None, str | None]:
    subject, mark, span, end = parse_subject(text, 0, len(text))
    assert end <= len(text)
    assert (span is None) == (subject is None)
    if span and subject:
        assert "".join(text[slice(*span)].split()) == subject.replace(" ", "")
    return subject, mark


@pytest.mark.parametrize(
    ("field", "subject", "mark"),
    [
        (" HARBOUR DUES", "HARBOUR DUES", None),
        (" (U) HARBOUR DUES", "HARBOUR DUES", "U"),
        (" (S//NF) HARBOUR DUES", "HARBOUR DUES", "S//NF"),
        ("(C): HARBOUR DUES", "HARBOUR DUES", "C"),
        (" (CORRECTED) HARBOUR DUES", "(CORRECTED) HARBOUR DUES", None),
        (" HARBOUR DUES\nAND  PILOTS", "HARBOUR DUES AND PILOTS", None),
        ("\nHARBOUR DUES\nAND PILOTS", "HARBOUR DUES AND PILOTS", None),
        (" HARBOUR DUES FOR NON-\nMEMBERS", "HARBOUR DUES FOR NON-MEMBERS", None),
        (" HARBOUR DUES\n\nAND THE TEXT", "HARBOUR DUES", None),
        (" HARBOUR DUES\n------\nTEXT", "HARBOUR DUES", None),
        (" HARBOUR DUES\nSIPDIS\nTEXT", "HARBOUR DUES", None),
        (" HARBOUR DUES: PART 1 (OF 2)", "HARBOUR DUES: PART 1 (OF 2)", None),
        (" ", None, None),
        (" (U)\n\nTEXT", None, "U"),
    ],
)
def test_words_and_mark(field: str, subject: str | None, mark: str | None) -> None:
    assert read(field) == (subject, mark)


def test_the_subject_ends_at_the_next_label() -> None:
    text = " HARBOUR DUES REF: TARN 12"
    assert parse_subject(text, 0, text.index("REF"))[0] == "HARBOUR DUES"


def test_a_paragraph_that_was_not_wrapped_is_no_part_of_it() -> None:
    prose = "The harbour master said that " + "the dues would rise and " * 8 + "fall."
    assert read(f" HARBOUR DUES\n{prose}") == ("HARBOUR DUES", None)


@pytest.mark.parametrize(
    ("field", "subject", "mark"),
    [
        (" HARBOUR DUES (S)", "HARBOUR DUES", "S"),
        (" HARBOUR DUES\nAND PILOTS (SBU).  \n", "HARBOUR DUES AND PILOTS", "SBU"),
        (" HARBOUR DUES (S/NF)", "HARBOUR DUES", "S/NF"),
        (" (C) HARBOUR DUES (U)", "HARBOUR DUES", "C"),
        (" HARBOUR DUES, JUNE 15, 2008 (U)", "HARBOUR DUES, JUNE 15, 2008", "U"),
        (" HARBOUR DUES (PART 2) (C)", "HARBOUR DUES (PART 2)", "C"),
        (" DUES UNDER ANNEX (C)", "DUES UNDER ANNEX (C)", None),
        (" DUES UNDER SECTION 4 (C)", "DUES UNDER SECTION 4 (C)", None),
        (" DUES: OPTIONS (A), (B) AND (C)", "DUES: OPTIONS (A), (B) AND (C)", None),
        (" DUES: ITEMS (B), (C)", "DUES: ITEMS (B), (C)", None),
        (" CARRIER(S)", "CARRIER(S)", None),
        (" TARN MARITIME SOCIETY (TMS)", "TARN MARITIME SOCIETY (TMS)", None),
        (" HARBOUR DUES (CH)", "HARBOUR DUES (CH)", None),
    ],
)
def test_a_closing_mark_is_left_off(field: str, subject: str, mark: str | None) -> None:
    assert read(field) == (subject, mark)


@pytest.mark.parametrize(
    ("field", "subject"),
    [
        (" DUES,\n\nPILOTS AND TUGS\n\n", "DUES, PILOTS AND TUGS"),
        (" DUES, \n \n \nPILOTS,\n\nTUGS", "DUES, PILOTS, TUGS"),
        (" THE DUES OF\n\nTHE PORT\nOF TARN\n\nTEXT", "THE DUES OF THE PORT OF TARN"),
        (" DUES FOR NON-\n\nMEMBERS", "DUES FOR NON-MEMBERS"),
        (" PILOTS -\n\nTHE DEBATE", "PILOTS - THE DEBATE"),
        (" PILOTS COME ASHORE\n\nTHE DEBATE", "PILOTS COME ASHORE"),
        (" WHAT PILOTS ASK FOR\n\nThe pilots met.", "WHAT PILOTS ASK FOR"),
        (" PILOTS,\n\nSIPDIS", "PILOTS,"),
        (" PILOTS,\n\n1. THE PILOTS", "PILOTS,"),
        (" PILOTS,\n\nTHE DUES\n--------\n", "PILOTS,"),
        (" PILOTS,\n\nTHE PILOTS\nHAVE MET\nTHE MASTER.", "PILOTS,"),
        (" PILOTS,\n\n", "PILOTS,"),
    ],
)
def test_unfinished_words_go_on_behind_a_blank_line(field: str, subject: str) -> None:
    assert read(field)[0] == subject


@pytest.mark.parametrize(
    ("field", "subject"),
    [
        ("U.S.-\nPROPOSED DUES", "U.S.-PROPOSED DUES"),
        ("HARBOUR DUES: SECOND\n-         APPROACH TO THE BOARD", "HARBOUR DUES: SECOND APPROACH TO THE BOARD"),
        ("HARBOUR DUES\n- A SECOND APPROACH", "HARBOUR DUES - A SECOND APPROACH"),
    ],
)
def test_dashes_at_line_ends_and_in_the_margin(field: str, subject: str) -> None:
    assert parse_subject(field, 0, len(field))[0] == subject
