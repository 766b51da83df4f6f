"""States of a case: who has answered, what is late, what is over, and the sentences that say so."""

from datetime import date

import pytest

from demarche.casework.case import Case
from demarche.casework.model import CableFacts
from demarche.casework.threads import build_cases
from tests.casework.make import reply, request

TWO = ("AMEMBASSY LIMA", "AMEMBASSY QUITO")
DEADLINE = {"text": "no later than May 9", "due": "2007-05-09"}


def case_of(*facts: CableFacts, today: date | None = None) -> Case:
    cases = build_cases(facts, today)
    assert len(cases) == 1
    return cases[0]


def test_a_request_without_reply_is_unanswered() -> None:
    case = case_of(request("07STATE100", "2007-05-01"))
    assert (case.status, case.answered_on, case.late) == ("unanswered", None, False)
    assert case.by_post == {"AMEMBASSY LIMA": []}


def test_one_post_of_two_answers_in_part() -> None:
    case = case_of(request("07STATE100", "2007-05-01", *TWO), reply("07LIMA5", "2007-05-04", ["07STATE100"]))
    assert (case.status, case.answered_on) == ("partly-answered", None)
    assert case.silent == ["AMEMBASSY QUITO"]


def test_a_final_answer_of_one_post_does_not_close_for_the_other() -> None:
    answer = reply("07LIMA5", "2007-05-04", ["07STATE100"], "action-taken")
    assert case_of(request("07STATE100", "2007-05-01", *TWO), answer).status == "partly-answered"


def test_answered_on_is_the_day_of_the_last_first_answer() -> None:
    case = case_of(
        request("07STATE100", "2007-05-01", *TWO),
        reply("07LIMA5", "2007-05-04", ["07STATE100"]),
        reply("07QUITO8", "2007-05-11", ["07STATE100"], post="AMEMBASSY QUITO"),
        reply("07LIMA7", "2007-05-20", ["07STATE100"]),
    )
    assert (case.status, case.answered_on) == ("answered", date(2007, 5, 11))


@pytest.mark.parametrize(
    ("outcome", "status"),
    [
        ("action-taken", "closed"),
        ("refused", "closed"),
        ("will-investigate", "answered"),
        ("requested-more-information", "answered"),
        ("noted", "answered"),
        ("accepted", "answered"),
    ],
)
def test_the_outcome_tells_whether_it_is_over(outcome: str, status: str) -> None:
    case = case_of(request("07STATE100", "2007-05-01"), reply("07LIMA5", "2007-05-04", ["07STATE100"], outcome))
    assert case.status == status
    assert (case.closed_on == date(2007, 5, 4)) == (status == "closed")


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (
            "The firm is unknown to the ministry, he said. He promised to let us know what customs would find.",
            "answered",
        ),
        ("The inspection found no trace of a sale. The ministry regards the case as closed.", "closed"),
        ("The investigation found no evidence of any sale.", "closed"),
        ("He knew nothing of the firm.", "answered"),
    ],
)
def test_a_denial_closes_where_it_is_the_result_of_an_inquiry(text: str, status: str) -> None:
    body = f"1. (C) Poloff delivered reftel points on May 3. {text}"
    answer = reply("07LIMA5", "2007-05-04", ["07STATE100"], "denied-knowledge", text=body)
    assert case_of(request("07STATE100", "2007-05-01"), answer).status == status


def test_an_interim_reply_leaves_the_case_open_whatever_was_done() -> None:
    body = "1. (C) Customs holds the crates. This is an interim reply."
    answer = reply("07LIMA5", "2007-05-04", ["07STATE100"], "action-taken", text=body)
    assert case_of(request("07STATE100", "2007-05-01"), answer).status == "answered"


def test_a_reply_that_there_is_no_answer_yet_answers_nothing() -> None:
    body = "1. (C) Post has not yet been able to deliver the points."
    answer = reply("07LIMA5", "2007-05-04", ["07STATE100"], None, text=body)
    case = case_of(request("07STATE100", "2007-05-01"), answer)
    assert case.of_role("reply") == ["07LIMA5"]
    assert (case.status, case.answered_on) == ("unanswered", None)


