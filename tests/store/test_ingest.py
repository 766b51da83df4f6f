import zipfile
from pathlib import Path
from typing import Any

import pytest

from benchmarks.kills import content_of
from demarche.store import Store, index, ingest, shape
from demarche.store.connect import writing
from demarche.store.shape import own_facts
from tests.store.helpers import ids_of, make_cable, rows_of, write_cables, write_csv

BACKSLASH = 'The dues rise by a "third"; see C:\\dues.'


def test_cables_are_new_once_and_known_afterwards(store: Store, tmp_path: Path) -> None:
    folder = write_cables(tmp_path / "in", make_cable(1), make_cable(2, ["The pilots strike."]))
    assert store.ingest([folder]).new == 2
    before = rows_of(store)
    again = store.ingest([folder])
    assert (again.new, again.known, again.updated) == (0, 2, 0)
    assert rows_of(store) == before


def test_the_same_text_in_two_sources_is_one_cable(store: Store, tmp_path: Path) -> None:
    text = make_cable(1)
    folder = write_cables(tmp_path / "in", text, text, text.replace("\n", "\r\n"))
    report = store.ingest([folder])
    assert (report.new, report.known) == (1, 2)
    assert [cable.id for cable in store.view().cables()] == ["10PARIS1"]
    assert [Path(place.path).name for place in store.view().places("10PARIS1")] == ["0000.txt", "0001.txt"]


def test_another_text_under_the_same_reference_is_kept_beside_the_first(store: Store, tmp_path: Path) -> None:
    store.ingest([write_cables(tmp_path / "in", make_cable(1), make_cable(1, ["Another text."]))])
    first, second = sorted(cable.id for cable in store.view().cables())
    assert first == "10PARIS1"
    assert second.startswith("10PARIS1~")
    assert "Another text." in store.view().text(second)
    assert store.view().record(second)["reference_id"] == "10PARIS1"


def test_a_cable_without_a_reference_has_an_id_of_its_text(store: Store, tmp_path: Path) -> None:
    store.ingest([write_cables(tmp_path / "in", "The harbour dues rise.\n")])
    (cable,) = store.view().cables()
    assert cable.reference_id is None
    assert store.view().text(cable.id) == "The harbour dues rise.\n"


def test_sources_are_kept_byte_for_byte(store: Store, tmp_path: Path) -> None:
    data = make_cable(1, ["Die Gebühr steigt."]).encode("latin-1") + b"\r\n\x00\xff"
    (tmp_path / "a.txt").write_bytes(data)
    store.ingest([str(tmp_path / "a.txt")])
    (cable,) = store.view().cables()
    assert store.view().source(cable.id) == data
    assert ids_of(store, "gebuhr") == [cable.id]


def test_records_and_texts_are_those_of_reading(store: Store, shared: Path) -> None:
    from demarche import read_cables

    paths = sorted(str(path) for path in (shared / "cables").rglob("*.txt"))[:6]
    store.ingest(paths)
    view = store.view()
    for cable in read_cables(paths):
        assert cable.reference_id is not None
        assert view.record(cable.reference_id) == cable.to_record()
        assert view.text(cable.reference_id) == cable.text


def test_members_of_archives_are_taken_in(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "in.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a/one.txt", make_cable(1))
        archive.writestr("two.txt", make_cable(2, ["Other."]))
    assert store.ingest([str(path)]).new == 2
    assert store.view().places("10PARIS1")[0].member == "a/one.txt"


