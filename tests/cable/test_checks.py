"""Every problem code: the sound cable has none of them, and a small edit of it has that one, in its place."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from demarche import Cable, read_cable, read_text
from demarche.cable.problems import CODES
from tests.conftest import CABLE

Edit = Callable[[str], str]


def swap(*pairs: tuple[str, str]) -> Edit:
    """Put the second text of each pair in the place of the first, which has to be there."""

    def edit(text: str) -> str:
        for old, new in pairs:
            assert text.count(old) == 1, old
            text = text.replace(old, new)
        return text

    return edit


def carried(reference_id: str = "10STATE9939", date: str = "2010-02-01", name: str = "CONFIDENTIAL") -> Edit:
    """Put the five lines of metadata of a released text before the cable."""
    return lambda text: f"{reference_id}\n{date} 16:05\n2011-08-30 01:44\n{name}\nSecretary of State\n\n{text}"


def drop(start: str, end: str) -> Edit:
    """Leave out what stands from `start` up to `end`."""
    return lambda text: text[: text.index(start)] + text[text.index(end) :]


def cut(behind: str) -> Edit:
    return lambda text: text[: text.index(behind) + len(behind)]


QUOTED = (
    "\n\nQUOTE\nR 251605Z JAN 10\nFM AMEMBASSY TARN\nTO SECSTATE WASHDC\nBT\nUNCLAS TARN 12\nSUBJECT: DUES\n"
    "1. THE DUES RISE.\nUNQUOTE\n"
)
OTHER = CABLE.replace("9939", "9940")

DEFECTS: dict[str, tuple[Edit, str]] = {
    "dtg-invalid": (swap(("011605Z", "311605Z")), "311605Z FEB 10"),
    "julian-dtg-mismatch": (swap(("0321611", "0351611")), "DE RUEHC #9939 0351611"),
    "precedence-mismatch": (swap(("PP RUEHFR", "RR RUEHFR")), "RR RUEHFR"),
    "zny-class-mismatch": (swap(("ZNY CCCCC", "ZNY SSSSS")), "ZNY SSSSS ZZH"),
    "zny-missing": (swap(("ZNY CCCCC ZZH\n", "")), "DE RUEHC #9939 0321611"),
    "serial-mrn-mismatch": (swap(("DE RUEHC #9939", "DE RUEHC #9938"), ("\n#9939", "\n#9938")), "DE RUEHC #9938"),
    "closing-serial-mismatch": (swap(("\n#9939", "\n#9993")), "#9993"),
    "reference-id-mismatch": (carried(reference_id="10STATE9940"), "10STATE9940"),
    "metadata-class-mismatch": (carried(name="SECRET"), "10STATE9939"),
    "metadata-date-mismatch": (carried(date="2010-02-11"), "10STATE9939"),
    "section-missing": (swap(("L STATE 009939", "L SECTION 02 OF 02 STATE 009939")), "C O N F I D E N T I A L SECTION"),
    "page-missing": (swap(("\n2. (U)", "\nPAGE 03 RUEHC 9939 CONFIDENTIAL\n\n2. (U)")), "PAGE 03 RUEHC 9939"),
    "distribution-sum": (swap(("\nZNY", "\nACTION EUR-12\nINFO  OCT-01  /020 R\nZNY")), "ACTION EUR-12"),
    "portion-above-class": (swap(("1. (C)", "1. (S)")), "1. (S)"),
    "portion-missing": (swap(("\nMARLOWE", "\n3. The machines wait.\n\nMARLOWE")), "3. T"),
    "noforn-rel-conflict": (swap(("1. (C)", "1. (C//NF//REL TO USA, FRA)")), "1. (C//NF//REL TO USA, FRA)"),
    "nonstandard-marking": (swap(("1. (C)", "1. (CONFIDENTIAL)")), "1. (CONFIDENTIAL)"),
    "banner-rollup-mismatch": (swap(("1. (C)", "1. (U)")), "C O N F I D E N T I A L STATE 009939"),
    "eo-not-in-force": (swap(("12958", "12356")), "E.O. 12356: DECL: 02/01/2020"),
    "declass-too-long": (swap(("02/01/2020", "02/02/2035")), "E.O. 12958: DECL: 02/02/2035"),
    "declass-missing": (swap(("DECL: 02/01/2020", "N/A")), "E.O. 12958: N/A"),
    "reason-missing": (swap(("; Reasons: 1.4 (b), (d)", "")), "Classified By: ISN Acting Director Jane Roe"),
    "reason-not-in-force": (swap(("1.4 (b)", "1.5 (b)")), "Classified By: ISN Acting Director Jane Roe"),
    "paragraph-skipped": (swap(("2. (U)", "3. (U)")), "3. ("),
    "paragraph-duplicated": (swap(("2. (U)", "1. (U)")), "1. ("),
    "truncated": (cut("Please report the"), "e"),
    "empty-body": (drop("1. (C)", "BT\n#9939"), ""),
    "signature-missing": (swap(("MARLOWE\n", "")), ""),
    "second-message": (lambda text: text + OTHER, ""),
    "embedded-message": (swap(("the response.", f"the response.{QUOTED}")), "QUOTE\nR 251605Z"),
    "ref-unparsed": (swap(("09 PARIS 1234", "THE USUAL THING")), "THE USUAL THING"),
    "ref-in-future": (swap(("09 PARIS 1234", "11 PARIS 1234")), "11 PARIS 1234"),
    "tag-unknown": (swap(("PARM, ETTC", "PARM, PZQX")), "PZQX"),
    "decoding-replaced": (swap(("three machines", "thr\ufffde machines")), "\ufffd"),
    "heading-unparsed": (swap(("VZCZCXYZ0026\n", "VZCZCXYZ0026\n?? garbled ??\n")), "?? garbled ??"),
    "not-a-cable": (lambda _: "Dear Sir,\n\nThe dues rise.\n", "Dear Sir,"),
}
"""Code to the edit that plants it, and the words at which the problem points."""


def codes(text: str) -> list[str]:
    return [p.code for p in read_cable(text).problems]


def test_the_sound_cable_has_no_problem() -> None:
    assert codes(CABLE) == []
    assert codes(carried()(CABLE)) == []


def test_every_code_has_its_defect_and_no_other() -> None:
    assert DEFECTS.keys() == CODES.keys()


def test_the_codes_are_those_that_were_published(shared: Path) -> None:
    _, _, section = (shared / "READING.md").read_text("utf-8").partition("## Problems")
    section, _, _ = section.partition("\n# ")
    published = set(re.findall(r"`([a-z]+(?:-[a-z]+)+|truncated)`", section))
    assert published <= CODES.keys()
    assert CODES.keys() - published == {"heading-unparsed"}


@pytest.mark.parametrize("code", DEFECTS)
def test_the_defect_is_found_alone_with_its_severity_and_place(code: str) -> None:
    edit, words = DEFECTS[code]
    text = edit(CABLE)
    (problem,) = read_text(text)[0].problems
    assert (problem.code, problem.severity) == (code, CODES[code][0])
    start, end = problem.span
    assert 0 <= start <= end <= len(text)
    assert text[start:end].startswith(words)
    assert problem.message


def test_problems_stand_in_order_of_place() -> None:
    text = CABLE
    for code in ("tag-unknown", "precedence-mismatch", "portion-above-class", "zny-class-mismatch"):
        text = DEFECTS[code][0](text)
    found = read_cable(text).problems
    assert [p.code for p in found] == [
        "precedence-mismatch",
        "zny-class-mismatch",
        "tag-unknown",
        "portion-above-class",
    ]
    assert [p.span for p in found] == sorted(p.span for p in found)


def read(*pairs: tuple[str, str]) -> Cable:
    return read_cable(swap(*pairs)(CABLE))


@pytest.mark.parametrize(
    ("dtg", "filing", "sound"),
    [
        ("011605Z FEB 10", "0321611", True),
        ("012352Z FEB 10", "0330006", True),
        ("012352Z FEB 10", "0331751", True),
        ("012352Z FEB 10", "0331753", False),
        ("010100Z FEB 10", "0312300", True),
        ("011605Z FEB 10", "0312300", False),
        ("312352Z DEC 09", "0010006", True),
        ("011605Z FEB 10", "3671611", False),
    ],
)
def test_a_cable_is_filed_at_or_shortly_after_its_time(dtg: str, filing: str, sound: bool) -> None:
    found = [p.code for p in read(("011605Z FEB 10", dtg), ("0321611", filing)).problems]
    assert ("julian-dtg-mismatch" not in found) is sound


@pytest.mark.parametrize(
    ("called", "group", "severity"),
    [
        ("PP", "P", None),
        ("OO", "O P", None),
        ("OO", "P O", None),
        ("PP", "O P", "warning"),
        ("RR", "O P", "error"),
        ("ZZ", "P", "error"),
    ],
)
def test_fl2_has_the_higher_precedence(called: str, group: str, severity: str | None) -> None:
    """The lower of the two is a slip that changes nothing for the action addressee: worth a look."""
    found = read(("PP RUEHFR", f"{called} RUEHFR"), ("\nP 011605Z", f"\n{group} 011605Z")).problems
    assert [p.severity for p in found if p.code == "precedence-mismatch"] == ([severity] if severity else [])


@pytest.mark.parametrize(
    ("warning", "line", "sound"),
    [
        ("ZNR UUUUU ZZH", "UNCLAS", True),
        ("ZNR UUUUU ZZH", "LIMITED OFFICIAL USE", True),
        ("ZNY CCCCC ZZH", "LIMITED OFFICIAL USE", True),
        ("ZNY TTTTT ZZH", "TOP SECRET", True),
        ("ZNR UUUUU ZZH", "CONFIDENTIAL", False),
        ("ZNY CCCCC ZZH", "UNCLAS", False),
        ("ZNY EEEEE ZZH", "SECRET", True),
    ],
)
def test_fl4_names_the_class_of_the_text(warning: str, line: str, sound: bool) -> None:
    found = [p.code for p in read(("ZNY CCCCC ZZH", warning), ("C O N F I D E N T I A L", line)).problems]
    assert ("zny-class-mismatch" not in found) is sound


def test_an_unclassified_cable_needs_no_security_warning() -> None:
    found = read(("ZNY CCCCC ZZH\n", ""), ("C O N F I D E N T I A L", "UNCLAS")).problems
    assert "zny-missing" not in [p.code for p in found]


def test_serials_have_four_digits_of_the_number() -> None:
    assert [p.code for p in read(("STATE 009939", "STATE 119939")).problems] == []


def test_the_carrier_may_cut_the_station_short_and_be_a_day_off() -> None:
    assert codes(carried(date="2010-02-02")(CABLE)) == []
    assert codes(carried(date="2010-02-03")(CABLE)) == ["metadata-date-mismatch"]
    cut_short = carried(reference_id="10KUALALUMP9939")(CABLE.replace("STATE 009939", "KUALA LUMPUR 009939"))
    assert "reference-id-mismatch" not in codes(cut_short)


def test_a_marked_first_section_that_comes_to_its_end_lacks_nothing() -> None:
    assert read(("L STATE 009939", "L SECTION 01 OF 02 STATE 009939")).problems == ()


def test_a_number_of_its_own_above_its_own_is_of_the_year_before() -> None:
    assert read(("09 PARIS 1234", "STATE 9940")).problems == ()
    assert [p.code for p in read(("09 PARIS 1234", "10 STATE 9940")).problems] == ["ref-in-future"]


def test_a_later_reference_is_found_without_a_date_time_group() -> None:
    assert "ref-in-future" in codes(carried()(CABLE.partition("BT\n")[2].replace("09 PARIS 1234", "11 PARIS 1234")))
