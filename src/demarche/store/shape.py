"""From a cable as read to what the store keeps of it; runs where the reading runs, in several processes."""

import hashlib
import json
import re
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import pairwise
from typing import Any, NamedTuple

from demarche.cable.cable import Cable
from demarche.casework.model import CableFacts, facts_of
from demarche.store.claims import ClaimRow, claim_rows
from demarche.store.labels import NONE, cable_key, label_key
from demarche.store.postings import TERM, PostingsBuilder
from demarche.store.words import split_whole_words, split_words

LEVEL = 2
"""Of compression: higher ones take longer and gain little."""
_BLANKS = re.compile(r"\s*")
_REACH = 1 << 15
"""Bytes that compression looks back."""

Portion = tuple[int, int, str, int | None]
"""Start and end in the running text, label, number of the paragraph."""
Pair = tuple[str, str]
"""The labels of a cable and of a portion in it: who sees both sees the portion."""


class Reading(NamedTuple):
    """What is kept of one cable; labels by their keys."""

    reference_id: str | None
    content: str
    start: int
    end: int
    part: int
    label: str
    dtg: str | None
    station: str | None
    kind: str | None
    subject: str | None
    subject_label: str
    facts: bytes
    record: bytes
    portions: bytes
    running: bytes | None
    text: bytes | None
    """None where it is the whole source."""
    claims: list[ClaimRow]


def pack(text: str, like: str = "") -> bytes:
    """Return text compressed; `unpack` gives it back, lone surrogates too. `like` is a text that says much the same."""
    packer = zlib.compressobj(LEVEL, zdict=_bytes(like)[-_REACH:])
    return packer.compress(_bytes(text)) + packer.flush()


def unpack(data: bytes, like: str = "") -> str:
    """Return the text that `pack` compressed with the same `like`."""
    unpacker = zlib.decompressobj(zdict=_bytes(like)[-_REACH:])
    return (unpacker.decompress(data) + unpacker.flush()).decode("utf-8", "surrogatepass")


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def term(kind: str, value: str) -> str:
    """Return what stands in the index for a value that cables are chosen by: a tag, a station, a country."""
    return f"{TERM}{kind}{TERM}{clean(' '.join(value.casefold().split()))}"


def shape(cable: Cable, part: int, index: "IndexBuilder", *, whole_source: bool) -> Reading:
    """Return what is kept of a cable and put its words into the index.

    Args:
        cable: the cable.
        whole_source: whether its text is the whole source, which is kept anyway.
        part: where the part of its source begins that holds it.
        index: takes the words under the next number.
    """
    record = cable.to_record()
    facts = own_facts(record, cable.text)
    whole = cable_key(record["classification"], record["dissemination"])
    running = cable.running_text
    portions = list(cut_portions(cable, whole))
    rows = list(claim_rows(record, whole))
    reading = Reading(
        reference_id=cable.reference_id,
        content=content_hash(running),
        start=cable.start,
        end=cable.end,
        part=part,
        label=whole,
        dtg=record["dtg"],
        station=facts.station,
        kind=record["kind"],
        subject=clean(record["subject"]),
        subject_label=label_key(cable.subject_marking) or whole,
        facts=pack(json.dumps(facts.to_json(), separators=(",", ":"))),
        record=pack(json.dumps(record, separators=(",", ":"))),
        portions=pack(json.dumps(portions, separators=(",", ":"))),
        running=None if running == cable.text else pack(running, cable.text),
        text=None if whole_source else pack(cable.text),
        claims=[row._replace(name=clean(row.name)) for row in rows],
    )
    # Last: where anything fails, the index has nothing of it.
    index.add(record, facts, running, portions, rows, whole)
    return reading


def clean(text: str | None) -> str | None:
    """Return text that every database takes: without NUL and halves of characters."""
    if text is None or (text.isascii() and "\x00" not in text):
        return text
    return text.replace("\x00", " ").encode("utf-8", "replace").decode("utf-8")


def content_hash(running: str) -> str:
    """Return what tells whether two texts are one: a hash of their words, however the lines end and blanks stand."""
    return hashlib.sha256(" ".join(running.split()).encode("utf-8", "surrogatepass")).hexdigest()


