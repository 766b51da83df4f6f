"""Forms of the vocabulary: where they are found, and that what is no regular expression is named."""

import pytest

from demarche.claims.rules.exchange.forms import Forms, any_word, checked, forms_from, in_small_letters
from tests.claims.dealing import document


def found(forms: Forms, body: str) -> list[str]:
    prose = document(body)
    return [prose.text[a:b] for a, b in sorted(forms.find(prose))]


def test_a_form_that_is_no_expression_is_named_with_its_place() -> None:
    with pytest.raises(ValueError, match=r"asks\.toml: behind: '\(should'"):
        checked("asks.toml: behind", "(should")
    with pytest.raises(ValueError, match=r"test: 'held\('"):
        forms_from({"seal": "sealed", "held": "held("}, "test")


def test_one_form_may_stand_under_several_words_and_several_under_one() -> None:
    forms = forms_from({"held|sealed": "(?:held|sealed) up", "held": "held back"}, "test")
    body = "It was held back, they sealed up the rest, and one was upheld up there."
    assert found(forms, body) == ["held back", "sealed up"]


def test_case_does_not_count() -> None:
    forms = forms_from({"crate": r"(?:two|TEN) \S+ crates"}, "test")
    assert found(forms, "Two OAK CRATES and ten pine crates were seen.") == ["Two OAK CRATES", "ten pine crates"]


def test_a_form_without_the_other_words_it_needs_is_not_found() -> None:
    forms = forms_from({"crate": r"crates? (?:\w+ ){0,3}(?:opened|sealed)"}, "test")
    assert found(forms, "The crate is to be weighed. The crates had been opened.") == ["crates had been opened"]


def test_what_stands_behind_a_form_is_part_of_it() -> None:
    forms = forms_from({"result": "results?"}, "test", behind=r" (?:should|must) be \w+")
    assert found(forms, "Results were poor. The result must be cabled.") == ["result must be cabled"]


def test_a_form_is_looked_for_near_its_word_only() -> None:
    forms = forms_from({"valve": r"old(?: \w+)* valve"}, "test", before=20)
    assert found(forms, "An old brass valve.") == ["old brass valve"]
    assert found(forms, "An old and much repaired and leaking valve.") == []
    with pytest.raises(ValueError, match="up to 64 before their word"):
        forms_from({"valve": "valve"}, "test", before=65)


def test_capitals_of_an_expression_that_are_no_letters_stay() -> None:
    assert in_small_letters(r"\W(?P<who>MFA|[A-Z])\S") == r"\W(?P<who>mfa|[a-z])\S"


def test_words_are_put_together_by_their_first_letters() -> None:
    assert any_word(["sail", "sailed*", "go"], ["good"]) == r"s(?:ailed\w*|ail)|g(?:o|ood)"
