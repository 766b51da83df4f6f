"""What casework needs to know about one cable, made from its reading record and small enough to be kept beside it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from demarche.cable.ids import split_id
from demarche.cable.times import iso
from demarche.casework.mentions import StateSentence, TextRef, find_request, find_states, find_text_refs
from demarche.casework.posts import station_of
from demarche.casework.prose import Prose
from demarche.casework.rows import (
    Addressee,
    Ask,
    Deadline,
    EventFact,
    GoodsFact,
    PartyFact,
    Ref,
    RelationFact,
    Response,
    Span,
    addressees_of,
    asks_of,
    body_of,
    deadline_of,
    events_of,
    goods_of,
    parties_of,
    read_date,
    read_moment,
    refs_of,
    relations_of,
    response_of,
    words_of_claim,
)

__all__ = [
    "Addressee",
    "Ask",
    "CableFacts",
    "Deadline",
    "EventFact",
    "GoodsFact",
    "KeptFacts",
    "PartyFact",
    "Ref",
    "RelationFact",
    "Response",
    "Span",
    "StateSentence",
    "TextRef",
    "facts_of",
    "read_date",
    "read_moment",
]


@dataclass(frozen=True, slots=True)
class CableFacts:
    """One cable as casework sees it; `source` tells cables without a reference id apart."""

    reference_id: str | None
    source: str
    dtg: datetime | None
    origin: str | None
    station: str | None
    kind: str | None
    subject: str
    classification: str | None
    tags: tuple[str, ...]
    to: tuple[Addressee, ...]
    info: tuple[Addressee, ...]
    refs: tuple[Ref, ...]
    text_refs: tuple[TextRef, ...]
    states: tuple[StateSentence, ...]
    response: Response | None
    deadline: Deadline | None
    asks: tuple[Ask, ...]
    parties: tuple[PartyFact, ...]
    relations: tuple[RelationFact, ...]
    goods: tuple[GoodsFact, ...]
    events: tuple[EventFact, ...]
    legal_refs: tuple[str, ...]
    errors: int = 0

    @property
    def key(self) -> str:
        """The id by which cases and parties name this cable: its reference id, else its source."""
        return self.reference_id or self.source

    @property
    def day(self) -> date | None:
        """The date of the date-time group."""
        return self.dtg.date() if self.dtg else None

    @property
    def when(self) -> tuple[datetime, str]:
        """What cables are put in order by: the date-time group, else the end of the year that the id names."""
        if self.dtg is not None:
            return self.dtg, self.key
        named = split_id(self.reference_id) if self.reference_id else None
        return datetime(named[0] if named else 1, 12, 31, tzinfo=UTC), self.key

    @property
    def due(self) -> date | None:
        """The date that the cable's own deadline gives."""
        return read_date(self.deadline.due) if self.deadline else None

    def to_json(self) -> dict[str, Any]:
        """Return a plain value without what is empty; `from_json` gives the same facts back."""
        values = {name: _plain(getattr(self, name)) for name in CableFacts.__slots__}
        return {name: value for name, value in values.items() if value not in (None, [], "", 0)}

    @classmethod
    def from_json(cls, value: Mapping[str, Any]) -> "CableFacts":
        """Return the facts that `to_json` wrote."""
        rows: dict[str, Any] = {
            name: tuple([kind(*_tupled(row)) for row in value[name]]) if name in value else ()
            for name, kind in _ROWS.items()
        }
        single: dict[str, Any] = {
            name: kind(*_tupled(value[name])) if name in value else None for name, kind in _SINGLE.items()
        }
        return cls(
            reference_id=value.get("reference_id"),
            source=value.get("source", ""),
            dtg=read_moment(value.get("dtg")),
            origin=value.get("origin"),
            station=value.get("station"),
            kind=value.get("kind"),
            subject=value.get("subject", ""),
            classification=value.get("classification"),
            tags=tuple(value.get("tags", ())),
            legal_refs=tuple(value.get("legal_refs", ())),
            errors=value.get("errors", 0),
            **rows,
            **single,
        )


