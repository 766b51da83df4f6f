"""Every span lies inside its cable, and where the record gives the words of a span, they stand there."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings

from demarche import Cable, read_cables, read_text
from demarche.text.flow import Span, smooth
from tests.conftest import CABLE, ROOT
from tests.property.pieces import texts

FILES = sorted([*(ROOT / "examples").glob("*.txt"), *(ROOT / "tests" / "cables").glob("*.txt")])


def spans(cable: Cable) -> Iterator[Span]:
    """Every span that a cable gives, in offsets of its source."""
    for field in ("paragraphs", "headings", "talking_points", "contacts", "references", "sections", "problems"):
        for item in getattr(cable, field):
            yield item.span
    yield from filter(None, (cable.signed_span, cable.another))
    top = cable.top
    for place in (top.subject_span, top.tags_span, top.references_span, *(span for _, span in top.tags)):
        if place:
            yield cable.flow.span(place)


def words_at_spans(cable: Cable) -> Iterator[tuple[str, Span]]:
    """Words that the record gives, each with the span that they stand in."""
    for heading in cable.headings:
        yield heading.text, heading.span
    if "references" not in cable.derived:  # else they stand in what the carrier says
        for reference in cable.references:
            yield reference.text, reference.span
    for contact in cable.contacts:
        yield from ((words, contact.span) for words in (contact.name, contact.phone, contact.email) if words)
    for paragraph in cable.paragraphs:
        yield from ((words, paragraph.span) for words in (str(paragraph.number), paragraph.marking) if words)
        if paragraph.heading:
            yield paragraph.heading, paragraph.span
    if cable.signed and cable.signed_span:
        yield cable.signed, cable.signed_span
    if cable.subject and cable.top.subject_span:
        yield cable.subject, cable.flow.span(cable.top.subject_span)


def letters(text: str) -> str:
    return "".join(smooth(text).split()).casefold()


def holds(text: str, words: str) -> bool:
    """Whether the letters of the words stand in the text in order; what cuts a text may lie between them."""
    rest = iter(letters(text))
    return all(letter in rest for letter in letters(words))


def assert_spans(cable: Cable) -> None:
    def cut(span: Span) -> str:
        return cable.text[span[0] - cable.start : span[1] - cable.start]

    for start, end in spans(cable):
        assert cable.start <= start <= end <= cable.end or (start, end) == cable.another
    whole = not cable.furniture and cable.source.carrier not in ("cablegate-csv", "cablegate-html")
    for words, span in words_at_spans(cable):
        if whole:
            assert letters(words).replace("\\", "") in letters(cut(span)).replace("\\", ""), (words, cut(span))
        elif cable.source.carrier != "cablegate-html":
            assert holds(cut(span), words), (words, cut(span))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_the_words_of_a_cable_stand_where_the_record_says(path: Path) -> None:
    for cable in read_cables(path):
        assert_spans(cable)
    lines = path.read_bytes().decode("utf-8", "replace").splitlines(keepends=True)
    generator = random.Random(path.name)
    for _ in range(10):
        mixed = lines[:]
        for _ in range(generator.randint(1, 5)):
            i, j = generator.randrange(len(mixed)), generator.randrange(len(mixed))
            mixed[i], mixed[j] = mixed[j], mixed[i].replace("\n", generator.choice(["\n", "\r\n", " ", "\n\n"]))
        for cable in read_text("".join(mixed)):
            assert_spans(cable)


def test_most_cables_have_many_words_to_find() -> None:
    counts = [sum(1 for _ in words_at_spans(cable)) for path in FILES for cable in read_cables(path)]
    assert sum(counts) > 10 * len(counts)


@settings(max_examples=300)
@given(texts)
def test_the_words_of_any_text_stand_where_the_record_says(text: str) -> None:
    for cable in read_text(text):
        assert_spans(cable)


def test_places_in_an_escaped_row_are_those_of_the_source() -> None:
    body = CABLE.replace("Halversund Trading offered", 'The "Halversund" offered')
    escaped = body.replace('"', '\\"')
    row = f'"1","2/1/2010 16:05","10STATE9939","State","CONFIDENTIAL","09PARIS1234","","{escaped}"\n'
    (cable,) = read_text(row)
    assert row[slice(*cable.paragraphs[0].span)] == '1. (C) The \\"Halversund\\" offered three machines.'
    assert row[slice(*cable.references[0].span)] == "09 PARIS 1234"


def test_places_in_a_page_are_those_of_the_source() -> None:
    body = CABLE.replace("offered", "&amp; Sons offered").replace("\n", "&#x000A;\n")
    page = f"<html><table><tr><td>Reference ID</td></tr></table><code><pre>{body}</pre></code></html>"
    (cable,) = read_text(page)
    assert cable.source.carrier == "cablegate-html"
    assert page[slice(*cable.paragraphs[0].span)] == "1. (C) Halversund Trading &amp; Sons offered three machines."
