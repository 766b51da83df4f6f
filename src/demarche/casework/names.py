"""Names of parties brought to a form in which variants of one name are equal: words, sounds, legal forms, numbers.

Legal forms, transliteration and honorifics are those of `rigour`; `data/names.toml` adds the words for what firms do,
in several languages, short forms, and spellings of one sound.
"""

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from rigour.names import extract_org_types, replace_org_types_compare
from rigour.text.translit import ascii_text

from demarche.cable.words import load as load_cable_words
from demarche.casework.states import load
from demarche.marking.countries import alpha2
from demarche.text.phrases import any_phrase

ORGANISATION, PERSON, VESSEL = "organisation", "person", "vessel"
_WORD = re.compile(r"[a-z0-9]+(?:/[a-z](?![a-z]))?(?:'[a-z]+)*")
_DOTTED = re.compile(r"(?<![\w.])(?:[^\W\d_]\.){2,}")
_COMMON_FROM = 1_000_000
"""How often a word stands in the count of English words from which it counts as a common word."""


class NameForm(NamedTuple):
    """One name taken apart.

    `core` holds the sounds of the words that tell the firm apart, in order; `activities` what it does; `places`,
    `numbers` and `legal` what the name says of them. `whole` is the name without legal form and joiners, in plain
    letters; `plain` maps each sound in `core` to the word as written.
    """

    whole: str
    core: tuple[str, ...]
    activities: frozenset[str]
    places: frozenset[str]
    numbers: frozenset[str]
    legal: frozenset[str]
    plain: tuple[str, ...]
    acronym: bool
    initials: str


class _Words(NamedTuple):
    vessel_prefix: re.Pattern[str]
    joiners: frozenset[str]
    titles: frozenset[str]
    particles: frozenset[str]
    abbreviations: dict[str, str]
    activities: dict[str, str]
    rules: list[tuple[str, str]]
    consonants: dict[int, int]


@cache
def _words() -> _Words:
    data = load("names")
    activities: dict[str, str] = {}
    for activity, forms in data["activities"].items():
        for form in forms:
            if activities.setdefault(form, activity) != activity:
                raise ValueError(f"data/names.toml: {form!r} is {activities[form]} and {activity}")
    rules = [tuple(rule) for rule in data["sounds"]["rules"]]
    if any(len(rule) != 2 for rule in rules):
        raise ValueError("data/names.toml: each of sounds.rules is a pair")
    prefixes = any_phrase(data["vessel_prefixes"])
    merged = {ord(letter): ord(row[0]) for row in data["sounds"]["consonants"] for letter in row}
    return _Words(
        re.compile(rf"(?:(?:{prefixes})[\s\"']+)+", re.IGNORECASE),
        frozenset(data["joiners"]),
        frozenset(data["titles"]),
        frozenset(data["particles"]),
        dict(data["abbreviations"]),
        activities,
        [(rule[0], rule[1]) for rule in rules],
        merged,
    )


@cache
def _english() -> frozenset[str]:
    """Return the common words of English: where two of them differ, the names differ."""
    rows = files("symspellpy").joinpath("frequency_dictionary_en_82_765.txt").read_text(encoding="utf-8-sig")
    pairs = (row.split() for row in rows.splitlines() if row)
    return frozenset(word for word, count in pairs if int(count) >= _COMMON_FROM)


def is_english(word: str) -> bool:
    """Tell whether a word is a common word of English."""
    return word in _english()


@lru_cache(maxsize=200_000)
def sound(word: str) -> str:
    """Return the sound of a word that is no common English word: transliterations of one word are equal.

    >>> sound("tavriya") == sound("tavria"), sound("marlin") == sound("merlin")
    (True, False)
    """
    if word in _english() or len(word) < 4 or not word.isalpha():
        return word
    for written, heard in _words().rules:
        if written.endswith("$"):
            if word.endswith(written[:-1]):
                word = word[: 1 - len(written)] + heard
        elif written in word:
            word = word.replace(written, heard)
    single = "".join(c for i, c in enumerate(word) if i == 0 or c != word[i - 1])
    if len(single) > 3 and single[-1] == "h" and single[-2] in "aeiou":
        single = single[:-1]
    return single


@lru_cache(maxsize=200_000)
def consonants(word: str) -> str:
    """Return the consonants of a sound with those merged that spellings interchange; the first letter stays a sound."""
    heard = word.translate(_words().consonants)
    rest = "".join(c for c in heard[1:] if c not in "aeiouh")
    head = "a" if heard[:1] in tuple("aeiou") else heard[:1]
    return head + "".join(c for i, c in enumerate(rest) if i == 0 or c != rest[i - 1])


@cache
def _towns() -> frozenset[str]:
    """Return the towns of posts, in all their names of one word."""
    table = load_cable_words("stations")["posts"]
    names = {name for station, others in table.items() for name in (station, *others)}
    return frozenset(name.lower() for name in names if " " not in name and len(name) > 3)


@lru_cache(maxsize=200_000)
def _place(word: str) -> bool:
    return len(word) > 3 and (word in _towns() or alpha2(word) is not None)


