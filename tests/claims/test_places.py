import copy
import tomllib
from importlib.resources import files
from typing import Any

import pytest

from demarche.cable.words import load as load_cable
from demarche.claims import gazetteer, posts
from demarche.claims.places import (
    country_of,
    country_of_post,
    country_of_station,
    find_places,
    government_codes,
    resolve_government,
)
from demarche.claims.words import load


def _seen(text: str) -> list[tuple[str, str | None, str]]:
    return [(text[p.start : p.end], p.code, p.kind) for p in find_places(text)]


def _doubtful(text: str) -> list[str]:
    return [text[p.start : p.end] for p in find_places(text) if p.ambiguous]


def test_finds_countries_people_and_cities_in_order() -> None:
    text = "An Iranian buyer in Esfahan asked a Hong Kong-based trader for valves from the FRG."
    assert _seen(text) == [
        ("Iranian", "IR", "demonym"),
        ("Esfahan", "IR", "city"),
        ("Hong Kong", "HK", "country"),
        ("FRG", "DE", "country"),
    ]


@pytest.mark.parametrize(
    ("text", "words", "code"),
    [
        ("goods for the DPRK arrived", "DPRK", "KP"),
        ("two South Koreans left", "South Koreans", "KR"),
        ("a North Korean crew", "North Korean", "KP"),
        ("several Czechs came", "Czechs", "CZ"),
        ("an Argentinian plant", "Argentinian", "AR"),
        ("a Soviet ship", "Soviet", "RU"),
        ("the Emirates asked", "Emirates", "AE"),
        ("the People's Republic of China asked", "People's Republic of China", "CN"),
        ("the People’s Republic of China asked", "People’s Republic of China", "CN"),
        ("U.S.-origin pumps", "U.S.", "US"),
        ("a Sino-Pakistani venture", "Pakistani", "PK"),
        ("made in Guangdong province", "Guangdong", "CN"),
        ("the Leningrad yard", "Leningrad", "RU"),
        ("SHIPPED VIA PORT KLANG TODAY", "PORT KLANG", "MY"),
        ("through Bandar Abbas", "Bandar Abbas", "IR"),
        ("works near St Petersburg", "St Petersburg", "RU"),
        ("a bank in N'Djamena", "N'Djamena", "TD"),
        ("the Jebel Ali Free Zone", "Jebel Ali Free Zone", "AE"),
    ],
)
def test_finds_one_name(text: str, words: str, code: str) -> None:
    assert [(found, of) for found, of, _ in _seen(text)] == [(words, code)]


@pytest.mark.parametrize(
    "text", ["an office in Kuala\nLumpur", "an office in Kuala \r\n  Lumpur", "in Kuala-\nLumpur,"]
)
def test_a_line_end_may_part_a_name_and_the_span_stays_true(text: str) -> None:
    (place,) = find_places(text)
    assert (place.name, place.code) == ("Kuala Lumpur", "MY")
    assert text[place.start : place.end].split() in (["Kuala", "Lumpur"], ["Kuala-", "Lumpur"])


def test_accents_do_not_count() -> None:
    assert [(w, c) for w, c, _ in _seen("Zürich, Łódź, São Paulo")] == [
        ("Zürich", "CH"),
        ("Łódź", "PL"),
        ("São Paulo", "BR"),
    ]


@pytest.mark.parametrize(
    "text", ["Chadwick sent niceties", "Omanization", "the Reuters wire", "", "\ud800", "Roast a turkey"]
)
def test_parts_of_words_are_no_places(text: str) -> None:
    assert find_places(text) == []


def test_expressions_with_names_are_no_places() -> None:
    text = "The Australia Group met; 40,000 Swiss francs; the South China Sea; the Iran Nonproliferation Act."
    assert find_places(text) == []


def test_the_longest_name_stands() -> None:
    assert _seen("a firm in New Mexico and one in Guinea-Bissau") == [
        ("New Mexico", "US", "city"),
        ("Guinea-Bissau", "GW", "country"),
    ]


def test_a_neighbour_tells_which_city() -> None:
    text = "Alexandria, Virginia; Alexandria, Egypt; Atlanta, Georgia; Tbilisi, Georgia; Hyderabad (Pakistan)"
    assert [code for _, code, _ in _seen(text)] == ["US", "US", "EG", "EG", "US", "US", "GE", "GE", "PK", "PK"]
    assert country_of("Alexandria") == "EG"


def test_words_are_doubtful_in_capitals_and_where_they_begin_a_sentence() -> None:
    assert _doubtful("READING THE LETTER, CHAD DID NOT GIVE US TIME.") == ["READING", "CHAD", "US"]
    assert _doubtful("Reading the letter took time. Polish it.") == ["Reading", "Polish"]
    assert _doubtful("He split the order between the Split and Nice offices of US firms.") == []


def test_the_word_before_settles_a_doubtful_name() -> None:
    assert _doubtful("THE POLISH FIRM IN READING SHIPPED TO TURKEY FOR THE US.") == []
    assert _doubtful("TURKEY-BASED FIRM") == []


