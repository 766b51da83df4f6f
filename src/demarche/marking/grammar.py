"""The patterns of marks: built once from the vocabulary of the scheme (CAPCO D.1, G.1)."""

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from demarche.marking.scheme import Level, Scheme, key, us

SEPARATORS = " /,;:.()[]-"
"""What may stand between the parts of a mark, in register form or not."""

_SEPARATOR = r"[ /,;:.()\[\]-]"
GAP = re.compile(_SEPARATOR + "*+")

# A part ends where no word goes on; "U" in "U.S." is no level.
_END = r"(?!\w|['\u2019]|\.\w)"
_REL = r"REL(?:EAS(?:E|ABLE|EABLE|IBLE|ED))?+"
_SPACED = re.compile(r"(?<!\w)[A-Z](?: [A-Z](?!\w)){2,}+")
_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014", "-"))


class Grammar(NamedTuple):
    """The patterns of one scheme."""

    scheme: Scheme
    owner: re.Pattern[str]
    """What stands before the level of a mark that is not the United States': `//GBR `, `//JOINT `, `//FGI `."""
    token: re.Pattern[str]
    """One part; the name of its group is its kind."""
    end_of_list: re.Pattern[str]
    """Where a list of countries ends."""
    code: re.Pattern[str]
    sub: re.Pattern[str]
    """Sub-markings behind a control: `-G ABCD`."""
    solid: re.Pattern[str]
    """A level with other words behind it, all without blanks."""


@cache
def grammar() -> Grammar:
    """Return the grammar of United States marks."""
    scheme = us()
    known = _alternatives(scheme.forms)
    levels = [form for form, item in scheme.forms.items() if isinstance(item.item, Level)]
    part = rf"(?:{_alternatives(f for f in scheme.forms if len(f) > 1)}|ENTIRE|DISPLAY ?ONLY|FGI|{_REL}){_END}"
    return Grammar(
        scheme,
        owner=re.compile(
            r"/{0,2}+ ?+(?:(?P<joint>JOINT)|(?P<fgi>FGI)|(?P<owner>[A-Z]{2,4})) "
            rf"(?={_alternatives(levels)}{_END})"
        ),
        token=re.compile(
            rf"(?P<known>{known}){_END}"
            rf"|(?P<entire>(?:ENTIRE|ALL) (?:TEXT|CABLE|MESSAGE|TELEGRAM)|ENTIRE|THROUGHOUT){_END}"
            rf"|(?P<eyes>(?:(?!EYES)[A-Z]{{2,4}}[/, ]{{1,2}}){{1,12}}+)EYES(?: ONLY)?{_END}"
            rf"|(?P<display>DISPLAY ?ONLY){_END}"
            rf"|(?P<rel>{_REL}(?: ONLY)?(?: ?TO(?!\w))?){_END}"
            rf"|(?P<fgi>FGI){_END}"
            rf"|(?P<not>NO[NT]?[ -](?:[A-Z]+[ -]){{0,4}}?{_REL}){_END}"
            r"|(?P<word>[^ /,;:()\[\]]++)"
        ),
        end_of_list=re.compile(rf"//|(?<!{_SEPARATOR}){_SEPARATOR}++(?={part})"),
        code=re.compile(r" ([A-Z]{2,15}(?:_[A-Z]{2,15})?)(?!\w)"),
        sub=re.compile(rf"(?:-[A-Z0-9]++(?: (?!{part})[A-Z0-9]++)*+)++|(?: [0-9]++)++"),
        solid=re.compile(
            "(" + "|".join(sorted((f for f in levels if len(f) > 4), key=len, reverse=True)) + ")(?=[A-Z])"
        ),
    )


def normal(text: str) -> str:
    """Return a mark in capitals with single blanks and plain hyphens, spaced letters joined, without brackets."""
    words = _SPACED.sub(_join, text.upper().translate(_DASHES))
    return " ".join(words.split()).strip(" ()[].,;:")


def _join(hit: re.Match[str]) -> str:
    word = hit.group().replace(" ", "")
    return word if key(word) in us().forms else grammar().solid.sub(r"\1 ", word, count=1)


def _alternatives(forms: Iterable[str]) -> str:
    """A pattern of the forms, the longest first; blank, hyphen and slash stand for each other."""
    ordered = sorted(forms, key=len, reverse=True)
    return "(?:" + "|".join(re.escape(form).replace(r"\ ", "[ /-]{1,3}+") for form in ordered) + ")"
