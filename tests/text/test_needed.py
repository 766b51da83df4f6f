"""Words without which an expression cannot match."""

import re

import pytest

from demarche.text.needed import needed


def may_match(pattern: str, text: str) -> bool:
    return any(all(any(word in text for word in words) for words in needs) for needs in needed(pattern))


@pytest.mark.parametrize(
    ("pattern", "needs"),
    [
        ("crate", [{"crate"}]),
        ("Crates?", [{"crate"}]),
        ("crate|(?:cask)s? of brandy", [{"crate"}, {"cask", "of brandy"}]),
        ("(?:sealed|opened) crate", [{"sealed opened", "crate"}]),
        ("(?:sealed )?crate", [{"crate"}]),
        ("(?:sealed ){2,3}crate", [{"sealed", "crate"}]),
        ("(?:sealed ){0,3}crate", [{"crate"}]),
        (r"crate[s\]]\d{1,2}(?!empty)(?<!empty)cask", [{"crate", "cask"}]),
        (r"crate\.cask", [{"crate.cask"}]),
        ("(?P<what>crate)+", [{"crate"}]),
        (r"(crate)\1 cask", [{"crate", "cask"}]),
        ("of|at", [set(), set()]),
        ("(?:crate|at) sea", [set()]),
        ("crate{ cask", [{"crate{ cask"}]),
        ("with that crate", [{"with that crate"}]),
    ],
)
def test_what_an_expression_needs(pattern: str, needs: list[set[str]]) -> None:
    assert [{" ".join(sorted(words, reverse=True)) for words in way} for way in needed(pattern)] == needs


@pytest.mark.parametrize("pattern", ["(?>crate)", "(?P=what)crate", "(a)?(?(1)crate|cask)", "crate)"])
def test_what_is_not_understood_needs_nothing(pattern: str) -> None:
    assert needed(pattern) == ((),)


@pytest.mark.parametrize(
    "pattern",
    [
        r"(?:was|were) (?:\w+ )?(?:sealed|opened|left (?:open|ajar))",
        r"crates?(?: of (?:brandy|wine)){0,2}(?: and casks?)*",
        r"(?:[Cc]rate|[Cc]ask)s? (?:are|is) not (?:\w+ly )?empty",
    ],
)
def test_where_an_expression_matches_its_words_are_there(pattern: str) -> None:
    texts = [
        "they were left open",
        "it was soon sealed",
        "crates of brandy of wine and casks and cask",
        "the cask is not wholly empty",
        "the crate is not empty",
    ]
    matching = [text for text in texts if re.search(pattern, text)]
    assert matching
    assert all(may_match(pattern, text) for text in matching)
