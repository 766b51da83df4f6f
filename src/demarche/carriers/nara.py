"""NARA records of 1973-79: a Message Text and its Message Attributes, one record after another or alone."""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from itertools import pairwise

from demarche.carriers.model import Part, wrap
from demarche.text.flow import Span

NAME = "nara"

_TITLE = re.compile(r"(?:\A\ufeff?|(?<=[\r\n\f]))[ \t]{0,80}Message (Text|Attributes)[ \t]{0,80}(?=[\r\n]|\Z)")
_LINE = re.compile(r"[^\r\n]+")
_KEY = re.compile(r"([A-Z][A-Za-z]*(?: [A-Za-z]+){0,5}):(?:[ \t]|\Z)")
_UNLISTED = re.compile(r"[A-Z][a-z]+(?: (?:[A-Z][a-z]+|ID|of|on|and|for))*")
"""The form of a key that is not listed. A wrapped value is mostly in capitals, which no unlisted key is."""
_FROM_LINE = re.compile(r"^[ \t]{0,20}FM [A-Z]", re.MULTILINE)
_ABSENT = ("", "n/a")

Entry = tuple[str, list[str], Span]


@cache
def known_keys() -> frozenset[str]:
    """The keys that attributes are known to have."""
    data = tomllib.loads(files("demarche.carriers").joinpath("data/nara.toml").read_text(encoding="utf-8"))
    keys: list[str] = data["keys"]
    for key in keys:
        if not _KEY.fullmatch(f"{key}: ") or keys.count(key) != 1:
            raise ValueError(f"nara.toml: bad key {key!r}")
    return frozenset(keys)


def recognises(head: str) -> bool:
    """Whether a title of such a record stands at the start, or its attributes further down with a known key."""
    title = _TITLE.search(head) if "Message " in head else None
    if title is None:
        return False
    if not head[: title.start()].strip("\ufeff \t\r\n\f"):
        return True
    return any(_has_attributes(head, hit.end()) for hit in _TITLE.finditer(head) if hit[1] == "Attributes")


def _has_attributes(head: str, at: int) -> bool:
    line = _LINE.search(head, at)
    key = _KEY.match(line.group()) if line else None
    return key is not None and key[1] in known_keys()


def split(text: str) -> list[Part]:
    """Return a part for each record; text without any title is one record of message text."""
    edges = [0, *_starts(list(_TITLE.finditer(text))), len(text)]
    return [_part(text[start:end], start) for start, end in pairwise(edges)]


def _starts(titles: list[re.Match[str]]) -> Iterator[int]:
    """Yield where each record but the first begins: at the title that the file's first record begins with."""
    if not titles:
        return
    seen: set[str] = {titles[0][1]}
    for title in titles[1:]:
        if title[1] in seen:
            yield title.start()
            seen = set()
        seen.add(title[1])


def _part(text: str, base: int) -> Part:
    titles = list(_TITLE.finditer(text))
    message, attributes = (0, len(text)), (len(text), len(text))
    stops = [*(hit.start() for hit in titles[1:]), len(text)]
    for title, stop in zip(titles, stops, strict=False):
        if title[1] == "Text":
            message = (_after_line(text, title.end()), stop)
        else:
            attributes = (title.end(), stop)
            if message[1] > title.start():
                message = (0, title.start())
    metadata, spans = _attributes(text, *attributes)
    if _says_no_text(metadata.get("Locator", ""), text[slice(*message)]):
        message = (message[0], message[0])
    return Part(NAME, text, base, metadata, (message,), None, wrap(len(text), (message,), spans))


def _after_line(text: str, at: int) -> int:
    """Where the line after the one that ends at `at` begins."""
    if text.startswith("\r\n", at):
        return at + 2
    return min(at + 1, len(text))


def _says_no_text(locator: str, text: str) -> bool:
    """Whether the record has no message text, only a word in its place."""
    if text.strip().casefold() in _ABSENT:
        return True
    return bool(locator) and "ON-LINE" not in locator.upper() and _FROM_LINE.search(text) is None


def _attributes(text: str, start: int, end: int) -> tuple[dict[str, str], list[Span]]:
    """The values of the attributes that are there, wrapped ones joined with blanks, and the places of all."""
    values: dict[str, str] = {}
    spans: list[Span] = []
    for key, words, span in _entries(text, start, end):
        spans.append(span)
        value = " ".join(words)
        if value.casefold() not in _ABSENT:
            values[key] = value
    return values, spans


def _entries(text: str, start: int, end: int) -> Iterator[Entry]:
    """Yield key, words and place of each attribute; a key that was there before is part of a wrapped value."""
    seen: set[str] = set()
    entry: Entry | None = None
    for line in _LINE.finditer(text, start, end):
        key = _KEY.match(text, line.start(), line.end())
        if key and key[1] not in seen and (key[1] in known_keys() or _UNLISTED.fullmatch(key[1])):
            if entry:
                yield entry
            seen.add(key[1])
            entry = (key[1], text[key.end() : line.end()].split(), line.span())
        elif entry:
            entry[1].extend(line.group().split())
            entry = (entry[0], entry[1], (entry[2][0], line.end()))
    if entry:
        yield entry
