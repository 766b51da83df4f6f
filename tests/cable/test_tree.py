"""The tree: what every kind of node holds, how nodes lie in each other, and that nothing is lost."""

import pytest

from demarche import Branch, Cable, Leaf, read_cable, read_text
from demarche.cable.tree import Mark, build
from tests.conftest import CABLE

Named = tuple[str, str]
"""Kind and text of a leaf."""


def leaves(branch: Branch) -> list[Named]:
    """The leaves that hold more than blanks, without the blanks around them."""
    return [(leaf.kind, leaf.text.strip()) for leaf in branch.leaves() if leaf.text.strip()]


def branch(cable: Cable, kind: str) -> Branch:
    found = next(cable.tree.find(kind))
    assert isinstance(found, Branch)
    return found


def texts(cable: Cable, kind: str) -> list[str]:
    return [node.code.strip() for node in cable.tree.find(kind)]


def test_a_cable_is_heading_top_body_and_ending() -> None:
    tree = read_cable(CABLE).tree
    assert tree.kind == "cable"
    assert [child.kind for child in tree.children] == ["heading", "top", "body", "ending"]
    assert tree.code == CABLE
    assert (tree.start, tree.end) == (0, len(CABLE))


def test_the_format_lines_are_leaves_of_the_heading_and_of_the_ending() -> None:
    cable = read_cable(CABLE)
    assert leaves(branch(cable, "heading")) == [
        ("FL1", "VZCZCXYZ0026"),
        ("FL2", "PP RUEHFR"),
        ("FL3", "DE RUEHC #9939 0321611"),
        ("FL4", "ZNY CCCCC ZZH"),
        ("FL5", "P 011605Z FEB 10"),
        ("FL6", "FM SECSTATE WASHDC"),
        ("FL7", "TO RUEHFR/AMEMBASSY PARIS PRIORITY 2747"),
        ("FL11", "BT"),
    ]
    assert leaves(branch(cable, "ending")) == [("FL13", "BT"), ("FL15", "#9939"), ("FL16", "NNNN")]


def test_the_fields_are_leaves_of_the_top() -> None:
    assert leaves(branch(read_cable(CABLE), "top")) == [
        ("class-line", "C O N F I D E N T I A L STATE 009939"),
        ("caption", "SIPDIS"),
        ("eo", "E.O. 12958: DECL: 02/01/2020"),
        ("tags", "TAGS: PARM, ETTC, FR"),
        ("subject", "SUBJECT: (U) AN OFFER BY HALVERSUND TRADING"),
        ("ref", "REF: 09 PARIS 1234"),
        ("authority", "Classified By: ISN Acting Director Jane Roe; Reasons: 1.4 (b), (d)"),
    ]


def test_paragraphs_are_branches_of_the_body_and_the_signature_a_leaf() -> None:
    body = branch(read_cable(CABLE), "body")
    assert [node.code for node in body.find("paragraph")] == [
        "1. (C) Halversund Trading offered three machines.",
        "2. (U) Please report the response.",
    ]
    assert [node.code for node in body.find("signature")] == ["MARLOWE"]


OLD_COPY = """\
CONFIDENTIAL

PAGE 01  TARN 15133  221121Z

15
ACTION EUR-12

INFO  OCT-01  ISO-00  /013 R
DRAFTED BY EUR:JROE
                     ---------------------     054819
GR 120
P 220111Z JUL 76
FM AMEMBASSY TARN
TO SECSTATE WASHDC
INFO AMEMBASSY PARIS
XMT AMEMBASSY ROME

CONFIDENTIAL TARN 15133

CORRECTED COPY
PARIS FOR DEA

E.O. 11652: GDS
TAGS: PREL
SUBJECT: DUES

1. THE DUES RISE.

THE TUGS
--------

2. THE TUGS
CONFIDENTIAL

PAGE 02  TARN 15133  221121Z

WAIT.

Declassified/Released US Department of State EO Systematic Review 20 Mar 2014

3. THAT IS ALL.

ROWE

CONFIDENTIAL

<< END OF DOCUMENT >>
"""


@pytest.mark.parametrize(
    ("kind", "wanted"),
    [
        ("banner", ["CONFIDENTIAL", "CONFIDENTIAL", "CONFIDENTIAL"]),
        ("page-line", ["PAGE 01  TARN 15133  221121Z", "PAGE 02  TARN 15133  221121Z"]),
        ("copy-number", ["15"]),
        ("distribution", ["ACTION EUR-12", "INFO  OCT-01  ISO-00  /013 R"]),
        ("drafting", ["DRAFTED BY EUR:JROE"]),
        ("relay-line", ["---------------------     054819"]),
        ("FL10", ["GR 120"]),
        ("FL8", ["INFO AMEMBASSY PARIS"]),
        ("FL9", ["XMT AMEMBASSY ROME"]),
        ("corrected-copy", ["CORRECTED COPY"]),
        ("passing", ["PARIS FOR DEA"]),
        ("heading-line", ["THE TUGS"]),
        ("stamp", ["Declassified/Released US Department of State EO Systematic Review 20 Mar 2014"]),
        ("end-mark", ["<< END OF DOCUMENT >>"]),
        ("error", []),
    ],
)
def test_an_old_copy_has_its_lines_by_kind(kind: str, wanted: list[str]) -> None:
    cable = read_cable(OLD_COPY)
    assert texts(cable, kind) == wanted
    assert cable.tree.code == OLD_COPY


