"""Opening the database of a desk: SQLite in one file, PostgreSQL by URL; both brought to the newest schema."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, inspect, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError

from demarche.store.errors import DeskError
from demarche.store.schema import NEWEST

DEFAULT = "demarche.db"
"""The desk where none is named: a file in the folder in which one works."""
DRIVER = "postgresql+pg8000"
_LOCK = 7_303_016
"""Any number, the same for every process that writes to a desk in PostgreSQL."""
_PATIENCE = 60.0
"""Seconds that a writer waits for another."""


def open_engine(url: str = DEFAULT, *, create: bool = True) -> Engine:
    """Return an engine for a desk whose schema is the newest.

    Args:
        url: the path of a SQLite file, or a database URL (`sqlite:///FILE`, `postgresql://...`).
        create: make a desk where there is none.

    Raises:
        DeskError: it cannot be opened, is no desk, or was made by a newer version of demarche.
    """
    target = _target(url)
    if target.get_backend_name() == "sqlite":
        path = Path(target.database or "")
        if not create and not path.is_file():
            raise DeskError(f"{path}: there is no desk; make one with `demarche ingest PATH --desk {path}`")
        engine = create_engine(target, connect_args={"timeout": _PATIENCE})
        _prepare_sqlite(engine)
    else:
        engine = _postgresql(target)
    try:
        with engine.connect() as connection:
            _migrate(connection, target, create=create)
    except (DBAPIError, sqlite3.Error, OSError) as error:
        engine.dispose()
        reason = str(getattr(error, "orig", error)).strip().splitlines()[:1]
        raise DeskError(f"{shown(target)}: cannot be opened as a desk ({''.join(reason)})") from error
    except DeskError:
        engine.dispose()
        raise
    return engine


def shown(url: URL | str) -> str:
    """Return how messages call a desk: its file, or its URL without the password."""
    target = _target(url) if isinstance(url, str) else url
    if target.get_backend_name() == "sqlite":
        return str(target.database)
    return target.render_as_string(hide_password=True)


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """Give a transaction that is the only one that writes, and is kept whole or not at all."""
    with engine.execution_options(demarche_writes=True).begin() as connection:
        if engine.dialect.name != "sqlite":
            connection.execute(text(f"SELECT pg_advisory_xact_lock({_LOCK})"))
        yield connection


def _target(url: str) -> URL:
    if "://" not in url:
        return URL.create("sqlite", database=url)
    try:
        target = make_url(url)
    except ArgumentError as error:
        raise DeskError(f"{url}: no path and no database URL; give FILE or postgresql://USER@HOST/NAME") from error
    backend = target.get_backend_name()
    if backend == "sqlite" and target.database:
        return target
    if backend in ("postgresql", "postgres"):
        return _for_driver(target)
    raise DeskError(f"{backend}: a desk is kept in SQLite or PostgreSQL; give FILE or postgresql://USER@HOST/NAME")


def _for_driver(target: URL) -> URL:
    """Return a URL of PostgreSQL as our driver wants it; a socket is given as in libpq, `?host=/FOLDER`."""
    target = target.set(drivername=DRIVER)
    folder = target.query.get("host")
    if isinstance(folder, str) and folder.startswith("/"):
        port = target.query.get("port") or target.port or 5432
        target = target.difference_update_query(["host", "port"])
        target = target.update_query_dict({"unix_sock": f"{folder}/.s.PGSQL.{port}"})
    return target


def _postgresql(target: URL) -> Engine:
    try:
        return create_engine(target)
    except (ImportError, NoSuchModuleError) as error:
        raise DeskError("a desk in PostgreSQL needs one more package: pip install 'demarche[pg]'") from error


def _prepare_sqlite(engine: Engine) -> None:
    @event.listens_for(engine, "connect")
    def _on_connect(connection: Any, _record: Any) -> None:  # noqa: ANN401 - a connection of any driver
        # Transactions begin where we say, also those with changes of the schema.
        connection.isolation_level = None
        for setting in (
            "page_size=8192",
            "journal_mode=WAL",
            "synchronous=NORMAL",
            "foreign_keys=ON",
            "cache_size=-65536",
        ):
            connection.execute(f"PRAGMA {setting}")

    @event.listens_for(engine, "begin")
    def _on_begin(connection: Connection) -> None:
        # A writer asks for its lock at once: to ask later may fail when another has written meanwhile.
        writes = connection.get_execution_options().get("demarche_writes")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _migrate(connection: Connection, target: URL, *, create: bool) -> None:
    found = _revision(connection)
    if found == NEWEST:
        return
    if found is None and not create:
        raise DeskError(f"{shown(target)}: there is no desk in this database; make one with `demarche ingest`")
    if found is not None and found > NEWEST:
        raise DeskError(f"{shown(target)}: this desk was made by a newer version of demarche; use that version")
    upgrade(connection, "head")


def _revision(connection: Connection) -> str | None:
    """Return the step that a database has reached, None where it is no desk."""
    with connection.begin():
        if not inspect(connection).has_table("alembic_version"):
            return None
        found: str | None = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
        return found


def upgrade(connection: Connection, revision: str) -> None:
    """Bring the schema to a revision, in one transaction."""
    # Only here: it takes its time to load, and most desks need no step.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", "demarche.store:migrations")
    config.set_main_option("path_separator", "os")
    connection = connection.execution_options(demarche_writes=True)
    with connection.begin():
        if connection.dialect.name != "sqlite":
            connection.execute(text(f"SELECT pg_advisory_xact_lock({_LOCK})"))
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
