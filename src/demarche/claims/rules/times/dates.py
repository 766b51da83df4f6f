"""Dates of prose: each expression with its value in the form of the record, resolved against the DTG.

A month or day without a year is the nearest on the side that the tense of its clause tells: the last for what is told,
the next for what is planned. Without a DTG only complete dates are dates.
"""

import re
from functools import lru_cache

from demarche.claims.document import Document
from demarche.claims.rules.times.date_calendar import NUMBERS, read_month, read_number, read_weekday
from demarche.claims.rules.times.date_context import Anchor, Context
from demarche.claims.rules.times.date_mention import DateMention, mention
from demarche.claims.rules.times.date_relative import read_named, read_season, read_unit
from demarche.claims.rules.times.date_values import is_day

__all__ = ["DateMention", "find_dates"]

_SECOND = re.compile(r"\d(?:st|nd|rd|th)? and (?P<day>\d\d?)(?:st|nd|rd|th)?(?= |\Z|,)")
_READERS = {
    "name": read_month,
    "short": read_month,
    "weekday": read_weekday,
    "season": read_season,
    "named": read_named,
    "number": read_number,
}


@lru_cache(maxsize=2)
def find_dates(document: Document) -> tuple[DateMention, ...]:
    """Return the dates of a document in order; the second day of "December 12 and 19" stands within the first."""
    context = Context(document)
    taken = 0
    for anchor in _anchors(context):
        if anchor.start < taken:
            continue
        found = _READERS.get(anchor.kind, read_unit)(context, anchor)
        if found is None:
            continue
        context.lend_year(found)
        context.found.append(found)
        taken = found.end
        if found.day and (second := _second(context, found)):
            context.found.append(second)
    return tuple(context.found)


def _anchors(c: Context) -> list[Anchor]:
    low, kinds = c.low, c.words.kinds
    anchors = []
    past = 0
    for index, begin, end in c.words.anchors.find_matches_as_indexes(low):
        kind, number = kinds[index]
        if kind == "number":
            start = begin
            while start > past and low[start - 1].isdigit():
                start -= 1
            if start >= past and (hit := NUMBERS.match(low, start)):
                anchors.append(Anchor(start, hit.end(), kind, number))
                past = hit.end()
        elif not (begin and low[begin - 1].isalpha()) and not low[end : end + 1].isalpha():
            anchors.append(Anchor(begin, end, kind, number))
    return anchors


def _second(c: Context, first: DateMention) -> DateMention | None:
    hit = _SECOND.search(c.low, first.start, first.end)
    if hit is None or first.month is None or not is_day(first.year, first.month, int(hit["day"])):
        return None
    return mention(*hit.span("day"), first.form, first.when._replace(day=int(hit["day"])))
