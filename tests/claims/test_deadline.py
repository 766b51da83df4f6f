"""Deadlines: the forms in which they are set, the calendars they are counted on, and what sets none."""

import pytest

from demarche.claims.model import Deadline
from demarche.claims.rules.deadline import read_deadline
from tests.claims.prose import document, request

POINTS = "-- We ask that you reply to us by April 4.\n\n-- We ask for your answer within two days."


def deadline(sentence: str, dtg: str = "081605Z MAR 10", post: str = "TUNIS") -> Deadline | None:
    body = f"The firm Qasr Valves was to ship the goods by March 30. {sentence}"
    return read_deadline(document(request(body, POINTS, dtg=dtg, post=post)))


@pytest.mark.parametrize(
    ("sentence", "text", "due"),
    [
        ("Please report the response no later than March 19.", "no later than March 19", "2010-03-19"),
        ("Please report results by March 19, 2010.", "by March 19, 2010", "2010-03-19"),
        ("Answers are needed NLT COB Friday.", "NLT COB Friday", "2010-03-12"),
        ("Post should reply NLT COB March 19.", "NLT COB March 19", "2010-03-19"),
        ("Department requests a response by COB Thursday, March 18.", "by COB Thursday, March 18", "2010-03-18"),
        ("Please cable the reply by opening of business Monday.", "by opening of business Monday", "2010-03-15"),
        (
            "Posts should report not later than 1200 Vienna time on March 12.",
            "not later than 1200 Vienna time on March 12",
            "2010-03-12",
        ),
        (
            "Post is asked to report within seven business days following receipt.",
            "within seven business days following receipt",
            "2010-03-17",
        ),
        (
            "Post should report within ten (10) working days of receipt of this cable.",
            "within ten (10) working days of receipt of this cable",
            "2010-03-22",
        ),
        ("Please respond within 30 days of receipt.", "within 30 days of receipt", "2010-04-07"),
        ("We would appreciate a reply within one week.", "within one week", "2010-03-15"),
        ("We would appreciate a reply within two weeks.", "within two weeks", "2010-03-22"),
        ("Please reply within 48 hours.", "within 48 hours", "2010-03-10"),
        ("Please report results by the end of this week.", "by the end of this week", "2010-03-12"),
        ("Please report results by the end of the month.", "by the end of the month", "2010-03-31"),
        ("Please report results by COB tomorrow.", "by COB tomorrow", "2010-03-09"),
        (
            "Reports should reach the Department before the plenary on May 3.",
            "before the plenary on May 3",
            "2010-05-03",
        ),
        ("Suspense for replies: 3/15.", "3/15", "2010-03-15"),
        ("Reply is due on 15 March.", "due on 15 March", "2010-03-15"),
        ("Please report the reaction of the government by January 10.", "by January 10", None),
        ("The deadline for replies is March 26.", "deadline for replies is March 26", "2010-03-26"),
        (
            "Embassy is requested to deliver the points by March 12 and to report the response by March 17.",
            "by March 17",
            "2010-03-17",
        ),
        ("Embassy is requested to approach the Foreign Ministry by March 12.", "by March 12", "2010-03-12"),
        (
            "Washington would like an initial readout by Wednesday, and a full report by March 24.",
            "by Wednesday",
            "2010-03-10",
        ),
    ],
)
def test_a_form_gives_its_day(sentence: str, text: str, due: str | None) -> None:
    found = deadline(sentence)
    if due is None:
        assert found is None or found.due is None
    else:
        assert found is not None
        assert (found.due, text in found.text) == (due, True)


@pytest.mark.parametrize(
    "sentence",
    [
        "The goods are expected to arrive by March 19.",
        "The ministry promised an answer by March 19.",
        "In our last message we asked for a reply by February 19, and have not had one.",
        "The contract is to be carried out within 30 days of payment.",
        "Post should be aware that the licence expires on March 19.",
    ],
)
def test_other_terms_are_no_deadline(sentence: str) -> None:
    assert deadline(sentence) is None


def test_as_soon_as_can_be_is_a_range_and_no_day() -> None:
    found = deadline("Post is requested to report the response at its earliest opportunity.")
    assert found is not None
    assert (found.due, found.earliest, found.latest) == (None, "2010-03-08", "2010-03-15")
    assert found.rule is not None
    assert "convention" in found.rule


def test_a_day_beats_as_soon_as_can_be() -> None:
    found = deadline("Please report as soon as possible and in any event by March 12.")
    assert found is not None
    assert found.due == "2010-03-12"


def test_a_vague_date_is_a_range() -> None:
    found = deadline("A reply by mid-April would help us.")
    assert found is not None
    assert found.due is None
    assert found.earliest == "2010-04-11"


def test_business_days_leave_out_federal_holidays() -> None:
    found = deadline("Please report within five business days.", dtg="211605Z MAY 10")
    assert found is not None
    assert found.due == "2010-05-28"
    found = deadline("Please report within six business days.", dtg="211605Z MAY 10")
    assert found is not None
    assert (found.due, found.calendar) == ("2010-06-01", "US federal")


@pytest.mark.parametrize(
    ("words", "calendar", "due"),
    [
        ("ten working days", "US federal", "2010-04-21"),
        ("ten Embassy working days", "post TN", "2010-04-22"),
        ("ten Tunisian working days", "host TN", "2010-04-22"),
        ("ten working days at post", "post TN", "2010-04-22"),
    ],
)
def test_the_text_may_name_another_calendar(words: str, calendar: str, due: str) -> None:
    # April 9, a Friday, is a holiday in Tunisia.
    found = deadline(f"Please report within {words}.", dtg="071605Z APR 10")
    assert found is not None
    assert (found.calendar, found.due) == (calendar, due)


def test_a_post_in_the_gulf_keeps_its_week() -> None:
    found = deadline("Please report within three Embassy working days.", dtg="081605Z MAR 10", post="DOHA")
    assert found is not None
    assert (found.due, found.calendar) == ("2010-03-11", "post QA")
    found = deadline("Please report within four Embassy working days.", dtg="081605Z MAR 10", post="DOHA")
    assert found is not None
    assert found.due == "2010-03-14"


def test_a_cable_without_dtg_keeps_complete_dates_only() -> None:
    def read(sentence: str) -> Deadline | None:
        bare = document(request(sentence, POINTS).replace("P 091605Z JUN 09\n", ""))
        assert bare.cable.dtg is None
        return read_deadline(bare)

    found = read("Please reply by March 19, 2010.")
    assert found is not None
    assert found.due == "2010-03-19"
    assert read("Please reply by March 19.") is None


def test_the_text_is_cut_from_the_source() -> None:
    text = request("Please report the response no later\nthan June\n19.")
    found = read_deadline(document(text))
    assert found is not None
    start, end = found.evidence.span
    assert text[start:end].split() == found.text.split()
