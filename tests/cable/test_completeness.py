"""Whether a message is all there: its sections, and whether its text comes to an end."""

import pytest

from demarche import Cable, read_cable
from tests.conftest import CABLE


def sections(cable: Cable) -> list[tuple[int, int]]:
    return [(s.number, s.of) for s in cable.sections]


@pytest.mark.parametrize(
    ("old", "new", "wanted"),
    [
        ("L STATE 009939", "L SECTION 01 OF 03 STATE 009939", [(1, 3)]),
        ("L STATE 009939", "L FINAL SECTION OF 03 STATE 009939", [(3, 3)]),
        ("\n2. (U)", "\nSTATE 00009939  002 OF 002\n\n2. (U)", [(1, 2), (2, 2)]),
        ("\n2. (U)", "\nSTATE 00009939  003 OF 003\n\n2. (U)", [(1, 3), (3, 3)]),
        ("\n2. (U)", "\nSTATE 00009939  004 OF 003\n\n2. (U)", []),
    ],
)
def test_every_section_that_a_line_names(old: str, new: str, wanted: list[tuple[int, int]]) -> None:
    cable = read_cable(CABLE.replace(old, new))
    assert sections(cable) == wanted
    for section in cable.sections:
        assert cable.start <= section.span[0] < section.span[1] <= cable.end


@pytest.mark.parametrize(
    ("line", "complete"),
    [
        ("L STATE", True),
        ("L SECTION 01 OF 02 STATE", True),
        ("L SECTION 02 OF 02 STATE", False),
        ("L FINAL SECTION OF 03 STATE", False),
    ],
)
def test_a_message_that_ends_is_complete_unless_a_section_is_certainly_missing(line: str, complete: bool) -> None:
    """Released copies often lose the marks of the later sections."""
    assert read_cable(CABLE.replace("L STATE", line)).complete is complete


@pytest.mark.parametrize(
    ("until", "complete"),
    [
        ("NNNN", True),
        ("\n#9939", True),
        ("MARLOWE", True),
        ("the response.", True),
        ("report the", False),
        ("1. (C) Halver", False),
        ("REF: 09 PARIS 1234", False),
    ],
)
def test_a_text_that_stops_within_a_sentence_is_not(until: str, complete: bool) -> None:
    text = CABLE[: CABLE.index(until) + len(until)]
    assert read_cable(text).complete is complete
