"""Asks: what a cable wants of its addressees, each addressee by itself.

Whoever is named is asked: action addressees, and information addressees that the text tells to do, or not to do,
something. "Posts" and "the Embassy" are those who have the action. What talking points ask of the host is no ask.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from demarche.claims.document import Document, Sentence
from demarche.claims.model import Ask
from demarche.claims.places import country_of
from demarche.claims.rules import tasking
from demarche.claims.rules.addressed import Addressed, Generic, Mention, addressees, find_generic, find_mentions
from demarche.claims.rules.washington import find_home, find_wishes, is_from_department
from demarche.claims.words import load

_SEE = re.compile(r"(?:please|pls|kindly) (?:see|refer to|note) (?:the )?(?:action |request )*(?:in )?(?:para|paragraph)s?\b[^.]{0,40}\.?\Z", re.IGNORECASE)
_WITH = re.compile(r"\b(?:with|by|from|of|to|through|via|at|in)[ ]\Z", re.IGNORECASE)
_MODALS = frozenset(["should", "must", "shall", "may", "can", "might", "will", "would", "is", "are", "to", "ought"])
"""What a government, too, may be said to do."""
_PLURAL = re.compile(r"s$|^both|^all|^each|^com$")
_ALL = frozenset(["all posts", "all addressees", "all action addressees", "all embassies", "addressee posts", "addressee embassies", "addressees", "recipients", "recipient posts"])
_HOST = re.compile(
    r"\b(?P<who>[A-Z][A-Za-z]+) (?:EU )?(?:Presidency|Delegation|Mission|Permanent Representati\w+|Permrep|Perm ?Rep|Government|Authorities|Chair|Ambassador)\b",
    re.IGNORECASE,
)
_LONGEST = 400
"""Characters of an ask's text at the most."""


class Tasked(NamedTuple):
    """A sentence and those whom it tasks; `posts` None for all who have the action."""

    start: int
    end: int
    posts: tuple[int, ...] | None
    info: bool
    assigns: bool
    """It only says who has the action."""
    plural: bool
    whole: bool
    rule: str


def read_asks(document: Document) -> list[Ask]:
    """Return the asks of a cable in order, one row for each addressee and sentence."""
    posts = addressees(document.cable)
    if not is_from_department(document.cable):
        return [_row(document, post, *span, "asks.washington") for post in find_home(posts) for span in find_wishes(document)]
    if not any(post.is_post for post in posts):
        return []
    rows = list(_rows(document, posts, find_tasked(document)))
    rows.sort(key=lambda row: row.evidence.span)
    return _with_governments(rows)


@lru_cache(maxsize=1)
def find_tasked(document: Document) -> tuple[Tasked, ...]:
    """Return the sentences of a cable that task addressees, in no order."""
    return tuple(_Reader(document, addressees(document.cable)).read())


