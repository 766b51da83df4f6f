"""Business days of Washington, posts and hosts."""

from datetime import date

import pytest

from demarche.claims.calendars import (
    WASHINGTON,
    add_business_days,
    business_days_between,
    holidays_of,
    host_calendar,
    last_working_day_of_week,
    next_business_day,
    post_calendar,
    rest_days,
)

FRI, SAT, SUN, THU = 4, 5, 6, 3


def test_the_day_of_the_start_does_not_count() -> None:
    assert add_business_days(date(2009, 6, 9), 1).due == date(2009, 6, 10)
    assert add_business_days(date(2009, 6, 12), 1).due == date(2009, 6, 15)


def test_federal_holidays_and_those_observed_are_left_out() -> None:
    # Independence Day of 2009 was a Saturday and observed on Friday, 3 July.
    reckoning = add_business_days(date(2009, 7, 1), 2)
    assert reckoning.due == date(2009, 7, 6)
    assert any("Independence Day" in why for _, why in reckoning.skipped)
    assert reckoning.calendar == "US federal"
    assert "2009-07-01" in reckoning.rule


def test_new_year_is_observed_in_the_year_before() -> None:
    # 1 January 2011 was a Saturday.
    assert WASHINGTON.why_closed(date(2010, 12, 31)) is not None


def test_no_days_are_the_day_itself() -> None:
    assert add_business_days(date(2009, 6, 9), 0).due == date(2009, 6, 9)


@pytest.mark.parametrize("count", [-1, 1001])
def test_a_term_has_bounds(count: int) -> None:
    with pytest.raises(ValueError, match="business days"):
        add_business_days(date(2009, 6, 9), count)


@pytest.mark.parametrize(
    ("country", "day", "rest"),
    [
        ("AE", date(2006, 8, 31), {THU, FRI}),
        ("AE", date(2006, 9, 1), {FRI, SAT}),
        ("AE", date(2022, 1, 3), {SAT, SUN}),
        ("SA", date(2013, 6, 28), {THU, FRI}),
        ("SA", date(2013, 6, 29), {FRI, SAT}),
        ("IL", date(2010, 1, 3), {FRI, SAT}),
        ("DE", date(2010, 1, 3), {SAT, SUN}),
    ],
)
def test_weeks_change(country: str, day: date, rest: set[int]) -> None:
    assert rest_days(country, day) == rest


def test_a_post_keeps_the_week_of_its_host_and_the_holidays_of_both() -> None:
    doha = post_calendar("QA")
    assert doha.is_business_day(date(2010, 3, 14))  # a Sunday
    assert not doha.is_business_day(date(2010, 3, 12))  # a Friday
    assert doha.why_closed(date(2010, 11, 25)) == "Thanksgiving Day"
    assert host_calendar("QA").is_business_day(date(2010, 11, 25))


def test_a_day_counts_if_it_does_in_every_calendar() -> None:
    # From Thursday: Friday and Saturday are free in Doha, Saturday and Sunday in Washington.
    both = add_business_days(date(2010, 3, 11), 1, WASHINGTON, host_calendar("QA"))
    assert both.due == date(2010, 3, 15)
    assert both.calendar == "US federal and host QA"


def test_days_between_are_those_that_were_added() -> None:
    start = date(2009, 6, 9)
    for count in (0, 1, 5, 10, 30):
        due = add_business_days(start, count).due
        assert business_days_between(start, due) == count
        assert business_days_between(due, start) == -count


def test_a_country_without_known_holidays_has_a_week() -> None:
    assert holidays_of("XX", 2010) == {}
    assert host_calendar("XX").is_business_day(date(2010, 3, 12))


def test_the_week_ends_with_its_last_day_of_work() -> None:
    assert last_working_day_of_week(date(2009, 6, 9)) == date(2009, 6, 12)
    assert last_working_day_of_week(date(2009, 6, 13)) == date(2009, 6, 19)
    assert last_working_day_of_week(date(2010, 3, 8), host_calendar("QA")) == date(2010, 3, 11)


def test_the_next_business_day_may_be_the_day_itself() -> None:
    assert next_business_day(date(2009, 6, 9)) == date(2009, 6, 9)
    assert next_business_day(date(2009, 6, 13)) == date(2009, 6, 15)
