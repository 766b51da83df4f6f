"""What two places of a cable tell of one happening is one event."""

from collections.abc import Iterator
from datetime import timedelta
from typing import NamedTuple

from demarche.claims.rules.times.date_mention import DateMention
from demarche.claims.rules.times.event_words import Trigger

_FAMILIES = (
    frozenset(("shipment", "delivery", "expected-delivery")),
    frozenset(("contract", "order")),
    frozenset(("offer", "inquiry")),
    frozenset(("delivery-of-demarche", "response")),
)
_NEAR = timedelta(days=4)


class Reading(NamedTuple):
    """An event as one place tells it."""

    type: str
    mention: DateMention
    trigger: Trigger
    sentence: int
    """Where its sentence begins."""
    in_points: bool
    """Whether it stands in talking points, which say again, and more vaguely, what the cable tells."""


def merged(readings: list[Reading]) -> list[Reading]:
    """Return the readings that say something of their own, in order."""
    readings = [_answered(r, readings) for r in readings]
    # "In January, and the rest in the course of the year": two dates of one sentence are two happenings.
    beside = [any(_covers(r.mention, o.mention) for o in _together(readings, i)) for i, r in enumerate(readings)]
    return [
        r
        for i, r in enumerate(readings)
        if not any(_says_more(o, j, r, i, beside=beside[i]) for j, o in enumerate(readings) if i != j)
    ]


def _together(readings: list[Reading], index: int) -> Iterator[Reading]:
    """Yield the readings before and behind one that are of its type and sentence."""
    reading = readings[index]
    for step in (-1, 1):
        at = index + step
        while 0 <= at < len(readings) and readings[at].sentence == reading.sentence:
            if readings[at].type == reading.type:
                yield readings[at]
            at += step


def _answered(reading: Reading, readings: list[Reading]) -> Reading:
    """A talk about points that had been handed over on a day before is about the answer."""
    if reading.type != "delivery-of-demarche" or reading.trigger.kind not in {"meeting", "call"}:
        return reading
    before = any(
        r.type == reading.type and r.trigger.kind in {"raise", "bring"} and r.mention.last < reading.mention.first
        for r in readings
    )
    return reading._replace(type="response") if before else reading


def _says_more(other: Reading, other_index: int, reading: Reading, index: int, *, beside: bool) -> bool:
    """Tell whether another reading says what a reading says, as exactly or more so.

    `beside` where it stands beside an exacter date: it is another happening then.
    """
    echo = reading.in_points and not other.in_points
    if reading.type != other.type and not (echo and any({reading.type, other.type} <= f for f in _FAMILIES)):
        return False
    if reading.mention.value == other.mention.value:
        return echo or (other_index < index and reading.type == other.type)
    apart = not beside and reading.sentence != other.sentence and (reading.in_points or not other.in_points)
    return (apart and _covers(reading.mention, other.mention)) or (echo and _is_near(reading.mention, other.mention))


def _covers(wide: DateMention, narrow: DateMention) -> bool:
    """Tell whether one date is a vaguer form of another."""
    if wide.day is not None or (wide.last - wide.first) <= (narrow.last - narrow.first):
        return False
    return wide.first <= narrow.first and narrow.last <= wide.last


def _is_near(a: DateMention, b: DateMention) -> bool:
    """Tell whether two dates, one of them vague, may be the same."""
    if a.day is not None and b.day is not None:
        return False
    return max(b.first - a.last, a.first - b.last, timedelta(0)) <= _NEAR
