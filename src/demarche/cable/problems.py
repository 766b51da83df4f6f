"""The codes of problems: loaded from data, checked at load."""

from demarche.cable.model import Problem, Span
from demarche.cable.words import load

SEVERITIES = ("error", "warning", "info")


def _load() -> dict[str, tuple[str, str]]:
    data = load("problems")
    for code, entry in data.items():
        if entry.keys() != {"severity", "means"} or entry["severity"] not in SEVERITIES:
            raise ValueError(f"data/problems.toml: {code} needs `severity` (one of {SEVERITIES}) and `means`")
    return {code: (entry["severity"], entry["means"]) for code, entry in data.items()}


CODES = _load()
"""Code to (severity, meaning)."""


def problem(code: str, message: str, span: Span, severity: str | None = None) -> Problem:
    """Return a problem with the usual severity of its code, unless another is given."""
    return Problem(code, severity or CODES[code][0], message, span)
