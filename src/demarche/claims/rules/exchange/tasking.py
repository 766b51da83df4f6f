"""Sentences that task someone: the forms of speech around those who are asked.

Each function looks at a bounded stretch around a mention of addressees, or at the beginning of a sentence, in a text in
small letters unless it says otherwise.
"""

import re
from functools import cache

from demarche.claims.document import Document
from demarche.claims.model import Span
from demarche.claims.rules.exchange.forms import Forms, any_of, forms_of, in_small_letters
from demarche.claims.signs import SIGNS
from demarche.claims.words import load

_REACH = 90
"""Characters before a mention that are looked at."""
_FILL = (
    r"(?:[ ]?,?[ ]?(?:each|also|both|all|therefore|then|however|in turn|still|now|likewise|alone|only|hereby"
    r"|instead|too|as well|\([^()]{0,60}\)|,? ?for (?:its|their) part|,? ?as info(?:rmation)? addressees?|in particular"
    r"|again|, if asked|, as appropriate)(?![\w-]),?){0,4}"
)
_ASIDE = (
    r"(?:[ ]?,[ ](?:(?:which|who)(?=[ ])|(?!(?:and|or)\b)[^,.;:]{3,80},))?"
    r"(?:[ ](?:is|are|has|have|had|receives?|gets?|will)(?:[ ][\w'-]+){1,8}?,?"
    r"[ ](?:and|but)(?:[ ](?:it|they))?(?=[ ]))?"
)
"""What may be said of those asked before they are: "are copied for background only and"."""
_LEAD_END = re.compile(
    r"(?: ?\([^()]{0,50}\))?(?: (?:only|action))?[ ]?(?::|;|--|-(?= )|\.(?= [a-z])|,(?= (?:please|pls|kindly)\b))"
)
_LEAD_BEGIN = re.compile(
    r"(?:^|[.;:!?)\]]|--|\band\b)[ ]*(?:[\"'(]?(?:[a-z]|[ivx]{1,4}|\d{1,2})[.)] ?)?(?:\([a-z/ ]{1,16}\) ?)?"
    r"(?:--? ?)?(?:action |request |instructions? |guidance )?(?:(?:for|in|to|at|from|action|re) ?)?\Z"
)
_BARE_ACTION = re.compile(r"(?:^|[.:;)] ?)action[ ]\Z")
_INFORMED = re.compile(
    r"[ :;,-]*(?:this (?:is|message is|cable is) )?(?:for )?(?:your |their )?(?:info(?:rmation)?|background|fyi)"
    r"(?: only| purposes)*(?: at this (?:time|stage))?[.;]?\s*\Z"
)
_LEAD_MARK = re.compile(r"(?: ?\([^()]{0,50}\))?[ :;,.-]*")
_INSTRUCTION = re.compile(
    r"\b(?:please|pls|kindly|no (?:further |separate )?(?:action|approach|step|demarche)|do not|don't|not to"
    r"|take no|embassy|post|posts|you|requested|instructed|should|stand by|await)\b"
)
_NO = re.compile(r"\bno (?:further |other |separate )?\Z")
_ASKING = re.compile("ask|request|task|instruct")
_DENIED = (" not ", "n't ", " nor ")
_NO_NEED = re.compile(
    r"\bno (?:further |other |separate )?(?:action|step|steps|response|reply)(?: \w+){0,7}?"
    r" (?:required|needed|necessary|expected|called for)\b"
)
_MARKS = re.compile(
    r"(?:--+|\*|=+>?|\(?(?:[A-Za-z]|[ivx]{1,4}|\d{1,2})[.)])[ ]+|(?:\([A-Z/]{1,12}\)|\d{1,2}[A-Z]?\.)[ ]*|[\"'(]+"
)


def _any(key: str) -> str:
    return in_small_letters(any_of("asks", key))


@cache
def _behind() -> "re.Pattern[str]":
    return re.compile(rf"{_ASIDE}{_FILL}[ ]?,?[ ]?(?P<verb>{_any('behind')})(?![\w-])")


@cache
def _before() -> "re.Pattern[str]":
    return re.compile(
        rf"(?<![\w-])(?:{_any('before')})(?: (?:that|for|if|of|the|each of|each|our|both|either|all|"
        r"assistance of|assistance from|help of))*[ ]*\Z"
    )


@cache
def _action() -> "re.Pattern[str]":
    return re.compile(rf"(?<![\w-])(?:{_any('action')})[ ]*(?:the |each of |both )?\Z")


@cache
def _restraint() -> "re.Pattern[str]":
    return re.compile(rf"(?<![\w-])(?:{_any('restraint')})[ ]*(?:the )?\Z")


