"""Running the command, inside this process and as a process of its own."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from typer.testing import CliRunner, Result

COMMAND = (sys.executable, "-m", "demarche")


def run(*arguments: str | Path, given: bytes | None = None) -> Result:
    """Run the command inside this process."""
    from demarche.cli.app import app

    return CliRunner().invoke(app, [str(argument) for argument in arguments], input=given)


def start(*arguments: str | Path, **options: Any) -> subprocess.Popen[bytes]:
    """Start the command in a process group of its own, so that a test can signal it as a terminal does."""
    environment = {**os.environ, "COLUMNS": "120"}
    return subprocess.Popen(
        [*COMMAND, *map(str, arguments)],
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        **options,
    )


def records(result: Result) -> list[dict[str, Any]]:
    """Return the records of JSON Lines output."""
    return [json.loads(line) for line in result.stdout.splitlines()]
