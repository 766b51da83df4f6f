"""What a measurement yields: rows of a table, and whether the goal was met."""

from collections.abc import Callable
from typing import NamedTuple


class Row(NamedTuple):
    """One line of the table; `met` is None where there is no goal."""

    name: str
    measured: str
    goal: str = ""
    met: bool | None = None


NOT_JUDGED = "set aside"
"""What a goal says that is told and not judged."""
VERDICTS = {None: "", True: "met", False: "MISSED"}

Bench = Callable[[bool], list[Row]]
"""A measurement; the flag asks for a quick one."""


def show(rows: list[Row]) -> None:
    """Print rows as columns."""
    table = [("WHAT", "MEASURED", "GOAL", ""), *((row.name, row.measured, row.goal, VERDICTS[row.met]) for row in rows)]
    widths = [max(len(row[i]) for row in table) for i in range(3)]
    for name, measured, goal, verdict in table:
        print(f"{name:<{widths[0]}}  {measured:>{widths[1]}}  {goal:<{widths[2]}}  {verdict}".rstrip())
