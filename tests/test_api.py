"""The public door: what it names, what its functions take, and that its examples are true."""

import doctest
import importlib
import io
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import get_type_hints

import pytest

import demarche
from demarche import Cable, SourceError, read_cable, read_cables, read_text
from tests.conftest import CABLE, ROOT

OTHER = CABLE.replace("9939", "9940")


def test_all_is_complete_and_sorted() -> None:
    assert sorted(demarche.__all__) == demarche.__all__
    assert all(hasattr(demarche, name) for name in demarche.__all__)
    public = {
        name for name, value in vars(demarche).items() if not name.startswith("_") and not isinstance(value, ModuleType)
    }
    assert public | {"__version__"} == set(demarche.__all__)


def test_dir_is_all() -> None:
    assert dir(demarche) == demarche.__all__


@pytest.mark.parametrize("name", [name for name in demarche.__all__ if name != "__version__"])
def test_every_name_says_what_it_is(name: str) -> None:
    assert getattr(demarche, name).__doc__


def test_the_types_of_a_cable_are_promised_too() -> None:
    """A user who annotates what an attribute gives finds its type at the door."""
    named = " ".join(map(str, get_type_hints(Cable).values()))
    for name in ("Paragraph", "TalkingPoints", "Contact", "Section", "Source"):
        assert f".{name}" in named
        assert name in demarche.__all__


def test_a_text_is_read() -> None:
    cable = read_cable(CABLE)
    assert cable.reference_id == "10STATE9939"
    assert (cable.source.path, cable.source.member, cable.source.carrier) == (None, None, "raw-message")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "cable.txt"
    path.write_text(CABLE, "utf-8")
    return path


def test_a_path_and_a_line_that_names_a_file_are_read(file: Path) -> None:
    for given in (file, str(file)):
        cable = read_cable(given)
        assert (cable.reference_id, cable.source.path) == ("10STATE9939", str(file))


def test_a_line_that_names_no_file_is_the_text_itself() -> None:
    cable = read_cable("no-such-file.txt")
    assert cable.text == "no-such-file.txt"
    assert [p.code for p in cable.problems] == ["not-a-cable"]


def test_a_folder_name_a_nul_and_a_long_line_are_texts(tmp_path: Path) -> None:
    for text in (str(tmp_path), "a\x00b", "x" * 5000, "x" * 300 + "/" + "y" * 300):
        assert read_cable(text).text == text


def test_a_path_that_is_not_there_is_an_error() -> None:
    with pytest.raises(SourceError, match=r"no-such-file\.txt"):
        read_cable(Path("no-such-file.txt"))


def test_a_carrier_may_be_forced() -> None:
    assert read_cable(CABLE, carrier="nara").source.carrier == "nara"
    with pytest.raises(ValueError, match="nowhere"):
        read_cable(CABLE, carrier="nowhere")


def test_a_text_of_several_messages_is_several_cables() -> None:
    found = read_text(CABLE + OTHER)
    assert [c.reference_id for c in found] == ["10STATE9939", "10STATE9940"]
    assert read_cable(CABLE + OTHER).reference_id == "10STATE9939"
    assert "".join(c.text for c in found) == CABLE + OTHER


def test_a_text_of_nothing_is_one_cable() -> None:
    (cable,) = read_text("")
    assert [p.code for p in cable.problems] == ["not-a-cable"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "b.txt").write_text(CABLE + OTHER, "utf-8")
    (tmp_path / "a.txt").write_text(CABLE.replace("9939", "9938"), "utf-8")
    (tmp_path / "c.txt").write_bytes(b"\x89PNG\r\n\x1a\n")
    return tmp_path


def test_a_folder_is_read_by_name_and_lazily(folder: Path) -> None:
    found = read_cables(folder)
    assert isinstance(found, Iterator)
    assert next(found).reference_id == "10STATE9938"
    (folder / "b.txt").write_text(OTHER, "utf-8")  # not read before it is its turn
    assert next(found).reference_id == "10STATE9940"
    with pytest.raises(SourceError, match=r"c\.txt"):
        next(found)


def test_several_paths_are_read_in_the_order_given(folder: Path) -> None:
    found = read_cables([folder / "b.txt", str(folder / "a.txt")])
    assert [c.reference_id for c in found] == ["10STATE9939", "10STATE9940", "10STATE9938"]


def test_standard_input_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(CABLE.encode())))
    (cable,) = read_cables("-")
    assert (cable.reference_id, cable.source.path) == ("10STATE9939", "-")


def test_places_of_a_second_message_count_in_the_whole_file(folder: Path) -> None:
    _, second = read_cables(folder / "b.txt")
    assert second.start == len(CABLE)
    at = (CABLE + OTHER).index("Halversund", len(CABLE))
    assert second.position(at) == ((CABLE + OTHER).count("\n", 0, at) + 1, len("1. (C) ") + 1)


def test_the_examples_of_the_readme_are_true() -> None:
    result = doctest.testfile(str(ROOT / "README.md"), module_relative=False, encoding="utf-8")
    assert result.attempted > 5
    assert result.failed == 0


MODULES = sorted(
    ".".join(path.relative_to(ROOT / "src").with_suffix("").parts)
    for path in (ROOT / "src").rglob("*.py")
    if ">>>" in path.read_text("utf-8")
)


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_of_a_module_are_true(name: str) -> None:
    result = doctest.testmod(importlib.import_module(name))
    assert result.attempted > 0
    assert result.failed == 0
