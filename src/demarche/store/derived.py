"""What was worked out of the readings, kept for the next command: given back only where nothing has changed since.

It is kept of the view that sees everything alone, and given to no other: what a narrower view shows is worked out of
what that view shows.
"""

import json
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, Engine, delete, func, select, update
from sqlalchemy.exc import DBAPIError

from demarche.store.bulk import insert_rows
from demarche.store.connect import writing
from demarche.store.decisions import LINK
from demarche.store.labels import Sight
from demarche.store.schema import counters, decisions, derived
from demarche.store.shape import pack, unpack

READINGS = "readings"
_TOGETHER = 1000
"""Items of one row."""


class Stand(NamedTuple):
    """What changes whenever readings, decisions about claims, or decisions about links do.

    To confirm a claim changes none of them: it is in the readings already, and stays as it is.
    """

    readings: int
    claims: int
    links: int


def read_stand(connection: Connection) -> Stand:
    """Return how a desk stands."""
    counted = select(counters.c.value).where(counters.c.name == READINGS)
    last = func.coalesce(func.max(decisions.c.id), 0)
    claims = (decisions.c.field != LINK) & (decisions.c.action != "confirm")
    queries = (counted, select(last).where(claims), select(last).where(decisions.c.field == LINK))
    return Stand(*(connection.execute(query).scalar_one() for query in queries))


def count_change(connection: Connection) -> None:
    """Note that readings have changed."""
    connection.execute(update(counters).where(counters.c.name == READINGS).values(value=counters.c.value + 1))


def read_derived(connection: Connection, sight: Sight, name: str, key: str) -> list[Any] | None:
    """Return the items that were kept under a name, None where there are none, or none with this key."""
    if not sight.whole:
        return None
    query = select(derived.c.data).where(derived.c.name == name, derived.c.key == key).order_by(derived.c.n)
    rows = connection.execute(query).scalars().all()
    return [item for data in rows for item in json.loads(unpack(data))] if rows else None


def keep_derived(engine: Engine, stand: Stand, key: str, found: Mapping[str, Sequence[Any]]) -> None:
    """Keep items under their names; not where the desk has changed since it stood so, or cannot be written to."""
    rows = [
        {"name": name, "n": n, "key": key, "data": pack(json.dumps(items[at : at + _TOGETHER], separators=(",", ":")))}
        for name, items in found.items()
        for n, at in enumerate(range(0, max(1, len(items)), _TOGETHER))
    ]
    try:
        with writing(engine) as connection:
            if read_stand(connection) == stand:
                connection.execute(delete(derived).where(derived.c.name.in_(list(found))))
                insert_rows(connection, derived, rows)
    except DBAPIError:
        # Someone else writes, or nobody may: then it is worked out once more the next time.
        return
