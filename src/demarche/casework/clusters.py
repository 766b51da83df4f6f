"""Joining nodes into clusters under constraints: what a person refused to join is joined by no path."""

from collections.abc import Iterable


class Clusters:
    """Disjoint sets over numbers that remember which numbers must stay apart."""

    def __init__(self, size: int, apart: Iterable[tuple[int, int]] = ()) -> None:
        self._parent = list(range(size))
        self._weight = [1] * size
        self._enemies: dict[int, set[int]] = {}
        for a, b in apart:
            self._enemies.setdefault(a, set()).add(b)
            self._enemies.setdefault(b, set()).add(a)

    def find(self, item: int) -> int:
        """Return the number that stands for the item's set."""
        parent = self._parent
        while parent[item] != item:
            parent[item] = parent[parent[item]]
            item = parent[item]
        return item

    def are_apart(self, a: int, b: int) -> bool:
        """Tell whether the sets of two numbers hold a pair that must stay apart."""
        a, b = self.find(a), self.find(b)
        enemies, other = self._enemies.get(a), b
        if enemies is None:
            return False
        hostile = self._enemies.get(b)
        if hostile is not None and len(hostile) < len(enemies):
            enemies, other = hostile, a
        return any(self.find(enemy) == other for enemy in enemies)

    def join(self, a: int, b: int) -> bool:
        """Join the sets of two numbers; False, and nothing done, where they must stay apart."""
        a, b = self.find(a), self.find(b)
        if a == b:
            return True
        if self.are_apart(a, b):
            return False
        if self._weight[a] < self._weight[b]:
            a, b = b, a
        self._parent[b] = a
        self._weight[a] += self._weight[b]
        if b in self._enemies:
            self._enemies.setdefault(a, set()).update(self._enemies.pop(b))
        return True
