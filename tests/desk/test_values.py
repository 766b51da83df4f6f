"""Values that a person types, in the form that the schema of the record asks for."""

from typing import Any

import pytest

from demarche.desk.decide import read_value

NULLABLE: dict[str, Any] = {"type": ["string", "null"], "pattern": "^[A-Z]{2}$"}
ROLES: dict[str, Any] = {"type": "array", "items": {"type": "string", "enum": ["broker", "bank"]}}


@pytest.mark.parametrize(
    ("schema", "text", "value"),
    [
        (NULLABLE, "AE", "AE"),
        (NULLABLE, "null", None),
        (NULLABLE, "", None),
        (ROLES, "broker, bank", ["broker", "bank"]),
        (ROLES, '["bank"]', ["bank"]),
        (ROLES, "", []),
        ({"type": ["string", "null"], "format": "date"}, "2010-03-30", "2010-03-30"),
        ({"type": "boolean"}, "true", True),
        ({"type": "number"}, "0.5", 0.5),
        ({}, "plain", "plain"),
    ],
)
def test_a_value_is_read_by_its_schema(schema: dict[str, Any], text: str, value: Any) -> None:
    assert read_value(schema, text, "x") == value


@pytest.mark.parametrize(
    ("schema", "text", "message"),
    [
        (NULLABLE, "Iran", "does not fit"),
        (ROLES, "broker,pilot", "'pilot' is none of broker, bank"),
        (ROLES, "[broken", "no JSON list"),
        ({"type": "string", "format": "date"}, "March 30", "no date"),
        ({"type": "number"}, "half", "is no number"),
    ],
)
def test_what_does_not_fit_is_said(schema: dict[str, Any], text: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        read_value(schema, text, "x")
