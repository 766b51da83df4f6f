"""Descriptions: what a cable says a party is, beside its name: "the Tehran company", ", a Moscow brokerage", "of Kandla".

A description gives a country, a kind (org, person, vessel) and a role. It stands before the name, behind it between
commas, or behind "is a".
"""

import re
from functools import cache
from typing import NamedTuple

from demarche.claims.rules.naming.geography import Places
from demarche.claims.rules.naming.vocabulary import vocabulary
from demarche.claims.words import load

_WORD = re.compile(r"[^\W_](?:[^\W_]|['’&/.-](?=[^\W_]))*")
_CALLED = re.compile(
    r"[ ,]+(?:which is )?(?:called|named|by the name of|known as|styled|calling itself)[ ]+(?:the[ ]+)?[\"']?$",
    re.IGNORECASE,
)
_BEHIND_PLACE = re.compile(
    r"(?:\.(?=,))?[ ]?(?:\([^()]{1,60}\)[ ]?)?(?:,[ ]*(?:(?:also |both |which is |a company |a firm |now )?(?:of|in|at|near|based in|located in|registered in|headquartered in|from|outside)[ ]+(?:the )?)?"
    r"|[ ]+(?:of|in|at|near|based in|located in)[ ]+(?:the )?)",
    re.IGNORECASE,
)
_APPOSITION = re.compile(
    r"(?:\.(?=,))?[ ]?(?:\([^()]{1,60}\)[ ]?)?(?:[ ]?,|[ ]--)[ ]+(?:(?:which|who)[ ]+(?:is|was|appears to be|claims to be|calls (?:himself|itself))[ ]+|itself[ ]+|now[ ]+|until \w+[ ]+|described as[ ]+|believed to be[ ]+|formerly[ ]+)?"
    r"(?P<det>an?|the|one of|another|its|his|their)?[ ]*(?P<rest>[^,;:()]{2,110})",
    re.IGNORECASE,
)
_COPULA = re.compile(
    r"[ ]?(?:\([^()]{1,60}\)[ ]?)?[ ]+(?:is|was|are|appears to be|is believed to be|is known to be|is said to be|is described as|describes itself as|claims to be|acts as|serves as)[ ]+(?P<det>an?|the|one of|another)[ ]+(?P<rest>[^,;:()]{2,90})",
    re.IGNORECASE,
)


_POSTED = frozenset(["representative", "trade representative", "delegate", "attache"])
"""Who serves in a place for somebody, and need not be of it."""


_CLAUSE = re.compile(
    r"[ ]?(?:\([^()]{1,60}\)[ ]?)?,?[ ]+(?:which|who)[ ]+(?:runs|makes|builds|develops|designs|leads|heads|directs|is responsible for|is the|is an?|works|serves|produces|is behind|is in charge of|has charge of|supplies|buys|procures)\b(?P<rest>[^,;:().]{2,70})",
    re.IGNORECASE,
)
"""A clause that tells whose work a party does: `, which runs Ruritania's effort`."""


class Noun(NamedTuple):
    """What a noun says of a party."""

    kind: str
    role: str


class Description(NamedTuple):
    """What one description says. `where`: `before`, `behind`, `is`, `place` or `owner`; nearest first."""

    country: str | None
    noun: Noun | None
    word: str
    where: str


@cache
def nouns() -> dict[str, Noun]:
    """Return the nouns of `data/nouns.toml`, in small letters, with their plurals."""
    table: dict[str, Noun] = {}
    for row in load("nouns")["noun"]:
        for word in row["words"]:
            table.setdefault(word, Noun(row["kind"], row["role"]))
            table.setdefault(_plural(word), Noun(row["kind"], row["role"]))
    return table


def _plural(word: str) -> str:
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    return word + "s"


def noun_in(words: list[str]) -> tuple[int, int, str, Noun] | None:
    """Return the last noun phrase of a list of small words that the table knows: begin, end, the words, what it says."""
    table = nouns()
    for end in range(len(words), 0, -1):
        for begin in range(max(0, end - 5), end):
            phrase = " ".join(words[begin:end])
            if phrase in table:
                return begin, end, phrase, table[phrase]
    return None


