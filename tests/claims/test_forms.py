"""Forms of the vocabulary: what is no regular expression is named."""

import pytest

from demarche.claims.rules.forms import checked, cues_from
from demarche.text.probe import Probe


def test_a_form_that_is_no_expression_is_named_with_its_place() -> None:
    with pytest.raises(ValueError, match=r"asks\.toml: behind: '\(should'"):
        checked("asks.toml: behind", "(should")


def test_one_form_may_stand_under_several_words_and_several_under_one() -> None:
    probe = Probe()
    cues = cues_from(probe, {"held|sealed": "(?:held|sealed) up", "held": "held back"}, "test")
    text = "It was held back, they sealed up the rest, and one was upheld up there."
    found = sorted(text[a:b] for a, b in cues.find(probe.find(text), text, 0, len(text)))
    assert found == ["held back", "sealed up"]
