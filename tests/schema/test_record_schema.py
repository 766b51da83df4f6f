import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from demarche.schema import record_schema, schema_text
from tests.cli.helpers import run


@pytest.fixture(scope="module")
def validator() -> Draft202012Validator:
    return Draft202012Validator(record_schema())


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(record_schema())


def test_the_command_prints_it() -> None:
    result = run("schema")
    assert result.exit_code == 0
    assert result.stdout == schema_text()
    assert json.loads(result.stdout) == record_schema()


def test_every_field_is_described() -> None:
    assert [name for name, part in _parts(record_schema()) if not part.get("description")] == []


def test_records_of_the_examples_fit(validator: Draft202012Validator, examples: Path) -> None:
    from demarche import read_cables

    count = 0
    for cable in read_cables(examples):
        record = json.loads(json.dumps(cable.to_record()))
        assert [f"{error.json_path}: {error.message}" for error in validator.iter_errors(record)] == []
        count += 1
    assert count >= 12


def test_the_record_of_nothing_fits(validator: Draft202012Validator) -> None:
    from demarche import read_cable

    assert list(validator.iter_errors(json.loads(json.dumps(read_cable("").to_record())))) == []


def _parts(schema: dict[str, Any], name: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    for key, part in {**schema.get("properties", {}), **schema.get("$defs", {})}.items():
        if "$ref" not in part:
            yield f"{name}.{key}", part
            yield from _parts(part, f"{name}.{key}")
    if "items" in schema:
        yield from _parts(schema["items"], f"{name}[]")
