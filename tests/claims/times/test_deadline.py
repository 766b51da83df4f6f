"""Deadlines: the forms in which they are set, the calendars they are counted on, and what sets none."""

import pytest

from demarche.claims.model import Deadline
from demarche.claims.rules.times.deadline import read_deadline
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
        ("We should like to hear by the end of March what was decided.", "by the end of March", "2010-03-31"),
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
    ("sentence", "due"),
    [
        ("Post is requested to report host government responses by COB June 19, 2009.", "2009-06-19"),
        ("A response is requested NLT 19 June.", "2009-06-19"),
        (
            "Department would appreciate a response by June 15 in order to prepare for the meeting on July 1.",
            "2009-06-15",
        ),
        ("Posts should deliver the demarche at the earliest opportunity, but not later than June 12.", "2009-06-12"),
        ("REPORTING DEADLINE: Post should report within seven business days of receipt of this cable.", "2009-06-18"),
        ("Please report results within 5 days of receipt of cable.", "2009-06-14"),
        ("Please provide a readout soonest.", None),
        ("Post is requested to respond to this request by 06/15/2009.", "2009-06-15"),
        ("Please report the results of this demarche by the close of business on Monday, July 6.", "2009-07-06"),
        ("Please report no later than one week from the date of this message.", "2009-06-16"),
        ("Replies should reach the Department ten days from receipt.", None),
        ("Posts should report reactions before the October 12-16 plenary.", "2009-10-12"),
        ("Action deadline is July 3.", "2009-07-03"),
        ("The deadline for a response is COB Thursday July 9.", "2009-07-09"),
        ("Request responses by c.o.b. Washington time July 9.", "2009-07-09"),
        ("Please answer by mid-day Friday.", "2009-06-12"),
        ("Please reply by 5:00 p.m. Washington time on June 12.", "2009-06-12"),
        ("Please report within the next ten days.", "2009-06-19"),
        ("Please report within two working days.", "2009-06-11"),
        ("We would appreciate having a reply in the next two weeks.", "2009-06-23"),
        ("Posts are requested to seek a reply by June 20.", "2009-06-20"),
        ("A reply by late June would be welcome.", None),
        ("Please reply by the end of June.", "2009-06-30"),
        ("Please reply by July.", None),
        ("Please report no later than the end of business on 12 June.", "2009-06-12"),
        (
            "Please report the host government's reaction by Friday, June 12, or as soon as possible thereafter.",
            "2009-06-12",
        ),
        ("Please deliver the points no later than June 12 and report the answer no later than June 30.", "2009-06-30"),
        ("Please report delivery of the points by June 12 and any substantive response by June 30.", "2009-06-12"),
        ("Embassy should act by June 12, since the ship is to sail on June 14.", "2009-06-12"),
        ("Since the ship leaves on June 14, we should be grateful for an answer before that date.", None),
        ("Time is short: the ship is due in Algiers by June 14. Please report soonest.", None),
        ("We ask that post make this approach within three days and report at once.", "2009-06-12"),
        ("Responses are due June 19.", "2009-06-19"),
        ("Results are requested by Monday.", "2009-06-15"),
        ("Please respond by next Wednesday.", "2009-06-17"),
        ("Please reply by COB today.", "2009-06-09"),
        ("Please reply by noon tomorrow.", "2009-06-10"),
        ("Please reply within a fortnight.", "2009-06-23"),
        ("Please reply within a month.", "2009-07-09"),
        ("Please reply within fifteen (15) calendar days.", "2009-06-24"),
        ("Please reply within 72 hours of receipt.", "2009-06-12"),
        ("Reply requested by 30JUN09.", "2009-06-30"),
        ("The Department requests that post reply by cable no later than Tuesday the 16th.", "2009-06-16"),
        ("Posts are asked for their views by June 19 at the latest.", "2009-06-19"),
        ("Please send nominations by June 19.", "2009-06-19"),
        ("Suspense: June 19, 2009.", "2009-06-19"),
        ("REPLY BY JUNE 19.", "2009-06-19"),
        ("The contract calls for shipment by June 19. There is no deadline for a reply.", None),
        ("The GOT promised to report on its inquiry by June 19.", None),
        ("We would hope to hear from post not later than the opening of business on June 15.", "2009-06-15"),
        ("We expect to take this up in Paris on June 18 and would need your report before then.", None),
        ("The Department will need answers by June 17, ahead of the meeting on June 18.", "2009-06-17"),
        ("Post should provide an interim report in three days and a final one in ten.", "2009-06-12"),
        (
            "Please advise by return cable when the points have been delivered, and report the reply within 10 days.",
            "2009-06-19",
        ),
        ("Embassy is asked to approach the Ministry not later than June 11 and to report immediately.", "2009-06-11"),
    ],
)
def test_a_sentence_sets_a_day_or_none(sentence: str, due: str | None) -> None:
    found = read_deadline(document(request(sentence)))
    assert (found.due if found else None) == due


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
