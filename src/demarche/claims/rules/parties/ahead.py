"""What stands before a name: "the Tehran company N", "a Bulgarian citizen, N", "the consignee is N", "Forwarder: N"."""

import re

from demarche.claims.rules.naming.geography import Places
from demarche.claims.rules.naming.vocabulary import vocabulary
from demarche.claims.rules.parties.nouns import last_noun
from demarche.claims.rules.parties.wording import WORD, Description, acts, country_in, read_phrase

_CALLED = re.compile(
    r"[ ,]+(?:which is )?(?:called|named|by the name of|known as|styled|calling itself)[ ]+(?:the[ ]+)?[\"']?$",
    re.IGNORECASE,
)
_RANKS = "one|mr|mrs|ms|dr|eng|col|colonel|gen|general|captain|capt|major|baron|prof|haj|sheikh"
_LEADING = re.compile(
    r"(?:^|[,.;:(\"]|\b(?:and|that|by|of|from|with|through|is|was|told|for|to|but))[ ]*"
    r"\b(?P<det>an?|the|its|their|his|our|one|of whom one,)[ ]+(?:same[ ]+)?(?P<rest>[^,;:()]{2,90}),[ ]+"
    rf"(?:(?:an? [^,;:()]{{2,60}} called|{_RANKS})\.?[ ]+){{0,4}}(?:the[ ]+)?[\"']?$",
    re.IGNORECASE,
)
_EQUATED = re.compile(
    r"\b(?:the|its|an?)[ ]+(?P<det>)(?P<rest>[^,;:().]{3,60}?)[ ]+"
    r"(?:is|was|remains|are|will be|would be|appears to be|is believed to be|is to be|being|to be|as)[ ]+"
    r"(?:the[ ]+|an?[ ]+[^,;:()]{2,40} (?:called|named)[ ]+)?[\"']?$",
    re.IGNORECASE,
)
_LABEL = re.compile(r"(?:^|[.;:\n]|\s)(?P<det>)(?P<rest>[A-Za-z][A-Za-z/-]*(?:[ ][A-Za-z/-]+){0,2})[ ]*:[ ]*$")
_OWNER = ("'S", "’S")
_CALLED_ENDS = ("called", "named", "of", "as", "styled", "itself")
_EQUATED_ENDS = frozenset(["is", "was", "remains", "are", "be", "being", "as", "called", "named"])
_LEADING_ENDS = frozenset(["the", "called", *_RANKS.split("|")])
"""The words with which these forms end."""
_NEAR = 40
_MOST = 7
"""Words that are looked at before a name."""


def ahead(text: str, name: tuple[int, int], floor: int, places: Places) -> list[Description]:
    """Return what is said before a name, in its sentence that begins at `floor`."""
    start = name[0]
    near = text[max(floor, start - _NEAR) : start].rstrip(" \"'")
    last = near.rpartition(" ")[2].lower()
    # A form that ends with "the" is told by the word before that.
    verb = near[: -len(" the")].rstrip(" ").rpartition(" ")[2].lower() if last == "the" else last
    end = max(floor, start - _NEAR) + len(near)
    called = _CALLED.search(text, max(floor, start - 30), start) if verb.endswith(_CALLED_ENDS) else None
    said = (
        _before(text, called.start() if called else end, floor, places),
        _leading(text, name, floor, places) if near[-1:] == "," or last.rstrip(".") in _LEADING_ENDS else None,
        _equated(text, start, floor, places) if near[-1:] == ":" or verb in _EQUATED_ENDS else None,
    )
    return [description for description in said if description]


def _before(text: str, end: int, floor: int, places: Places) -> Description | None:
    """Return what the noun phrase says that ends at `end`: "the Tehran company", "freight forwarder", "Iran's"."""
    before = text[max(floor, end - _NEAR) : end].rpartition(" ")[2].upper()
    if not before or (before.isalnum() and (before in vocabulary().stops or acts(before))):
        return None
    taken = _words_before(text, floor, end)
    if not taken:
        return None
    country = country_in(places, taken[0].start(), end)
    found = last_noun([hit.group().lower().removesuffix("'s") for hit in taken])
    if found is not None and (found.end < len(taken) - 1 or taken[-1].group().lower().endswith("ed")):
        found = None  # `the ship passed N`
    owner = text[taken[-1].end() - 2 : taken[-1].end()] in ("'s", "'S")
    if found is None and not owner and places.at(taken[-1].start()) is None:
        country = None
    if country is None and found is None:
        return None
    return Description(country, found.noun if found else None, found.word if found else "", "before")


def _words_before(text: str, floor: int, end: int) -> list[re.Match[str]]:
    """Return the words of the noun phrase that ends at `end`."""
    words, taken = vocabulary(), list[re.Match[str]]()
    following = end
    for hit in reversed(list(WORD.finditer(text, max(floor, end - 70), end))):
        up = hit.group().upper()
        parted = text[hit.end() : following].strip(" ") not in ("", "-")
        if parted or up in words.stops or acts(up) or len(taken) >= _MOST:
            break
        taken.append(hit)
        following = hit.start()
        if up.endswith(_OWNER):
            break
    return taken[::-1]


def _equated(text: str, start: int, floor: int, places: Places) -> Description | None:
    """Return what stands before a name with "is" or a colon: "The consignee is N", "Forwarder: N"."""
    offset = max(floor, start - 90)
    near = text[offset:start]
    for pattern in (_EQUATED, _LABEL):
        hit = pattern.search(near)
        if hit and (description := read_phrase(text, hit, places, "equated", offset)):
            return description._replace(country=None)
    return None


def _leading(text: str, name: tuple[int, int], floor: int, places: Places) -> Description | None:
    """Return what an apposition before a name says: "a Bulgarian citizen, N", "its sales manager, N"."""
    start, end = name
    if "," not in text[max(floor, start - 80) : start]:
        return None
    offset = max(floor, start - 160)
    said = _LEADING.search(text[offset:start])
    if said is None or (said["det"].lower() in ("a", "an") and text[end : end + 1] not in ",.;:)"):
        return None  # What goes on without a comma is another item of a list.
    description = read_phrase(text, said, places, "leading", offset)
    begin = offset + said.start("rest")
    while description is None and (nearer := _LEADING.search(text, begin, start)):
        # `the name of the Syrian buyer, N`: the nearer article opens it.
        description = read_phrase(text, nearer, places, "leading")
        begin = nearer.start("rest")
    return description
