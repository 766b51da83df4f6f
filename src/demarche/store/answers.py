"""What a view answers with."""

from dataclasses import dataclass
from typing import NamedTuple

from demarche.store.snippet import Snippet


@dataclass(frozen=True, slots=True)
class CableInfo:
    """One cable in a list; the subject is None where its own mark is not seen, the kind where not all is seen."""

    id: str
    reference_id: str | None
    dtg: str | None
    station: str | None
    kind: str | None
    subject: str | None
    label: str


@dataclass(frozen=True, slots=True)
class Hit:
    """One cable that was found."""

    cable: CableInfo
    score: float
    snippet: Snippet


class Found(NamedTuple):
    """A page of what was found, and how many there are in all."""

    total: int
    hits: list[Hit]


class Mention(NamedTuple):
    """A party as one cable names it."""

    cable: str
    name: str
    folded: str
    country: str | None
    aliases: tuple[str, ...]
    roles: tuple[str, ...]
