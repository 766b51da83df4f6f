"""Labels as the store knows them, readers, and the one rule of what a reader may see.

A label is a mark in one form, however it was written (`S/NF`, `SECRET//NOFORN`); each is a row with a number, and
everything that says something carries the number of its label. A mark that cannot be read, or none, is the empty
label: no reader whose labels are named sees it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Self

from sqlalchemy import ColumnElement, Connection, false, insert, select, true

from demarche.marking.form import register_form
from demarche.marking.parse import parse_mark
from demarche.store.schema import labels

NONE = ""
"""The label of what has none."""


@lru_cache(maxsize=8192)
def label_key(mark: str | None) -> str:
    """Return the one form of a mark: its banner in register form, else its words in capitals."""
    if not mark or not mark.strip():
        return NONE
    label = parse_mark(mark)
    return register_form(label) or ("" if label.level is None else " ".join(mark.upper().split()))


def cable_key(classification: str | None, dissemination: Iterable[str]) -> str:
    """Return the label of a whole cable from the fields of its record."""
    return label_key("//".join([classification, *dissemination])) if classification else NONE


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads: `labels` are the marks that may be seen, in any spelling; None sees everything."""

    labels: frozenset[str] | None = None

    @classmethod
    def of(cls, *marks: str) -> Self:
        """Return a reader who may see what carries one of these marks, and nothing else."""
        return cls(frozenset(key for key in map(label_key, marks) if key))


class Sight:
    """What one reader may see in one desk, as conditions of queries; made once a transaction."""

    def __init__(self, connection: Connection, reader: Reader) -> None:
        self.ids: frozenset[int] | None = None
        self.keys = None if reader.labels is None else reader.labels - {NONE}
        if self.keys is not None:
            rows = connection.execute(select(labels.c.id).where(labels.c.key.in_(self.keys))) if self.keys else ()
            self.ids = frozenset(row.id for row in rows)

    @property
    def whole(self) -> bool:
        """Whether everything is seen."""
        return self.ids is None

    def sees(self, label: int) -> bool:
        """Return whether what carries the label of a number is seen."""
        return self.ids is None or label in self.ids

    def sees_key(self, key: str) -> bool:
        """Return whether what carries the label of a key is seen."""
        return self.keys is None or key in self.keys

    def only(self, *columns: ColumnElement[int]) -> ColumnElement[bool]:
        """Return the condition that every one of these columns holds a label that is seen."""
        if self.ids is None:
            return true()
        if not self.ids:
            return false()
        condition: ColumnElement[bool] = true()
        for column in columns:
            condition &= column.in_(sorted(self.ids))
        return condition


class LabelNumbers:
    """The numbers of labels, given out as they are met; for one writing transaction."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.known: dict[str, int] = {row.key: row.id for row in connection.execute(select(labels.c.key, labels.c.id))}

    def number(self, key: str) -> int:
        """Return the number of a label, a new one where it is not known yet."""
        if key not in self.known:
            number = max(self.known.values(), default=0) + 1
            self.connection.execute(insert(labels), {"id": number, "key": key})
            self.known[key] = number
        return self.known[key]
