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
from demarche.claims.rules.exchange.answers import names_request
from demarche.claims.rules.exchange.forms import Forms, any_of, forms_of
from demarche.claims.rules.exchange.outcome import find_outcomes
from demarche.claims.rules.exchange.tasked import find_tasked
from demarche.claims.rules.exchange.washington import is_from_department

_SHORT = 60
"""Words below which a cable of the Department that asks nothing tells nothing either."""
_SPOKEN = re.compile(r"\bref(?:tel|s|erence| telegram)?\b", re.IGNORECASE)
"""The text speaks of its reference."""
_IN_BODY = 0.9
_IN_SUBJECT = 2.0
"""The weight that only what the subject or the summary says can have."""
_STRONG = frozenset(["asks.action", "asks.lead", "asks.named", "asks.posts", "asks.imperative"])
_DEPARTMENT = "STATE"


class _Forms(NamedTuple):
    subject: "re.Pattern[str]"
    check: "re.Pattern[str]"
    reporting: "re.Pattern[str]"
    request: Forms
    delivery: Forms
    answer: Forms
    wants: Forms
    service: Forms


@cache
def _forms() -> _Forms:
    def title(key: str) -> "re.Pattern[str]":
        return re.compile(rf"(?<!\w)(?:{any_of('kind', key)})", re.IGNORECASE)

    def table(key: str) -> Forms:
        return forms_of("kind", key)

    return _Forms(
        title("other_subject"),
        title("check_subject"),
        title("reporting_subject"),
        table("request"),
        table("delivery"),
        table("answer"),
        table("wants"),
        table("service"),
    )


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
    if forms.check.search(subject):
        return "other"
    if _is_request(document, subject):
        return "demarche-request"
    if forms.reporting.search(subject):
        return "reporting"
    service = forms.subject.search(subject) or (find_tasked(document) and _is_administrative(document))
    return "other" if service or len(document.text.split()) <= _SHORT else "reporting"


def _is_request(document: Document, subject: str) -> bool:
    """Tell whether a cable of the Department wants its addressees to approach a government."""
    forms, tasked, points = _forms(), find_tasked(document), bool(document.points)
    if forms.reporting.search(subject) and not points:
        return False
    if points or not tasked:
        return points and (bool(tasked) or forms.subject.search(subject) is None)
    if any(True for _ in forms.request.find(document)):
        return True
    strong = any(t.rule in _STRONG for t in tasked)
    return strong and forms.subject.search(subject) is None and not _is_administrative(document)


def _of_post(document: Document) -> str:
    forms, cable = _forms(), document.cable
    subject = cable.subject or ""
    if forms.check.search(subject):
        return "reporting"
    if cable.to and not any("STATE" in one.name.upper() for one in cable.to) and document.points:
        return "demarche-request"
    if _is_reply(document, administrative=bool(forms.subject.search(subject))):
        return "demarche-reply"
    wants = any(True for _ in forms.wants.find(document))
    if forms.subject.search(subject) or wants or _is_administrative(document):
        return "other"
    return "reporting"


def _is_reply(document: Document, *, administrative: bool) -> bool:
    """Tell whether a post's cable reports that a request was carried out, or what was answered to it."""
    forms, text = _forms(), document.text
    first = document.passages[0]
    start = first.end if first.kind == "subject" else 0
    spans = forms.delivery.find(document, start)
    delivered = {document.sentence_at(a).start for a, b in spans if _is_ours(document, a, b)}
    named = names_request(document)
    if administrative:
        return named and len(delivered) > 1
    structural = document.cable.structural_kind == "demarche-reply"
    if delivered and (named or structural or len(delivered) > 1 or not document.cable.refs):
        return True
    if not named:
        return False
    answered = any(True for _ in forms.answer.find(document, start))
    if answered and _is_answer(document, 1.0):
        return True
    if not _first_is_request(document):
        return False
    return structural or _is_answer(document, _IN_BODY if _SPOKEN.search(text, start) else _IN_SUBJECT)


@cache
def _ours() -> "re.Pattern[str]":
    words = any_of("response", "ours")
    return re.compile(rf"(?<!\w)(?:{words}|ref\w*|state \d+|delivered|were|was|american)(?!\w)", re.IGNORECASE)


def _is_ours(document: Document, start: int, end: int) -> bool:
    """Tell whether what is said to be delivered is ours: the sentence speaks of the post, or of a reference."""
    sentence = document.sentence_at(start)
    return _ours().search(document.text, sentence.start, min(sentence.end, end + 60)) is not None


def _first_is_request(document: Document) -> bool:
    """Tell whether the first cable among the references is the Department's."""
    refs = document.cable.refs
    return bool(refs) and (split_id(refs[0]) or (0, "", 0))[1] == _DEPARTMENT


def _is_answer(document: Document, weight: float) -> bool:
    """Tell whether the text brings what a host answered."""
    best = next(iter(find_outcomes(document)), None)
    return best is not None and best.weight >= (max(weight, _IN_SUBJECT) if best.name == "noted" else weight)


def _is_administrative(document: Document) -> bool:
    """Tell whether the words are those of visits, lodging and funds."""
    text = document.text
    words = {text[a:b].lower() for a, b in _forms().service.find(document)}
    return len(words) >= 3
