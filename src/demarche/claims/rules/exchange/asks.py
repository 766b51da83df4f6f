"""Asks: what a cable wants of its addressees, each addressee by itself.

Whoever is named is asked: action addressees, and information addressees that the text tells to do, or not to do,
something. "Posts" and "the Embassy" are those who have the action. What talking points ask of the host is no ask.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from demarche.claims.document import Document
from demarche.claims.model import Ask
from demarche.claims.places import country_of
from demarche.claims.rules.exchange.addressed import Addressed, addressees, is_collective
from demarche.claims.rules.exchange.tasked import Tasked, find_tasked
from demarche.claims.rules.exchange.washington import find_home, find_wishes, is_from_department

_HOST = re.compile(
    r"\b(?P<who>[A-Z][A-Za-z]+) (?:EU )?(?:Presidency|Delegation|Mission|Permanent Representati\w+|Permrep|Perm ?Rep"
    r"|Government|Authorities|Chair|Ambassador)\b",
    re.IGNORECASE,
)
"""Those at an international organisation whom a mission is to see."""
_HELD = re.compile(r"\b(?:not|no|never|nothing|refrain\w*|avoid|without)\b")
"""Words that hold information addressees back."""
_LONGEST = 400
"""Characters of an ask's text at the most."""


def read_asks(document: Document) -> list[Ask]:
    """Return the asks of a cable in order, one row for each addressee and sentence."""
    posts = addressees(document.cable)
    if not is_from_department(document.cable):
        return [
            _row(document, post, *span, "asks.washington")
            for post in find_home(posts)
            for span in find_wishes(document)
        ]
    if not any(post.is_post for post in posts):
        return []
    rows = list(_rows(document, posts, find_tasked(document)))
    rows.sort(key=lambda row: row.evidence.span)
    return _with_governments(rows)


def _those_who_act(posts: tuple[Addressed, ...], tasked: tuple[Tasked, ...]) -> tuple[int, ...]:
    """Return those whom "posts" means: all action addressees, or those among them to whom the text gives the action."""
    action = tuple(i for i, post in enumerate(posts) if post.action and post.is_post)
    if any(t.whole for t in tasked) or len(action) < 2:
        return action
    assigned = {i for t in tasked if t.assigns and t.posts for i in t.posts if posts[i].is_post}
    if assigned:
        return tuple(sorted(assigned))
    if any(t.plural or (t.posts is None and t.rule == "asks.posts" and not t.info) for t in tasked):
        return action
    named = {i for t in tasked if t.posts for i in t.posts}
    return tuple(i for i in action if i in named) or action


def _rows(document: Document, posts: tuple[Addressed, ...], tasked: tuple[Tasked, ...]) -> Iterator[Ask]:
    acting = _those_who_act(posts, tasked)
    informed = tuple(i for i, post in enumerate(posts) if not post.action and post.is_post)
    # Nobody has to be kept from his hosts who has none.
    hosted = tuple(i for i in informed if posts[i].government)
    seen: set[tuple[int, int]] = set()
    asked: set[int] = set()
    for last in (False, True):
        for t in tasked:
            if t.assigns is not last:
                continue
            those = informed if t.info else acting
            if t.info and hosted and _HELD.search(document.small, t.start, t.end):
                those = hosted
            for i in those if t.posts is None else t.posts:
                if not posts[i].is_post or (i, t.start) in seen or (last and i in asked):
                    continue
                seen.add((i, t.start))
                asked.add(i)
                yield _row(document, posts[i], t.start, t.end, t.rule)
    for i in acting if tasked or document.points else ():
        if i not in asked and document.sentences:
            first = next(
                (s for s in document.sentences if document.passages[s.passage].kind != "subject"), document.sentences[0]
            )
            yield _row(document, posts[i], first.start, first.end, "asks.addressee")


def _row(document: Document, post: Addressed, start: int, end: int, rule: str) -> Ask:
    words = document.text[start:end]
    if len(words) > _LONGEST:
        end = start + words.rfind(" ", 0, _LONGEST)
    government = post.government or _named_government(document.text[start:end], post)
    confidence = 0.6 if rule == "asks.addressee" else 0.9
    return Ask(post.name, government, document.text[start:end], document.evidence(start, end, rule, confidence))


def _with_governments(rows: list[Ask]) -> list[Ask]:
    """Give all asks of a mission the one government that one of them names."""
    named: dict[str, set[str]] = {}
    for row in rows:
        if row.government:
            named.setdefault(row.of, set()).add(row.government)
    return [
        replace(row, government=next(iter(named[row.of])))
        if row.government is None and len(named.get(row.of, ())) == 1
        else row
        for row in rows
    ]


def _named_government(words: str, post: Addressed) -> str | None:
    """Return the one government that an ask to a mission names: "ask the Swedish Presidency to ..."."""
    if is_collective(post.name.upper()):
        return None
    named = {code for hit in _HOST.finditer(words) if (code := country_of(hit["who"]))}
    return named.pop() if len(named) == 1 else None