def test_what_cannot_be_read_is_told_and_the_rest_goes_on(store: Store, tmp_path: Path) -> None:
    folder = write_cables(tmp_path / "in", make_cable(1))
    (tmp_path / "in" / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    report = store.ingest([str(tmp_path / "missing"), folder])
    assert report.new == 1
    assert [Path(source.path).name for source in report.unreadable] == ["missing", "picture.txt"]
    (tmp_path / "empty").mkdir()
    (nothing,) = store.ingest([str(tmp_path / "empty")]).unreadable
    assert nothing.harmless


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_large_source_is_read_part_by_part_with_the_same_result(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, jobs: int
) -> None:
    path = write_csv(tmp_path / "in.csv", *(make_cable(n, [f"Text {n}.", BACKSLASH]) for n in range(1, 8)))
    store.ingest([path])
    expected = content_of(store)
    assert len(expected["readings"]) == 7
    with Store.open(str(tmp_path / "other.db")) as other:
        monkeypatch.setattr(ingest, "LARGE", 100)
        monkeypatch.setattr(ingest, "TOGETHER", 2)
        assert other.ingest([path], jobs=jobs).new == 7
        found = content_of(other)
        assert {name: rows for name, rows in found.items() if name != "chunks"} == {
            name: rows for name, rows in expected.items() if name != "chunks"
        }
        assert other.view().source("10PARIS3") == Path(path).read_bytes()
        before = rows_of(other)
        assert other.ingest([path]).known == 7
        assert rows_of(other) == before


def test_a_newer_version_reads_anew(store: Store, tmp_path: Path) -> None:
    folder = write_cables(tmp_path / "in", make_cable(1), make_cable(2, ["The pilots strike."]))
    store.ingest([folder], extractor="none")
    report = store.ingest([folder])
    assert (report.new, report.known, report.updated) == (0, 0, 2)
    assert store.ingest([folder]).known == 2
    with Store.open(str(tmp_path / "other.db")) as other:
        other.ingest([folder])
        assert content_of(store) == content_of(other)


def test_a_newer_version_reads_a_cable_of_two_sources_anew(store: Store, tmp_path: Path) -> None:
    text = make_cable(1)
    folder = write_cables(tmp_path / "in", text, text.replace("\n", "\r\n"), make_cable(2, ["Other."]))
    store.ingest([folder], extractor="none")
    report = store.ingest([folder])
    assert (report.new, report.updated, report.known) == (0, 2, 1)
    with Store.open(str(tmp_path / "other.db")) as other:
        other.ingest([folder])
        assert content_of(store) == content_of(other)


def test_a_large_source_is_read_anew_part_by_part(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ingest, "LARGE", 100)
    monkeypatch.setattr(ingest, "TOGETHER", 2)
    path = write_csv(tmp_path / "in.csv", *(make_cable(n, [f"Text {n}."]) for n in range(1, 6)))
    store.ingest([path], extractor="none")
    report = store.ingest([path])
    assert (report.new, report.updated, report.known) == (0, 5, 0)
    with Store.open(str(tmp_path / "other.db")) as other:
        other.ingest([path])
        assert content_of(store) == content_of(other)


def test_odd_characters_are_taken_by_every_database(store: Store, tmp_path: Path) -> None:
    odd = make_cable(1, ["A\x00B ☃ café"], tags="PARM, DOE\x00, JANE").encode()
    (tmp_path / "a\udcff.txt").write_bytes(odd)
    (tmp_path / "b.txt").write_text("Subject: \x00 x\n\nCAFÉ \u0130stanbul", encoding="utf-16")
    assert store.ingest([str(tmp_path)]).new == 2
    assert len(ids_of(store, "cafe")) == 2
    for cable in store.view().cables():
        assert store.view().source(cable.id)


@pytest.mark.parametrize(("window", "large"), [(1, 10**9), (300, 90), (10**9, 1)])
def test_however_the_index_is_merged_it_says_the_same(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, window: int, large: int
) -> None:
    words = "the dues of the harbour rise and the dredger sank near pier"
    texts = [make_cable(n, [f"{words} {n}.", ("S", f"{words[n:]} the {'the ' * n}")]) for n in range(1, 20)]
    paths = [str(path) for path in sorted(Path(write_cables(tmp_path / "in", *texts)).iterdir())]
    store.ingest(paths, extractor="none")
    expected = content_of(store)
    monkeypatch.setattr(index, "FANOUT", 2)
    monkeypatch.setattr(index, "WINDOW", window)
    monkeypatch.setattr(index, "LARGE", large)
    with Store.open(str(tmp_path / "other.db")) as other:
        for path in paths:
            other.ingest([path], extractor="none")
        assert content_of(other) == expected
        with writing(other.engine) as connection:
            index.tidy(connection)
        assert content_of(other) == expected


def test_progress_is_told(store: Store, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    folder = write_cables(tmp_path / "in", make_cable(1), make_cable(2, ["Other."]))
    store.ingest([folder], watcher=lambda progress: told.append((progress.cables, progress.bytes)))
    assert told[-1][0] == 2
    assert told[-1][1] == sum(path.stat().st_size for path in Path(folder).iterdir())


@pytest.mark.parametrize("large", [1 << 20, 100])
def test_a_mistake_of_ours_costs_one_cable_and_is_told(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, large: int
) -> None:
    monkeypatch.setattr(ingest, "LARGE", large)
    path = write_csv(tmp_path / "in.csv", *(make_cable(n, [f"Text {n}."]) for n in range(1, 5)))

    def fail_on_third(record: Any, text: str) -> Any:
        if record["reference_id"] == "10PARIS3":
            raise KeyError("something")
        return own_facts(record, text)

    with monkeypatch.context() as broken:
        broken.setattr(shape, "own_facts", fail_on_third)
        for new, known in ((3, 0), (0, 3)):
            report = store.ingest([path])
            assert (report.new, report.known) == (new, known)
            (told,) = report.unreadable
            assert (told.path, told.harmless) == (path, False)
            assert "10PARIS3" in told.message
            assert "KeyError" in told.message
            assert "please report it" in told.message
    assert sorted(ids_of(store, "text")) == ["10PARIS1", "10PARIS2", "10PARIS4"]
    # Mended, it is read; nothing of the others is doubled.
    report = store.ingest([path])
    assert (report.new, report.known, report.unreadable) == (1, 3, [])
    assert store.ingest([path]).known == 4
    with Store.open(str(tmp_path / "other.db")) as other:
        other.ingest([path])
        mended, clean = content_of(store), content_of(other)
        assert {**mended, "chunks": None} == {**clean, "chunks": None}
