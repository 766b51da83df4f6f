"""Places of a text by where they stand."""

from bisect import bisect_left

from demarche.claims.places import Place, find_places


class Places:
    """The places that a text names."""

    def __init__(self, text: str) -> None:
        found: list[Place] = find_places(text)
        north = any(p.code == "KP" for p in found)
        # "Korea" alone is the north in a cable that speaks of it: `Trading Corporation of Korea`.
        self.found = [p._replace(code="KP") if north and text[p.start : p.end].upper() == "KOREA" else p for p in found]
        self._starts = [p.start for p in self.found]
        self.covering: dict[int, Place] = {}
        """The place that covers an offset, of each that one covers."""
        for place in self.found:
            self.covering.update(dict.fromkeys(range(place.start, place.end), place))

    def at(self, offset: int) -> Place | None:
        """Return the place that covers an offset."""
        return self.covering.get(offset)

    def any_within(self, start: int, end: int) -> bool:
        """Tell whether a place begins in `[start, end)`."""
        index = bisect_left(self._starts, start)
        return index < len(self._starts) and self._starts[index] < end

    def within(self, start: int, end: int) -> list[Place]:
        """Return the places that lie in `[start, end)`."""
        first = bisect_left(self._starts, start)
        last = bisect_left(self._starts, end, first) if end > start else first
        return [p for p in self.found[first:last] if p.end <= end]
