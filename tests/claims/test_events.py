"""Events of prose: what counts, of which type, on which date. The cables are of Tuesday, 9 June 2009."""

import pytest

from demarche.claims.model import Event
from demarche.claims.rules.events import read_events
from tests.claims.prose import document, reply, report, request

KINDS = {request: "demarche-request", reply: "demarche-reply", report: "reporting"}


def events(text: str, kind: str) -> list[Event]:
    return read_events(document(text), kind)


def told(text: str, kind: str) -> str:
    return "; ".join(f"{e.type} {e.date}" for e in events(text, kind))


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [CASES_REQ],
)
def test_a_request_tells_of_a_deal(sentence: str, wanted: str) -> None:
    assert told(request(sentence), "demarche-request") == wanted


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [CASES_REP],
)
def test_a_reply_tells_of_delivery_and_answer(sentence: str, wanted: str) -> None:
    assert told(reply(sentence), "demarche-reply") == wanted


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [CASES_RPT],
)
def test_a_report_tells_of_meetings(sentence: str, wanted: str) -> None:
    assert told(report(sentence), "reporting") == wanted


def test_talking_points_say_it_again() -> None:
    points = "-- Qasr Valves signed a contract in April.\n\n-- The valves may leave Sfax early in July.\n\n-- An order was placed in January."
    text = request(
        "On April 14 Qasr Valves signed a contract. The valves are to leave Sfax in the first days of July.", points
    )
    assert told(text, "demarche-request") == "contract 2009-04-14; shipment early-2009-07; order 2009-01"


def test_a_vaguer_date_of_the_same_is_no_second_event() -> None:
    text = request("Qasr Valves shipped the goods in May. They were shipped from Sfax on May 14.")
    assert told(text, "demarche-request") == "shipment 2009-05-14"


def test_the_deadline_is_no_event() -> None:
    text = request("The shipment is urgent. Please report the delivery of the points by June 20.")
    assert told(text, "demarche-request") == ""


def test_what_is_about_the_service_has_no_events() -> None:
    text = report("Supplies for the canteen were ordered on June 1 and paid on June 3.")
    assert events(text, "other") == []
    assert events(text, "reporting") != []


def test_the_text_is_cut_from_the_source() -> None:
    text = request(
        "We understand that on or about\nApril 14 Qasr Valves signed a contract,\nand shipped the goods in\nmid-May."
    )
    found = events(text, "demarche-request")
    assert [e.type for e in found] == ["contract", "shipment"]
    for event in found:
        start, end = event.evidence.span
        assert text[start:end].split() == event.text.split()
        assert event.evidence.paragraph == 2
        assert event.evidence.label == "C"


def test_a_document_without_dates_has_no_events() -> None:
    assert events(request("Qasr Valves signed a contract and shipped the goods."), "demarche-request") == []
