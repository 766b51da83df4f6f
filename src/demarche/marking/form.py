"""Labels written as banners in the form of the register (CAPCO D.1)."""

from collections.abc import Iterable

from demarche.marking.countries import is_group, trigraph
from demarche.marking.label import Label
from demarche.marking.scheme import CATEGORIES, Control, us

_ORDER = ("level", "sci", "sap", "aea", "fgi", "dissem", "nonic")
"""The parts of a banner."""


def register_form(label: Label) -> str | None:
    """Return the banner of a label in register form, None where the register has none for it.

    There is none where words were not understood, where NOFORN stands next to a release, where a list is missing or
    holds no country but the United States, for classes and controls that are no longer in use, and for the marks of
    other governments.
    """
    if label.level is None or not label.level.register or label.unknown or label.owners:
        return None
    parts: dict[str, list[str]] = {"level": [label.level.name]}
    for category, names in zip(CATEGORIES, (label.sci, label.sap, label.aea, label.controls, label.nonic), strict=True):
        controls = [(control_of(name), name) for name in names]
        if not all(control.register for control, _ in controls):
            return None
        parts[category] = [name for control, name in sorted(controls, key=lambda pair: pair[0].order)]
    if label.releases:
        if label.noforn or not label.rel_to:
            return None
        others = list_codes(label.rel_to)
        if not others:
            return None
        place = sum(control_of(name).order < control_of("RELIDO").order for name in parts["dissem"])
        parts["dissem"].insert(place, "REL TO " + ", ".join(["USA", *others]))
    if label.display_only:
        if label.noforn:
            return None
        parts["dissem"].append("DISPLAY ONLY " + ", ".join(list_codes(label.display_only)))
    parts["fgi"] = _fgi(label)
    return "//".join("/".join(parts[category]) for category in _ORDER if parts[category])


def list_codes(codes: Iterable[str]) -> list[str]:
    """Return country codes as lists have them: trigraphs by alphabet, then codes for several; USA is left out."""
    each = dict.fromkeys(code for code in codes if code != "US")
    return sorted(trigraph(c) for c in each if not is_group(c)) + sorted(c for c in each if is_group(c))


def control_of(name: str) -> Control:
    """Return the control that a name of a label stands for, without its sub-markings (`SI-G`)."""
    controls = us().controls
    return controls.get(name) or controls[name.split("-", 1)[0].split(" ", 1)[0]]


def _fgi(label: Label) -> list[str]:
    if label.fgi_concealed:
        return ["FGI"]
    return ["FGI " + " ".join(list_codes(label.fgi))] if label.fgi else []
