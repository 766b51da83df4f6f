"""Who stands where around a verb: the party before it that does what it says, and those behind it by preposition."""

import re
from bisect import bisect_left, bisect_right
from typing import NamedTuple

from demarche.claims.rules.parties.marked import Marked, Slot

_SLOT = re.compile(r"«(\d+)»")
_RELATIVE = re.compile(r"\b(?:which|who|that|and|but)\b[^«»]{0,60}$")
_GOES_ON = re.compile(r", (?:and|but) (?:also |then |has |had |now )?$")
_PRONOUN = re.compile(r"\b(?:which|who|that)\b")
_TURN = re.compile(r", (?:which|who|and|but|while)\b")
_BREAK = re.compile(r",? (?:which|who|and|but|while)\b")
_STOP = re.compile(r"[.:] ")
_IN_CLAUSE = re.compile(r"^(?:,[^«»]{0,60})? ?\b(?:who|which|that)\b[^«»,]{0,60}$")
_APPOSED_NOUN = re.compile(
    r"^,? (?:an? |the |itself |in turn |now |one of |which (?:is|was) |who (?:is|was) )"
    r"(?:(?!(?:has|had|is|was|were|are|will|would|who|which|that|but|where)\b)[a-z0-9'-]+ ){0,12}$|^, $"
)
_THEN_NAMED = re.compile(r", «(\d+)»(?=[,.;)]|$)")
_OBLIQUE = re.compile(
    r"\b(?:from|to|by|through|via|with|of|at|in|for|aboard|on|between|against|about|under|than|behind|towards?)"
    r"(?: (?!which|whom|that|when|where|if|whether)[\w'&-]+){0,5} ?[\"']?$"
    r"|\bwith (?:«\d+»'s|its|their|the|an?) [a-z -]{1,40}, $"
)
"""What before a party makes it the object of another word."""
_PREPOSITION = re.compile(
    r"\b(to|from|by|for|through|via|by way of|with|on behalf of|at|into|between|in)\b"
    r"(?: [\w'’&.,-]+){0,7}? ?[\"']?$"
)
_NEARER = re.compile(r"\b(with|from)\b(?: [\w'’&.,-]+){0,7}? ?[\"']?$")
_RELATIVE_OF = re.compile(
    r"'s (?:late )?(?:wife|widow|husband|brother|sister|son|daughter|father|mother|uncle|cousin|nephew|name|family)\b"
)
_OF_PARTIES = re.compile(r"\b(to|by|for|through|via|on behalf of)\b(?: [\w'’&.,-]+){0,7}? ?[\"']?$")
_WHEN_OR_WHERE = frozenset(["between", "in", "at"])
"""Prepositions that tell of a time or place, where one of a party follows them."""
_SAME = {"via": "through", "by way of": "through", "on behalf of": "for", "into": "to"}
_DIRECT = re.compile(
    r"(?:(?! (?:is|was|are|were|be|been|has|had|have|will|would|who|which|that|and|but|or|could|if|whether)\b)"
    r" [\w'’&-]+){0,5} ?[\"']?"
)
"""What may stand between a verb and its object."""
_CLAUSE = re.compile(r"[;:]|\. |, (?:and|but|while|which|who|whereas)\b")
_ALSO = frozenset(["and", ",", "or", "and the", "or the"])
_FAR_BEFORE = 160
_FAR_BEHIND = 220
_NEAR = 50

By = dict[str, Slot | None]
"""Parties by what they are to a verb: `subject`, `object`, `and`, or a preposition."""


class Placed(NamedTuple):
    """A party at its place in the text of a marked sentence."""

    start: int
    end: int
    slot: Slot


class Line:
    """The text of a marked sentence with its parties in place."""

    def __init__(self, marked: Marked) -> None:
        self.text = marked.text
        self.placed = [Placed(m.start(), m.end(), marked.slots[int(m[1])]) for m in _SLOT.finditer(marked.text)]
        self._starts = [p.start for p in self.placed]
        self._ends = [p.end for p in self.placed]

    def subject(self, start: int, *, noun: bool = False) -> Slot | None:
        """Return the party that does what the verb at `start` says.

        It is the nearest before it that is not the object of another word. With `noun` the verb is a noun or an
        adjective, which may stand in apposition: `N, a unit of M`.
        """
        count = bisect_right(self._ends, start)
        for i in range(count - 1, -1, -1):
            first, last, slot = self.placed[i]
            gap, nearest = self.text[last:start], i == count - 1
            if len(gap) > _FAR_BEFORE:
                return None
            if _CLAUSE.search(gap) and not _RELATIVE.search(gap):
                return slot if nearest and _TURN.search(gap) else None
            if slot.owner and not gap.startswith("'s"):
                continue
            if nearest and noun and _APPOSED_NOUN.match(gap):
                return slot
            if "," in gap and i and _IN_CLAUSE.search(self.text[self.placed[i - 1].end : first]):
                # It stands in a relative clause of the party before, which has ended.
                before = self.placed[i - 1]
                if before.slot.owner or self._is_oblique(before.start):
                    continue
                return before.slot
            relative = _RELATIVE.search(gap) is not None and _PRONOUN.search(gap) is not None
            if relative and _GOES_ON.search(gap):
                relative = False  # `N, who lives there, and buys for`: the clause has ended.
            if (relative or not self._is_oblique(first)) and not slot.owner:
                return slot
        return None

    def others(self, end: int) -> By:
        """Return the parties behind a verb by their prepositions; the one directly behind it is the object."""
        found: By = {}
        at = end
        for i in range(bisect_left(self._starts, end), len(self.placed)):
            first, last, slot = self.placed[i]
            if slot.owner and (i + 1 < len(self.placed) or _RELATIVE_OF.match(self.text, last)):
                if first - end > _FAR_BEHIND:
                    break
                continue
            gap = _SLOT.sub("", self.text[at:first])
            if first - end > _FAR_BEHIND or ";" in gap or _STOP.search(gap):
                break
            hit = _preposition(gap)
            if hit is not None:
                found.setdefault(_SAME.get(hit[1], hit[1]), slot)
            elif at == end and _DIRECT.fullmatch(gap):
                found.setdefault("object", slot)
            elif gap.strip() in _ALSO:
                found.setdefault("and", slot)
            elif _BREAK.search(gap):
                break
            at = last
        return found

    def named_behind(self, others: By) -> Slot | None:
        """Return the party that is named behind the object: `a subsidiary of N, M,`."""
        named = others.get("object")
        for i, placed in enumerate(self.placed[:-1]):
            if placed.slot is named and _THEN_NAMED.match(self.text, placed.end):
                return self.placed[i + 1].slot
        return None

    def after(self, slot: Slot | None) -> Slot | None:
        """Return the party that stands next behind another."""
        places = [i for i, placed in enumerate(self.placed[:-1]) if placed.slot is slot]
        return self.placed[places[0] + 1].slot if places else None

    def _is_oblique(self, start: int) -> bool:
        return _OBLIQUE.search(self.text, max(0, start - _NEAR), start) is not None


def _preposition(gap: str) -> re.Match[str] | None:
    """Return the preposition of the party that stands behind a gap, in its group 1."""
    hit = _PREPOSITION.search(gap)
    if hit is not None and hit[1] in _WHEN_OR_WHERE:
        hit = _OF_PARTIES.search(gap, hit.end(1)) or hit
    while hit is not None and (nearer := _NEARER.search(gap, hit.end(1))):
        hit = nearer
    return hit
