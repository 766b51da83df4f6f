"""Every command that the README shows is run, on the examples, in a folder of its own."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from demarche.cli.app import app

ROOT = Path(__file__).parent.parent.parent
README = (ROOT / "README.md").read_text("utf-8")
COMMANDS = re.findall(r"^    (?:\$ )?((?:cat \S+ \| )?demarche .*?)(?: +#.*)?$", README, re.MULTILINE)
STATUS = {"demarche check": 1}
"""One of the examples has planted errors."""


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory, examples: Path) -> Path:
    """A desk of the examples, as the first command of the README makes it."""
    path = tmp_path_factory.mktemp("desk") / "demarche.db"
    subprocess.run([sys.executable, "-m", "demarche", "ingest", examples, "--desk", path], check=True)
    return path


@pytest.fixture
def place(tmp_path: Path, examples: Path, desk: Path) -> Path:
    shutil.copytree(examples, tmp_path / "examples")
    shutil.copy(desk, tmp_path)
    script = tmp_path / "bin" / "demarche"
    script.parent.mkdir()
    script.write_text(f'#!/bin/sh\nexec {sys.executable} -m demarche "$@"\n')
    script.chmod(0o755)
    return tmp_path


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_of_the_readme_does_what_it_says(place: Path, command: str) -> None:
    path = f"{place / 'bin'}:{os.environ['PATH']}"
    done = subprocess.run(
        command, shell=True, cwd=place, env={**os.environ, "PATH": path}, capture_output=True, text=True, check=False
    )
    assert done.returncode == next((code for start, code in STATUS.items() if command.startswith(start)), 0)
    target = re.search(r"(?:>|--output|--to|--ics) (\S+)", command)
    # What went into a file is told on standard error, and nothing else is.
    written = f"demarche: {target[1]}: " if target else ""
    assert done.stderr.startswith(written) if done.stderr else True
    assert done.stderr.count("\n") <= bool(target)
    assert (place / target[1]).stat().st_size if target else done.stdout


def test_the_readme_shows_each_command() -> None:
    shown = {re.sub(r"^cat \S+ \| ", "", command).split()[1] for command in COMMANDS}
    needs_endpoint = {"compare"}
    assert shown | needs_endpoint == {
        str(command.name or (command.callback and command.callback.__name__)) for command in app.registered_commands
    }


def test_the_make_targets_of_the_readme_are_there() -> None:
    targets = set(re.findall(r"^(\w+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    assert set(re.findall(r"\bmake ([a-z]+)\b", README)) - {"bench"} <= targets
    assert "bench" in targets
