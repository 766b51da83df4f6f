"""People of firms: `X's manager, N`, `N, director of X`, `N of X`; and owners."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from demarche.claims.rules.parties.entities import Entity
from demarche.claims.rules.parties.gates import GATES
from demarche.claims.rules.parties.marked import Marked, Slot, is_firm, is_person, is_vessel
from demarche.claims.rules.parties.office_forms import office_forms
from demarche.claims.rules.parties.ownership import read_ownership


class Office(NamedTuple):
    """A person or firm, the firm, and what the first is to it: `owner`, `belongs`, `head`, `staff` or `of`."""

    person: Slot
    firm: Slot
    kind: str


_OF_AN_OFFICE = re.compile(r" of (?:the )?«\d+»'s? [^«»,]+")
_FORMER = re.compile(r"\b(?:until|former|formerly|ex-|once|who was|who had been|had been|used to be|who were)\b")
_OURS = re.compile(r"\b(?:action|desk|control|contact|department|duty|consular|political|economic|press)\b")
_WHOSE = re.compile(r"\b(?:whose|of which|of whom)\b[^«»;.]*$")
_NEAR = 60
_ANY = re.compile(r"\b(?:an?|former|retired) |\bthe (?:same |other |old )?man$")
_AND = re.compile(r"(?:, [^«»;]{2,60},)? and (?:(?:his|her|its) [^«»;.]{2,40}|by )?«(\d+)»")
_STAFF = re.compile(
    r"«(\d+)»(?: and «(\d+)»)?,? (?:is|are|was(?! employed)|were(?! employed)|works?|both) (?:both )?"
    r"(?:on «(\d+)»'s (?:staff|payroll|board)|employed (?:by|at) «(\d+)»|(?:for|at) «(\d+)»)"
)
_OF = re.compile(
    r"«(?P<p>\d+)»(?:,(?: an?| the| one)(?: [a-z'-]+){1,7}?)?,? (?:of|from|attached to|employed (?:by|at|with)"
    r"|on the payroll of|in the (?:pay|service|employ) of|working for|on the staff of|assigned to|seconded to)"
    r" (?:the )?«(?P<f>\d+)»(?!'s)"
    r"(?= (?:is|was|has|had|will|would|who|which|whom|and|in|at|to|on|for|by|with|met|\w+ed)\b| «|[^ ]|$)"
)
"""Someone named with the firm."""
_GATE = GATES.add(["his", "her"])
_HIS = re.compile(
    r"(?:^|[ ,])(?:his|her) (?:own |family )?(?:firm|company|business|house|agency|concern),? "
    r"(?:called |named )?«(\d+)»"
)


def read_offices(marked: Marked) -> Iterator[Office]:
    """Yield the people of firms, the owners and the parents that a sentence tells of."""
    yield from (Office(*each) for each in read_ownership(marked))
    yield from _staff(marked)
    yield from _of_firm(marked)
    yield from _of_his(marked)
    if GATES.of(marked.text) & office_forms().gate and office_forms().signs.search(marked.text):
        found = list(_with_firm(marked))
        yield from found
        yield from _without_firm(marked, {office.person for office in found})
        yield from _said(marked)


def _staff(marked: Marked) -> Iterator[Office]:
    for hit in _STAFF.finditer(marked.text):
        firm = marked.slots[int(hit[3] or hit[4] or hit[5])]
        people = [marked.slots[int(n)] for n in (hit[1], hit[2]) if n]
        yield from (Office(person, firm, "staff") for person in people if person.who is not firm.who)


def _of_firm(marked: Marked) -> Iterator[Office]:
    """Yield the people who are only said to be of a firm."""
    for hit in _OF.finditer(marked.text):
        person, firm = marked.slots[int(hit["p"])], marked.slots[int(hit["f"])]
        if is_vessel(person.who) and is_firm(firm.who):
            yield Office(firm, person, "owner")
        elif (
            isinstance(person.who, Entity)
            and is_person(person.who)
            and isinstance(firm.who, Entity)
            and firm.who.kind == "org"
        ):
            yield Office(person, firm, "of")


def _of_his(marked: Marked) -> Iterator[Office]:
    """Yield the owner where "his firm, N" speaks of the person named before the sentence."""
    hit = _HIS.search(marked.text) if GATES.of(marked.text) & _GATE else None
    if hit is None or marked.person is None:
        return
    firm = marked.slots[int(hit[1])]
    earlier = any(isinstance(s.who, Entity) and is_person(s.who) for s in marked.slots if s.end <= firm.start)
    if not earlier and firm.who is not marked.person:
        yield Office(Slot(firm.start, firm.start, marked.person, owner=False), firm, "owner")


def _with_firm(marked: Marked) -> Iterator[Office]:
    forms = office_forms()
    open_gates = GATES.of(marked.text)
    for gate, pattern in (*forms.firm_first, *forms.person_first):
        for hit in pattern.finditer(marked.text) if open_gates & gate else ():
            person, firm = marked.slots[int(hit["p"])], marked.slots[int(hit["f"])]
            if person.who is firm.who or _FORMER.search(hit.group()):
                continue
            yield Office(person, firm, _kind(hit))
            if another := hit.groupdict().get("q"):
                yield Office(marked.slots[int(another)], firm, _kind(hit))
            if (gate, pattern) in forms.firm_first and (more := _AND.match(marked.text, hit.end())):
                yield Office(marked.slots[int(more[1])], firm, _kind(hit))


def _kind(hit: re.Match[str]) -> str:
    groups = hit.groupdict()
    kind = "owner" if groups.get("w") else office_forms().kinds.get(groups.get("o") or "", "head")
    # The head of an office of the firm is not that of the firm.
    return "staff" if kind == "head" and _OF_AN_OFFICE.search(hit.group()) else kind


def _said(marked: Marked) -> Iterator[Office]:
    """Yield those of whom it is said that they have an office in the firm spoken of."""
    for hit in office_forms().said.finditer(marked.text) if marked.org is not None else ():
        people = [marked.slots[int(n)] for n in (hit["p"], hit["q"]) if n]
        if marked.org is None or _FORMER.search(hit.group()) or _OURS.search(hit.group()):
            continue
        for person in people:
            if (
                isinstance(person.who, Entity)
                and person.who is not marked.org
                and person.who.kind in ("person", "name")
            ):
                yield Office(person, Slot(person.start, person.start, marked.org, owner=False), _kind(hit))


def _without_firm(marked: Marked, known: set[Slot]) -> Iterator[Office]:
    """Yield those whose office is told without the firm, which is the one spoken of."""
    forms = office_forms()
    for hit in forms.bare.finditer(marked.text) if marked.org is not None else ():
        person = marked.slots[int(hit["p"] or hit["p2"])]
        if marked.org is None or person in known or person.who is marked.org or _OURS.search(hit.group()):
            continue
        office = "o" if hit["o"] else "o2"
        if _WHOSE.search(marked.text, max(0, hit.start() - _NEAR), hit.start(office)):
            continue  # That of a firm which stands before it.
        if forms.kinds[hit[office]] == "staff" and _ANY.search(marked.text, hit.start(), hit.end(office)):
            continue  # "A lawyer, N" is nobody's lawyer.
        if not (isinstance(person.who, Entity) and person.who.kind == "org"):
            firm = Slot(person.start, person.start, marked.org, owner=False)
            yield Office(person, firm, forms.kinds[hit[office]])
