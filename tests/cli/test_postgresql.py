"""A desk in PostgreSQL answers as one in SQLite does."""

import json
from pathlib import Path
from typing import Any

import pytest

from demarche.store import Store
from tests.cli.helpers import run
from tests.store.conftest import new_database, postgresql

__all__ = ["postgresql"]

TODAY = ("--today", "2012-06-21")
CABLE = "06STATE96114"
QUESTIONS = (
    ("desk", *TODAY),
    ("cases", *TODAY),
    ("case", CABLE, *TODAY),
    ("thread", CABLE, *TODAY),
    ("due", "--all", *TODAY),
    ("parties", *TODAY),
    ("party", "Ege Korfez Bank", *TODAY),
    ("network", *TODAY),
    ("search", "gyroscopes"),
    ("search", "--country", "TR"),
)


@pytest.fixture(scope="module")
def desks(postgresql: str, examples: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, str]:
    """The URLs of two desks of the example cables, on which the same has been decided."""
    urls = (str(tmp_path_factory.mktemp("desk") / "desk.db"), new_database(postgresql))
    for url in urls:
        with Store.open(url) as store:
            store.ingest([str(examples)])
        for decision in (("correct", CABLE, "deadline", "2006-07-01"), ("correct", "74STATE905117", "kind", "other")):
            assert run(*decision, "--by", "mo", "--desk", url).exit_code == 0
    return urls


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: " ".join(question[:2]))
def test_both_answer_alike(desks: tuple[str, str], question: tuple[str, ...]) -> None:
    one, two = (run(*question, "--desk", url, "--format", "json") for url in desks)
    assert (one.exit_code, two.exit_code, two.stderr) == (0, 0, one.stderr)
    assert answered(two.stdout) == answered(one.stdout) != []


def answered(text: str) -> Any:
    """What a command printed, without the name of the desk."""
    found = json.loads(text) if text.startswith(("{", "[")) and text.count("\n") == 1 else text.splitlines()
    return {key: value for key, value in found.items() if key != "desk"} if isinstance(found, dict) else found


@pytest.mark.parametrize("form", ["csv", "jsonl", "ftm", "graphml"])
def test_both_are_exported_alike(desks: tuple[str, str], tmp_path: Path, form: str) -> None:
    for url, name in zip(desks, ("one", "two"), strict=True):
        result = run("export", "--desk", url, "--format", form, "--to", tmp_path / name, *TODAY)
        assert result.exit_code == 0, result.stderr
    assert files(tmp_path / "two") == files(tmp_path / "one") != {}


def files(path: Path) -> dict[str, bytes]:
    """The content of a file, or of each in a folder."""
    found = sorted(path.iterdir()) if path.is_dir() else [path]
    return {"" if one == path else one.name: one.read_bytes() for one in found}
