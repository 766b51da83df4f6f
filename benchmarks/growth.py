"""Time for one message that grows to 10 MB: it has to grow with the length, not with its square."""

import time
from collections.abc import Callable

from benchmarks.generate import Maker
from benchmarks.report import Row
from demarche.reading import read_text

STEPS = (625_000, 2_500_000, 10_000_000)
QUICK_STEPS = (100_000, 400_000, 1_600_000)
ALLOWED = 1.6
"""How much more a character may cost in the longest message than in the shortest."""

OPENING = "P 011605Z FEB 10\nFM SECSTATE WASHDC\nTO AMEMBASSY PARIS\nBT\nS E C R E T STATE 009939\n\n"


def _repeated(unit: str) -> Callable[[int], str]:
    return lambda size: OPENING + unit * (size // len(unit))


SHAPES: dict[str, Callable[[int], str]] = {
    "a cable": lambda size: Maker(3).cable(size),
    "one line": _repeated("A"),
    "blank lines": _repeated(" \n"),
    "open brackets": _repeated("1. (S/"),
    "short paragraphs": _repeated("1. (S) X\n"),
    "tags": _repeated("TAGS: PREL, "),
    "references": _repeated("REF: A. STATE 1 "),
    "dashes": _repeated("----\n"),
    "quotes": _repeated("QUOTE\n"),
    "addressees": _repeated("RUEHC/SECSTATE WASHDC IMMEDIATE 1\n"),
    "pages": _repeated("PAGE 02  STATE 181062\n"),
    "csv quotes": _repeated('"",\\"'),
}


def run(quick: bool) -> list[Row]:
    """Read each shape at three sizes and compare the cost of a character."""
    steps = QUICK_STEPS if quick else STEPS
    return [_measure(name, shape, steps) for name, shape in SHAPES.items()]


def _measure(name: str, shape: Callable[[int], str], steps: tuple[int, ...]) -> Row:
    costs = []
    for size in steps:
        text = shape(size)
        started = time.perf_counter()
        for cable in read_text(text, "raw-message"):
            cable.to_record()
        costs.append((time.perf_counter() - started) / len(text))
        if costs[-1] > 10 * costs[0]:
            break
    ratio = costs[-1] / costs[0]
    measured = f"x{ratio:.2f} a character, {costs[-1] * steps[len(costs) - 1]:.2f} s"
    return Row(f"growth to {steps[len(costs) - 1] / 1e6:g} MB, {name}", measured, f"<= x{ALLOWED}", ratio <= ALLOWED)
