"""`python -m benchmarks [--only NAME] [--quick]`: run the measurements, print one table; leaves with 1 on a miss."""

import argparse
import importlib
import os
import platform
import sys
import time
from datetime import UTC, datetime

from benchmarks.report import NOT_JUDGED, Bench, Row, show

NAMES = ("speed", "peer", "memory", "growth", "fuzz", "conformance", "desk")


def main() -> int:
    """Run what was asked for."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--only", action="append", choices=NAMES, metavar="NAME", help=f"one of {', '.join(NAMES)}")
    parser.add_argument("--quick", action="store_true", help="a tenth of the work or less; the figures are rough")
    options = parser.parse_args()
    rows: list[Row] = []
    for name in options.only or NAMES:
        bench: Bench = importlib.import_module(f"benchmarks.{name}").run
        started = time.perf_counter()
        rows += bench(options.quick)
        print(f"{name} took {time.perf_counter() - started:,.0f} s", file=sys.stderr)
    quick = ", quick: rough figures" if options.quick else ""
    print(f"\n{datetime.now(tz=UTC):%Y-%m-%d}, Python {platform.python_version()}, {os.cpu_count()} cores{quick}\n")
    show(rows)
    missed = sum(row.met is False for row in rows)
    aside = sum(NOT_JUDGED in row.goal for row in rows)
    print(f"\n{missed or 'no'} goal{'' if missed == 1 else 's'} missed" + (f", {aside} set aside" if aside else ""))
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
