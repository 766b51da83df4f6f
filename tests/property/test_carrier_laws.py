"""Laws: parts cover their source, rows do not depend on the chunks they came in, decoding never raises."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from demarche.carriers.cablegate_csv import CsvStream, split
from demarche.carriers.model import Part
from demarche.carriers.recognise import NAMES, split_parts
from demarche.text.decode import ChunkDecoder, Sniffer, decode

anything = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=200)
DATE = "2/1/2010 16:05"
ROWS = [
    '"', '""', '\\"', "\\", ",", '","', "\n", "\r\n", "\r", " ", "A", "1", "\ufeff", '"\n"',
    f'"1","{DATE}",', f"\n1,{DATE}",
    f'"2","{DATE}","10TARN2","Tarn","SECRET","","R 1\n","1. A \\"B\\"\n"\n',
    "id,date,a,b,c,d,e,body\n", '\n"3","2/1/2010 1',
]  # fmt: skip
OTHERS = [
    "10TARN7\n2010-02-01 16:05\n2011-08-30 01:44\nSECRET\nEmbassy Tarn\n\n", "QUOTE\n",
    "Message Text\n", "Message Attributes\n", "TAGS: A\n", "Subject: n/a\n",
    "<html>", "<table>", "Reference ID", "<td>", "</tr>", "<pre>", "</pre>", "&#x000A;",
]  # fmt: skip
fragments = st.lists(st.sampled_from(ROWS + OTHERS), max_size=30).map("".join)
rows = st.lists(st.sampled_from(ROWS), max_size=30).map("".join)
cuts = st.lists(st.integers(0, 400), max_size=12)
# Bytes of all encodings, whole and damaged.
data = st.one_of(
    st.binary(max_size=60),
    st.builds(
        lambda text, encoding, tail: text.encode(encoding, "replace") + tail,
        anything,
        st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252", "latin-1"]),
        st.binary(max_size=3),
    ),
)


def assert_covers(parts: list[Part], text: str) -> None:
    assert parts
    assert "".join(part.text for part in parts) == text
    at = 0
    for part in parts:
        assert part.base == at
        at += len(part.text)
        for spans in (part.pieces, [mark[1:] for mark in part.wrapping]):
            edges = [edge for span in spans for edge in span]
            assert edges == sorted(edges)
            assert not edges or (edges[0] >= 0 and edges[-1] <= len(part.text))
        # Every character is message, or is marked as what lies around it.
        size = sum(end - start for start, end in (*part.pieces, *(mark[1:] for mark in part.wrapping)))
        assert size == len(part.text)


def pieces_of(size: int, edges: list[int]) -> list[tuple[int, int]]:
    return list(pairwise(sorted({0, size, *(min(edge, size) for edge in edges)})))


@settings(max_examples=300)
@given(st.one_of(anything, fragments), st.sampled_from([None, *NAMES]))
def test_parts_cover_the_text_whatever_it_is_read_as(text: str, carrier: str | None) -> None:
    assert_covers(split_parts(text, carrier), text)


@settings(max_examples=1000)
@given(rows, cuts)
def test_rows_are_the_same_however_the_text_is_cut(text: str, edges: list[int]) -> None:
    stream = CsvStream()
    parts = [part for a, b in pieces_of(len(text), edges) for part in stream.feed(text[a:b])]
    parts += stream.feed("", last=True)
    assert (parts or split("")) == split(text)


@settings(max_examples=300)
@given(data, cuts)
def test_decoding_never_raises_and_is_the_same_in_chunks(data: bytes, edges: list[int]) -> None:
    found = decode(data)
    sniffer = Sniffer()
    pieces = pieces_of(len(data), edges)
    for a, b in pieces:
        sniffer.feed(data[a:b])
    assert sniffer.verdict() == (found.encoding, found.replaced)
    decoder = ChunkDecoder(found.encoding)
    assert "".join(decoder.feed(data[a:b]) for a, b in pieces) + decoder.close() == found.text


@given(data)
def test_what_was_not_replaced_comes_back(data: bytes) -> None:
    found = decode(data)
    if not found.replaced:
        assert found.text.encode(found.encoding) == data
