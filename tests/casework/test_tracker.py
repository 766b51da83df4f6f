"""What needs action on a day."""

from datetime import date

from demarche.casework.linking import Decision, link_parties
from demarche.casework.model import CableFacts
from demarche.casework.threads import build_cases
from demarche.casework.tracker import Row, needs_action
from tests.casework.make import cable, party, reply, request

DEADLINE = {"text": "no later than May 9", "due": "2007-05-09"}
ASKED = request("07STATE1", "2007-05-01", deadline=DEADLINE, subject="PUMPS")


def rows(*facts: CableFacts, today: date) -> list[Row]:
    return needs_action(build_cases(facts, today), today)


def test_a_near_deadline_is_due_soon_and_a_missed_one_overdue() -> None:
    assert [(row.action, row.days) for row in rows(ASKED, today=date(2007, 5, 4))] == [("due-soon", 5)]
    late = rows(ASKED, today=date(2007, 5, 10))
    assert [(row.action, row.days, row.posts) for row in late] == [("overdue", -1, ("AMEMBASSY LIMA",))]
    assert late[0].reason == "no answer, 1 day over the deadline"


def test_silence_without_deadline_is_unanswered() -> None:
    found = rows(request("07STATE1", "2007-05-01"), today=date(2007, 5, 31))
    assert [(row.action, row.reason) for row in found] == [("unanswered", "no answer in 30 days")]


def test_a_promise_is_kept_in_view_until_the_case_is_closed() -> None:
    body = "1. (C) We delivered reftel points. He promised to give us an answer soon."
    interim = reply("07LIMA5", "2007-05-04", ["07STATE1"], text=body)
    found = rows(ASKED, interim, today=date(2007, 5, 14))
    assert [(row.action, row.days, row.reason) for row in found] == [
        ("promised", 10, "He promised to give us an answer soon.")
    ]
    final = reply("07LIMA9", "2007-05-09", ["07STATE1"], "action-taken")
    assert rows(ASKED, interim, final, today=date(2007, 5, 14)) == []


def test_a_request_of_tomorrow_is_not_due_today() -> None:
    assert rows(ASKED, today=date(2007, 4, 30)) == []


def test_links_and_errors_come_last() -> None:
    facts = [
        ASKED,
        cable("07LIMA8", "2007-05-02", subject="TORN", problems=[{"severity": "error"}]),
        cable("07LIMA1", "2007-05-01", parties=[party("Sabalan Sanat Pishro", "IR", aliases=["SSP"])]),
        cable("07LIMA2", "2007-05-02", parties=[party("SSP", "IR")]),
    ]
    today = date(2007, 5, 20)
    links = link_parties(facts).proposals
    found = needs_action(build_cases(facts, today), today, links=links, facts=facts)
    assert [row.action for row in found] == ["overdue", "link-to-confirm", "cable-errors"]
    assert found[2].reason == "1 error"
    decided = [Decision(link.a, link.b, "refuse", "jr") for link in links]
    assert link_parties(facts, decisions=decided).proposals == ()


def test_the_most_overdue_comes_first() -> None:
    other = request("07STATE2", "2007-04-01", deadline={"text": "by April 9", "due": "2007-04-09"}, subject="CAMERAS")
    assert [row.subject for row in rows(ASKED, other, today=date(2007, 6, 1))] == ["07STATE2", "07STATE1"]
    assert rows(ASKED, today=date(2007, 6, 1))[0].to_record()["due"] == "2007-05-09"
