"""FollowTheMoney entities, checked by the library that owns the model."""

import json
from collections import Counter
from pathlib import Path
from typing import Any, cast

import pytest
from followthemoney import ValueEntity, model

from demarche.desk import Desk
from demarche.exports.ftm import entities_of
from demarche.store import Store


@pytest.fixture(scope="module")
def entities(examples: Path, tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    path = tmp_path_factory.mktemp("desk") / "examples.db"
    with Store.open(str(path)) as store:
        store.ingest([str(examples)])
        return list(entities_of(Desk(store)))


def test_the_model_takes_every_entity_and_drops_nothing(entities: list[dict[str, Any]]) -> None:
    for entity in entities:
        schema = model.get(entity["schema"])
        assert schema is not None
        assert schema.validate(cast("Any", entity)) is None
        cleaned = ValueEntity.from_dict(json.loads(json.dumps(entity)), cleaned=False).to_dict()["properties"]
        assert {name: sorted(values) for name, values in cleaned.items()} == {
            name: sorted(values) for name, values in entity["properties"].items()
        }


def test_ids_are_unique_and_every_one_that_is_named_is_there(entities: list[dict[str, Any]]) -> None:
    counted = Counter(entity["id"] for entity in entities)
    assert set(counted.values()) == {1}
    for entity in entities:
        schema = model.get(entity["schema"])
        assert schema is not None
        for name, values in entity["properties"].items():
            if schema.get(name).type.name == "entity":  # type: ignore[union-attr]
                assert set(values) <= counted.keys()


def test_the_ends_of_a_relation_are_of_the_kind_that_it_joins(entities: list[dict[str, Any]]) -> None:
    schemas = {entity["id"]: model.get(entity["schema"]) for entity in entities}
    for entity in entities:
        schema = model.get(entity["schema"])
        assert schema is not None
        if schema.edge:
            for prop in (schema.source_prop, schema.target_prop):
                assert prop is not None
                for value in entity["properties"][prop.name]:
                    end = schemas[value]
                    assert end is not None
                    assert end.is_a(prop.range)


def test_cables_parties_and_what_they_tell_are_there(entities: list[dict[str, Any]]) -> None:
    kinds = Counter(entity["schema"] for entity in entities)
    assert kinds["Document"] == 18
    assert kinds["Company"] + kinds["Organization"] > 20
    assert kinds["Person"]
    assert kinds["Vessel"]
    names = {name for entity in entities for name in entity["properties"].get("name", ())}
    assert {"Bozdag Makina Ticaret", "Ventiltechnik Rüttimann AG"} <= names
