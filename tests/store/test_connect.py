import sqlite3
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from demarche.store import DeskError, Store
from demarche.store.connect import shown
from demarche.store.schema import NEWEST, metadata
from tests.store.helpers import make_cable, write_cables


def test_the_steps_lead_to_the_tables(store: Store) -> None:
    with store.engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []


def test_the_newest_step_is_the_last() -> None:
    config = Config()
    config.set_main_option("script_location", "demarche.store:migrations")
    config.set_main_option("path_separator", "os")
    assert ScriptDirectory.from_config(config).get_current_head() == NEWEST


def test_a_desk_is_opened_again(desk: str) -> None:
    for _ in range(2):
        with Store.open(desk) as store:
            assert store.view().count() == 0
    with Store.open(desk, create=False) as store:
        assert store.view().count() == 0


def test_an_older_desk_is_brought_to_the_newest_tables(store: Store, tmp_path: Path) -> None:
    folder = write_cables(tmp_path / "in", make_cable(1))
    store.ingest([folder], extractor="none")
    with store.engine.begin() as connection:
        for statement in (
            "DROP TABLE derived",
            "DROP TABLE counters",
            "UPDATE alembic_version SET version_num = '0001'",
        ):
            connection.execute(text(statement))
    url = store.engine.url.render_as_string(hide_password=False)
    with Store.open(url) as again:
        assert [cable.id for cable in again.view().cables()] == ["10PARIS1"]
        before = again.view().stand()
        again.ingest([write_cables(tmp_path / "in", make_cable(1), make_cable(2))], extractor="none")
        assert again.view().stand().readings > before.readings


def test_a_desk_of_a_newer_version_is_left_alone(desk: str) -> None:
    with Store.open(desk) as store, store.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(DeskError, match="newer version"):
        Store.open(desk)


def test_a_database_without_a_desk_is_not_searched(desk: str) -> None:
    with pytest.raises(DeskError, match="there is no desk"):
        Store.open(desk, create=False)
    assert "://" in desk or not Path(desk).exists()


def test_what_is_no_database_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("no database " * 1000)
    for odd in (str(tmp_path / "a.txt"), str(tmp_path), str(tmp_path / "none" / "desk.db")):
        with pytest.raises(DeskError, match="cannot be opened"):
            Store.open(odd)


@pytest.mark.parametrize("url", ["mysql://x/y", "sqlite://", "://", "http://example.org"])
def test_what_is_no_url_of_a_desk_is_told(url: str) -> None:
    with pytest.raises(DeskError, match="postgresql://USER@HOST/NAME"):
        Store.open(url)


def test_a_server_that_is_not_there_is_told_without_the_password() -> None:
    with pytest.raises(DeskError) as told:
        Store.open("postgresql://roe:secret@127.0.0.1:1/desk")
    assert "secret" not in str(told.value)
    assert "secret" not in shown("postgresql://roe:secret@127.0.0.1:1/desk")


def test_a_database_of_another_program_is_not_taken_for_a_desk(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE readings (x)")
    connection.close()
    with pytest.raises(DeskError):
        Store.open(str(path))
