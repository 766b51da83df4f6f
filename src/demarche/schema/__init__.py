"""The published form of the record: a JSON Schema (draft 2020-12) shipped with the package."""

import json
from functools import cache
from importlib import resources
from typing import Any


def schema_text() -> str:
    """Return the schema as it stands in the package, ending in a newline."""
    return resources.files(__package__).joinpath("record.schema.json").read_text("utf-8")


@cache
def record_schema() -> dict[str, Any]:
    """Return the schema as values; do not change them."""
    loaded: dict[str, Any] = json.loads(schema_text())
    return loaded


def resolved(schema: dict[str, Any]) -> dict[str, Any]:
    """Return a part of the schema with its `$ref` followed."""
    reference = schema.get("$ref")
    if reference is None:
        return schema
    found: dict[str, Any] = record_schema()["$defs"][reference.rpartition("/")[2]]
    return found
