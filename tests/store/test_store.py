from pathlib import Path

from demarche.store import Store


def test_cables_are_taken_in_once(store: Store, examples: Path) -> None:
    report = store.ingest([str(examples)])
    assert report.new > 5
    assert not report.unreadable
    assert store.ingest([str(examples)]).known == report.new
    print(store.view().search("deliver*").hits)
