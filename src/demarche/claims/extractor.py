"""Extractors: from a cable to its claims. One interface, chosen by name."""

from collections.abc import Callable
from functools import cache
from typing import Protocol

from demarche.cable.cable import Cable
from demarche.claims.model import Claims


class Extractor(Protocol):
    """Reads claims. Never raises on what a cable says; `version` changes whenever its answers may."""

    @property
    def name(self) -> str:
        """The name by which it is chosen: `rules`, `llm`."""
        ...

    @property
    def version(self) -> str:
        """The version of its rules."""
        ...

    def extract(self, cable: Cable) -> Claims:
        """Return the claims of a cable."""
        ...


class NoExtractor:
    """Reads no claims; the kind stays what structure gives."""

    name = "none"
    version = "1"

    def extract(self, cable: Cable) -> Claims:
        """Return claims that hold only the structural kind."""
        return Claims(kind=cable.structural_kind, extractor="none/1")


def _rules() -> Extractor:
    from demarche.claims.rules.extract import RulesExtractor

    return RulesExtractor()


def _llm() -> Extractor:
    from demarche.claims.llm import open_llm

    return open_llm()


_BY_NAME: dict[str, Callable[[], Extractor]] = {"rules": _rules, "llm": _llm, "none": NoExtractor}


EXTRACTORS = tuple(_BY_NAME)


@cache
def open_extractor(name: str = "rules") -> Extractor:
    """Return the extractor of a name.

    Raises:
        ValueError: there is none of that name, or a setting that it needs is missing.
    """
    if name not in _BY_NAME:
        raise ValueError(f"no extractor is called {name!r}; there are: {', '.join(EXTRACTORS)}")
    return _BY_NAME[name]()
