"""Law 1: the tree of any input concatenates back to it. Law 2: reading never raises."""

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from demarche import read_cable, read_cables, read_text
from demarche.cable.tree import Branch, build
from tests.laws import assert_laws

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.*"))
CABLES = sorted((Path(__file__).parents[1] / "cables").glob("*.txt"))
anything = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=400)
fragments = st.lists(
    st.sampled_from(
        [
            "VZCZCXYZ0001\n",
            "OO RUEHXX\n",
            "DE RUEHC #1234 0321611\n",
            "ZNY SSSSS ZZH\n",
            "P 011605Z FEB 10\n",
            "FM SECSTATE WASHDC\n",
            "TO RUEHXX/AMEMBASSY TARN 1\n",
            "INFO ",
            "XMT AMEMBASSY TARN\n",
            "BT\n",
            "S E C R E T STATE 001234\n",
            "SIPDIS\n",
            "\n",
            "\r\n",
            "\x00",
            "\x0c",
            "E.O. 12958: DECL: X1\n",
            "TAGS: PREL, OVIP (DOE, JANE)\n",
            "SUBJECT: (S) A\n",
            "REF: A. STATE 1 B. ",
            "CLASSIFIED BY: X, REASON 1.5 (B)\n",
            "1. (S) Text.\n",
            "2. ",
            "QUOTE\n",
            "UNQUOTE\n",
            "PAGE 02 STATE 1234\n",
            "STATE 00001234  002 OF 003\n",
            "-----\n",
            "HEADING\n",
            "BEGIN TALKING POINTS\n",
            "-- point\n",
            "END POINTS\n",
            "RICE\n",
            "#1234\n",
            "NNNN\n",
            '"1","',
            '\\"',
            "<pre>",
            "&#x000A;",
            "Message Text\n",
            "Message Attributes\n",
            "TAGS: PREL\n",
        ]
    ),
    max_size=40,
).map("".join)


@given(anything)
def test_any_text(text: str) -> None:
    for cable in read_text(text):
        assert_laws(cable, text)


@settings(max_examples=300)
@given(fragments)
def test_any_pile_of_fragments(text: str) -> None:
    cables = read_text(text)
    assert "".join(cable.text for cable in cables) == text
    for cable in cables:
        assert_laws(cable, text)


@given(anything, st.lists(st.tuples(st.integers(0, 400), st.integers(0, 400)), max_size=8))
def test_any_marks_make_a_tree(text: str, edges: list[tuple[int, int]]) -> None:
    marks = [("mark", min(e), min(max(e), len(text))) for e in edges]
    tree = build(text, [m for m in marks if m[1] < m[2]], [("zone", 0, len(text))] if text else [])
    assert isinstance(tree, Branch)
    assert tree.code == text


@pytest.mark.parametrize("path", [*EXAMPLES, *CABLES], ids=lambda p: p.name)
def test_examples_and_what_becomes_of_them(path: Path) -> None:
    if path.suffix == ".md":
        pytest.skip("not a cable")
    for cable in read_cables(path):
        assert_laws(cable)
    text = path.read_bytes().decode("utf-8", "replace")
    lines = text.splitlines(keepends=True)
    generator = random.Random(path.name)
    for _ in range(20):
        mixed = lines[:]
        for _ in range(generator.randint(1, 6)):
            i, j = generator.randrange(len(mixed)), generator.randrange(len(mixed))
            match generator.randrange(4):
                case 0:
                    del mixed[i : i + 1 + j % 3]
                case 1:
                    mixed.insert(i, mixed[j])
                case 2:
                    mixed[i], mixed[j] = mixed[j], mixed[i]
                case _:
                    mixed[i] = mixed[i][: len(mixed[i]) // 2]
            mixed = mixed or [""]
        broken = "".join(mixed)
        for cable in read_text(broken):
            assert_laws(cable, broken)


def test_the_same_text_gives_the_same_record() -> None:
    for path in CABLES[:5]:
        text = path.read_text(encoding="utf-8", errors="replace")
        assert read_cable(text).to_record() == read_cable(text).to_record()
