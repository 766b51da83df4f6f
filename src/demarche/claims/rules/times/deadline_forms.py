"""Forms of deadlines: "by May 3", "within ten working days of receipt", "soonest", and the words around them."""

import re
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from demarche.claims.rules.exchange.forms import any_word
from demarche.claims.rules.times.date_words import date_words
from demarche.claims.words import load
from demarche.text.phrases import any_phrase

# A clock, a place or an occasion between "by" and the date.
_FILLING = (
    r"(?: (?:or )?(?:(?:the )?(?:close|closing|opening|start|beginning|end) of "
    r"(?:business|the business day|the day|play|work|the working day)"
    r"|(?:cob|oob|eob|coob|c\.o\.b\.?|noon|mid-?day|midnight|morning|evening|afternoon)(?: \w+ time)?"
    r"|\d{4} ?(?:hours|hrs|[a-z])?(?: \w+)?(?: local)? time|\d{4} ?(?:hours|hrs|z|l|local|gmt|utc|est|edt)?\b"
    r"|\d\d?(?::?\d\d)? ?(?:a\.?m\.?|p\.?m\.?|hours)(?: \w+ time)?|\w+ time|\(?local(?: time)?\)?"
    r"|washington|eastern|on|of|the|latest|very latest|at|is|are|for|(?:\w+ ){0,3}"
    r"(?:plenary|meeting|session|conference|visit|summit|round|talks|opening|vote|review|anniversary|deadline)"
    r"|no later than|to reach us|in washington))*,?"
)
_LEADS = (
    r"\b(?:in any (?:case|event) (?:by|before|no later than|not later than)"
    r"|as soon as possible,? (?:and|but) (?:in any (?:case|event) )?"
    r"(?:by|no later than|not later than|before)"
    r"|no later than|not later than|nlt|on or before|by|before|prior to|until|in advance of|ahead of|in time for"
    r"|due(?: date)?(?: is| by| on|:)?|deadline(?: for(?: \w+){1,6}?)? ?(?:is|of|:)"
    r"|suspense(?: date)?(?: for(?: \w+){1,5}?)? ?(?:is|of|:)?|latest|at the latest by)"
)
LEAD = re.compile(_LEADS + _FILLING + r" ?\Z")
TRAILING = re.compile(
    r"(?:,? at the (?:very )?latest| ?\(?(?:cob|close of business|noon|local time)\)?| (?:deadline|suspense))?"
)
_HEADINGS = ("deadline", "suspense", "due date", "reporting")
HEADING = re.compile(rf"\b(?:{any_word(_HEADINGS)})\b")
# A report on time is not asked of those who were asked before, nor where others promise something.
PAST = re.compile(
    r"\b(?:had (?:been )?(?:asked|requested|promised|set|due)|(?:was|were) (?:due|requested|asked)"
    r"|in which we asked"
    r"|asked (?:post|embassy|for (?:a )?(?:reply|response|answer))|promised|(?:he|she|they) hoped"
    r"|expected (?:an?|to have)"
    r"|(?:would|will) (?:reply|answer|respond|have|be able|let us|provide|get back)|has not yet)\b"
)
_PERIOD = (
    r"(?:\b(?:within|in|no later than|not later than|nlt|inside|by|under|no more than|not more than)"
    r"(?: the)?(?: next| coming| space of| following)?(?: a period of)? )"
)


class Term(NamedTuple):
    """A term told by its length, at `[start, end)`: `number` of `unit`, and of which calendar, if of business days."""

    start: int
    end: int
    number: int
    unit: str
    calendar: str | None
    """`washington`, `post`, `host`, or the name of a place or people; None for days as they come."""


@dataclass(frozen=True, slots=True)
class DeadlineWords:
    """The vocabulary of deadlines as patterns."""

    report: "re.Pattern[str]"
    approach: "re.Pattern[str]"
    addressed: "re.Pattern[str]"
    other: "re.Pattern[str]"
    any_of_them: "re.Pattern[str]"
    """A word without which no sentence sets a term."""
    soonest: "re.Pattern[str]"
    soonest_words: tuple[str, ...]
    lead_ends: frozenset[str]
    soonest_days: int
    term: "re.Pattern[str]"
    units: dict[str, str]
    business: dict[str, str]


@cache
def deadline_words() -> DeadlineWords:
    """Return the words of deadlines.

    Raises:
        ValueError: a unit or calendar of the file is none that is known.
    """
    words = load("deadlines")
    if bad := set(words["units"].values()) - {"days", "weeks", "months", "hours", "fortnights"}:
        raise ValueError(f"deadlines: units: {sorted(bad)} cannot be reckoned with")
    if bad := set(words["business"].values()) - {"washington", "post", "host"}:
        raise ValueError(f"deadlines: business: {sorted(bad)} is no calendar; there are washington, post and host")
    numbers = any_phrase(date_words().numbers)
    number = rf"(?P<n>\d{{1,3}}|{numbers})(?: \((?:\d+|\w+)\))?"
    qualifier = (
        rf"(?: (?P<calendar>{any_phrase(words['business'])}|\w+ (?:business|working))"
        r"| (?:calendar|full|consecutive|clear|more))?"
    )
    unit = rf"[ -](?P<unit>{any_phrase(words['units'])})\b"
    place = r"(?:,? (?:at|in|of) (?P<place>post|embassy|host country|[a-z]+(?=[.,;]| (?:of|from|after|following))))?"
    tail = (
        r"(?:,? ?(?:of|from|after|following|upon|on|as of|counting from)(?: the)?(?: date of)?(?: the)?"
        r"(?: your| its| their| post's)? ?(?:receipt|receiving|date|delivery|transmission"
        r"|this (?:message|cable|telegram)|the date|today)(?: (?:of|by|at)"
        r" (?:this|the|these|post|posts|instant|reftel|present) ?"
        r"(?:cable|message|telegram|instruction|instructions)?)?)?"
    )
    return DeadlineWords(
        _stems(words["report"]),
        _stems(words["approach"]),
        _stems(words["addressed"]),
        _stems(words["other"]),
        _stems([*words["report"], *words["approach"], *_HEADINGS]),
        _stems(words["soonest"]),
        tuple(words["soonest"]),
        frozenset(words["lead_ends"]),
        int(words["soonest_days"]),
        re.compile(_PERIOD + number + qualifier + unit + place + tail),
        dict(words["units"]),
        dict(words["business"]),
    )


def read_term(hit: "re.Match[str]", words: DeadlineWords) -> Term | None:
    """Return the term that a match of `words.term` tells."""
    told = hit["n"]
    count = int(told) if told.isdigit() else date_words().numbers[told]
    calendar = hit["calendar"]
    if calendar is not None:
        calendar = words.business.get(calendar, calendar.rsplit(" ", 1)[0])
        if hit["place"] in {"post", "embassy"}:
            calendar = "post"
        elif hit["place"] and hit["place"] != "washington":
            calendar = "host" if hit["place"] == "host country" else hit["place"]
    if count == 0 or (calendar is None and words.units[hit["unit"]] == "months" and count > 12):
        return None
    return Term(hit.start(), hit.end(), count, words.units[hit["unit"]], calendar)


def _stems(words: list[str]) -> "re.Pattern[str]":
    return re.compile(rf"\b(?:{any_word(words)})(?!\w)")
