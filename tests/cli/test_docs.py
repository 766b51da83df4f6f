"""What is there is named in the documents that say what is there."""

import re
from pathlib import Path

import pytest

from demarche.cli.app import app
from demarche.cli.options import Carrier

ROOT = Path(__file__).parent.parent.parent
PACKAGE = ROOT / "src" / "demarche"
README = (ROOT / "README.md").read_text("utf-8")
ARCHITECTURE = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
FOLDERS = sorted(path.name for path in PACKAGE.iterdir() if (path / "__init__.py").exists())
MODULES = sorted(path.stem for path in (PACKAGE / "cable").glob("[a-z]*.py"))
NAMES = sorted(
    str(command.name or (command.callback and command.callback.__name__)) for command in app.registered_commands
)
EXAMPLES = sorted(path.name for path in (ROOT / "examples").iterdir() if path.name != "README.md")


@pytest.mark.parametrize("folder", FOLDERS)
def test_each_folder_of_the_package_is_in_the_architecture(folder: str) -> None:
    assert f"| `{folder}/` |" in ARCHITECTURE


@pytest.mark.parametrize("module", MODULES)
def test_each_reader_of_the_cable_is_in_the_architecture(module: str) -> None:
    assert f"`{module}`" in ARCHITECTURE


@pytest.mark.parametrize("command", NAMES)
def test_each_command_is_in_both(command: str) -> None:
    assert f"demarche {command}" in README
    assert f"`{command}`" in ARCHITECTURE


def test_the_architecture_opens_with_the_flow() -> None:
    assert ARCHITECTURE.split("\n## ")[1].startswith("The flow\n")


def test_no_folder_is_named_that_is_not_there() -> None:
    named = re.findall(r"^\| `(\w+)/` \|", ARCHITECTURE, re.MULTILINE)
    assert sorted(named) == FOLDERS


@pytest.mark.parametrize("carrier", list(Carrier))
def test_each_carrier_is_in_the_readme_and_among_the_examples(carrier: str) -> None:
    assert f"`{carrier}`" in README
    assert f"| `{carrier}` |" in (ROOT / "examples" / "README.md").read_text("utf-8")


@pytest.mark.parametrize("example", EXAMPLES)
def test_each_example_has_its_line(example: str) -> None:
    assert f"| `{example}` |" in (ROOT / "examples" / "README.md").read_text("utf-8")
