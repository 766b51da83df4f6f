"""People of firms: "X's manager, N", "N, director of X", "X is headed by N", and what follows for both."""

import re
from collections.abc import Iterator
from functools import cache

from demarche.claims.rules.parties.entities import Entity
from demarche.claims.rules.parties.slots import Marked, Slot
from demarche.claims.words import load

Office = tuple[Slot, Slot, str]
"""The person, the firm, and the office: `owner`, `head` or `staff`."""


@cache
def _offices() -> tuple[dict[str, str], list[re.Pattern[str]], list[re.Pattern[str]]]:
    data = load("frames")["offices"]
    table = {
        word: kind
        for kind, words in (("owner", data["owners"]), ("staff", data["staff"]), ("head", data["heads"]))
        for word in words
    }
    office = "|".join(re.escape(w) for w in sorted(table, key=len, reverse=True))
    adj = r"(?:(?!met\b|of\b|the\b|a\b|and\b|who\b|to\b|by\b|with\b|is\b|was\b|asked\b|told\b|saw\b|said\b)[a-z-]+ ){0,3}?"
    firm_first = [
        rf"«(?P<f>\d+)»'s? {adj}(?P<o>{office})s?(?: (?:for|in) [a-z ]{{1,30}}?)?,? (?:is |was |is a [^«»;.]{{1,40}}, )?(?:retired |former |one |a certain |the same )?«(?P<p>\d+)»",
        rf"\b(?P<o>{office})s? of (?:the [a-z -]{{0,30}})?«(?P<f>\d+)»(?:'s [^«»,]{{1,30}})?,? (?:is |was |appears to be )?(?:an? [^«»;.]{{1,50}}, |one )?«(?P<p>\d+)»",
        rf"«(?P<f>\d+)»[^«»;]{{0,70}}?\b(?:is|was|which is|are|and is|,)\s?(?:[a-z]+ly )?(?P<v>{'|'.join(data['head_verbs'])}) by (?:an? [^«»;.]{{1,60}}, |the [^«»;.]{{1,40}} |[a-z ]{{0,20}})?«(?P<p>\d+)»",
        rf"«(?P<f>\d+)»[^«»;]{{0,40}}?,? (?P<v>{'|'.join(data['head_verbs'])}) by (?:an? [^«»;.]{{1,60}}, )?«(?P<p>\d+)»",
    ]
    firm_first += [
        rf"«(?P<f>\d+)»,? (?:and )?whose {adj}(?P<o>{office})s?(?: (?:for|in|at) [^«»;.]{{1,40}}?)? (?:is|was) (?:an? [^«»;.]{{1,50}}, |one )?«(?P<p>\d+)»",
        rf"«(?P<f>\d+)»'s? {adj}(?P<o>{office})s?(?: (?:for|in|at) [a-z ]{{1,40}}?)?,? (?:an? [^«»;.]{{1,60}} (?:called|named|by the name of) |an? [^«»;.]{{1,60}}, )«(?P<p>\d+)»",
    ]
    person_first = [
        rf"«(?P<p>\d+)»(?:,| is| was|, who is|, who was|, until [^«»,]{{1,20}}|, itself)+ (?:the |an? )?(?:[a-z-]+ and )?{adj}(?P<o>{office}) (?:of|at|for|in|with) (?:the [a-z' -]{{0,40}}|an? [a-z' -]{{0,40}}|[a-z]+'s )?«(?P<f>\d+)»",
        rf"«(?P<p>\d+)», «(?P<f>\d+)»'s? {adj}(?P<o>{office})",
        rf"«(?P<p>\d+)»[^«»;]{{0,60}}?\b(?:who |and |which |he |also |,)?\s?(?P<v>{'|'.join(data['head_verbs_active'])}) (?:the (?:(?!of )[a-z'-]+ ){{0,6}}|an? (?:(?!of )[a-z'-]+,? ){{0,6}}|[a-z]+'s )?«(?P<f>\d+)»",
        r"«(?P<p>\d+)»[^«»;]{0,90}?\b(?:his|her) (?:own |other )?(?:[a-z-]+ ){0,2}(?P<w>firm|company|business|house|agency|concern) (?:called |named )?«(?P<f>\d+)»",
        r"«(?P<p>\d+)»,? (?:who )?(?:also )?(?:trades|traded|does business|operates|works|acts|deals) (?:as|under the names?(?: of)?) «(?P<f>\d+)»",
        rf"«(?P<f>\d+)» (?P<o>{office}) (?:mr\.? |dr\.? )?«(?P<p>\d+)»",
    ]
    bare = rf"(?:^|[ ,(])(?:the |an? |former |his )?(?:[a-z-]+ ){{0,3}}?(?P<o>{office})s?(?: of the (?:plant|firm|company|bank|enterprise|agency|works|institute))?(?:,| called| named|, an? [^«»,]{{1,50}} called| is| was)? «(?P<p>\d+)»"
    behind = rf"«(?P<p2>\d+)», (?:the |its |an? |their )?{adj}(?P<o2>{office})(?: of [a-z ]{{1,24}})?(?=[,.;]|$)"
    table["*"] = f"{bare}|{behind}"
    return table, [re.compile(p) for p in firm_first], [re.compile(p) for p in person_first]


@cache
def _bare() -> re.Pattern[str]:
    return re.compile(_offices()[0]["*"])


