"""What a post wants of Washington, and whether a cable comes from there."""

from collections.abc import Iterable
from functools import cache

from demarche.cable.cable import Cable
from demarche.cable.ids import split_id
from demarche.claims.document import Document
from demarche.claims.rules.exchange.addressed import Addressed
from demarche.claims.rules.exchange.forms import Forms, forms_of

_DEPARTMENT = "STATE"


@cache
def _forms() -> Forms:
    return forms_of("asks", "washington")


def is_from_department(cable: Cable) -> bool:
    """Tell whether the Department sent a cable: by its originator, else by its reference number."""
    origin = (cable.origin or "").upper()
    if origin:
        return origin.startswith(("SECSTATE", _DEPARTMENT))
    parts = split_id(cable.reference_id) if cable.reference_id else None
    return parts is not None and parts[1] == _DEPARTMENT


def find_home(posts: Iterable[Addressed]) -> list[Addressed]:
    """Return the Department among those who are to act."""
    return [post for post in posts if post.action and post.name.upper().startswith(("SECSTATE", "STATE "))]


def find_wishes(document: Document) -> list[tuple[int, int]]:
    """Return the sentences in which a post wants something of Washington."""
    first = document.passages[0] if document.passages else None
    start = first.end if first and first.kind == "subject" else 0
    sentences = {
        (sentence.start, sentence.end)
        for at, _ in _forms().find(document, start)
        if not document.in_embedded(at)
        for sentence in [document.sentence_at(at)]
    }
    return sorted(sentences)
