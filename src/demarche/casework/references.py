"""The requests that a wrong reference may mean: one slip in the number, another year, another station."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from demarche.cable.ids import split_id

_DIGITS = "0123456789"
_CLOSEST = 12
"""Requests of one number and year, whatever the station, above which a number says nothing."""


class SlipIndex:
    """Finds requests by ids that are nearly theirs."""

    def __init__(self, ids: Iterable[str]) -> None:
        self._by_station: dict[tuple[str, int], list[str]] = defaultdict(list)
        self._by_number: dict[tuple[int, int], list[str]] = defaultdict(list)
        self._known: set[str] = set()
        for canonical in sorted(ids):
            if named := split_id(canonical):
                year, station, number = named
                self._known.add(canonical)
                self._by_station[station, number].append(canonical)
                self._by_number[year, number].append(canonical)

    def near(self, canonical: str) -> Iterator[tuple[str, str]]:
        """Yield each request that the id may mean, and the slip in words; the same id is not among them."""
        named = split_id(canonical)
        if named is None:
            return
        year, station, number = named
        seen = {canonical}
        for found in self._by_station.get((station, number), ()):
            if found not in seen:
                seen.add(found)
                yield found, "year"
        if number >= 100:
            others = self._by_number.get((year, number), ())
            for found in others if len(others) <= _CLOSEST else ():
                if found not in seen:
                    seen.add(found)
                    yield found, "station"
        digits = str(number)
        if len(digits) < 3:
            return
        for slipped in _slips(digits):
            found = f"{year % 100:02}{station}{slipped}"
            if found in self._known and found not in seen:
                seen.add(found)
                yield found, "digit"


def _slips(digits: str) -> Iterator[int]:
    """Yield the numbers that one wrong, lost, doubled or swapped digit makes of a number."""
    for i in range(len(digits)):
        for digit in _DIGITS:
            if digit != digits[i]:
                yield int(digits[:i] + digit + digits[i + 1 :])
        yield int(digits[:i] + digits[i + 1 :])
        if i + 1 < len(digits):
            yield int(digits[:i] + digits[i + 1] + digits[i] + digits[i + 2 :])
    for i in range(len(digits) + 1):
        for digit in _DIGITS:
            yield int(digits[:i] + digit + digits[i:])
