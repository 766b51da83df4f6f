"""The forms in which people of firms are told of: `X's manager, N`, `N, director of X`, `X is headed by N`."""

import re
from functools import cache
from typing import NamedTuple

from demarche.claims.rules.exchange.forms import any_word
from demarche.claims.rules.parties.gates import GATES
from demarche.claims.words import load

_F, _P = r"«(?P<f>\d+)»", r"«(?P<p>\d+)»"
"""The firm and the person."""
_ADJECTIVES = r"(?:(?!(?:met|of|the|a|and|who|to|by|with|is|was|asked|told|saw|said|whose)\b)[a-z-]+ ){0,3}?"
_A = r"(?:an? [^«»;.]{1,50}, |one )?"
_WHERE = r"(?: (?:for|in|at) [^«»;.]{1,40}?)?"
_FOR = r"(?: (?:for|in) [a-z ]{1,30}?)?"
_SOME = r"(?:an? [^«»;.]{1,60}, |the [^«»;.]{1,40} |[a-z ]{0,20})?"
_IS = r"(?:,| is| was|, who is|, who was|, until [^«»,]{1,20}|, itself){1,3}"
_NAMED = r"(?:an? [^«»;.]{1,60} (?:called|named|by the name of) |an? [^«»;.]{1,60}, )"
_RETIRED = r"(?:retired |former |one |a certain |the same )?"
_WHOSE = r"(?:the [a-z' -]{0,40}|an? [a-z' -]{0,40}|[a-z]+'s )?"
_NO_OF = r"(?:the (?:(?!of )[a-z'-]+ ){0,6}|an? (?:(?!of )[a-z'-]+,? ){0,6}|[a-z]+'s )?"
_TRADE = r"(?:trades|traded|does business|operates|works|acts|deals)"
_FIRM = r"(?P<w>firm|company|business|house|agency|concern)"
_OF_THE = r"(?: of the (?:plant|firm|company|bank|enterprise|agency|works|institute))?"


class OfficeForms(NamedTuple):
    """The forms, and what each office is: `owner`, `head` or `staff`."""

    kinds: dict[str, str]
    firm_first: tuple[tuple[int, re.Pattern[str]], ...]
    """Each form with its gate."""
    person_first: tuple[tuple[int, re.Pattern[str]], ...]
    bare: re.Pattern[str]
    """An office without the firm: `the manager, N`."""
    said: re.Pattern[str]
    """The same behind the names: `N and M are the only shareholders`."""
    signs: re.Pattern[str]
    """A word of which one stands wherever a form matches."""
    gate: int
    """The gate of these words."""


@cache
def office_forms() -> OfficeForms:
    """Return the forms, made of the offices in `data/frames.toml`."""
    data = load("frames")["offices"]
    rows = (("owner", data["owners"]), ("staff", data["staff"]), ("head", data["heads"]))
    kinds = {word: kind for kind, words in rows for word in words}
    office = f"(?P<o>{any_word(kinds)})"
    led = f"(?P<v>{'|'.join(data['head_verbs'])})"
    leads = f"(?P<v>{'|'.join(data['head_verbs_active'])})"
    be = f"(?:{'|'.join(data['being'])})"
    signs = sorted({word.split()[-1] for word in kinds} | {*data["head_verbs"], *data["head_verbs_active"]})
    signs += ["firm", "company", "business", "house", "agency", "concern", "trade", "deal", "act"]
    gates = {
        "office": GATES.add(kinds),
        "led": GATES.add(data["head_verbs"]),
        "leads": GATES.add(data["head_verbs_active"]),
        "head": GATES.add(["at", "in", "behind"]),
        "under": GATES.add(["under"]),
        "his": GATES.add(["his", "her"]),
        "trade": GATES.add(["trades", "traded", "does", "operates", "works", "acts", "deals"]),
    }
    return OfficeForms(
        kinds,
        tuple((gates[gate], re.compile(form)) for gate, form in _firm_first(office, led)),
        tuple((gates[gate], re.compile(form)) for gate, form in _person_first(office, leads, be)),
        re.compile(_bare(office)),
        re.compile(
            rf"{_P}(?:,[^«»;]{{0,40}},)?(?: and (?:an? [^«»;,]{{1,30}}, |his [a-z-]+,? )?«(?P<q>\d+)»,?)? (?:is|are)"
            rf" (?:the |its |an? )?{_ADJECTIVES}{office}s?(?=[.,;]|$| and\b)"
        ),
        re.compile(rf"\b(?:{any_word(signs)})"),
        GATES.add(signs),
    )


