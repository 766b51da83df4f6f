"""Pronouns that speak of a party named before: "it", "he", "its", "the firm", "the ship's"."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from functools import reduce
from operator import or_

from demarche.claims.document import Sentence
from demarche.claims.rules.parties.entities import Entity, key_of
from demarche.claims.rules.parties.marked import Slot, Topic, Who, is_firm, is_person, is_vessel

_PAST = "sold|bought|sent|paid|made|got|put|took|gave|went|ran|left|met|wrote|sought|brought|told|said"
_PRESENT = (
    "owns|heads|buys|sells|acts|wants|makes|works|deals|controls|oversees|directs|supervises|produces|designs|builds"
    "|operates|employs|procures|represents|belongs|answers|reports|imports|exports|ships|supplies|serves|maintains"
    "|develops|runs?"
)
_WAS = "founded|set up|privatized|registered|owned|headed|run|managed|controlled|part"
_IS = "the|to|run|owned|headed|managed|controlled|trying|seeking|known|believed to|said to"
_DOES = (
    r"(?=[ ](?:also |then |has |had |have |later |in turn |would |will |now )*"
    rf"(?:\w+ed|{_PAST}|{_PRESENT}|(?:was|has been|had been) (?:an?|the|{_WAS})|is (?:an?|{_IS}))\b)"
)
_VERB = (
    r"(?=[ ](?:also |then |now |itself )*(?:is|was|has|had|does|did|will|would|may|might|could|can|should|\w{3,}ed"
    rf"|\w{{3,}}s|{_PAST})\b)"
)
_THEN = _VERB.replace("(?=[ ]", "(?=(?:,[ ](?:in turn|however|too|for its part|itself),)?[ ]", 1)
"""The same, with a word between commas before it."""
_HIS_FIRM = re.compile(
    r"\b(?:his|her)[ ](?:own[ ]|family[ ])?(?:firm|company|business|trading house|house|concern)"
    r"(?!['’]?[ ]?,?[ ](?:called|named|(?-i:[A-Z])))",
    re.IGNORECASE,
)
_HE = re.compile(rf"\bhe{_DOES}", re.IGNORECASE)
_IT = re.compile(
    rf"\b(?:it{_DOES}|the (?P<noun>firm|company|enterprise|concern|plant|institute|trading house|manufacturer){_VERB}"
    rf"|(?P<this>this (?:firm|company|enterprise|concern|house|outfit)){_THEN})",
    re.IGNORECASE,
)
_HER = re.compile(
    r"\b(?:her|the (?:ship|vessel|freighter|dhow|coaster|tanker)['’]s)"
    r"(?=[ ](?:registered |present )?(?:owner|operator|manager|charterer|agent|master)s?\b)",
    re.IGNORECASE,
)
_ITS = re.compile(r"\b(?:its|their|the (?:firm|company|plant|enterprise|bank)['’]s)\b", re.IGNORECASE)
_TWO = re.compile(
    r"\bthe (?P<which>former|latter)(?P<of>['’]s)?"
    r"(?=['’]s| (?:has|had|have|is|was|will|would|may|also|then|in turn|and|two|three|four|a|an|the|to)\b| \w+ed\b"
    rf"| (?:{_PAST}|{_PRESENT})\b|[,.;])",
    re.IGNORECASE,
)
_NOUNS = "firm|company|enterprise|concern|plant|institute|trading house|manufacturer|house|outfit|bank"
# A letter in front, so that the engine looks for nothing else.
_SIGNS = tuple(
    map(
        re.compile,
        (
            r"h(?<!\wh)(?:er?|is)\b",
            r"i(?<!\wi)ts?\b",
            r"their\b",
            rf"th(?:e|is) (?:{_NOUNS}|ship|vessel|freighter|dhow|coaster|tanker|former|latter)\b",
        ),
    )
)
_PERSON, _ORG, _OWNERS, _VESSELS, _ORGS, _TWO_NAMED = (1 << bit for bit in range(6))
_WHICH = {
    "he": _PERSON,
    "it": _ORG,
    "his": _OWNERS,
    "her": _OWNERS | _VESSELS,
    "its": _ORGS,
    "their": _ORGS,
}

Which = int
"""Pronouns as a set of bits."""
Kind = Callable[[Who], bool]


class Signs:
    """Where the words of pronouns stand in a text in small letters, and for which of them they do."""

    def __init__(self, small: str) -> None:
        found = sorted((hit.start(), _which(hit.group())) for sign in _SIGNS for hit in sign.finditer(small))
        self._starts = [start for start, _ in found]
        self._which = [which for _, which in found]

    def within(self, start: int, end: int) -> Which:
        """Return which pronouns may stand in `[start, end)`."""
        first = bisect_left(self._starts, start)
        last = bisect_left(self._starts, end, first)
        return reduce(or_, self._which[first:last], 0)


def _which(words: str) -> Which:
    if words.endswith(("former", "latter")):
        return _TWO_NAMED
    if words.startswith("the "):
        return _ORG | _VESSELS | _ORGS
    return _WHICH.get(words, _ORG)


def find_pronouns(
    text: str,
    sentence: Sentence,
    which: Which,
    slots: Sequence[Slot],
    topic: Topic,
    firm_of: Callable[[Who], Who | None],
) -> list[Slot]:
    """Return slots for the pronouns of a sentence: the first "he" and "it", the first "its".

    `which` are those that may stand in it, `slots` those of its names; `topic` tells who was spoken of before,
    `firm_of` which firm a person has.
    """
    words = text[sentence.start : sentence.end]
    found = _Found(sentence, slots, topic)
    if which & _TWO_NAMED:
        for two, who in _of_two(words, sentence, slots, topic):
            found.note(two, _nobody, who, owner=two["of"] is not None)
    if which & _OWNERS and (his := _HIS_FIRM.search(words)):
        found.note(his, _nobody, _of_his(sentence.start + his.start(), slots, topic, firm_of))
    if which & _PERSON:
        found.note(_HE.search(words), _is_named_person, topic.person)
    if which & _ORG:
        found.note(_IT.search(words), is_firm, topic.org)
    if which & _VESSELS:
        found.note(_HER.search(words), is_vessel, topic.vessel, owner=True)
    for its in _ITS.finditer(words) if which & _ORGS else ():
        if found.note(its, is_firm, topic.org, owner=True):
            break
    return found.found


class _Found:
    """The slots of the pronouns of a sentence that have been found so far."""

    def __init__(self, sentence: Sentence, slots: Sequence[Slot], topic: Topic) -> None:
        self.found: list[Slot] = []
        self._start, self._slots, self._topic = sentence.start, slots, topic

    def note(self, hit: re.Match[str] | None, kind: Kind, otherwise: Who | None, *, owner: bool = False) -> bool:
        """Add the slot of a pronoun, where somebody is meant and no name stands there."""
        if hit is None:
            return False
        start, end = self._start + hit.start(), self._start + hit.end()
        before = [s.who for s in self._slots if s.end <= start and kind(s.who)]
        who = before[-1 if owner else 0] if before else otherwise
        if hit.re is _IT and hit["noun"]:
            who = _meant(hit["noun"], self._topic) or who
        if hit.re is _IT and hit["this"] and not before and self._topic.recent:
            who = self._topic.recent[-1]
        if who is None or any(s.start < end and s.end > start for s in (*self._slots, *self.found)):
            return False
        self.found.append(Slot(start, end, who, owner))
        return True


def _of_his(start: int, slots: Sequence[Slot], topic: Topic, firm_of: Callable[[Who], Who | None]) -> Who | None:
    """Return the firm of the person that was named last before "his firm"."""
    people = [s.who for s in slots if s.end <= start and _is_named_person(s.who)]
    person = people[-1] if people else topic.person
    return firm_of(person) if person is not None else None


def _of_two(words: str, sentence: Sentence, slots: Sequence[Slot], topic: Topic) -> Iterator[tuple[re.Match[str], Who]]:
    """Yield "the former" and "the latter" with those meant: the two firms that were named last before."""
    for two in _TWO.finditer(words):
        before = [*topic.recent, *(s.who for s in slots if s.end <= sentence.start + two.start() and is_firm(s.who))]
        last = list({id(who): who for who in reversed(before)}.values())[:2]
        if len(last) > 1:
            yield two, last[0] if two["which"].lower() == "latter" else last[1]


def _nobody(_who: Who) -> bool:
    return False


def _is_named_person(who: Who) -> bool:
    return isinstance(who, Entity) and is_person(who)


def _meant(noun: str, topic: Topic) -> Who | None:
    """Return the firm that "the institute" or "the plant" means: the last whose name holds the word."""
    return next((org for org in reversed(topic.recent) if noun.upper() in key_of(org.name)), None)
