"""What stands behind a name: a place, a clause, an apposition, or "is a ..."."""

import re

from demarche.claims.rules.naming.geography import Places
from demarche.claims.rules.parties.wording import Description, read_phrase

_NOTE = r"(?:\.(?=,))?[ ]?(?:\([^()]{1,60}\)[ ]?)?"
"""The stop of an abbreviation, and a remark in brackets."""
_PLACE = re.compile(
    _NOTE + r"(?:,[ ]*(?:(?:also |both |which is |a company |a firm |now )?"
    r"(?:of|in|at|near|based in|located in|registered in|headquartered in|from|outside)[ ]+(?:the )?)?"
    r"|[ ]+(?:of|in|at|near|based in|located in)[ ]+(?:the )?)",
    re.IGNORECASE,
)
_APPOSITION = re.compile(
    _NOTE + r"(?:[ ]?,|[ ]--)[ ]+"
    r"(?:(?:which|who)[ ]+(?:is|was|appears to be|claims to be|calls (?:himself|itself))[ ]+|itself[ ]+|now[ ]+"
    r"|until \w+[ ]+|described as[ ]+|believed to be[ ]+|formerly[ ]+)?"
    r"(?P<det>an?|the|one of|another|its|his|their)?[ ]*(?P<rest>[^,;:()]{2,110})",
    re.IGNORECASE,
)
_COPULA = re.compile(
    r"[ ]?(?:\([^()]{1,60}\)[ ]?)?[ ]+"
    r"(?:is|was|are|appears to be|is believed to be|is known to be|is said to be|is described as|describes itself as"
    r"|claims to be|acts as|serves as)[ ]+(?P<det>an?|the|one of|another)[ ]+(?P<rest>[^,;:()]{2,90})",
    re.IGNORECASE,
)
_CLAUSE = re.compile(
    r"[ ]?(?:\([^()]{1,60}\)[ ]?)?,?[ ]+(?:which|who)[ ]+"
    r"(?:runs|makes|builds|develops|designs|leads|heads|directs|is responsible for|is the|is an?|works|serves|produces"
    r"|is behind|is in charge of|has charge of|supplies|buys|procures)\b(?P<rest>[^,;:().]{2,70})",
    re.IGNORECASE,
)
"""A clause that tells whose work a party does: `, which runs Ruritania's effort`."""
_NEXT_LABEL = re.compile(r"[ ][A-Z][\w/-]*(?:[ ][\w/-]+)?:")
"""The label of the next field of a form."""
_OWNER = ("'s", "’s")
_OPENS = re.compile(r"\.?[ ]*(?:,|\(|--|([A-Za-z]+))")
_OPENING = frozenset(
    "of in at near based located which who is was are appears claims acts serves describes".split()  # noqa: SIM905
)
"""The words with which what is said of a name begins, where it does not begin with a comma, a bracket or a dash."""


def behind(text: str, end: int, ceiling: int, places: Places) -> list[Description]:
    """Return what is said behind a name that ends at `end`, in its sentence that ends at `ceiling`."""
    opening = _OPENS.match(text, end, ceiling)
    if opening is None or (opening[1] and opening[1].lower() not in _OPENING):
        return []
    found: list[Description] = []
    place, at = _place(text, end, ceiling, places)
    if place is not None:
        found.append(place)
    if (clause := _CLAUSE.match(text, at, ceiling)) and (nation := _nation(text, clause, places)):
        found.append(Description(nation, None, "", "clause"))
    for pattern, where in ((_APPOSITION, "behind"), (_COPULA, "is")):
        said = pattern.match(text, at, ceiling)
        if said and (description := read_phrase(text, said, places, where)):
            return [*found, description]
    return found


def _place(text: str, end: int, ceiling: int, places: Places) -> tuple[Description | None, int]:
    """Return the place that stands behind a name, and where what follows begins."""
    hit = _PLACE.match(text, end, ceiling)
    place = places.at(hit.end()) if hit else None
    if hit is None or place is None or place.start != hit.end() or place.kind not in ("city", "country"):
        return None, end
    closed = text[place.end : place.end + 1] in ",.;:)" or text[place.end : place.end + 2] == "'s"
    bare = hit.group().strip(" ") == ","
    if not place.code or (bare and not closed and not _NEXT_LABEL.match(text, place.end)):
        return None, end
    wider = places.at(place.end + 2) if text.startswith(", ", place.end) else None
    follows = wider is not None and wider.start == place.end + 2 and wider.kind == "country"
    return Description(place.code, None, "", "place"), wider.end if wider is not None and follows else place.end


def _nation(text: str, clause: re.Match[str], places: Places) -> str | None:
    """Return the country of the first place of a clause, where it is a nationality or an owner."""
    first = next((p for p in places.within(clause.start("rest"), clause.end()) if p.code), None)
    if first is not None and (first.kind == "demonym" or text[first.end : first.end + 2].lower() in _OWNER):
        return first.code
    return None
