"""Which fields of the record to show: names, or dotted names into one (`source.path`)."""

from collections.abc import Iterable
from difflib import get_close_matches
from typing import Any

import typer

from demarche.schema import record_schema

Record = dict[str, Any]


def parse_fields(given: Iterable[str] | None) -> tuple[str, ...] | None:
    """Return the names of `--fields a,b --fields c` in order, or None where all are wanted.

    Raises:
        typer.BadParameter: a name is not in the record.
    """
    if not given:
        return None
    names = tuple(dict.fromkeys(name.strip() for value in given for name in value.split(",") if name.strip()))
    for name in names:
        if field_schema(name) is None:
            raise typer.BadParameter(_advice(name), param_hint="--fields")
    return names


def field_schema(name: str) -> dict[str, Any] | None:
    """Return the schema of a field, or None where the record has no such field."""
    schema: dict[str, Any] | None = record_schema()
    for part in name.split("."):
        schema = _inside(schema, part) if schema else None
    return schema


def pick(record: Record, names: Iterable[str] | None) -> Record:
    """Return the named fields of a record, in the order of the names."""
    return record if names is None else {name: value_of(record, name) for name in names}


def value_of(record: Record, name: str) -> Any:  # noqa: ANN401  any JSON value
    """Return the value of a field, None where a part of the way is absent."""
    value: Any = record
    for part in name.split("."):
        if not isinstance(value, dict):
            return None
        value = value.get(part)
    return value


def _inside(schema: dict[str, Any], part: str) -> dict[str, Any] | None:
    properties = schema.get("properties")
    if properties and part in properties:
        found: dict[str, Any] = properties[part]
        return found
    open_ended = schema.get("additionalProperties")
    return open_ended if isinstance(open_ended, dict) else None


def _advice(name: str) -> str:
    known = list(record_schema()["properties"])
    close = get_close_matches(name, known, n=1)
    return f"the record has no field {name!r}; " + (
        f"did you mean {close[0]!r}?" if close else f"it has {', '.join(known)}"
    )
