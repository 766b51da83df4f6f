"""Marks read as labels: register forms, State habit, free text, other governments', and what is not understood."""

import time

import pytest

from demarche.marking.label import Deviation, Label
from demarche.marking.parse import level_of, parse_mark

HABIT, SEPARATOR, RELEASE = Deviation.STATE_HABIT, Deviation.SEPARATOR, Deviation.RELEASE


def level(label: Label) -> str | None:
    return label.level.name if label.level else None


@pytest.mark.parametrize(
    ("mark", "rank"),
    [
        ("U", 0),
        ("UNCLAS", 0),
        ("SBU", 0),
        ("SBU-NF", 0),
        ("FOUO", 0),
        ("U//FOUO", 0),
        ("CUI", 0),
        ("LOU", 1),
        ("LIMITED OFFICIAL USE", 1),
        ("C", 2),
        ("CONF", 2),
        ("c/nf", 2),
        ("S - ENTIRE TEXT", 3),
        ("(S)", 3),
        ("[S/NF].", 3),
        ("S E C R E T", 3),
        ("S E C R E T N O F O R N", 3),
        ("T O P  S E C R E T", 4),
        ("TOPSECRET", 4),
        ("TS//SI//NF", 4),
        ("//GBR S", 3),
        ("//FGI TS", 4),
        ("C O N F I D E N T I A L", 2),
        ("S\u2013NF", 3),
        ("NF", None),
        ("ENTIRE TEXT", None),
        ("LES", None),
        ("REL TO FRANCE ONLY", None),
        ("U.S. persons only", None),
        ("S' view", None),
        ("", None),
        ("Smith", None),
    ],
)
def test_level(mark: str, rank: int | None) -> None:
    assert level_of(mark) == rank


@pytest.mark.parametrize(
    "mark",
    [
        "S",
        "S//NF",
        "SECRET//NOFORN",
        "C//REL TO USA, DNK",
        "S//REL",
        "S//REL TO USA, DNK, FVEY/RELIDO",
        "U//FOUO",
        "UNCLASSIFIED//FOR OFFICIAL USE ONLY",
        "UNCLASSIFIED//SBU NOFORN",
        "U//SBU-NF",
        "S//NF//XD",
        "TOP SECRET//SI-G WXYZ/TK//ORCON/NOFORN",
        "SECRET//RD-CNWDI//FGI DNK NOR//NOFORN//LIMDIS",
        "S//FGI//OC/NF",
        "S//DISPLAY ONLY DNK, NOR",
        "//DNK S",
        "//JOINT S DNK USA//REL TO USA, DNK",
        "LOU",
    ],
)
def test_register_form(mark: str) -> None:
    label = parse_mark(mark)
    assert label.standard
    assert label.proposed is None
    assert not label.unknown


@pytest.mark.parametrize(
    ("mark", "deviations", "proposed"),
    [
        ("S/NF", {HABIT}, "SECRET//NOFORN"),
        ("SBU", {HABIT}, "UNCLASSIFIED//SBU"),
        ("SBU/NF", {HABIT}, "UNCLASSIFIED//SBU NOFORN"),
        ("SBU-N", {HABIT}, "UNCLASSIFIED//SBU NOFORN"),
        ("U/FOUO", {HABIT}, "UNCLASSIFIED//FOUO"),
        ("C - ENTIRE TEXT", {HABIT}, "CONFIDENTIAL"),
        ("S-NF", {SEPARATOR}, "SECRET//NOFORN"),
        ("S//NF//OC", {SEPARATOR}, "SECRET//ORCON/NOFORN"),
        ("S//NODIS/EXDIS//NF", set(), None),
        ("CONF", {Deviation.SPELLING}, "CONFIDENTIAL"),
        ("S/OC/REL TO USA, NOR", {HABIT}, "SECRET//ORCON/REL TO USA, NOR"),
        ("S/DISPLAY ONLY NORWAY", {HABIT, RELEASE}, "SECRET//DISPLAY ONLY NOR"),
        ("TS/SI/FGI NOR/NF", {HABIT}, "TOP SECRET//SI//FGI NOR//NOFORN"),
        ("LOU/NF", {HABIT}, None),
        ("S/REL", {HABIT}, None),
        ("S/EYES ONLY", {HABIT, Deviation.SPELLING}, None),
        ("NF", {Deviation.NO_LEVEL}, None),
        ("S/QQ", {Deviation.UNKNOWN}, None),
    ],
)
def test_deviations(mark: str, deviations: set[Deviation], proposed: str | None) -> None:
    label = parse_mark(mark)
    assert label.deviations == deviations
    assert label.proposed == proposed


