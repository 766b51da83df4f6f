import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from demarche.store.postings import Postings, PostingsBuilder, from_blocks, merge, renumber, to_blocks
from demarche.store.words import find_words, split_words

words = st.lists(st.sampled_from(["a", "b", "ab", "c", "zz"]), max_size=12)
docs = st.lists(st.lists(words, max_size=3), max_size=8)


def build(several: list[list[list[str]]], first: int = 0) -> Postings:
    builder = PostingsBuilder()
    for i, portions in enumerate(several):
        builder.add(first + i, 700_000 + i, portions)
    return builder.build()


def plain(postings: Postings) -> list[object]:
    return [array if isinstance(array, list) else array.tolist() for array in postings]


def test_postings_say_what_stands_where() -> None:
    postings = build([[["b", "a", "b"], ["a"]], [["a"]]])
    assert postings.terms == ["a", "b"]
    assert postings.counts.tolist() == [2, 1]
    assert postings.docs.tolist() == [0, 1, 0]
    assert postings.tfs.tolist() == [2, 1, 2]
    assert postings.places.tolist() == [1, 19, 0, 0, 2]
    assert postings.lengths.tolist() == [4, 1]


@given(docs, docs)
def test_merged_postings_are_those_of_all_docs(one: list[list[list[str]]], other: list[list[list[str]]]) -> None:
    merged = merge([build(one), build(other, len(one))])
    expected = build(one + other)
    assert plain(merged._replace(days=expected.days)) == plain(expected)


@given(docs, st.integers(0, 255))
def test_renumbered_postings_are_those_of_the_docs_that_stay(several: list[list[list[str]]], kept: int) -> None:
    stays = [bool(kept >> i & 1) for i in range(len(several))]
    numbers = np.where(stays, np.cumsum(stays) - 1, -1)
    expected = build([portions for portions, stay in zip(several, stays, strict=True) if stay])
    found = renumber(build(several), numbers)
    assert plain(found._replace(days=expected.days)) == plain(expected)


@given(docs)
def test_blocks_give_the_postings_back(several: list[list[list[str]]]) -> None:
    postings = build(several)
    assert plain(from_blocks(to_blocks(postings)))[:5] == plain(postings)[:5]
    some = from_blocks(to_blocks(postings), "ab", "c")
    assert some.terms == [term for term in postings.terms if "ab" <= term < "c"]
    assert len(some.docs) == some.counts.sum()
    assert len(some.places) == some.tfs.sum()


def test_many_terms_are_cut_into_several_blocks() -> None:
    postings = build([[[f"w{n:05}" for n in range(3000)]]])
    blocks = list(to_blocks(postings))
    assert len(blocks) > 3
    assert plain(from_blocks(blocks))[:5] == plain(postings)[:5]


def test_a_word_that_stands_very_often_keeps_as_many_places_as_there_is_room_for() -> None:
    postings = build([[["a", "b"] * 70_000]])
    assert postings.tfs.tolist() == [0xFFFF, 0xFFFF]
    assert len(postings.places) == 2 * 0xFFFF


@given(st.text(st.characters(codec="utf-8")))
def test_words_are_the_same_with_and_without_their_places(text: str) -> None:
    assert [word.word for word in find_words(text)] == split_words(text)


def test_words_are_small_and_without_accents() -> None:
    assert split_words("Café MÜLLER's naïve_x 3rd") == ["cafe", "muller", "s", "naive", "x", "3rd"]
