"""Entities: the mentions of a cable put together, each with the names under which it goes.

`Gujarat Steelworks Pvt. Ltd. (GSP)` is called `Gujarat Steelworks` and `GSP` later on; a person is called by one part of
the name. A short form that could be that of two entities is the one named last.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache

from demarche.claims.document import Document
from demarche.claims.rules.naming.find import find_names
from demarche.claims.rules.naming.geography import Places
from demarche.claims.rules.naming.lexicon import is_common
from demarche.claims.rules.naming.tokens import Mention, in_capitals
from demarche.claims.rules.naming.vocabulary import vocabulary
from demarche.claims.words import load

_WORDS = re.compile(r"[^\W_]+(?:['’&/-][^\W_]+)*|&")
_BRACKETS = re.compile(r"\.?[ ]?\([\"']?(?P<name>[^\W\d_][\w&/. '-]{0,38}?)[\"']?(?P<more>[;,/][^()]{0,80})?\)")
_GOES_BY = re.compile(
    r"\b(?:it|the (?:firm|company|concern)|the vessel|the ship|she)[ ](?:also |has also |is also |has |sometimes )*(?:goes by|uses|used|trades under|operates under|works under|known by|writes under|signs with|appears under)[ ](?:also )?(?:the )?names?[ ]",
    re.IGNORECASE,
)
_NEXT_NAME = re.compile(r"[ ]?[\"']?(?P<name>[^\W_][\w&/.-]*(?:[ ][^\W_][\w&/.-]*){0,5})")


@dataclass(slots=True)
class Entity:
    """One party as it is named in a cable. `names` are its forms as written, the fullest first; `places` its mentions."""

    kind: str
    names: list[str]
    mentions: list[Mention] = field(default_factory=list)
    legal: bool = False

    @property
    def name(self) -> str:
        """The fullest form."""
        return self.names[0]


@lru_cache(maxsize=8192)
def key_of(name: str) -> tuple[str, ...]:
    """Return the words of a name in capitals, without legal forms, full stops and the marks of vessels."""
    words = vocabulary()
    up = name.upper().replace(".", "")
    parts = [p for p in _WORDS.findall(up)]
    while len(parts) > 1 and parts[0] in ("M/V", "MV", "M/T", "SS", "S/S", "THE"):
        parts = parts[1:]
    short = [p for p in parts if p not in words.legal_words or len(p) < 2]
    return tuple(short or parts)


class Entities:
    """The entities of a cable, in the order in which they are first named."""

    def __init__(self, document: Document, places: Places) -> None:
        self.document = document
        self.places = places
        self.all: list[Entity] = []
        self._by_key: dict[tuple[str, ...], Entity] = {}
        self._by_word: dict[str, list[Entity]] = defaultdict(list)
        found = find_names(document, places)
        # A subject in capitals above a body in small letters tells little: its names are found by those of the body.
        body = document.passages[0].end if document.has_subject and not document.capitals and document.passages else 0
        for mention in self._with_brackets([m for m in found if m.start >= body]):
            self._add(mention)
        self._join_aliases()
        self._join_by_pronoun()
        self._find_others()
        for entity in self.all:
            entity.mentions.sort()

    def text(self, mention: Mention) -> str:
        """Return the words of a mention."""
        return self.document.text[mention.start : mention.end]

    def _with_brackets(self, found: list[Mention]) -> Iterator[Mention]:
        """Yield the mentions; a name in brackets behind one becomes another name of it."""
        self._aliases: list[tuple[Mention, Mention]] = []
        by_start = {m.start: m for m in found}
        inside: set[int] = set()
        for mention in found:
            if mention.start in inside:
                continue
            yield mention
            for alias in self._bracketed(mention):
                inside.update(start for start in by_start if alias.start <= start < alias.end)
                self._aliases.append((mention, alias))

    def _bracketed(self, mention: Mention) -> Iterator[Mention]:
        text = self.document.text
        hit = _BRACKETS.match(text, mention.end)
        while hit is not None:
            start, end = hit.span("name")
            name = text[start:end].rstrip(". ")
            if not self._is_alias(name):
                return
            yield Mention(start, start + len(name), "acronym" if name.isupper() and " " not in name else "name", False)
            hit = _BRACKETS.match(text, hit.end())

    def _is_alias(self, name: str) -> bool:
        if not name or not (name[0].isupper()) or name.upper().split()[0].rstrip(".,") in _not_alias():
            return False
        if vocabulary().legal.fullmatch(f" {name}") or name.isdigit():
            return False
        place = self.places.within(0, 0)
        return not place and not any(w in vocabulary().stops for w in name.upper().split())

    def _add(self, mention: Mention) -> Entity:
        name = self.text(mention)
        key = key_of(name)
        entity = self._by_key.get(key) or self._shorter(key, mention)
        if entity is None:
            entity = Entity(mention.kind, [name])
            self.all.append(entity)
        self._know(entity, name, key)
        self._note(entity, mention)
        return entity

    def _note(self, entity: Entity, mention: Mention) -> None:
        entity.mentions.append(mention)
        entity.legal = entity.legal or mention.legal
        order = ["acronym", "name", "person", "org", "vessel"]
        if order.index(mention.kind) > order.index(entity.kind):
            entity.kind = mention.kind

    def _know(self, entity: Entity, name: str, key: tuple[str, ...]) -> None:
        if key not in self._by_key:
            self._by_key[key] = entity
            for word in key:
                if entity not in self._by_word[word]:
                    self._by_word[word].append(entity)
        if all(n.upper() != name.upper() for n in entity.names):
            fuller = len(key) > len(key_of(entity.names[0])) or (
                len(key) == len(key_of(entity.names[0])) and len(name) > len(entity.names[0])
            )
            entity.names.insert(
                0
                if fuller and not (entity.legal and key_of(entity.names[0])[: len(key)] == key)
                else len(entity.names),
                name,
            )

    def _shorter(self, key: tuple[str, ...], mention: Mention) -> Entity | None:
        """Return the entity of which a name is a short form, or that is called by a short form of the name."""
        if len(key) > 1 and (known := self._by_key.get(key[1:])) is not None and self._same_described(key, key[1:]):
            return known
        if key and key[-1].isdigit():
            return None
        for entity in reversed(self._by_word.get(key[0], []) if key else []):
            for name in entity.names:
                other = key_of(name)
                if self._is_short(key, other, entity, mention) or (
                    len(other) > 1 and mention.kind != "person" and self._is_short(other, key, entity, mention)
                ):
                    return entity
        return None

    def _same_described(self, key: tuple[str, ...], other: tuple[str, ...]) -> bool:
        """Tell whether two names differ by a word that says what the firm is: `BANK KASPI-KREDIT`."""
        return len(key) > 1 and key[1:] == other and key[0] in vocabulary().descriptive | vocabulary().legal_before

    def _is_short(self, key: tuple[str, ...], other: tuple[str, ...], entity: Entity, mention: Mention) -> bool:
        if len(key) >= len(other):
            return False
        if len(key) > 1:
            generic = all(is_common(w) or w in vocabulary().heads for w in key) and len(key) < 2
            inner = len(key) < len(other) and any(
                other[i : i + len(key)] == key for i in range(1, len(other) - len(key) + 1)
            )
            return (other[: len(key)] == key and not generic) or (inner and not all(is_common(w) for w in key))
        word = key[0]
        if entity.kind == "person" or mention.kind == "person":
            return word in other and len(word) > 1
        if word in vocabulary().heads or (is_common(word) and other[0] != word):
            return False
        place = self.places.at(mention.start)
        if place is not None and place.end >= mention.end:
            return False
        if other[0] == word:
            return True
        return word in other and not is_common(word)

    def _join_aliases(self) -> None:
        """Give each entity its other names, and merge two that are said to be one."""
        for mention, alias in self._aliases:
            entity = self._by_key.get(key_of(self.text(mention)))
            if entity is not None:
                name = self.text(alias)
                self._merge(entity, self._by_key.get(key_of(name)))
                self._know(entity, name, key_of(name))
                entity.mentions.append(alias)
        text = self.document.text
        by_start = {m.start: entity for entity in self.all for m in entity.mentions}
        for entity in list(self.all):
            for mention in entity.mentions:  # Those of the names it gets are looked at too.
                hit = _also().match(text, mention.end)
                if hit is None:
                    continue
                at = hit.end()
                for _ in range(3):
                    other = by_start.get(at) or by_start.get(at + 1)
                    if other is None or other is entity or (entity.kind == "person" and other.legal):
                        break
                    last = max((m for m in other.mentions if m.start in (at, at + 1)), default=None)
                    self._merge(entity, other)
                    if hit.group().lower().endswith(("name of ", "names of ", "name of the ", "names of the ")):
                        entity.names = [n for n in entity.names if n in other.names] + [
                            n for n in entity.names if n not in other.names
                        ]
                    following = (
                        re.compile(r"[\"']?(?:,[\"']? (?:and |or )?|[\"']? (?:and|or) )[\"']?").match(text, last.end)
                        if last
                        else None
                    )
                    if following is None:
                        break
                    at = following.end()

    def _join_by_pronoun(self) -> None:
        """Join what "it also goes by the names X and Y" tells to the entity that was named before."""
        text = self.document.text
        places = sorted((m.start, m.end, n) for n, e in enumerate(self.all) for m in e.mentions)
        known = list(self.all)
        for hit in _GOES_BY.finditer(text):
            before = [
                known[n]
                for start, _, n in places
                if start < hit.start() and known[n] in self.all and known[n].kind != "person"
            ]
            sentence = self.document.sentence_at(hit.start())
            after = [
                known[n] for start, _, n in places if hit.end() - 1 <= start < sentence.end and known[n] in self.all
            ]
            earlier = [
                known[n]
                for start, _, n in places
                if start < hit.start()
                and self.document.sentence_at(start) == self.document.sentence_at(max(0, sentence.start - 2))
            ]
            owner = next((e for e in earlier if e in self.all and e.kind != "person"), None) or (
                before[-1] if before else None
            )
            for other in after:
                if owner is not None:
                    self._merge(owner, other)

    def _merge(self, entity: Entity, other: Entity | None) -> None:
        if other is None or other is entity:
            return
        entity.mentions += other.mentions
        entity.legal = entity.legal or other.legal
        if entity.kind in ("name", "acronym"):
            entity.kind = other.kind
        for name in other.names:
            if all(n.upper() != name.upper() for n in entity.names):
                entity.names.append(name)
        for key, known in list(self._by_key.items()):
            if known is other:
                self._by_key[key] = entity
        if other in self.all:
            self.all.remove(other)

    def _find_others(self) -> None:
        """Find the mentions that reading did not see by form: known names, wherever they stand."""
        forms: dict[str, Entity] = {}
        for entity in self.all:
            for name in entity.names:
                forms.setdefault(name, entity)
                forms.setdefault(name.upper(), entity)
                short = " ".join(key_of(name))
                if len(short) > 3 and " " in short:
                    forms.setdefault(short, entity)
        usable = [f for f in forms if len(f) > 1 and not (is_common(f.upper()) and not f.isupper())]
        if not usable:
            return
        pattern = re.compile(
            r"(?<![\w])(?:" + "|".join(re.escape(f) for f in sorted(usable, key=len, reverse=True)) + r")(?![\w])"
        )
        text = self.document.text
        taken = sorted((m.start, m.end) for e in self.all for m in e.mentions)
        for hit in pattern.finditer(text):
            if _overlaps(taken, *hit.span()):
                continue
            form = hit.group()
            if is_common(form.upper()) and in_capitals(text[max(0, hit.start() - 80) : hit.end() + 80]):
                continue
            entity = forms[form]
            entity.mentions.append(Mention(*hit.span(), entity.kind, legal=False))


def _overlaps(taken: list[tuple[int, int]], start: int, end: int) -> bool:
    from bisect import bisect_left

    index = bisect_left(taken, (end, end))
    return index > 0 and taken[index - 1][1] > start


@cache
def _also() -> re.Pattern[str]:
    ways = "|".join(sorted(load("aliases")["also"], key=len, reverse=True))
    return re.compile(
        rf"(?:[ ]?\([^()]{{1,30}}\))?[ ]?(?:,|\(|,? (?:which|who|and|but|he|it|she))?[ ]?(?:{ways})[:,]?[ ](?:the )?(?=[\"'A-Z])",
        re.IGNORECASE,
    )


@cache
def _not_alias() -> frozenset[str]:
    return frozenset(load("aliases")["not_alias"])
