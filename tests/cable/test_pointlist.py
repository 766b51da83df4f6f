"""How many points a block holds, and what its mark says."""

import pytest

from demarche.cable.pointlist import count_points, has_list, mark_in_intro, mark_lines, released_to, trimmed


def count(text: str) -> int:
    return count_points(text, 0, len(text))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (":\n-- We ask for help.\n-- We will help too.\n", 2),
        (":\n\n-- We ask\nfor help.\n\n-- We will help.\n\n-- That is all.\n", 3),
        (":\n- We ask.\n- We will.\n", 2),
        (":\n* We ask.\n* We will.\n", 2),
        (":\n\u2022 We ask.\n\u2022 We will.\n", 2),
        (":\n1) We ask.\n2) We will.\n", 2),
        (":\n(1) We ask.\n(2) We will.\n(3) Done.\n", 3),
        (":\nA. We ask.\nB. We will.\n", 2),
        (":\na) We ask.\nb) We will.\n", 2),
        (":\n-- We ask.\n", 1),
    ],
)
def test_items_of_a_list(text: str, wanted: int) -> None:
    assert count(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (":\n(1) We ask:\n    (a) for help;\n    (b) for ships.\n(2) We will.\n", 2),
        (":\n-- We ask:\n     -- for help;\n     -- for ships.\n-- We will.\n", 2),
        (":\n-- We ask:\n* for help;\n* for ships.\n-- We will.\n", 2),
    ],
)
def test_items_below_an_item_are_no_points(text: str, wanted: int) -> None:
    assert count(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (":\n\nWe ask you for help.\n\nWe will help you too.\n", 2),
        (":\n\n(SECRET//REL TO USA, GBR)\n\nWe ask you for help.\n", 1),
        (":\n\nWe ask you for help\nand for ships.\n\nThank you.\n", 1),
        (": We ask for help.", 1),
        (": ", 0),
        ("", 0),
    ],
)
def test_pieces_of_prose(text: str, wanted: int) -> None:
    assert count(text) == wanted


def test_a_list_has_two_items() -> None:
    assert has_list("\n-- We ask.\n-- We will.\n", 0, 25)
    assert not has_list("\n-- We ask, and we will.\n", 0, 25)


@pytest.mark.parametrize(
    ("mark", "countries"),
    [
        ("S//REL TO USA, GBR", ["US", "GB"]),
        ("S/REL KAZAKHSTAN", ["KZ"]),
        ("SECRET//REL TO USA, DNK, NOR", ["US", "DK", "NO"]),
        ("CONFIDENTIAL - RELEASABLE TO JAPAN", ["JP"]),
        ("S//NF", []),
        ("S//REL TO USA, GBR//NOFORN", ["US", "GB"]),
        ("RELIABLE", []),
        ("", []),
    ],
)
def test_for_whom_a_mark_releases(mark: str, countries: list[str]) -> None:
    assert released_to(mark) == countries


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("Points (S//REL TO USA, GBR):\n-- We ask.\n", "S//REL TO USA, GBR"),
        ("Points (S//REL TO USA,\nGBR):\n-- We ask.\n", "S//REL TO USA, GBR"),
        ("Points, CONFIDENTIAL - RELEASABLE TO JAPAN:\n-- We ask.\n", "CONFIDENTIAL - RELEASABLE TO JAPAN"),
        ("Points (see ref A):\n-- We ask.\n", None),
        ("Points:\n-- We ask (S//REL TO USA, GBR).\n", None),
    ],
)
def test_the_mark_of_the_announcement(text: str, mark: str | None) -> None:
    assert mark_in_intro(text, 0, len(text)) == mark


def test_lines_that_hold_a_mark_alone() -> None:
    text = "\n(SECRET//REL TO USA, GBR)\n-- We ask (S).\n(SBU):\n(ref A)\n"
    assert [hit[1] for hit in mark_lines(text, 0, len(text))] == ["SECRET//REL TO USA, GBR", "SBU"]


def test_a_span_ends_with_its_words() -> None:
    assert trimmed("-- We ask. \n\n", (0, 13)) == (0, 10)
