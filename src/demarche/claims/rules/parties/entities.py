"""Entities: the mentions of a cable put together, each with the names under which it goes.

`Ruritania Steelworks Pvt. Ltd. (RSP)` is called `Ruritania Steelworks` and `RSP` later on; a person is called by one
part of the name. A short form that could be that of two entities is that of the one named last.
"""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from demarche.claims.document import Document
from demarche.claims.rules.naming.find import find_names
from demarche.claims.rules.naming.geography import Places
from demarche.claims.rules.naming.lexicon import is_common
from demarche.claims.rules.naming.tokens import Mention, in_capitals
from demarche.claims.rules.naming.vocabulary import vocabulary

_WORDS = re.compile(r"[^\W_]+(?:['’&/-][^\W_]+)*|&")
_MARKS = frozenset(["M/V", "MV", "M/T", "SS", "S/S", "THE"])
_KINDS = ("acronym", "name", "person", "org", "vessel")
"""Kinds of mentions; a later one tells more."""
_NAMESAKES = 60
"""So many entities with a word in common are looked at for one that a short name may mean."""
_NEAR = 80
_SHORT = 3

Key = tuple[str, ...]

_TOWN_GAP = re.compile(r"\.?(?:[ ]?\([^()]{1,40}\))?(?:,[ ]|[ ](?:of|in|at)[ ])")
_ACRONYM = 6
"""Letters of an acronym at most."""


@dataclass(slots=True, eq=False)
class Entity:
    """One party as it is named in a cable. `names` are its forms as written, the fullest first."""

    kind: str
    names: list[str]
    mentions: list[Mention] = field(default_factory=list)
    legal: bool = False

    @property
    def name(self) -> str:
        """The fullest form."""
        return self.names[0]


@lru_cache(maxsize=8192)
def key_of(name: str) -> Key:
    """Return the words of a name in capitals, without legal forms, full stops and the marks of vessels."""
    legal = vocabulary().legal_words
    parts = _WORDS.findall(name.upper().replace(".", ""))
    while len(parts) > 1 and parts[0] in _MARKS:
        del parts[0]
    short = [p for p in parts if p not in legal or len(p) < 2]
    return tuple(short or parts)


class Entities:
    """The entities of a cable, in the order in which they are first named."""

    def __init__(self, document: Document, places: Places) -> None:
        self.document = document
        self.places = places
        self._all: dict[int, Entity] = {}
        self._by_key: dict[Key, Entity] = {}
        self._keys: defaultdict[int, list[Key]] = defaultdict(list)
        self._by_word: defaultdict[str, list[Entity]] = defaultdict(list)

    @property
    def all(self) -> list[Entity]:
        """The entities."""
        return list(self._all.values())

    def text(self, mention: Mention) -> str:
        """Return the words of a mention."""
        return self.document.text[mention.start : mention.end]

    def named(self, name: str) -> Entity | None:
        """Return the entity that goes by a name."""
        return self._by_key.get(key_of(name))

    def add(self, mention: Mention) -> None:
        """Add a mention to the entity it names, or as a new one."""
        name = self.text(mention)
        key = key_of(name)
        entity = self._by_key.get(key) or self._shorter(key, mention)
        if entity is None:
            entity = Entity(mention.kind, [name])
            self._all[id(entity)] = entity
        self.call(entity, name)
        entity.mentions.append(mention)
        entity.legal = entity.legal or mention.legal
        if _KINDS.index(mention.kind) > _KINDS.index(entity.kind):
            entity.kind = mention.kind

    def call(self, entity: Entity, name: str) -> None:
        """Give an entity a name."""
        key = key_of(name)
        if key not in self._by_key:
            self._by_key[key] = entity
            self._keys[id(entity)].append(key)
            for word in key:
                self._by_word[word].append(entity)
        if all(known.upper() != name.upper() for known in entity.names):
            first = key_of(entity.name)
            longer = len(key) == len(first) and len(name) > len(entity.name)
            fuller = (len(key) > len(first) or longer) and not (entity.legal and first[: len(key)] == key)
            entity.names.insert(0 if fuller else len(entity.names), name)

    def merge(self, entity: Entity, other: Entity | None) -> None:
        """Make two entities one, where there are two."""
        if other is None or other is entity:
            return
        entity.mentions += other.mentions
        entity.legal = entity.legal or other.legal
        if entity.kind in ("name", "acronym"):
            entity.kind = other.kind
        entity.names += [n for n in other.names if all(k.upper() != n.upper() for k in entity.names)]
        for key in self._keys.pop(id(other), []):
            self._by_key[key] = entity
            self._keys[id(entity)].append(key)
        self._all.pop(id(other), None)

    def find_others(self) -> None:
        """Find the mentions that reading did not see by form: known names, wherever they stand."""
        forms = self._forms()
        if forms:
            text = self.document.text
            taken = sorted((m.start, m.end) for e in self._all.values() for m in e.mentions)
            for start, end in _standing(text, list(forms)):
                form = text[start:end]
                if _overlaps(taken, start, end) or (is_common(form.upper()) and self._among_capitals(start, end)):
                    continue
                forms[form].mentions.append(Mention(start, end, forms[form].kind, legal=False))
        for entity in self._all.values():
            entity.mentions.sort()

    def _forms(self) -> dict[str, Entity]:
        forms: dict[str, Entity] = {}
        for entity in self._all.values():
            for name in entity.names:
                forms.setdefault(name, entity)
                forms.setdefault(name.upper(), entity)
                short = " ".join(key_of(name))
                if len(short) > _SHORT and " " in short:
                    forms.setdefault(short, entity)
        return {f: e for f, e in forms.items() if len(f) > 1 and (f.isupper() or not is_common(f.upper()))}

    def _among_capitals(self, start: int, end: int) -> bool:
        return in_capitals(self.document.text[max(0, start - _NEAR) : end + _NEAR])

    def _shorter(self, key: Key, mention: Mention) -> Entity | None:
        """Return the entity of which a name is a short form, or that is called by a short form of the name."""
        if len(key) > 1 and key[0] in vocabulary().described and (known := self._by_key.get(key[1:])) is not None:
            return known  # `BANK KASPI-KREDIT` is `KASPI-KREDIT`.
        if not key or key[-1].isdigit():
            return None
        person = mention.kind == "person"
        for entity in reversed(self._by_word.get(key[0], [])[-_NAMESAKES:]):
            for name in entity.names if id(entity) in self._all else ():
                other = key_of(name)
                longer = len(other) > 1 and not person and self._is_short(other, key, entity, mention)
                if longer or self._is_short(key, other, entity, mention):
                    return entity
        return None

    def _is_short(self, key: Key, other: Key, entity: Entity, mention: Mention) -> bool:
        """Tell whether one name is a short form of another."""
        if len(key) >= len(other):
            return False
        if len(key) > 1:
            inner = any(other[i : i + len(key)] == key for i in range(1, len(other) - len(key) + 1))
            return other[: len(key)] == key or (inner and not all(is_common(w) for w in key))
        word = key[0]
        if entity.kind == "person" or mention.kind == "person":
            return word in other and len(word) > 1
        place = self.places.at(mention.start)
        if word in vocabulary().heads or (place is not None and place.end >= mention.end):
            return False
        return other[0] == word or (word in other and not is_common(word))


