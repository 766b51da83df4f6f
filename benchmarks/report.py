"""What a measurement yields: rows of a table, and whether the goal was met."""

from collections.abc import Callable
from typing import NamedTuple


class Row(NamedTuple):
    """One line of the table; `met` is None where there is no goal."""

    name: str
    measured: str
    goal: str = ""
    met: bool | None = None


Bench = Callable[[bool], list[Row]]
"""A measurement; the flag asks for a quick one."""


def show(rows: list[Row]) -> None:
    """Print rows as columns."""
    widths = [max(len(str(row[i])) for row in rows) for i in range(3)]
    for row in rows:
        verdict = {None: "", True: "met", False: "MISSED"}[row.met]
        print(
            f"{row.name:<{widths[0]}}  {row.measured:>{widths[1]}}  {row.goal:<{widths[2]}}  {verdict}".rstrip(),
            flush=True,
        )
