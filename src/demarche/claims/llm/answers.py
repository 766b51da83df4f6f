"""What a model answered, as values: one JSON object, or nothing."""

import json
import re
from collections.abc import Mapping
from math import isfinite
from typing import NoReturn

_FENCE = re.compile(r"\s*```(?:json)?\s*\n(?P<inside>.*)\n\s*```\s*", re.DOTALL | re.IGNORECASE)

Row = Mapping[str, object]


def parse_answer(words: str) -> Row | None:
    """Return the object that an answer is, alone or in one code fence; None where it is none."""
    fence = _FENCE.fullmatch(words)
    try:
        value = json.loads(fence["inside"] if fence else words, parse_constant=_refuse)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None


def confidence_of(row: Row) -> float:
    """Return the confidence of an entry, within 0 and 1; 0.5 where it has none."""
    value = row.get("confidence")
    if isinstance(value, bool) or not isinstance(value, int | float) or not isfinite(value):
        return 0.5
    return round(min(1.0, max(0.0, float(value))), 3)


def _refuse(name: str) -> NoReturn:
    raise ValueError(f"{name} is no JSON")
