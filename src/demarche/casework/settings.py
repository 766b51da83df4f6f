"""The points and words of `data/threads.toml`, checked when they are loaded."""

from functools import cache
from typing import NamedTuple

from demarche.casework.states import load

_REPLY = (
    "named", "through", "answers", "cued", "post", "informed", "stranger", "government", "party", "goods", "subject",
    "late", "very_late", "slip", "enough", "enough_without", "enough_instead", "margin",
)  # fmt: skip
_FOLLOWUP = (
    "posts", "reminder", "party", "most_parties", "goods", "cued", "subject", "named", "slip", "near", "late",
    "very_late", "other_goods", "enough",
)  # fmt: skip


class Settings(NamedTuple):
    """Points for replies and follow-ups, spans of days, words, and what outcomes say."""

    reply: dict[str, int]
    followup: dict[str, int]
    days: dict[str, int]
    reminder_subjects: tuple[str, ...]
    dull: frozenset[str]
    final: frozenset[str]
    contested: frozenset[str]
    doubtful: frozenset[str]


@cache
def settings() -> Settings:
    """Return the settings of threads."""
    data = load("threads")
    for table, names in (("reply", _REPLY), ("followup", _FOLLOWUP), ("days", ("near", "late", "very_late"))):
        wrong = set(names) ^ set(data[table]) or {n for n, v in data[table].items() if not isinstance(v, int)}
        if wrong:
            raise ValueError(f"data/threads.toml: [{table}] has a wrong, missing or unknown row: {sorted(wrong)}")
    words, outcomes = data["words"], data["outcomes"]
    return Settings(
        data["reply"], data["followup"], data["days"], tuple(words["reminder_subjects"]), frozenset(words["dull"]),
        frozenset(outcomes["final"]), frozenset(outcomes["contested"]), frozenset(outcomes["doubtful"]),
    )  # fmt: skip
