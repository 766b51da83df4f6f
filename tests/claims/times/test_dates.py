"""Dates of prose, resolved against a DTG of Tuesday, 9 June 2009."""

import pytest

from demarche.claims.rules.times.dates import DateMention, find_dates
from tests.claims.prose import document, request


def dates(sentence: str, dtg: str = "091605Z JUN 09") -> list[str]:
    return [m.value for m in mentions(sentence, dtg)]


def mentions(sentence: str, dtg: str = "091605Z JUN 09") -> list[DateMention]:
    return list(find_dates(document(request(sentence, dtg=dtg))))


@pytest.mark.parametrize(
    ("sentence", "values"),
    [
        ("Qasr Valves signed on April 14.", ["2009-04-14"]),
        ("Qasr Valves signed on 14 April.", ["2009-04-14"]),
        ("Qasr Valves signed on the 14th of April.", ["2009-04-14"]),
        ("Qasr Valves signed on April 14th.", ["2009-04-14"]),
        ("Qasr Valves signed on or about June 2.", ["2009-06-02"]),
        ("Qasr Valves signed on June 2, 2002.", ["2002-06-02"]),
        ("Qasr Valves signed on 2 JUN 02.", ["2002-06-02"]),
        ("Qasr Valves signed on Sept. 3, 2008.", ["2008-09-03"]),
        ("Qasr Valves signed on 14/4.", ["2009-04-14"]),
        ("Qasr Valves signed on 4/14/2008.", ["2008-04-14"]),
        ("Qasr Valves signed on 2008-04-14.", ["2008-04-14"]),
        ("Qasr Valves signed in March 2006.", ["2006-03"]),
        ("Qasr Valves signed in March of last year.", ["2008-03"]),
        ("Qasr Valves signed in 1999.", ["1999"]),
        ("Qasr Valves signed last month.", ["2009-05"]),
        ("Qasr Valves signed late last month.", ["late-2009-05"]),
        ("Qasr Valves signed early this month.", ["early-2009-06"]),
        ("Qasr Valves signed last year.", ["2008"]),
        ("Qasr Valves signed as early as mid-March.", ["mid-2009-03"]),
        ("Qasr Valves will sign at the end of this month.", ["late-2009-06"]),
        ("Qasr Valves will sign before the end of the year.", ["late-2009"]),
        ("Qasr Valves will sign in the first days of July.", ["early-2009-07"]),
        ("Qasr Valves will sign in the second half of November.", ["late-2009-11"]),
        ("Qasr Valves will sign in the first half of November.", ["early-2009-11"]),
        ("Qasr Valves will sign in the last days of July.", ["late-2009-07"]),
        ("Qasr Valves will sign in the last week of this month.", ["late-2009-06"]),
        ("Qasr Valves will sign before June is out.", ["late-2009-06"]),
        ("Qasr Valves signed last June.", ["2008-06"]),
        ("Qasr Valves signed last March.", ["2009-03"]),
        ("Qasr Valves signed in the autumn of last year.", ["2008"]),
        ("Qasr Valves signed in the spring of 2007.", ["2007"]),
        ("Qasr Valves will sign next spring.", ["2010"]),
        ("Qasr Valves will sign in the third quarter.", ["2009"]),
        ("Qasr Valves signed two weeks ago.", ["2009-05-26"]),
        ("Qasr Valves signed three months ago.", ["2009-03"]),
        ("Qasr Valves signed yesterday.", ["2009-06-08"]),
        ("Qasr Valves signed this morning.", ["2009-06-09"]),
        ("Qasr Valves signed on Friday.", ["2009-06-05"]),
        ("Qasr Valves will sign on Friday.", ["2009-06-12"]),
        ("Qasr Valves signed on Friday, June 5.", ["2009-06-05"]),
        ("Qasr Valves will sign on August 16 or 17.", ["2009-08-16"]),
        ("Qasr Valves has signed nothing since 2004.", ["2004"]),
        ("Qasr Valves signed on the 3rd.", ["2009-06-03"]),
        ("Qasr Valves signed on the 23rd.", ["2009-05-23"]),
        ("Qasr Valves signed on May 3 and paid on the 15th.", ["2009-05-03", "2009-05-15"]),
        ("Qasr Valves signed in November.", ["2008-11"]),
        ("Qasr Valves is to sign in November.", ["2009-11"]),
        ("Qasr Valves plans to sign in March.", ["2010-03"]),
        ("Qasr Valves signed on May 12 and July 8, 2005.", ["2005-05-12", "2005-07-08"]),
        ("In January 2006 it was inspected, and the following month it was sold.", ["2006-01", "2006-02"]),
        ("It was loaded on May 12 and left ten days later.", ["2009-05-12", "2009-05-22"]),
        ("It was loaded on May 12 and left the next day.", ["2009-05-12", "2009-05-13"]),
        ("They met on May 20, twelve days after the demarche.", ["2009-05-20", "2009-05-08"]),
        ("Two lots left on May 12 and 19.", ["2009-05-12", "2009-05-19"]),
        ("In October 2007 it ordered ten pumps, which were shipped in December.", ["2007-10", "2007-12"]),
    ],
)
def test_an_expression_has_its_value(sentence: str, values: list[str]) -> None:
    assert dates(sentence) == values


