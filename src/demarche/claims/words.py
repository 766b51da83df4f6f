"""Loads the vocabulary of the claims: `data/NAME.toml` of this package, with what a user adds to it.

A user's own words stand in the folder that `DEMARCHE_VOCABULARY` names, in a file of the same name: its lists are
joined to those of the package, its tables laid over them.
"""

import os
import tomllib
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

VARIABLE = "DEMARCHE_VOCABULARY"


@cache
def load(name: str) -> dict[str, Any]:
    """Return the vocabulary `NAME`.

    Raises:
        ValueError: a user's file is no TOML, or has another kind of value than the package's own.
    """
    own = tomllib.loads(files("demarche.claims").joinpath(f"data/{name}.toml").read_text(encoding="utf-8"))
    folder = os.environ.get(VARIABLE)
    if not folder:
        return own
    path = Path(folder) / f"{name}.toml"
    if not path.is_file():
        return own
    try:
        return _joined(own, tomllib.loads(path.read_text(encoding="utf-8")), path.name)
    except tomllib.TOMLDecodeError as error:
        raise ValueError(f"{path}: this is no TOML: {error}") from None


def _joined(own: dict[str, Any], more: dict[str, Any], where: str) -> dict[str, Any]:
    joined = dict(own)
    for key, value in more.items():
        known = joined.get(key)
        if known is not None and type(known) is not type(value):
            raise ValueError(f"{where}: {key} has to be a {type(known).__name__}, as in the file it adds to")
        if isinstance(value, list):
            joined[key] = [*(known or []), *value]
        elif isinstance(value, dict):
            joined[key] = _joined(known or {}, value, f"{where}: {key}")
        else:
            joined[key] = value
    return joined