class _Reader:
    """Finds the sentences that task someone."""

    def __init__(self, document: Document, posts: tuple[Addressed, ...]) -> None:
        self.document = document
        self.text = document.text
        self.posts = posts
        self.spans = _prose(document)
        self.mentions = [m for m in find_mentions(self.text, posts) if self._is_prose(m.start)]
        self.generic = find_generic(self.text, self.spans)
        self.found: list[Tasked] = []
        self.heads: list[tuple[int, int, tuple[int, ...]]] = []
        """Where a named lead begins, its passage, and whom it names."""

    def read(self) -> list[Tasked]:
        """Return the sentences that task someone."""
        for mention in self.mentions:
            self._read_mention(mention)
        for generic in self.generic:
            self._read_generic(generic)
        self._read_sentences()
        return self.found

    def _is_prose(self, offset: int) -> bool:
        return any(start <= offset < end for start, end in self.spans)

    def _read_mention(self, mention: Mention) -> None:
        text = self.text
        sentence = self.document.sentence_at(mention.start)
        since = min(sentence.start, mention.start)
        bare = not mention.titled and not self._acts(mention)
        if tasking.gives_action(text, mention.start, mention.end, since):
            self._head(mention, sentence)
            self._add(sentence, mention.posts, "asks.action", assigns=True)
        elif tasking.leads(text, mention.start, mention.end, since):
            if tasking.only_informs(text, mention.end, sentence.end):
                self._head(mention, sentence)
            elif not bare or tasking.instructs(text, mention.end, sentence.end):
                self._head(mention, sentence)
                self._add(sentence, mention.posts, "asks.lead")
        elif hit := tasking.asks_behind(text, mention.end, sentence.end):
            aside = hit["verb"].lower().startswith("to ") and _WITH.search(text[max(since, mention.start - 12) : mention.start])
            if not aside and (not bare or self._is_post(mention, hit)):
                self._add(sentence, mention.posts, "asks.named")
        elif (mention.titled or not bare) and tasking.asks_before(text, mention.start, since):
            self._add(sentence, mention.posts, "asks.named")
        elif tasking.restrains(text, mention.start, since):
            self._add(sentence, mention.posts, "asks.restraint")

    def _acts(self, mention: Mention) -> bool:
        return all(self.posts[i].action for i in mention.posts)

    def _is_post(self, mention: Mention, hit: "re.Match[str]") -> bool:
        """Tell whether a bare name, of one who is only informed, is that of the post and not of the place."""
        text = self.text
        if len(mention.posts) == 1 and text[mention.end : mention.end + 1] == "," == text[max(0, mention.start - 2) : mention.start].rstrip()[-1:]:
            return False
        return hit["verb"].lower().split()[0] not in _MODALS or tasking.is_verb_of_posts(text, hit.end())

    def _head(self, mention: Mention, sentence: Sentence) -> None:
        self.heads.append((mention.start, sentence.passage, mention.posts))

    def _read_generic(self, generic: Generic) -> None:
        if any(m.start <= generic.start < m.end for m in self.mentions):
            return
        sentence = self.document.sentence_at(generic.start)
        since = min(sentence.start, generic.start)
        behind = tasking.asks_behind(self.text, generic.end, sentence.end)
        action = tasking.gives_action(self.text, generic.start, generic.end, since)
        if behind or action or tasking.asks_before(self.text, generic.start, since):
            plural = bool(_PLURAL.search(generic.word))
            if generic.info and behind and not tasking.is_verb_of_posts(self.text, behind.end()):
                return
            named = self._consulates(generic) or self._scope(generic.start, sentence, plural=plural)
            self._add(sentence, named, "asks.posts", info=generic.info, plural=plural and named is None, whole=generic.word in _ALL)
        elif generic.info and self._restrained(generic, since, sentence.end):
            self._add(sentence, None, "asks.restraint", info=True)

    def _restrained(self, generic: Generic, since: int, stop: int) -> bool:
        """Tell whether information addressees are held back: "no action by ...", "All others: please ..."."""
        if tasking.restrains(self.text, generic.start, since):
            return True
        lead = tasking.leads(self.text, generic.start, generic.end, since)
        return lead and tasking.instructs(self.text, generic.end, stop)

    def _consulates(self, generic: Generic) -> tuple[int, ...] | None:
        """Return the consulates among the addressees, where "the Consulate" is spoken of."""
        if not generic.word.startswith(("consulate", "congen")):
            return None
        return tuple(i for i, post in enumerate(self.posts) if post.is_consulate) or None

    def _scope(self, offset: int, sentence: Sentence, *, plural: bool = False) -> tuple[int, ...] | None:
        """Return those for whom the stretch that holds a place is meant: named at its head, or just before."""
        index = bisect_right([head[0] for head in self.heads], offset) - 1
        if index < 0 or self.heads[index][1] != sentence.passage:
            return None
        posts = self.heads[index][2]
        return None if plural and len(posts) == 1 else posts

    def _read_sentences(self) -> None:
        """Read the sentences that name nobody: "Please report ...", "Results should reach us by ...", "Ask them ..."."""
        document, text = self.document, self.text
        found = tasking.signs(text)
        wanted = {document.sentence_at(at).start for span in self.spans for at in tasking.find_wanted(text, *span, found)}
        please = {document.sentence_at(at).start for span in self.spans for at in tasking.find_please(text, *span, found)}
        known = {t.start for t in self.found if not t.assigns}
        for sentence in document.sentences:
            start = sentence.start
            if start in known or not self._is_prose(start):
                continue
            if start in please:
                see = sentence.end - start < 70 and _SEE.search(text, start, sentence.end) is not None
                self._add(sentence, self._scope(sentence.end, sentence), "asks.please", assigns=see)
            elif start in wanted:
                self._add(sentence, None, "asks.results")
            elif tasking.first_word(text, start, sentence.end) in tasking.imperatives():
                scope = self._scope(sentence.end, sentence)
                if scope or self._is_listed(sentence):
                    self._add(sentence, scope, "asks.imperative")

    def _is_listed(self, sentence: Sentence) -> bool:
        """Tell whether a sentence is an item behind one that ends with a colon and tasks someone."""
        return any(
            t.end <= sentence.start and self.text[t.end - 1] == ":" and self.document.sentence_at(t.start).passage == sentence.passage
            for t in self.found
        )

    def _add(
        self,
        sentence: Sentence,
        posts: tuple[int, ...] | None,
        rule: str,
        *,
        info: bool = False,
        assigns: bool = False,
        plural: bool = False,
        whole: bool = False,
    ) -> None:
        self.found.append(Tasked(sentence.start, sentence.end, posts, info, assigns, plural, whole, rule))


