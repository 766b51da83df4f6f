"""A sentence with its parties marked, so that patterns can speak of them: `«0» ordered six pumps from «1»`."""

from dataclasses import dataclass, field
from typing import NamedTuple

from demarche.claims.rules.parties.entities import Entity
from demarche.claims.rules.parties.unnamed import Unnamed

Who = Entity | Unnamed


class Slot(NamedTuple):
    """One party at one place of a sentence; `start` and `end` are in the document, `owner` says that `'s` follows."""

    start: int
    end: int
    who: Who
    owner: bool


class Marked(NamedTuple):
    """A sentence in small letters with `«n»` for its parties."""

    text: str
    slots: list[Slot]
    start: int
    org: Who | None
    """The firm that was spoken of last before the sentence, or first in it."""
    person: Who | None = None
    """The person that was spoken of last before the sentence."""


@dataclass(slots=True)
class Topic:
    """Who was spoken of last before a sentence."""

    org: Who | None = None
    person: Who | None = None
    vessel: Who | None = None
    recent: list[Entity] = field(default_factory=list)


def is_person(who: Who) -> bool:
    """Tell whether one of the cast is a person."""
    return who.noun.kind == "person" if isinstance(who, Unnamed) else who.kind == "person"


def is_vessel(who: Who) -> bool:
    """Tell whether one of the cast is a vessel."""
    return isinstance(who, Entity) and who.kind == "vessel"


def is_firm(who: Who) -> bool:
    """Tell whether one of the cast is named and neither a person nor a vessel."""
    return isinstance(who, Entity) and who.kind not in ("person", "vessel")
