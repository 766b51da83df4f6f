"""Time for one message that grows to 10 MB, of every hostile shape: it has to grow with the length, not its square.

The claims are read of a request that grows to a tenth of a megabyte: they cost far more a character.
"""

import gc
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import NamedTuple

from benchmarks.generate import Maker
from benchmarks.report import Row
from benchmarks.shapes import CARRIERS, PLACES, UNITS, repeated
from demarche.reading import read_text

LARGEST = 10_000_000
QUICK_LARGEST = 200_000
QUICK_SAMPLED = 5
"""Of how many shapes one is tried in a quick run."""
PROCESSES = 2
OTHERS = 1_000_000
"""Size to which the message grows in other carriers, where the same readers work on it."""
CLAIMS, QUICK_CLAIMS = 160_000, 40_000
"""Sizes to which a request grows of which the claims are read."""
SMALLEST = 10_000
STEP = 4
ALLOWED = 2.0
"""How much more a character may cost in the longest message than in one 250 times shorter: that one fits the caches."""
HOPELESS = 3.0
"""From this on, longer messages are not tried: a square would take hours."""
REQUEST = """O 011605Z FEB 10
FM SECSTATE WASHDC
TO AMEMBASSY PRAGUE IMMEDIATE
BT
S E C R E T STATE 009939

E.O. 13526: DECL: 02/01/2035
TAGS: PARM, MTCRE, ETTC, EZ, IR
SUBJECT: PUMPS FOR A BUYER IN IRAN

1. (S) This is an action request. In March Halvorsund Pumps s.r.o. (HP) of Brno sold 40 vacuum pumps to Arvand Tajhiz,
a Tehran trading firm that buys for the Sabalan Industries Group. Embassy should report the response by March 3.

2. (S) """
PATIENCE = 0.5
"""Seconds up to which a measurement is taken three times, of which the best counts."""
SPREAD = 0.02
"""Seconds below which a measurement says nothing."""


class _Trial(NamedTuple):
    where: str
    shape: str
    unit: str | None
    carrier: str
    smallest: int
    largest: int
    extractor: str = "none"


class Growth(NamedTuple):
    """How much more a character costs in the longest message that was tried, and what that message took."""

    ratio: float
    size: int
    seconds: float
    shape: str
    where: str

    def __str__(self) -> str:
        return f"x{self.ratio:.2f} a character, {self.seconds:.2f} s for {self.size / 1e6:.3g} MB"


def run(quick: bool) -> list[Row]:
    """Read each shape at several sizes and compare the cost of a character; one row a place, and one a miss."""
    smallest, largest = (SMALLEST, QUICK_LARGEST) if quick else (SMALLEST, LARGEST)
    units = UNITS[::QUICK_SAMPLED] if quick else UNITS
    trials = [_Trial("a cable", "a cable", None, "raw-message", smallest, largest)]
    for place in PLACES:
        # Paragraphs may go on for ever; a heading of 10 MB there is not.
        size = largest if place == "body" else min(largest, OTHERS)
        trials += [_Trial(place, repr(unit), unit, "raw-message", smallest, size) for unit in units]
    for carrier in CARRIERS:
        size = min(largest, OTHERS)
        trials += [_Trial(carrier, repr(unit), unit, carrier, smallest, size) for unit in units]
    most = QUICK_CLAIMS if quick else CLAIMS
    trials += [_Trial("claims", repr(unit), unit, "raw-message", smallest, most, "rules") for unit in units]
    with ProcessPoolExecutor(PROCESSES, mp_context=get_context("spawn")) as pool:
        grown = list(pool.map(_grow, trials, chunksize=4))
    return [
        row
        for where in ("a cable", *PLACES, *CARRIERS, "claims")
        for row in rows_of(where, [g for g in grown if g.where == where])
    ]


def _make(trial: _Trial, size: int) -> str:
    if trial.unit is None:
        return Maker(3).cable(size)
    filler = repeated(trial.unit, size)
    if trial.where == "claims":
        return REQUEST + filler
    if trial.where in PLACES:
        return PLACES[trial.where](filler)
    return CARRIERS[trial.carrier](PLACES["body"](filler))


def _grow(trial: _Trial) -> Growth:
    costs: list[float] = []
    seconds, size = 0.0, trial.smallest
    for size in _sizes(trial.smallest, trial.largest):
        text = _make(trial, size)
        seconds = _seconds(text, trial)
        if seconds < PATIENCE:
            seconds = min(seconds, _seconds(text, trial), _seconds(text, trial))
        costs.append(seconds / len(text))
        if seconds > SPREAD and costs[-1] > HOPELESS * costs[min(1, len(costs) - 1)]:
            break
    # What any message costs, and what is read of its first lines alone, weighs on the shortest; the second measures.
    ratio = costs[-1] / costs[min(1, len(costs) - 2)] if seconds > SPREAD else 1.0
    return Growth(ratio, size, seconds, trial.shape, trial.where)


def _sizes(smallest: int, largest: int) -> Iterator[int]:
    size = smallest
    while size < largest:
        yield size
        size *= STEP
    yield largest


def _seconds(text: str, trial: _Trial) -> float:
    # The collector of cyclic garbage looks at what is alive again and again: that makes a long message up to twice as
    # dear, levels off, and would hide what the reader does itself.
    gc.disable()
    started = time.process_time()
    for cable in read_text(text, trial.carrier, trial.extractor):
        cable.to_record()
    seconds = time.process_time() - started
    gc.enable()
    return seconds


def rows_of(place: str, grown: list[Growth]) -> list[Row]:
    """Return a row that sums up a place, and a row for each shape that grows too fast."""
    good = [growth for growth in grown if growth.ratio <= ALLOWED]
    goal = f"<= x{ALLOWED}"
    rows = [
        Row(f"growth, {place}: {growth.shape}", str(growth), goal, met=False) for growth in grown if growth not in good
    ]
    if good:
        shapes = f"{len(good)} of {len(grown)} shapes" if len(grown) > 1 else "one shape"
        rows.insert(0, Row(f"growth, {place}: {shapes}, the worst", str(max(good)), goal, met=True))
    return rows