@pytest.mark.parametrize(
    ("mark", "level_name", "codes", "proposed"),
    [
        ("SECRET//REL PERU", "SECRET", ("PE",), "SECRET//REL TO USA, PER"),
        ("S/REL UK", "SECRET", ("GB",), "SECRET//REL TO USA, GBR"),
        ("SECRET REL NORWAY", "SECRET", ("NO",), "SECRET//REL TO USA, NOR"),
        ("C//REL NORWAY AND THE ROK", "CONFIDENTIAL", ("NO", "KR"), "CONFIDENTIAL//REL TO USA, KOR, NOR"),
        ("CONFIDENTIAL - RELEASABLE TO NORWAY", "CONFIDENTIAL", ("NO",), "CONFIDENTIAL//REL TO USA, NOR"),
        ("C, RELEASE TO NORWAY ONLY", "CONFIDENTIAL", ("NO",), "CONFIDENTIAL//REL TO USA, NOR"),
        ("S/REL NORWAY/NATO", "SECRET", ("NO", "NATO"), "SECRET//REL TO USA, NOR, NATO"),
        ("S//REL TO NOR, USA", "SECRET", ("NO", "US"), "SECRET//REL TO USA, NOR"),
        ("S//REL TO USA NOR", "SECRET", ("US", "NO"), "SECRET//REL TO USA, NOR"),
        ("S//REL TO USA, TRINIDAD AND TOBAGO", "SECRET", ("US", "TT"), "SECRET//REL TO USA, TTO"),
        ("S//REL TO USA", "SECRET", ("US",), None),
        ("s/rel to usa and norway", "SECRET", ("US", "NO"), "SECRET//REL TO USA, NOR"),
        ("REL TO NORWAY ONLY", None, ("NO",), None),
        ("S//USA/NOR EYES ONLY", "SECRET", ("US", "NO"), None),
    ],
)
def test_release_in_free_text(mark: str, level_name: str | None, codes: tuple[str, ...], proposed: str | None) -> None:
    label = parse_mark(mark)
    assert label.text == mark
    assert level(label) == level_name
    assert label.releases
    assert label.rel_to == codes
    assert Deviation.RELEASE in label.deviations
    assert label.proposed == proposed


def test_list_ends_where_a_control_begins() -> None:
    for mark in ("S//REL NORWAY, PERU/NF", "S//REL TO NORWAY AND PERU//NF", "S/REL NORWAY, PERU, NOFORN"):
        label = parse_mark(mark)
        assert label.rel_to == ("NO", "PE")
        assert label.controls == ("NOFORN",)
        assert label.noforn
        assert label.releases
        assert label.proposed is None  # which of the two holds is not for a parser to say


@pytest.mark.parametrize(
    "mark",
    ["S//NOT RELEASABLE TO PERU", "S/NO REL PERU", "S//NOT FOR RELEASE TO PERU", "S - NOT TO BE RELEASED TO PERU"],
)
def test_a_denied_release_is_none(mark: str) -> None:
    label = parse_mark(mark)
    assert not label.releases
    assert label.rel_to == ()
    assert label.unknown


def test_not_releasable_to_foreigners_is_noforn() -> None:
    assert parse_mark("S//NOT RELEASABLE TO FOREIGN NATIONALS").controls == ("NOFORN",)


@pytest.mark.parametrize(
    ("mark", "unknown"),
    [
        ("S//REL TO USA, QQQ", ("QQQ",)),
        ("S//REL NATO EXCEPT PERU", ("NATO EXCEPT PERU",)),
        ("S//BLUE CHANNEL HANDLING//NF", ("BLUE CHANNEL HANDLING",)),
        ("C/S", ("S",)),
        ("COSMIC TOP SECRET", ("COSMIC",)),
        ("C//SECRET", ("C",)),
    ],
)
def test_unknown_words_are_kept(mark: str, unknown: tuple[str, ...]) -> None:
    label = parse_mark(mark)
    assert label.unknown == unknown
    assert label.proposed is None


def test_of_two_levels_the_higher_counts() -> None:
    assert level(parse_mark("C//SECRET")) == "SECRET"
    assert level(parse_mark("SECRET//CONFIDENTIAL")) == "SECRET"


def test_other_governments() -> None:
    assert parse_mark("//GBR S").owners == ("GB",)
    assert parse_mark("//JOINT S GBR USA").owners == ("GB", "US")
    assert parse_mark("US SECRET").owners == ()
    assert parse_mark("//NATO S").owners == ("NATO",)
    concealed = parse_mark("//FGI S")
    assert concealed.fgi_concealed
    assert concealed.fgi == ()
    assert parse_mark("S//FGI GBR DNK//NF").fgi == ("GB", "DK")


def test_implied_level_is_told_from_a_stated_one() -> None:
    assert parse_mark("SBU").level_text is None
    assert parse_mark("U//SBU").level_text == "U"
    assert parse_mark("UNCLASSIFIED").level_text == "UNCLASSIFIED"


def test_same_mark_is_read_once() -> None:
    assert parse_mark("S//NF//ND") is parse_mark("S//NF//ND")


@pytest.mark.parametrize("unit", ["S//NF ", "REL TO UK ", "- ", "the ", "NOT A ", "SI-G A ", "USA/", "S E C ", "X-"])
def test_time_is_linear(unit: str) -> None:
    def spent(size: int) -> float:
        text = "S//REL TO " + unit * (size // len(unit))
        start = time.process_time()
        parse_mark(text)
        return time.process_time() - start

    spent(1000)
    assert spent(80_000) < 0.05 + 40 * spent(8_000)
