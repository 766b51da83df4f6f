"""Pronouns that speak of a party named before: "it", "he", "its", "the firm", "the ship's"."""

import re
from collections.abc import Callable, Sequence

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
_HE = re.compile(rf"\bhe{_DOES}", re.IGNORECASE)
_IT = re.compile(
    rf"\b(?:it{_DOES}|the (?P<noun>firm|company|enterprise|concern|plant|institute|trading house|manufacturer){_VERB})",
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
_PAIR = re.compile(r"\b(?:former|latter)\b", re.IGNORECASE)
_SIGN = re.compile(r"\b(?:he|it|its|their|her|the)\b", re.IGNORECASE)


Kind = Callable[[Who], bool]


def find_pronouns(text: str, sentence: Sentence, slots: Sequence[Slot], topic: Topic) -> list[Slot]:
    """Return slots for the pronouns of a sentence: the first "he" and "it", the first "its".

    `slots` are those of its names, `topic` tells who was spoken of before.
    """
    words = text[sentence.start : sentence.end]
    if not _SIGN.search(words):
        return []
    found: list[Slot] = []

    def note(hit: re.Match[str] | None, kind: Kind, otherwise: Who | None, *, owner: bool = False) -> bool:
        """Add the slot of a pronoun, where somebody is meant and no name stands there."""
        if hit is None:
            return False
        start, end = sentence.start + hit.start(), sentence.start + hit.end()
        before = [s.who for s in slots if s.end <= start and kind(s.who)]
        who = before[-1 if owner else 0] if before else otherwise
        if hit.re is _IT and hit["noun"]:
            who = _meant(hit["noun"], topic) or who
        if who is None or any(s.start < end and s.end > start for s in (*slots, *found)):
            return False
        found.append(Slot(start, end, who, owner))
        return True

    for two in _TWO.finditer(words) if _PAIR.search(words) else ():
        pair = [*topic.recent, *(s.who for s in slots if s.end <= sentence.start + two.start() and is_firm(s.who))]
        firms = list({id(who): who for who in reversed(pair)}.values())[:2]
        if len(firms) == 2:
            meant = firms[0] if two["which"].lower() == "latter" else firms[1]
            note(two, _nobody, meant, owner=two["of"] is not None)
    note(_HE.search(words), _is_named_person, topic.person)
    note(_IT.search(words), is_firm, topic.org)
    note(_HER.search(words), is_vessel, topic.vessel, owner=True)
    for its in _ITS.finditer(words):
        if note(its, is_firm, topic.org, owner=True):
            break
    return found


def _nobody(_who: Who) -> bool:
    return False


def _is_named_person(who: Who) -> bool:
    return isinstance(who, Entity) and is_person(who)


def _meant(noun: str, topic: Topic) -> Who | None:
    """Return the firm that "the institute" or "the plant" means: the last whose name holds the word."""
    return next((org for org in reversed(topic.recent) if noun.upper() in key_of(org.name)), None)
