"""Addressees: routing indicator, name, precedence, number; lists that wrap; exemptions inside a line."""

import pytest

from demarche.cable.addressees import exempt_names, goes_on, join, name_wraps, read_addressee, split_exempt
from demarche.cable.model import Addressee


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("RUEHBJ/AMEMBASSY BEIJING PRIORITY 2747", ("RUEHBJ", "AMEMBASSY BEIJING", "PRIORITY", "2747")),
        ("RUEHBJ/AMEMBASSY BEIJING", ("RUEHBJ", "AMEMBASSY BEIJING", None, None)),
        ("AMEMBASSY BEIJING NIACT IMMEDIATE 0000", (None, "AMEMBASSY BEIJING", "NIACT IMMEDIATE", "0000")),
        ("AMEMBASSY BEIJING NIACT", (None, "AMEMBASSY BEIJING", "NIACT IMMEDIATE", None)),
        ("AMEMBASSY BEIJING PRIOITY", (None, "AMEMBASSY BEIJING", "PRIORITY", None)),
        ("AMEMBASSY  BEIJING ,", (None, "AMEMBASSY BEIJING", None, None)),
        ("RUEKJCS/SECDEF WASHDC//USDP:ISA//", ("RUEKJCS", "SECDEF WASHDC//USDP:ISA//", None, None)),
        ("SECDEF WASHDC//USDP//", (None, "SECDEF WASHDC//USDP//", None, None)),
        ("ZEN/AMCONSUL TARN", (None, "AMCONSUL TARN", None, None)),
        ("PRIORITY", (None, "PRIORITY", None, None)),
        ("2747", (None, "2747", None, None)),
        ("AMEMBASSY TARN 27471", (None, "AMEMBASSY TARN 27471", None, None)),
    ],
)
def test_an_addressee(words: str, wanted: tuple[str | None, str, str | None, str | None]) -> None:
    assert read_addressee(words) == Addressee(*wanted)


@pytest.mark.parametrize(
    ("words", "rest", "names"),
    [
        ("RUCNNSG/NSG COLLECTIVE, XMT, AMEMBASSY TARN", "RUCNNSG/NSG COLLECTIVE", ["AMEMBASSY TARN"]),
        ("NSG COLLECTIVE XMT: AMEMBASSY TARN, RUEHOR/AMEMBASSY ORLOVA,", "NSG COLLECTIVE",
         ["AMEMBASSY TARN", "AMEMBASSY ORLOVA"]),
        ("AMEMBASSY TARN", "AMEMBASSY TARN", []),
    ],
)  # fmt: skip
def test_exemptions_inside_a_line(words: str, rest: str, names: list[str]) -> None:
    assert split_exempt(words) == (rest, names)


def test_exempt_names_lose_their_routing_indicators() -> None:
    assert exempt_names("RUEHTN/AMEMBASSY TARN, AMCONSUL ST BRANNOCK") == ["AMEMBASSY TARN", "AMCONSUL ST BRANNOCK"]


LONG = Addressee("RUEHUN", "UNITED STATES MISSION TO THE COUNCIL OF NORTHERN", None, None)


@pytest.mark.parametrize(
    ("last", "words", "wanted"),
    [
        (Addressee(None, "AMEMBASSY TARN", None, None), "PRIORITY 12", True),
        (Addressee(None, "AMEMBASSY TARN", "PRIORITY", None), "0012", True),
        (Addressee(None, "AMEMBASSY TARN", "PRIORITY", "12"), "0012", False),
        (Addressee(None, "AMEMBASSY TARN", None, None), "AMEMBASSY ORLOVA", False),
        (LONG, "STATES HARWICH", True),
        (LONG, "AMEMBASSY ORLOVA", False),
        (LONG, "RUEHOR/AMEMBASSY ORLOVA", False),
        (Addressee(None, "MISSION TO THE", None, None), "PORTS", True),
        (Addressee(None, "FREE PORTS", None, None), "COLLECTIVE", True),
        (Addressee(None, "HARBOUR BOARD TARN//HB-5//", None, None), "PILOTS ORLOVA//P2//", False),
        (Addressee(None, "HARBOUR BOARD TARN//HB-5/", None, None), "HB-6//", True),
    ],
)
def test_the_next_line_goes_on_with_the_addressee_or_opens_another(last: Addressee, words: str, wanted: bool) -> None:
    assert goes_on(last, words) is wanted


def test_a_name_that_wraps_is_joined_and_read_anew() -> None:
    assert name_wraps(f"{LONG.routing}/{LONG.name}", "STATES HARWICH")
    assert join(LONG, "STATES HARWICH PRIORITY 0562") == Addressee(
        "RUEHUN", "UNITED STATES MISSION TO THE COUNCIL OF NORTHERN STATES HARWICH", "PRIORITY", "0562"
    )
