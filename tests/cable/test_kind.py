"""The kind of a cable as far as structure gives it."""

import pytest

from tests.cable.helpers import TOP, read_with_top

POINTS = "\n\nBEGIN TALKING POINTS\n\n-- We ask for help.\n\n-- We will help too.\n\nEND TALKING POINTS\n"
REF = "REF: 10 STATE 9\n\n"


def kind(origin: str, body: str, ref: str = "") -> str | None:
    """The kind of a cable of `origin` with this body, which may cite another."""
    return read_with_top(f"{body}\n", TOP.replace("AMEMBASSY TARN", origin) + ref).kind


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
    assert read_with_top("1. (U) The dues rise.\n", "").kind is None