_DET = r"(?:(?:the|an?|its|now|still|also|both|in fact|in turn|said to be|joint) )*"
_AND_ANOTHER = (
    r"(?:,? and (?:his |her )?(?:(?!«)[a-z-]+ ){0,2}?"
    r"(?:«(?P<q>\d+)»|(?:uncle|brother|father|son|cousin|wife|sister)),?)?"
)
_ASIDE = r"(?:, [^«»;,]{2,60},)?"
_REALLY = r"(?:[a-z]+ly |in (?:practice|fact|effect|reality|truth) |now |since |being )?"
_APPEARS = r"(?:is |was |appears to be )?"
_AT_HEAD = r"(?:at the head of|at the helm of|in charge of|in charge at|behind)"


def _firm_first(office: str, led: str) -> list[tuple[str, str]]:
    """Return the forms in which the firm stands first, each with its gate."""
    return [
        ("office", rf"{_F} (?:has|had) (?:a|an|two|three|as its) {_ADJECTIVES}{office}s?,? {_P}"),
        ("office", rf"{_F}'s? {_ADJECTIVES}{office}s?{_FOR},? (?:is |was |is a [^«»;.]{{1,40}}, )?{_RETIRED}{_P}"),
        (
            "office",
            rf"\b{office}s? of (?:the [a-z -]{{0,30}})?{_F}(?:'s [^«»,]{{1,30}})?,? {_APPEARS}{_A}{_P}",
        ),
        ("led", rf"{_F}[^«»;]{{0,70}}?\b(?:is|was|which is|are|and is|,)\s?{_REALLY}{led} by {_SOME}{_P}"),
        ("led", rf"{_F}[^«»;]{{0,60}}?,? {led} by {_SOME}{_P}"),
        ("office", rf"{_F},? {office}s?:? {_P}(?=[,.;)])"),
        ("office", rf"{_F},? (?:and )?whose {_ADJECTIVES}{office}s?{_WHERE}(?: is| was|,) {_A}{_P}"),
        ("office", rf"{_F}'s? {_ADJECTIVES}{office}s?(?: (?:for|in|at) [a-z ]{{1,40}}?)?,? {_NAMED}{_P}"),
        ("head", rf"\b{_AT_HEAD} (?:the )?{_F} (?:is|was|stands|sits) {_A}{_P}"),
        ("under", rf"{_F},? (?:is |was |now )?under {_P}"),
        ("office", rf"\b{office}s? (?:at|for|in) (?:the )?{_F},? (?:is |was |are |being )?{_A}{_P}"),
    ]


def _person_first(office: str, leads: str, be: str) -> list[tuple[str, str]]:
    """Return the forms in which the person stands first, each with its gate."""
    return [
        (
            "office",
            rf"{_P}{_IS} (?:the |an? )?(?:[a-z-]+ and )?{_ADJECTIVES}{office} (?:of|at|for|in|with) {_WHOSE}{_F}",
        ),
        ("office", rf"{_P}, {_F}'s? {_ADJECTIVES}{office}"),
        ("leads", rf"{_P}[^«»;]{{0,60}}?\b(?:who |and |which |he |also |,)?\s?{leads} {_NO_OF}{_F}"),
        (
            "his",
            rf"{_P}[^«»;]{{0,90}}?\b(?:his|her) (?:own |other )?(?:[a-z-]+ ){{0,2}}{_FIRM} (?:called |named )?{_F}",
        ),
        ("trade", rf"{_P},? (?:who )?(?:also )?{_TRADE} (?:as|under the names?(?: of)?) {_F}"),
        ("office", rf"{_F} {office} (?:mr\.? |dr\.? )?{_P}"),
        (
            "office",
            rf"{_P}{_AND_ANOTHER}{_ASIDE} {be} {_DET}{_ADJECTIVES}{office}s? (?:of|at|for|in|with|to) {_WHOSE}{_F}",
        ),
        ("office", rf"{_P}(?: [a-z]+ed)?,? as {_DET}{_ADJECTIVES}{office} (?:of|at|for|in) {_WHOSE}{_F}"),
        ("office", rf"{_P},? (?:who )?{be} «(?P<f>\d+)»'s {_ADJECTIVES}{office}"),
    ]


def _bare(office: str) -> str:
    behind = office.replace("(?P<o>", "(?P<o2>")
    return (
        rf"(?:^|[ ,(])(?:the |an? |former |his )?(?:[a-z-]+ ){{0,3}}?{office}s?{_OF_THE}"
        rf"(?:,| called| named|, an? [^«»,]{{1,50}} called| is| was)? {_P}"
        rf"|«(?P<p2>\d+)», (?:the |its |an? |their )?{_ADJECTIVES}{behind}(?: of [a-z ]{{1,24}})?(?=[,.;]|$)"
    )