class KeptFacts(CableFacts):
    """Facts of which only some are at hand; the others are read when one of them is asked for.

    Args:
        known: those at hand, by their names.
        read: returns all of them.
    """

    __slots__ = ("_read",)
    _read: Callable[[], CableFacts]

    def __init__(self, known: Mapping[str, Any], read: Callable[[], CableFacts]) -> None:
        for name, value in known.items():
            object.__setattr__(self, name, value)
        object.__setattr__(self, "_read", read)

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - a fact of any kind
        if name not in CableFacts.__slots__:
            raise AttributeError(name)
        facts = self._read()
        for field in CableFacts.__slots__:
            object.__setattr__(self, field, getattr(facts, field))
        return getattr(facts, name)


_ROWS: dict[str, Any] = {
    "to": Addressee,
    "info": Addressee,
    "refs": Ref,
    "text_refs": TextRef,
    "states": StateSentence,
    "asks": Ask,
    "parties": PartyFact,
    "relations": RelationFact,
    "goods": GoodsFact,
    "events": EventFact,
}
_SINGLE: dict[str, Any] = {"response": Response, "deadline": Deadline}


def _plain(value: object) -> object:
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return iso(value) if isinstance(value, datetime) else value


def _tupled(row: list[Any]) -> list[Any]:
    return [tuple(value) if value.__class__ is list else value for value in row]


def facts_of(record: Mapping[str, Any], text: str | None = None) -> CableFacts:
    """Return the facts of a reading record.

    `text` is the decoded source text, into which the spans of the record point; without it references in the text and
    the sentences that give states are not known.
    """
    dtg = read_moment(record.get("dtg"))
    reference_id = record.get("reference_id")
    origin = record.get("from")
    refs = refs_of(record)
    kind = record.get("kind")
    response = response_of(record.get("response"))
    states: tuple[StateSentence, ...] = ()
    text_refs: tuple[TextRef, ...] = ()
    if text is not None:
        prose = Prose(text, *body_of(record, text))
        text_refs = find_text_refs(prose, reference_id, dtg, [(ref.canonical, ref.bullet) for ref in refs])
        if kind in _TOLD or response is not None or refs or text_refs:
            states = find_states(prose, dtg)
        states = (*states, *_of_claims(record, prose, told={row.state for row in states}))
    return CableFacts(
        reference_id=reference_id,
        source=_source(record),
        dtg=dtg,
        origin=origin,
        station=_own_station(reference_id, origin),
        kind=kind,
        subject=record.get("subject") or "",
        classification=record.get("classification"),
        tags=tuple(record.get("tags") or ()),
        to=addressees_of(record.get("to")),
        info=addressees_of(record.get("info")),
        refs=refs,
        text_refs=text_refs,
        states=states,
        response=response,
        deadline=deadline_of(record.get("deadline")),
        asks=asks_of(record.get("asks")),
        parties=parties_of(record.get("parties")),
        relations=relations_of(record.get("relations")),
        goods=goods_of(record.get("goods")),
        events=events_of(record.get("events")),
        legal_refs=tuple(words_of_claim(item) for item in record.get("legal_refs") or ()),
        errors=sum(problem.get("severity") == "error" for problem in record.get("problems") or ()),
    )


def _of_claims(record: Mapping[str, Any], prose: Prose, told: set[str]) -> tuple[StateSentence, ...]:
    """Return the sentences of claims that give a state: what is asked, by when, the delivery, the response."""
    events = record.get("events") or ()
    delivery = next((row for row in events if row["type"] == "delivery-of-demarche" and "delivered" not in told), None)
    asked = find_request(prose)
    claims = (
        ("sent", next(iter(record.get("asks") or ()), None) if not asked else None, None),
        ("due", record.get("deadline"), "due"),
        ("delivered", delivery, "date"),
        ("answered", record.get("response"), "date"),
    )
    found = []
    for state, claim, dated in claims:
        if claim and claim.get("span"):
            start, end = prose.sentence_at(claim["span"][0])
            words = prose.words(start, end)
            found.append(StateSentence(state, claim.get(dated) if dated else None, words, start, end))
    return (*asked, *found)


_TOLD = frozenset(["demarche-request", "demarche-reply"])
"""Kinds of cable whose text is looked at for sentences that give a state, whatever they refer to."""


def _source(record: Mapping[str, Any]) -> str:
    source = record.get("source") or {}
    return f"{source.get('sha256') or source.get('path') or ''}:{source.get('start') or 0}"


def _own_station(reference_id: str | None, origin: str | None) -> str | None:
    named = split_id(reference_id) if reference_id else None
    return named[1] if named else station_of(origin) if origin else None
