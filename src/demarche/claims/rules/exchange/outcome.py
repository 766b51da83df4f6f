"""What a reply says that the host answered, by the forms of `data/response.toml`, weighed by where they stand.

The subject of a cable and its summary count most, a comment least: there the post thinks aloud.
"""

import re
from collections import defaultdict
from functools import cache, lru_cache
from typing import NamedTuple

from demarche.claims.document import Document
from demarche.claims.rules.exchange.forms import Forms, any_of, forms_from, in_small_letters
from demarche.claims.words import load

OUTCOMES = (
    "action-taken",
    "refused",
    "accepted",
    "requested-more-information",
    "will-investigate",
    "denied-knowledge",
    "noted",
)
"""The outcomes; of two that weigh the same, the first stands."""
_BLANK = re.compile(r"<([a-z]+)>")
_REFUSING = ("refus", "declin", "turn", "reject", "deni", "deny")
"""Verbs that say no by themselves."""
_CONDITION = re.compile(r"\b(?:without|until|unless)\b")
"""Before a refusal: the host wants something first."""
_SUBJECT, _SUMMARY, _BODY, _COMMENT = 3.5, 2.2, 1.0, 0.3
_COMMENTS = re.compile(r"(?:^|[\s(])(?:embassy |post )?comment\b")


class Outcome(NamedTuple):
    """An outcome, how much speaks for it, and the place of the sentence that says it best."""

    name: str
    weight: float
    start: int
    end: int


class _Hit(NamedTuple):
    outcome: str
    start: int
    end: int


@cache
def _negation() -> "re.Pattern[str]":
    words = in_small_letters(any_of("response", "negations"))
    return re.compile(rf"(?:\b(?:{words})(?: \w+){{0,3}}|\bno(?:thing|body)?(?: \w+){{0,2}})[ ]\Z")


@cache
def _ours() -> "re.Pattern[str]":
    words = in_small_letters(any_of("response", "ours"))
    between = "also|then|again|had|have|has|further|therefore|and|could|might|may|can|should"
    return re.compile(rf"\b(?:{words}|ref\w*(?: \w)?)(?: (?:{between}))*[ ]\Z")


@cache
def _forms() -> dict[str, Forms]:
    data = load("response")
    unknown = data["outcomes"].keys() - set(OUTCOMES)
    if unknown:
        raise ValueError(f"response.toml: no such outcome: {', '.join(sorted(unknown))}")
    words = data["words"]

    def fill(form: str) -> str:
        return _BLANK.sub(lambda hit: words.get(hit[1], hit[0]), form)

    return {
        outcome: forms_from(
            {stem: fill(form) for stem, form in data["outcomes"][outcome].items()}, f"response.toml: {outcome}"
        )
        for outcome in OUTCOMES
    }


@lru_cache(maxsize=1)
def find_outcomes(document: Document) -> list[Outcome]:
    """Return the outcomes that a cable speaks of, that for which most speaks first."""
    hits: list[_Hit] = []
    for outcome, forms in _forms().items():
        for start, end in forms.find(document):
            if _stands(document, outcome, start):
                hits.append(_Hit(outcome, start, end))
    return _weighed(document, _longest(hits))


def _longest(hits: list[_Hit]) -> list[_Hit]:
    """Of hits that overlap, keep the longest: "refused a license" is no refusal to the post."""
    kept: list[_Hit] = []
    for hit in sorted(hits, key=lambda hit: (hit.start, -hit.end)):
        last = kept[-1] if kept else None
        if last is None or hit.start >= last.end:
            kept.append(hit)
        elif hit.end - hit.start > last.end - last.start:
            kept[-1] = hit
    return kept


def _stands(document: Document, outcome: str, start: int) -> bool:
    """Tell whether a hit is said, and said of the host."""
    if document.in_embedded(start):
        return False
    text, sentence = document.small, document.sentence_at(start)
    before = text[max(sentence.start, start - 44) : start]
    spoken = before[-1:] == " "
    if spoken and _ours().search(before):
        return False
    if outcome == "refused" and _CONDITION.search(text, max(sentence.start, start - 160), start):
        return False
    # The forms of these two hold their own negation, but for verbs that refuse by themselves.
    negative = outcome in {"denied-knowledge", "refused"} and not text.startswith(_REFUSING, start)
    return negative or not spoken or not _negation().search(before)


def _weight(document: Document, at: int) -> float:
    passage = document.passage_at(at)
    if passage.kind == "subject":
        return _SUBJECT
    text = document.small
    head = text[passage.start : passage.start + 60]
    if "summary" in head and "comment" not in head[:30].replace("summary and comment", ""):
        return _SUMMARY
    before = text[max(passage.start, at - 1500) : at]
    cut = before.rfind("comment")
    if (
        cut >= 0
        and "end comment" not in before[cut - 6 : cut + 10]
        and _COMMENTS.search(before[max(0, cut - 12) : cut + 8])
    ):
        following = before[cut + 7 : cut + 10]
        if following[:1] in {":", "."} or following[:2] == " -" or head.find("comment") >= 0:
            return _COMMENT
    return _BODY


def _weighed(document: Document, hits: list[_Hit]) -> list[Outcome]:
    factors: dict[str, float] = load("response")["weights"]
    by_outcome: dict[str, dict[int, float]] = defaultdict(dict)
    for hit in hits:
        sentence, weight = document.sentence_at(hit.start), _weight(document, hit.start)
        # A subject says in its few words what counts.
        factor = 1.0 if weight == _SUBJECT else factors.get(hit.outcome, 1.0)
        sentences = by_outcome[hit.outcome]
        sentences[sentence.start] = max(sentences.get(sentence.start, 0), weight * factor)
    outcomes: list[Outcome] = []
    for name, sentences in by_outcome.items():
        # What is said once more counts less each time.
        weights = sorted(sentences.values(), reverse=True)
        total = sum(weight / (1 + i * 0.5) for i, weight in enumerate(weights[:5]))
        body = {at: w for at, w in sentences.items() if w != _SUBJECT} or sentences
        best = document.sentence_at(max(body, key=lambda at: (body[at], -at)))
        outcomes.append(Outcome(name, total, best.start, best.end))
    return sorted(outcomes, key=lambda o: (-o.weight, OUTCOMES.index(o.name)))