def test_text_in_small_letters_is_read_too() -> None:
    text = "the mission in tehran told us that the south korean firm is nice"
    assert _seen(text) == [("tehran", "IR", "city"), ("south korean", "KR", "demonym"), ("nice", "FR", "city")]
    assert _doubtful(text) == ["nice"]


def test_governments_have_all_their_countries() -> None:
    plain, small, single = find_places("the GOR told the GoI and the ROKG that nothing had gone")
    assert (plain.kind, plain.code, plain.codes[0]) == ("government", None, "RU")
    assert small.name == "GOI"
    assert {"IN", "ID", "IR", "IL", "IT", "IQ", "IE"} <= set(small.codes)
    assert single.code == "KR"


def test_a_government_is_resolved_among_candidates() -> None:
    assert resolve_government("GOI", ["PK", "IT"]) == "IT"
    assert resolve_government("GOI", ["IT", "IL"]) is None
    assert resolve_government("GOI", []) is None
    assert resolve_government("RTG", []) == "TH"
    assert resolve_government("XYZ", ["TH"]) is None
    assert government_codes("GoU")[0] == "UA"
    assert government_codes("pumps") == ()


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Kingdom of Thailand", "TH"),
        ("the Netherlands", "NL"),
        ("dubai", "AE"),
        ("Burmese", "MM"),
        ("East Germany", "DE"),
        ("HMG", "GB"),
        ("D.P.R.K", "KP"),
        ("GOI", None),
        ("Indian Ocean", None),
        ("valve", None),
        ("x" * 500, None),
    ],
)
def test_country_of_one_name(name: str, code: str | None) -> None:
    assert country_of(name) == code


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("AMEMBASSY PRAGUE", "CZ"),
        ("RUEHPG/AMEMBASSY PRAGUE PRIORITY 1234", "CZ"),
        ("AMEMBASSY TBILISI NIACT IMMEDIATE", "GE"),
        ("AMEMBASSY THE HAGUE", "NL"),
        ("Embassy Port Louis", "MU"),
        ("AMCONSUL CAPE TOWN", "ZA"),
        ("AMCONGEN HONG KONG", "HK"),
        ("USINT BAGHDAD", "IQ"),
        ("USLO PEKING", "CN"),
        ("USOFFICE PRISTINA", "XK"),
        ("AIT TAIPEI", "TW"),
        ("USMISSION BERLIN", "DE"),
        ("AMCONSUL GENEVA", "CH"),
        ("USMISSION GENEVA", None),
        ("USMISSION UNVIE VIENNA", None),
        ("USMISSION USUN NEW YORK", None),
        ("USEU BRUSSELS", None),
        ("NUCLEAR SUPPLIERS GROUP COLLECTIVE", None),
        ("SECSTATE WASHDC", "US"),
        ("NSC WASHINGTON DC", "US"),
        ("AMEMBASSY NOWHERELAND", None),
    ],
)
def test_country_of_an_addressee(name: str, code: str | None) -> None:
    assert country_of_post(name) == code


def test_country_of_a_station() -> None:
    assert country_of_station("KUALALUMPUR") == "MY"
    assert country_of_station("KUALALUMP") == "MY"
    assert country_of_station("STATE") == "US"
    assert country_of_station("USUN NEW YORK") is None


def test_every_post_has_a_country() -> None:
    collective = set(load("posts")["missions"]["collective"])
    without = [post for post in load_cable("stations")["posts"] if country_of_station(post) is None]
    assert set(without) <= collective


def _tables() -> dict[str, Any]:
    marks = files("demarche.marking").joinpath("data/countries.toml").read_text(encoding="utf-8")
    return {
        "countries": tomllib.loads(marks)["codes"],
        "places": copy.deepcopy(load("places")),
        "people": copy.deepcopy(load("demonyms")),
        "rule": copy.deepcopy(load("governments")),
    }


def test_a_place_twice_is_refused() -> None:
    tables = _tables()
    tables["places"]["places"]["NP"].append("Tehran")
    with pytest.raises(ValueError, match="Tehran stands twice"):
        gazetteer.build(**tables)


def test_a_bad_code_is_refused() -> None:
    tables = _tables()
    tables["rule"]["governments"]["GOXX"] = ["IRN"]
    with pytest.raises(ValueError, match="IRN is no country code"):
        gazetteer.build(**tables)


def test_a_shared_name_needs_a_first_country() -> None:
    tables = _tables()
    tables["places"]["shared"]["Atlantis Harbour"] = ["GR"]
    with pytest.raises(ValueError, match="Atlantis Harbour has no first country"):
        gazetteer.build(**tables)


def test_a_post_in_two_countries_is_refused() -> None:
    data = copy.deepcopy(load("posts"))
    data["posts"]["NP"].append("PRAGUE")
    with pytest.raises(ValueError, match="PRAGUE stands twice"):
        posts.build(data)
