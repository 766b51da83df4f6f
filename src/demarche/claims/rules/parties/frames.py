"""Frames: who does what to whom. A verb or noun of trade gives roles to the parties around it, and relations.

The subject is the party before the verb (behind "by" in the passive), the others stand behind their preposition. The
frames are data (`data/frames.toml`).
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from demarche.claims.rules.parties.entities import Entity
from demarche.claims.rules.parties.slots import Marked, Slot
from demarche.claims.words import load

_SLOT = re.compile(r"«(\d+)»")
_RELATIVE = re.compile(r"\b(?:which|who|that|and|but)\b[^«»]{0,60}$")
_IN_CLAUSE = re.compile(r"^(?:,[^«»]{0,60})? ?\b(?:who|which|that)\b[^«»,]{0,60}$")
_PARTICIPLE = re.compile(r"\w+(?:ed|sold|bought|sent|made|built|paid|held)\b")
_APPOSED_NOUN = re.compile(
    r"^,? (?:an? |the |itself |in turn |now |one of |which (?:is|was) |who (?:is|was) )(?:(?!(?:has|had|is|was|were|are|will|would|who|which|that|but|where)\b)[a-z0-9'-]+ ){0,12}$|^, $"
)
_ASIDE = re.compile(r"\b(?:for|by|from|to|with|through|of|at|in) (?:an? |the |its |another )?$")
"""What stands before a noun phrase that is no apposition: `sold tools for` a subsidiary of N."""
_THEN_NAMED = re.compile(r", «(\d+)»(?=[,.;)]|$)")
_APPOSITIVE = frozenset(["part-of", "answers-to", "own", "oversee", "control", "act-for"])
"""Frames whose words may stand in an apposition to the party they speak of."""
_NOTHING = re.compile(r"^ (?:nothing|none|no\b|neither)")
_OBLIQUE = re.compile(
    r"\b(?:from|to|by|through|via|with|of|at|in|for|aboard|on|between|against|about|under|than|behind|towards?)(?: (?!which|whom|that|when|where|if|whether)[\w'&-]+){0,5} ?[\"']?$"
    r"|\bwith (?:«\d+»'s|its|their|the|an?) [a-z -]{1,40}, $"
)
_APPOSED = re.compile(r"^(?:,? (?:of|in|at|near) [^«»,;]{2,30})?,(?! (?:which|who|and|but|then)\b)[^«»;]{2,90}, ?$")
_PREPOSITION = re.compile(
    r"\b(to|from|by|for|through|via|by way of|with|on behalf of|at|into|between|in)\b(?P<rest>(?: [\w'’&.,-]+){0,7}? ?[\"']?)$"
)
_NOMINAL = re.compile(r"(?:an? |the |its |which (?:is|was) )?(?:[a-z-]+ ){0,3}[a-z-]+ (?:of|for)$")
"""A noun that relates what stands before it to what follows: "a subsidiary of"."""
_NEGATED = re.compile(
    r"\b(?:no|not|never|nor|neither|without|denied|denies|refused to|failed to|cannot|did not|does not|has not|have not|had not|no (?:sign|indication|evidence|information|record|reason)|n't)\b[^«»;,]{0,40}$"
)
_PASSIVE_AUX = re.compile(r"\b(?:is|are|was|were|be|been|being)[ ](?:[a-z]+ly[ ]|also[ ])?$")
_SAME = {"via": "through", "by way of": "through", "on behalf of": "for", "into": "to"}
_PASSIVE = r"(?:\b(?:is|are|was|were|be|been|being|get|got)\s+(?:[a-z]+ly\s+|also\s+|being\s+|first\s+|now\s+|then\s+|to be\s+)?(?:{0})|(?<=[\w»,)]\s)(?:{0})(?=\sby\s))\b"
_REDUCED = r"\b(?:{0})\b"
_CLAUSE = re.compile(r"[;:]|, (?:and|but|while|which|who|whereas)\b")


class Frame(NamedTuple):
    """One frame of the data."""

    name: str
    active: re.Pattern[str] | None
    passive: re.Pattern[str] | None
    roles: dict[str, list[str]]
    relations: list[list[str]]
    flags: frozenset[str]
    weight: int
    unless: re.Pattern[str] | None
    """What follows where the frame does not hold: `sent` a quotation."""
    signs: frozenset[str]
    """Beginnings of words of which a sentence holds one where the frame may match; empty where that cannot be told."""


class Finding(NamedTuple):
    """What one frame says at one place: roles of slots, and relations between them."""

    frame: str
    roles: list[tuple[Slot, str]]
    relations: list[tuple[Slot, str, Slot]]
    weight: int


_KEYS = ("subject", "object", "and", "by", "to", "from", "for", "through", "with", "at")


@cache
def frames() -> list[Frame]:
    """Return the frames of `data/frames.toml`.

    Raises:
        ValueError: a pattern is no regular expression.
    """
    found = []
    for row in load("frames")["frame"]:
        found.append(
            Frame(
                row["name"],
                _compile(row, "active", r"\b(?:{})\b"),
                _compile(row, "passive", _PASSIVE if row["active"] else _REDUCED),
                {key: row[key] for key in _KEYS if key in row},
                row["relations"],
                frozenset(k for k in ("org_only", "object_end_user", "either", "passive_only", "people") if row.get(k)),
                row.get("weight", 1),
                _compile(row, "unless", r"[ ](?:{})\b"),
                _signs([*row.get("active", []), *row.get("passive", [])]),
            )
        )
    return found


_SIGN = 4
"""Letters of a word that are looked at before a frame is tried."""
_WORD = re.compile(r"[a-z]{2,}")
_OPTIONAL = re.compile(r"\((?:\?:)?[^()]*\)\?|[a-z]\?")
_CLASS = re.compile(r"\[[^\]]*\]|\\[a-zA-Z]|\{[^}]*\}|\(\?[:!=<]*")
_EMPTY = frozenset(
    "a an the is are was were be been being has had have will would to of for by as in on it which its one with at and or not also".split()
)


def _signs(ways: list[str]) -> frozenset[str]:
    """Return the beginnings of the words that the ways of a frame are told by."""
    found: set[str] = set()
    for way in ways:
        words = {w for w in _WORD.findall(_CLASS.sub(" ", _OPTIONAL.sub("", way))) if w not in _EMPTY}
        if not words:
            return frozenset()
        found |= {word[:_SIGN] for word in words}
    return frozenset(found)


def signs_of(text: str) -> set[str]:
    """Return the beginnings of the words of a sentence in small letters."""
    return {word[:n] for word in _WORD.findall(text) for n in (2, 3, _SIGN)}


def _compile(row: dict[str, Any], key: str, form: str) -> re.Pattern[str] | None:
    ways = row.get(key, [])
    ways = [ways] if isinstance(ways, str) else ways
    if not ways:
        return None
    try:
        return re.compile(form.format("|".join(sorted(ways, key=len, reverse=True))))
    except re.error as error:
        raise ValueError(f"data/frames.toml: {row['name']}: {key} is no regular expression: {error}") from None


def read_frames(marked: Marked) -> Iterator[Finding]:
    """Yield what the frames find in a sentence."""
    text = marked.text
    slots = [(m.start(), m.end(), marked.slots[int(m[1])]) for m in _SLOT.finditer(text)]
    signs = signs_of(text)
    for frame in frames():
        if frame.signs and signs.isdisjoint(frame.signs):
            continue
        passive: set[int] = set()
        if frame.passive is not None:
            for hit in frame.passive.finditer(text):
                if finding := _passive(frame, text, slots, hit.start(), hit.end()):
                    passive.update(range(hit.start(), hit.end()))
                    yield finding
        if frame.active is not None:
            for hit in frame.active.finditer(text):
                if hit.start() in passive or hit.end() - 1 in passive:
                    continue
                if finding := _active(frame, text, slots, hit.start(), hit.end()):
                    yield finding


Placed = tuple[int, int, Slot]
_DIRECT = re.compile(
    r"(?:(?! (?:is|was|are|were|be|been|has|had|have|will|would|who|which|that|and|but|or|could|if|whether)\b) [\w'’&-]+){0,5} ?[\"']?"
)
"""What may stand between a verb and its object."""


def _active(frame: Frame, text: str, slots: list[Placed], start: int, end: int) -> Finding | None:
    if _NEGATED.search(text, max(0, start - 60), start):
        return None
    if text.startswith(" by ", end) or _NOTHING.match(text[end : end + 12]):
        return None
    if frame.unless is not None and frame.unless.match(text, end):
        return None
    if _PARTICIPLE.match(text, start, end) and _PASSIVE_AUX.search(text, max(0, start - 24), start):
        return None
    noun = frame.name in _APPOSITIVE or _NOMINAL.match(text, start, end) is not None
    others = _others(text, slots, end)
    aside = frame.name == "part-of" and _ASIDE.search(text, max(0, start - 20), start) is not None
    subject = _named_behind(text, slots, others) if aside else _subject(text, slots, start, noun=noun)
    if frame.name == "stands-behind" and len(slots) > 1:
        others["behind"] = next((s[2] for s in slots if others.get("object") is not None and s[0] > end and s[2] is not others["object"]), None)
    if frame.name == "through" and others.get("object") is None:
        others["object"] = others.get("through") or others.get("to")
    return _finding(frame, {"subject": subject, **others})


def _named_behind(text: str, slots: list[Placed], others: dict[str, Slot | None]) -> Slot | None:
    """Return the party that is named behind what it is part of: `a subsidiary of N, M,`."""
    for _first, last, slot in slots:
        if slot is others.get("object") and (hit := _THEN_NAMED.match(text, last)):
            return next((s[2] for s in slots if s[0] == hit.start() + 2), None)
    return None


def _passive(frame: Frame, text: str, slots: list[Placed], start: int, end: int) -> Finding | None:
    if _NEGATED.search(text, max(0, start - 40), start):
        return None
    others = _others(text, slots, end)
    subject = others.pop("by", None) or (others.get("object") if text[start:end].endswith(" by") else None)
    if subject is None and not (set(others) & {"to", "from", "through", "for"}):
        return None
    if frame.unless is not None and frame.unless.match(text, end):
        return None
    done_to = _subject(text, slots, start, noun=frame.name in _APPOSITIVE)
    if frame.name in ("own", "oversee", "control"):
        return _finding(frame, {"subject": subject, "object": done_to})
    return _finding(frame, {"subject": subject, **others})


def _finding(frame: Frame, by: dict[str, Slot | None]) -> Finding | None:
    roles: list[tuple[Slot, str]] = []
    for key, given in frame.roles.items():
        slot = by.get(key)
        if slot is None or (key == "subject" and "org_only" in frame.flags and _is_person(slot)):
            continue
        roles += [(slot, role) for role in given]
    relations = []
    for a, kind, b in frame.relations:
        one, other = by.get(a), by.get(b)
        if one is not None and other is not None and one.who is not other.who:
            relations.append((one, kind, other))
    if "object_end_user" in frame.flags and (slot := by.get("object")) is not None and not _is_person(slot):
        agent = by.get("subject")
        if agent is None or not _is_person(agent):
            roles.append((slot, "principal"))
        if agent is not None and not _is_person(agent):
            roles.append((agent, "agent"))
    if frame.name == "part-of" and not relations:
        return None
    return Finding(frame.name, roles, relations, frame.weight) if roles or relations else None


def _is_person(slot: Slot) -> bool:
    who = slot.who
    return who.kind == "person" if isinstance(who, Entity) else who.noun.kind == "person"


def _subject(text: str, slots: list[Placed], start: int, *, noun: bool = False) -> Slot | None:
    """Return the party that does what the verb at `start` says: the nearest before it that is not the object of another word."""
    before = [s for s in slots if s[1] <= start]
    for n, (first, last, slot) in enumerate(reversed(before)):
        gap = text[last:start]
        if len(gap) > 160 or _CLAUSE.search(gap) and not _RELATIVE.search(gap):
            if n == 0 and re.search(r", (?:which|who|and|but|while)\b", gap) and len(gap) < 160:
                return slot
            break
        if slot.owner and not gap.startswith("'s"):
            continue
        if n == 0 and noun and _APPOSED_NOUN.match(gap):
            return slot
        if "," in gap and n + 1 < len(before) and _IN_CLAUSE.search(text[before[-n - 2][1] : first]):
            # It stands in a relative clause of the party before, which has ended.
            owner = before[-n - 2]
            if owner[2].owner or _OBLIQUE.search(text, max(0, owner[0] - 50), owner[0]):
                continue
            return owner[2]
        relative = _RELATIVE.search(gap) is not None and re.search(r"\b(?:which|who|that)\b", gap) is not None
        if relative or not _OBLIQUE.search(text, max(0, first - 50), first):
            if slot.owner:
                continue
            return slot
    return None


def _others(text: str, slots: list[Placed], end: int) -> dict[str, Slot | None]:
    """Return the parties behind a verb by their prepositions; the one directly behind it is the object."""
    found: dict[str, Slot | None] = {}
    at = end
    for n, (first, last, slot) in enumerate(slots):
        if first < end or (slot.owner and n + 1 < len(slots)):
            continue
        gap = _SLOT.sub("", text[at:first])
        if first - end > 220 or ";" in gap or re.search(r"[.:] ", gap):
            break
        hit = _PREPOSITION.search(gap)
        if hit:
            key = _SAME.get(hit[1], hit[1])
            found.setdefault(key, slot)
        elif at == end and _DIRECT.fullmatch(gap):
            found.setdefault("object", slot)
        elif gap.strip() in ("and", ",", "or", "and the", "or the"):
            found.setdefault("and", slot)
        elif re.search(r",? (?:which|who|and|but|while)\b", gap) and not hit:
            break
        at = last
    return found
