"""Numbered paragraphs: what opens one, its mark and heading, and the numbers that do not."""

import pytest

from demarche import Cable
from demarche.cable.paragraphs import is_mark, read_mark
from tests.cable.helpers import read_with_top

END = "\n\nROWE\n"


def numbers(text: str) -> list[int]:
    return [p.number for p in read_with_top(text).paragraphs]


def cut(cable: Cable) -> list[str]:
    return [cable.text[slice(*p.span)] for p in cable.paragraphs]


@pytest.mark.parametrize(
    ("opening", "number", "mark"),
    [
        ("1. (U) The dues rise.", 1, "U"),
        ("1. The dues rise.", 1, None),
        ("1.(SBU) The dues rise.", 1, "SBU"),
        ("1.  (S/NF) The dues rise.", 1, "S/NF"),
        ("1. (C/REL USA, GBR) The dues rise.", 1, "C/REL USA, GBR"),
        ("1. (S//REL TO USA, GBR) The dues rise.", 1, "S//REL TO USA, GBR"),
        ("1. (C - ENTIRE TEXT) The dues rise.", 1, "C - ENTIRE TEXT"),
        ("1. (LOU) The dues rise.", 1, "LOU"),
        ("1. (c) The dues rise.", 1, "c"),
        ("1; (C) The dues rise.", 1, "C"),
        ("1) (C) The dues rise.", 1, "C"),
        ("1 . (C) The dues rise.", 1, "C"),
        ("1 (C) The dues rise.", 1, "C"),
        ("1. [C] The dues rise.", 1, "C"),
        ("1. (C/REL USA,\nGBR) The dues rise.", 1, "C/REL USA, GBR"),
        ("  1. (U) The dues rise.", 1, "U"),
        ("1. (Ref A) The dues rise.", 1, None),
        ("1. (The harbour master) The dues rise.", 1, None),
    ],
)
def test_number_and_mark(opening: str, number: int, mark: str | None) -> None:
    (paragraph,) = read_with_top(opening + END).paragraphs
    assert (paragraph.number, paragraph.marking) == (number, mark)


def test_a_paragraph_reaches_to_the_next_one() -> None:
    text = "1. (U) One.\nTwo.\n\n2. (U) Three.\n"
    assert cut(read_with_top(text)) == ["1. (U) One.\nTwo.", "2. (U) Three."]


def test_the_heading_of_the_next_paragraph_is_not_of_this_one() -> None:
    text = "1. (U) One.\n\nTHE DUES\n--------\n\n2. (U) Two.\n"
    assert cut(read_with_top(text)) == ["1. (U) One.", "2. (U) Two."]


@pytest.mark.parametrize(
    ("wrapped", "wanted"),
    [
        ("1. (U) The law is of\n2009. It has not changed.\n\n2. (U) Next.", [1, 2]),
        ("1. (U) They met on June\n2. They met again.\n\n2. (U) Next.", [1, 2]),
        ("1. (U) One of\n3. Two of four.\n\n2. (U) Next.", [1, 2]),
        ("1. (U) The total is 4,\n500. That is all.\n\n2. (U) Next.", [1, 2]),
        ("1. (U) They paid\n3.5 million.\n\n2. (U) Next.", [1, 2]),
    ],
)
def test_a_number_left_at_a_line_start_opens_no_paragraph(wrapped: str, wanted: list[int]) -> None:
    assert numbers(wrapped + END) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("1. (U) Points:\n\n1) dues;\n\n2) pilots;\n\n3) tugs.\n\n2. (U) Next.", [1, 2]),
        ("1. (U) First.\n\n2. (U) Do this:\n\n1. Go.\n\n2. Ask.\n\n3. Report.\n\n3. (U) Next.", [1, 2, 3]),
        ("1. First.\n\n2. Do this:\n\n1. Go.\n\n2. Ask.\n\n3. Report.\n\n3. Next.", [1, 2, 3]),
    ],
)
def test_a_list_inside_a_paragraph_has_numbers_of_its_own(text: str, wanted: list[int]) -> None:
    assert numbers(text + END) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("1. (U) One.\n\n3. (U) Three.\n\n4. (U) Four.", [1, 3, 4]),
        ("1. (U) One.\n\n2. (U) Two.\n\n2. (U) Two again.\n\n3. (U) Three.", [1, 2, 2, 3]),
        ("1. (U) One.\n2. (U) Two.\n3. (U) Three.", [1, 2, 3]),
        ("2. (U) Two.\n\n3. (U) Three.", [2, 3]),
    ],
)
def test_a_marked_number_counts_though_it_is_out_of_order(text: str, wanted: list[int]) -> None:
    assert numbers(text + END) == wanted


def test_paragraphs_of_an_embedded_cable_are_not_the_cable_s() -> None:
    text = (
        "1. (U) We repeat a cable.\n\nQUOTE\nR 011605Z FEB 85\nFM AMEMBASSY TARN\nTO SECSTATE WASHDC\nBT\n"
        "UNCLAS TARN 12\nSUBJECT: DUES\n1. THE DUES RISE.\n2. THE TUGS TOO.\nBT\nUNQUOTE\n\n2. (U) That is all.\n"
    )
    cable = read_with_top(text)
    assert [(p.number, p.marking) for p in cable.paragraphs] == [(1, "U"), (2, "U")]
    (place,) = (p.span for p in cable.problems if p.code == "embedded-message")
    assert cable.text[slice(*place)].startswith("QUOTE\nR 011605Z")
    assert cable.text[slice(*place)].endswith("UNQUOTE")


@pytest.mark.parametrize(
    ("opening", "heading"),
    [
        ("1. (U) Summary: The dues rise.", "Summary"),
        ("1. (U) ACTION REQUEST. The dues rise.", "ACTION REQUEST"),
        (f"1. (U) Harbour dues -- They rise{' and rise' * 12}.", "Harbour dues"),
        ("1. (U) Harbour dues -- They rise.", "Harbour dues"),
        ("1. (U) The dues are high. They rise.", None),
        ("1. (U) the dues: they rise.", None),
        ("1. (U) The harbour master, who had come in from the country for the day and was tired: dues.", None),
    ],
)
def test_the_words_that_open_a_paragraph_as_its_heading(opening: str, heading: str | None) -> None:
    (paragraph,) = read_with_top(opening + END).paragraphs
    assert paragraph.heading == heading


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("U", True),
        ("S/NF", True),
        ("S//REL TO USA,\nGBR", True),
        ("SBU", True),
        ("Secret", True),
        ("C - ENTIRE TEXT", True),
        ("A", False),
        ("Ref A", False),
        ("Smith", False),
        ("1", False),
        ("", False),
    ],
)
def test_what_is_a_mark(words: str, wanted: bool) -> None:
    assert is_mark(words) is wanted


def test_a_mark_is_read_with_its_end() -> None:
    assert read_mark(" (S/NF) Text", 0, 12) == ("S/NF", 7)
    assert read_mark(" (see A) Text", 0, 13) == (None, 0)


@pytest.mark.parametrize(
    ("words", "heading"),
    [
        ("Next steps: We shall see.", "Next steps"),
        ("Posts should ask their hosts to: look.", None),
        ("He named John A. Roe as well.", None),
        ("The board welcomes Dr. Roe to Tarn.", None),
    ],
)
def test_a_sentence_is_no_heading(words: str, heading: str | None) -> None:
    assert [p.heading for p in read_with_top(f"1. (U) {words}{END}").paragraphs] == [heading]
