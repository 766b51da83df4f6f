"""Parquet: the record's JSON Schema as Arrow types, written a group of rows at a time."""

from typing import TYPE_CHECKING, Any

import typer

from demarche.cli.fields import Record, field_schema
from demarche.cli.output import Sink, say
from demarche.cli.writers import Writer
from demarche.schema import record_schema, resolved

if TYPE_CHECKING:
    import pyarrow as pa

ROWS_A_GROUP = 2_000
MISSING_EXTRA = "parquet needs pyarrow, which is not installed; run: pip install 'demarche[parquet]'"


class ParquetWriter(Writer):
    """Writes records as rows; objects become structs, open-ended objects maps."""

    def __init__(self, sink: Sink, names: tuple[str, ...] | None) -> None:
        super().__init__(sink)
        try:
            from pyarrow import parquet
        except ImportError:
            say(MISSING_EXTRA)
            raise typer.Exit(2) from None
        self.names = names or tuple(record_schema()["properties"])
        self.schema = arrow_schema(self.names)
        self.maps = [name for name in self.names if _is_map(field_schema(name) or {})]
        self.rows: list[Record] = []
        with sink.whole():
            self.file = parquet.ParquetWriter(sink.stream, self.schema, compression="zstd")

    def add(self, result: Record) -> None:
        """Take a record; a full group is written."""
        for name in self.maps:
            result[name] = list((result[name] or {}).items())
        self.rows.append(result)
        if len(self.rows) >= ROWS_A_GROUP:
            self._write()

    def finish(self) -> None:
        """Write the last group and the footer."""
        self._write()
        with self.sink.whole():
            self.file.close()

    def _write(self) -> None:
        import pyarrow as pa

        if self.rows:
            table = pa.Table.from_pylist(self.rows, schema=self.schema)
            with self.sink.whole():
                self.file.write_table(table)
            self.rows = []


def arrow_schema(names: tuple[str, ...]) -> "pa.Schema":
    """Return the Arrow schema of the named fields."""
    import pyarrow as pa

    return pa.schema([(name, _arrow_type(field_schema(name) or {})) for name in names])


def _is_map(schema: dict[str, Any]) -> bool:
    return isinstance(schema.get("additionalProperties"), dict) and "properties" not in schema


def _arrow_type(schema: dict[str, Any]) -> "pa.DataType":
    import pyarrow as pa

    schema = resolved(schema)
    kind = schema["type"]
    kinds = [kind] if isinstance(kind, str) else kind
    if "object" in kinds:
        if _is_map(schema):
            return pa.map_(pa.string(), _arrow_type(schema["additionalProperties"]))
        return pa.struct([(name, _arrow_type(inner)) for name, inner in schema["properties"].items()])
    if "array" in kinds:
        return pa.list_(_arrow_type(schema["items"]))
    simple = {"integer": pa.int64(), "number": pa.float64(), "boolean": pa.bool_()}
    return next((simple[kind] for kind in kinds if kind in simple), pa.string())
