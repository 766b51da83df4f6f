"""The record of each cable of ours is as people read it who had not seen the code."""

import json
import tomllib
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from demarche import read_cables, read_text
from demarche.text.decode import decode
from tests.conftest import ROOT
from tests.truth_compare import VIEWS, differences

CABLES, TRUTH, EXAMPLES = ROOT / "tests" / "cables", ROOT / "tests" / "truth", ROOT / "examples"
TRUTHS = sorted([*CABLES.glob("*.json"), *TRUTH.glob("*.json")])
OPEN: dict[str, dict[str, str]] = tomllib.loads(Path(__file__).with_name("truth_open.toml").read_text("utf-8"))
LATER = {
    "parties", "unnamed_parties", "relations", "goods", "events", "legal_refs", "asks", "deadline", "response",
}  # fmt: skip
"""Claims: the truth about the examples has them already, the reader does not look for them yet."""


def truth(path: Path) -> dict[str, Any]:
    return dict(json.loads(path.read_text("utf-8")))


def source(path: Path) -> Path:
    """The file that holds the cable of a truth."""
    return Path(path.parent if path.parent == CABLES else EXAMPLES, truth(path)["file"])


@cache
def found(path: Path) -> dict[str, str]:
    """The differences between the truth in `path` and the record of its cable."""
    _, _, place = path.stem.partition(".")
    cables = list(read_cables(source(path)))
    return differences(truth(path), cables[int(place) - 1 if place else 0].to_record())


@pytest.mark.parametrize("path", TRUTHS, ids=lambda path: path.stem)
def test_the_record_is_as_the_truth_has_it(path: Path) -> None:
    settled = {field: words for field, words in found(path).items() if field not in OPEN.get(path.stem, {})}
    assert not settled, "\n".join(settled.values())


@pytest.mark.parametrize(("stem", "field"), [(stem, field) for stem, fields in OPEN.items() for field in fields])
def test_what_stands_open_still_differs(stem: str, field: str) -> None:
    (path,) = (path for path in TRUTHS if path.stem == stem)
    assert field in found(path), "agrees by now: take it out of truth_open.toml"


LAYOUTS: dict[str, Callable[[str], str]] = {
    "CRLF": lambda text: text.replace("\n", "\r\n"),
    "CR": lambda text: text.replace("\n", "\r"),
    "blanks at line ends": lambda text: text.replace("\n", "  \n"),
    "more blank lines": lambda text: text.replace("\n\n", "\n\n\n"),
    "form feeds": lambda text: text.replace("\n\n", "\n\x0c\n"),
    "byte order mark": lambda text: f"\ufeff{text}",
    "NULs behind": lambda text: f"{text}\0\0\0",
}
TEXTS = [path for path in TRUTHS if truth(path)["file"].endswith(".txt")]


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_line_ends_and_blank_lines_do_not_change_what_is_read(path: Path, layout: str) -> None:
    text = decode(source(path).read_bytes()).text.replace("\r\n", "\n")
    record = read_text(LAYOUTS[layout](text))[0].to_record()
    assert differences(truth(path), record).keys() == found(path).keys()


def test_little_stands_open() -> None:
    assert sum(map(len, OPEN.values())) <= 0.005 * len(TRUTHS) * len(VIEWS)


def test_every_cable_has_its_truth() -> None:
    assert {path.stem for path in CABLES.glob("*.txt")} == {path.stem for path in CABLES.glob("*.json")}
    named = {truth(path)["file"] for path in TRUTH.glob("*.json")}
    assert named == {path.name for path in EXAMPLES.iterdir() if path.suffix != ".md"}


def test_every_field_of_a_truth_is_compared() -> None:
    compared = {"file", "carrier", "kind", "defects", "problem_codes", *VIEWS, *LATER}
    for path in TRUTHS:
        assert truth(path).keys() <= compared, path.stem
