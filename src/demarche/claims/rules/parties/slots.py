"""Marking the parties of a sentence.

The bracket and the place behind a name belong to its slot. A pronoun or "the firm" is a slot of the party that was
spoken of last. What only stands between the words (dates, sums, remarks in brackets) is left out.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence

from demarche.claims.document import Document, Sentence
from demarche.claims.rules.naming.geography import Places
from demarche.claims.rules.parties.entities import Entities, Entity
from demarche.claims.rules.parties.marked import Marked, Slot, Topic, Who, is_firm, is_person, is_vessel
from demarche.claims.rules.parties.pronouns import Signs, find_pronouns
from demarche.claims.rules.parties.unnamed import Unnamed

_BRACKET = re.compile(r"[ ]?\([\"']?[^()]{1,60}\)")
_SEAT = re.compile(r"(?:\.(?=,))?,?[ ](?:(?:of|in|at|near|based in|located in)[ ](?:the )?)?", re.IGNORECASE)
_GOES_ON = re.compile(r"[ ](?:which|who|whose|where|an?|the|one|its|and|but|with)\b", re.IGNORECASE)
"""What an apposition or a clause begins with: the comma before it stays."""
_IS_BEFORE = re.compile(r"\b(?:is|was)[ ]+(?:the[ ]+)?$", re.IGNORECASE)
_RANKS = (
    "one|mr|mrs|ms|dr|prof|eng|engineer|gen|col|colonel|maj|major|capt|captain|brig|brigadier|general|commodore"
    "|air commodore|admiral|baron|count|sheikh|haj|hajji|messrs|herr"
)
_TITLES = re.compile(rf"(?:\b(?:{_RANKS})\b\.?[ ]+(?:\(ret(?:ired|d)?\.?\)[ ]+)?){{1,6}}$", re.IGNORECASE)
_TITLE_ENDS = (*(end for rank in _RANKS.split("|") for end in (rank, f"{rank}.")), ")")
_REACH = 60
_PRONOUNS = ("its", "their", "her", "'s", "’s")
_RECENT = 5

Span = tuple[int, int, Who]


def each_marked(
    document: Document,
    entities: Entities,
    unnamed: Iterable[Unnamed],
    definites: Callable[[Sentence, list[Slot]], list[Slot]],
    firm_of: Callable[[Who], Who | None],
) -> Iterator[Marked]:
    """Yield the sentences that name a party, marked, one after the other.

    `definites` finds the definite descriptions of a sentence; `firm_of` tells the firm of a person, as far as it has
    been read by then.
    """
    spans: list[Span] = [(m.start, m.end, e) for e in entities.all for m in e.mentions]
    spans += [(u.start, u.end, u) for u in unnamed]
    spans.sort(key=lambda s: (s[0], -s[1]))
    starts = [s[0] for s in spans]
    topic = Topic()
    signs = Signs(document.small)
    small = document.small.replace("«", " ").replace("»", " ")
    for sentence in document.sentences:
        inside = spans[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        slots = _slots(document.text, sentence, inside, entities.places) if inside else []
        slots += definites(sentence, slots)
        slots.sort(key=lambda s: s.start)
        if which := signs.within(sentence.start, sentence.end):
            slots += find_pronouns(document.text, sentence, which, slots, topic, firm_of)
        if slots:
            slots.sort(key=lambda s: s.start)
            orgs = [s.who for s in slots if isinstance(s.who, Entity) and is_firm(s.who)]
            text = _template(document.text, small, sentence, slots)
            org = orgs[0] if orgs else topic.org
            yield Marked(text, slots, sentence.start, org, topic.person)
            _turn(topic, document.text, sentence, slots, orgs)


def _turn(topic: Topic, text: str, sentence: Sentence, slots: Sequence[Slot], orgs: Sequence[Entity]) -> None:
    """Let the topic be what the next sentence may speak of."""
    if orgs:
        topic.org = orgs[-1] if len(orgs) > 1 and _ends_with(text, sentence, slots, orgs[-1]) else orgs[0]
        topic.recent = [*topic.recent[1 - _RECENT :], *orgs]
    named = [s.who for s in slots if isinstance(s.who, Entity)]
    topic.person = next((w for w in reversed(named) if is_person(w)), topic.person)
    topic.vessel = next((w for w in named if is_vessel(w)), topic.vessel)


def _ends_with(text: str, sentence: Sentence, slots: Sequence[Slot], org: Entity) -> bool:
    """Tell whether a sentence ends with a firm behind "is", as `N's agent is M.`: the next one speaks of it."""
    last = slots[-1]
    behind = text[last.end : sentence.end].strip(" .")
    if last.who is not org or not slots[0].owner or (behind and not (behind[0] == "," or text[last.end - 1] == ",")):
        return False
    return _IS_BEFORE.search(text, max(slots[0].end, last.start - _REACH), last.start) is not None


def _slots(text: str, sentence: Sentence, inside: Sequence[Span], places: Places) -> list[Slot]:
    slots: list[Slot] = []
    at = sentence.start
    for start, name_end, who in inside:
        if start < at:
            continue
        end = name_end
        while hit := _BRACKET.match(text, end, sentence.end):
            if any(hit.start() < a < hit.end() and w is not who for a, _, w in inside):
                break  # It tells of another.
            end = hit.end()
        owner = text[end : end + 2].lower() in ("'s", "s'") or text[end : end + 1] == "'"
        if not owner and isinstance(who, Entity):
            end = _behind_place(text, end, sentence.end, places)
        at = end
        slots.append(Slot(start, min(end, sentence.end), who, owner))
    return slots


def _behind_place(text: str, end: int, ceiling: int, places: Places) -> int:
    """Return where a name ends with the place that stands behind it: `N, Lahore,` or `N of Lahore`."""
    hit = _SEAT.match(text, end, ceiling)
    last = _place_end(places, hit.end()) if hit else None
    if hit is None or last is None:
        return end
    if text.startswith(", ", last):
        last = _place_end(places, last + 2, only_country=True) or last
    following = text[last : last + 1]
    if following == ",":
        return last + 1 if "," in hit.group() and not _GOES_ON.match(text, last + 1) else last
    if hit.group().strip() == "," and following not in (".", ";", ")", ""):
        return end
    return last if text[last : last + 2] not in ("'s", "'S") else end


def _place_end(places: Places, start: int, *, only_country: bool = False) -> int | None:
    place = places.at(start)
    if place is None or place.start != start or place.kind not in ("country",) + ("city",) * (not only_country):
        return None
    return place.end


def _template(text: str, small: str, sentence: Sentence, slots: Sequence[Slot]) -> str:
    pieces, at = [], sentence.start
    for i, slot in enumerate(slots):
        before = small[at : slot.start]
        titled = before[-1:] == " " and isinstance(slot.who, Entity) and before.rstrip(" ").endswith(_TITLE_ENDS)
        pieces.append(_TITLES.sub("", before) if titled else before)
        pieces.append(f"«{i}»")
        at = slot.end
        if text[at - 1] == "." and text[at : at + 1] == " " and text[at + 1 : at + 3].istitle():
            pieces.append(".")  # The stop of `Ltd.` ends a sentence too.
        if slot.owner and small[slot.start : slot.end].endswith(_PRONOUNS):
            pieces.append("'s")
    pieces.append(small[at : sentence.end])
    return _plain("".join(pieces))


_MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|jan\.?|feb\.?|aug\.?|sept\.?|oct\.?|nov\.?|dec\.?)"
)
_WHEN = r"(?:in|on|by|since|about|around|until|of|from|before|after|during|dated|as early as|as late as)"
_PART = r"(?:early|mid|late|the (?:first|second|last) (?:half|days|week|weeks) of|the (?:beginning|middle|end) of)[ -]"
_ABOUT = r"(?:on or about[ ]|or about[ ]|about[ ])?"
_PERIOD = rf"(?:day|week|month|year|spring|summer|autumn|fall|winter|{_MONTH})"
_MONEY = r"(?:usd|eur|euro|dm|gbp|jpy|chf|sfr|zar|\$)[ ]?[\d.,]+(?:[ ](?:million|thousand|billion))?"
_DATE = re.compile(
    rf",?[ ](?:{_WHEN}[ ])?{_ABOUT}(?:{_PART})?{_MONTH}(?:[ ]\d{{1,2}}(?:st|nd|rd|th)?)?(?:,?[ ]\d{{4}})?"
    rf"(?=[ ,.;:)]|$),?"
    rf"|,?[ ](?:{_WHEN})[ ]\d{{1,2}}[ ]{_MONTH}(?:[ ]\d{{4}})?,?"
    rf"|,?[ ](?:in|since|until|by)[ ](?:early |late |mid-)?(?:19|20)\d\d\b,?"
    rf"|,?[ ](?:(?:in|during|by)[ ])?(?:early |late )?(?:last|this|next|the (?:following|same|previous))[ ]"
    rf"{_PERIOD}\b,?"
    rf"|[ ](?:for|worth|at|of|priced at)[ ](?:about[ ])?{_MONEY}(?:[ ](?:apiece|each))?"
)
_DATE_SIGN = re.compile(
    r"[ -](?:jan|feb|ma[ry]|apr|ju[nl]|aug|sep|oct|nov|dec|(?:last|this|next|the (?:following|same|previous))[ ]"
    r"|(?:19|20)\d|usd|eur|dm|gbp|jpy|chf|sfr|zar|\$)"
)
"""What of one stands in each date and sum, behind a blank or a dash."""
_NOTE = re.compile(r"[ ]?\((?:ref[^()]{0,20}|see [^()]{0,30}|[^«»()]{1,40})\)")


def _plain(text: str) -> str:
    """Leave out what only stands between the words: dates, sums, remarks in brackets."""
    # A comma behind a date that none opened parts what stands before it from what follows.
    plain = f" {text}"
    if _DATE_SIGN.search(plain):
        plain = _DATE.sub(lambda hit: "," if hit[0].endswith(",") and not hit[0].startswith(",") else "", plain)
    return (_NOTE.sub("", plain) if "(" in plain else plain).removeprefix(" ")
