"""From a model's answer to claims: what is not in the text, or in no form of the record, is dropped and counted."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import NamedTuple, TypeVar

from demarche.claims.document import Document
from demarche.claims.llm.answers import Row, confidence_of
from demarche.claims.llm.prompt import prompt
from demarche.claims.llm.quotes import Quotes
from demarche.claims.llm.values import (
    agrees,
    is_control,
    is_country,
    is_date,
    is_day,
    names_cable,
    names_law,
    not_before,
)
from demarche.claims.model import (
    Ask,
    Claims,
    Deadline,
    Event,
    Evidence,
    Goods,
    LegalReference,
    Party,
    Relation,
    Response,
    Span,
    UnnamedParty,
)

T = TypeVar("T")


class _Entry(NamedTuple):
    """An entry of an answer, and where its quote stands."""

    row: Row
    quote: Span


class Checker:
    """Checks answers about one document; `dropped` counts the values that did not stand.

    Args:
        document: the cable that was asked about.
        rule: how the claims name who read them.
    """

    def __init__(self, document: Document, rule: str) -> None:
        self.document = document
        self.rule = rule
        self.quotes = Quotes(document.text)
        self.words = prompt().words
        self.dropped = 0
        cable = document.cable
        self._addressees = {" ".join(a.name.upper().split()): a.name for a in (*cable.info, *cable.to)}

    def check(self, answer: Row) -> Claims:
        """Return the claims of an answer that stand."""
        before = self.dropped
        claims = Claims(
            kind=self._choice(answer, "kind", "kinds"),
            parties=tuple(self._each(answer, "parties", self._party)),
            unnamed_parties=tuple(self._each(answer, "unnamed_parties", self._unnamed)),
            relations=tuple(self._each(answer, "relations", self._relation)),
            goods=tuple(self._each(answer, "goods", self._goods)),
            events=tuple(self._each(answer, "events", self._event)),
            legal_refs=tuple(self._each(answer, "legal_refs", self._legal)),
            asks=tuple(self._each(answer, "asks", self._ask)),
            deadline=next(self._each(answer, "deadline", self._deadline, single=True), None),
            response=next(self._each(answer, "response", self._response, single=True), None),
        )
        return replace(claims, dropped=self.dropped - before)

    def _each(
        self, answer: Row, field: str, make: Callable[[_Entry], T | None], *, single: bool = False
    ) -> Iterator[T]:
        value = answer.get(field)
        if value is None:
            return
        rows = value if isinstance(value, list) and not single else [value]
        for row in rows:
            quote = self.quotes.find(row.get("quote")) if isinstance(row, dict) else None
            claim = make(_Entry(row, quote)) if isinstance(row, dict) and quote else None
            if claim is None:
                self.dropped += 1
            else:
                yield claim

    def _party(self, entry: _Entry) -> Party | None:
        name = self.quotes.near(entry.row.get("name"), entry.quote)
        if name is None:
            return None
        aliases = [self._quoted(alias, entry.quote) for alias in self._list(entry.row, "aliases")]
        roles = [self._kept(role, self._in("roles")) for role in self._list(entry.row, "roles")]
        written = self.quotes.cut(name)
        return Party(
            written,
            tuple(dict.fromkeys(alias for alias in aliases if alias and alias != written)),
            self._kept(entry.row.get("country"), is_country),
            tuple(dict.fromkeys(role for role in roles if role)),
            self._evidence(entry, name),
        )

    def _unnamed(self, entry: _Entry) -> UnnamedParty | None:
        text = self.quotes.near(entry.row.get("text"), entry.quote)
        if text is None:
            return None
        role = self._choice(entry.row, "role", "roles") or "other"
        country = self._kept(entry.row.get("country"), is_country)
        return UnnamedParty(self.quotes.cut(text), country, role, self._evidence(entry, text))

    def _relation(self, entry: _Entry) -> Relation | None:
        ends = [self.quotes.near(entry.row.get(end), entry.quote) for end in ("from", "to")]
        kind = entry.row.get("type")
        if None in ends or not isinstance(kind, str) or kind not in self.words["relations"]:
            return None
        source, target = (self.quotes.cut(end) for end in ends if end)
        return Relation(source, target, kind, self._evidence(entry, entry.quote))

    def _goods(self, entry: _Entry) -> Goods | None:
        text = self.quotes.near(entry.row.get("text"), entry.quote)
        if text is None:
            return None
        lists = self.words["lists"]
        named = [
            self._kept(control, lambda value: is_control(value, self.document.text, lists))
            for control in self._list(entry.row, "controls_named")
        ]
        return Goods(
            self.quotes.cut(text),
            self._quoted(entry.row.get("quantity"), entry.quote),
            tuple(dict.fromkeys(" ".join(control.split()) for control in named if control)),
            (),
            self._evidence(entry, text),
        )

    def _event(self, entry: _Entry) -> Event | None:
        kind = entry.row.get("type")
        text = self.quotes.find(entry.row.get("text"), entry.quote) if entry.row.get("text") else entry.quote
        if text is None or not isinstance(kind, str) or kind not in self.words["events"]:
            return None
        return Event(kind, self._date(entry), self.quotes.cut(text), self._evidence(entry, text))

    def _legal(self, entry: _Entry) -> LegalReference | None:
        name = entry.row.get("name")
        if not isinstance(name, str) or not name.strip():
            return None
        written = " ".join(name.split())
        if not names_law(written, self.quotes.cut(entry.quote)):
            return None
        return LegalReference(written, self._evidence(entry, self.quotes.find(name, entry.quote) or entry.quote))

    def _ask(self, entry: _Entry) -> Ask | None:
        given = entry.row.get("of")
        of = self._addressees.get(" ".join(given.upper().split())) if isinstance(given, str) else None
        text = self.quotes.near(entry.row.get("text"), entry.quote) if entry.row.get("text") else entry.quote
        if of is None or text is None:
            return None
        government = self._kept(entry.row.get("government"), is_country)
        return Ask(of, government, self.quotes.cut(text), self._evidence(entry, text))

    def _deadline(self, entry: _Entry) -> Deadline | None:
        text = self.quotes.find(entry.row.get("text"), entry.quote)
        if text is None:
            return None
        words, dtg = self.quotes.cut(text), self.document.cable.dtg
        sent = dtg.date() if dtg else None
        due = self._kept(
            entry.row.get("due"),
            lambda value: is_day(value) and agrees(str(value), words) and not_before(str(value), sent),
        )
        return Deadline(words, due, self._evidence(entry, text), due, due, None, self.rule if due else None)

    def _response(self, entry: _Entry) -> Response | None:
        refs = self.document.cable.refs
        answers = [
            self._kept(answer, lambda value: value in refs or names_cable(value, self.document.text))
            for answer in self._list(entry.row, "answers")
        ]
        return Response(
            self._kept(entry.row.get("government"), is_country),
            self._date(entry),
            self._choice(entry.row, "outcome", "outcomes"),
            tuple(dict.fromkeys(answer for answer in answers if answer)),
            self._evidence(entry, entry.quote),
        )

    def _date(self, entry: _Entry) -> str | None:
        """The date of an entry, where its words are quoted and do not say another."""
        words = self.quotes.find(entry.row.get("date_words"), entry.quote)
        return self._kept(
            entry.row.get("date"),
            lambda value: words is not None and is_date(value) and agrees(str(value), self.quotes.cut(words)),
        )

    def _choice(self, row: Row, field: str, words: str) -> str | None:
        return self._kept(row.get(field), self._in(words))

    def _in(self, words: str) -> Callable[[object], bool]:
        return lambda value: value in self.words[words]

    def _quoted(self, value: object, quote: Span) -> str | None:
        """The words of the text that a value stands for."""
        span = self.quotes.near(value, quote)
        self.dropped += value is not None and span is None
        return self.quotes.cut(span) if span else None

    def _kept(self, value: object, stands: Callable[[str], bool]) -> str | None:
        """The value if it stands; what does not is counted, what is absent is not."""
        if isinstance(value, str) and stands(value):
            return value
        self.dropped += value is not None
        return None

    def _list(self, row: Row, field: str) -> list[object]:
        value = row.get(field)
        if isinstance(value, list):
            return value
        self.dropped += value is not None
        return []

    def _evidence(self, entry: _Entry, span: Span) -> Evidence:
        return self.document.evidence(*span, self.rule, confidence_of(entry.row))
