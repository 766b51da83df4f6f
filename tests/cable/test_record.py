"""The record: the fields promised, in their order, as plain values that fit the schema."""

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from demarche import Cable, read_cable, record_schema
from tests.conftest import CABLE

FIELDS = [
    "schema", "source", "metadata", "reference_id", "complete",
    "transmission_id", "called", "dtg", "filed", "station_serial", "operating_signals", "precedence", "from", "to",
    "info", "exempt",
    "classification", "dissemination", "captions", "passing", "sections", "executive_order", "declassify_on", "tags",
    "subject", "subject_marking",
    "references", "refs", "classified_by", "derived_from", "reasons",
    "paragraphs", "headings", "summary", "comment", "talking_points", "signed", "contacts",
    "parties", "unnamed_parties", "relations", "goods", "events", "legal_refs", "asks", "deadline", "response",
    "kind", "derived", "problems",
]  # fmt: skip


@pytest.fixture(scope="module")
def cable() -> Cable:
    return read_cable(CABLE)


@pytest.fixture(scope="module")
def record(cable: Cable) -> dict[str, Any]:
    return cable.to_record()


def test_every_field_stands_in_every_record(record: dict[str, Any]) -> None:
    assert set(record) == set(FIELDS)
    assert list(read_cable("").to_record()) == list(record)


def test_identity_header_top_and_body_stand_in_the_published_order(record: dict[str, Any]) -> None:
    until = FIELDS.index("contacts") + 1
    assert list(record)[:until] == FIELDS[:until]
    assert list(record)[-1] == "problems"


def test_the_fields_are_those_of_the_schema(record: dict[str, Any]) -> None:
    schema = record_schema()
    assert set(schema["properties"]) == set(record)
    assert set(schema["required"]) == set(record)


@pytest.mark.parametrize(
    "text", [CABLE, CABLE.replace("0321611", "0351611"), "", "no cable", CABLE + CABLE.replace("9939", "9940")]
)
def test_a_record_is_plain_json_and_fits_the_schema(text: str) -> None:
    made = read_cable(text).to_record()
    again = json.loads(json.dumps(made))
    assert again == {**made, **{key: list(value) for key, value in made.items() if isinstance(value, tuple)}}
    assert [error.message for error in Draft202012Validator(record_schema()).iter_errors(again)] == []


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("schema", "demarche.reading/1"),
        ("reference_id", "10STATE9939"),
        ("complete", True),
        ("transmission_id", "VZCZCXYZ0026"),
        ("called", {"precedence": "P", "routing": ["RUEHFR"]}),
        ("dtg", "2010-02-01T16:05:00Z"),
        ("filed", "2010-02-01T16:11:00Z"),
        ("station_serial", {"routing": "RUEHC", "serial": "9939"}),
        ("operating_signals", ["ZNY CCCCC", "ZZH"]),
        ("precedence", ["PRIORITY"]),
        ("from", "SECSTATE WASHDC"),
        ("to", [{"routing": "RUEHFR", "name": "AMEMBASSY PARIS", "precedence": "PRIORITY", "mcn": "2747"}]),
        ("info", []),
        ("exempt", []),
        ("classification", "CONFIDENTIAL"),
        ("dissemination", []),
        ("captions", ["SIPDIS"]),
        ("passing", []),
        ("sections", []),
        ("executive_order", "12958"),
        ("declassify_on", "2020-02-01"),
        ("tags", ["PARM", "ETTC", "FR"]),
        ("subject", "AN OFFER BY HALVERSUND TRADING"),
        ("subject_marking", "U"),
        ("references", [
            {"text": "09 PARIS 1234", "kind": "cable", "canonical": "09PARIS1234", "bullet": None, "notal": False}
        ]),
        ("refs", ["09PARIS1234"]),
        ("classified_by", "ISN Acting Director Jane Roe"),
        ("derived_from", None),
        ("reasons", ["1.4(b)", "1.4(d)"]),
        ("headings", []),
        ("summary", None),
        ("comment", None),
        ("talking_points", []),
        ("signed", "MARLOWE"),
        ("contacts", []),
        ("deadline", None),
        ("problems", []),
    ],
)  # fmt: skip
def test_a_field_of_the_sound_cable(record: dict[str, Any], field: str, value: Any) -> None:
    assert record[field] == value


def test_paragraphs_have_their_place(record: dict[str, Any]) -> None:
    cut = [CABLE[slice(*p.pop("span"))] for p in json.loads(json.dumps(record["paragraphs"]))]
    assert cut == ["1. (C) Halversund Trading offered three machines.", "2. (U) Please report the response."]
    assert [(p["number"], p["marking"], p["heading"]) for p in record["paragraphs"]] == [(1, "C", None), (2, "U", None)]


def test_what_is_absent_is_null_or_empty() -> None:
    record = read_cable("").to_record()
    given = {field for field, value in record.items() if value not in (None, [], {})}
    assert given <= {"schema", "source", "complete", "problems"}


@pytest.mark.parametrize(
    ("field", "attribute"),
    [("from", "origin"), ("precedence", "precedence"), ("tags", "tags"), ("refs", "refs"), ("signed", "signed"),
     ("subject", "subject"), ("classification", "classification"), ("reasons", "reasons"), ("captions", "captions")],
)  # fmt: skip
def test_the_record_says_what_the_cable_says(cable: Cable, record: dict[str, Any], field: str, attribute: str) -> None:
    said = getattr(cable, attribute)
    assert record[field] == (list(said) if isinstance(said, tuple) else said)


def test_a_derived_id_says_by_what_rule_and_one_that_is_written_does_not() -> None:
    head = "10STATE9939\n2010-02-01 16:05\n2011-08-30 01:44\nCONFIDENTIAL\nSecretary of State\n\n"
    record = read_cable(head + CABLE, extractor="none").to_record()
    assert record["derived"] == {}
    assert record["metadata"] == {
        "reference_id": "10STATE9939",
        "created": "2010-02-01 16:05",
        "released": "2011-08-30 01:44",
        "classification": "CONFIDENTIAL",
        "origin": "Secretary of State",
    }


def test_without_an_extractor_there_are_no_claims_and_the_kind_is_that_of_the_structure() -> None:
    cable = read_cable(CABLE, extractor="none")
    record = cable.to_record()
    assert record["derived"] == {"reference_id": "mrn with the year of the date-time group"}
    assert not any(record[field] for field in ("parties", "goods", "events", "asks", "deadline", "response"))
    assert cable.kind == cable.structural_kind == record["kind"]


def test_each_claim_says_where_it_stands_and_by_what_rule(record: dict[str, Any]) -> None:
    claims = [*record["parties"], *record["goods"], *record["events"], *record["asks"]]
    assert claims
    for claim in claims:
        assert {"span", "paragraph", "label", "confidence", "rule"} <= claim.keys()
        words = claim.get("name") or claim["text"]
        assert " ".join(CABLE[slice(*claim["span"])].split()) == " ".join(words.split())
