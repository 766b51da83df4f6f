"""Claims: what a cable says about a case. Each is one extracted fact with the words that it was read from."""

from dataclasses import dataclass, field
from typing import NamedTuple

Span = tuple[int, int]


class Evidence(NamedTuple):
    """Where a claim stands, under which label, how sure it is and which rule read it.

    `span` is in the decoded source text, half open; `label` is the mark of the portion as written, or the
    classification of the whole where the portion has no mark.
    """

    span: Span
    paragraph: int | None
    label: str
    confidence: float
    rule: str


@dataclass(frozen=True, slots=True)
class Party:
    """A company, institute, agency, vessel or person in the suspected deal or its network."""

    name: str
    aliases: tuple[str, ...]
    country: str | None
    roles: tuple[str, ...]
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class UnnamedParty:
    """A party that the cable describes and does not name: "a Russian company"."""

    text: str
    country: str | None
    role: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation between two named parties, by their names."""

    source: str
    target: str
    type: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Goods:
    """Goods of a deal; `quantity` as written, `controls_named` the numbered entries that the cable names for them."""

    text: str
    quantity: str | None
    controls_named: tuple[str, ...]
    likely_controls: tuple[str, ...]
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened or is to happen; `date` as `2009`, `2009-07`, `late-2009-07`, `2009-07-14`."""

    type: str
    date: str | None
    text: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class LegalReference:
    """A resolution, regime or law that the cable names, in its short form: `UNSCR 1737`, `MTCR`."""

    name: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Ask:
    """What the cable wants of an addressee; `government` alpha-2, None for a collective."""

    of: str
    government: str | None
    text: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Deadline:
    """By when an answer is wanted.

    `due` is an ISO date where it can be worked out; `earliest` and `latest` bound a vague one ("soonest"). `calendar`
    and `rule` say how the date was found.
    """

    text: str
    due: str | None
    evidence: Evidence
    earliest: str | None = None
    latest: str | None = None
    calendar: str | None = None
    rule: str | None = None


@dataclass(frozen=True, slots=True)
class Response:
    """What a reply reports: whose answer, when, with what outcome, and the requests (canonical ids) it answers."""

    government: str | None
    date: str | None
    outcome: str | None
    answers: tuple[str, ...]
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Claims:
    """All claims of one cable, and how they were made."""

    kind: str | None = None
    parties: tuple[Party, ...] = ()
    unnamed_parties: tuple[UnnamedParty, ...] = ()
    relations: tuple[Relation, ...] = ()
    goods: tuple[Goods, ...] = ()
    events: tuple[Event, ...] = ()
    legal_refs: tuple[LegalReference, ...] = ()
    asks: tuple[Ask, ...] = ()
    deadline: Deadline | None = None
    response: Response | None = None
    derived: dict[str, str] = field(default_factory=dict)
    """Values that do not stand in the text, by field, with the rule that derived them."""
    extractor: str = ""
    """Name and version of the extractor."""
    dropped: int = 0
    """Values that an extractor proposed and that did not stand in the text."""
