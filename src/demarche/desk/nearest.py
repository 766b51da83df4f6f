"""Names and ids that are near to one that is not there."""

from collections.abc import Iterable
from difflib import get_close_matches
from itertools import islice

from demarche.cable.ids import canonical_id, split_id
from demarche.casework.references import SlipIndex

_MOST = 3
_COMPARED = 4000
"""Names that are compared closely; with more, those that begin or end like the one that is wanted."""


def nearest(wanted: str, known: Iterable[str]) -> list[str]:
    """Return up to three names that are near: ids one slip away first, then those that look alike."""
    names = list(dict.fromkeys(known))
    canonical = canonical_id(wanted)
    found: list[str] = []
    if canonical and split_id(canonical):
        found = [name for name, _ in islice(SlipIndex(names).near(canonical), _MOST)]
    folded: dict[str, str] = {}
    for name in names:
        folded.setdefault(name.casefold(), name)
    text = (canonical or wanted).casefold()
    some = list(folded)
    if len(some) > _COMPARED:
        some = [name for name in some if name[:4] == text[:4] or name[-4:] == text[-4:] or text in name][:_COMPARED]
    inside = [name for name in some if len(text) > 3 and text in name]
    alike = get_close_matches(text, some, n=_MOST, cutoff=0.6)
    return list(dict.fromkeys([*found, *(folded[name] for name in (*alike, *inside))]))[:_MOST]


def advice(wanted: str, known: Iterable[str]) -> str:
    """Return the end of a message that names what is near; where nothing is, that is said too."""
    return told_near(nearest(wanted, known))


def told_near(near: list[str]) -> str:
    """Return the end of a message that names what is near."""
    return f"; the nearest: {', '.join(near)}" if near else ", and none that is called much like it"
