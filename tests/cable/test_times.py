"""Date-time groups and filing times as moments in UTC."""

import re
from datetime import UTC, datetime

import pytest

from demarche.cable.times import DTG, full_year, iso, middle_of, read_dtg, read_filing


def group(words: str) -> re.Match[str]:
    hit = DTG.match(words)
    assert hit is not None
    return hit


@pytest.mark.parametrize(("digits", "year"), [(0, 2000), (10, 2010), (49, 2049), (50, 1950), (73, 1973), (99, 1999)])
def test_years_of_two_digits_turn_at_fifty(digits: int, year: int) -> None:
    assert full_year(digits) == year


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("011605Z FEB 10", "2010-02-01T16:05:00Z"),
        ("011605Z FEB 2010", "2010-02-01T16:05:00Z"),
        ("011605ZFEB10", "2010-02-01T16:05:00Z"),
        ("011605Z-FEB 10", "2010-02-01T16:05:00Z"),
        ("011605Z FEBRUARY 10", "2010-02-01T16:05:00Z"),
        ("151430Z MAY 75", "1975-05-15T14:30:00Z"),
        ("290000Z FEB 08", "2008-02-29T00:00:00Z"),
        ("290000Z FEB 09", None),
        ("311200Z JUN 05", None),
        ("012460Z FEB 10", None),
        ("011605Z XYZ 10", None),
        ("011605Z FEB", None),
    ],
)
def test_a_group_is_a_moment_or_none(words: str, wanted: str | None) -> None:
    moment = read_dtg(group(words))
    assert (iso(moment) if moment else None) == wanted


def test_a_group_without_a_year_takes_that_of_the_carrier() -> None:
    assert read_dtg(group("141020Z MAR"), 2004) == datetime(2004, 3, 14, 10, 20, tzinfo=UTC)


def test_a_year_that_is_written_counts_before_that_of_the_carrier() -> None:
    assert read_dtg(group("141020Z MAR 05"), 2004) == datetime(2005, 3, 14, 10, 20, tzinfo=UTC)


FEBRUARY = datetime(2010, 2, 1, 16, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    ("filing", "near", "wanted"),
    [
        ("0321611", FEBRUARY, "2010-02-01T16:11:00Z"),
        ("0010006", datetime(2008, 12, 31, 23, 52, tzinfo=UTC), "2009-01-01T00:06:00Z"),
        ("3662350", datetime(2009, 1, 1, 0, 5, tzinfo=UTC), "2008-12-31T23:50:00Z"),
        ("01/1611Z", FEBRUARY, "2010-02-01T16:11:00Z"),
        ("02/0001", datetime(2010, 2, 28, 23, 59, tzinfo=UTC), "2010-03-02T00:01:00Z"),
        ("0002400", FEBRUARY, None),
        ("0001611", FEBRUARY, None),
        ("3671611", FEBRUARY, None),
        ("0322411", FEBRUARY, None),
        ("0321660", FEBRUARY, None),
        ("01/2511Z", FEBRUARY, None),
        ("0321611", None, None),
    ],
)
def test_a_filing_time_lies_in_the_year_that_brings_it_nearest(
    filing: str, near: datetime | None, wanted: str | None
) -> None:
    moment = read_filing(filing, near)
    assert (iso(moment) if moment else None) == wanted


def test_a_group_that_is_no_date_still_names_its_year() -> None:
    assert middle_of(group("311715Z JUN 05"), None) == datetime(2005, 7, 1, tzinfo=UTC)
    assert middle_of(group("311715Z JUN"), 2004) == datetime(2004, 7, 1, tzinfo=UTC)
    assert middle_of(None, None) is None
