"""Where one message ends and another begins, and what is only more of the same one."""

import pytest

from demarche import read_text
from tests.conftest import CABLE

OTHER = CABLE.replace("9939", "9940").replace("011605Z", "021605Z").replace("0321611", "0331611")
WITHOUT_FL1 = OTHER.split("\n", 1)[1]


def split(text: str) -> list[str]:
    cables = read_text(text, "raw-message")
    assert "".join(cable.text for cable in cables) == text
    return [cable.text for cable in cables]


@pytest.mark.parametrize("text", ["", "\n", CABLE, "R 011605Z FEB 10\nFM AMEMBASSY TARN\n", "NNNN\n\nNNNN\n"])
def test_one_message_is_one(text: str) -> None:
    assert split(text) == [text]


@pytest.mark.parametrize("gap", ["", "\n", "\n\n\n"])
@pytest.mark.parametrize("second", [OTHER, WITHOUT_FL1])
def test_a_message_with_another_number_is_another(second: str, gap: str) -> None:
    first, other = split(CABLE + gap + second)
    assert "#9939" in first
    assert "9940" not in first
    assert other.strip() == second.strip()


def test_a_message_that_starts_at_fl5_begins_behind_the_separator() -> None:
    second = OTHER[OTHER.index("P 021605Z") :]
    first, other = split(CABLE.replace("NNNN\n", "") + "\n" + second)
    assert first.rstrip().endswith("#9939")
    assert other == second


def test_three_messages() -> None:
    assert len(split(CABLE + OTHER + OTHER.replace("9940", "9941"))) == 3


def test_a_further_section_is_the_same_message() -> None:
    first = CABLE.replace("L STATE", "L SECTION 01 OF 02 STATE")
    second = CABLE.replace("L STATE", "L SECTION 02 OF 02 STATE").replace("#9939 0321611", "#9939/02 0321611")
    assert len(split(first + second)) == 1


def test_a_heading_that_is_sent_twice_is_one_message() -> None:
    heading = CABLE[: CABLE.index("P 011605Z")]
    assert len(split(heading + CABLE)) == 1


def test_the_same_message_sent_again_is_another_copy() -> None:
    assert len(split(CABLE + CABLE)) == 2
