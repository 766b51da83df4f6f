"""Schemes of markings as data: levels with rank, controls with category, and every spelling of each.

The file is checked at load; what is wrong with it is said in a `ValueError` that names the entry.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal, NamedTuple

CATEGORIES = ("sci", "sap", "aea", "dissem", "nonic")
"""Categories of controls, in banner order (FGI, which has a list, comes behind `aea`)."""

Standing = Literal["register", "state", "other"]
"""Whose spelling a form is: the register's, that of State cables, or neither."""

_KEYS = {"portion", "title", "state", "also", "register"}
_JOINT = re.compile(r"[ /-]+")


@dataclass(frozen=True, slots=True)
class Level:
    """A level of classification; `register` is false for levels that the present register does not have."""

    name: str
    rank: int
    portion: str
    register: bool = True


@dataclass(frozen=True, slots=True)
class Control:
    """A marking beside the level; `implies` is the level that it says when it stands alone."""

    name: str
    category: str
    portion: str
    order: int
    """The place in register order, within and across categories."""
    implies: Level | None = None
    sub: bool = False
    """Whether sub-markings may follow after a hyphen (`SI-G`, `RD-CNWDI`)."""
    register: bool = True


class Form(NamedTuple):
    """What a spelling stands for, and the ways of writing it that are the register's or State's."""

    item: Level | Control
    written: Mapping[str, Standing]


@dataclass(frozen=True, slots=True)
class Scheme:
    """The levels and controls of one government or organisation, and the spellings of each."""

    name: str
    levels: Mapping[str, Level]
    controls: Mapping[str, Control]
    forms: Mapping[str, Form]
    """By spelling with single blanks for blank, hyphen and slash."""

    def form(self, words: str) -> tuple[Level | Control, Standing]:
        """Return what the words of a known form stand for and whose spelling they are.

        Raises:
            KeyError: the words are no form of this scheme.
        """
        form = self.forms[key(words)]
        return form.item, form.written.get(words, "other")


def key(words: str) -> str:
    """Return the words with one blank for each run of blanks, hyphens and slashes."""
    return _JOINT.sub(" ", words)


@cache
def us() -> Scheme:
    """Return the scheme of the United States."""
    return load(files("demarche.marking").joinpath("data/us.toml").read_text(encoding="utf-8"), "data/us.toml")


def load(text: str, where: str) -> Scheme:
    """Return the scheme that a TOML text describes.

    Raises:
        ValueError: an entry is not as it has to be; the message names it.
    """
    data = tomllib.loads(text)
    if odd := data.keys() - {"scheme", "levels", *CATEGORIES}:
        raise ValueError(f"{where}: unknown table {', '.join(sorted(odd))}; known are levels, {', '.join(CATEGORIES)}")
    if not isinstance(data.get("scheme"), str) or not data.get("levels"):
        raise ValueError(f"{where}: `scheme` and `levels` are needed")
    forms: dict[str, Form] = {}
    levels: dict[str, Level] = {}
    for name, row in data["levels"].items():
        levels[name] = _level(name, row, where)
        _add(forms, name, row, levels[name], where)
    controls: dict[str, Control] = {}
    for category in CATEGORIES:
        for name, row in data.get(category, {}).items():
            if name in controls or name in levels:
                raise ValueError(f"{where}: {name} stands twice")
            controls[name] = _control(name, category, row, levels, len(controls), where)
            _add(forms, name, row, controls[name], where)
    return Scheme(data["scheme"], levels, controls, forms)


def _level(name: str, row: dict[str, Any], where: str) -> Level:
    _check_keys(name, row, {"rank"}, where)
    rank = row.get("rank")
    if type(rank) is not int or rank < 0 or "portion" not in row:
        raise ValueError(f"{where}: level {name} needs `rank`, a whole number from 0, and `portion`")
    return Level(name, rank, row["portion"], row.get("register", True))


def _control(
    name: str, category: str, row: dict[str, Any], levels: Mapping[str, Level], order: int, where: str
) -> Control:
    _check_keys(name, row, {"implies", "sub"}, where)
    implies = row.get("implies")
    if implies is not None and implies not in levels:
        raise ValueError(f"{where}: {name} implies {implies}, which is no level of the scheme")
    level = levels[implies] if implies else None
    portion = row.get("portion", name)
    return Control(name, category, portion, order, level, row.get("sub", False), row.get("register", True))


def _check_keys(name: str, row: dict[str, Any], more: set[str], where: str) -> None:
    if odd := row.keys() - _KEYS - more:
        raise ValueError(f"{where}: {name} has unknown keys {', '.join(sorted(odd))}")
    for word in (name, *_spellings(row)):
        if not word or word != " ".join(word.split()).upper():
            raise ValueError(f"{where}: {name}: {word!r} must be words in capitals with single blanks")


def _spellings(row: dict[str, Any]) -> list[str]:
    return [*(row[k] for k in ("portion", "title") if k in row), *row.get("state", []), *row.get("also", [])]


def _add(forms: dict[str, Form], name: str, row: dict[str, Any], item: Level | Control, where: str) -> None:
    written: dict[str, Standing] = dict.fromkeys(row.get("also", []), "other")
    written |= dict.fromkeys(row.get("state", []), "state")
    written |= dict.fromkeys([name, *(row[k] for k in ("portion", "title") if k in row)], "register")
    form = Form(item, written)
    for word in written:
        if forms.setdefault(key(word), form).item is not item:
            raise ValueError(f"{where}: {word} stands for both {forms[key(word)].item.name} and {name}")
