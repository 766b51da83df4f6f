"""The data files of casework are checked when they are loaded, with a message that says what is wrong."""

from typing import Any

import pytest

from demarche.casework import alike, names, posts, settings, states


def data_name(module: Any) -> str:
    return {states: "states", settings: "threads", names: "names", posts: "posts"}[module]


def _loads(monkeypatch: pytest.MonkeyPatch, module: Any, data: dict[str, Any]) -> None:
    monkeypatch.setattr(module, "load", {data_name(module): data}.__getitem__)


def test_shipped_data_is_sound() -> None:
    assert set(states.state_words()) == set(states.STATES)
    assert settings.settings().reply["enough"] > 0
    assert alike.weights()["limits"]["link"] > alike.weights()["limits"]["propose"]


def test_a_form_that_is_no_expression_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    data = states.load("states")
    data["closed"]["forms"] = ["(closed"]
    _loads(monkeypatch, states, data)
    states.state_words.cache_clear()
    with pytest.raises(ValueError, match=r"closed\.forms.*\(closed"):
        states.state_words()
    monkeypatch.undo()
    states.state_words.cache_clear()


def test_points_that_are_missing_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    data = states.load("threads")
    del data["reply"]["named"]
    _loads(monkeypatch, settings, data)
    settings.settings.cache_clear()
    with pytest.raises(ValueError, match="named"):
        settings.settings()
    monkeypatch.undo()
    settings.settings.cache_clear()


def test_a_word_of_two_activities_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    data = states.load("names")
    data["activities"]["trading"] = ["zavod"]
    _loads(monkeypatch, names, data)
    names._words.cache_clear()
    with pytest.raises(ValueError, match="zavod"):
        names._words()
    monkeypatch.undo()
    names._words.cache_clear()


def test_a_post_of_two_rows_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    _loads(monkeypatch, posts, {"renamed": [["LIMA", "CALLAO"], ["QUITO", "LIMA"]]})
    posts._renamed.cache_clear()
    with pytest.raises(ValueError, match="LIMA"):
        posts._renamed()
    monkeypatch.undo()
    posts._renamed.cache_clear()
