"""Those whom a cable addresses, and where its text speaks of them: by name, or as "posts" and "the Embassy".

The names are those of the header (FL7, FL8). The text calls a post by the place in its name, with or without a title
before it ("Embassies Lima and Quito"), and a mission by its short name (`USNATO`).
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from demarche.cable.cable import Cable
from demarche.cable.words import load as load_cable_words
from demarche.claims.document import Document
from demarche.claims.places import country_of_post
from demarche.claims.rules.exchange.forms import Forms
from demarche.claims.words import load
from demarche.text.phrases import any_phrase


class Addressed(NamedTuple):
    """One addressee: its name as the header has it, whether it is to act, and the government it deals with."""

    name: str
    action: bool
    is_post: bool
    """Whether it can be asked to approach a government: no agency and no command."""
    is_consulate: bool
    government: str | None


class Mention(NamedTuple):
    """Where the text speaks of addressees: `posts` are indexes into the addressees; `titled` with "Embassy" before."""

    start: int
    end: int
    posts: tuple[int, ...]
    titled: bool


class Generic(NamedTuple):
    """Where the text speaks of addressees without a name; `info` of those who are only informed."""

    start: int
    end: int
    word: str
    info: bool


@cache
def _not_posts() -> "re.Pattern[str]":
    return re.compile("|".join(rf"\b{re.escape(word.strip())}\b" for word in load("asks")["not_posts"]))


@cache
def _prefix() -> "re.Pattern[str]":
    return re.compile(rf"(?:{any_phrase(load('asks')['prefixes'])})\s+")


@cache
def _titles() -> "re.Pattern[str]":
    titles = any_phrase(load("asks")["titles"])
    return re.compile(rf"(?<![\w-])(?:(?:{titles})[ ]+)+(?:(?:in|at)[ ]+)?\Z", re.IGNORECASE)


@cache
def _between() -> "re.Pattern[str]":
    titles = any_phrase(load("asks")["titles"])
    joint = (
        r"(?:'s?)?(?:[ ]?\([^()]{1,40}\))?[ ]?[,;]?[ ]?(?:(?:and|or|&|/|as well as|plus|along with|-)[ ]?)?(?:also[ ])?"
    )
    return re.compile(rf"{joint}(?:(?:{titles})[ ]+)*", re.IGNORECASE)


@cache
def _station_names() -> dict[str, tuple[str, ...]]:
    """The other names of each station, by each of its names, in capitals: `KIEV` is also `KYIV`."""
    names: dict[str, tuple[str, ...]] = {}
    for group in load_cable_words("stations").values():
        for station, others in group.items():
            known = (station, *others)
            for name in known:
                names[name.upper()] = known
    return names


@lru_cache(maxsize=4096)
def names_in_text(header: str) -> tuple[str, ...]:
    """Return how a text may call the addressee that a header names, in capitals, the plainest first.

    >>> names_in_text("AMEMBASSY LIMA"), names_in_text("DEPT OF LABOR WASHDC")
    (('LIMA',), ())
    """
    upper = " ".join(header.upper().split())
    if is_collective(upper) or _not_posts().search(upper):
        return ()
    hit = _prefix().match(upper)
    place = upper[hit.end() :] if hit else upper
    found = [place] if hit or len(place) > 2 else []
    found += [name.upper() for part, names in load("asks")["missions"].items() if part in upper for name in names]
    found += [name.upper() for name in load("asks")["short"].get(place, ())]
    found += [name for name in _station_names().get(place, ()) if len(name) > 3]
    return tuple(dict.fromkeys(found))


@cache
def _collectives() -> tuple[str, ...]:
    return tuple(load("asks")["collectives"])


def is_collective(upper: str) -> bool:
    """Tell whether a name in capitals stands for many posts."""
    return any(word in upper for word in _collectives())


@lru_cache(maxsize=4096)
def _describe(name: str, action: bool) -> Addressed:
    upper = name.upper()
    collective = is_collective(upper)
    post = collective or _not_posts().search(upper) is None
    return Addressed(name, action, post, "CONS" in upper, country_of_post(name) if post and not collective else None)


def addressees(cable: Cable) -> tuple[Addressed, ...]:
    """Return the addressees in order, those who are to act first, each once."""
    found: dict[str, Addressed] = {}
    for names, action in ((cable.to, True), (cable.info, False)):
        for one in names:
            found.setdefault(one.name, _describe(one.name, action))
    return tuple(found.values())


def find_mentions(text: str, posts: Sequence[Addressed]) -> list[Mention]:
    """Return where a text names addressees; names that stand in a row are one mention."""
    upper = text.upper()
    if len(upper) != len(text):
        upper = text
    spots = sorted(set(_spots(upper, posts)), key=lambda spot: (spot[0], -spot[1]))
    found: list[Mention] = []
    for start, end, index in spots:
        last = found[-1] if found else None
        if last and start < last.end:
            continue
        if last and start - last.end < 40 and _between().fullmatch(text, last.end, start):
            posts_so_far = last.posts if index in last.posts else (*last.posts, index)
            found[-1] = last._replace(end=end, posts=posts_so_far)
            continue
        title = _titles().search(text[max(0, start - 50) : start])
        begin = start - len(title.group()) if title else start
        titled = title is not None and title.group().strip().lower() not in {"the", "both"}
        found.append(Mention(begin, end, (index,), titled))
    return found


def _spots(upper: str, posts: Sequence[Addressed]) -> Iterator[tuple[int, int, int]]:
    taken: set[str] = set()
    # An embassy goes before a mission in the same place.
    order = sorted(range(len(posts)), key=lambda i: ("MISSION" in posts[i].name.upper(), not posts[i].action))
    for index in order:
        for name in names_in_text(posts[index].name):
            if name in taken:
                continue
            taken.add(name)
            yield from ((start, end, index) for start, end in _find_word(upper, name))


def _find_word(upper: str, word: str) -> Iterator[tuple[int, int]]:
    at = upper.find(word)
    while at >= 0:
        end = at + len(word)
        if not upper[at - 1 : at].isalnum() and not upper[end : end + 1].isalnum():
            yield at, end
        at = upper.find(word, end)


@cache
def _generic() -> Forms:
    words = load("asks")
    by_stem: dict[str, list[str]] = defaultdict(list)
    for word in dict.fromkeys(word.lower() for word in (*words["generic"], *words["generic_info"])):
        by_stem[word.split()[-1].removesuffix("s")].append(word)
    forms = {stem: any_phrase(group) for stem, group in by_stem.items()}
    behind = r"(?![\w-])"
    return Forms({stem: rf"(?<!-)(?:{form})" for stem, form in forms.items()}, behind=behind, before=32, reach=32)


@cache
def _info_words() -> frozenset[str]:
    return frozenset(word.lower() for word in load("asks")["generic_info"])


def find_generic(document: Document, spans: Iterable[tuple[int, int]]) -> list[Generic]:
    """Return where, in some stretches of a text, addressees are spoken of without a name."""
    info, forms, text = _info_words(), _generic(), document.small
    hits = sorted({hit for span in spans for hit in forms.find(document, *span)}, key=lambda hit: (hit[0], -hit[1]))
    generic: list[Generic] = []
    for start, end in hits:
        if not generic or start >= generic[-1].end:
            word = text[start:end]
            generic.append(Generic(start, end, word, word in info))
    return generic
