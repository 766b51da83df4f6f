"""Law: every character of the running text stands at its place in the source."""

from hypothesis import given
from hypothesis import strategies as st

from demarche.text.flow import Flow, smooth, unwrap

texts = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=80)


@given(texts)
def test_smoothing_keeps_every_offset(text: str) -> None:
    assert len(smooth(text)) == len(text)


@given(texts, st.lists(st.integers(0, 80), max_size=8), st.lists(st.integers(0, 80), max_size=6))
def test_cuts_map_back(text: str, first: list[int], second: list[int]) -> None:
    flow = Flow(text, base=7)
    for edges in (first, second):
        ends = sorted({min(e, len(flow.text)) for e in edges})
        flow = flow.without(list(zip(ends[::2], ends[1::2], strict=False)))
    for i, letter in enumerate(flow.text):
        assert text[flow.start(i) - 7] == letter
        assert flow.start(i) < flow.end(i + 1) <= len(text) + 7


@given(st.text(alphabet='ab\\"\n&lt;#1<>', max_size=60), st.sampled_from([None, "csv", "html"]))
def test_escapes_map_back_in_order(text: str, escape: str | None) -> None:
    flow = unwrap(text, [(0, len(text))], escape)
    places = [flow.start(i) for i in range(len(flow.text))]
    assert places == sorted(places)
    assert all(0 <= place < len(text) for place in places)
