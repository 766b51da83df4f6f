"""What a person at a terminal does to a running command: Ctrl-C, `| head`."""

import json
import os
import signal
import time
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.cli.helpers import start


@pytest.fixture
def archive(tmp_path: Path, cable_text: str) -> Path:
    """Enough cables to be interrupted in."""
    path = tmp_path / "many.zip"
    with ZipFile(path, "w") as archive:
        for number in range(20_000):
            archive.writestr(f"{number:05}.txt", cable_text)
    return path


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_ctrl_c_leaves_whole_lines_and_no_process(archive: Path, tmp_path: Path, jobs: str) -> None:
    target = tmp_path / "records.jsonl"
    process = start("read", archive, "--output", target, "--jobs", jobs)
    deadline = time.monotonic() + 30
    while not (target.exists() and target.stat().st_size) and time.monotonic() < deadline:
        time.sleep(0.01)
    os.killpg(process.pid, signal.SIGINT)
    _, errors = process.communicate(timeout=30)
    assert process.returncode == 130
    assert errors == b""
    lines = target.read_bytes().split(b"\n")
    assert lines.pop() == b""
    assert 0 < len(lines) < 20_000
    assert json.loads(lines[-1])["schema"] == "demarche.reading/1"
    assert _wait_for_none_of(process.pid)


def test_a_reader_that_leaves_ends_the_command_quietly(archive: Path) -> None:
    process = start("read", archive)
    assert process.stdout is not None
    assert process.stderr is not None
    json.loads(process.stdout.readline())
    process.stdout.close()
    errors = process.stderr.read()
    process.stderr.close()
    assert process.wait(timeout=30) == 141
    assert errors == b""


def test_a_reader_that_leaves_before_the_end_is_flushed(tmp_path: Path, cable_text: str) -> None:
    path = tmp_path / "one.txt"
    path.write_text(cable_text)
    process = start("read", path)
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    errors = process.stderr.read()
    process.stderr.close()
    assert process.wait(timeout=30) == 141
    assert errors == b""


def _wait_for_none_of(group: int) -> bool:
    """Tell whether within a few seconds no process of the group is alive (dead ones may wait for their parent)."""
    deadline = time.monotonic() + 5
    while any(_in_group(stat, group) for stat in Path("/proc").glob("[0-9]*/stat")):
        if time.monotonic() > deadline:
            return False
        time.sleep(0.05)
    return True


def _in_group(stat: Path, group: int) -> bool:
    try:
        state, _parent, its_group = stat.read_text().rpartition(")")[2].split()[:3]
    except OSError:
        return False
    return state != "Z" and int(its_group) == group
