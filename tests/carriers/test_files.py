import gzip
import hashlib
import io
import os
import subprocess
import sys
import tracemalloc
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from demarche.carriers import archives, files
from demarche.carriers.errors import SourceError
from demarche.carriers.files import SourceFile, find_sources, read_parts
from demarche.carriers.model import FileInfo

CABLE = "R 011605Z FEB 10\nFM AMEMBASSY TARN\n\n1. A\n"
ROW = '"{0}","2/1/2010 16:05","10TARN{0}","Embassy Tarn","SECRET","","R 1","1. T\u00c9SSIN {1}"\n'


def names(*paths: str | Path) -> list[str]:
    return [source.name for source in find_sources(paths)]


def texts(source: SourceFile) -> list[str]:
    return [part.text for part, _ in read_parts(source)]


def what_is_wrong(source: SourceFile) -> str:
    with pytest.raises(SourceError) as caught:
        list(read_parts(source))
    assert caught.value.path == source.name
    return caught.value.message


def give(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))


def test_a_file_and_what_is_told_of_it(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(CABLE.replace("A", "\u00c9").encode("latin-1"))
    ((part, info),) = read_parts(next(find_sources([path])))
    assert part.carrier == "raw-message"
    assert info == FileInfo(str(path), None, hashlib.sha256(path.read_bytes()).hexdigest(), "iso-8859-1", 0)


def test_folders_are_walked_by_name_and_pass_over_what_is_no_cable(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/b/c.html", "c", "truth.json", "scan.PDF", ".hidden", ".git/config", "notes.md"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(CABLE)
    found = [os.path.relpath(name, tmp_path) for name in names(tmp_path)]
    assert found == ["a/b/c.html", "a/z.txt", "b.txt", "c"]
    assert names(tmp_path / "truth.json", tmp_path / ".hidden") == [
        str(tmp_path / "truth.json"),
        str(tmp_path / ".hidden"),
    ]


def test_links_are_followed_and_loops_end(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(CABLE)
    (tmp_path / "again.txt").symlink_to("a.txt")
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "nowhere.txt").symlink_to("gone")
    (tmp_path / "self").symlink_to("self")
    *good, broken, circular = find_sources([tmp_path])
    assert [Path(source.path).name for source in good] == ["a.txt", "again.txt"]
    assert "no such file" in what_is_wrong(broken)
    assert "cannot be read" in what_is_wrong(circular)


def test_a_deep_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    try:
        for _ in range(1200):
            Path("d").mkdir()
            os.chdir("d")
        Path("a.txt").write_text(CABLE)
        assert names(tmp_path) == [str(tmp_path.joinpath(*["d"] * 1200, "a.txt"))]
    finally:
        # What pytest itself clears away must not be this deep.
        subprocess.run(["rm", "-rf", tmp_path / "d"], check=True)


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is forbidden to root")
def test_what_is_forbidden_says_so(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(CABLE)
    (tmp_path / "a.txt").chmod(0)
    assert "no permission" in what_is_wrong(next(find_sources([tmp_path])))


def test_a_path_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no such file or folder"):
        names(tmp_path / "gone")
    with pytest.raises(SourceError):
        names("a\0b")


@pytest.mark.parametrize("data", [b"%PDF-1.4\n", b"\x89PNG\r\n\x1a\n", gzip.compress(b"A"), b"A\0\0\0" * 99])
def test_what_is_no_text_says_so(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "scan.txt").write_bytes(data)
    assert what_is_wrong(next(find_sources([tmp_path]))).startswith("not text but ")


def test_some_nuls_are_text(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(CABLE.replace(" ", "\0"))
    (source,) = find_sources([tmp_path])
    assert texts(source) == [CABLE.replace(" ", "\0")]


def test_archives_and_one_inside(tmp_path: Path) -> None:
    inner = io.BytesIO()
    with ZipFile(inner, "w") as archive:
        archive.writestr("c.txt", CABLE)
        archive.writestr("deeper.zip", b"PK")
    with ZipFile(tmp_path / "a.bundle", "w") as archive:
        archive.writestr("x/b.txt", CABLE)
        archive.writestr("__MACOSX/x/._b.txt", "A")
        archive.writestr("x/truth.json", "{}")
        archive.writestr("inner.zip", inner.getvalue())
    b, c, deeper = list(find_sources([tmp_path]))
    assert [b.member, c.member, deeper.member] == ["x/b.txt", "inner.zip/c.txt", "inner.zip/deeper.zip"]
    assert texts(c) == texts(b) == [CABLE]
    assert "unpack it first" in what_is_wrong(deeper)


def test_a_damaged_member_leaves_the_others(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for name in "abc":
            archive.writestr(f"{name}.txt", CABLE + name * 50)
    data = bytearray(path.read_bytes())
    at = data.index(b"b.txt") + len("b.txt") + 4
    data[at : at + 8] = b"\xff" * 8
    path.write_bytes(data)
    a, b, c = find_sources([path])
    assert "damaged" in what_is_wrong(b)
    assert texts(a) == [CABLE + "a" * 50]
    assert texts(c) == [CABLE + "c" * 50]


def test_an_encrypted_member_and_a_damaged_archive(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with ZipFile(path, "w") as archive:
        archive.writestr("a.txt", CABLE)
    data = path.read_bytes()
    path.write_bytes(data.replace(b"PK\x01\x02\x14\x03\x14\x00\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01\x00"))
    assert "password" in what_is_wrong(next(find_sources([path])))
    path.write_bytes(data[:-30])
    assert "damaged zip archive" in what_is_wrong(next(find_sources([tmp_path])))


def test_a_member_that_is_too_large_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MEMBER_LIMIT", 1000)
    with ZipFile(tmp_path / "a.zip", "w", ZIP_DEFLATED) as archive:
        archive.writestr("bomb.txt", CABLE + "A" * 100_000)
        archive.writestr("rows.csv", ROW.format(1, "A" * 100_000))
    bomb, rows = find_sources([tmp_path])
    assert "unpacked" in what_is_wrong(bomb)
    assert len(texts(rows)) == 1


def test_an_inner_archive_that_is_too_large_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "INNER_LIMIT", 1000)
    with ZipFile(tmp_path / "a.zip", "w", ZIP_DEFLATED) as archive:
        archive.writestr("inner.zip", b"PK\x03\x04" + bytes(5000))
    assert "more than" in what_is_wrong(next(find_sources([tmp_path])))


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    give(monkeypatch, CABLE.encode())
    (source,) = find_sources(["-"])
    assert (source.path, texts(source)) == ("-", [CABLE])


def test_standard_input_may_be_rows_or_an_archive(monkeypatch: pytest.MonkeyPatch) -> None:
    give(monkeypatch, (ROW.format(1, "A") + ROW.format(2, "B")).encode())
    assert len(texts(next(find_sources(["-"])))) == 2
    packed = io.BytesIO()
    with ZipFile(packed, "w") as archive:
        archive.writestr("a.txt", CABLE)
    give(monkeypatch, packed.getvalue())
    (source,) = list(find_sources(["-"]))
    assert (source.name, texts(source)) == ("-!a.txt", [CABLE])


def test_a_pipe_is_read_once() -> None:
    reading, writing = os.pipe()
    os.write(writing, CABLE.encode())
    os.close(writing)
    (source,) = find_sources([f"/dev/fd/{reading}"])
    assert texts(source) == [CABLE]
    os.close(reading)


@pytest.mark.parametrize("encoding", ["utf-8", "windows-1252", "utf-16"])
def test_a_csv_is_streamed_as_if_it_were_read_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, encoding: str
) -> None:
    rows = [ROW.format(i, "\u2013" * i) for i in range(1, 40)]
    (tmp_path / "a.csv").write_bytes("".join(rows).encode(encoding))
    (source,) = find_sources([tmp_path])
    monkeypatch.setattr(files, "CHUNK", 7)
    found = list(read_parts(source))
    mark = "\ufeff" if encoding == "utf-16" else ""
    assert [part.text for part, _ in found] == [mark + rows[0], *rows[1:]]
    assert {info.sha256 for _, info in found} == {hashlib.sha256((tmp_path / "a.csv").read_bytes()).hexdigest()}


def test_a_large_csv_takes_little_memory(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    with path.open("w") as file:
        for i in range(5000):
            file.write(ROW.format(i, "A" * 8000))
    tracemalloc.start()
    try:
        count = sum(1 for source in find_sources([path]) for _ in read_parts(source))
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert count == 5000
    assert peak < 16e6


def test_a_row_without_end_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "ROW_LIMIT", 5_000_000)
    (tmp_path / "a.csv").write_text('"1","2/1/2010 16:05","' + "A" * 12_000_000)
    assert "a row of more than" in what_is_wrong(next(find_sources([tmp_path])))


@pytest.mark.parametrize("carrier", [None, "cablegate-csv", "nara"])
def test_an_empty_file_is_one_empty_part(tmp_path: Path, carrier: str | None) -> None:
    (tmp_path / "a.txt").touch()
    ((part, _),) = read_parts(next(find_sources([tmp_path])), carrier)
    assert part.text == ""


def test_a_plain_cable_is_not_read_as_rows(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("R 011605Z FEB 10\nFM AMEMBASSY TARN\nBT\n\n1. (U) The dues rise, they say.\n")
    with pytest.raises(SourceError, match="no Cablegate CSV"):
        list(read_parts(next(find_sources([tmp_path])), "cablegate-csv"))


@pytest.mark.parametrize("row", ['"7","1 Feb 2010","10TARN7","Tarn","SECRET","","R 1\nFM TARN","1. Dues"\n', "\n \n"])
def test_rows_of_another_look_are_read_where_the_carrier_is_named(tmp_path: Path, row: str) -> None:
    (tmp_path / "a.csv").write_text(row)
    ((part, _),) = read_parts(next(find_sources([tmp_path])), "cablegate-csv")
    assert part.text == row
