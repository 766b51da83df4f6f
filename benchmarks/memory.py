"""Peak memory while a large Cablegate CSV is streamed, measured in a process of its own."""

import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.generate import write_csv
from benchmarks.report import Row

ROWS = 250_000
QUICK_ROWS = 10_000
SIZE = 1_500
GOAL_MB = 300


def run(quick: bool) -> list[Row]:
    """Make the CSV, stream it, and tell the peak and the rate."""
    rows = QUICK_ROWS if quick else ROWS
    with tempfile.TemporaryDirectory(prefix="demarche-bench-") as folder:
        path = Path(folder) / "cables.csv"
        write_csv(path, rows, SIZE)
        megabytes = path.stat().st_size / 1e6
        command = [sys.executable, "-m", "benchmarks.memory", str(path)]
        output = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    count, seconds, peak = output.split()
    if int(count) != rows:
        return [Row("memory, streaming a CSV", f"read {count} of {rows} rows", "all rows", met=False)]
    name = f"memory, streaming a CSV of {rows:,} rows ({megabytes:,.0f} MB)"
    measured = f"{float(peak):,.0f} MB, {rows / float(seconds):,.0f} rows/s"
    return [Row(name, measured, f"< {GOAL_MB} MB", float(peak) < GOAL_MB)]


def _stream(path: str) -> None:
    from demarche import read_cables

    started = time.perf_counter()
    count = 0
    for cable in read_cables(path):
        cable.to_record()
        count += 1
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(count, time.perf_counter() - started, peak)


if __name__ == "__main__":
    _stream(sys.argv[1])
