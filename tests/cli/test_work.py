from pathlib import Path
from zipfile import ZipFile

from demarche.cable.cable import Cable
from demarche.cli.work import Job


def _shape(cable: Cable) -> str | None:
    return cable.reference_id


def test_sources_are_counted_in_folders_and_archives(tmp_path: Path, cable_text: str) -> None:
    (tmp_path / "a.txt").write_text(cable_text)
    with ZipFile(tmp_path / "b.zip", "w") as archive:
        archive.writestr("c.txt", cable_text)
        archive.writestr("d.txt", cable_text)
    assert Job((str(tmp_path),), _shape).count_sources(60) == 3


def test_sources_of_standard_input_and_of_nowhere_are_not_counted(tmp_path: Path) -> None:
    assert Job(("-",), _shape).count_sources(60) is None
    assert Job((str(tmp_path / "nowhere"),), _shape).count_sources(60) is None


def test_counting_is_given_up_in_time(tmp_path: Path, cable_text: str) -> None:
    (tmp_path / "a.txt").write_text(cable_text)
    assert Job((str(tmp_path),), _shape).count_sources(-1) is None


def test_each_source_is_told_of_as_it_begins(tmp_path: Path, cable_text: str) -> None:
    (tmp_path / "a.txt").write_text(cable_text * 2)
    (tmp_path / "b.txt").write_text(cable_text)
    begun: list[None] = []
    results = list(Job((str(tmp_path),), _shape).results(lambda: begun.append(None)))
    assert (len(results), len(begun)) == (3, 2)
