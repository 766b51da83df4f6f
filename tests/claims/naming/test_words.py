import pytest

from demarche.claims.rules.naming.geography import Places
from demarche.claims.rules.naming.lexicon import is_common, is_rare
from demarche.claims.rules.naming.tokens import has_capital, in_capitals, initials_start, is_acronym, tokenise
from demarche.claims.rules.naming.vocabulary import names_no_party


def test_words_keep_their_inner_marks() -> None:
    assert [t.word for t in tokenise("Al-Nur's M/V, S.A. & Co", 0, 23)] == ["Al-Nur's", "M/V", "S.A", "&", "Co"]


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
    tokens = tokenise("sent to Bureau of Orlan Tools", 0, 29)
    assert initials_start(tokens, 0, len(tokens), "BOT") is None or tokens[2].word == "Bureau"
    assert initials_start(tokens, 0, len(tokens), "BOT") == 2
    assert initials_start(tokens, 0, len(tokens), "XYZ") is None


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