def _standing(text: str, forms: list[str]) -> Iterator[tuple[int, int]]:
    """Yield where forms stand as whole words, the first and longest of those that overlap."""
    finder = AhoCorasick(forms, matchkind=MatchKind.Standard, implementation=Implementation.ContiguousNFA)
    hits = finder.find_matches_as_indexes(text, overlapping=True)
    free = 0
    for start, negative in sorted({(start, -end) for _, start, end in hits}):
        before, behind = text[start - 1 : start], text[-negative : 1 - negative]
        if start >= free and not _in_word(before) and not _in_word(behind):
            free = -negative
            yield start, free


def _in_word(char: str) -> bool:
    return char.isalnum() or char == "_"


def _overlaps(taken: list[tuple[int, int]], start: int, end: int) -> bool:
    index = bisect_left(taken, (end, end))
    return index > 0 and taken[index - 1][1] > start


def read_entities(document: Document, places: Places) -> Entities:
    """Return the entities of a cable."""
    from demarche.claims.rules.parties.aliases import bracketed, join_by_pronoun, join_names

    entities = Entities(document, places)
    # A subject in capitals above a body in small letters tells little: its names are found by those of the body.
    body = document.passages[0].end if document.has_subject and not document.capitals and document.passages else 0
    mentions, others = bracketed(document.text, places, [m for m in find_names(document, places) if m.start >= body])
    _add_all(entities, _without_towns(document.text, mentions))
    join_names(entities, others)
    join_by_pronoun(entities)
    _join_initials(entities)
    entities.find_others()
    return entities


def _without_towns(text: str, mentions: list[Mention]) -> Iterator[Mention]:
    """Yield the mentions without single words behind a firm that can only be its town: `Kutch Pearl Ltd, Gandhi,`."""
    said = Counter(text[m.start : m.end] for m in mentions)
    before: Mention | None = None
    for mention in mentions:
        word = text[mention.start : mention.end]
        alone = (
            mention.kind == "name"
            and " " not in word
            and said[word] == 1
            and text[mention.end : mention.end + 1] in ",.;)"
        )
        if not (alone and before is not None and before.legal and _TOWN_GAP.fullmatch(text, before.end, mention.start)):
            yield mention
        before = mention


def _join_initials(entities: Entities) -> None:
    """Give an acronym that the cable never explains to the one entity whose initials it is."""
    by_initials: dict[str, list[Entity]] = {}
    for entity in entities.all:
        key = key_of(entity.name)
        if len(key) > 1 and entity.kind != "person":
            by_initials.setdefault("".join(word[0] for word in key), []).append(entity)
    for entity in entities.all:
        short = entity.name
        if len(entity.names) == 1 and 2 < len(short) <= _ACRONYM and short.isupper() and short.isalpha():
            fits = by_initials.get(short, [])
            if len(fits) == 1:
                entities.merge(fits[0], entity)


def _add_all(entities: Entities, mentions: Iterable[Mention]) -> None:
    for mention in mentions:
        entities.add(mention)
