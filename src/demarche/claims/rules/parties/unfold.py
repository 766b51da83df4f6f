"""Unfolding sentences: what a relative clause or a bracket tells is said again as a sentence of its own.

`N, of which M is director, sold it to K` tells `M is director of N` and `N sold it to K`.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from demarche.claims.rules.parties.gates import GATES
from demarche.claims.rules.parties.marked import Marked, Slot, Who, is_person

_SLOT = re.compile(r"«(\d+)»")
_SIGN = re.compile(r"\b(?:which|whom?|whose)\b|\([^()]{0,80}«")
_GATE = GATES.add(["which", "who"])
_RELATIVE = re.compile(
    r"(?P<comma>,)?(?: and| but)? (?:(?P<prep>of|in|to|for|from|with|by|through|behind|on behalf of)"
    r"(?P<each> (?:each|all|both|either) of)? )?(?P<rel>which|whom|whose|who)\b"
)
_BRACKET = re.compile(r" \((?P<inside>[^()]{0,160})\)")
_VERB = (
    r"(?:also |then |now |later |in turn |since |never |in fact |in practice )*(?:has|had|have|is|was|are|were|will"
    r"|would|can|could|may|might|must|does|did|\w{2,}ed|sold|bought|sent|made|built|paid|took|gave|got|put|went|told|said"
    r"|wrote|sought|held|left|lies|makes|sells|buys|trades|deals|works|acts|owns|runs|holds)\b"
)
_ENDS = re.compile(
    rf"[;:)]|,? and (?=wh(?:ich|ose|o)\b)|\.(?= |$)|,? (?:and|but) (?={_VERB})"
    rf"|, (?:and |but )?(?:(?:of |in |to |for )?wh(?=ich|o))|, (?={_VERB})"
)
_BEGINS_WITH_VERB = re.compile(
    rf"(?: [a-z]+ly)? (?:{_VERB}|(?!the\b|an?\b|his\b|its\b|their\b|he\b|it\b|they\b|we\b)[a-z]+s\b)"
)
_NAMED = re.compile(r"[^«»,;:.]{0,60}, (?:an? [^«»,;]{1,60}, |one )?«\d+»(?: [^«»,;:.]{0,50})?,")
_WITH_ITS_VERB = re.compile(
    r" [^,;:]{0,90}?\b(?:owns?|owned|controls?|controlled|runs?|heads?|directs?|manages?|bought|buys|sold|sells"
    r"|supplies|supplied|supported|represents?|used|uses|founded|visited|oversees)\b"
)
_APPOSED = re.compile(r"(?:,| \() ?(?:itself |now |also |formerly )?(?:an?|the|one of|its|another)\b[^;:]{1,130}$")
_FINITE = re.compile(r"\b(?:is|are|was|were|has|had|have|will|would|said|told|that|sold|bought|sent)\b")
_NEAR_END = re.compile(r"(?: [^«»,;:]{0,60}, «\d+»,)?[^,;:]{2,90}?(?=,| and «| and the «|$)")
"""How far the first thing goes that a clause with a preposition tells."""
_FIRM = re.compile(r"\b(?:firm|company|house|concern|agency|shop|business)$")
_COORDINATED = re.compile(r"(?:,| and|, and)(?: [a-z]+){0,3} $")
_REACH = 160
_MOST = 4
"""Clauses of one sentence."""


class _Clause(NamedTuple):
    begin: int
    end: int
    stop: str
    """What ends it."""
    hit: re.Match[str]


def unfold(marked: Marked) -> Iterator[Marked]:
    """Yield the sentences that the clauses of a sentence make, and the sentence without them."""
    opens = "(" in marked.text or GATES.of(marked.text) & _GATE
    if not opens or _SIGN.search(marked.text) is None:
        return
    yield from _brackets(marked)
    text, slots = marked.text, list(marked.slots)
    clauses = list(_clauses(text))[:_MOST]
    before: list[int] = []
    for clause in clauses:
        found = _antecedents(text, slots, clause)
        before = found or (before if clause.hit.group().lstrip(",").startswith(" and ") else [])
        for antecedent in before:
            told = _told(text, slots, clause, antecedent)
            if told:
                yield marked._replace(text=told, slots=slots)
    main = _without(text, clauses)
    if main != text:
        yield marked._replace(text=main, slots=slots)


def _brackets(marked: Marked) -> Iterator[Marked]:
    """Yield what brackets behind a name tell of it, and the sentence without them."""
    main = marked.text
    for hit in list(_BRACKET.finditer(marked.text))[:_MOST]:
        before = _slot_at(marked.text, hit.start())
        if before is None or "«" not in hit["inside"]:
            continue
        main = main.replace(hit.group(), "", 1)
        slots = [*marked.slots, marked.slots[before]._replace(owner=True)]
        inside = re.sub(r"^((?:the )?[a-z -]{2,40}): ", r"\1, ", hit["inside"])
        if re.match(r"(?:whose|of which|of whom|which|who|in which)\b", inside):
            yield from unfold(marked._replace(text=f"«{before}», {inside}."))
        else:
            yield marked._replace(text=f"«{len(slots) - 1}»'s {inside}.", slots=slots)
    if main != marked.text:
        yield marked._replace(text=main)


def _slot_at(text: str, end: int) -> int | None:
    """Return the number of the slot that ends at a place."""
    hit = re.search(r"«(\d+)»$", text[max(0, end - 6) : end])
    return int(hit[1]) if hit else None


def _clauses(text: str) -> Iterator[_Clause]:
    at = 0
    while (hit := _RELATIVE.search(text, at)) is not None:
        begin = hit.end()
        if named := _NAMED.match(text, begin):
            begin = named.end()
        ends = _ENDS.search(text, begin + 2, hit.end() + 2 * _REACH)
        end = ends.start() if ends else len(text)
        yield _Clause(hit.start(), end, ends.group() if ends else "", hit)
        at = max(end, hit.end())


def _antecedents(text: str, slots: list[Slot], clause: _Clause) -> list[int]:
    """Return the slots of which a clause speaks; several where it speaks of each of them."""
    hit, found = clause.hit, list[int]()
    persons = hit["rel"] == "who" or (hit["rel"] == "whom" and not hit["each"])
    before = list(_SLOT.finditer(text, max(0, clause.begin - _REACH), clause.begin))
    for place in reversed(before[-_MOST:]):
        number = int(place[1])
        gap = text[place.end() : clause.begin]
        if found:
            if not (
                hit["each"] and _COORDINATED.search(text[place.end() : place.end() + 30].split("«", maxsplit=1)[0])
            ):
                break
            found.append(number)
            continue
        apposed = _APPOSED.match(gap) and not _FINITE.search(gap)
        slot = slots[number]
        if (gap.strip(" ,") == "" or apposed) and not slot.owner and _fits(slot.who, persons=persons, rel=hit["rel"]):
            found.append(number)
    if not found and _FIRM.search(text[max(0, clause.begin - 12) : clause.begin]):
        behind = re.match(r",? «(\d+)»", text[clause.end :]) or re.search(
            r", «(\d+)»$", text[clause.begin : clause.end]
        )
        return [int(behind[1])] if behind else []
    return found


def _fits(who: Who, *, persons: bool, rel: str) -> bool:
    if rel == "whose" or getattr(who, "kind", "") in ("name", "acronym"):
        return True
    return is_person(who) == persons


def _told(text: str, slots: list[Slot], clause: _Clause, antecedent: int) -> str | None:
    """Return a clause as a sentence about its antecedent."""
    hit = clause.hit
    rest = text[hit.end() : clause.end].rstrip(" ,")
    if not rest:
        return None
    if hit["rel"] == "whose":
        slots.append(slots[antecedent]._replace(owner=True))
        return f"«{len(slots) - 1}»'s{rest}."
    name = f"«{antecedent}»"
    if hit["prep"]:
        near = _NEAR_END.match(rest)
        at = near.end() if near else len(rest)
        return f"{rest[:at].strip()} {hit['prep']} {name}{rest[at:]}."
    if hit["rel"] == "whom" or not _BEGINS_WITH_VERB.match(rest):
        verb = _WITH_ITS_VERB.match(rest)
        return f"{verb.group().strip()} {name}{rest[verb.end() :]}." if verb else None
    if hit["rel"] == "who" and re.match(r" (?:also )?(?:was|had been|used to be)\b", rest):
        return f"{name}, who{rest}."  # So it was once.
    return f"{name}{rest}."


def _without(text: str, clauses: list[_Clause]) -> str:
    """Return a sentence without the clauses in the midst of it."""
    for clause in reversed(clauses):
        rest = text[clause.end :]
        goes_on = re.match(rf",? (?:and |but )?{_VERB}", rest)
        if clause.hit["comma"] and goes_on:
            text = text[: clause.begin] + rest.removeprefix(",")
    return text
