"""Message reference numbers: the forms read, and the one form they are brought to."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demarche.cable.ids import canonical_id, make_id, split_id


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        ("10STATE9939", "10STATE9939"),
        ("10 STATE 9939", "10STATE9939"),
        ("10STATE009939", "10STATE9939"),
        ("10 SECSTATE 009939", "10STATE9939"),
        ("2010 STATE 9939", "10STATE9939"),
        ("10-STATE-9939", "10STATE9939"),
        (" (10) state 9939 ", "10STATE9939"),
        ("1973LIMA02545", "73LIMA2545"),
        ("07OSLO000160ZDK", "07OSLO160"),
        ("94 QUITO #841", "94QUITO841"),
        ("04 ST. PETERSBURG 12", "04STPETERSBURG12"),
        ("09TAIPEI1234", "09AITTAIPEI1234"),
        ("99 NOWHERE TOWN 7", "99NOWHERETOWN7"),
    ],
)
def test_every_form_is_brought_to_one(written: str, canonical: str) -> None:
    assert canonical_id(written) == canonical


@pytest.mark.parametrize(
    "written", ["", "STATE 9939", "10 STATE", "10 9939", "2110 STATE 1", "10 STATE 9939 AND 9940", "10STATE123456789"]
)
def test_what_lacks_year_station_or_number_is_none(written: str) -> None:
    assert canonical_id(written) is None


@pytest.mark.parametrize(
    ("canonical", "parts"),
    [
        ("10STATE9939", (2010, "STATE", 9939)),
        ("73LIMA2545", (1973, "LIMA", 2545)),
        ("49TARN1", (2049, "TARN", 1)),
        ("50TARN1", (1950, "TARN", 1)),
    ],
)
def test_an_id_has_a_year_of_four_digits(canonical: str, parts: tuple[int, str, int]) -> None:
    assert split_id(canonical) == parts


@pytest.mark.parametrize("words", ["STATE9939", "10 STATE 9939", "10STATE", "", "10state9939"])
def test_what_is_no_canonical_id_has_no_parts(words: str) -> None:
    assert split_id(words) is None


stations = st.sampled_from(["STATE", "Secstate", "TAIPEI", "ST. PETERSBURG", "NOWHERE", "KUALALUMP"])


@given(st.integers(1950, 2049), stations, st.integers(0, 9_999_999))
def test_a_canonical_id_stands_for_itself(year: int, station: str, number: int) -> None:
    made = make_id(year, station, str(number))
    assert canonical_id(made) == made
    parts = split_id(made)
    assert parts is not None
    assert (parts[0], parts[2]) == (year, number)
