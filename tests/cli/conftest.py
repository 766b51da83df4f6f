"""A desk of the example cables, made once; tests that decide something get a copy of their own."""

import shutil
from pathlib import Path

import pytest

from demarche.store import Store


@pytest.fixture(scope="session")
def example_desk(examples: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A desk that tests only look at."""
    path = tmp_path_factory.mktemp("desk") / "examples.db"
    with Store.open(str(path)) as store:
        store.ingest([str(examples)])
    return path


@pytest.fixture
def own_desk(example_desk: Path, tmp_path: Path) -> Path:
    """A desk that a test may change."""
    return Path(shutil.copy(example_desk, tmp_path / "own.db"))
