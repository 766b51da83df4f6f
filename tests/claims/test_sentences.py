"""Where a sentence ends, and where an item of a list begins."""

import pytest

from demarche.claims.sentences import find_breaks, split_sentences


def sentences(text: str) -> list[str]:
    return [text[a:b] for a, b in split_sentences(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The kiln is cold. It was lit in May.", ["The kiln is cold.", "It was lit in May."]),
        ("Is it cold? No! Not yet.", ["Is it cold?", "No!", "Not yet."]),
        ('He said "yes." Then he left.', ['He said "yes."', "Then he left."]),
        ("THE KILN IS COLD. IT WAS LIT.", ["THE KILN IS COLD.", "IT WAS LIT."]),
        ("Mr. Brick saw Dr. Clay.", ["Mr. Brick saw Dr. Clay."]),
        ("Brick Works Ltd. of Clayton sold it.", ["Brick Works Ltd. of Clayton sold it."]),
        ("He is with Brick Works Ltd. The kiln is not.", ["He is with Brick Works Ltd.", "The kiln is not."]),
        ("J. R. Brick signed.", ["J. R. Brick signed."]),
        ("The U.S. Embassy called.", ["The U.S. Embassy called."]),
        ("We met at 5 p.m. and left.", ["We met at 5 p.m. and left."]),
        ("It cost 4.5 crowns. That was all.", ["It cost 4.5 crowns.", "That was all."]),
        ("It came in 1961. That was all.", ["It came in 1961.", "That was all."]),
        ("approx. ten kilns", ["approx. ten kilns"]),
        ("They want (a) a kiln; (b) a mill; and (c) clay.", ["They want (a) a kiln;", "(b) a mill;", "and (c) clay."]),
        ("A kiln; a mill.", ["A kiln; a mill."]),
        (" a blank before and behind ", ["a blank before and behind"]),
        ("", []),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


def test_only_the_stretch_that_is_asked_for_is_split() -> None:
    text = "One. Two. Three."
    assert [text[a:b] for a, b in split_sentences(text, 5, 9)] == ["Two."]


def breaks(text: str) -> list[str]:
    return [text[at:].split(maxsplit=1)[0] for at in find_breaks(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "opening"),
    [
        ("Two lines of\none sentence", []),
        ("A heading\n\nSome words", ["Some"]),
        ("We want:\n-- kilns\n-- mills", ["--", "--"]),
        ("We want:\n* kilns", ["*"]),
        ("We want:\n(a) kilns and\n(b) mills", ["(a)", "(b)"]),
        ("He met Mr.\nA. Brick and John\nB. Clay", ["A."]),
    ],
)
def test_breaks(text: str, opening: list[str]) -> None:
    assert breaks(text) == opening
