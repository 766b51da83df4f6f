"""The common words of English: what is none of them, in a text in capitals, may be part of a name.

The list is that of the package symspellpy (frequencies of 82,765 words, MIT); words of the trade that it lacks stand in
`data/lexicon.toml`.
"""

from functools import cache
from importlib.resources import files

from demarche.claims.words import load

_ENOUGH = 200_000
"""How often a word stands in the corpus of the list before it counts as common: rarer ones are often names."""
_LIST = "frequency_dictionary_en_82_765.txt"


_FREQUENT = 1_000_000
"""How often a word stands there before it does not count as rare."""


@cache
def common_words() -> frozenset[str]:
    """Return the common words, in capitals."""
    return _words(_ENOUGH)


@cache
def _words(enough: int) -> frozenset[str]:
    rows = files("symspellpy").joinpath(_LIST).read_text(encoding="utf-8-sig").upper().splitlines()
    data = load("lexicon")
    words = {word for word, count in (row.split(" ", 1) for row in rows) if int(count) >= enough}
    return frozenset((words | set(data["trade"])) - set(data["names"]))


def is_rare(word: str) -> bool:
    """Tell whether a word, in capitals, is rare: it may open a name, where the end of the name says that it is one."""
    frequent = _words(_FREQUENT)
    return word not in frequent and word.removesuffix("S") not in frequent and not word.isdigit()


def is_common(word: str) -> bool:
    """Tell whether a word, in capitals, is a common one; of a compound, whether all its parts are."""
    words = common_words()
    if word in words:
        return True
    if word.endswith("'S"):
        return word[:-2] in words
    if "-" in word or "/" in word:
        return all(not part or part in words or part.isdigit() for part in word.replace("/", "-").split("-"))
    return (word.endswith("S") and word[:-1] in words) or word.isdigit()
