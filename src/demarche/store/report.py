"""What taking cables in tells: how far it is, what came of it, where sources were found."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple


class Place(NamedTuple):
    """Where a source was found; `member` is empty outside archives."""

    path: str
    member: str


class Unreadable(NamedTuple):
    """A source that could not be read, and why."""

    path: str
    message: str
    harmless: bool = False
    """There was nothing to read in it."""


@dataclass
class Report:
    """What came of taking cables in: cables that were new, known, read anew; sources that could not be read."""

    new: int = 0
    known: int = 0
    updated: int = 0
    unreadable: list[Unreadable] = field(default_factory=list)

    @property
    def cables(self) -> int:
        """Cables that were found."""
        return self.new + self.known + self.updated


class Progress(NamedTuple):
    """How far the work is: cables that are kept, bytes that were looked at."""

    cables: int
    bytes: int


Watcher = Callable[[Progress], None]
