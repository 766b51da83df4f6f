"""The response that a reply reports: whose, when, with what outcome, and to which requests."""

import re
from datetime import timedelta

from demarche.cable.ids import split_id
from demarche.claims.document import Document
from demarche.claims.model import Response
from demarche.claims.places import country_of_post, country_of_station, find_places
from demarche.claims.rules.exchange.answers import find_answered
from demarche.claims.rules.exchange.outcome import find_outcomes
from demarche.claims.rules.times.dates import find_dates

_CONTACT = re.compile(
    r"(?<!\w)(?:told|gave|answer\w*|repl(?:y|ied|ies)|deliver\w+|called|call|met|meeting|asked|received|handed|present\w+|said|informed"
    r"|passed|saw|invited|summoned|telephoned|phoned|rang|raised|respon\w+|conveyed|discussed|approached|spoke|advised|wrote|assured|note"
    r"|agreed|promised|accepted|went over|reviewed|returned|came back|heard|lunch|left)(?!\w)",
)
_RECENT = timedelta(days=200)
"""An answer that a post reports is not older than this."""


def read_response(document: Document) -> Response | None:
    """Return the response that a reply reports; None where there is no text to report it."""
    if not document.sentences:
        return None
    outcomes = find_outcomes(document)
    if outcomes:
        best = outcomes[0]
        second = outcomes[1].weight if len(outcomes) > 1 else 0.0
        confidence = round(min(0.95, 0.5 + 0.5 * (best.weight - second) / best.weight), 2)
        name, evidence = best.name, document.evidence(best.start, best.end, "response.outcome", confidence)
    else:
        sentence = next(
            (s for s in document.sentences if document.passages[s.passage].kind != "subject"), document.sentences[0]
        )
        name = "noted"
        evidence = document.evidence(sentence.start, sentence.end, "response.no-word", 0.3)
    return Response(_government(document), _answered_on(document), name, find_answered(document), evidence)


def _government(document: Document) -> str | None:
    """Return the government whose answer is reported: that of the post's country, else the subject's."""
    cable = document.cable
    own = country_of_post(cable.origin) if cable.origin else None
    if own is None and cable.reference_id and (parts := split_id(cable.reference_id)):
        own = country_of_station(parts[1])
    if own is not None and own != "US":
        return own
    return next((place.code for place in find_places(cable.subject or "") if place.code and place.code != "US"), None)


def _answered_on(document: Document) -> str | None:
    """Return the latest day, not after the cable's own, on which the text tells of a contact with the host."""
    dtg = document.cable.dtg
    if dtg is None:
        return None
    today = dtg.date()
    first, last = (today - _RECENT).isoformat(), today.isoformat()
    days = [
        (found.value, found.start)
        for found in find_dates(document)
        if len(found.value) == len(last) and first <= found.value <= last
    ]
    return next((day for day, start in sorted(days, reverse=True) if _is_contact(document, start)), None)


def _is_contact(document: Document, at: int) -> bool:
    if document.in_points(at) or document.in_embedded(at):
        return False
    sentence = document.sentence_at(at)
    return (
        document.passages[sentence.passage].kind != "subject"
        and _CONTACT.search(document.small, sentence.start, sentence.end) is not None
    )
