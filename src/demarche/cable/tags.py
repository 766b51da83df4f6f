"""TAGS: subjects, programs, places, organizations and persons, told apart by shape and by list (5 FAH-3).

They are separated by commas, by blanks, or not at all (`PHUMBA`); persons stand in brackets (`OVIP (VANCE, CYRUS)`) or
bare behind the tags that take persons. A line that follows belongs to the field where the line before ends with a
comma, or where all its words are known tags.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from demarche.cable.model import Span
from demarche.cable.words import load
from demarche.text.phrases import any_phrase


class _Vocabulary(NamedTuple):
    subjects: frozenset[str]
    programs: frozenset[str]
    organizations: frozenset[str]
    places: frozenset[str]
    phrases: re.Pattern[str]
    behind: frozenset[str]


@cache
def _vocabulary() -> _Vocabulary:
    data = load("tags")
    subjects = {tag for tags in data["subjects"].values() for tag in tags.split()}
    places = frozenset(data["geography"]["codes"].split())
    if odd := [code for code in places if len(code) != 2]:
        raise ValueError(f"data/tags.toml: geography codes have two letters, not {odd}")
    return _Vocabulary(
        frozenset(tag for tag in subjects if len(tag) > 2),
        frozenset(data["programs"]["names"].split()),
        frozenset(data["organizations"]["names"].split()),
        places,
        re.compile(rf"(?<![A-Z])(?:{any_phrase(data['phrases']['names'])})(?![A-Z])"),
        frozenset(data["persons"]["behind"]),
    )


_PROGRAM = re.compile(r"K[A-Z]{3,4}$")
_REGION = re.compile(r"(?:X[A-Z]|[1-9][A-Z])$")
_PERSON = re.compile(r"[A-Z][A-Z'. -]*, [A-Z]")


@lru_cache(maxsize=8192)
def tag_kind(tag: str) -> str:
    """Return `subject`, `program`, `place`, `organization`, `person`, `phrase` or `unknown`."""
    words = _vocabulary()
    if tag in words.subjects:
        return "subject"
    if len(tag) == 2:
        return "place" if tag in words.places or _REGION.match(tag) else "unknown"
    if tag in words.organizations:
        return "organization"
    if tag in words.programs:
        return "program"
    if _PERSON.match(tag):
        return "person"
    return "phrase" if words.phrases.fullmatch(tag) else "unknown"


def _known(word: str) -> bool:
    """Whether a word is a tag by list, or a program by its shape."""
    return tag_kind(word) in ("subject", "program", "place", "organization") or _PROGRAM.match(word) is not None


@lru_cache(maxsize=4096)
def _unglue(word: str) -> tuple[str, ...]:
    """Return the known tags that the word runs together (`PHUMBA`), or the word alone."""
    if len(word) < 6 or _known(word) or not word.isalpha():
        return (word,)
    subjects, places = _vocabulary().subjects, _vocabulary().places
    lead = (word[:2],) if len(word) % 4 == 2 and word[:2] in places and word[2:6] in subjects else ()
    rest = word[2:] if lead else word
    parts = [rest[i : i + 4] for i in range(0, len(rest), 4)]
    tail = len(parts[-1]) == 2 and parts[-1] in places
    fours = parts[:-1] if tail else parts
    if all(part in subjects or _PROGRAM.match(part) for part in fours) and any(part in subjects for part in fours):
        return (*lead, *parts)
    return (word,)


_TAG_SHAPE = re.compile(r"[A-Z]{4}$|[A-Z]{2}$")


def _slashed(word: str) -> tuple[str, ...]:
    """Return the tags that bare slashes part (`PREL/PGOV`), the word alone where a piece has no shape of a tag."""
    parts = tuple(word.split("/"))
    shaped = all(_TAG_SHAPE.match(part) or _known(part) for part in parts)
    return parts if shaped and any(tag_kind(part) == "subject" for part in parts) else (word,)


def _broken(field: str, first: Span, second: Span) -> str | None:
    """Return the tag from which a blank has cut the first letter (`K CRM`), or that a line end parts, else None."""
    head, rest = field[slice(*first)], field[slice(*second)].strip(_EDGES)
    apart = "\n" in field[first[1] : second[0]] and not _known(head)
    whole = (apart or (len(head) == 1 and len(rest) == 3)) and head.isalpha() and not _known(rest)
    return head + rest if whole and tag_kind(head + rest) in ("subject", "program") else None


_SEPARATOR = re.compile(r"[,;]")
_MARKS = ("(U)", "(C)", "(S)", "(SBU)", "(LOU)")
"""Marks behind a tag, which are none themselves."""
_BRACKET = re.compile(r"\([^()]{1,120}\)")
_WORD = re.compile(r"[^\s,;]+")
_EDGES = " \t.:;,-/\\"
_ALSO = re.compile(r"\bAND\b", re.IGNORECASE)
_SIMPLE = re.compile(r"(?:[A-Z]{2,5}(?:, ?| +|$))+$")


def parse_tags(text: str, start: int, stop: int) -> tuple[list[tuple[str, Span]], int]:
    """Read TAGS from `start`, at most to `stop`; return (tag, span) in order, each tag once, and where they end."""
    end = _find_end(text, start, stop)
    field = text[start:end].upper()
    if len(field) != end - start:  # a letter that has no capital of the same length
        field = text[start:end]
    found: dict[str, Span] = {}
    line = field.strip()
    if _SIMPLE.match(line) and all(_known(word) for word in line.replace(",", " ").split()):
        for hit in _WORD.finditer(field):
            found.setdefault(hit.group(), (start + hit.start(), start + hit.end()))
    else:
        for tag, (first, last) in _split(field):
            found.setdefault(tag, (start + first, start + last))
    return list(found.items()), end


def _find_end(text: str, start: int, stop: int) -> int:
    """Return the end of the field: of its first line with words, and of the lines that go on with it."""
    end = at = start
    words, gap = "", False
    while at < stop:
        line_end = text.find("\n", at, stop)
        line_end = stop if line_end < 0 else line_end
        line = text[at:line_end].strip(" \t\\")
        if words and not line:
            gap = True
        elif words and not (words.endswith(",") and _plausible(line)) and not _goes_on(line, words, gap=gap):
            break
        elif line:
            words, end, gap = line, line_end, False
        elif not words and at > start + 4:
            break
        at = line_end + 1
    return end


def _plausible(line: str) -> bool:
    return len(line) < 100 and not line.endswith(".") and ":" not in line


def _goes_on(line: str, before: str, *, gap: bool) -> bool:
    """Tell whether a line that follows without a comma holds tags: short words in capitals, most of them known.

    Its first word may be the rest of the last one of the line before. Behind a gap, every word is a known tag.
    """
    plain = _BRACKET.sub(" ", line)
    head, rest = before.rpartition(" ")[2].upper(), _WORD.match(plain)
    if rest and head.isalpha() and len(head) < 4 and not _known(head) and tag_kind(head + rest.group()) != "unknown":
        return _plausible(line)
    parts = [part for word in re.split(r"[,;\s]+", plain.upper()) if (part := word.strip(_EDGES))]
    known = sum(_known(part) or len(_unglue(part)) > 1 for part in parts)
    if known == len(parts) or gap:
        return known == len(parts) and (bool(parts) or not gap)
    return line.isupper() and 2 * known > len(parts) and all(len(part) < 6 for part in parts)


def _split(field: str) -> Iterator[tuple[str, Span]]:
    """Yield the tags of a field that is not a plain list."""
    behind = any(word in field for word in _vocabulary().behind)
    at = 0
    for bracket in [*_BRACKET.finditer(field), None]:
        until = bracket.start() if bracket else len(field)
        yield from _chunks(field, at, until, behind)
        if bracket and bracket.group() in _MARKS:
            at = bracket.end()
        elif bracket:
            yield from _persons(field, bracket.start() + 1, bracket.end() - 1)
            at = bracket.end()


def _chunks(field: str, start: int, end: int, persons: bool) -> Iterator[tuple[str, Span]]:
    at = start
    edges = [*(hit.span() for hit in _SEPARATOR.finditer(field, start, end)), (end, end)]
    for until, after in edges:
        if field[at:until].strip(_EDGES + "\n()"):
            yield from _chunk(field, at, until, persons)
        at = after


def _chunk(field: str, start: int, end: int, persons: bool) -> Iterator[tuple[str, Span]]:
    """Yield the tags between two commas: known ones one by one, other words together."""
    phrases = [hit.span() for hit in _vocabulary().phrases.finditer(field, start, end)]
    run: list[Span] = []
    words = [hit.span() for hit in _WORD.finditer(field, start, end)]
    for i, (first, last) in enumerate(words):
        phrase = next((p for p in phrases if p[0] <= first < p[1]), None)
        word = field[first:last].strip(_EDGES + "()")
        if not word or word in ("TAGS", "TAG"):
            continue
        if phrase is not None:
            yield from _run(field, run, persons)
            run = []
            if phrase[0] == first:
                yield field[phrase[0] : phrase[1]], phrase
            continue
        if len(word) < 4 and i + 1 < len(words) and (tag := _broken(field, words[i], words[i + 1])):
            yield from _run(field, run, persons)
            run = []
            end = words[i + 1][1]
            words[i + 1] = (end, end)
            yield tag, (first, end)
            continue
        parts = _slashed(word) if "/" in word else _unglue(word)
        between = run and i + 1 < len(words) and not _known(field[slice(*words[i + 1])].strip(_EDGES))
        if len(parts) > 1 or (_known(word) and not (between and word in ("IN", "TO", "IS", "SO", "AS", "AN"))):
            yield from _run(field, run, persons)
            run = []
            place = first + field[first:last].index(word)
            for part in parts:
                yield part, (place, place + len(part))
                place += len(part) + ("/" in word)
            continue
        run.append((first, last))
    yield from _run(field, run, persons)


def _run(field: str, run: list[Span], persons: bool) -> Iterator[tuple[str, Span]]:
    """Yield what a run of unknown words means: persons in pairs behind a tag that takes them, else one phrase."""
    if not run:
        return
    if persons and len(run) % 2 == 0:
        for one, two in zip(run[::2], run[1::2], strict=True):
            yield f"{field[slice(*one)].strip(_EDGES)}, {field[slice(*two)].strip(_EDGES)}", (one[0], two[1])
        return
    words = " ".join(field[first:last] for first, last in run).strip(_EDGES + "()")
    if words:
        yield words, (run[0][0], run[-1][1])


def _persons(field: str, start: int, end: int) -> Iterator[tuple[str, Span]]:
    """Yield the persons within brackets: `VANCE, CYRUS`, `ABC, JAMES AND DEF, THOMAS F.`, or tags set in brackets."""
    inside = field[start:end]
    if "," not in inside and all(_known(word) for word in inside.split()):
        for hit in _WORD.finditer(field, start, end):
            yield hit.group(), hit.span()
        return
    at = start
    for until, after in [*(hit.span() for hit in _ALSO.finditer(field, start, end)), (end, end)]:
        words = " ".join(field[at:until].split()).strip(" ,;")
        if words:
            yield re.sub(r" ?, ?", ", ", words), (at, until)
        at = after
