"""Carrier and message: the message comes first, and what only the carrier says stands under `derived`."""

import pytest

from demarche import Cable, read_text
from demarche.cable.reconcile import carrier_year
from tests.conftest import CABLE

RULE = "carrier metadata"


def released(text: str, name: str = "CONFIDENTIAL", reference_id: str = "10STATE9939") -> Cable:
    head = f"{reference_id}\n2010-02-01 16:05\n2011-08-30 01:44\n{name}\nSecretary of State\n\n"
    (cable,) = read_text(head + text)
    assert cable.source.carrier == "released-text"
    return cable


def test_the_carrier_s_id_comes_first() -> None:
    cable = released(CABLE, reference_id="10STATE9940")
    assert cable.reference_id == "10STATE9940"
    assert "reference_id" not in cable.derived


def test_the_classification_of_the_text_comes_first() -> None:
    cable = released(CABLE, name="SECRET")
    assert cable.classification == "CONFIDENTIAL"
    assert "classification" not in cable.derived


def test_a_text_without_its_classification_line_takes_that_of_the_carrier() -> None:
    cable = released(CABLE.replace("C O N F I D E N T I A L STATE 009939\n", ""))
    assert cable.classification == "CONFIDENTIAL"
    assert cable.derived["classification"] == RULE


@pytest.mark.parametrize(
    ("name", "controls", "derived"),
    [("CONFIDENTIAL", (), False), ("CONFIDENTIAL//NOFORN", ("NOFORN",), True), ("CONFIDENTIAL//HARBOUR", (), False)],
)
def test_controls_that_only_the_carrier_names(name: str, controls: tuple[str, ...], derived: bool) -> None:
    cable = released(CABLE, name=name)
    assert cable.dissemination == controls
    assert ("dissemination" in cable.derived) is derived


def test_the_name_on_the_order_line_classifies_where_no_statement_does() -> None:
    text = "R 011605Z DEC 78\nFM AMEMBASSY TARN\nTO SECSTATE WASHDC\n\nC O N F I D E N T I A L TARN 12\n\n"
    (cable,) = read_text(
        text + "E.O. 12065: GDS 12/01/84 (ROE, JANE) OR-M\nTAGS: PREL\nSUBJECT: DUES\n\n1. DUES RISE.\n"
    )
    assert cable.classified_by == "ROE, JANE"
    assert "classified_by" in cable.derived


ATTRIBUTES = """\
                    Message Attributes

Document Number: 1976TARN00012
From: TARN
To: STATE
Reference: 76 STATE 12
Subject: HARBOUR DUES
TAGS: PREL, FR
"""


def test_attributes_say_what_the_text_does_not_hold() -> None:
    (cable,) = read_text(f"                    Message Text\n\nTEXT ON MICROFILM\n\n{ATTRIBUTES}")
    assert cable.reference_id == "76TARN12"
    assert (cable.subject, cable.tags, cable.refs) == ("HARBOUR DUES", ("PREL", "FR"), ("76STATE12",))
    assert (cable.origin, [a.name for a in cable.to]) == ("TARN", ["STATE"])
    assert cable.derived == {
        "reference_id": "document number", "subject": RULE, "tags": RULE, "references": RULE, "from": RULE, "to": RULE,
    }  # fmt: skip


def test_attributes_do_not_change_what_the_text_holds() -> None:
    text = CABLE[CABLE.index("P 011605Z") :].replace("FEB 10", "FEB 76")
    (cable,) = read_text(f"                    Message Text\n\n{text}\n{ATTRIBUTES}")
    assert (cable.subject, cable.refs) == ("AN OFFER BY HALVERSUND TRADING", ("09PARIS1234",))
    assert cable.origin == "SECSTATE WASHDC"
    assert cable.derived.keys() <= {"reference_id"}


@pytest.mark.parametrize(
    ("metadata", "year"),
    [
        ({}, None),
        ({"created": "2004-03-14 10:18"}, 2004),
        ({"Draft Date": "03 SEP 1976"}, 1976),
        ({"Document Number": "1976TARN00012"}, 1976),
        ({"reference_id": "04STATE57931"}, 2004),
        ({"reference_id": "87TARN1"}, 1987),
        ({"reference_id": "TARN1"}, None),
        ({"created": "unknown", "reference_id": "04STATE57931"}, 2004),
    ],
)
def test_the_year_that_the_carrier_gives(metadata: dict[str, str], year: int | None) -> None:
    assert carrier_year(metadata) == year
