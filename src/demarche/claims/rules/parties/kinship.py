"""Firms that are something to another firm: `N's subsidiary M`, `M, N's buying agent`, `a customer of N, M`."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from demarche.claims.rules.parties.marked import Marked, Slot, is_firm, is_person
from demarche.claims.words import load
from demarche.text.phrases import any_phrase

_F, _P = r"«(?P<f>\d+)»", r"«(?P<p>\d+)»"
_ADJECTIVES = r"(?:(?!of\b|the\b|a\b|and\b|who\b|to\b|by\b|with\b|is\b|was\b|said\b)[a-z-]+ ){0,4}?"
_IS = (
    r"(?:(?:, (?:in turn|however|itself|too|for its part),|,)? (?:which |who )?"
    r"(?:is|are|was|were|has (?:[a-z]+ )?been|had (?:[a-z]+ )?been|became|remains|acts as|acted as|serves as|served as"
    r"|works as|functions as)|, itself|,)"
)
_DET = r"(?: (?:the|an?|one of|now|still|in fact|only|merely|really|once))*"
_WHERE = r"(?: (?:in|for|at|of record|there)(?: [a-z -]{2,40}?)?)?"
_CALLED = r"(?:,| is| was| called| named| is called|:)?(?: the| a firm called| an? [^«»;,.]{2,50},)?"
_NOT = re.compile(r"\b(?:not|no|never|former|once|denie[sd]|formerly|does not|alleged)\b")


_TWO = 2
_NEAR = 20
_REACH = 50


class Kin(NamedTuple):
    """What one firm is to another: `kind` is `parent`, `subsidiary`, `customer`, `supplier` or `agent`."""

    one: Slot
    kind: str
    other: Slot


class _Forms(NamedTuple):
    signs: re.Pattern[str]
    kinds: dict[str, str]
    forms: tuple[re.Pattern[str], ...]


@cache
def _forms() -> _Forms:
    table = load("frames")["kin"]
    kinds = {word: kind for kind, words in table.items() for word in words}
    noun = f"(?P<o>{any_phrase(kinds)})s?"
    ends = sorted({word.split()[-1] for word in kinds})
    forms = (
        rf"{_F}'s? {_ADJECTIVES}{noun}{_WHERE}{_CALLED} {_P}(?!'s)",
        rf"{_P}{_IS}{_DET} {_F}'s? {_ADJECTIVES}{noun}\b",
        rf"{_P}{_IS}{_DET} {_ADJECTIVES}{_F} {_ADJECTIVES}{noun}\b",
        rf"{_P}{_IS}{_DET} {_ADJECTIVES}{noun} (?:of|for|to) (?:the )?{_F}(?!'s)",
        rf"\b(?:the|an?|its|one) {_ADJECTIVES}{noun} of (?:the )?{_F}(?:,| is| was| is called) (?:the )?{_P}(?!'s)",
    )
    return _Forms(re.compile(rf"\b(?:{'|'.join(ends)})"), kinds, tuple(map(re.compile, forms)))


_ORDER = re.compile(
    rf"{_F}'s (?:[a-z-]+ ){{0,3}}orders?\b[^«»;.]{{0,60}}? (?:to|with|by|at) (?:the )?{_P}(?!'s)"
    rf"|\borders? (?:of|from) (?:the )?«(?P<f2>\d+)»[^«»;.]{{0,60}}? (?:went|goes|passed|given|placed|filled|accepted) "
    rf"(?:to|with|by|at) (?:the )?«(?P<p2>\d+)»"
)


class _Flow(NamedTuple):
    forms: re.Pattern[str]
    signs: re.Pattern[str]
    no_goods: re.Pattern[str]


@cache
def _flow() -> _Flow:
    data = load("frames")["flow"]
    ways = "|".join(data["reaches"])
    return _Flow(
        re.compile(rf"\bfrom (?:the )?{_F}(?! and)[^«»;.]{{0,50}}? (?:{ways}) (?:the )?{_P}(?!'s)"),
        re.compile(rf"\b(?:{ways})"),
        re.compile(rf"\b(?:{'|'.join(data['not'])})\b"),
    )


def read_kin(marked: Marked) -> Iterator[Kin]:
    """Yield what a sentence tells of firms that are something to one another."""
    if marked.text.count("«") < _TWO:
        return
    yield from _by_noun(marked)
    yield from _by_flow(marked)
    for hit in _ORDER.finditer(marked.text) if " order" in marked.text else ():
        one, other = marked.slots[int(hit["f"] or hit["f2"])], marked.slots[int(hit["p"] or hit["p2"])]
        if one.who is not other.who and not _NOT.search(hit.group()) and "refused" not in hit.group():
            yield Kin(one, "customer", other)


def _by_noun(marked: Marked) -> Iterator[Kin]:
    table = _forms()
    for form in table.forms if table.signs.search(marked.text) else ():
        for hit in form.finditer(marked.text):
            one, other = marked.slots[int(hit["p"])], marked.slots[int(hit["f"])]
            firms = one.who is not other.who and not is_person(one.who) and not is_person(other.who)
            if firms and not _NOT.search(marked.text, max(0, hit.start() - _NEAR), hit.end()):
                yield Kin(one, table.kinds[hit["o"]], other)


def _by_flow(marked: Marked) -> Iterator[Kin]:
    """Yield the suppliers of whose goods it is told that they reached another firm."""
    flow = _flow()
    for hit in flow.forms.finditer(marked.text) if flow.signs.search(marked.text) else ():
        one, other = marked.slots[int(hit["f"])], marked.slots[int(hit["p"])]
        goods = not flow.no_goods.search(marked.text, max(0, hit.start() - _REACH), hit.start())
        if goods and one.who is not other.who and is_firm(one.who) and is_firm(other.who):
            yield Kin(one, "supplier", other)
