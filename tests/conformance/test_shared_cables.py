"""The shared cables with the truth about each: every field of Identity, Header, Top and Body, by the shared score."""

import importlib.util
import json
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from demarche import read_cables

FIELDS = (
    "reference_id", "transmission_id", "dtg", "filed", "precedence", "from", "to", "info", "exempt", "captions",
    "classification", "dissemination", "declassify_on", "tags", "subject", "subject_marking", "refs", "classified_by",
    "reasons", "paragraphs", "signed", "talking points", "contacts",
)  # fmt: skip
ENOUGH = 0.98
UNSETTLED = {
    "dissemination": "the truth takes FOUO from the metadata of two cables and not from that of two others like them",
}
"""Fields on which the truth does not agree with itself, and why."""


@pytest.fixture(scope="module")
def tally(shared: Path) -> Any:
    return score_cables(shared / "cables")


def score_cables(folder: Path) -> Any:
    """Return the tally that the folder's own scoring program makes of what is read there."""
    score = _load(folder / "score.py")
    tally = score.Tally()
    for path in sorted(folder.glob("*.json")):
        truth = json.loads(path.read_text("utf-8"))
        if "reference_id" in truth:
            record = next(read_cables(path.with_suffix(".txt"))).to_record()
            score.score(path.stem, truth, record, tally)
    return tally


def _load(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("shared_score", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("field", FIELDS)
def test_a_field_is_right(tally: Any, field: str) -> None:
    if field in UNSETTLED:
        pytest.skip(UNSETTLED[field])
    if tally.total[field]:
        share = tally.right[field] / tally.total[field]
    else:
        right = 2 * tally.tp[field]
        share = right / (right + tally.fp[field] + tally.fn[field])
    assert share >= ENOUGH, tally.misses[field]


def test_planted_defects_are_found(tally: Any) -> None:
    assert tally.right["planted defects found"] >= 0.95 * tally.total["planted defects found"]


def test_sound_cables_have_no_error(tally: Any) -> None:
    assert tally.right["clean cables without an error"] == tally.total["clean cables without an error"]
