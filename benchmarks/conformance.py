"""How the reader does on the sets that lie next to the repository; skipped, with the reason, where they do not."""

import json
from pathlib import Path
from typing import Any

from benchmarks.report import NOT_JUDGED, Row
from tests.conformance.adapt import got
from tests.conformance.test_header_cases import ASIDE, MOST_SET_ASIDE
from tests.conformance.test_shared_cables import FIELDS, UNSETTLED, score_cables

SHARED = Path(__file__).parent.parent.parent / "shared"
CASES_GOAL = 0.95
FIELD_GOAL = 0.98
DEFECTS_GOAL = 0.95


def run(_quick: bool) -> list[Row]:
    """Read the header cases and score the shared cables field by field, an unsettled truth without judging."""
    if not SHARED.is_dir():
        return [Row("conformance", f"not run: {SHARED} is not there")]
    return [*_header_cases(), *_cables()]


def _header_cases() -> list[Row]:
    lines = (SHARED / "conformance" / "header_cases.jsonl").read_text("utf-8").splitlines()
    judged = [case for number, case in enumerate(map(json.loads, lines), 1) if number not in ASIDE]
    right = sum(got(case) == case["expected"] for case in judged)
    return [
        _share("conformance, header cases", right, len(judged), CASES_GOAL),
        Row("conformance, cases set aside", str(len(ASIDE)), f"<= {MOST_SET_ASIDE}", len(ASIDE) <= MOST_SET_ASIDE),
    ]


def _cables() -> list[Row]:
    tally = score_cables(SHARED / "cables")
    rows = [_field(field, tally) for field in FIELDS]
    for name, goal in (("planted defects found", DEFECTS_GOAL), ("clean cables without an error", 1.0)):
        rows.append(_share(f"shared cables, {name}", tally.right[name], tally.total[name], goal))
    return rows


def _field(field: str, tally: Any) -> Row:  # noqa: ANN401  the tally of a module that is loaded by its path
    if tally.total[field]:
        row = _share(f"shared cables, {field}", tally.right[field], tally.total[field], FIELD_GOAL)
    else:
        hits, wrong, missed = tally.tp[field], tally.fp[field], tally.fn[field]
        share = 2 * hits / max(1, 2 * hits + wrong + missed)
        row = Row(f"shared cables, {field}", f"F1 {share:.1%}", f">= {FIELD_GOAL:.0%}", share >= FIELD_GOAL)
    return row if field not in UNSETTLED else row._replace(goal=f"{row.goal}, {NOT_JUDGED}", met=None)


def _share(name: str, right: int, total: int, goal: float) -> Row:
    return Row(name, f"{right} of {total} ({right / total:.1%})", f">= {goal:.0%}", right >= goal * total)
