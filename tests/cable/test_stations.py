"""Stations: names that are one, names cut short or mistyped, and names that no table knows."""

import pytest

from demarche.cable.stations import Station, find_station, fold


@pytest.mark.parametrize(
    ("name", "folded"),
    [("St. Petersburg", "STPETERSBURG"), ("PORT-AU-PRINCE", "PORTAUPRINCE"), ("T0KYO", "TOKYO"), ("", "")],
)
def test_blanks_marks_and_case_do_not_count(name: str, folded: str) -> None:
    assert fold(name) == folded


@pytest.mark.parametrize(
    ("name", "station"),
    [
        ("SECSTATE WASHDC", "STATE"),
        ("TAIPEI", "AITTAIPEI"),
        ("AIT TAIPEI", "AITTAIPEI"),
        ("USEU", "USEUBRUSSELS"),
        ("BRUSSELS", "BRUSSELS"),
        ("MBFR V", "MBFRVIENNA"),
        ("VIENNA", "VIENNA"),
    ],
)
def test_names_of_one_station_are_one(name: str, station: str) -> None:
    assert find_station(name) == Station(station, known=True)


@pytest.mark.parametrize(
    ("name", "station"),
    [
        ("KUALALUMP", "KUALALUMPUR"),
        ("PORT AU PR", "PORTAUPRINCE"),
        ("WELLINGOTN", "WELLINGTON"),
        ("ISLAMABD", "ISLAMABAD"),
        ("JAKARRTA", "JAKARTA"),
    ],
)
def test_a_name_cut_short_or_with_one_slip_is_understood(name: str, station: str) -> None:
    assert find_station(name) == Station(station, known=True)


@pytest.mark.parametrize("name", ["TARN", "NOWHERE", "ROEM", "WELGINTON"])
def test_any_other_name_stands_as_it_is_written(name: str) -> None:
    assert find_station(name) == Station(name, known=False)


@pytest.mark.parametrize("name", ["MONTE", "PORTO", "PORT"])
def test_what_may_be_several_stations_or_is_too_short_is_none_of_them(name: str) -> None:
    assert find_station(name) == Station(name, known=False)


def test_what_only_one_station_begins_with_is_that_station() -> None:
    assert find_station("PORTOA") == Station("PORTOALEGRE", known=True)


def test_a_station_is_its_own() -> None:
    for name in ("SECSTATE", "TAIPEI", "KUALALUMP", "NOWHERE"):
        found = find_station(name)
        assert find_station(found.name) == found
