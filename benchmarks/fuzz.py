"""The mutation fuzzer: damaged cables, none of which may raise, lose a character or take long."""

import random
import tempfile
import time
import traceback
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import NamedTuple
from zipfile import ZipFile, is_zipfile

from benchmarks.generate import cables
from benchmarks.mutate import mutate
from benchmarks.report import Row
from demarche.reading import read_text
from tests.laws import assert_laws

EXAMPLES = Path(__file__).parent.parent / "examples"
CASES = 200_000
QUICK_CASES = 4_000
CHUNK = 500
PROCESSES = 2
SAMPLED = 4
"""Of how many cables one is also held against the laws of reading."""
SLOW = 2.0
"""Seconds of the processor that no case may take."""
SEED = 20_100_201


class Failing(NamedTuple):
    """A case that went wrong; its number makes it again."""

    case: int
    what: str


@dataclass(slots=True)
class Tally:
    """What a stretch of cases came to."""

    cables: int
    slowest: float
    failing: list[Failing]


def run(quick: bool) -> list[Row]:
    """Read the mutated cables in two processes."""
    cases = QUICK_CASES if quick else CASES
    seeds = list(_seeds())
    started = time.perf_counter()
    with ProcessPoolExecutor(PROCESSES, mp_context=get_context("spawn")) as pool:
        tallies = list(pool.map(partial(_stretch, seeds), range(0, cases, CHUNK)))
    seconds = time.perf_counter() - started
    failing = [one for tally in tallies for one in tally.failing]
    slowest = max(tally.slowest for tally in tallies)
    _keep(failing, seeds)
    count = sum(tally.cables for tally in tallies)
    return [
        Row(f"fuzz, {cases:,} mutated cables", f"{len(failing)} failing or slow", "none", not failing),
        Row("fuzz, slowest case", f"{slowest * 1000:,.0f} ms", f"< {SLOW:g} s", slowest < SLOW),
        Row("fuzz, read in all", f"{count:,} cables in {seconds:,.0f} s"),
    ]


def case(number: int, seeds: list[bytes]) -> bytes:
    """Return the mutated cable of a number."""
    return mutate(random.Random(SEED + number), seeds)


def check(data: bytes, thorough: bool) -> int:
    """Read damaged bytes to the record and return how many cables there were; asserts the laws if thorough."""
    text = _decode(data)
    found = read_text(text)
    for cable in found:
        cable.to_record()
        if thorough:
            assert_laws(cable, text)
    return len(found)


def _decode(data: bytes) -> str:
    from demarche.text.decode import decode

    return decode(data).text


def _stretch(seeds: list[bytes], first: int) -> Tally:
    tally = Tally(0, 0.0, [])
    for number in range(first, first + CHUNK):
        started = time.process_time()
        try:
            tally.cables += check(case(number, seeds), thorough=number % SAMPLED == 0)
        except Exception:  # noqa: BLE001  whatever it is, it is what we look for
            tally.failing.append(Failing(number, traceback.format_exc(limit=-3)))
        seconds = time.process_time() - started
        tally.slowest = max(tally.slowest, seconds)
        if seconds >= SLOW:
            tally.failing.append(Failing(number, f"took {seconds:.1f} s\n"))
    return tally


def _seeds() -> Iterator[bytes]:
    for path in sorted(EXAMPLES.rglob("*")) if EXAMPLES.is_dir() else ():
        if is_zipfile(path):
            with ZipFile(path) as archive:
                yield from (archive.read(name) for name in archive.namelist() if not name.endswith("/"))
        elif path.is_file() and path.suffix != ".md":
            yield path.read_bytes()
    yield from (text.encode() for text in cables(4, 3_000, seed=9))


def _keep(failing: list[Failing], seeds: list[bytes]) -> None:
    if not failing:
        return
    folder = Path(tempfile.mkdtemp(prefix="demarche-fuzz-"))
    for one in failing[:20]:
        (folder / f"{one.case}.txt").write_bytes(case(one.case, seeds))
        (folder / f"{one.case}.traceback").write_text(one.what)
    print(f"the first failing cases are in {folder}; the first of all, case {failing[0].case}:\n{failing[0].what}")
