"""The end of a message, read backwards: BT, check number, end of message, and what copies add."""

import pytest

from demarche.cable.ending import read_ending

BODY = "1. (U) The dues rise.\n\nROWE\n"


@pytest.mark.parametrize(
    ("tail", "kinds", "serial"),
    [
        ("", [], None),
        ("BT\n#9939\n\nNNNN\n", ["FL13", "FL15", "FL16"], "9939"),
        ("BT\n#9939A\n", ["FL13", "FL15"], "9939A"),
        ("\nNNN\n", ["FL16"], None),
        ("NNNNMAFVVZCZ\n", ["FL16"], None),
        ("CONFIDENTIAL\n\nNNNN\n", ["banner", "FL16"], None),
        ("S E C R E T\n", ["banner"], None),
        ("SECRET//NOFORN\n", ["banner"], None),
        ("<< END OF DOCUMENT >>\n", ["end-mark"], None),
        ("##\n", ["end-mark"], None),
        ("Declassified/Released US Department of State EO Systematic Review 20 Mar 2014\n", ["stamp"], None),
    ],
)
def test_the_lines_behind_the_body(tail: str, kinds: list[str], serial: str | None) -> None:
    text = BODY + tail
    ending = read_ending(text, 0)
    assert [kind for kind, _, _ in ending.lines] == kinds
    assert ending.serial == serial
    assert ending.closed is any(kind.startswith("FL") for kind in kinds)
    assert text[: ending.start].rstrip() == BODY.rstrip()


def test_the_place_of_the_check_number() -> None:
    text = BODY + "BT\n #9939\nNNNN\n"
    assert text[slice(*read_ending(text, 0).serial_span)].strip() == "#9939"


def test_reading_backwards_stops_where_the_body_starts() -> None:
    assert read_ending("BT\n\nNNNN\n", 3).start >= 3
    assert read_ending("", 0).lines == []


def test_prose_ends_the_ending() -> None:
    text = "BT\nThe dues rise.\nNNNN\n"
    assert [kind for kind, _, _ in read_ending(text, 0).lines] == ["FL16"]
