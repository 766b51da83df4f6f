"""Owners: who holds shares of a firm, to whom it belongs: `K holds 40 percent of N`, `N belongs to K and M`."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from demarche.claims.rules.parties.gates import GATES
from demarche.claims.rules.parties.marked import Marked, Slot, is_person
from demarche.claims.rules.parties.unnamed import Unnamed
from demarche.claims.words import load

_SIGN = re.compile(
    r"\b(?:belong|own|property|hands|shar|stock|capital|per ?cent|pct|half|partner|stake|possession|majorit|most|third)"
)
_GATE = GATES.add(
    (
        *("belong", "own", "property", "hands", "shar", "stock", "capital", "per", "pct", "half", "partner", "stake"),
        *("possession", "majorit", "most", "third"),
    )
)
_PERCENT = r"[\w.,-]{1,20} (?:percent|per cent|pct\.?)"
_SHARE = (
    r"(?:(?:the other |another |some |about |over |nearly |just |the remaining |a |all |only ){0,3}"
    rf"(?:{_PERCENT}|half|(?:one|two|three)[- ](?:thirds?|quarters?|fifths?)"
    r"|(?:a |the )?(?:majority|minority|controlling|blocking|[\w.-]{1,20}[- ]percent)"
    r" ?(?:stake|share|interest|holding|participation)?|most|all|the (?:rest|remainder|balance)"
    r"|(?:the )?(?:whole |entire |share )?(?:capital|stock|shares|equity)))"
)
_OF_SHARES = r"(?: (?:of|in) (?:the|its|all) (?:[a-z]+ )?(?:shares|capital|stock|equity))?"
_OF_IT = r"(?: (?:of|in) (?:it|the (?:firm|company|bank|plant|enterprise|concern|house)))?"
_TO = r"(?: to [^«»;,]{2,30})?(?: in equal (?:shares|parts))?(?: as to| by| between| among)?"
_WHO = r"(?: (?:an?|the|his|her|its|one|two|three)\b[^«»;.]{0,60}?)?"
_F, _P = r"(?:the )?«(?P<f>\d+)»", r"(?:the )?«(?P<p>\d+)»"
_ANOTHER = re.compile(
    rf"(?:,? (?:an?|the) [^«»;,.]{{2,60}},?)?(?:,| and|, and| while|, with)"
    rf"(?: (?:to )?{_PERCENT}| (?:the )?(?:other )?half| the (?:rest|remainder|others?))?"
    r"(?: is| being| are)?(?: held| owned)?(?: to| by| with)?(?: (?:his|her|their|the|an?|one)\b[^«»;.,]{0,40}?,?)?"
    r" «(?P<p>\d+)»(?!'s)"
)
_PORTION = re.compile(r"percent|per cent|half|share|capital|stock|stake")
_DENIED = re.compile(r"\b(?:no|not|never|denie[sd]|formerly|once|until|license|nothing)\b")
_NAMED = re.compile(r", «(\d+)»(?=[.,;]|$)")
_NEAR = 20


class _Forms(NamedTuple):
    holder: tuple[re.Pattern[str], ...]
    """Who holds stands first."""
    held: tuple[re.Pattern[str], ...]
    """What is held stands first; others may hold the rest."""


@cache
def _forms() -> _Forms:
    data = load("frames")["ownership"]
    how = f"(?:(?:{'|'.join(data['how'])}|(?:to (?:the extent of )?)?{_PERCENT}) ){{0,4}}"
    be = r"(?:(?:is|are|was|were|being|lies?|remains?|rests?|belongs?|belonged|belonging)? ?)"
    with_another = r"(?:,? (?:and|with|together with) (?:his |her )?(?:[a-z-]+,? ){0,3}«(?P<q>\d+)»)?"
    of_firm = rf"(?:(?: of| in) {_F}|{_OF_IT}(?=[.,;)]| and| while| but|$))"
    belongs = (
        r"(?:belongs|belonging|belonged|(?:is|are|was) [^«»;,]{0,30}?(?:owned|the property|in the hands)"
        r"|passed into the (?:hands|ownership|possession))"
    )
    no_kin = r"(?! (?:subsidiary|affiliate|unit|company|firm))"
    holder = (
        rf"«(?P<p>\d+)»{with_another}[^«»;.]{{0,70}}? (?:{'|'.join(data['holds'])}) {_SHARE}{_OF_SHARES}{of_firm}",
        r"«(?P<p>\d+)» and (?:his [a-z-]+,? )?«(?P<q>\d+)»[^«»;.]{0,30} (?:own|set up and own) " + _F,
    )
    held = (
        rf"{_SHARE}{_OF_SHARES}(?:(?: of| in) {_F})?,? {be}{how}(?:{'|'.join(data['held'])}){_TO}{_WHO} {_P}",
        rf"«(?P<f>\d+)»[^«»;]{{0,80}}?(?<!and )\b{belongs}\b{no_kin}[^«»;]{{0,40}}? (?:to|by|of){_WHO} {_P}",
    )
    return _Forms(tuple(map(re.compile, holder)), tuple(map(re.compile, held)))


def read_ownership(marked: Marked) -> Iterator[tuple[Slot, Slot, str]]:
    """Yield (owner, what is owned, how) of a sentence; without a name what is owned is the firm spoken of.

    How: `owner`, or `belongs` where it is only said that one belongs to the other.
    """
    if not GATES.of(marked.text) & _GATE or _SIGN.search(marked.text) is None:
        return
    forms = _forms()
    for pattern in (*forms.holder, *forms.held):
        for hit in pattern.finditer(marked.text):
            owner = marked.slots[int(hit["p"])]
            if isinstance(owner.who, Unnamed) and (named := _NAMED.match(marked.text, hit.end())):
                owner = marked.slots[int(named[1])]
            firm = _firm(marked, hit["f"], owner)
            if firm is None or marked.text.startswith("'s", hit.end()) or _is_none(marked.text, hit):
                continue
            belongs = "belong" in hit.group() and _PORTION.search(hit.group()) is None
            yield owner, firm, "belongs" if belongs else "owner"
            if another := hit.groupdict().get("q"):
                yield marked.slots[int(another)], firm, "owner"
            elif pattern in forms.held:
                yield from ((other, firm, "owner") for other in _others(marked, hit.end(), firm))


def _is_none(text: str, hit: re.Match[str]) -> bool:
    """Tell whether what is said is denied or was so once."""
    return _DENIED.search(text, max(0, hit.start() - _NEAR), hit.end()) is not None


def _others(marked: Marked, at: int, firm: Slot) -> Iterator[Slot]:
    """Yield further owners in a row."""
    while more := _ANOTHER.match(marked.text, at):
        owner = marked.slots[int(more["p"])]
        if owner.who is firm.who or not (is_person(owner.who) or "percent" in more.group() or "the" in more.group()):
            return
        yield owner
        at = more.end()


def _firm(marked: Marked, number: str | None, owner: Slot) -> Slot | None:
    """Return what is owned: as named, else the firm named before in the sentence, else the one spoken of."""
    if number is not None:
        firm = marked.slots[int(number)]
        return firm if firm.who is not owner.who and not is_person(firm.who) else None
    before = (s for s in marked.slots if s.who is not owner.who and not is_person(s.who))
    first = next(before, None)
    if first is not None and first.end <= owner.start:
        return first
    if marked.org is None or marked.org is owner.who:
        return None
    return Slot(owner.start, owner.start, marked.org, owner=False)
