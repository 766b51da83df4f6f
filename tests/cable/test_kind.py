"""The kind of a cable as far as structure gives it."""

import pytest

from tests.cable.helpers import TOP, read_with_top

POINTS = "\n\nBEGIN TALKING POINTS\n\n-- We ask for help.\n\n-- We will help too.\n\nEND TALKING POINTS\n"
REF = "REF: 10 STATE 9\n\n"


def kind(origin: str, body: str, ref: str = "") -> str | None:
    """The kind of a cable of `origin` with this body, which may cite another."""
    return read_with_top(f"{body}\n", TOP.replace("AMEMBASSY TARN", origin) + ref).structural_kind


@pytest.mark.parametrize(
    "body",
    [
        "1. (U) This is an action request. Please see paragraph 4.",
        "1. (U) Post is requested to approach the harbour master.",
        "1. (U) Embassy is instructed to approach the harbour master.",
        "1. (U) Posts should deliver the points below.",
    ],
)
def test_the_department_asks(body: str) -> None:
    assert kind("SECSTATE WASHDC", body) == "demarche-request"


def test_points_to_hand_over_make_a_request() -> None:
    assert kind("SECSTATE WASHDC", f"1. (S) Points:{POINTS}") == "demarche-request"


@pytest.mark.parametrize(
    "body",
    [
        "1. (C) Econoff delivered the points on March 3.",
        "1. (C) DCM presented the points to the harbour master.",
        "1. (C) Poloff raised ref A points with the Ministry.",
        "1. (C) In response to reftel, the Ministry said no.",
    ],
)
def test_a_post_replies_where_it_cites_what_it_delivered(body: str) -> None:
    assert kind("AMEMBASSY TARN", body, REF) == "demarche-reply"
    assert kind("AMEMBASSY TARN", body) == "reporting"


def test_any_other_cable_of_a_post_reports() -> None:
    assert kind("AMEMBASSY TARN", "1. (U) The dues rise.", REF) == "reporting"


def test_where_structure_does_not_tell_there_is_no_kind() -> None:
    assert kind("SECSTATE WASHDC", "1. (U) The dues rise.") is None
    assert kind("AMEMBASSY TARN", "") is None
    assert read_with_top("1. (U) The dues rise.\n", "").structural_kind is None


def reply(subject: str, body: str, ref: str = REF) -> str | None:
    """The kind of a post's cable with this subject."""
    return read_with_top(f"{body}\n", TOP.replace("HARBOUR DUES", subject) + ref).structural_kind


@pytest.mark.parametrize(
    ("subject", "body"),
    [
        ("TARN ON DUES", "1. (C) The harbour master gave us the Tarn reply: the dues stay."),
        ("TARN ON DUES", "1. (C) The Ministry's answer to our recent demarche came on March 3."),
        ("TARN ANSWER ON DUES", "1. (C) The harbour master returned to our request of March 3."),
        ("RESPONSE TO QUESTIONS ON\nDUES", "1. (C) Here is what we know about the inquiry."),
        (
            "TWO BARGES",
            "1. ECONOFF SPOKE TO SELBY ABOUT THE BARGES DESCRIBED REFTEL.\n\n2. SELBY SAID THAT HE KNEW OF NONE.",
        ),
    ],
)
def test_a_post_replies_where_it_brings_an_answer(subject: str, body: str) -> None:
    assert reply(subject, body) == "demarche-reply"
    assert reply(subject, body, "") == "reporting"


@pytest.mark.parametrize(
    ("subject", "body"),
    [
        ("TARN RESPONSE TO THE FLOOD", "1. (U) The Ministry sent boats. The press praised it."),
        ("HARBOUR DUES", "1. (U) Selby's reply to the press was short."),
        ("HARBOUR DUES", "1. (U) The master sent the police a long reply."),
        ("HARBOUR DUES", "1. (U) The owners' answer to our friends in the Ministry was short."),
        ("HARBOUR DUES", "1. (U) Poloff discussed the dues with Selby. Selby said that they rise."),
        ("HARBOUR DUES", "1. (U) The flood described reftel has ended. Selby said so."),
    ],
)
def test_an_answer_to_others_is_no_reply(subject: str, body: str) -> None:
    assert reply(subject, body) == "reporting"


def test_talk_about_a_report_of_the_post_itself_is_no_reply() -> None:
    body = "1. (U) Poloff discussed the dues described reftel. Selby said that they rise."
    assert reply("HARBOUR DUES", body, "REF: 10 TARN 9\n\n") == "reporting"