def _tokens(text: str) -> list[str]:
    plain = ascii_text(text).lower()
    plain = _DOTTED.sub(lambda hit: hit.group().replace(".", ""), plain)
    return [word.replace("'", "") for word in _WORD.findall(plain)]


@lru_cache(maxsize=400_000)
def organisation(name: str) -> NameForm:
    """Return the form of a firm's, institute's or agency's name."""
    words = _words()
    plain = ascii_text(name).casefold()
    written = replace_org_types_compare(plain)
    legal = {part for _, form in extract_org_types(plain) for part in _tokens(form)}
    tokens: list[str] = []
    for token in _tokens(written):
        if token not in legal:
            tokens.extend(words.abbreviations.get(token, token).split())
    if not tokens:
        return _organisation(name, _tokens(name), frozenset())
    return _organisation(name, tokens, frozenset(legal))


def _organisation(name: str, tokens: list[str], legal: frozenset[str]) -> NameForm:
    words = _words()
    core: list[str] = []
    plain: list[str] = []
    activities: set[str] = set()
    places: set[str] = set()
    numbers: set[str] = set()
    whole: list[str] = []
    for token in tokens:
        if token in words.joiners:
            continue
        whole.append(token)
        if token.isdigit():
            numbers.add(token.lstrip("0") or "0")
        elif token in words.activities:
            activities.add(words.activities[token])
        elif _place(token):
            places.add(token)
        else:
            core.append(sound(token))
            plain.append(token)
    if not core:
        core = plain = whole
        activities, places = set(), set()
    acronym = len(core) == 1 and len(plain[0]) <= 6 and _is_acronym(name, plain[0])
    initials = "".join(word[0] for word in whole if word.isalpha()) if len(whole) > 2 else ""
    return NameForm(
        " ".join(whole), tuple(core), frozenset(activities), frozenset(places), frozenset(numbers), legal,
        tuple(plain), acronym, initials,
    )  # fmt: skip


def _is_acronym(name: str, word: str) -> bool:
    """Tell whether the one telling word stands in capitals in a name that does not, or alone and unpronounceable."""
    written = re.search(rf"(?<!\w){re.escape(word)}(?!\w)", name.replace(".", ""), re.IGNORECASE)
    capitals = written is not None and written.group().isupper()
    letters = "".join(c for c in name if c.isalpha())
    alone = letters.lower() == word
    return capitals and (not letters.isupper() or (alone and word not in _english()) or len(word) <= 4)


@lru_cache(maxsize=200_000)
def person(name: str) -> NameForm:
    """Return the form of a person's name: `core` holds the sounds of its parts without titles and particles."""
    words = _words()
    tokens = [token for token in _tokens(name.replace("-", " ")) if token not in words.titles]
    if "," in name:
        family, _, given = name.partition(",")
        tokens = [t for t in _tokens(f"{given} {family}".replace("-", " ")) if t not in words.titles]
    plain = [token for token in tokens if token not in words.particles] or tokens
    core = tuple(sound(token) if len(token) > 1 else token for token in plain)
    return NameForm(
        " ".join(plain), core, frozenset(), frozenset(), frozenset(), frozenset(), tuple(plain), acronym=False,
        initials="",
    )  # fmt: skip


@lru_cache(maxsize=200_000)
def vessel(name: str) -> NameForm:
    """Return the form of a vessel's name without `M/V` and its like; numbers are told apart."""
    hit = _words().vessel_prefix.match(name.strip())
    rest = name.strip()[hit.end() :] if hit else name.strip()
    tokens = _tokens(rest)
    numbers = frozenset(_number(t) for t in tokens if t.isdigit() or t in _ROMAN)
    plain = [t for t in tokens if not t.isdigit() and t not in _ROMAN] or tokens
    core = tuple(sound(t) for t in plain)
    return NameForm(
        " ".join(tokens), core, frozenset(), frozenset(), numbers, frozenset(), tuple(plain), acronym=False,
        initials="",
    )  # fmt: skip


_ROMAN = {"ii": "2", "iii": "3", "iv": "4", "vi": "6", "vii": "7", "viii": "8", "ix": "9"}


def _number(token: str) -> str:
    return _ROMAN.get(token) or token.lstrip("0") or "0"


def form_of(name: str, kind: str) -> NameForm:
    """Return the form of a name of an organisation, a person or a vessel."""
    return person(name) if kind == PERSON else vessel(name) if kind == VESSEL else organisation(name)


def kind_of(name: str, roles: Iterable[str]) -> str:
    """Return what a party is: a vessel, a person or an organisation, by its roles and the words of its name."""
    if "vessel" in roles or (_words().vessel_prefix.match(name) and not name.lower().startswith(("the ", "ship "))):
        return VESSEL
    if "person-of-interest" in roles:
        form = organisation(name)
        return ORGANISATION if form.activities or form.legal else PERSON
    first = name.partition(" ")[0].lower().strip(".")
    return PERSON if first in ("mr", "mrs", "ms", "dr") else ORGANISATION


@lru_cache(maxsize=400_000)
def tokens_of(name: str, kind: str) -> frozenset[str]:
    """Return the telling words of a name as sounds: what two mentions of one party are likely to share."""
    return frozenset(token for token in form_of(name, kind).core if len(token) > 2)
