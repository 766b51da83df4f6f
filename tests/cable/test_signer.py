"""The signer: a surname alone on the last line, or behind the last sentence; and what is none."""

import pytest

from demarche.cable.signer import read_signer


def signer(text: str) -> str | None:
    found = read_signer(text, 0, len(text))
    if found is None:
        return None
    name, span = found
    assert " ".join(text[slice(*span)].split()) == name
    return name


@pytest.mark.parametrize(
    ("ending", "name"),
    [
        ("\n\nROWE\n", "ROWE"),
        ("\nROWE\n", "ROWE"),
        ("\n\n  ROWE  \n\n", "ROWE"),
        ("\n\nVAN VOORST\n", "VAN VOORST"),
        ("\n\nVAN DER WEYDE\n", "VAN DER WEYDE"),
        ("\n\nDE LA CRUZ\n", "DE LA CRUZ"),
        ("\n\nMcCLOY\n", "McCLOY"),
        ("\n\nO'HARA\n", "O'HARA"),
        ("\n\nSMITH-JONES\n", "SMITH-JONES"),
        ("\n\nROWE##\n", "ROWE"),
        ("\n\n10. REGARDS.  ROWE\n", "ROWE"),
        ("\n\nROWE\n\n\n=====CABLE ENDS=====\n", "ROWE"),
        ("\n\nROWE\nBY DIRECTION\n", "ROWE"),
        ("\n\nROWE\nCONFIDENTIAL\n", "ROWE"),
        ("\n\nROWE\n\nUNCLASSIFIED\n\nYYYY\n", "ROWE"),
        ("\n\nROWE\nNOTE BY OC/T: NOT PASSED TO TARN.\n", "ROWE"),
        ("\n\nRowe\n", "Rowe"),
        ("  ROWE\n", "ROWE"),
        (" VAN VOORST\n", "VAN VOORST"),
    ],
)
def test_who_signs(ending: str, name: str) -> None:
    assert signer(f"1. (U) The dues rise.{ending}") == name


def test_a_text_in_small_letters_is_signed_in_small_letters() -> None:
    assert signer("1. (u) the dues rise.\n\nrowe\n") == "rowe"


@pytest.mark.parametrize(
    "text",
    [
        "1. (U) The dues rise.\n",
        "1. (U) The dues rise.\n\nEND COMMENT\n",
        "1. (U) The dues rise.\n\nUNCLASSIFIED\n",
        "1. (U) The dues rise.\n\nMINIMIZE CONSIDERED\n",
        "1. (U) The dues rise.\n\nBEST REGARDS\n",
        "1. (U) The dues rise.\n\nHARBOUR MASTER ROWE\n",
        "1. (U) The dues will rise and\n",
        "",
        "\n\n",
    ],
)
def test_a_text_without_a_name_at_its_end_is_not_signed(text: str) -> None:
    assert signer(text) is None
