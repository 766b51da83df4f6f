import re

import pytest

from demarche.claims.rules.naming.geography import Places
from demarche.claims.rules.naming.lexicon import is_common, is_rare
from demarche.claims.rules.naming.tokens import in_capitals, initials_start, is_acronym, tokenise, tokenise_telling
from demarche.claims.rules.naming.vocabulary import alternatives, names_no_party
from demarche.claims.rules.naming.words import CLASSES, has_capital, opens_legal_form, word_of


def test_words_keep_their_inner_marks() -> None:
    assert [w.word for w in tokenise("Al-Nur's M/V, S.A. & Co").words] == ["Al-Nur's", "M/V", "S.A", "&", "Co"]


def test_words_have_their_places() -> None:
    text = "x (Orlo/Tarn), -- sold 4 pumps;they 'left'."
    tokens = tokenise(text)
    spans = [(start, tokens.end(i)) for i, start in enumerate(tokens.starts)]
    assert [text[a:b] for a, b in spans] == [w.word for w in tokens.words]
    assert [w.word for w in tokens.words] == ["x", "Orlo/Tarn", "sold", "4", "pumps", "they", "left"]
    assert tokenise(text[14:], 14).starts == tokens.starts[2:]


@pytest.mark.parametrize(
    ("text", "tells"), [("We know of Orlo.", True), ("The pumps left in May.", False), ("It is.", False)]
)
def test_only_words_written_as_names_tell(text: str, tells: bool) -> None:
    assert (tokenise_telling(text, 0) is not None) is tells


def test_a_word_tells_what_may_stand_by_it() -> None:
    assert word_of("Embassy").nothing
    assert not word_of("Quintal-Orlo").nothing
    assert word_of("Ltd").legal
    assert word_of("dhow").ship
    assert word_of("Cambodian-flag").ship
    assert not word_of("Orlo's").ordinary


def test_words_of_a_text_in_capitals_have_a_class() -> None:
    assert [CLASSES[w][0] for w in ("THE", "SOLD", "12", "GMBH", "HADLOR", "PUMP", "OF")] == list("SVNLUCJ")
    assert (CLASSES["TARTUS"][1], CLASSES["TARTUS'S"][1]) == ("P", "S")


@pytest.mark.parametrize(("up", "opens"), [("S.A", True), ("LTD", True), ("&", True), ("PUMPS", False)])
def test_letters_that_open_a_legal_form(up: str, opens: bool) -> None:
    assert opens_legal_form(up) is opens


def test_the_longest_of_several_forms_is_found() -> None:
    pattern = re.compile(alternatives(["CO", "S.A", "CO LTD", "SA", "C.V"]))
    assert [hit[0] for hit in pattern.finditer("CO  LTD, CO., S. A and C.V")] == ["CO  LTD", "CO", "S. A", "C.V"]


@pytest.mark.parametrize(
    ("text", "capitals"), [("THE PUMPS ARE HERE.", True), ("The Pumps Are Here.", False), ("OK", False)]
)
def test_text_in_capitals(text: str, capitals: bool) -> None:
    assert in_capitals(text) is capitals


@pytest.mark.parametrize("word", ["Arv", "al-Nur", "d'Orlo", "É3"])
def test_words_with_a_capital(word: str) -> None:
    assert has_capital(word)


def test_an_acronym_is_short_and_in_capitals() -> None:
    assert [w for w in ("ZMI", "Zmi", "Z", "ZMI-VERY-LONG", "12") if is_acronym(w)] == ["ZMI"]


def test_initials_pass_over_small_words() -> None:
    words = tokenise("sent to Bureau of Orlan Tools").words
    assert initials_start(words, 0, len(words), "BOT") == 2
    assert initials_start(words, 0, len(words), "XYZ") is None


@pytest.mark.parametrize("word", ["PUMP", "PUMPS", "FLOW-FORMING", "BUYER'S", "REFTEL"])
def test_common_words(word: str) -> None:
    assert is_common(word)


@pytest.mark.parametrize("word", ["HADLOR", "KASPIY-KREDIT", "TEHRAN"])
def test_words_that_may_be_names(word: str) -> None:
    assert not is_common(word)


def test_rare_words_may_open_a_name() -> None:
    assert is_rare("NEVA")
    assert not is_rare("CHEMICAL")


def test_organs_of_state_are_no_parties() -> None:
    assert names_no_party("MINISTRY OF TRADE")
    assert names_no_party("UN")
    assert not names_no_party("HADLOR PUMPEN GMBH")


def test_places_are_found_where_they_stand() -> None:
    places = Places("a bank in Beirut and a Syrian buyer")
    lebanon, syria = places.found
    assert places.at(lebanon.start) == lebanon
    assert places.at(0) is None
    assert places.within(0, syria.end) == [lebanon, syria]
    assert places.any_within(syria.start, syria.end)
    assert not places.any_within(syria.end, syria.end + 40)


def test_korea_alone_is_the_north_where_the_text_speaks_of_it() -> None:
    assert {p.code for p in Places("the Orlo Corporation of Korea in Pyongyang").found} == {"KP"}