@pytest.mark.parametrize(
    "sentence",
    [
        "Qasr Valves may sell 2000 valves to a firm that may march on.",
        "UNSCR 1737 and UNSCR 1929 forbid it, as does Regulation 1334/2000.",
        "Call 202-555-0142 or see STATE 2009 and paragraph 5.",
        "The message is P 152216Z OCT 03.",
        "It weighs 24.5 kilograms, and 3 of 4 are 1/2 inch thick.",
        "Within seven days of receipt it is to be known.",
        "A fall in price and a spring of steel are no dates.",
    ],
)
def test_other_numbers_and_words_are_no_dates(sentence: str) -> None:
    assert dates(sentence) == []


def test_may_in_capitals_is_a_month_only_beside_what_says_so() -> None:
    text = request("QASR MAY SHIP IN MAY AND SIGNED ON MAY 3. THE FIRM MARCHES ON.").upper()
    assert [m.value for m in find_dates(document(text))] == ["2009-05", "2009-05-03"]


def test_without_dtg_only_complete_dates_are_dates() -> None:
    text = request("It signed on May 3, on May 4, 2009, last month, on Friday and in 2006.")
    bare = document(text.replace("P 091605Z JUN 09\n", ""))
    assert bare.cable.dtg is None
    assert [m.value for m in find_dates(bare)] == ["2009-05-04", "2006"]


def test_the_span_holds_the_whole_expression() -> None:
    sentence = "It signed on or about June 2, 2009, and left in the first days of July."
    found = document(request(sentence))
    assert [found.text[m.start : m.end] for m in find_dates(found)] == [
        "on or about June 2, 2009",
        "in the first days of July",
    ]


def test_a_vague_date_has_bounds() -> None:
    (late,) = mentions("It signed in late April 2009.")
    assert (late.first.isoformat(), late.last.isoformat()) == ("2009-04-21", "2009-04-30")


def test_the_end_of_february_and_of_the_year() -> None:
    assert dates("It signed on February 29.", dtg="091605Z JUN 09") == ["2008-02-29"]
    assert dates("It left on December 30 and will arrive on January 4.", dtg="021605Z JAN 09") == [
        "2008-12-30",
        "2009-01-04",
    ]
    assert dates("It signed on February 30.") == []


def test_odd_letters_keep_their_places() -> None:
    found = document(request("İÇ TİCARET signed on April 14."))
    (only,) = find_dates(found)
    assert found.text[only.start : only.end] == "on April 14"