def test_a_case_is_reopened_by_a_new_request_on_it_and_closed_again() -> None:
    asked = request("07STATE100", "2007-05-01")
    done = reply("07LIMA5", "2007-05-04", ["07STATE100"], "action-taken")
    again = request("07STATE300", "2007-06-01", refs=["07STATE100"], subject="FOLLOW-UP: PUMPS")
    assert case_of(asked, done, again).status == "reopened"
    last = reply("07LIMA9", "2007-06-20", ["07STATE300"], "action-taken")
    case = case_of(asked, done, again, last)
    assert (case.status, case.closed_on) == ("closed", date(2007, 6, 20))
    assert [event.state for event in case.events if event.state in ("closed", "reopened")] == [
        "closed", "reopened", "closed",
    ]  # fmt: skip


@pytest.mark.parametrize(("sent", "late"), [("2007-05-09", False), ("2007-05-10", True)])
def test_late_is_measured_by_the_first_reply(sent: str, late: bool) -> None:
    answer = reply("07LIMA5", sent, ["07STATE100"])
    assert case_of(request("07STATE100", "2007-05-01", deadline=DEADLINE), answer).late is late


@pytest.mark.parametrize(("today", "late"), [(date(2007, 5, 9), False), (date(2007, 5, 10), True), (None, False)])
def test_silence_is_late_once_the_deadline_has_passed(today: date | None, late: bool) -> None:
    case = case_of(request("07STATE100", "2007-05-01", deadline=DEADLINE), today=today)
    assert case.late is late
    assert [event.date for event in case.events if event.state == "overdue"] == (["2007-05-10"] if late else [])


def test_events_give_date_and_sentence() -> None:
    asked = request("07STATE100", "2007-05-01", text="1. (U) This is an action request for Embassy Lima.")
    body = "1. (C) Poloff delivered reftel points on May 3. The minister promised to give us an answer by June."
    case = case_of(asked, reply("07LIMA5", "2007-05-04", ["07STATE100"], text=body))
    assert [(event.state, event.date, event.text) for event in case.events] == [
        ("sent", "2007-05-01", "This is an action request for Embassy Lima."),
        ("delivered", "2007-05-03", "Poloff delivered reftel points on May 3."),
        ("promised", "2007-05-04", "The minister promised to give us an answer by June."),
        ("answered", "2007-05-04", "The minister promised to give us an answer by June."),
    ]


def test_the_record_has_the_promised_fields() -> None:
    answer = reply("07LIMA5", "2007-05-12", ["07STATE100"], "action-taken")
    asked = request("07STATE100", "2007-05-01", deadline=DEADLINE, subject="PUMPS FOR CALLAO")
    record = case_of(asked, answer).to_record()
    promised = {
        "request": "07STATE100", "title": "PUMPS FOR CALLAO", "followups": [], "replies": ["07LIMA5"],
        "status": "closed", "answered_on": "2007-05-12", "due": "2007-05-09", "late": True,
        "closed_on": "2007-05-12", "by_post": {"AMEMBASSY LIMA": ["07LIMA5"]},
    }  # fmt: skip
    assert {name: record[name] for name in promised} == promised


def test_of_a_collective_nobody_knows_who_is_silent() -> None:
    asked = request("07STATE100", "2007-05-01", "NSG COLLECTIVE")
    case = case_of(asked, reply("07LIMA5", "2007-05-04", ["07STATE100"]))
    assert case.status == "partly-answered"


@pytest.mark.parametrize(
    ("outcome", "more", "status"),
    [
        ("action-taken", "The investigation continues.", "answered"),
        ("action-taken", "She would let us know if anything further came to light.", "closed"),
        ("action-taken", "Post will report any further developments.", "closed"),
        ("action-taken", "He promised to give us the results of the inquiry.", "answered"),
        ("refused", "Post will continue to press the ministry.", "answered"),
        ("refused", "We will raise the law on transit in the next round of talks.", "closed"),
        ("accepted", "This completes action on reftel.", "closed"),
    ],
)
def test_what_is_still_to_come_keeps_a_case_open(outcome: str, more: str, status: str) -> None:
    body = f"1. (C) Poloff delivered reftel points on May 3. {more}"
    answer = reply("07LIMA5", "2007-05-04", ["07STATE100"], outcome, text=body)
    assert case_of(request("07STATE100", "2007-05-01"), answer).status == status