@cache
def _post_verb() -> "re.Pattern[str]":
    return re.compile(
        r"[ ]?(?:,[^,]{1,40},[ ]|(?:not|repeat not|rpt not|\(repeat not\)|also|to|please|now|only|therefore"
        r"|at once|first)[ ]){0,4}"
        rf"(?:{_any('post_verbs')})(?![\w-])"
    )


@cache
def _results() -> Forms:
    tail = (
        r"(?: [\w/-]+){0,5}? (?:should|are|is|would|will|must|may)(?: also)?(?: (?:be |much |reach |arrive |not )*"
        r"(?:requested|needed|required|welcomed?|reported|sent|slugged|appreciated|awaited|desired|wanted|expected|due|cabled"
        r"|telegraphed|addressed|marked|us|here|washington|the department|department|later)\b)"
    )
    return forms_of("asks", "results", behind=tail, before=30)


@cache
def _please() -> tuple[int, ...]:
    return tuple(SIGNS.add(word.lower()) for word in load("asks")["please"])


def find_wanted(document: Document, span: Span) -> set[int]:
    """Return where a stretch wants something back: "Results should be reported by ..."."""
    return {start for start, _ in _results().find(document, *span)}


def find_please(document: Document, span: Span) -> list[int]:
    """Return where a stretch says please."""
    words, text = _please(), document.text
    places = [at for word in words for at in document.signs.within(word, *span)]
    return [at for at in places if not text[at - 1 : at].isalnum()]


@cache
def imperatives() -> frozenset[str]:
    """The verbs with which an instruction begins, in small letters."""
    return frozenset(load("asks")["imperatives"])


def asks_behind(text: str, end: int, stop: int) -> "re.Match[str] | None":
    """Return the words behind a mention that task it: "... is requested to"."""
    return _behind().match(text, end, min(stop, end + _REACH))


def is_verb_of_posts(text: str, at: int) -> bool:
    """Tell whether the verb at a place is one for what a post does."""
    return _post_verb().match(text, at, at + 70) is not None


def asks_before(text: str, start: int, since: int) -> bool:
    """Tell whether the words before a mention ask it: "The Department requests that ..."."""
    words = text[max(since, start - _REACH) : start]
    hit = _before().search(words)
    # "We do not ask Quito to" asks nothing; "we do not want Quito to" does.
    return hit is not None and not (_ASKING.match(hit.group()) and words.endswith(_DENIED, 0, hit.start()))


def releases(text: str, start: int, stop: int) -> bool:
    """Tell whether a sentence says that nothing has to be done: "no action is required of ..."."""
    return _NO_NEED.search(text, start, stop) is not None


def gives_action(text: str, start: int, end: int, since: int) -> bool:
    """Tell whether the words before a mention give it the action: "Action request for ...", "Action Lima."."""
    if text[end : end + 1] in {".", ",", ";", ":", "("} and _BARE_ACTION.search(text[max(since, start - 12) : start]):
        return True
    words = text[max(since, start - _REACH) : start]
    hit = _action().search(words)
    return hit is not None and _NO.search(words[: hit.start()]) is None


def restrains(text: str, start: int, since: int) -> bool:
    """Tell whether the words before a mention forbid something there: "no approach should be made in ..."."""
    return _restraint().search(text[max(since, start - _REACH) : start]) is not None


def leads(text: str, start: int, end: int, since: int) -> bool:
    """Tell whether a mention heads what is meant for it: "Lima: ...", "(b) For Quito -- ..."."""
    return (
        _LEAD_END.match(text, end, end + 70) is not None
        and _LEAD_BEGIN.search(text[max(since, start - 40) : start]) is not None
    )


def only_informs(text: str, end: int, stop: int) -> bool:
    """Tell whether what stands behind a lead says no more than that it is for information."""
    return stop - end < 90 and _INFORMED.match(text[end:stop]) is not None


def instructs(text: str, end: int, stop: int) -> bool:
    """Tell whether what stands behind a lead is meant for a post: "Lima: please await ..."."""
    rest = text[end : min(stop, end + 130)]
    hit = _INSTRUCTION.search(rest.lower())
    return hit is not None or first_word(rest, len(_LEAD_MARK.match(rest).group()), len(rest)) in imperatives()  # type: ignore[union-attr]


def first_word(text: str, start: int, end: int) -> str:
    """Return the first word of a sentence behind its marks, in small letters."""
    blank = text.find(" ", start, end)
    word = text[start : blank if blank >= 0 else end]
    if word.isalpha():
        return word.lower()
    at = start
    while (hit := _MARKS.match(text, at, end)) and hit.end() > at:
        at = hit.end()
    stop = at
    while stop < end and (text[stop].isalnum() or text[stop] == "'"):
        stop += 1
    return text[at:stop].lower()
