"""The tables of a desk.

places ─ sources ─ chunks            what was given: bytes, kept whole
            │
        sightings ─ readings ─ contents, claims      what was read in it, a cable once
                        │
                parts ─ blocks       words of the texts, by label
decisions                            what persons decided: appended, never changed
counters, derived                    how often readings changed; what was worked out of them and is kept until they do
"""

from sqlalchemy import (
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
)

NEWEST = "0002"
"""The last step of `migrations`."""
metadata = MetaData()

Words = Text().with_variant(Text(collation="C"), "postgresql")
"""Text that is compared by its code points on every database."""

labels = Table(
    "labels",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("key", Text, nullable=False, unique=True, doc="banner in register form; empty where there is none"),
)
sources = Table(
    "sources",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("sha256", Text, nullable=False, unique=True),
    Column("size", Integer, nullable=False, doc="bytes"),
    Column("cables", Integer, nullable=False, server_default="0"),
    Column("version", Text, nullable=False, server_default="", doc="reader and extractor that have read it whole"),
)
chunks = Table(
    "chunks",
    metadata,
    Column("source", Integer, ForeignKey("sources.id"), primary_key=True),
    Column("n", Integer, primary_key=True, autoincrement=False),
    Column("data", LargeBinary, nullable=False, doc="zlib"),
)
places = Table(
    "places",
    metadata,
    Column("source", Integer, ForeignKey("sources.id"), primary_key=True),
    Column("path", Text, primary_key=True),
    Column("member", Text, primary_key=True, doc="empty outside archives"),
    sqlite_with_rowid=False,
)
readings = Table(
    "readings",
    metadata,
    Column("doc", Integer, primary_key=True, autoincrement=False, doc="its number in the index"),
    Column("id", Text, nullable=False, unique=True, doc="by which the cable is called"),
    Column("reference_id", Text),
    Column("content", Text, nullable=False, unique=True, doc="hash of the running text"),
    Column("source", Integer, ForeignKey("sources.id"), nullable=False),
    Column("start", Integer, nullable=False),
    Column("version", Text, nullable=False),
    Column("label", Integer, ForeignKey("labels.id"), nullable=False),
    Column("dtg", Text),
    Column("station", Text),
    Column("kind", Text),
    Column("subject", Text),
    Column("subject_label", Integer, ForeignKey("labels.id"), nullable=False),
    Index("readings_reference", "reference_id"),
    Index("readings_source", "source"),
    Index("readings_dtg", "dtg"),
)
contents = Table(
    "contents",
    metadata,
    Column("doc", Integer, ForeignKey("readings.doc"), primary_key=True, autoincrement=False),
    Column("facts", LargeBinary, nullable=False, doc="JSON, zlib"),
    Column("record", LargeBinary, nullable=False, doc="JSON, zlib"),
    Column("portions", LargeBinary, nullable=False, doc="JSON, zlib: start, end, key of the label, paragraph"),
    Column("running", LargeBinary, doc="text without furniture, zlib; null where the text has none"),
    Column("text", LargeBinary, doc="the cable's part of its source, zlib; null where that is the whole source"),
)
sightings = Table(
    "sightings",
    metadata,
    Column("source", Integer, ForeignKey("sources.id"), primary_key=True),
    Column("start", Integer, primary_key=True, autoincrement=False),
    Column("end", Integer, nullable=False),
    Column("doc", Integer, ForeignKey("readings.doc"), nullable=False),
    Column("part", Integer, nullable=False, doc="where the part of the source begins that holds it"),
    Index("sightings_doc", "doc"),
    Index("sightings_part", "source", "part"),
    sqlite_with_rowid=False,
)
claims = Table(
    "claims",
    metadata,
    Column("doc", Integer, ForeignKey("readings.doc"), primary_key=True),
    Column("field", Text, primary_key=True),
    Column("n", Integer, primary_key=True, autoincrement=False),
    Column("value", Text, nullable=False, doc="JSON, without what the columns hold"),
    Column("name", Words, doc="folded name of a party"),
    Column("country", Text),
    Column("start", Integer),
    Column("end", Integer),
    Column("paragraph", Integer),
    Column("label", Integer, ForeignKey("labels.id"), nullable=False),
    Column("confidence", Float),
    Column("rule", Text),
    sqlite_with_rowid=False,
)
Index(
    "claims_name", claims.c.name, sqlite_where=claims.c.name.is_not(None), postgresql_where=claims.c.name.is_not(None)
)
parts = Table(
    "parts",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("level", Integer, nullable=False, doc="how often it was merged"),
    Column("first", Integer, nullable=False, doc="its first doc"),
    Column("cable_label", Integer, ForeignKey("labels.id"), nullable=False),
    Column("label", Integer, ForeignKey("labels.id"), nullable=False),
    Column("docs", LargeBinary, nullable=False),
    Column("lengths", LargeBinary, nullable=False),
    Column("days", LargeBinary, nullable=False),
)
blocks = Table(
    "blocks",
    metadata,
    Column("part", Integer, ForeignKey("parts.id"), primary_key=True),
    Column("first", Words, primary_key=True),
    Column("last", Words, nullable=False),
    Column("terms", LargeBinary, nullable=False),
    Column("counts", LargeBinary, nullable=False),
    Column("postings", LargeBinary, nullable=False),
    Column("places", LargeBinary, nullable=False),
)
retired = Table(
    "retired",
    metadata,
    Column("doc", Integer, primary_key=True, autoincrement=False, doc="no longer read so; still in the index"),
)
decisions = Table(
    "decisions",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("at", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("action", Text, nullable=False),
    Column("cable", Text, nullable=False, doc="id of the cable; empty for a link"),
    Column("field", Text, nullable=False),
    Column("quote", Text, nullable=False, doc="words of the claim; of a link, its two ends as JSON"),
    Column("old", Text, doc="JSON"),
    Column("new", Text, doc="JSON"),
    Column("reason", Text, nullable=False),
    Column("label", Integer, ForeignKey("labels.id"), nullable=False),
    Index("decisions_cable", "cable"),
)
counters = Table(
    "counters",
    metadata,
    Column("name", Text, primary_key=True),
    Column("value", Integer, nullable=False),
)
derived = Table(
    "derived",
    metadata,
    Column("name", Text, primary_key=True, doc="what was worked out, for readers who see everything"),
    Column("n", Integer, primary_key=True, autoincrement=False),
    Column("key", Text, nullable=False, doc="all that it depends on"),
    Column("data", LargeBinary, nullable=False, doc="JSON, zlib"),
)
