"""Frames: who does what to whom. A verb or noun of trade gives roles to the parties around it, and relations.

The subject is the party before the verb (behind "by" in the passive), the others stand behind their preposition. The
frames are data (`data/frames.toml`).
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from demarche.claims.rules.parties.marked import Marked, Slot, is_person
from demarche.claims.rules.parties.openings import Openings, Way, hits
from demarche.claims.rules.parties.positions import By, Line
from demarche.claims.words import load

_PARTICIPLE = re.compile(r"\w+(?:ed|sold|bought|sent|made|built|paid|held)\b")
_ASIDE = re.compile(r"\b(?:for|by|from|to|with|through|of|at|in) (?:an? |the |its |another )?$")
"""What stands before a noun phrase that is no apposition: `sold tools for` a subsidiary of N."""
_APPOSITIVE = frozenset(["part-of", "answers-to", "own", "oversee", "control", "act-for"])
"""Frames whose words may stand in an apposition to the party they speak of."""
_DONE_TO = frozenset(["own", "oversee", "control", "act-for"])
"""Frames that tell something of the one to whom it is done."""
_NOTHING = re.compile(r"^ (?:nothing|none|no\b|neither)")
_NOMINAL = re.compile(r"(?:an? |the |its |which (?:is|was) )?(?:[a-z-]+ ){0,3}[a-z-]+ (?:of|for)$")
"""A noun that relates what stands before it to what follows: "a subsidiary of"."""
_NEGATED = re.compile(
    r"\b(?:rumou?rs?|no|not|never|nor|neither|without|denied|denies|refused to|failed to|cannot|n't)\b[^«»;,]{0,40}$"
    r"|\b(?:denied|denies) that «\d+» (?:ha[sd] |ever )*$"
)
_PASSIVE_AUX = re.compile(r"\b(?:is|are|was|were|be|been|being)[ ](?:[a-z]+ly[ ]|also[ ])?$")
_AUXILIARY = re.compile(r"\b(?:has|had|have|would|will|is to|was to|to) $")
_ACTIVE = r"\b(?:{0})\b"
_PASSIVE = (
    r"(?:\b(?:is|are|was|were|be|been|being|get|got)\s+"
    r"(?:[a-z]+ly\s+|also\s+|being\s+|first\s+|now\s+|then\s+|to be\s+)?(?:{0})|(?<=[\w»,)]\s)(?:{0})(?=\sby\s))\b"
)
_KEYS = ("subject", "object", "and", "by", "to", "from", "for", "through", "with", "at")
_FLAGS = ("org_only", "object_end_user", "for_principal")
_ROLES = frozenset(
    ["manufacturer", "supplier", "broker", "freight-forwarder", "bank", "consignee", "buyer", "end-user", "overseer"]
) | frozenset(["parent", "subsidiary", "other", "party", "principal", "agent", "trader"])
"""Roles of the record, and those that are settled into them later."""
_RELATIONS = frozenset(
    [
        "subsidiary-of",
        "acts-for",
        "supplies",
        "owned-by",
        "oversees",
        "alias-of",
        "located-in",
        "controlled-by",
        "deals-with",
    ]
)
_FAR_ACTIVE = 60
_FAR_PASSIVE = 40


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


class Finding(NamedTuple):
    """What one frame says at one place: roles of slots, and relations between them."""

    frame: str
    roles: list[tuple[Slot, str]]
    relations: list[tuple[Slot, str, Slot]]
    weight: int


class _Table(NamedTuple):
    frames: list[Frame]
    openings: Openings

    @property
    def always(self) -> frozenset[int]:
        """The frames of which it cannot be told by a word whether they may match."""
        return self.openings.always


@cache
def _table() -> _Table:
    """Return the frames of `data/frames.toml`.

    Raises:
        ValueError: a pattern is no regular expression, or a role or relation is none that the record knows.
    """
    rows = load("frames")["frame"]
    frames = [_frame(row) for row in rows]
    passives = [Way((n, True), form, bool(row["active"])) for n, row in enumerate(rows) for form in row["passive"]]
    actives = [Way((n, False), form, auxiliary=False) for n, row in enumerate(rows) for form in row["active"]]
    return _Table(frames, Openings([*passives, *actives]))


def _frame(row: dict[str, Any]) -> Frame:
    roles = {role for key in _KEYS for role in row.get(key, [])}
    kinds = {kind for _, kind, _ in row["relations"]}
    if unknown := (roles - _ROLES) | (kinds - _RELATIONS):
        raise ValueError(f"data/frames.toml: {row['name']}: no role or relation: {', '.join(sorted(unknown))}")
    return Frame(
        row["name"],
        _compile(row, "active", _ACTIVE),
        _compile(row, "passive", _PASSIVE if row["active"] else _ACTIVE),
        {key: row[key] for key in _KEYS if key in row},
        row["relations"],
        frozenset(flag for flag in _FLAGS if row.get(flag)),
        row.get("weight", 1),
        _compile(row, "unless", r"[ ](?:{0})\b"),
    )


def _compile(row: dict[str, Any], key: str, form: str) -> re.Pattern[str] | None:
    ways = row.get(key, [])
    if not ways:
        return None
    try:
        return re.compile(form.format("|".join(sorted(ways, key=len, reverse=True))))
    except re.error as error:
        raise ValueError(f"data/frames.toml: {row['name']}: {key} is no regular expression: {error}") from None


def read_frames(marked: Marked) -> Iterator[Finding]:
    """Yield what the frames find in a sentence."""
    text, frames, line = marked.text, _table().frames, None
    places = _table().openings.find(text)
    for index in sorted({index for index, _ in places}):
        frame, passive = frames[index], set[int]()
        for hit in hits(frame.passive, text, places.get((index, True), ())):
            line = line or Line(marked)
            if finding := _passive(frame, line, *hit.span()):
                passive.update(range(*hit.span()))
                yield finding
        for hit in hits(frame.active, text, places.get((index, False), ())):
            line = line or Line(marked)
            taken = hit.start() in passive or hit.end() - 1 in passive
            if not taken and (finding := _active(frame, line, *hit.span())):
                yield finding


def _active(frame: Frame, line: Line, begin: int, end: int) -> Finding | None:
    text = line.text
    auxiliary = _AUXILIARY.search(text, max(0, begin - 7), begin)
    start = auxiliary.start() if auxiliary else begin
    if text.startswith(" by ", end) or _NOTHING.match(text[end : end + 12]) or not _holds(frame, text, end):
        return None
    if _NEGATED.search(text, max(0, start - _FAR_ACTIVE), start):
        return None
    if _PARTICIPLE.match(text, start, end) and _PASSIVE_AUX.search(text, max(0, start - 24), start):
        return None
    others = line.others(end)
    if frame.name == "part-of" and _ASIDE.search(text, max(0, start - 20), start):
        subject = line.named_behind(others)
    else:
        noun = frame.name in _APPOSITIVE or _NOMINAL.match(text, start, end) is not None
        subject = line.subject(start, noun=noun)
    if frame.name == "stands-behind":
        others["behind"] = line.after(others.get("object"))
    if frame.name == "through" and others.get("object") is None:
        others["object"] = others.get("through") or others.get("to")
    return _finding(frame, {"subject": subject, **others})


def _passive(frame: Frame, line: Line, start: int, end: int) -> Finding | None:
    if not _holds(frame, line.text, end) or _NEGATED.search(line.text, max(0, start - _FAR_PASSIVE), start):
        return None
    others = line.others(end)
    subject = others.pop("by", None) or (others.get("object") if line.text.endswith(" by", start, end) else None)
    if subject is None and not (set(others) & {"to", "from", "through", "for"}):
        return None
    if frame.name in _DONE_TO:
        return _finding(frame, {"subject": subject, "object": line.subject(start, noun=True)})
    return _finding(frame, {"subject": subject, **others})


def _holds(frame: Frame, text: str, end: int) -> bool:
    return frame.unless is None or frame.unless.match(text, end) is None


def _finding(frame: Frame, by: By) -> Finding | None:
    roles: list[tuple[Slot, str]] = []
    for key, given in frame.roles.items():
        slot = by.get(key)
        if slot is not None and not (key == "subject" and "org_only" in frame.flags and is_person(slot.who)):
            roles += [(slot, role) for role in given]
    relations = []
    for a, kind, b in frame.relations:
        one, other = by.get(a), by.get(b)
        if one is not None and other is not None and one.who is not other.who:
            relations.append((one, kind, other))
    if "for_principal" in frame.flags and (buyer := by.get("subject")) is not None and is_person(buyer.who):
        seller, principal = by.get("from"), by.get("for")  # A person buys for a firm, and the firm gets the goods.
        if seller is not None and principal is not None and not is_person(principal.who):
            relations.append((seller, "supplies", principal))
    if "object_end_user" in frame.flags:
        roles += _agency(by.get("object"), by.get("subject"))
    if (frame.name == "part-of" and not relations) or not (roles or relations):
        return None
    return Finding(frame.name, roles, relations, frame.weight)


def _agency(principal: Slot | None, agent: Slot | None) -> list[tuple[Slot, str]]:
    """Return the roles of an agent and of the one it acts for; a person who acts for a firm makes it no user."""
    if principal is None or is_person(principal.who):
        return []
    if agent is None:
        return [(principal, "principal")]
    return [] if is_person(agent.who) else [(principal, "principal"), (agent, "agent")]
