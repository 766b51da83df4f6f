"""Forms of speech from the vocabulary: lists and tables of regular expressions, checked as they are compiled."""

import re
from collections.abc import Iterable, Mapping

from demarche.claims.words import load
from demarche.text.cues import Cues
from demarche.text.probe import Probe


def any_of(name: str, key: str) -> str:
    """Return the pattern of any form in the list `key` of the vocabulary `name`, the longest first.

    Raises:
        ValueError: a form is no regular expression.
    """
    words: Iterable[str] = load(name)[key]
    return "|".join(sorted((checked(f"{name}.toml: {key}", word) for word in words), key=len, reverse=True))


def cues_of(probe: Probe, name: str, key: str, *, behind: str = "", before: int = 60, reach: int = 120) -> Cues:
    """Return the cues of the table `key` of the vocabulary `name`: forms by a word that they hold.

    Raises:
        ValueError: a form is no regular expression.
    """
    return cues_from(probe, load(name)[key], f"{name}.toml: {key}", behind=behind, before=before, reach=reach)


def cues_from(
    probe: Probe, forms: Mapping[str, str], where: str, *, behind: str = "", before: int = 60, reach: int = 120
) -> Cues:
    """Return cues of forms by a word that they hold, or by several with `|` between them; each begins a word.

    Raises:
        ValueError: a form is no regular expression.
    """
    by_stem: dict[str, str] = {}
    for stems, form in forms.items():
        for stem in stems.split("|"):
            by_stem[stem] = f"{by_stem[stem]}|{form}" if stem in by_stem else form
    patterns = {stem: checked(where, rf"(?<!\w)(?:{form}){behind}") for stem, form in by_stem.items()}
    return Cues(probe, patterns, before=before, reach=reach)


def checked(where: str, form: str) -> str:
    """Return a form if it is a regular expression.

    Raises:
        ValueError: it is none.
    """
    try:
        re.compile(form, re.IGNORECASE)
    except re.error as error:
        raise ValueError(f"{where}: {form!r} is no regular expression: {error}") from None
    return form
