"""Cables a second on one core, from text of a carrier not named to the full record, problems included.

Once without claims, once with those of the built-in rules.
"""

import time

from benchmarks.generate import cables
from benchmarks.report import Row
from demarche.reading import read_text

SIZES = ((1_500, 2_000), (8_500, 600), (70_000, 80))
"""Characters of a cable, and how many different ones are read a round."""
GOALS = {8_500: 4_000}
ROUNDS = 5


def run(quick: bool) -> list[Row]:
    """Read generated cables of three sizes; the best of several rounds counts."""
    rows = []
    for size, count in SIZES:
        sample = cables(count // 10 if quick else count, size)
        rate = max(_rate(sample) for _ in range(2 if quick else ROUNDS))
        goal = GOALS.get(size)
        length = sum(map(len, sample)) / len(sample)
        name = f"speed, cables of {size / 1000:g} kB"
        measured = f"{rate:,.0f} cables/s ({rate * length / 1e6:.1f} MB/s)"
        rows.append(Row(name, measured, f">= {goal:,}" if goal else "", rate >= goal if goal else None))
        few = sample[: max(1, len(sample) // 4)]
        rate = max(_rate(few, "rules") for _ in range(2))
        rows.append(Row(f"{name}, with claims", f"{rate:,.0f} cables/s", "", None))
    return rows


def _rate(sample: list[str], extractor: str = "none") -> float:
    # Time of this process: another that has the core meanwhile does not count.
    started = time.process_time()
    for text in sample:
        for cable in read_text(text, extractor=extractor):
            cable.to_record()
    return len(sample) / (time.process_time() - started)
