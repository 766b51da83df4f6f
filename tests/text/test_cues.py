"""Cues: a pattern is tried only around the stem that each of its forms holds."""

import pytest

from demarche.text.cues import Cues
from demarche.text.probe import Probe

PROBE = Probe()
CUES = Cues(PROBE, {"contact": r"\bcontact(?:s| is| person)?\b", "call": r"\bplease\s+call\b"}, before=10, reach=20)


def found(text: str, start: int = 0, end: int | None = None) -> list[str]:
    return [text[slice(*span)] for span in CUES.find(PROBE.find(text), text, start, len(text) if end is None else end)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The contact is Jane.", ["contact is"]),
        ("CONTACT PERSON: Jane", ["CONTACT PERSON"]),
        ("Please call her.", ["Please call"]),
        ("Please\ncall the contact.", ["contact", "Please\ncall"]),
        ("A contact, and a contact.", ["contact", "contact"]),
        ("He called.", []),
        ("He was contacted.", []),
        ("", []),
    ],
)
def test_every_pattern_is_found_whatever_its_case(text: str, wanted: list[str]) -> None:
    assert found(text) == wanted


def test_nothing_is_found_outside_the_stretch() -> None:
    text = "The contact is Jane. The contact is Ann."
    assert found(text, 15) == ["contact is"]
    assert found(text, 0, 11) == ["contact"]
    assert found(text, 5, 8) == []


def test_a_stem_too_far_into_its_pattern_is_not_looked_for() -> None:
    assert found("please" + " " * 20 + "call") == []


def test_letters_whose_small_form_is_longer_do_not_move_the_places() -> None:
    assert found("\u0130\u0130 the contact is Jane") == ["contact is"]
