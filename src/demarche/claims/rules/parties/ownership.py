"""Owners: who holds shares of a firm, to whom it belongs: `K holds 40 percent of N`, `N's shares are held by K and M`."""

import re
from collections.abc import Iterator

from demarche.claims.rules.parties.marked import Marked, Slot, is_person

_SIGN = re.compile(r"\b(?:belong|own|held|hold|has|have|had|property|hands|shares?|stock|capital|per ?cent|pct|half|partners?|stake)")
_PERCENT = r"[\w.,-]+ (?:percent|per cent|pct\.?)"
_SHARE = (
    rf"(?:(?:the other |another |some |about |over |nearly |just |the remaining |a |all |only )*"
    rf"(?:{_PERCENT}|half|(?:one|two|three)[- ](?:thirds?|quarters?|fifths?)|(?:a |the )?(?:majority|minority|controlling|blocking|"
    r"[\w.-]+[- ]percent) ?(?:stake|share|interest|holding|participation)?|most|all|the (?:rest|remainder|balance)"
    r"|(?:the )?(?:whole |entire |share )?(?:capital|stock|shares|equity)))"
)
_OF_SHARES = r"(?: (?:of|in) (?:the|its|all) (?:[a-z]+ )?(?:shares|capital|stock|equity))?"
_OF_IT = r"(?: (?:of|in) (?:it|the (?:firm|company|bank|plant|enterprise|concern|house)))?"
_BE_HELD = (
    r"(?:(?:is|are|was|were|being|lies?|remains?|rests?|belongs?|belonged|belonging)? ?)"
    r"(?:(?:wholly|jointly|partly|secretly|entirely|fully|mostly|in fact|in truth|ultimately|for the most part|mainly"
    rf"|(?:to (?:the extent of )?)?{_PERCENT}|in equal (?:shares|parts)|equally|half|today|now) )*"
    r"(?:held|owned|in the (?:sole )?(?:hands|possession|ownership|name) of|with|to|the (?:sole )?property of|divided between|split between|controlled|registered in the name of)"
)
_TO = r"(?: to [^«»;,]{2,30})?(?: in equal (?:shares|parts))?(?: as to| by| between| among)?"
_WHO = r"(?: (?:an?|the|his|her|its|one|two|three)\b[^«»;.]{0,60}?)?"
_HOLDER = re.compile(
    rf"«(?P<p>\d+)»(?:,? (?:and|with|together with) (?:his |her )?(?:[a-z-]+,? ){{0,3}}«(?P<q>\d+)»)?[^«»;.]{{0,70}}?"
    rf" (?:holds?|owns?|has|have|had|held|owned|controls|took|acquired|bought|keeps) {_SHARE}{_OF_SHARES}"
    rf"(?:(?: of| in) (?:the )?«(?P<f>\d+)»|{_OF_IT}(?=[.,;)]| and| while| but|$))"
)
_HELD = re.compile(rf"{_SHARE}{_OF_SHARES}(?:(?: of| in) (?:the )?«(?P<f>\d+)»)?,? {_BE_HELD}{_TO}{_WHO} (?:the )?«(?P<p>\d+)»")
_FIRM_HELD = re.compile(
    rf"«(?P<f>\d+)»[^«»;]{{0,80}}?(?<!and )\b(?:belongs|belonging|belonged|(?:is|are|was) [^«»;,]{{0,30}}?(?:owned|the property|in the hands))\b"
    rf"[^«»;]{{0,40}}? (?:to|by|of){_WHO} (?:the )?«(?P<p>\d+)»"
)
_ANOTHER = re.compile(
    rf"(?:,? (?:an?|the) [^«»;,.]{{2,60}},?)?(?:,| and|, and| while|, with)(?: (?:to )?{_PERCENT}| (?:the )?(?:other )?half| the (?:rest|remainder|others?))?"
    rf"(?: is| being| are)?(?: held| owned)?(?: to| by| with)?(?: (?:his|her|their|the|an?|one)\b[^«»;.,]{{0,40}}?,?)? «(?P<p>\d+)»(?!'s)"
)
_PARTNERS = re.compile(r"«(?P<p>\d+)» and (?:his [a-z-]+,? )?«(?P<q>\d+)»[^«»;.]{0,30} (?:own|set up and own) (?:the )?«(?P<f>\d+)»")


def read_ownership(marked: Marked) -> Iterator[tuple[Slot, Slot]]:
    """Yield (owner, what is owned) of a sentence; without a name what is owned is the firm spoken of."""
    if _SIGN.search(marked.text) is None:
        return
    for pattern in (_HOLDER, _PARTNERS, _HELD, _FIRM_HELD):
        for hit in pattern.finditer(marked.text):
            owner = marked.slots[int(hit["p"])]
            firm = _firm(marked, hit["f"], owner)
            if firm is None or marked.text.startswith("'s", hit.end()) or _is_none(marked.text, hit):
                continue
            yield owner, firm
            if another := hit.groupdict().get("q"):
                yield marked.slots[int(another)], firm
            elif pattern in (_HELD, _FIRM_HELD):
                yield from _others(marked, hit.end(), firm)


def _is_none(text: str, hit: re.Match[str]) -> bool:
    """Tell whether what is said is denied or was so once."""
    return re.search(r"\b(?:no|not|never|denie[sd]|formerly|once|until|license|nothing)\b", text[max(0, hit.start() - 20) : hit.end()]) is not None


def _others(marked: Marked, at: int, firm: Slot) -> Iterator[tuple[Slot, Slot]]:
    """Yield further owners in a row."""
    while more := _ANOTHER.match(marked.text, at):
        owner = marked.slots[int(more["p"])]
        if owner.who is firm.who or not (is_person(owner.who) or "percent" in more.group() or "the" in more.group()):
            return
        yield owner, firm
        at = more.end()


def _firm(marked: Marked, number: str | None, owner: Slot) -> Slot | None:
    """Return what is owned: as named, else the firm named before in the sentence, else the one spoken of."""
    if number is not None:
        firm = marked.slots[int(number)]
        return firm if firm.who is not owner.who and not is_person(firm.who) else None
    named = [s for s in marked.slots if s.end <= owner.start and s.who is not owner.who and not is_person(s.who)]
    if named:
        return named[0]
    if marked.org is None or marked.org is owner.who:
        return None
    return Slot(owner.start, owner.start, marked.org, owner=False)
