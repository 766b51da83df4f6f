"""The kind of a cable, from what it says: request, reply, reporting or other.

A request asks its addressees to approach a government, with points to hand over or without, anew or as a reminder. A
reply reports that it was done, or what the host answered. What is about the service itself (visits, funds, checks on a
licence, clearances) is other; the report of a check is reporting, as is everything else that tells something.
"""

import re
from functools import cache
from typing import NamedTuple

from demarche.cable.ids import split_id
from demarche.claims.document import Document
from demarche.claims.rules.answers import names_request
from demarche.claims.rules.asks import find_tasked
from demarche.claims.rules.outcome import find_outcomes
from demarche.claims.rules.washington import find_wishes, is_from_department
from demarche.claims.words import load
from demarche.text.cues import Cues
from demarche.text.probe import Probe

_PROBE = Probe()
_SHORT = 60
"""Words below which a cable of the Department that asks nothing tells nothing either."""
_STRONG = frozenset(["asks.action", "asks.lead", "asks.named", "asks.posts", "asks.imperative"])
_DEPARTMENT = "STATE"


class _Forms(NamedTuple):
    subject: "re.Pattern[str]"
    check: "re.Pattern[str]"
    words: "re.Pattern[str]"
    request: Cues
    reply: Cues
    wants: Cues


@cache
def _forms() -> _Forms:
    data = load("kind")

    def any_of(key: str) -> "re.Pattern[str]":
        return re.compile(rf"(?<!\w)(?:{'|'.join(data[key])})", re.IGNORECASE)

    def cues(key: str) -> Cues:
        forms = {stem: rf"(?<!\w)(?:{form})" for stem, form in data[key].items()}
        return Cues(_PROBE, forms, before=60, reach=110)

    return _Forms(any_of("other_subject"), any_of("check_subject"), any_of("other_words"), cues("request"), cues("reply"), cues("wants"))


def read_kind(document: Document) -> str | None:
    """Return the kind; None where nothing tells."""
    cable = document.cable
    if all(passage.kind == "subject" for passage in document.passages):
        return cable.structural_kind
    if not cable.origin and not cable.reference_id:
        return cable.structural_kind
    return _of_department(document) if is_from_department(cable) else _of_post(document)


def _of_department(document: Document) -> str:
    forms, subject = _forms(), document.cable.subject or ""
    points = bool(document.points)
    if forms.check.search(subject):
        return "other"
    tasked = find_tasked(document)
    strong = any(t.rule in _STRONG for t in tasked)
    if points and (strong or tasked):
        return "demarche-request"
    found = _PROBE.find(document.text)
    approaches = any(True for _ in forms.request.find(found, document.text, 0, len(document.text)))
    if forms.subject.search(subject) and not approaches:
        return "other"
    if points or (strong and (approaches or not _is_administrative(document))):
        return "demarche-request"
    if tasked and approaches:
        return "demarche-request"
    if tasked and _is_administrative(document):
        return "other"
    return "reporting" if len(document.text.split()) > _SHORT else "other"


def _of_post(document: Document) -> str:
    forms, cable = _forms(), document.cable
    subject = cable.subject or ""
    if forms.check.search(subject):
        return "reporting"
    if cable.to and not any("STATE" in one.name.upper() for one in cable.to) and document.points:
        return "demarche-request"
    found = _PROBE.find(document.text)
    answers = names_request(document)
    delivered = _count(forms.reply, document, found)
    if not forms.subject.search(subject):
        if answers and delivered:
            return "demarche-reply"
        structural = cable.structural_kind == "demarche-reply"
        if delivered > 1 or (structural and delivered):
            return "demarche-reply"
        if answers and _first_is_request(document) and (structural or _is_answer(document)):
            return "demarche-reply"
    elif answers and delivered > 1:
        return "demarche-reply"
    wants = any(True for _ in forms.wants.find(found, document.text, 0, len(document.text)))
    if forms.subject.search(subject) or wants or _is_administrative(document):
        return "other"
    return "reporting"


def _count(cues: Cues, document: Document, found: object) -> int:
    """Return how many places in the body speak of the kind that some cues are for."""
    first = document.passages[0]
    start = first.end if first.kind == "subject" else 0
    return len({document.sentence_at(a).start for a, _ in cues.find(found, document.text, start, len(document.text))})  # type: ignore[arg-type]


def _first_is_request(document: Document) -> bool:
    """Tell whether the first cable among the references is the Department's."""
    refs = document.cable.refs
    return bool(refs) and (split_id(refs[0]) or (0, "", 0))[1] == _DEPARTMENT


def _is_answer(document: Document) -> bool:
    """Tell whether the text brings what a host answered."""
    outcomes = find_outcomes(document)
    return bool(outcomes) and outcomes[0].name != "noted" and outcomes[0].weight >= 2


def _is_administrative(document: Document) -> bool:
    """Tell whether the words are those of visits, lodging and funds."""
    words = {hit.group().lower() for hit in _forms().words.finditer(document.text)}
    return len(words) >= 3
