"""The same bytes give the same record: in pieces of any size, from a file, a folder, an archive, standard input."""

import io
import sys
import zipfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from demarche import Cable, read_cables, read_text
from demarche.carriers import files
from demarche.carriers.source import not_text
from tests.conftest import CABLE, ROOT
from tests.property.pieces import texts

Records = list[dict[str, Any]]

FILES = sorted([*(ROOT / "examples").glob("*.*"), *(ROOT / "tests" / "cables").glob("*.txt")])
CSV = (ROOT / "examples" / "cablegate-three-rows.csv").read_bytes()


def records(cables: Iterable[Cable]) -> Records:
    """What is said of each cable, without the name of the source that it came from."""
    found = [cable.to_record() for cable in cables]
    for record in found:
        record["source"] = {key: value for key, value in record["source"].items() if key not in ("path", "member")}
    return found


def from_standard_input(raw: bytes) -> Records:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw)))
        return records(read_cables("-"))


def zipped(path: Path, raw: bytes, compression: int) -> Path:
    with zipfile.ZipFile(path, "w", compression) as archive:
        archive.writestr("inner/source.txt", raw)
    return path


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("sources")


def assert_one_record_everywhere(folder: Path, raw: bytes) -> Records:
    """Read the bytes from everywhere; return what a file gives."""
    inside = folder / "inside"
    inside.mkdir(exist_ok=True)
    path = inside / "source.txt"
    path.write_bytes(raw)
    wanted = records(read_cables(path))
    assert records(read_cables(inside)) == wanted
    assert from_standard_input(raw) == wanted
    for compression in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        archive = zipped(folder / "archive.zip", raw, compression)
        assert records(read_cables(archive)) == wanted
    assert from_standard_input((folder / "archive.zip").read_bytes()) == wanted
    return wanted


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_cable_is_the_same_wherever_its_bytes_come_from(folder: Path, path: Path) -> None:
    raw = path.read_bytes()
    assert assert_one_record_everywhere(folder, raw) == records(read_cables(path))


@settings(max_examples=50)
@given(text=texts)
def test_any_text_is_the_same_wherever_its_bytes_come_from(folder: Path, text: str) -> None:
    raw = text.encode("utf-8", "replace")
    if raw and not not_text(raw):  # a file that is mostly NULs is refused
        assert assert_one_record_everywhere(folder, raw) == records(read_text(raw.decode()))


def in_chunks(path: Path, size: int) -> Records:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(files, "CHUNK", size)
        return records(read_cables(path))


@pytest.mark.parametrize("size", [1, 2, 3, 5, 7, 64, 1000, 4096])
@pytest.mark.parametrize("ends", [b"\n", b"\r\n"])
def test_rows_of_a_csv_are_the_same_in_chunks_of_any_size(folder: Path, size: int, ends: bytes) -> None:
    path = folder / "rows.csv"
    path.write_bytes(CSV.replace(b"\n", ends))
    wanted = records(read_cables(path))
    assert len(wanted) == 3
    assert in_chunks(path, size) == wanted


def row(number: int, body: str, style: str) -> str:
    escaped = body.replace("\\", "\\\\").replace('"', '\\"') if style == "\\" else body.replace('"', '""')
    return f'"{number}","2/1/2010 16:05","10STATE{number}","Secretary of State","CONFIDENTIAL","","","{escaped}"\n'


rows = st.lists(st.tuples(st.one_of(st.just(CABLE), texts), st.sampled_from(["\\", '"'])), min_size=1, max_size=4).map(
    lambda bodies: "".join(row(i, body, style) for i, (body, style) in enumerate(bodies, 1))
)


@settings(max_examples=100)
@given(
    text=rows,
    size=st.integers(1, 300),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "cp1252"]),
)
def test_any_rows_are_the_same_in_chunks_and_as_one_text(folder: Path, text: str, size: int, encoding: str) -> None:
    path = folder / "any.csv"
    path.write_bytes(text.encode(encoding, "replace"))
    wanted = records(read_cables(path))
    assert wanted[0]["source"]["carrier"] == "cablegate-csv"
    assert in_chunks(path, size) == wanted
    if encoding == "utf-8":
        assert records(read_text(path.read_bytes().decode())) == wanted