def test_a_page_break_lies_inside_its_paragraph() -> None:
    second = list(read_cable(OLD_COPY).tree.find("paragraph"))[1]
    assert isinstance(second, Branch)
    assert leaves(second) == [
        ("text", "2. THE TUGS"),
        ("banner", "CONFIDENTIAL"),
        ("page-line", "PAGE 02  TARN 15133  221121Z"),
        ("text", "WAIT."),
    ]


def test_a_further_section_has_its_heading_and_end_by_kind() -> None:
    first = CABLE.replace("L STATE", "L SECTION 01 OF 02 STATE").replace("\nMARLOWE\n", "")
    second = (
        CABLE.replace("L STATE", "L SECTION 02 OF 02 STATE").replace("1. (C)", "3. (C)").replace("2. (U)", "4. (U)")
    )
    (cable,) = read_text(first + second)
    assert [p.number for p in cable.paragraphs] == [1, 2, 3, 4]
    assert texts(cable, "section-end") == ["BT", "#9939", "NNNN"]
    assert "C O N F I D E N T I A L SECTION 02 OF 02 STATE 009939" in texts(cable, "section-heading")
    assert texts(cable, "FL1") == ["VZCZCXYZ0026"]


def test_a_continuation_line_is_a_leaf() -> None:
    text = CABLE.replace("\n2. (U)", "\nSTATE 00009939  002 OF 002\n\n2. (U)")
    assert texts(read_cable(text), "continuation") == ["STATE 00009939  002 OF 002"]


def test_what_a_carrier_wraps_around_is_no_part_of_the_message() -> None:
    head = "10STATE9939\n2010-02-01 16:05\n2011-08-30 01:44\nCONFIDENTIAL\nSecretary of State\n\n"
    cable = read_cable(head + CABLE)
    assert "".join(texts(cable, "metadata")).startswith("10STATE9939")
    assert cable.tree.code == head + CABLE


@pytest.mark.parametrize("garble", ["?? garbled ??", "%%%%", "MM##12"])
def test_a_line_of_the_heading_that_is_not_understood_is_an_error_node(garble: str) -> None:
    text = CABLE.replace("PP RUEHFR\n", f"PP RUEHFR\n{garble}\n")
    cable = read_cable(text)
    (leaf,) = cable.tree.find("error")
    assert isinstance(leaf, Leaf)
    assert leaf.text == garble
    assert text[leaf.start : leaf.end] == garble
    assert cable.reference_id == "10STATE9939"


def test_every_leaf_says_where_it_stands() -> None:
    for text in (CABLE, OLD_COPY, "", "\n", "no cable"):
        for leaf in read_cable(text).tree.leaves():
            assert text[leaf.start : leaf.end] == leaf.text == leaf.code
            assert list(leaf.leaves()) == [leaf]


@pytest.mark.parametrize(
    ("marks", "zones", "wanted"),
    [
        ([], [], [("text", "abc def")]),
        ([("m", 0, 3)], [], [("m", "abc"), ("text", " def")]),
        ([("m", 0, 5), ("n", 2, 7)], [], [("m", "abc d"), ("n", "ef")]),
        ([("m", 0, 7)], [("z", 2, 4)], [("m", "ab"), ("m", "c "), ("m", "def")]),
        ([("m", 0, 3), ("n", 4, 7)], [], [("m", "abc"), ("blank", " "), ("n", "def")]),
        ([("m", 3, 99)], [], [("text", "abc"), ("m", " def")]),
    ],
)
def test_marks_and_zones_make_leaves(marks: list[Mark], zones: list[Mark], wanted: list[Named]) -> None:
    tree = build("abc def", marks, zones, base=10)
    assert [(leaf.kind, leaf.text) for leaf in tree.leaves()] == wanted
    assert tree.start == 10


def test_zones_lie_inside_each_other() -> None:
    tree = build("abcdef", [], [("outer", 0, 6), ("inner", 2, 4)])
    (outer,) = tree.find("outer")
    (inner,) = tree.find("inner")
    assert (outer.code, inner.code) == ("abcdef", "cd")
    assert isinstance(outer, Branch)
    assert inner in outer.children
