"""Countries as marks write them: names, short forms, trigraphs, codes for several, lists."""

from datetime import date
from importlib.resources import files

import pytest

from demarche.marking import countries
from demarche.marking.countries import alpha2, group, is_group, is_trigraph, parse_countries, split_countries, trigraph

DATA = files("demarche.marking").joinpath("data/countries.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Norway", "NO"),
        ("NOR", "NO"),
        ("the Kingdom of Norway", "NO"),
        ("Government of the Republic of Korea", "KR"),
        ("C\u00f4te d'Ivoire", "CI"),
        ("U.K.", "GB"),
        ("UK", "GB"),
        ("per", None),
        ("and", None),
        ("NO", None),
        ("", None),
        ("the", None),
        ("Atlantis", None),
        ("the " * 100_000, None),
    ],
)
def test_alpha2(name: str, code: str | None) -> None:
    assert alpha2(name) == code


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("USA, NOR", ["US", "NO"]),
        ("USA NOR DNK", ["US", "NO", "DK"]),
        ("Norway and Peru", ["NO", "PE"]),
        ("Norway, Peru, and Chile only", ["NO", "PE", "CL"]),
        ("Antigua and Barbuda and Trinidad and Tobago", ["AG", "TT"]),
        ("USA, AND, NOR", ["US", "AD", "NO"]),
        ("USA, AND", ["US", "AD"]),
        ("Congo (Kinshasa)", ["CD"]),
        ("(Norway)", ["NO"]),
        ("USA, TEYE", ["US", "AU", "GB"]),
        ("USA, NATO", ["US"]),
        ("Norway, Norway", ["NO"]),
        ("Norway {0} and {1}", []),
        ("nobody", []),
        ("", []),
    ],
)
def test_lists(text: str, codes: list[str]) -> None:
    assert parse_countries(text) == codes


def test_parts_keep_what_is_no_country() -> None:
    assert list(split_countries("Norway, Atlantis and FVEY")) == [
        ("NORWAY", "NO"),
        ("ATLANTIS", None),
        ("FVEY", "FVEY"),
    ]


def test_codes() -> None:
    assert trigraph("NO") == "NOR"
    assert trigraph("FVEY") == "FVEY"
    assert is_trigraph("NOR")
    assert is_trigraph("NATO")
    assert not is_trigraph("NO")
    assert not is_trigraph("UAE")  # a short form; the trigraph is ARE
    assert is_group("EU")
    assert not is_group("NO")


def test_membership_is_dated() -> None:
    eyes = group("FVEY")
    assert eyes is not None
    assert eyes.as_of == date(2022, 11, 2)
    assert set(eyes.members) == {"US", "GB", "CA", "AU", "NZ"}
    nato = group("NATO")
    assert nato is not None
    assert nato.members == ()
    assert group("NOR") is None


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('NO = ["NOR"', 'NO = ["NOR", "Sweden"', "two countries"),
        ('NO = ["NOR"', 'NO = ["no"', "bad row NO"),
        ('members = ["AU", "GB", "US"]', 'members = ["AU", "GB", "UK"]', "group TEYE"),
        ("as_of = 2022-11-02", "", "group ACGU"),
    ],
)
def test_a_wrong_table_is_refused(old: str, new: str, message: str) -> None:
    assert old in DATA
    with pytest.raises(ValueError, match=message):
        countries.load(DATA.replace(old, new, 1))
