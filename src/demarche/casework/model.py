"""What casework needs to know about one cable, made from its reading record and small enough to be kept beside it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, NamedTuple

from demarche.cable.ids import split_id
from demarche.cable.times import iso
from demarche.casework.mentions import StateSentence, TextRef, find_request, find_states, find_text_refs
from demarche.casework.posts import station_of
from demarche.casework.states import sentence_at

Span = tuple[int, int] | None


class Addressee(NamedTuple):
    """An addressee as the header names it, and the canonical station that this is."""

    name: str
    station: str


class Ref(NamedTuple):
    """A cable that the REF section names: canonical id, and the letter that the text calls it by."""

    canonical: str
    bullet: str | None


class PartyFact(NamedTuple):
    """A party as one cable names it."""

    name: str
    aliases: tuple[str, ...]
    country: str | None
    roles: tuple[str, ...]
    span: Span
    address: str | None = None


class RelationFact(NamedTuple):
    """A relation between two parties, by the names that the cable gives them."""

    subject: str
    object: str
    type: str
    span: Span


class GoodsFact(NamedTuple):
    """Goods with the control entries that the cable names and those that they are likely to fall under."""

    text: str
    quantity: str | None
    controls: tuple[str, ...]
    likely: tuple[str, ...]
    span: Span


class EventFact(NamedTuple):
    """An event with its date as the record writes it (`2006-11`, `late-2002-05`)."""

    type: str
    date: str | None
    text: str
    span: Span


class Ask(NamedTuple):
    """What one addressee is asked, and about which government."""

    of: str
    government: str | None
    text: str


class Deadline(NamedTuple):
    """The words that set a deadline and the ISO date that they give."""

    text: str
    due: str | None
    span: Span


class Response(NamedTuple):
    """The response of a government that a reply reports."""

    government: str | None
    date: str | None
    outcome: str | None
    answers: tuple[str, ...]
    span: Span


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
        values = {name: _plain(getattr(self, name)) for name in self.__slots__}
        return {name: value for name, value in values.items() if value not in (None, [], "", 0)}

    @classmethod
    def from_json(cls, value: Mapping[str, Any]) -> "CableFacts":
        """Return the facts that `to_json` wrote."""
        rows: dict[str, Any] = {
            name: tuple(kind(*map(_tupled, row)) for row in value.get(name, ())) for name, kind in _ROWS.items()
        }
        single: dict[str, Any] = {
            name: kind(*map(_tupled, value[name])) if name in value else None for name, kind in _SINGLE.items()
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


def _tupled(value: object) -> object:
    return tuple(_tupled(item) for item in value) if isinstance(value, list) else value


def facts_of(record: Mapping[str, Any], text: str | None = None) -> CableFacts:
    """Return the facts of a reading record.

    `text` is the decoded source text, into which the spans of the record point; without it references in the text and
    the sentences that give states are not known.
    """
    dtg = read_moment(record.get("dtg"))
    reference_id = record.get("reference_id")
    origin = record.get("from")
    refs = _refs(record)
    body = _body(record, text)
    kind = record.get("kind")
    events = tuple(
        EventFact(row["type"], row.get("date"), row.get("text") or "", _span(row)) for row in record.get("events") or ()
    )
    response = _response(record.get("response"))
    states: tuple[StateSentence, ...] = ()
    text_refs: tuple[TextRef, ...] = ()
    if text is not None:
        text_refs = find_text_refs(text, body, reference_id, dtg, [(ref.canonical, ref.bullet) for ref in refs])
        if kind in _TOLD or response is not None or refs or text_refs:
            states = find_states(text, body, dtg)
        states = (*states, *_of_claims(record, text, body, told={row.state for row in states}))
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
        to=_addressees(record.get("to")),
        info=_addressees(record.get("info")),
        refs=refs,
        text_refs=text_refs,
        states=states,
        response=response,
        deadline=_deadline(record.get("deadline")),
        asks=_asks(record.get("asks")),
        parties=_parties(record.get("parties")),
        relations=_relations(record.get("relations")),
        goods=_goods(record.get("goods")),
        events=events,
        legal_refs=tuple(_words(item) for item in record.get("legal_refs") or ()),
        errors=sum(problem.get("severity") == "error" for problem in record.get("problems") or ()),
    )


def _of_claims(
    record: Mapping[str, Any], text: str, body: tuple[int, int], told: set[str]
) -> tuple[StateSentence, ...]:
    """Return the sentences of claims that give a state: what is asked, by when, the delivery, the response."""
    events = record.get("events") or ()
    delivery = next((row for row in events if row["type"] == "delivery-of-demarche" and "delivered" not in told), None)
    claims = (
        ("sent", next(iter(record.get("asks") or ()), None), None),
        ("due", record.get("deadline"), "due"),
        ("delivered", delivery, "date"),
        ("answered", record.get("response"), "date"),
    )
    found = []
    for state, claim, dated in claims:
        if claim and claim.get("span"):
            start, end = sentence_at(text, claim["span"][0], *body)
            words = " ".join(text[start:end].split())
            found.append(StateSentence(state, claim.get(dated) if dated else None, words, start, end))
    if not any(claim and claim.get("span") for state, claim, _ in claims if state == "sent"):
        found += find_request(text, body)
    return tuple(found)


_TOLD = frozenset(["demarche-request", "demarche-reply"])
"""Kinds of cable whose text is looked at for sentences that give a state, whatever they refer to."""


def _source(record: Mapping[str, Any]) -> str:
    source = record.get("source") or {}
    return f"{source.get('sha256') or source.get('path') or ''}:{source.get('start') or 0}"


def _own_station(reference_id: str | None, origin: str | None) -> str | None:
    named = split_id(reference_id) if reference_id else None
    return named[1] if named else station_of(origin) if origin else None


def _addressees(rows: Any) -> tuple[Addressee, ...]:  # noqa: ANN401 - a JSON value
    return tuple(Addressee(row["name"], station_of(row["name"])) for row in rows or () if row.get("name"))


def _refs(record: Mapping[str, Any]) -> tuple[Ref, ...]:
    found = [Ref(row["canonical"], row.get("bullet")) for row in record.get("references") or () if row.get("canonical")]
    if not found:
        found = [Ref(canonical, None) for canonical in record.get("refs") or ()]
    own = record.get("reference_id")
    return tuple(dict.fromkeys(ref for ref in found if ref.canonical != own))


def _body(record: Mapping[str, Any], text: str | None) -> tuple[int, int]:
    """Return where the text of the body begins and ends: from the first numbered paragraph, else of the whole cable."""
    source = record.get("source") or {}
    end = source.get("end")
    end = end if end is not None else len(text or "")
    spans = [row["span"] for row in record.get("paragraphs") or () if row.get("span")]
    return (spans[0][0] if spans else source.get("start") or 0), end


def _response(row: Any) -> Response | None:  # noqa: ANN401 - a JSON value
    if not row:
        return None
    answers = tuple(row.get("answers") or ())
    return Response(row.get("government"), row.get("date"), row.get("outcome"), answers, _span(row))


def _deadline(row: Any) -> Deadline | None:  # noqa: ANN401 - a JSON value
    return Deadline(row.get("text") or "", row.get("due"), _span(row)) if row else None


def _asks(rows: Any) -> tuple[Ask, ...]:  # noqa: ANN401 - a JSON value
    return tuple(Ask(row.get("of") or "", row.get("government"), row.get("text") or "") for row in rows or ())


def _parties(rows: Any) -> tuple[PartyFact, ...]:  # noqa: ANN401 - a JSON value
    return tuple(
        PartyFact(
            row["name"],
            tuple(row.get("aliases") or ()),
            row.get("country"),
            tuple(row.get("roles") or ()),
            _span(row),
            row.get("address"),
        )
        for row in rows or ()
        if row.get("name")
    )


def _relations(rows: Any) -> tuple[RelationFact, ...]:  # noqa: ANN401 - a JSON value
    return tuple(
        RelationFact(row["from"], row["to"], row["type"], _span(row))
        for row in rows or ()
        if row.get("from") and row.get("to")
    )


def _goods(rows: Any) -> tuple[GoodsFact, ...]:  # noqa: ANN401 - a JSON value
    return tuple(
        GoodsFact(
            row.get("text") or "",
            row.get("quantity"),
            tuple(map(_words, row.get("controls_named") or ())),
            tuple(map(_words, row.get("likely_controls") or ())),
            _span(row),
        )
        for row in rows or ()
    )


def _words(item: Any) -> str:  # noqa: ANN401 - a string, or a claim that holds one
    if isinstance(item, str):
        return item
    return str(next((item[name] for name in ("name", "ref", "entry", "text") if item.get(name)), ""))


def _span(row: Mapping[str, Any]) -> Span:
    span = row.get("span")
    return (span[0], span[1]) if span else None


def read_moment(text: str | None) -> datetime | None:
    """Return the moment of an ISO date and time in UTC, None where it is none."""
    try:
        return datetime.fromisoformat(text).astimezone(UTC) if text else None
    except ValueError:
        return None


def read_date(text: str | None) -> date | None:
    """Return the date of an ISO date, None where it is none."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None
