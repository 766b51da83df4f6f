"""The shared header cases: what other readers agree on, read through the whole reader."""

import json
import tomllib
from pathlib import Path

import pytest

from tests.conformance.adapt import Case, got

MOST_SET_ASIDE = 25
ASIDE: dict[int, str] = {
    int(line): reason
    for line, reason in tomllib.loads(Path(__file__).with_name("set_aside.toml").read_text("utf-8"))["cases"].items()
}


@pytest.fixture(scope="module")
def cases(shared: Path) -> list[tuple[int, Case]]:
    lines = (shared / "conformance" / "header_cases.jsonl").read_text("utf-8").splitlines()
    return list(enumerate(map(json.loads, lines), 1))


def test_nearly_all_cases_are_read_as_expected(cases: list[tuple[int, Case]]) -> None:
    judged = [(line, case) for line, case in cases if line not in ASIDE]
    wrong = [f"line {line}: {got(case)!r}" for line, case in judged if got(case) != case["expected"]]
    assert len(wrong) <= 0.05 * len(judged), "\n".join(wrong)


def test_few_cases_are_set_aside_and_none_without_need(cases: list[tuple[int, Case]]) -> None:
    assert len(ASIDE) <= MOST_SET_ASIDE
    needless = [line for line, case in cases if line in ASIDE and got(case) == case["expected"]]
    assert not needless, f"read as expected, so not to be set aside: {needless}"
