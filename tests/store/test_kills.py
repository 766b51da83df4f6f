"""Taking in survives `kill -9`. `python -m benchmarks --only desk` tries a hundred points."""

from pathlib import Path

import pytest

from benchmarks.kills import clean_run, killed_run, make_sources
from demarche.store import Progress, Store
from tests.store.conftest import new_database


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_a_run_that_was_killed_goes_on_to_the_same_end(
    kind: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    source = make_sources(tmp_path / "in", 20)
    names = iter(range(100))

    def new_desk() -> str:
        if kind == "sqlite":
            return str(tmp_path / f"{next(names)}.db")
        return new_database(request.getfixturevalue("postgresql"))

    expected, seconds = clean_run(new_desk(), source)
    assert len(expected["readings"]) > 40
    for share in (0.2, 0.5, 0.8):
        assert killed_run(new_desk(), source, share * seconds) == expected
    assert killed_run(new_desk(), source, seconds, jobs=2) == expected


def test_a_large_source_that_was_half_read_is_not_read_again_from_the_start(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from demarche.store import ingest
    from tests.store.helpers import make_cable, write_csv

    monkeypatch.setattr(ingest, "LARGE", 100)
    monkeypatch.setattr(ingest, "TOGETHER", 1)
    path = write_csv(tmp_path / "in.csv", *(make_cable(n, [f"Text {n}. " * 5000]) for n in range(1, 21)))
    kept: list[int] = []

    def stop(progress: Progress) -> None:
        kept.append(progress.cables)
        if progress.cables > 5:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        store.ingest([path], watcher=stop)
    report = store.ingest([path])
    assert report.known == kept[-1]
    assert report.new == 20 - kept[-1]
