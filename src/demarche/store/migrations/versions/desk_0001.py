"""The tables of the first desk, and the triggers that keep decisions as they were written."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_WORDS = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
_KEPT = "decisions are appended, never changed"


def upgrade() -> None:
    """Make the tables."""
    _make_sources()
    _make_readings()
    _make_index()
    _make_decisions()
    if op.get_bind().dialect.name == "sqlite":
        for action in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER decisions_no_{action.lower()} BEFORE {action} ON decisions "
                f"BEGIN SELECT RAISE(ABORT, '{_KEPT}'); END"
            )
        return
    op.execute(
        "CREATE FUNCTION decisions_are_kept() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{_KEPT}'; END $$"
    )
    op.execute(
        "CREATE TRIGGER decisions_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON decisions "
        "FOR EACH STATEMENT EXECUTE FUNCTION decisions_are_kept()"
    )


def _make_sources() -> None:
    """What was given."""
    op.create_table(
        "labels",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("key"),
    )
    op.create_table(
        "sources",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("cables", sa.Integer(), server_default="0", nullable=False),
        sa.Column("version", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("sha256"),
    )
    op.create_table(
        "chunks",
        sa.Column("source", sa.Integer(), nullable=False),
        sa.Column("n", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["source"], ["sources.id"]),
        sa.PrimaryKeyConstraint("source", "n"),
    )
    op.create_table(
        "places",
        sa.Column("source", sa.Integer(), nullable=False),
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("member", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["source"], ["sources.id"]),
        sa.PrimaryKeyConstraint("source", "path", "member"),
        sqlite_with_rowid=False,
    )


def _make_readings() -> None:
    """What was read."""
    op.create_table(
        "readings",
        sa.Column("doc", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("reference_id", sa.Text()),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("source", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("version", sa.Text(), nullable=False),
        sa.Column("label", sa.Integer(), nullable=False),
        sa.Column("dtg", sa.Text()),
        sa.Column("station", sa.Text()),
        sa.Column("kind", sa.Text()),
        sa.Column("subject", sa.Text()),
        sa.Column("subject_label", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["label"], ["labels.id"]),
        sa.ForeignKeyConstraint(["source"], ["sources.id"]),
        sa.ForeignKeyConstraint(["subject_label"], ["labels.id"]),
        sa.PrimaryKeyConstraint("doc"),
        sa.UniqueConstraint("content"),
        sa.UniqueConstraint("id"),
    )
    op.create_index("readings_dtg", "readings", ["dtg"])
    op.create_index("readings_reference", "readings", ["reference_id"])
    op.create_index("readings_source", "readings", ["source"])
    op.create_table(
        "contents",
        sa.Column("doc", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("facts", sa.LargeBinary(), nullable=False),
        sa.Column("record", sa.LargeBinary(), nullable=False),
        sa.Column("portions", sa.LargeBinary(), nullable=False),
        sa.Column("running", sa.LargeBinary()),
        sa.Column("text", sa.LargeBinary()),
        sa.ForeignKeyConstraint(["doc"], ["readings.doc"]),
        sa.PrimaryKeyConstraint("doc"),
    )
    op.create_table(
        "sightings",
        sa.Column("source", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("doc", sa.Integer(), nullable=False),
        sa.Column("part", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["doc"], ["readings.doc"]),
        sa.ForeignKeyConstraint(["source"], ["sources.id"]),
        sa.PrimaryKeyConstraint("source", "start"),
        sqlite_with_rowid=False,
    )
    op.create_index("sightings_doc", "sightings", ["doc"])
    op.create_index("sightings_part", "sightings", ["source", "part"])
    op.create_table(
        "claims",
        sa.Column("doc", sa.Integer(), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("n", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("name", _WORDS),
        sa.Column("country", sa.Text()),
        sa.Column("start", sa.Integer()),
        sa.Column("end", sa.Integer()),
        sa.Column("paragraph", sa.Integer()),
        sa.Column("label", sa.Integer(), nullable=False),
        sa.Column("confidence", sa.Float()),
        sa.Column("rule", sa.Text()),
        sa.ForeignKeyConstraint(["doc"], ["readings.doc"]),
        sa.ForeignKeyConstraint(["label"], ["labels.id"]),
        sa.PrimaryKeyConstraint("doc", "field", "n"),
        sqlite_with_rowid=False,
    )
    op.create_index(
        "claims_name",
        "claims",
        ["name"],
        sqlite_where=sa.text("name IS NOT NULL"),
        postgresql_where=sa.text("name IS NOT NULL"),
    )


def _make_index() -> None:
    """The words of the texts."""
    op.create_table(
        "parts",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("level", sa.Integer(), nullable=False),
        sa.Column("first", sa.Integer(), nullable=False),
        sa.Column("cable_label", sa.Integer(), nullable=False),
        sa.Column("label", sa.Integer(), nullable=False),
        sa.Column("docs", sa.LargeBinary(), nullable=False),
        sa.Column("lengths", sa.LargeBinary(), nullable=False),
        sa.Column("days", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["cable_label"], ["labels.id"]),
        sa.ForeignKeyConstraint(["label"], ["labels.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "blocks",
        sa.Column("part", sa.Integer(), nullable=False),
        sa.Column("first", _WORDS, nullable=False),
        sa.Column("last", _WORDS, nullable=False),
        sa.Column("terms", sa.LargeBinary(), nullable=False),
        sa.Column("counts", sa.LargeBinary(), nullable=False),
        sa.Column("postings", sa.LargeBinary(), nullable=False),
        sa.Column("places", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["part"], ["parts.id"]),
        sa.PrimaryKeyConstraint("part", "first"),
    )
    op.create_table(
        "retired", sa.Column("doc", sa.Integer(), autoincrement=False, nullable=False), sa.PrimaryKeyConstraint("doc")
    )


def _make_decisions() -> None:
    """What persons decided."""
    op.create_table(
        "decisions",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("cable", sa.Text(), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.Column("old", sa.Text()),
        sa.Column("new", sa.Text()),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("label", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["label"], ["labels.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("decisions_cable", "decisions", ["cable"])
