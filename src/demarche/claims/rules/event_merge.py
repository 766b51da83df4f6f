"""What two places of a cable tell of one happening is one event."""

from datetime import timedelta
from typing import NamedTuple

from demarche.claims.rules.date_mention import DateMention
from demarche.claims.rules.event_words import Trigger

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
    in_points: bool
    """Whether it stands in talking points, which say again, and more vaguely, what the cable tells."""


def merged(readings: list[Reading]) -> list[Reading]:
    """Return the readings that say something of their own, in order."""
    return [
        r for i, r in enumerate(readings) if not any(_says_more(o, j, r, i) for j, o in enumerate(readings) if i != j)
    ]


def _says_more(other: Reading, other_index: int, reading: Reading, index: int) -> bool:
    """Tell whether another reading says what a reading says, as exactly or more so."""
    echo = reading.in_points and not other.in_points
    if reading.type != other.type and not (echo and any({reading.type, other.type} <= f for f in _FAMILIES)):
        return False
    if reading.mention.value == other.mention.value:
        return echo or (other_index < index and reading.type == other.type)
    return _covers(reading.mention, other.mention) or (echo and _is_near(reading.mention, other.mention))


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
