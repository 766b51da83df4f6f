"""Places of a text by where they stand."""

from bisect import bisect_left, bisect_right

from demarche.claims.places import Place, find_places


class Places:
    """The places that a text names."""

    def __init__(self, text: str) -> None:
        found: list[Place] = find_places(text)
        north = any(p.code == "KP" for p in found)
        # "Korea" alone is the north in a cable that speaks of it: `Trading Corporation of Korea`.
        self.found = [p._replace(code="KP") if north and text[p.start : p.end].upper() == "KOREA" else p for p in found]
        self._starts = [p.start for p in self.found]

    def at(self, offset: int) -> Place | None:
        """Return the place that covers an offset."""
        index = bisect_right(self._starts, offset) - 1
        if index >= 0 and self.found[index].end > offset:
            return self.found[index]
        return None

    def any_within(self, start: int, end: int) -> bool:
        """Tell whether a place begins in `[start, end)`."""
        index = bisect_left(self._starts, start)
        return index < len(self._starts) and self._starts[index] < end

    def within(self, start: int, end: int) -> list[Place]:
        """Return the places that lie in `[start, end)`."""
        first = bisect_right(self._starts, start - 1)
        last = bisect_right(self._starts, end - 1)
        return [p for p in self.found[first:last] if p.end <= end]
