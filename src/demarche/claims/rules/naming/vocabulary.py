"""The words by which names are told: `data/names.toml` and `data/stops.toml`, made ready for use."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from demarche.claims.words import load

Words = frozenset[str]
_OPENING = re.compile(r"[^\W_]+|&")


class Vocabulary(NamedTuple):
    """The words that names are told by, in capitals."""

    legal: re.Pattern[str]
    legal_capitals: re.Pattern[str]
    """In capitals forms that are words too (`AS`) do not count."""
    legal_words: Words
    legal_opens: Words
    """The letters with which legal forms begin."""
    legal_before: Words
    legal_loose: Words
    """Legal forms that common nouns are too: a name of common words needs more than one of these."""
    heads: Words
    strong: Words
    of_heads: Words
    place_heads: Words
    numbered: Words
    abbreviated: Words
    stopped: Words
    connectors: Words
    joints: Words
    particles: Words
    titles: Words
    given: Words
    stops: Words
    lead: Words
    alone: Words
    """Words that alone are no name, though they stand in capitals."""
    numbers_of: Words
    offices: Words
    ends_no_name: Words
    """Offices and labels: what ends with one is no name."""
    dates: Words
    verbs: Words
    fond: Words
    currencies: Words
    descriptive: Words
    described: Words
    """Words before a name by which the same firm may be called without them."""
    bodies: Words
    endings: tuple[str, ...]
    """Ends of one word that is the name of a firm."""
    general: Words
    """Words behind "General" that make it no rank: `General Company for Salts`."""
    labels: Words
    """Words that label a field of a form: `Consignee`."""
    forces: Words
    telling: Words
    """Words that are no ordinary part of a name."""
    closing: Words
    """Words with which a name of common words may end."""
    never: re.Pattern[str]
    never_whole: Words
    compounds: tuple[str, ...]
    vessel: re.Pattern[str]
    vessel_marks: Words
    ships: Words
    """Nouns for vessels."""
    vessel_ends: Words
    """Words with which ends what stands before the name of a vessel."""


def alternatives(forms: Sequence[str]) -> str:
    r"""Return the forms as alternatives of a regular expression, the longest first; blanks and stops are loose.

    They are put together by their first letters, so that few of them are tried at a place.

    >>> alternatives(["CO", "S.A", "CO LTD"])
    'C(?:O[ ]+LTD|O)|S(?:\\.[ ]?A)'
    """
    letters: dict[str, list[str]] = {}
    for form in sorted({f.rstrip(".") for f in forms}, key=len, reverse=True):
        letters.setdefault(form[0], []).append(_loose(form[1:]))
    return "|".join(f"{re.escape(letter)}(?:{'|'.join(rest)})" for letter, rest in letters.items())


def _loose(form: str) -> str:
    return re.escape(form).replace(r"\ ", r"[ ]+").replace(r"\.", r"\.[ ]?")


@lru_cache(maxsize=8192)
def names_no_party(name: str) -> bool:
    """Tell whether a name, in capitals, is that of an organ of state, a regime, a part of the cable."""
    words = vocabulary()
    return name.rstrip(".") in words.never_whole or words.never.search(name) is not None


@cache
def vocabulary() -> Vocabulary:
    """Return the vocabulary."""
    names, stops = load("names"), load("stops")
    lead = frozenset(stops["lead"]) | frozenset(stops["function"])
    vessels = alternatives([*names["vessels"], *names["vessel_marks"]])
    aboard = rf"(?:\b(?:{vessels})(?:[ ]named)?[ ]+[\"']?|\b(?:aboard|on[ ]board)[ ]+the[ ]+[\"']?)$"
    holds = alternatives(names["not_party"]["holds"])
    legal_words = frozenset(f.strip("().") for f in names["legal"] if " " not in f) | {"PRIVATE"}
    telling = (
        *(lead, legal_words, stops["offices"], stops["dates"], names["not_party"]["whole"]),
        *(names[key] for key in ("connectors", "titles", "labels", "legal_before", "vessel_marks")),
    )
    return Vocabulary(
        legal=_legal(names["legal"], names["words_too"]),
        legal_capitals=_legal_in_capitals(names["legal"], names["words_too"]),
        legal_words=legal_words,
        legal_opens=frozenset(_OPENING.findall(form.upper())[0] for form in names["legal"]),
        legal_before=frozenset(names["legal_before"]),
        legal_loose=frozenset([*names["legal_loose"], *names["words_too"]]),
        heads=frozenset(names["heads"]),
        strong=frozenset(names["strong_heads"]),
        of_heads=frozenset(names["of_heads"]),
        place_heads=frozenset(names["place_heads"]),
        numbered=frozenset(names["numbered"]),
        abbreviated=frozenset(names["abbreviated"]),
        stopped=frozenset(names["stopped"]),
        connectors=frozenset(names["connectors"]),
        joints=frozenset(names["joints"]),
        particles=frozenset(names["particles"]),
        titles=frozenset(names["titles"]),
        given=frozenset(names["given"]),
        stops=frozenset(stops["function"]),
        lead=lead,
        alone=lead - {*names["titles"], *names["connectors"], *names["legal_before"]},
        numbers_of=frozenset(stops["numbers_of"]),
        offices=frozenset(stops["offices"]),
        ends_no_name=frozenset([*stops["offices"], *names["labels"]]),
        dates=frozenset(stops["dates"]),
        verbs=frozenset(stops["verbs"]),
        fond=frozenset(stops["fond"]),
        currencies=frozenset(stops["currencies"]),
        descriptive=frozenset(names["descriptive"]),
        described=frozenset([*names["descriptive"], *names["legal_before"]]),
        bodies=frozenset(names["state"]["bodies"]),
        endings=tuple(names["endings"]),
        general=frozenset([*names["heads"], *names["legal_loose"], *names["state"]["bodies"], "DEPARTMENT"]),
        labels=frozenset(names["labels"]),
        forces=frozenset(names["state"]["forces"]),
        telling=frozenset[str]().union(*telling),
        closing=legal_words.union(names["strong_heads"], names["state"]["bodies"]),
        never=re.compile(rf"(?<![\w-])(?:{holds})(?![\w-])", re.IGNORECASE),
        never_whole=frozenset(names["not_party"]["whole"]),
        compounds=tuple(names["compounds"]),
        vessel=re.compile(aboard, re.IGNORECASE),
        vessel_marks=frozenset(names["vessel_marks"]),
        ships=frozenset(names["vessels"]),
        vessel_ends=frozenset(
            [
                *(f.split()[-1] for f in names["vessels"]),
                *(f + dot for f in names["vessel_marks"] for dot in ("", ".")),
                "NAMED",
                "THE",
            ]
        ),
    )


_BEFORE = r"(?:[ ]\([A-Za-z][\w.]{0,12}\))?(?:[ ]*,)?[ ]+"
"""What stands before a legal form: a comma, or the seat in brackets (`(HK) Limited`)."""
_BEHIND = r"(?![\w-])\.?"


def _legal(forms: Sequence[str], words_too: Sequence[str]) -> re.Pattern[str]:
    """Legal forms in mixed case: short ones only as they are written."""
    short = [f for f in forms if len(f) <= 3 and f.isalpha()]
    wide = alternatives([f for f in forms if f not in short])
    exact = alternatives([*short, *(f.capitalize() for f in short if f not in words_too)])
    return re.compile(rf"(?:{_BEFORE}(?:{wide}|(?-i:{exact})){_BEHIND}){{1,4}}", re.IGNORECASE)


def _legal_in_capitals(forms: Sequence[str], words_too: Sequence[str]) -> re.Pattern[str]:
    strict = alternatives([f for f in forms if f not in words_too])
    return re.compile(rf"(?:{_BEFORE}(?:{strict}){_BEHIND}){{1,4}}")
