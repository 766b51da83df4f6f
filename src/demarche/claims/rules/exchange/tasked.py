"""The sentences of a cable that task its addressees, and whom each of them means.

Somebody is named ("Embassy Lima should ...", "For Quito: ..."), spoken of without a name ("posts are requested to"), or
meant by the place ("Please report ...", an item under "Posts should:").
"""

import re
from bisect import bisect_right
from functools import cache, lru_cache
from typing import NamedTuple

from demarche.claims.document import Document, Sentence
from demarche.claims.rules.exchange import tasking
from demarche.claims.rules.exchange.addressed import (
    Addressed,
    Generic,
    Mention,
    addressees,
    find_generic,
    find_mentions,
)
from demarche.claims.words import load

_SEE = re.compile(
    r"(?:please|pls|kindly) (?:see|refer to|note) (?:the )?(?:action |request )*(?:in )?"
    r"para(?:graph)?s?\b[^.]{0,40}\.?\Z",
    re.IGNORECASE,
)
_SHORT = 70
"""Characters up to which "please see paragraph 4" says nothing else."""
_WITH = re.compile(r"\b(?:with|by|from|of|to|through|via|at|in)[ ]\Z")
_MODALS = frozenset(["should", "must", "shall", "may", "can", "might", "will", "would", "is", "are", "to", "ought"])
"""What a government, too, may be said to do."""
_RELEASED = re.compile(r"needs? (?:not|do nothing|take no|make no)\b")
"""Information addressees who need do nothing are asked nothing; those who shall do nothing are held back."""
_PERMITS = frozenset(["may", "can", "might"])
_PLURAL = re.compile(r"s$|^both|^all|^each")


@cache
def _whole() -> frozenset[str]:
    return frozenset(load("asks")["whole"])


@cache
def _loose() -> frozenset[str]:
    return frozenset(load("asks")["loose"])


class Tasked(NamedTuple):
    """A sentence and those whom it tasks; `posts` None for all who have the action."""

    start: int
    end: int
    posts: tuple[int, ...] | None
    rule: str
    info: bool = False
    """It is meant for those who are only informed."""
    assigns: bool = False
    """It only says who has the action."""
    plural: bool = False
    """It speaks of several without a name."""
    whole: bool = False
    """It leaves out nobody who has the action."""


@lru_cache(maxsize=1)
def find_tasked(document: Document) -> tuple[Tasked, ...]:
    """Return the sentences of a cable that task addressees, in no order."""
    return tuple(_Reader(document, addressees(document.cable)).read())


