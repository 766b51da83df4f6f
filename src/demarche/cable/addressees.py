"""Addressees of FL7 to FL9: routing indicator, name, precedence, MCN, and lists that wrap over lines."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from demarche.cable.model import Addressee
from demarche.cable.words import load
from demarche.text.slips import one_slip

_DATA: Mapping[str, Any] = load("precedence")
PROSIGNS: dict[str, str] = _DATA["prosigns"]
_WORDS: dict[str, str] = {way: word for word, ways in _DATA["words"].items() for way in ways}
_FIRST_WORDS = frozenset(_DATA["plad"]["first"])
_MISSPELT = ("IMMEDIATE", "PRIORITY", "ROUTINE")
_NIACT = ("NIACT", "NAICT")
_ROUTED = re.compile(r"[A-Z]{4,8}/")
_EXEMPT = re.compile(r"[, ]+XMT[,: ]+")
_OPEN_END = re.compile(r"(?:\b(?:TO|OF|AND|THE|FOR|ON|IN|DE|NEW|SAN|EL|LA|AT|U\.?S\.?)|[/,&-])$")
_TAILS = ("COLLECTIVE", "POSTS", "WASHDC")
"""First words of a line that can only go on with the name before."""
_WIDTH = 54
"""A name that is shorter than this was not wrapped for its length."""
_LONGEST = 200
"""A name that is longer than this is noise, and does not go on."""
_TAIL = 8
"""What is looked at of a name to see whether it ends openly."""


@lru_cache(maxsize=4096)
def precedence_word(word: str) -> str | None:
    """Return the precedence that a word stands for, misspelt or not, None where it is another word."""
    if word in _WORDS:
        return _WORDS[word]
    if len(word) < 6 or not word.isalpha():
        return None
    return next((right for right in _MISSPELT if one_slip(word, right)), None)


@lru_cache(maxsize=16384)
def read_addressee(words: str) -> Addressee:
    """Read `RUEHBJ/AMEMBASSY BEIJING PRIORITY 2747`; all but the name may miss."""
    routing = precedence = mcn = None
    if words.startswith(("ZEN/", "ZEN ")):
        words = words[4:].lstrip()
    slash = words.find("/")
    if 4 <= slash <= 8 and words[:slash].isalpha() and words[:slash].isupper() and words[slash + 1 : slash + 2] != "/":
        routing, words = words[:slash], words[slash + 1 :]
    parts = words.rstrip(" ,;.").split()
    if len(parts) > 1 and parts[-1].isdigit() and len(parts[-1]) <= 4:
        mcn = parts.pop()
    if len(parts) > 1 and (word := precedence_word(parts[-1])):
        parts.pop()
        precedence = word
        if len(parts) > 1 and parts[-1] in _NIACT:
            parts.pop()
            precedence = f"NIACT {word}" if not word.startswith("NIACT") else word
    return Addressee(routing, " ".join(parts).rstrip(" ,;"), precedence, mcn)


def split_exempt(words: str) -> tuple[str, list[str]]:
    """Return an addressee's words without its inline exemptions (`..., XMT, AMEMBASSY SOFIA`), and their names."""
    if "XMT" in words and (hit := _EXEMPT.search(words)):
        return words[: hit.start()], exempt_names(words[hit.end() :])
    return words, []


def exempt_names(words: str) -> list[str]:
    """Return the names of a list of exempt addressees, without routing indicators."""
    names = (_ROUTED.sub("", name.strip(), count=1) for name in words.split(","))
    return [name for name in names if name]


def is_routed(words: str) -> bool:
    """Tell whether a line opens with a routing indicator."""
    return "/" in words and _ROUTED.match(words) is not None


def goes_on(last: Addressee, words: str) -> bool:
    """Tell whether `words` are the rest of the addressee `last` of the line before."""
    if last.mcn is not None or len(last.name) > _LONGEST:
        return False
    tail = words.split()
    if all(precedence_word(word) or word in _NIACT or (word.isdigit() and len(word) <= 4) for word in tail):
        return last.precedence is None or words.isdigit()
    if last.precedence is not None or is_routed(words):
        return False
    return name_wraps(f"{last.routing or ''}/{last.name}", words)


def name_wraps(name: str, words: str) -> bool:
    """Tell whether a name breaks off at the end of its line, so that `words` go on with it."""
    first = words.split(" ", 1)[0]
    if first in _TAILS:
        return True
    if name.endswith("//") and name.count("//") % 2 == 0:
        return False  # an office between strokes ends the name
    if _OPEN_END.search(name[-_TAIL:]):
        return True
    return len(name) + 1 + len(first) > _WIDTH and first not in _FIRST_WORDS and "COLLECTIVE" not in words


def join(last: Addressee, words: str) -> Addressee:
    """Return the addressee with the rest of its line."""
    rest = read_addressee(f"{last.name} {words}" if not words.islower() else f"{last.name} {words}".upper())
    if words.islower():
        rest = rest._replace(name=rest.name.lower())
    return rest._replace(routing=last.routing, precedence=rest.precedence or last.precedence)
