"""A cable as prose: one line, its passages and sentences, and the way back to the source."""

import pytest

from demarche import read_text
from demarche.claims.document import Document
from demarche.claims.signs import Signs
from demarche.claims.unwrap import unwrapped
from tests.claims.prose import request

_BODY = """The kiln works at Clayton make bricks and non-
conducting tiles. They sold    some
to a mill:

   -- ten kilns
   -- two mills

The rest is in store."""


@pytest.fixture
def document() -> Document:
    return of(request(_BODY, points="- We ask you to look at\nthe kilns.\n\n- They are hot."))


def of(text: str) -> Document:
    (cable,) = read_text(text, extractor="none")
    return Document(cable)


def words(document: Document, start: int, end: int) -> str:
    return document.text[start:end]


def test_text_is_one_line_with_single_blanks(document: Document) -> None:
    assert "\n" not in document.text
    assert "  " not in document.text.strip()
    assert "non-conducting tiles. They sold some to a mill: -- ten kilns -- two mills The rest" in document.text


def test_passages_are_the_subject_and_the_paragraphs(document: Document) -> None:
    kinds = [(p.kind, p.number) for p in document.passages]
    assert kinds[:3] == [("subject", None), ("paragraph", 1), ("paragraph", 2)]
    assert words(document, *document.passages[0][3:]) == "A SALE OF VALVES"
    assert words(document, *document.passages[2][3:]).startswith("The kiln works")
    assert document.passages[2].label == "C"


def test_a_passage_begins_behind_its_number_and_mark() -> None:
    document = of(request("placeholder").replace("2. (C) placeholder", "2. (C)\nThe kiln is cold."))
    assert words(document, *document.passages[2][3:]) == "The kiln is cold."


def test_sentences_do_not_reach_over_items(document: Document) -> None:
    found = [words(document, s.start, s.end) for s in document.sentences]
    at = found.index("They sold some to a mill:")
    assert found[at + 1 : at + 4] == ["-- ten kilns", "-- two mills", "The rest is in store."]


def test_what_holds_an_offset_is_found(document: Document) -> None:
    at = document.text.index("some to a mill")
    assert words(document, *document.sentence_at(at)[:2]) == "They sold some to a mill:"
    assert document.passage_at(at).number == 2


def test_talking_points_are_known(document: Document) -> None:
    assert document.in_points(document.text.index("They are hot"))
    assert not document.in_points(document.text.index("The rest is"))


@pytest.mark.parametrize("mark", ["(SECRET//REL PORTUGAL)\n\n", ""])
def test_what_leads_to_the_points_is_none_of_them(mark: str) -> None:
    body = (
        _BODY.replace("--", "-")
        + f"\n\n4. (S) Post should make the following points to the Ministry by May 3:\n\n{mark}-- We ask.\n\n-- Stop."
    )
    found = of(request(body))
    assert found.in_points(found.text.index("We ask."))
    assert not found.in_points(found.text.index("Ministry by May 3"))


@pytest.mark.parametrize(
    "piece", ["conducting tiles. They", "ten kilns", "A SALE OF VALVES", "We ask you to look at the kilns."]
)
def test_a_span_leads_back_to_the_same_words(document: Document, piece: str) -> None:
    at = document.text.index(piece)
    assert document.cut(document.source_span(at, at + len(piece))).split() == piece.split()


def test_a_word_divided_at_its_hyphen_leads_back_to_a_part_of_it(document: Document) -> None:
    piece = "and non-conducting tiles."
    at = document.text.index(piece)
    cut = document.cut(document.source_span(at, at + len(piece)))
    assert cut
    assert "\n" not in cut


def test_every_character_leads_back_to_itself_and_forth_again(document: Document) -> None:
    source = document.cable.flow.text
    for offset, letter in enumerate(document.text):
        place = document.running(offset)
        if letter != " ":
            assert source[place] == letter
            assert document.inside((place, place + 1)) == (offset, offset + 1)


def test_small_letters_stand_in_their_places() -> None:
    document = of(request("The firm İPEK of İzmir and GROẞ sold it."))
    assert len(document.small) == len(document.text)
    at = document.text.index("sold it")
    assert document.small[at : at + 7] == "sold it"
    assert not document.capitals


def test_a_cable_in_capitals_is_known() -> None:
    document = of(request("THE KILN IS COLD.").replace("This is an action request. Embassy", "EMBASSY").upper())
    assert document.capitals


def test_signs_that_come_later_are_found_too(document: Document, monkeypatch: pytest.MonkeyPatch) -> None:
    signs = Signs()
    kiln = signs.add("kiln")
    monkeypatch.setattr("demarche.claims.document.SIGNS", signs)
    assert len(document.signs.places[kiln]) == document.small.count("kiln")
    mill = signs.add("mill")
    first = document.small.index("mill")
    assert document.signs.within(mill, first, first + 1) == [first]
    assert document.signs.within(mill, first + 1, first + 2) == []
    assert document.signs.within(signs.add("loom"), 0, len(document.small)) == []


def test_signs_around_a_place_are_those_near_it() -> None:
    signs = Signs()
    kiln, mill = signs.add("kiln"), signs.add("mill")
    text = "kiln" + " " * 500 + "mill"
    found = signs.find(text)
    assert found.around(10) == 1 << kiln
    assert found.around(250) == 0
    assert found.around(len(text) - 100) == 1 << mill


@pytest.mark.parametrize(
    ("source", "prose"),
    [
        ("two\nlines", "two lines"),
        ("two  \n\n   paragraphs\n", "two paragraphs "),
        ("a non-\npaper", "a non-paper"),
        ("a dash -\nnot a hyphen", "a dash - not a hyphen"),
        ("wide   gaps", "wide gaps"),
        ("a\ttab\t\nand more", "a tab and more"),
        ("\n\n", ""),
        ("", ""),
    ],
)
def test_unwrapping(source: str, prose: str) -> None:
    assert "".join(piece.words for piece in unwrapped(source, 0, len(source))) == prose


def test_pieces_know_their_places() -> None:
    source = "one two\n  three   four\nfive-\nsix"
    for place, text in unwrapped(source, 4, len(source)):
        assert source.startswith(text.rstrip(), place)
