"""Talking points: blocks between markers or announced by their paragraph, and lists that are none."""

import pytest

from tests.cable.helpers import read_with_top

Row = tuple[int | None, str | None, tuple[str, ...], int]
"""Paragraph, mark, countries, number of points."""

LIST = "\n\n-- We ask for help.\n\n-- We will help too.\n"
TAIL = "\n3. (U) Contact is Jane Roe.\n\nROWE\n"


def read(text: str) -> list[Row]:
    cable = read_with_top(text)
    for t in cable.talking_points:
        assert cable.text[slice(*t.span)].strip()
    return [(t.paragraph, t.marking, t.releasable_to, t.count) for t in cable.talking_points]


def after(paragraph: str) -> list[Row]:
    return read(f"1. (U) This is an action request.\n\n{paragraph}{TAIL}")


@pytest.mark.parametrize(
    "block",
    [
        f"2. (S) Points follow.\n\nBEGIN TALKING POINTS{LIST}\nEND TALKING POINTS\n",
        f"2. (S) Points follow.\n\nBegin talking points:{LIST}\nEnd talking points.\n",
        f"2. (S) Points follow.\n\nBEGIN POINTS FOR TARN:{LIST}\nEND POINTS\n",
        f"2. (S) Points follow.\n\nBEGIN NON-PAPER{LIST}\nEND NON-PAPER\n",
        f"2. (S) The non-paper follows.\n\nBEGIN TEXT{LIST}\nEND TEXT\n",
        f"2. (S) BEGIN TALKING POINTS:{LIST}\nEND TALKING POINTS.\n",
        f"2. (S) BEGIN TALKING POINTS:{LIST}",
        f"2. (S) Points:{LIST}",
        f"2. (S) Post may draw on the following:{LIST}",
        f"2. (S) Talking points:{LIST}\nEND TALKING POINTS\n",
    ],
)
def test_a_block_between_markers_or_announced(block: str) -> None:
    assert after(block) == [(2, None, (), 2)]


@pytest.mark.parametrize(
    ("block", "mark", "countries"),
    [
        (f"2. (S//REL TO USA, GBR) Points:{LIST}", "S//REL TO USA, GBR", ("GB",)),
        (f"2. (S/REL KAZAKHSTAN) Points:{LIST}", "S/REL KAZAKHSTAN", ("KZ",)),
        (f"2. (S) BEGIN TALKING POINTS (S//REL TO USA, GBR):{LIST}\nEND TALKING POINTS\n", "S//REL TO USA, GBR",
         ("GB",)),
        (f"2. (S) BEGIN TALKING POINTS\n\n(SECRET//REL TO USA, DNK)\n{LIST}\nEND TALKING POINTS\n",
         "SECRET//REL TO USA, DNK", ("DK",)),
        (f"2. (S//NF) Points:{LIST}", None, ()),
    ],
)  # fmt: skip
def test_the_mark_on_the_points_says_for_whom(block: str, mark: str | None, countries: tuple[str, ...]) -> None:
    """The originator's own country is left out."""
    assert after(block) == [(2, mark, countries, 2)]


def test_points_in_a_paragraph_that_another_names() -> None:
    text = f"1. (U) Post should deliver the points in paragraph 2.\n\n2. (S) On pumps:{LIST}{TAIL}"
    assert read(text) == [(2, None, (), 2)]


def test_a_non_paper_in_prose_counts_its_paragraphs() -> None:
    prose = "\n\nWe ask your government for help.\n\nWe will help your ships too.\n\n"
    assert after(f"2. (S) BEGIN NON-PAPER{prose}END NON-PAPER\n") == [(2, None, (), 2)]


def test_two_blocks_are_two_rows_in_order() -> None:
    text = f"1. (S/REL TURKEY) Points for Ankara:{LIST}\n2. (S/REL GREECE) Points for Athens:{LIST}\n-- Done.\n{TAIL}"
    assert read(text) == [(1, "S/REL TURKEY", ("TR",), 2), (2, "S/REL GREECE", ("GR",), 3)]


def test_parts_with_marks_of_their_own_are_rows_of_their_own() -> None:
    block = (
        "2. (S) BEGIN TALKING POINTS\n\n(S//REL TO USA, TUR)\n\n-- We ask.\n\n-- We will.\n\n"
        "(S//REL TO USA, GRC)\n\n-- We ask you.\n\nEND TALKING POINTS\n"
    )
    assert after(block) == [(2, "S//REL TO USA, TUR", ("TR",), 2), (2, "S//REL TO USA, GRC", ("GR",), 1)]


@pytest.mark.parametrize(
    "block",
    [
        f"2. (S) Post is requested to:{LIST}",
        f"2. (S) Please:{LIST}",
        f"2. (S) He gave these answers:{LIST}",
        "2. (S) The points in ref A were delivered.\n",
        "2. (S) We begin talking points of order next week.\n",
        "2. (S) The lots are:\n\n1. Pumps.\n\n2. Valves.\n",
    ],
)
def test_other_lists_are_no_points(block: str) -> None:
    assert after(block) == []


def test_the_points_of_an_embedded_cable_are_not_the_cable_s() -> None:
    text = (
        "1. (U) We repeat a cable.\n\nQUOTE\nR 011605Z FEB 85\nFM AMEMBASSY TARN\nTO SECSTATE WASHDC\nSUBJECT: DUES\n"
        f"1. POINTS:{LIST}UNQUOTE\n\n2. (U) That is all.\n\nROWE\n"
    )
    assert read(text) == []


def test_a_part_may_say_for_whom_it_is_behind_its_mark() -> None:
    block = (
        "2. (S) BEGIN NON-PAPER\n\n(S//REL TURKEY) FOR TURKEY:\n\n-- We ask.\n\n-- We will.\n\n"
        "(S//REL GREECE) FOR THE HELLENIC REPUBLIC:\n\n-- We ask you.\n\nEND NON-PAPER\n"
    )
    assert after(block) == [(2, "S//REL TURKEY", ("TR",), 2), (2, "S//REL GREECE", ("GR",), 1)]
