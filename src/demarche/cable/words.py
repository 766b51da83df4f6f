"""Vocabulary of the readers: loaded from data, checked at load."""

import re
import tomllib
from importlib.resources import files
from typing import Any, NamedTuple


class ReferenceWords(NamedTuple):
    """Words of REF sections: what tells the kind, what stands before a station, what no station's name holds."""

    kinds: dict[str, list[str]]
    leads: list[str]
    not_stations: frozenset[str]
    fillers: frozenset[str]


def load(name: str) -> dict[str, Any]:
    """Return the data file `data/NAME.toml` of this package."""
    return tomllib.loads(files("demarche.cable").joinpath(f"data/{name}.toml").read_text(encoding="utf-8"))


def _references() -> ReferenceWords:
    data = load("references")
    words = data["words"]
    for form in [*words["leads"], *(form for forms in data["kinds"].values() for form in forms)]:
        try:
            re.compile(form)
        except re.error as error:
            raise ValueError(f"data/references.toml: {form!r} is no regular expression: {error}") from None
    return ReferenceWords(data["kinds"], words["leads"], frozenset(words["not_stations"]), frozenset(words["fillers"]))


REFERENCES = _references()
