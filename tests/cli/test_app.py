import resource
import subprocess
import sys

import pytest

from demarche._version import __version__
from demarche.cli.options import Carrier, Severity
from demarche.schema import record_schema
from tests.cli.helpers import COMMAND, run


def test_version() -> None:
    assert run("--version").stdout == f"demarche {__version__}\n"


@pytest.mark.parametrize("command", ["read", "check", "schema"])
def test_help_teaches_with_examples(command: str) -> None:
    text = run(command, "--help").stdout
    assert any(line.startswith(f"    demarche {command}") for line in text.splitlines())
    assert all(len(line) <= 80 for line in text.splitlines())


def test_the_carriers_offered_are_those_of_the_record() -> None:
    assert [*Carrier] == record_schema()["properties"]["source"]["properties"]["carrier"]["enum"]


def test_the_severities_offered_are_those_of_the_record() -> None:
    assert [*Severity] == record_schema()["properties"]["problems"]["items"]["properties"]["severity"]["enum"]


def test_a_severity_covers_what_is_as_bad_or_worse() -> None:
    assert [severity for severity in Severity if Severity.WARNING.covers(severity)] == ["error", "warning"]


def test_help_starts_fast() -> None:
    best = min(_seconds(*COMMAND, "--help") for _ in range(3))
    bare = min(_seconds(sys.executable, "-c", "pass") for _ in range(3))
    assert best - bare < 0.25


def _seconds(*command: str) -> float:
    """Seconds of the processor, which other work on the machine does not lengthen much."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