def around(text: str, name: tuple[int, int], sentence: tuple[int, int], places: Places) -> list[Description]:
    """Return the descriptions around a name in its sentence."""
    (start, end), (floor, ceiling) = name, sentence
    ahead = (
        before(text, start, floor, places),
        leading(text, start, end, floor, places),
        equated(text, start, floor, places),
    )
    return [*(said for said in ahead if said), *behind(text, end, ceiling, places)]


def before(text: str, start: int, floor: int, places: Places) -> Description | None:
    """Return what stands before a name that begins at `start`: "the Tehran company", "freight forwarder", "Iran's"."""
    end = start
    while end > floor and text[end - 1] in " \"'":
        end -= 1
    called = _CALLED.search(text, max(floor, start - 30), start)
    if called:
        end = called.start()
    hits = list(_WORD.finditer(text, max(floor, end - 70), end))
    taken: list[re.Match[str]] = []
    for hit in reversed(hits):
        following = taken[-1].start() if taken else end
        gap = text[hit.end() : following]
        if gap.strip(" ") and gap.strip(" ") not in ("-",):
            break
        word = hit.group().upper()
        if word in vocabulary().stops or word in vocabulary().verbs or len(taken) > 6:
            break
        taken.append(hit)
        if word.endswith(("'S", "’S")):
            break
    if not taken:
        return None
    taken.reverse()
    words = [h.group().lower().removesuffix("'s") for h in taken]
    country = _country(places, taken[0].start(), end)
    found = noun_in(words)
    noun = found if found and found[1] >= len(words) - 1 else None
    if (
        noun is None
        and country is not None
        and not (
            text[taken[-1].end() - 2 : taken[-1].end()] in ("'s", "'S") or places.at(taken[-1].start()) is not None
        )
    ):
        country = None
    if country is None and noun is None:
        return None
    return Description(country, noun[3] if noun else None, noun[2] if noun else "", "before")


_LEADING = re.compile(
    r"(?:^|[,.;:(\"]|\b(?:and|that|by|of|from|with|through|is|was|told|for|to|but))[ ]*\b(?P<det>an?|the|its|their|his|our|one|of whom one,)[ ]+(?:same[ ]+)?(?P<rest>[^,;:()]{2,90}),[ ]+(?:(?:an? [^,;:()]{2,60} called|one|mr|mrs|ms|dr|eng|col|colonel|gen|general|captain|capt|major|baron|prof|haj|sheikh)\.?[ ]+)*(?:the[ ]+)?[\"']?$",
    re.IGNORECASE,
)


_EQUATED = re.compile(
    r"\b(?:the|its|an?)[ ]+(?P<det>)(?P<rest>[^,;:().]{3,60}?)[ ]+(?:is|was|remains|are|will be|would be|appears to be|is believed to be|is to be|being|to be|as)[ ]+(?:the[ ]+|an?[ ]+[^,;:()]{2,40} (?:called|named)[ ]+)?[\"']?$",
    re.IGNORECASE,
)
_LABEL = re.compile(r"(?:^|[.;:\n]|\s)(?P<det>)(?P<rest>[A-Za-z][A-Za-z/-]*(?:[ ][A-Za-z/-]+){0,2})[ ]*:[ ]*$")


_NEXT_LABEL = re.compile(r"[ ][A-Z][\w/-]*(?:[ ][\w/-]+)?:")
"""The label of the next field of a form."""


def equated(text: str, start: int, floor: int, places: Places) -> Description | None:
    """Return what stands before a name with "is" or a colon: "The consignee is N", "Forwarder: N"."""
    offset = max(floor, start - 90)
    near = text[offset:start]
    for pattern in (_EQUATED, _LABEL):
        hit = pattern.search(near)
        if hit and (description := _phrase(text, hit, places, "equated", offset)):
            return description._replace(country=None)
    return None


