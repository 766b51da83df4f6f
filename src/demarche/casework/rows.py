"""The rows of a cable's facts: addressees, references and claims, each made from its part of a reading record."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any, NamedTuple

from demarche.casework.posts import station_of

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


def addressees_of(rows: Any) -> tuple[Addressee, ...]:  # noqa: ANN401 - a JSON value
    """Return the addressees of a record, each with its station."""
    return tuple(Addressee(row["name"], station_of(row["name"])) for row in rows or () if row.get("name"))


def refs_of(record: Mapping[str, Any]) -> tuple[Ref, ...]:
    """Return the cables that the REF section names, without the cable itself."""
    found = [Ref(row["canonical"], row.get("bullet")) for row in record.get("references") or () if row.get("canonical")]
    if not found:
        found = [Ref(canonical, None) for canonical in record.get("refs") or ()]
    own = record.get("reference_id")
    return tuple(dict.fromkeys(ref for ref in found if ref.canonical != own))


def body_of(record: Mapping[str, Any], text: str | None) -> tuple[int, int]:
    """Return where the text of the body begins and ends: from the first numbered paragraph, else of the whole cable."""
    source = record.get("source") or {}
    end = source.get("end")
    end = end if end is not None else len(text or "")
    spans = [row["span"] for row in record.get("paragraphs") or () if row.get("span")]
    return (spans[0][0] if spans else source.get("start") or 0), end


def response_of(row: Any) -> Response | None:  # noqa: ANN401 - a JSON value
    """Return the response that a record reports."""
    if not row:
        return None
    answers = tuple(row.get("answers") or ())
    return Response(row.get("government"), row.get("date"), row.get("outcome"), answers, span_of(row))


def deadline_of(row: Any) -> Deadline | None:  # noqa: ANN401 - a JSON value
    """Return the deadline of a record."""
    return Deadline(row.get("text") or "", row.get("due"), span_of(row)) if row else None


def asks_of(rows: Any) -> tuple[Ask, ...]:  # noqa: ANN401 - a JSON value
    """Return what a record asks of whom."""
    return tuple(Ask(row.get("of") or "", row.get("government"), row.get("text") or "") for row in rows or ())


def parties_of(rows: Any) -> tuple[PartyFact, ...]:  # noqa: ANN401 - a JSON value
    """Return the parties of a record."""
    return tuple(
        PartyFact(
            row["name"],
            tuple(row.get("aliases") or ()),
            row.get("country"),
            tuple(row.get("roles") or ()),
            span_of(row),
            row.get("address"),
        )
        for row in rows or ()
        if row.get("name")
    )


def relations_of(rows: Any) -> tuple[RelationFact, ...]:  # noqa: ANN401 - a JSON value
    """Return the relations of a record."""
    return tuple(
        RelationFact(row["from"], row["to"], row["type"], span_of(row))
        for row in rows or ()
        if row.get("from") and row.get("to")
    )


def goods_of(rows: Any) -> tuple[GoodsFact, ...]:  # noqa: ANN401 - a JSON value
    """Return the goods of a record."""
    return tuple(
        GoodsFact(
            row.get("text") or "",
            row.get("quantity"),
            tuple(map(words_of_claim, row.get("controls_named") or ())),
            tuple(map(words_of_claim, row.get("likely_controls") or ())),
            span_of(row),
        )
        for row in rows or ()
    )


def events_of(rows: Any) -> tuple[EventFact, ...]:  # noqa: ANN401 - a JSON value
    """Return the events of a record."""
    return tuple(EventFact(row["type"], row.get("date"), row.get("text") or "", span_of(row)) for row in rows or ())


def words_of_claim(item: Any) -> str:  # noqa: ANN401 - a string, or a claim that holds one
    """Return the words of a claim that may be a plain string."""
    if isinstance(item, str):
        return item
    return str(next((item[name] for name in ("name", "ref", "entry", "text") if item.get(name)), ""))


def span_of(row: Mapping[str, Any]) -> Span:
    """Return the span of a claim, None where it has none."""
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
