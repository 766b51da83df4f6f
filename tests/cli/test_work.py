from pathlib import Path
from zipfile import ZipFile

from demarche.cable.cable import Cable
from demarche.cli.work import Failure, Job


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


def test_several_processes_keep_order_and_failures(tmp_path: Path, cable_text: str) -> None:
    for number in range(150):
        (tmp_path / f"{number:03}.txt").write_text(cable_text.replace("009939", f"{number + 1:06}"))
    (tmp_path / "070.txt").write_bytes(bytes(100))
    (tmp_path / "071.txt").unlink()
    (tmp_path / "071.txt").symlink_to(tmp_path / "nowhere")
    (tmp_path / "a.txt").write_text(cable_text * 100)
    begun: list[None] = []
    alone, together = (
        list(Job((str(tmp_path),), _shape, jobs=jobs).results(lambda: begun.append(None))) for jobs in (1, 2)
    )
    assert together == alone
    assert [i for i, result in enumerate(together) if isinstance(result, Failure)] == [70, 71]
    assert len(begun) == 2 * 151


def test_the_file_that_is_written_is_left_out_by_any_name(tmp_path: Path, cable_text: str) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(cable_text)
    (tmp_path / "c.txt").symlink_to(tmp_path / "b.txt")
    job = Job((str(tmp_path),), _shape, output=tmp_path / "b.txt")
    assert len(list(job.results(lambda: None))) == 1
