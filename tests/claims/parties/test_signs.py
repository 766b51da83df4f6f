import re

import pytest

from demarche.claims.rules.parties.frames import _table
from demarche.claims.rules.parties.signs import beginnings, signs_of
from demarche.claims.words import load


@pytest.mark.parametrize(
    ("way", "signs"),
    [
        ("bought", {"boug"}),
        ("(?:contract|deal) between", {"betw"}),
        ("sales? of", {"sale"}),
        ("(?:has |had )?(?:bought|sold)", {"boug", "sold"}),
        ("(?:is|was) the buyer", {"buye"}),
        ("deliver(?:y|ies) by", {"deli"}),
        ("(?<=, )orders", {"orde"}),
        ("is|was", None),
        ("(?:for )?the", None),
    ],
)
def test_a_way_is_told_by_its_words(way: str, signs: set[str] | None) -> None:
    assert signs_of(way) == signs


def test_a_word_may_be_a_sign_by_its_beginning() -> None:
    assert set(beginnings("bought")) == {"bo", "bou", "boug"}
    assert set(beginnings("as")) == {"as"}


def test_where_a_frame_matches_one_of_its_signs_stands() -> None:
    """Each of the ways of the data that is plain words is found by a sign of it."""
    plain = [way for row in load("frames")["frame"] for way in row["active"] if re.fullmatch("[a-z ]+", way)]
    assert plain
    for way in plain:
        words = {sign for word in way.split() for sign in beginnings(word)}
        signs = signs_of(way)
        assert signs is None or signs & words


def test_few_frames_are_tried_always() -> None:
    assert len(_table().always) <= 3
