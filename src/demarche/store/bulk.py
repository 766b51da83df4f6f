"""Many rows at once: one statement a row where that is fast (SQLite), a COPY where each statement is a journey.

Both go to the driver as they are: to look at each value again takes longer than to write it.
"""

from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import Any

from sqlalchemy import Connection, Table

_ESCAPES = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})
"""What the text form of COPY writes for the characters by which it tells rows and columns."""


def insert_rows(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Write rows into a table; all have the same columns."""
    if not rows:
        return
    columns = list(rows[0])
    quote = connection.dialect.identifier_preparer.quote
    if connection.dialect.name != "postgresql":
        connection.exec_driver_sql(
            f"INSERT INTO {quote(table.name)} ({', '.join(map(quote, columns))}) "  # noqa: S608 - names of our schema
            f"VALUES ({', '.join('?' * len(columns))})",
            [tuple(map(row.__getitem__, columns)) for row in rows],
        )
        return
    lines = ("\t".join(_written(row[name]) for name in columns) + "\n" for row in rows)
    cursor: Any = connection.connection.cursor()
    try:
        cursor.execute(
            f"COPY {quote(table.name)} ({', '.join(map(quote, columns))}) FROM STDIN",
            stream=BytesIO("".join(lines).encode()),
        )
    finally:
        cursor.close()


def _written(value: Any) -> str:  # noqa: ANN401 - a value of any column
    if value is None:
        return "\\N"
    if isinstance(value, bytes):
        return f"\\\\x{value.hex()}"
    return str(value).translate(_ESCAPES)