_SPANS = ("paragraphs", "parties", "relations", "goods", "events")


def own_facts(record: Mapping[str, Any], text: str) -> CableFacts:
    """Return the facts of a cable; their spans lie in `text`, the cable's own part of its source."""
    source = record["source"]
    if not source["start"]:
        return facts_of(record, text)
    moved = {**record, "source": {**source, "start": 0, "end": len(text)}}
    for name in _SPANS:
        moved[name] = [_moved(row, source["start"]) for row in record[name]]
    for name in ("deadline", "response"):
        moved[name] = _moved(record[name], source["start"]) if record[name] else None
    return replace(facts_of(moved, text), source=f"{source['sha256']}:{source['start']}")


def _moved(row: Mapping[str, Any], start: int) -> Mapping[str, Any]:
    return {**row, "span": [row["span"][0] - start, row["span"][1] - start]} if row.get("span") else row


def cut_portions(cable: Cable, whole: str) -> Iterator[Portion]:
    """Yield the portions of the running text, which together are it, each under its label.

    A paragraph without a mark, and what stands outside paragraphs, has the label of the cable (5 FAH-1 H-240); so has
    a paragraph that holds talking points under another mark than its own.
    """
    text = cable.running_text
    marked: list[Portion] = []
    if cable.top.subject_span and cable.subject_marking:
        marked.append((*cable.top.subject_span, label_key(cable.subject_marking), None))
    points = {t.paragraph: label_key(t.marking) for t in cable.talking_points if t.marking}
    for paragraph in cable.body.paragraphs:
        key = label_key(paragraph.marking) or whole
        if points.get(paragraph.number, key) != key:
            key = whole
        marked.append((*paragraph.span, key, paragraph.number))
    at = 0
    for start, end, key, number in sorted(marked, key=lambda portion: portion[:2]):
        first = max(start, at)
        if first > at:
            yield at, first, whole, None
        if end > first:
            # The blanks behind a portion go with it: a reader who does not see it does not see that it stood there.
            at = _BLANKS.match(text, end).end()  # type: ignore[union-attr]
            yield first, at, key, number
    if at < len(text):
        yield at, len(text), whole, None


class IndexBuilder:
    """The words of some cables, numbered from 0, by the labels under which they stand."""

    def __init__(self) -> None:
        self.count = 0
        self.pairs: dict[Pair, PostingsBuilder] = {}

    def add(
        self,
        record: Mapping[str, Any],
        facts: CableFacts,
        running: str,
        portions: Iterable[Portion],
        rows: Iterable[ClaimRow],
        whole: str,
    ) -> None:
        """Take the words of the next cable, and what it is chosen by."""
        words: dict[str, list[list[str]]] = {whole: []}
        for start, end, key, _ in portions:
            words.setdefault(key, []).append(split_whole_words(running[start:end]))
        terms: dict[str, set[str]] = {whole: set(_cable_terms(record, facts))}
        if record["kind"]:
            # It comes from the whole text, so only who sees everything may choose by it.
            terms.setdefault(NONE, set()).add(term("kind", record["kind"]))
        for row in rows:
            terms.setdefault(row.label, set()).update(_claim_terms(row))
        day = facts.day.toordinal() if facts.day else 0
        for key in words | terms:
            builder = self.pairs.setdefault((whole, key), PostingsBuilder())
            builder.add(self.count, day, words.get(key, ()), sorted(terms.get(key, ())))
        self.count += 1


def _cable_terms(record: Mapping[str, Any], facts: CableFacts) -> Iterator[str]:
    yield from (term("tag", tag) for tag in record["tags"])
    yield from (term("ref", ref) for ref in record["refs"])
    if facts.station:
        yield term("station", facts.station)


def _claim_terms(row: ClaimRow) -> Iterator[str]:
    if row.country:
        yield term("country", row.country)
    if row.field == "parties":
        party = json.loads(row.value)
        for name in (party.get("name"), *(party.get("aliases") or ())):
            words = split_words(name or "")
            yield from (term("party", word) for word in words)
            yield from (term("party", " ".join(pair)) for pair in pairwise(words))
