"""People of firms and owners: `X's manager, N`, `N, director of X`, `X belongs to N`, `N holds 40 percent of it`."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from demarche.claims.rules.parties.entities import Entity
from demarche.claims.rules.parties.marked import Marked, Slot, is_person
from demarche.claims.rules.parties.office_forms import office_forms
from demarche.claims.rules.parties.ownership import read_ownership


class Office(NamedTuple):
    """A person or firm, the firm, and what the first is to it: `owner`, `head`, `staff`, `parent`, `subsidiary`."""

    person: Slot
    firm: Slot
    kind: str


_OF_AN_OFFICE = re.compile(r" of (?:the )?«\d+»'s? [^«»,]+")
_FORMER = re.compile(r"\b(?:until|former|formerly|ex-|once|who was|who had been|had been)\b")
_OURS = re.compile(r"\b(?:action|desk|control|contact|department|duty|consular|political|economic|press)\b")
_AND = re.compile(r"(?:, [^«»;]{2,60},)? and (?:(?:his|her|its) [^«»;.]{2,40}|by )?«(\d+)»")
_STAFF = re.compile(
    r"«(\d+)»(?: and «(\d+)»)?,? (?:is|are|was|were|works?|both) (?:both )?"
    r"(?:on «(\d+)»'s (?:staff|payroll|board)|employed (?:by|at) «(\d+)»|(?:for|at) «(\d+)»)"
)
_KIN = re.compile(
    r"«(\d+)»'s? (?:[a-z-]+ ){0,2}(?P<kind>parent|subsidiary|daughter)(?: (?:company|firm|concern|group))?,?"
    r"(?: is| was| called| the)? «(\d+)»"
)
_HIS = re.compile(
    r"(?:^|[ ,])(?:his|her) (?:own |family )?(?:firm|company|business|house|agency|concern),? "
    r"(?:called |named )?«(\d+)»"
)
def read_offices(marked: Marked) -> Iterator[Office]:
    """Yield the people of firms, the owners and the parents that a sentence tells of."""
    yield from (Office(owner, firm, "owner") for owner, firm in read_ownership(marked))
    yield from _staff(marked)
    yield from _kin(marked)
    yield from _of_his(marked)
    if office_forms().signs.search(marked.text):
        found = list(_with_firm(marked))
        yield from found
        yield from _without_firm(marked, {office.person for office in found})


def _staff(marked: Marked) -> Iterator[Office]:
    for hit in _STAFF.finditer(marked.text):
        firm = marked.slots[int(hit[3] or hit[4] or hit[5])]
        people = [marked.slots[int(n)] for n in (hit[1], hit[2]) if n]
        yield from (Office(person, firm, "staff") for person in people if person.who is not firm.who)


def _kin(marked: Marked) -> Iterator[Office]:
    for hit in _KIN.finditer(marked.text):
        kind = "parent" if hit["kind"] == "parent" else "subsidiary"
        yield Office(marked.slots[int(hit[3])], marked.slots[int(hit[1])], kind)


def _of_his(marked: Marked) -> Iterator[Office]:
    """Yield the owner where "his firm, N" speaks of the person named before the sentence."""
    hit = _HIS.search(marked.text)
    if hit is None or marked.person is None:
        return
    firm = marked.slots[int(hit[1])]
    earlier = any(isinstance(s.who, Entity) and is_person(s.who) for s in marked.slots if s.end <= firm.start)
    if not earlier and firm.who is not marked.person:
        yield Office(Slot(firm.start, firm.start, marked.person, owner=False), firm, "owner")


def _with_firm(marked: Marked) -> Iterator[Office]:
    forms = office_forms()
    for pattern in (*forms.firm_first, *forms.person_first):
        for hit in pattern.finditer(marked.text):
            person, firm = marked.slots[int(hit["p"])], marked.slots[int(hit["f"])]
            if person.who is firm.who or _FORMER.search(hit.group()):
                continue
            yield Office(person, firm, _kind(hit))
            if another := hit.groupdict().get("q"):
                yield Office(marked.slots[int(another)], firm, _kind(hit))
            if pattern in forms.firm_first and (more := _AND.match(marked.text, hit.end())):
                yield Office(marked.slots[int(more[1])], firm, _kind(hit))


def _kind(hit: re.Match[str]) -> str:
    groups = hit.groupdict()
    kind = "owner" if groups.get("w") else office_forms().kinds.get(groups.get("o") or "", "head")
    # The head of an office of the firm is not that of the firm.
    return "staff" if kind == "head" and _OF_AN_OFFICE.search(hit.group()) else kind


def _without_firm(marked: Marked, known: set[Slot]) -> Iterator[Office]:
    """Yield those whose office is told without the firm, which is the one spoken of."""
    forms = office_forms()
    for hit in forms.bare.finditer(marked.text) if marked.org is not None else ():
        person = marked.slots[int(hit["p"] or hit["p2"])]
        if marked.org is None or person in known or person.who is marked.org or _OURS.search(hit.group()):
            continue
        if not (isinstance(person.who, Entity) and person.who.kind == "org"):
            firm = Slot(person.start, person.start, marked.org, owner=False)
            yield Office(person, firm, forms.kinds[hit["o"] or hit["o2"]])