def leading(text: str, start: int, end: int, floor: int, places: Places) -> Description | None:
    """Return what an apposition before a name says: "a Bulgarian citizen, N", "its sales manager, N"."""
    offset = max(floor, start - 160)
    said = _LEADING.search(text[offset:start])
    if said and said["det"].lower() in ("a", "an") and text[end : end + 1] not in ",.;:)":
        return None  # What goes on without a comma is another item of a list.
    if said is None:
        return None
    description = _phrase(text, said, places, "leading", offset)
    begin = offset + said.start("rest")
    while description is None and (nearer := _LEADING.search(text, begin, start)):
        # `the name of the Syrian buyer, N`: the nearer article opens it.
        description = _phrase(text, nearer, places, "leading")
        begin = nearer.start("rest")
    return description


def behind(text: str, end: int, ceiling: int, places: Places) -> list[Description]:
    """Return what stands behind a name that ends at `end`: a place, an apposition, or "is a ..."."""
    found: list[Description] = []
    at = end
    hit = _BEHIND_PLACE.match(text, at, ceiling)
    if hit:
        place = places.at(hit.end())
        if place is not None and place.start == hit.end() and place.kind in ("city", "country") and place.code:
            closes = text[place.end : place.end + 1]
            if (
                text[hit.start() : hit.end()].strip(" ") != ","
                or closes in ",.;:)"
                or closes == ""
                or text[place.end : place.end + 2] == "'s"
                or _NEXT_LABEL.match(text, place.end)
            ):
                found.append(Description(place.code, None, "", "place"))
                at = place.end
                wider = places.at(at + 2)
                if (
                    text[at : at + 2] == ", "
                    and wider is not None
                    and wider.start == at + 2
                    and wider.kind == "country"
                ):
                    at = wider.end
    clause = _CLAUSE.match(text, at, ceiling)
    if clause and (owner := next((p for p in places.within(clause.start("rest"), clause.end()) if p.code), None)):
        nation = owner.kind == "demonym" or text[owner.end : owner.end + 2].lower() in ("'s", "’s")
        if nation:
            found.append(Description(owner.code, None, "", "clause"))
    for pattern, where in ((_APPOSITION, "behind"), (_COPULA, "is")):
        said = pattern.match(text, at, ceiling)
        if said and (description := _phrase(text, said, places, where)):
            found.append(description)
            break
    return found


def _phrase(text: str, said: re.Match[str], places: Places, where: str, offset: int = 0) -> Description | None:
    """Return what a phrase says; `offset` is where the text that was matched begins in the whole."""
    start, stop = (at + offset for at in said.span("rest"))
    words, last = [], start
    for hit in _WORD.finditer(text, start, stop):
        word = hit.group().upper()
        if (
            word
            in (
                "WHICH",
                "WHO",
                "THAT",
                "WHOSE",
                "HAS",
                "HAD",
                "IS",
                "WAS",
                "WILL",
                "TO",
                "BY",
                "WITH",
                "FROM",
                "AND",
                "WHERE",
                "OF",
                "FOR",
                "AT",
                "IN",
                "BASED",
                "ON",
            )
            or word in vocabulary().verbs
        ):
            break
        words.append(hit.group().lower())
        last = hit.end()
    found = noun_in(words)
    country = _country(places, start, last)
    behind_noun = re.match(
        r"[ ]+(?:based |located |registered |resident |living )?(?:in|of|from|at|near)[ ]+(?:the )?",
        text[last:stop],
        re.IGNORECASE,
    )
    serves = found is not None and found[2] in _POSTED
    if country is None and behind_noun and not (serves and behind_noun.group().strip().lower() in ("in", "at", "near")):
        place = places.at(last + behind_noun.end())
        country = place.code if place is not None and place.kind in ("city", "country") else None
    if found is None:
        demonym = places.at(start)
        if said["det"] and demonym is not None and demonym.kind == "demonym" and len(words) <= 2:
            return Description(demonym.code, Noun("person", "person-of-interest"), words[-1], where)
        return None
    if not said["det"] and where == "behind" and found[3].kind == "org":
        return None
    return Description(country, found[3], found[2], where)


def _country(places: Places, start: int, end: int) -> str | None:
    """Return the country that a description names; a nationality goes before a city."""
    inside = [p for p in places.within(start, end) if p.code]
    for kinds in (("demonym",), ("country", "government"), ("city",)):
        for place in inside:
            if place.kind in kinds:
                return place.code
    return None
