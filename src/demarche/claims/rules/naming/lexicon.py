"""Which words are common English ones: what is none of them may be a name.

NOTE: reconstructed from its uses after a file clash (the goods helper wrote over the first version by mistake). The
owner of `names.py` should put back the original if there is one.
"""

from functools import cache
from importlib.resources import files

from demarche.claims.words import load

_ENOUGH = 200_000
"""How often a word stands in the corpus of the list before it counts as common; rarer ones are often names."""


@cache
def _common() -> frozenset[str]:
    words = load("lexicon")
    rows = files("symspellpy").joinpath("frequency_dictionary_en_82_765.txt").read_text(encoding="utf-8-sig")
    pairs = (row.split() for row in rows.splitlines())
    listed = {pair[0].upper() for pair in pairs if len(pair) == 2 and int(pair[1]) >= _ENOUGH}
    return frozenset((listed | set(words["trade"])) - set(words["names"]))


def is_common(word: str) -> bool:
    """Tell whether a word, in capitals, is a common one (a compound where all its parts are)."""
    common = _common()
    bare = word.removesuffix("'S").removesuffix("’S")
    return bare in common or ("-" in bare and all(part in common for part in bare.split("-")))
