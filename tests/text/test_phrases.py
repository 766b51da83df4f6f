"""Phrases as one pattern."""

import re

from demarche.text.phrases import any_phrase


def test_the_longest_phrase_wins_and_signs_stand_for_themselves() -> None:
    pattern = re.compile(any_phrase(["AIT", "AIT TAIPEI", "S.A."]))
    assert [hit.group() for hit in pattern.finditer("AIT TAIPEI, AIT, S.A., SXAX")] == ["AIT TAIPEI", "AIT", "S.A."]
