"""Running text and the way back to the source."""

import pytest

from demarche.text.flow import Flow, line_ends, line_start, smooth, unwrap


def test_plain_text_costs_nothing() -> None:
    flow = unwrap("abc\ndef\n", [(0, 8)])
    assert flow.text == "abc\ndef\n"
    assert flow.plain
    assert flow.span((4, 7)) == (4, 7)


def test_base_is_added() -> None:
    flow = unwrap("xx abc", [(3, 6)], base=100)
    assert flow.text == "abc"
    assert flow.span((0, 3)) == (103, 106)


def test_odd_characters_keep_their_place() -> None:
    text = "a\r\nb\x00c\x0cd\u00b61.\u00a0x\\\n"
    assert smooth(text) == "a \nb c d 1. x \n"
    assert len(smooth(text)) == len(text)


def test_old_macintosh_line_ends() -> None:
    assert smooth("a\rb") == "a\nb"


def test_csv_escapes_map_back() -> None:
    source = '"say \\"no\\" now","a ""b"""'
    flow = unwrap(source, [(1, 15), (18, 25)], "csv")
    assert flow.text == 'say "no" now\na "b"'
    start = flow.text.index('"no"')
    assert source[slice(*flow.span((start, start + 4)))] == '\\"no\\"'
    assert source[slice(*flow.span((len(flow.text) - 3, len(flow.text))))] == '""b""'


def test_html_entities_and_tags_map_back() -> None:
    source = "<pre>A&amp;B <a name='1'>&para;</a>1. x&#x000A;y</pre>"
    flow = unwrap(source, [(5, source.index("</pre>"))], "html")
    assert flow.text == "A&B  1. x\ny"
    assert source[slice(*flow.span((0, 3)))] == "A&amp;B"
    assert source[slice(*flow.span((5, 7)))] == "1."


def test_cuts_leave_a_way_back() -> None:
    source = "one PAGE 02 two\nthree"
    flow = Flow(source).without([(4, 12)])
    assert flow.text == "one two\nthree"
    assert source[slice(*flow.span((4, 7)))] == "two"
    assert source[slice(*flow.span((0, 7)))] == "one PAGE 02 two"


def test_cuts_of_cuts() -> None:
    source = "0123456789"
    flow = Flow(source, base=50).without([(2, 4)]).without([(0, 1), (5, 6)])
    assert flow.text == "145689"[:4] + flow.text[4:]
    assert [source[flow.start(i) - 50] for i in range(len(flow.text))] == list(flow.text)


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n"])
def test_lines_end_in_three_ways(end: str) -> None:
    text = f"ab{end}{end}cd{end}"
    at = text.index("d")
    assert (line_ends(text, at), at - line_start(text, at)) == (2, 1)
    assert (line_ends(text, 0), line_start(text, 0)) == (0, 0)
    assert line_ends(text, len(text)) == 3


def test_the_halves_of_a_line_end_are_on_its_line() -> None:
    assert [(line_ends("a\r\nb\rc\n", at), line_start("a\r\nb\rc\n", at)) for at in range(7)] == [
        (0, 0),
        (0, 0),
        (0, 0),
        (1, 3),
        (1, 3),
        (2, 5),
        (2, 5),
    ]
