"""Taking cables in, killed at random points and started again: the desk has to be that of one undisturbed run."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sqlalchemy import select

from benchmarks.generate import Maker, write_csv
from demarche.store import Reader, Store
from demarche.store.index import read_terms
from demarche.store.labels import Sight
from demarche.store.schema import metadata

SIZE = 1_500
_CHILD = """\
import sys
from demarche.store import Store, ingest
ingest.TOGETHER, ingest.LARGE = 7, 30_000
store = Store.open(sys.argv[1])
print("ready", flush=True)
store.ingest(sys.argv[3:], jobs=int(sys.argv[2]))
"""
"""Small transactions, and sources that count as large early: so most kills fall into the middle of something."""


def make_sources(folder: Path, count: int = 40) -> str:
    """Write files, an archive and a CSV, some cables in several of them; return their folder."""
    maker = Maker(11)
    texts = [maker.cable(SIZE) for _ in range(count)]
    (folder / "files").mkdir(parents=True)
    for i, text in enumerate(texts):
        (folder / "files" / f"{i:03}.txt").write_text(text, encoding="utf-8")
    with zipfile.ZipFile(folder / "more.zip", "w") as archive:
        for i, text in enumerate([*texts[::4], *(maker.cable(SIZE) for _ in range(count // 2))]):
            archive.writestr(f"{i:03}.txt", text)
    write_csv(folder / "rows.csv", count, SIZE)
    return str(folder)


def clean_run(url: str, source: str) -> tuple[dict[str, Any], float]:
    """Take the cables in undisturbed; return what the desk then holds, and the seconds that it took."""
    child = _start(url, source, 1)
    started = time.perf_counter()
    if child.wait():
        raise RuntimeError("taking in failed")
    seconds = time.perf_counter() - started
    with Store.open(url) as store:
        return content_of(store), seconds


def killed_run(url: str, source: str, wait: float, jobs: int = 1) -> dict[str, Any]:
    """Take the cables in, kill it after some seconds, take them in again; return what the desk then holds."""
    child = _start(url, source, jobs)
    time.sleep(wait)
    os.killpg(child.pid, signal.SIGKILL)
    child.wait()
    with Store.open(url) as store:
        # The same small transactions are of no use any more.
        store.ingest([source])
        return content_of(store)


def count_differences(new_desk: Callable[[], str], folder: Path, points: int, seed: int = 5) -> int:
    """Return how many of so many killed and resumed runs differ from an undisturbed one."""
    source = make_sources(folder / "in")
    expected, seconds = clean_run(new_desk(), source)
    chance = random.Random(seed)
    differing = 0
    for point in range(points):
        found = killed_run(new_desk(), source, chance.uniform(0, seconds), jobs=2 if point % 10 == 9 else 1)
        differing += found != expected
    shutil.rmtree(folder / "in")
    return differing


def _start(url: str, source: str, jobs: int) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-c", _CHILD, url, str(jobs), source]
    child = subprocess.Popen(command, stdout=subprocess.PIPE, start_new_session=True)
    assert child.stdout is not None
    with child.stdout:
        child.stdout.readline()
    return child


def content_of(store: Store) -> dict[str, Any]:
    """Return what a desk holds, whatever the numbers of its rows and however its index is cut."""
    rows: dict[str, list[dict[str, Any]]] = {}
    with store.engine.connect() as connection:
        for table in metadata.sorted_tables:
            rows[table.name] = [dict(row) for row in connection.execute(select(table)).mappings()]
    keys = {row["id"]: row["key"] for row in rows["labels"]}
    hashes = {row["id"]: row["sha256"] for row in rows["sources"]}
    names = {row["doc"]: row["id"] for row in rows["readings"]}
    held: dict[str, Any] = {
        "terms": sorted((names[doc], *rest) for doc, *rest in _terms(store) if doc in names),
        "sources": sorted(
            tuple(row[name] for name in ("sha256", "size", "cables", "version")) for row in rows["sources"]
        ),
    }
    numbered = {"label": keys, "subject_label": keys, "source": hashes, "doc": names}
    for name in ("chunks", "places", "readings", "contents", "sightings", "claims", "decisions"):
        values = ([(c, numbered[c][v] if c in numbered else v) for c, v in row.items()] for row in rows[name])
        held[name] = sorted(values, key=repr)
    return held


def _terms(store: Store) -> list[tuple[Any, ...]]:
    found = []
    with store.engine.connect() as connection:
        for _, postings in read_terms(connection, Sight(connection, Reader()), "", chr(0x10FFFF), places=True):
            at = place = 0
            for term, count in zip(postings.terms, postings.counts.tolist(), strict=True):
                for i in range(at, at + count):
                    tf = int(postings.tfs[i])
                    found.append((int(postings.docs[i]), term, tuple(postings.places[place : place + tf].tolist())))
                    place += tf
                at += count
    return found
