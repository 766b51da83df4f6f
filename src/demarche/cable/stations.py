"""Stations: the names by which message reference numbers call posts and departments, and which of them are one.

The table is data (`data/stations.toml`). A name that is not in it is understood, by rule, as the one station

* that it begins (at least five letters: copies cut names short, `KUALALUMP`, `PORT AU PR`), or
* from which it differs by one slip of at least five letters: one lost, doubled, changed or swapped,

and only where exactly one station fits. Any other name stands as it is written.
"""

from functools import cache, lru_cache
from typing import NamedTuple

from demarche.cable.words import load
from demarche.text.slips import one_slip

_SHORTEST = 5


class Station(NamedTuple):
    """A station's canonical name without blanks, and whether the table (or a rule over it) knows it."""

    name: str
    known: bool


def fold(name: str) -> str:
    """Return a station's name without blanks and marks, in capitals; a nought among letters is the letter O."""
    folded = "".join(c for c in name if c.isalnum()).upper()
    if not folded.isascii():
        folded = folded.encode("ascii", "ignore").decode()
    return folded.replace("0", "O")


@cache
def _table() -> dict[str, str]:
    data = load("stations")
    names: dict[str, str] = {}
    for group in data.values():
        for station, others in group.items():
            canonical = fold(station)
            for name in (canonical, *map(fold, others)):
                if names.setdefault(name, canonical) != canonical:
                    raise ValueError(f"data/stations.toml: {name} stands for {names[name]} and for {canonical}")
    return names


@lru_cache(maxsize=65536)
def find_station(name: str) -> Station:
    """Return the station that a name stands for; an unknown name stands for itself."""
    folded = fold(name)
    names = _table()
    if folded in names:
        return Station(names[folded], known=True)
    if len(folded) >= _SHORTEST:
        begun = {station for known, station in names.items() if known.startswith(folded)}
        fits = begun or {
            station for known, station in names.items() if len(known) >= _SHORTEST and one_slip(folded, known)
        }
        if len(fits) == 1:
            return Station(fits.pop(), known=True)
    return Station(folded, known=False)
