"""The words of goods, as flags that a token has."""

from collections.abc import Iterable
from functools import cache
from typing import Any, NamedTuple

from demarche.claims.words import load


class Word:
    """What a word can be in a phrase about goods: bits, as plain numbers since they are tested for every word."""

    THING = 1
    MATERIAL = 2
    COMMON = 4
    UMBRELLA = 8
    MODIFIER = 16
    TAIL = 32
    AGENT = 64
    DOING = 128
    NEVER = 256
    STOP = 512
    NUMBER = 1024
    UNIT = 2048
    MEASURE = 4096
    ABOUT = 8192
    PLURAL = 16384
    DEAL = 32768
    """A verb that moves goods from one hand to another: "ordered"."""
    BACKGROUND = 65536
    """A word that tells what somebody makes or trades in general: "producer"."""
    ASKING = 131072
    """A word that "for" may follow before goods: "contract for"."""
    LOT = 262144
    """A word that "of" follows before goods: "consignment of"."""
    LINK = 524288
    """A determiner: skipped between a cue and its goods."""
    MOVE = 1048576
    """A verb of movement: what stands before it moves."""
    CARRIER = 2097152
    """A vehicle or package that carries goods."""
    BOUND = 4194304
    """A head that needs a known word before it."""
    END = 16777216
    """What goods are used for more often than they are traded: "missile"."""
    BRAND = 33554432
    """A material with a capital: "Hastelloy"."""
    DEMONYM = 8388608
    """An adjective of nationality."""


HEAD = Word.THING | Word.MATERIAL | Word.COMMON
"""Words that a phrase of goods can end with."""


class Lexicon(NamedTuple):
    """Flags by word (singular and plural forms, in small letters), and the singular of each plural."""

    flags: dict[str, int]
    singular: dict[str, str]
    kinds: dict[str, str]
    """Words that name the same kind of goods, each with the word that stands for it."""
    expand: dict[str, tuple[str, ...]]
    """Words that stand for several."""
    strategic: frozenset[str]
    """TAGS of cables about goods under control."""
    commerce: frozenset[str]
    """TAGS of cables that may tell of trade."""
    wider: dict[str, frozenset[str]]
    """For a narrow word the wider ones that may stand for the same goods."""


_FLAGS = {
    "things": Word.THING,
    "materials": Word.MATERIAL,
    "common": Word.COMMON,
    "umbrella": Word.UMBRELLA | Word.COMMON,
    "modifiers": Word.MODIFIER,
    "tails": Word.TAIL,
    "agents": Word.AGENT,
    "doings": Word.DOING,
    "never": Word.NEVER,
    "stops": Word.STOP,
    "deals": Word.DEAL,
    "background": Word.BACKGROUND,
    "asking": Word.ASKING,
    "lots": Word.LOT,
    "links": Word.LINK,
    "moves": Word.MOVE,
    "carriers": Word.CARRIER,
    "bound": Word.BOUND,
    "ends": Word.END,
    "brands": Word.BRAND,
}
_QUANTITIES = {"numbers": Word.NUMBER, "units": Word.UNIT, "measures": Word.MEASURE, "about": Word.ABOUT}
_INFLECTED = {
    "things",
    "materials",
    "common",
    "umbrella",
    "tails",
    "agents",
    "doings",
    "never",
    "lots",
    "carriers",
    "bound",
    "ends",
}
_IRREGULAR = {
    "aircraft": "aircraft",
    "lens": "lenses",
    "axis": "axes",
    "die": "dies",
    "apparatus": "apparatus",
    "bellows": "bellows",
    "arms": "arms",
    "optics": "optics",
    "goods": "goods",
    "man": "men",
    "woman": "women",
    "person": "people",
}


@cache
def lexicon() -> Lexicon:
    """Return the vocabulary of goods.

    Raises:
        ValueError: a list of the vocabulary is missing or holds something else than words in small letters.
    """
    words = load("goods")
    flags: dict[str, int] = {}
    singular: dict[str, str] = {}
    for table, names in ((words, _FLAGS), (load("quantities"), _QUANTITIES)):
        for name, flag in names.items():
            for word in _checked(table, name):
                flags[word] = flags.get(word, 0) | flag
                if name in _INFLECTED:
                    plural = plural_of(word)
                    if plural != word:
                        flags[plural] = flags.get(plural, 0) | flag | Word.PLURAL
                        singular[plural] = word
    for group in load("demonyms")["demonyms"].values():
        for word in group:
            flags[word.lower()] = flags.get(word.lower(), 0) | Word.DEMONYM | Word.STOP
    kinds = {other: group[0] for group in words["same"] for other in group[1:]}
    wider = {narrow: frozenset(words["wider"][narrow]) for narrow in words["wider"]}
    expand = {word: tuple(parts) for word, parts in words["expand"].items()}
    return Lexicon(flags, singular, kinds, expand, frozenset(words["strategic"]), frozenset(words["commerce"]), wider)


def _checked(table: dict[str, Any], name: str) -> Iterable[str]:
    listed = table.get(name)
    if not isinstance(listed, list) or not all(isinstance(w, str) and w and w == w.lower() for w in listed):
        raise ValueError(f"goods: {name} has to be a list of words in small letters")
    return listed


def plural_of(word: str) -> str:
    """Return the plural of an English noun.

    >>> plural_of("gyro"), plural_of("press"), plural_of("battery")
    ('gyros', 'presses', 'batteries')
    """
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return word + "es"
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    return word + "s"


def singular_of(word: str) -> str:
    """Return the singular of a noun, known or not."""
    known = lexicon().singular.get(word)
    if known is not None:
        return known
    if word in lexicon().flags or len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-2] if word.endswith(("xes", "ches", "shes", "sses")) else word[:-1]


class CueWords(NamedTuple):
    """The words around a phrase that say whether it is goods of a deal."""

    be: frozenset[str]
    auxiliary: frozenset[str]
    negations: frozenset[str]
    definite: frozenset[str]
    alike: frozenset[str]
    habits: frozenset[str]
    joints: frozenset[str]
    covers: frozenset[str]
    cargo: frozenset[str]
    purposes: frozenset[str]
    vague: frozenset[str]
    labels: frozenset[str]
    shared: frozenset[str]
    numbered: frozenset[str]
    loose: frozenset[str]
    vain: frozenset[str]
    indeed: frozenset[str]
    owns: frozenset[str]
    papers: frozenset[str]
    lists: frozenset[str]
    yields: frozenset[str]


class Beginnings(NamedTuple):
    """How verbs begin: those that furnish somebody with goods, those that trade in them."""

    furnish: tuple[str, ...]
    trade: tuple[str, ...]


@cache
def cue_words() -> CueWords:
    """Return the vocabulary of cues.

    Raises:
        ValueError: a list is missing, or holds something else than words in small letters.
    """
    table = load("goods_cues")
    return CueWords(**{name: frozenset(_checked(table, name)) for name in CueWords._fields})


@cache
def cue_beginnings() -> Beginnings:
    """Return how verbs of trade begin.

    Raises:
        ValueError: as `cue_words`.
    """
    table = load("goods_cues")
    return Beginnings(tuple(_checked(table, "furnish")), tuple(_checked(table, "trade")))