class _Reader:
    """Finds the sentences that task someone."""

    def __init__(self, document: Document, posts: tuple[Addressed, ...]) -> None:
        self.document = document
        self.text = document.text
        self.small = document.small
        self.posts = posts
        self.spans = _prose(document)
        self.mentions = [m for m in find_mentions(self.text, posts) if self._is_prose(m.start)]
        self.found: list[Tasked] = []
        self.heads: list[tuple[int, tuple[int, ...]]] = []
        """The passage of each lead, and whom it names."""
        self.head_starts: list[int] = []
        self.lists: dict[int, int] = {}
        """Where, by passage, a list of what to do begins."""

    def read(self) -> list[Tasked]:
        """Return the sentences that task someone."""
        for mention in self.mentions:
            self._read_mention(mention)
        starts = [mention.start for mention in self.mentions]
        for generic in find_generic(self.document, self.spans):
            index = bisect_right(starts, generic.start) - 1
            if index < 0 or self.mentions[index].end <= generic.start:
                self._read_generic(generic)
        self._read_sentences()
        return self.found

    def _is_prose(self, offset: int) -> bool:
        return any(start <= offset < end for start, end in self.spans)

    def _read_mention(self, mention: Mention) -> None:
        small, (start, end, posts, titled) = self.small, mention
        sentence = self.document.sentence_at(start)
        since = min(sentence.start, start)
        acts = titled or all(self.posts[i].action for i in posts)
        if tasking.gives_action(small, start, end, since):
            self._head(mention, sentence)
            self._add(sentence, posts, "asks.action", assigns=True)
        elif tasking.leads(small, start, end, since):
            informs = tasking.only_informs(small, end, sentence.end)
            if informs or acts or tasking.instructs(self.text, end, sentence.end):
                self._head(mention, sentence)
                if not informs:
                    self._add(sentence, posts, "asks.lead")
        elif self._is_told(mention, since, sentence.end, acts=acts):
            self._add(sentence, posts, "asks.named")
        elif tasking.restrains(small, start, since):
            self._add(sentence, posts, "asks.restraint")

    def _is_told(self, mention: Mention, since: int, stop: int, *, acts: bool) -> bool:
        """Tell whether the words around a mention say that it is to do something, or not to do it."""
        small, start, end = self.small, mention.start, mention.end
        hit = tasking.asks_behind(small, end, stop)
        infinitive = hit is not None and hit["verb"].lower().startswith("to ")
        if hit and not infinitive:
            return acts or self._is_post(mention, hit)
        if infinitive and acts and not _WITH.search(small[max(since, start - 12) : start]):
            return True
        return (acts or tasking.is_verb_of_posts(small, end)) and tasking.asks_before(small, start, since)

    def _is_post(self, mention: Mention, hit: "re.Match[str]") -> bool:
        """Tell whether a bare name, of one who is only informed, is that of the post and not of the place."""
        small, start, end = self.small, mention.start, mention.end
        before = small[max(0, start - 2) : start].rstrip()[-1:]
        if len(mention.posts) == 1 and before == "," == small[end : end + 1]:
            return False
        return hit["verb"].lower().split()[0] not in _MODALS or tasking.is_verb_of_posts(small, hit.end())

    def _head(self, mention: Mention, sentence: Sentence) -> None:
        self.heads.append((sentence.passage, mention.posts))
        self.head_starts.append(mention.start)

    def _read_generic(self, generic: Generic) -> None:
        small, (start, end, word, info) = self.small, generic
        sentence = self.document.sentence_at(start)
        since = min(sentence.start, start)
        behind = tasking.asks_behind(small, end, sentence.end)
        if behind or tasking.gives_action(small, start, end, since) or tasking.asks_before(small, start, since):
            if info and behind is not None and _RELEASED.match(small, behind.start("verb")):
                return
            permits = info and behind is not None and behind["verb"].lower() in _PERMITS
            if (permits or word in _loose()) and not (behind and tasking.is_verb_of_posts(small, behind.end())):
                return
            plural = _PLURAL.search(word) is not None
            named = self._consulates(word) or self._scope(start, sentence, plural=plural)
            whole = word in _whole()
            self._add(sentence, named, "asks.posts", info=info, plural=plural and named is None, whole=whole)
        elif info and self._restrained(generic, since, sentence.end):
            self._add(sentence, None, "asks.restraint", info=True)

    def _restrained(self, generic: Generic, since: int, stop: int) -> bool:
        """Tell whether information addressees are held back: "no action by ...", "All others: please ..."."""
        if tasking.releases(self.small, since, stop):
            return False
        if tasking.restrains(self.small, generic.start, since):
            return True
        lead = tasking.leads(self.small, generic.start, generic.end, since)
        return lead and tasking.instructs(self.small, generic.end, stop)

    def _consulates(self, word: str) -> tuple[int, ...] | None:
        """Return the consulates among the addressees, where "the Consulate" is spoken of."""
        if not word.startswith(("consulate", "congen")):
            return None
        return tuple(i for i, post in enumerate(self.posts) if post.is_consulate) or None

    def _scope(self, offset: int, sentence: Sentence, *, plural: bool = False) -> tuple[int, ...] | None:
        """Return those for whom the stretch that holds a place is meant: named at its head, or just before."""
        index = bisect_right(self.head_starts, offset) - 1
        if index < 0 or self.heads[index][0] != sentence.passage:
            return None
        posts = self.heads[index][1]
        return None if plural and len(posts) == 1 else posts

    def _read_sentences(self) -> None:
        """Read the sentences that name nobody: "Please report ...", "Results should reach us ...", "Ask them ..."."""
        document, text = self.document, self.text
        wanted = {document.sentence_at(at).start for s in self.spans for at in tasking.find_wanted(document, s)}
        please = {document.sentence_at(at).start for s in self.spans for at in tasking.find_please(document, s)}
        known = {t.start for t in self.found if not t.assigns}
        imperatives = tasking.imperatives()
        for sentence in document.sentences:
            start, end, passage = sentence
            first = tasking.first_word(text, start, end)
            told = start in please or start in wanted or first in imperatives
            if not told or start in known or not self._is_prose(start):
                continue
            if start in please:
                see = end - start < _SHORT and _SEE.search(text, start, end) is not None
                self._add(sentence, self._scope(end, sentence), "asks.please", assigns=see)
            elif start in wanted:
                self._add(sentence, None, "asks.results")
            else:
                scope = self._scope(end, sentence)
                if scope or self.lists.get(passage, end) <= start:
                    self._add(sentence, scope, "asks.imperative")

    def _add(self, sentence: Sentence, posts: tuple[int, ...] | None, rule: str, **marks: bool) -> None:
        start, end, passage = sentence
        if self.text[end - 1] == ":":
            self.lists[passage] = min(end, self.lists.get(passage, end))
        self.found.append(Tasked(start, end, posts, rule, **marks))


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