def _prose(document: Document) -> list[tuple[int, int]]:
    """The stretches that are neither subject, nor talking points, nor an embedded cable."""
    first = document.passages[0] if document.passages else None
    at = first.end if first and first.kind == "subject" else 0
    spans: list[tuple[int, int]] = []
    for start, end in sorted((*document.points, *document.embedded)):
        if start > at:
            spans.append((at, start))
        at = max(at, end)
    if at < len(document.text):
        spans.append((at, len(document.text)))
    return spans


def _those_who_act(posts: tuple[Addressed, ...], tasked: tuple[Tasked, ...]) -> tuple[int, ...]:
    """Return those whom "posts" means: all action addressees, or those among them to whom the text gives the action."""
    action = tuple(i for i, post in enumerate(posts) if post.action and post.is_post)
    if any(t.whole for t in tasked) or len(action) < 2:
        return action
    assigned = {i for t in tasked if t.assigns and t.posts for i in t.posts if posts[i].is_post}
    if assigned:
        return tuple(sorted(assigned))
    if any(t.plural for t in tasked):
        return action
    named = {i for t in tasked if t.posts for i in t.posts}
    return tuple(i for i in action if i in named) or action


def _rows(document: Document, posts: tuple[Addressed, ...], tasked: tuple[Tasked, ...]) -> Iterator[Ask]:
    acting = _those_who_act(posts, tasked)
    informed = tuple(i for i, post in enumerate(posts) if not post.action and post.is_post)
    seen: set[tuple[int, int]] = set()
    asked: set[int] = set()
    for last in (False, True):
        for t in tasked:
            if t.assigns is not last:
                continue
            for i in t.posts if t.posts is not None else informed if t.info else acting:
                if not posts[i].is_post or (i, t.start) in seen or (last and i in asked):
                    continue
                seen.add((i, t.start))
                asked.add(i)
                yield _row(document, posts[i], t.start, t.end, t.rule)
    for i in acting if tasked or document.points else ():
        if i not in asked and document.sentences:
            first = next((s for s in document.sentences if document.passages[s.passage].kind != "subject"), document.sentences[0])
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
    if any(part in post.name.upper() for part in load("asks")["collectives"]):
        return None
    named = {code for hit in _HOST.finditer(words) if (code := country_of(hit["who"]))}
    return named.pop() if len(named) == 1 else None
