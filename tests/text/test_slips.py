"""Slips: one letter lost, added, changed or swapped, and no more."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demarche.text.slips import one_slip


@pytest.mark.parametrize(
    ("word", "right", "wanted"),
    [
        ("PRIOITY", "PRIORITY", True),
        ("PRIORRITY", "PRIORITY", True),
        ("PRIORITX", "PRIORITY", True),
        ("RPIORITY", "PRIORITY", True),
        ("PRIORIYT", "PRIORITY", True),
        ("PRIORITY", "PRIORITY", True),
        ("PROIRTIY", "PRIORITY", False),
        ("PRIORI", "PRIORITY", False),
        ("YTIROIRP", "PRIORITY", False),
        ("PARIS", "ROME", False),
        ("", "A", True),
        ("", "AB", False),
        ("", "", True),
    ],
)
def test_one_letter_makes_the_word(word: str, right: str, wanted: bool) -> None:
    assert one_slip(word, right) is wanted


words = st.text("ABCD", max_size=6)


@given(words, st.integers(0, 6), st.sampled_from("ABCDE"))
def test_every_single_slip_is_one(word: str, at: int, letter: str) -> None:
    at = min(at, len(word))
    slips = {word[:at] + letter + word[at:], word[:at] + word[at + 1 :], word[:at] + letter + word[at + 1 :]}
    slips.add(word[:at] + word[at : at + 2][::-1] + word[at + 2 :])
    assert all(one_slip(slip, word) for slip in slips)


@given(words, words)
def test_which_of_the_two_is_right_does_not_matter(one: str, two: str) -> None:
    assert one_slip(one, two) is one_slip(two, one)
