from demarche.carriers.cablegate_html import recognises, split
from demarche.text.flow import unwrap
from tests.carriers.helpers import marked

TABLE = """\
<table class='cable'>
<tr><th>Reference ID</th><th>Created</th><th>Released</th><th>Classification</th><th>Origin</th></tr>
<tr><td><a href='/7'>10TARN7</a></td><td>2010-02-01 16:05</td><td><a href='/r'>2011-08-30 01:44</a></td>
<td>SECRET</td><td>Embassy&nbsp;Tarn</td></tr>
</table>
"""
BLOCKS = """\
<code><pre>R 011605Z FEB 10&#x000A;FM AMEMBASSY TARN</pre></code>
<code><pre><a id='p1' href='#p1'>\u00b6</a>1. (S) A &amp; B&#x000A;<a id='p2' href='#p2'>&para;</a>2. C</pre></code>
"""
PAGE = f"<html><title>Viewing cable 10TARN7, A</title>\n{TABLE}{BLOCKS}</html>\n"


def test_the_blocks_are_the_message() -> None:
    (part,) = split(PAGE)
    flow = unwrap(part.text, part.pieces, part.escape, part.base)
    assert flow.text == "R 011605Z FEB 10\nFM AMEMBASSY TARN\n 1. (S) A & B\n 2. C"
    assert PAGE[flow.start(flow.text.index("&")) :].startswith("&amp;")


def test_created_is_not_released() -> None:
    (part,) = split(PAGE)
    assert part.metadata == {
        "reference_id": "10TARN7",
        "created": "2010-02-01 16:05",
        "released": "2011-08-30 01:44",
        "classification": "SECRET",
        "origin": "Embassy Tarn",
    }
    assert "2010-02-01 16:05" in marked(part, "metadata")


def test_columns_may_stand_in_another_order_miss_or_be_rows() -> None:
    page = PAGE.replace("<th>Created</th><th>Released</th>", "<th>Released</th><th>Created</th>")
    assert split(page)[0].metadata["released"] == "2010-02-01 16:05"
    rows = "<table><tr><th>Reference ID:</th><td>10TARN7</td></tr><tr><th>Created:</th><td>2010</td></tr></table>"
    assert split(rows + BLOCKS)[0].metadata == {"reference_id": "10TARN7", "created": "2010"}


def test_without_a_table_the_title_names_the_cable() -> None:
    assert split(PAGE.replace(TABLE, ""))[0].metadata == {"reference_id": "10TARN7"}


def test_each_table_of_a_page_begins_a_cable() -> None:
    page = "<html>" + TABLE + BLOCKS + TABLE.replace("10TARN7", "10TARN8") + BLOCKS
    first, second = split(page)
    assert (first.text + second.text, second.metadata["reference_id"]) == (page, "10TARN8")


def test_a_block_that_is_not_closed_reaches_to_the_end() -> None:
    page = "<html><pre>1. A"
    assert [page[slice(*piece)] for piece in split(page)[0].pieces] == ["1. A"]


def test_a_page_without_blocks_is_all_message() -> None:
    assert split("<html>A")[0].pieces == ((0, 7),)


def test_it_is_known_as_a_page_or_as_a_piece_with_a_block() -> None:
    assert recognises("\ufeff\n<!DOCTYPE html>\n<p>")
    assert recognises(TABLE + BLOCKS)
    assert not recognises("<P> R 011605Z FEB 10\n")
