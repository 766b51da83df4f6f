"""The probe: all its words in one pass, each where it stands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demarche.text.probe import Probe


def places(text: str, word: str) -> list[int]:
    return [at for at in range(len(text)) if text.startswith(word, at)]


words = st.lists(st.text("ab", min_size=1, max_size=4), min_size=1, max_size=6)
texts = st.text(st.sampled_from("aab\u00e9\u2028\U0001f600\ud800"), max_size=40)


@given(words, texts, st.integers(0, 40), st.integers(0, 40))
def test_every_word_is_found_wherever_it_stands(words: list[str], text: str, start: int, end: int) -> None:
    """Words may lie in each other, and letters of any width stand before them."""
    probe = Probe()
    handles = {word: probe.add(word) for word in words}
    found = probe.find(text)
    for word, handle in handles.items():
        wanted = [at for at in places(text, word) if start <= at < end]
        assert found.within(handle, start, end) == wanted
        assert found.any_within(handle, start, end) is bool(wanted)
        assert found.has(handle) is bool(places(text, word))


@given(words, texts)
def test_several_words_are_found_in_order_of_place(words: list[str], text: str) -> None:
    probe = Probe()
    handles = probe.add(*words)
    found = probe.find(text).within(tuple(dict.fromkeys(handles)), 0, len(text))
    assert found == sorted(at for word in set(words) for at in places(text, word))


@pytest.mark.parametrize("text", ["the contact", "The Contact", "THE CONTACT"])
def test_a_word_in_any_case(text: str) -> None:
    probe = Probe()
    assert probe.find(text).has(probe.add("nothing")) is False
    handles = probe.add_any_case("contact")
    assert probe.find(text).within(handles, 0, len(text)) == [4]


def test_a_word_added_later_is_found_too() -> None:
    probe = Probe()
    first = probe.add("dues")
    assert probe.find("dues and tugs").has(first)
    second = probe.add("tugs")
    found = probe.find("dues and tugs")
    assert found.has(first)
    assert found.has(second)
    assert list(probe) == ["dues", "tugs"]