_OF_AN_OFFICE = re.compile(r" of (?:the )?«\d+»'s? [^«»,]+")
_FORMER = re.compile(r"\b(?:until|former|formerly|ex-|once|who was|who had been|had been)\b")
_AND = re.compile(
    r"(?:, [^«»;]{2,60},)? and (?:(?:his|her|its) [^«»;.]{2,40}|[a-z ]{1,30} percent to (?:his [a-z-]+, )?|by )?«(\d+)»"
)
_STAFF = re.compile(
    r"«(\d+)»(?: and «(\d+)»)?,? (?:is|are|was|were|works?|both) (?:both )?(?:on «(\d+)»'s (?:staff|payroll|board)|employed (?:by|at) «(\d+)»|(?:for|at) «(\d+)»)"
)
_HOLDS = re.compile(
    r"«(\d+)»,?[^«»;.]{0,60} (?:holds|owns|has|with) (?:the other |another |some |about )?[\w.-]+ (?:percent|per cent)(?: of (?:it|the (?:firm|company|shares|capital)|its shares))?(?=[.,;]| and|$)"
)
_HELD = re.compile(
    r"percent (?:of (?:the|its) (?:shares|capital|stock) )?(?:is |are |being )?(?:in the hands of|held by|owned by|with) (?:an? [^«»;,.]{1,40}, |the [^«»;,.]{1,30} )?«(\d+)»"
)
_KIN = re.compile(
    r"«(\d+)»'s? (?:[a-z-]+ ){0,2}(?P<kind>parent|subsidiary|daughter)(?: (?:company|firm|concern|group))?,?(?: is| was| called| the)? «(\d+)»"
)
_HIS = re.compile(
    r"(?:^|[ ,])(?:his|her) (?:own |family )?(?:firm|company|business|house|agency|concern),? (?:called |named )?«(\d+)»"
)
_BELONGS = re.compile(
    r"«(\d+)»[^«»;]{0,90}?(?<!and )\b(?:belongs|belonging|is owned|are owned|was owned)\b[^«»;]{0,40}? (?:to|by) (?:an? [^«»,]{1,40}, )?«(\d+)»"
)


def read_offices(marked: Marked) -> Iterator[Office]:
    """Yield the people of firms that a sentence tells of."""
    text = marked.text
    table, firm_first, person_first = _offices()
    seen: set[int] = set()
    for hit in _BELONGS.finditer(text) if "«1»" in text else ():
        firm, person = marked.slots[int(hit[1])], marked.slots[int(hit[2])]
        yield person, firm, "owner"
        if more := _AND.match(text, hit.end()):
            yield marked.slots[int(more[1])], firm, "owner"
    yield from _on_staff(marked)
    yield from _kin(marked)
    for pattern in (*firm_first, *person_first):
        for hit in pattern.finditer(text):
            person, firm = marked.slots[int(hit["p"])], marked.slots[int(hit["f"])]
            if person.who is firm.who:
                continue
            groups = hit.groupdict()
            office = "owner" if groups.get("w") else table.get(groups.get("o") or "", "head")
            if office == "head" and _OF_AN_OFFICE.search(hit.group()):
                office = "staff"  # The head of an office of the firm, not of the firm.
            if _FORMER.search(hit.group()):
                continue
            seen.add(int(hit["p"]))
            yield person, firm, office
            if pattern in firm_first and (more := _AND.match(text, hit.end())):
                yield marked.slots[int(more[1])], firm, office
    if marked.org is not None:
        for hit in _bare().finditer(text):
            person_at = int(hit["p"] or hit["p2"])
            if person_at not in seen and not re.search(
                r"\b(?:action|desk|control|contact|department|duty|consular|political|economic|press)\b", hit.group()
            ):
                person = marked.slots[person_at]
                if person.who is marked.org or (isinstance(person.who, Entity) and person.who.kind == "org"):
                    continue
                yield person, Slot(person.start, person.start, marked.org, owner=False), table[hit["o"] or hit["o2"]]


def _on_staff(marked: Marked) -> Iterator[Office]:
    """Yield who is "on X's staff", and who "holds N percent" of the firm spoken of."""
    text, slots = marked.text, marked.slots
    for hit in _STAFF.finditer(text) if "staff" in text or "employed" in text or "work" in text else ():
        firm = slots[int(hit[3] or hit[4] or hit[5])]
        for person in (hit[1], hit[2]):
            if person and slots[int(person)].who is not firm.who:
                yield slots[int(person)], firm, "staff"
    for hit in _HELD.finditer(text) if "percent" in text and marked.org is not None else ():
        holder = slots[int(hit[1])]
        firm = next((s for s in slots if s.end <= holder.start and s.who is not holder.who), None)
        if marked.org is not None and (firm is not None or holder.who is not marked.org):
            yield holder, firm or Slot(holder.start, holder.start, marked.org, owner=False), "owner"
    yield from _of_his(marked)
    for hit in _HOLDS.finditer(text) if "percent" in text and marked.org is not None else ():
        holder = slots[int(hit[1])]
        if marked.org is not None and holder.who is not marked.org:
            yield holder, Slot(holder.start, holder.start, marked.org, owner=False), "owner"


def _of_his(marked: Marked) -> Iterator[Office]:
    """Yield the owner where "his firm, N" speaks of the person named before the sentence."""
    hit = _HIS.search(marked.text)
    if hit is None or marked.person is None:
        return
    firm = marked.slots[int(hit[1])]
    earlier = any(isinstance(s.who, Entity) and s.who.kind == "person" for s in marked.slots if s.end <= firm.start)
    if not earlier and firm.who is not marked.person:
        yield Slot(firm.start, firm.start, marked.person, owner=False), firm, "owner"


def _kin(marked: Marked) -> Iterator[Office]:
    """Yield parents and subsidiaries that are named as such."""
    for hit in _KIN.finditer(marked.text):
        yield (
            marked.slots[int(hit[3])],
            marked.slots[int(hit[1])],
            "parent" if hit["kind"] == "parent" else "subsidiary",
        )
