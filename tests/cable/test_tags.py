"""TAGS: lists with and without commas, run together, over lines; persons; what is in no list."""

import pytest

from demarche.cable.tags import parse_tags, tag_kind


def tags(text: str) -> list[str]:
    found, _ = parse_tags(text, 0, len(text))
    for tag, (start, end) in found:
        if "," not in tag:
            assert text[start:end].strip(" ,().").upper().replace(" \n", "").replace("\n", "") == tag
    return [tag for tag, _ in found]


@pytest.mark.parametrize(
    ("field", "wanted"),
    [
        ("PARM, ETTC, CH", ["PARM", "ETTC", "CH"]),
        ("PARM ETTC CH", ["PARM", "ETTC", "CH"]),
        ("parm, ettc, ch", ["PARM", "ETTC", "CH"]),
        ("PARM,ETTC;CH", ["PARM", "ETTC", "CH"]),
        ("PARM, ETTC, CH,", ["PARM", "ETTC", "CH"]),
        ("PARM, PARM, CH", ["PARM", "CH"]),
        ("PHUMBA", ["PHUM", "BA"]),
        ("BAPHUM", ["BA", "PHUM"]),
        ("PARM, MTCRE, XA, 2M", ["PARM", "MTCRE", "XA", "2M"]),
        ("PREL, (CH), IR", ["PREL", "CH", "IR"]),
        ("TAGS PREL, CH", ["PREL", "CH"]),
        ("PREL, GOI EXTERNAL, IS", ["PREL", "GOI EXTERNAL", "IS"]),
        ("PREL, PZQX", ["PREL", "PZQX"]),
        ("PREL, KDE \nM, PE", ["PREL", "KDEM", "PE"]),
        ("PREF, PGO\nV, IR, United Nations", ["PREF", "PGOV", "IR", "UNITED NATIONS"]),
        ("PREL, PE\nA man said so", ["PREL", "PE"]),
        ("EPET ENRG\n \nTX", ["EPET", "ENRG", "TX"]),
        ("EPET ENRG\n\nSIPDIS", ["EPET", "ENRG"]),
        ("", []),
    ],
)
def test_tags_in_order_each_once(field: str, wanted: list[str]) -> None:
    assert tags(field) == wanted


@pytest.mark.parametrize(
    ("field", "wanted"),
    [
        ("OVIP (VANCE, CYRUS) IS, SY", ["OVIP", "VANCE, CYRUS", "IS", "SY"]),
        ("OREP: (ABC, JAMES AND DEF, THOMAS F.)", ["OREP", "ABC, JAMES", "DEF, THOMAS F."]),
        ("PINR (ROE,JANE), CH", ["PINR", "ROE, JANE", "CH"]),
    ],
)
def test_persons_stand_last_name_first(field: str, wanted: list[str]) -> None:
    assert tags(field) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("PARM, ETTC,\nCH, IR\nSUBJECT: X", ["PARM", "ETTC", "CH", "IR"]),
        ("PARM ETTC\nMNUC CH\nTHE REST IS TEXT.", ["PARM", "ETTC", "MNUC", "CH"]),
        ("PARM, ETTC\n\nCH is a place.", ["PARM", "ETTC"]),
        ("\nPARM, ETTC\n", ["PARM", "ETTC"]),
        ("PARM, ETTC,\n\nCH\n", ["PARM", "ETTC", "CH"]),
    ],
)
def test_a_field_goes_on_over_lines_of_tags_only(text: str, wanted: list[str]) -> None:
    assert tags(text) == wanted


def test_the_end_is_behind_the_last_tag_line() -> None:
    text = "PARM, ETTC,\nCH\nSUBJECT: X"
    assert text[parse_tags(text, 0, len(text))[1] :] == "\nSUBJECT: X"


@pytest.mark.parametrize(
    ("tag", "kind"),
    [
        ("PARM", "subject"),
        ("KNNP", "program"),
        ("CH", "place"),
        ("XA", "place"),
        ("2M", "place"),
        ("MTCRE", "organization"),
        ("NATO", "organization"),
        ("VANCE, CYRUS", "person"),
        ("GOI EXTERNAL", "phrase"),
        ("PZQX", "unknown"),
        ("QQ", "unknown"),
        ("", "unknown"),
    ],
)
def test_the_kind_of_a_tag_by_shape_and_by_list(tag: str, kind: str) -> None:
    assert tag_kind(tag) == kind


@pytest.mark.parametrize(
    ("field", "wanted"),
    [
        ("PREL/PGOV/ECON/SY", ["PREL", "PGOV", "ECON", "SY"]),
        ("ETRD, PREL/PARM/, NATO/ECON", ["ETRD", "PREL", "PARM", "NATO", "ECON"]),
        ("PREL, TARN/RIVERS", ["PREL", "TARN/RIVERS"]),
        ("PREL, TARN/HILL", ["PREL", "TARN/HILL"]),
        ("PREL, PARM/TARNHILL", ["PREL", "PARM/TARNHILL"]),
        ("PREL (U), PGOV (SBU), MY", ["PREL", "PGOV", "MY"]),
        ("PREL (US), PGOV", ["PREL", "US", "PGOV"]),
    ],
)
def test_tags_parted_by_slashes_and_marks_behind_tags(field: str, wanted: list[str]) -> None:
    assert tags(field) == wanted


@pytest.mark.parametrize(
    ("field", "wanted"),
    [
        ("PREL, K CRM, MX", ["PREL", "KCRM", "MX"]),
        ("PREL K PAO MX", ["PREL", "KPAO", "MX"]),
        ("PREL, P GOV, MX", ["PREL", "PGOV", "MX"]),
        ("PREL, K, CRM", ["PREL", "K", "CRM"]),
        ("PREL, K QQQ", ["PREL", "K QQQ"]),
        ("PREL, K PREL", ["PREL", "K"]),
        ("PREL, K NPT, MX", ["PREL", "K", "NPT", "MX"]),
    ],
)
def test_a_blank_within_a_tag(field: str, wanted: list[str]) -> None:
    assert [tag for tag, _ in parse_tags(field, 0, len(field))[0]] == wanted
