"""The response that a reply reports: whose, when, with what outcome, and to which requests."""

import re
from datetime import date, timedelta

from demarche.cable.ids import split_id
from demarche.claims.document import Document
from demarche.claims.model import Response
from demarche.claims.places import country_of_post, country_of_station, find_places
from demarche.claims.rules.answers import find_answered
from demarche.claims.rules.outcome import find_outcomes

_MONTHS = {name: i + 1 for i, name in enumerate(("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"))}
_DAY = re.compile(
    r"(?<![\w-])(?:(?P<m1>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?[ ](?P<d1>\d{1,2})(?!\d)"
    r"|(?P<d2>\d{1,2})[ ](?P<m2>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)(?!\w))"
    r"(?:,?[ ](?P<y>(?:19|20)\d\d))?",
    re.IGNORECASE,
)
_CONTACT = re.compile(
    r"(?<!\w)(?:told|gave|answer\w*|repl(?:y|ied|ies)|deliver\w+|called|call|met|meeting|asked|received|handed|present\w+|said|informed|passed|saw|invited|summoned"
    r"|telephoned|phoned|raised|respon\w+|conveyed|discussed|approached|spoke|advised|wrote|note)(?!\w)",
    re.IGNORECASE,
)
_RECENT = timedelta(days=150)
_TODAY = re.compile(r"(?<!\w)(?:this (?:morning|afternoon|evening)|today)(?!\w)", re.IGNORECASE)


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
        sentence = next((s for s in document.sentences if document.passages[s.passage].kind != "subject"), document.sentences[0])
        name, evidence = "noted", document.evidence(sentence.start, sentence.end, "response.no-word", 0.3)
    return Response(_government(document), _answered_on(document), name, find_answered(document), evidence)


def _government(document: Document) -> str | None:
    """Return the government whose answer is reported: that of the post's country, else the one that the subject names."""
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
    days = [
        day
        for hit in _DAY.finditer(document.text)
        if (day := _resolve(hit, today)) and today - _RECENT <= day <= today and _is_contact(document, hit.start())
    ]
    return max(days).isoformat() if days else None


def _is_contact(document: Document, at: int) -> bool:
    if document.in_points(at) or document.in_embedded(at):
        return False
    sentence = document.sentence_at(at)
    return document.passages[sentence.passage].kind != "subject" and _CONTACT.search(document.text, sentence.start, sentence.end) is not None


def _resolve(hit: "re.Match[str]", today: date) -> date | None:
    month = _MONTHS[(hit["m1"] or hit["m2"])[:3].lower()]
    day = int(hit["d1"] or hit["d2"])
    try:
        found = date(int(hit["y"]) if hit["y"] else today.year, month, day)
        return found if hit["y"] or found <= today else found.replace(year=today.year - 1)
    except ValueError:
        return None
