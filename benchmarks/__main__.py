"""`python -m benchmarks [--only NAME] [--quick]`: run the measurements and print a table; leaves with 1 on a miss."""

import argparse
import importlib
import os
import platform
import sys

from benchmarks.report import Bench, Row, show

NAMES = ("speed", "growth", "memory", "fuzz")


def main() -> int:
    """Run what was asked for."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--only", action="append", choices=NAMES, metavar="NAME", help=f"one of {', '.join(NAMES)}")
    parser.add_argument("--quick", action="store_true", help="a tenth of the work or less; the figures are rough")
    options = parser.parse_args()
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores{', quick' if options.quick else ''}\n")
    rows: list[Row] = []
    for name in options.only or NAMES:
        bench: Bench = importlib.import_module(f"benchmarks.{name}").run
        found = bench(options.quick)
        show(found)
        rows += found
    missed = sum(row.met is False for row in rows)
    print(f"\n{missed} goals missed" if missed else "\nall goals met")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
