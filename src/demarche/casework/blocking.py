"""Which pairs of names are worth a comparison: those that share a key. Keys keep the work near to linear.

A key without context joins names that share all telling words, or all but one of which the rest sounds alike. A single
word in common, initials and surnames join names only within one context: one case, or cables that name each other.
"""

from array import array
from collections.abc import Iterator

import numpy as np

from demarche.casework.names import ORGANISATION, PERSON, VESSEL, NameForm, consonants
from demarche.casework.parties import Node

_STEM = 4
_CROWD = 60
"""Names with one key above which each is compared only with its neighbours in order."""
_NEAR = 8


def pairs(nodes: list[Node]) -> Iterator[tuple[int, int]]:
    """Yield pairs of nodes (by place in the list, the smaller first), each once."""
    seen: set[int] = set()
    size = len(nodes)
    for members in _blocks(nodes):
        for a, b in _within(members):
            code = a * size + b
            if code not in seen:
                seen.add(code)
                yield a, b


def _blocks(nodes: list[Node]) -> Iterator[list[int]]:
    """Yield the nodes that share a key, two or more, in order; keys stand as numbers in two flat arrays."""
    numbers, places = array("q"), array("q")
    for i, node in enumerate(nodes):
        for key in {hash(key) for key in _keys(node)}:
            numbers.append(key)
            places.append(i)
    if not numbers:
        return
    keys, where = np.frombuffer(numbers, dtype=np.int64), np.frombuffer(places, dtype=np.int64)
    order = np.argsort(keys, kind="stable")
    keys, where = keys[order], where[order]
    starts = np.flatnonzero(np.concatenate(([True], keys[1:] != keys[:-1])))
    ends = np.append(starts[1:], len(keys))
    shared = ends - starts > 1
    for start, end in zip(starts[shared].tolist(), ends[shared].tolist(), strict=True):
        yield where[start:end].tolist()


def _within(members: list[int]) -> Iterator[tuple[int, int]]:
    crowded = len(members) > _CROWD
    for i, a in enumerate(members):
        for b in members[i + 1 : i + 1 + _NEAR] if crowded else members[i + 1 :]:
            yield a, b


def _keys(node: Node) -> Iterator[tuple[object, ...]]:
    for cable, names in node.told:
        yield node.kind, "told", cable, names
    for _, form in node.forms():
        if not form.core:
            continue
        yield from _free(node, form)
        for word in form.core:
            if len(word) > 2:
                for group in node.groups:
                    yield node.kind, "word", word, group
                    yield node.kind, "sounds", consonants(word), group
        if form.initials:
            for group in node.groups:
                yield node.kind, "word", form.initials, group
            if node.country and len(form.initials) > 2:
                yield node.kind, "letters", form.initials, node.country


def _free(node: Node, form: NameForm) -> Iterator[tuple[object, ...]]:
    core = tuple(sorted(set(form.core)))
    numbers = tuple(sorted(form.numbers))
    yield node.kind, "all", core, numbers
    if form.acronym and node.country:
        yield node.kind, "letters", form.core[0], node.country
    if node.kind == PERSON and len(core) > 1:
        yield node.kind, "family", form.core[-1], form.core[0][0]
        yield node.kind, "family", form.core[0], form.core[-1][0]
        yield node.kind, "sounds", tuple(sorted(consonants(word) for word in core))
        yield node.kind, "run", "".join(form.plain)
    if node.kind == VESSEL:
        yield node.kind, "run", "".join(form.plain), numbers
    if node.kind == ORGANISATION and len(core) > 1:
        yield node.kind, "run", "".join(sorted("".join(form.plain)))
    for i, word in enumerate(core):
        rest = core[:i] + core[i + 1 :]
        if not rest and node.kind == PERSON:
            return
        more = (numbers, node.country if not rest else None)
        yield node.kind, "rest", rest, consonants(word), *more
        if len(word) > _STEM:
            yield node.kind, "head", rest, word[:_STEM], *more
            yield node.kind, "tail", rest, word[-_STEM:], *more
