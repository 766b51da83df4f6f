"""Slots: a sentence with its parties marked, so that patterns can speak of them: `«0» ordered six pumps from «1»`.

The bracket behind a name belongs to its slot. A pronoun or "the firm" at the head of a clause is a slot of the party that
was spoken of last.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable
from typing import NamedTuple

from demarche.claims.document import Document, Sentence
from demarche.claims.rules.naming.geography import Places
from demarche.claims.rules.parties.entities import Entities, Entity, key_of
from demarche.claims.rules.parties.unnamed import Unnamed

Who = Entity | Unnamed
_BRACKET = re.compile(r"[ ]?\([\"']?[^()]{1,60}\)")
_DOES = r"(?=[ ](?:also |then |has |had |have |later |in turn |would |will |now )*(?:\w+ed|sold|bought|sent|paid|made|got|put|took|gave|went|runs?|ran|owns|heads|buys|sells|acts|wants|makes|works|deals|controls|oversees|directs|supervises|produces|designs|builds|operates|employs|procures|represents|belongs|answers|reports|imports|exports|ships|supplies|answers|serves|maintains|developed|develops|left|met|wrote|sought|brought|told|said|(?:was|has been|had been) (?:an?|the|founded|set up|privatized|registered|owned|headed|run|managed|controlled|part)|is (?:an?|the|to|run|owned|headed|managed|controlled|trying|seeking|known|believed to|said to))\b)"
_VERB = r"(?=[ ](?:also |then |now |itself )*(?:is|was|has|had|does|did|will|would|may|might|could|can|should|\w{3,}ed|\w{3,}s|sold|bought|sent|paid|made|got|took|gave|went|ran|met|wrote|sought|told|said)\b)"
_HE = re.compile(rf"\b(?P<he>he){_DOES}", re.IGNORECASE)
_IT = re.compile(
    rf"\b(?P<it>it{_DOES}|the (?:firm|company|enterprise|concern|plant|institute|trading house|manufacturer){_VERB})",
    re.IGNORECASE,
)
_NOUN = re.compile(r"\bthe[ ](?P<noun>\w+)", re.IGNORECASE)
_HER = re.compile(
    r"\b(?:her|the (?:ship|vessel|freighter|dhow|coaster|tanker)['’]s)(?=[ ](?:registered |present )?(?:owner|operator|manager|charterer|agent|master)s?\b)",
    re.IGNORECASE,
)
_ITS = re.compile(r"\b(?:its|their|the (?:firm|company|plant|enterprise|bank)['’]s)\b", re.IGNORECASE)
_SEAT = re.compile(r"(?:\.(?=,))?,?[ ](?:(?:of|in|at|near|based in|located in)[ ](?:the )?)?", re.IGNORECASE)
_GOES_ON = re.compile(r"[ ](?:which|who|whose|where|an?|the|one|its|and|but|with)\b", re.IGNORECASE)
"""What an apposition or a clause begins with: the comma before it stays."""
_IS_BEFORE = re.compile(r"\b(?:is|was)[ ]+(?:the[ ]+)?$", re.IGNORECASE)
_MARK = re.compile("[«»]")
_TITLES = re.compile(
    r"(?:\b(?:one|mr|mrs|ms|dr|prof|eng|engineer|gen|col|colonel|maj|major|capt|captain|brig|brigadier|general|commodore|air commodore|admiral|baron|count|sheikh|haj|hajji|messrs|herr)\b\.?[ ]+(?:\(ret(?:ired|d)?\.?\)[ ]+)?)+$",
    re.IGNORECASE,
)


def is_person(who: Who) -> bool:
    """Tell whether one of the cast is a person."""
    return who.noun.kind == "person" if isinstance(who, Unnamed) else who.kind == "person"


class Slot(NamedTuple):
    """One party at one place of a sentence; `start` and `end` are in the document, `owner` says that `'s` follows."""

    start: int
    end: int
    who: Who
    owner: bool


class _Last(NamedTuple):
    """Who was spoken of last before a sentence."""

    org: Who | None
    person: Who | None
    vessel: Who | None
    recent: list[Entity]


class Marked(NamedTuple):
    """A sentence in small letters with `«n»` for its parties."""

    text: str
    slots: list[Slot]
    start: int
    org: Who | None
    """The firm that was spoken of last before the sentence, or first in it."""
    person: Who | None = None
    """The person that was spoken of last before the sentence."""


def mark_sentences(document: Document, entities: Entities, unnamed: Iterable[Unnamed]) -> list[Marked]:
    """Return the sentences that name a party, marked."""
    places = entities.places
    spans: list[tuple[int, int, Who]] = [(m.start, m.end, e) for e in entities.all for m in e.mentions]
    spans += [(u.start, u.end, u) for u in unnamed]
    spans.sort(key=lambda s: (s[0], -s[1]))
    starts = [s[0] for s in spans]
    marked: list[Marked] = []
    last_org: Who | None = None
    last_person: Who | None = None
    last_vessel: Who | None = None
    recent: list[Entity] = []
    for sentence in document.sentences:
        inside = spans[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        slots = _slots(document.text, sentence, inside, places)
        slots += _pronouns(document.text, sentence, slots, _Last(last_org, last_person, last_vessel, recent))
        slots.sort(key=lambda s: s.start)
        if not slots:
            continue
        named = [s.who for s in slots if isinstance(s.who, Entity)]
        orgs = [w for w in named if w.kind not in ("person", "vessel")]
        org = orgs[0] if orgs else last_org
        marked.append(Marked(_template(document.text, sentence, slots), slots, sentence.start, org, last_person))
        people = [w for w in named if w.kind == "person"]
        last_org = _topic(document.text, sentence, slots, orgs) or last_org
        last_person = people[-1] if people else last_person
        last_vessel = next((w for w in named if w.kind == "vessel"), last_vessel)
        recent = [*recent[-4:], *orgs]
    return marked


def _topic(text: str, sentence: Sentence, slots: list[Slot], orgs: list[Entity]) -> Who | None:
    """Return the firm of which the next sentence speaks: the first of this one, or the one it ends with behind "is"."""
    if not orgs:
        return None
    last = slots[-1]
    ends = text[last.end : sentence.end].strip(" .") == ""
    if (
        len(orgs) > 1
        and ends
        and last.who is orgs[-1]
        and slots[0].owner
        and _IS_BEFORE.search(text, slots[0].end, last.start)
    ):
        return last.who
    return orgs[0]


def _slots(text: str, sentence: Sentence, inside: list[tuple[int, int, Who]], places: Places) -> list[Slot]:
    slots: list[Slot] = []
    at = sentence.start
    for start, end, who in inside:
        if start < at:
            continue
        while hit := _BRACKET.match(text, end, sentence.end):
            end = hit.end()  # noqa: PLW2901
        owner = text[end : end + 2].lower() in ("'s", "s'") or text[end : end + 1] == "'"
        if not owner and isinstance(who, Entity):
            end = _behind_place(text, end, sentence.end, places)  # noqa: PLW2901
        slots.append(Slot(start, min(end, sentence.end), who, owner))
        at = end
    return slots


def _behind_place(text: str, end: int, ceiling: int, places: Places) -> int:
    """Return where a name ends with the place that stands behind it: `N, Lahore,` or `N of Lahore`."""
    hit = _SEAT.match(text, end, ceiling)
    place = places.at(hit.end()) if hit else None
    if hit is None or place is None or place.start != hit.end() or place.kind not in ("city", "country"):
        return end
    last = place.end
    if (
        text.startswith(", ", last)
        and (wider := places.at(last + 2))
        and wider.start == last + 2
        and wider.kind == "country"
    ):
        last = wider.end
    following = text[last : last + 1]
    if following == ",":
        return last + 1 if "," in hit.group() and not _GOES_ON.match(text, last + 1) else last
    bare = hit.group().strip() == ","
    if bare and following not in (".", ";", ")", ""):
        return end
    return last if text[last : last + 2] not in ("'s", "'S") else end


def _pronouns(text: str, sentence: Sentence, slots: list[Slot], last: "_Last") -> list[Slot]:
    """Slots for pronouns that speak of the party before: one each of "it" and "he" in a sentence."""
    found: list[Slot] = []
    words = text[sentence.start : sentence.end]
    org, person, vessel = last.org, last.person, last.vessel
    for pattern, default, kinds in ((_HE, person, ("person",)), (_IT, org, ("org", "name", "acronym"))):
        hit = pattern.search(words)
        if hit is None:
            continue
        start, end = sentence.start + hit.start(), sentence.start + hit.end()
        earlier = [s.who for s in slots if s.end <= start and isinstance(s.who, Entity) and s.who.kind in kinds]
        who = (earlier[0] if earlier else default) or None
        if kinds != ("person",) and (noun := _NOUN.match(hit.group())):
            who = next((o for o in reversed(last.recent) if noun["noun"].upper() in key_of(o.name)), who)
        if who is not None and not any(s.start < end and s.end > start for s in slots):
            found.append(Slot(start, end, who, owner=False))
    found += _of_ship(sentence, words, slots, vessel)
    for hit in _ITS.finditer(words):
        start, end = sentence.start + hit.start(), sentence.start + hit.end()
        earlier = [
            s.who
            for s in slots
            if s.end <= start and isinstance(s.who, Entity) and s.who.kind not in ("person", "vessel")
        ]
        who = earlier[-1] if earlier else org
        if who is not None and not any(s.start < end and s.end > start for s in [*slots, *found]):
            found.append(Slot(start, end, who, owner=True))
            break
    return found


def _of_ship(sentence: Sentence, words: str, slots: list[Slot], vessel: Who | None) -> list[Slot]:
    hit = _HER.search(words)
    if hit is None:
        return []
    start, end = sentence.start + hit.start(), sentence.start + hit.end()
    ships = [s.who for s in slots if s.end <= start and isinstance(s.who, Entity) and s.who.kind == "vessel"]
    who = ships[-1] if ships else vessel
    return [Slot(start, end, who, owner=True)] if who is not None else []


def _template(text: str, sentence: Sentence, slots: list[Slot]) -> str:
    pieces, at = [], sentence.start
    for i, slot in enumerate(slots):
        before = _MARK.sub(" ", text[at : slot.start]).lower()
        pieces.append(_TITLES.sub("", before) if isinstance(slot.who, Entity) else before)
        pieces.append(f"«{i}»")
        at = slot.end
        if slot.owner and text[slot.start : slot.end].lower() in ("its", "their", "her"):
            pieces.append("'s")
    pieces.append(_MARK.sub(" ", text[at : sentence.end]).lower())
    return _plain("".join(pieces))


_MONTH = r"(?:january|february|march|april|may|june|july|august|september|october|november|december|jan\.?|feb\.?|aug\.?|sept\.?|oct\.?|nov\.?|dec\.?)"
_WHEN = r"(?:in|on|by|since|about|around|until|of|from|before|after|during|dated|as early as|as late as)"
_DATE = re.compile(
    rf",?[ ](?:{_WHEN}[ ])?(?:on or about[ ]|or about[ ]|about[ ])?(?:(?:early|mid|late|the (?:first|second|last) (?:half|days|week|weeks) of|the (?:beginning|middle|end) of)[ -])?{_MONTH}(?:[ ]\d{{1,2}}(?:st|nd|rd|th)?)?(?:,?[ ]\d{{4}})?(?=[ ,.;:)]|$),?"
    rf"|,?[ ](?:{_WHEN})[ ]\d{{1,2}}[ ]{_MONTH}(?:[ ]\d{{4}})?,?"
    rf"|,?[ ](?:in|since|until|by)[ ](?:early |late |mid-)?(?:19|20)\d\d\b,?"
    rf"|,?[ ](?:(?:in|during|by)[ ])?(?:early |late )?(?:last|this|next|the (?:following|same|previous))[ ](?:day|week|month|year|spring|summer|autumn|fall|winter|{_MONTH})\b,?"
    rf"|[ ](?:for|worth|at|of|priced at)[ ](?:about[ ])?(?:usd|eur|euro|dm|gbp|jpy|chf|sfr|zar|\$)[ ]?[\d.,]+(?:[ ](?:million|thousand|billion))?(?:[ ](?:apiece|each))?"
)
_NOTE = re.compile(r"[ ]?\((?:ref[^()]{0,20}|see [^()]{0,30}|[^«»()]{1,40})\)")


def _plain(text: str) -> str:
    """Leave out what only stands between the words: dates, sums, remarks in brackets."""
    return _NOTE.sub("", _DATE.sub("", f" {text}")).removeprefix(" ")
