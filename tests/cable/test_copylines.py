"""Lines that 1970s copies carry above FL5, and the sum of their copies."""

import pytest

from demarche.cable.copylines import Distribution, copy_line_kind, count_copies


@pytest.mark.parametrize(
    ("line", "distributing", "kind"),
    [
        ("PAGE 01", False, "page-line"),
        ("PAGE 01  STATE 181062", False, "page-line"),
        ("PAGE 01  TARN 15133  221121Z", False, "page-line"),
        ("TARN 15133  221121Z", False, "page-line"),
        ("TARN 15133  01 OF 02  221121Z", False, "page-line"),
        ("15", False, "copy-number"),
        ("ORIGIN SS-25", False, "distribution"),
        ("ACTION EUR-12", False, "distribution"),
        ("INFO  OCT-01  ISO-00  /026 R", True, "distribution"),
        ("SAJ-01 /001 W", True, "distribution"),
        ("SAJ-01 /001 W", False, None),
        ("DRAFTED BY EUR/SOV:JROE:AD", False, "drafting"),
        ("APPROVED BY EUR:JROE", False, "drafting"),
        ("DESIRED DISTRIBUTION", False, "drafting"),
        ("S/S:JROE", True, "drafting"),
        ("EUR/CE:ADEE (INFO)", True, "drafting"),
        ("---------------------     054819", False, "relay-line"),
        ("------------------201212Z 109980 /20", False, "relay-line"),
        ("P 220111Z JUL 76", False, None),
        ("FM SECSTATE WASHDC", True, None),
        ("157", False, None),
    ],
)
def test_the_kind_of_a_line(line: str, distributing: bool, kind: str | None) -> None:
    assert copy_line_kind(line, distributing=distributing, opening=True) == kind


def test_a_banner_stands_only_before_the_originator() -> None:
    assert copy_line_kind("CONFIDENTIAL", distributing=False, opening=True) == "banner"
    assert copy_line_kind("CONFIDENTIAL", distributing=False, opening=False) is None


def test_copies_are_summed_until_the_total() -> None:
    groups: list[Distribution] = []
    count_copies(groups, "ACTION EUR-12", (0, 13))
    count_copies(groups, "INFO  OCT-01  ISO-00", (14, 34))
    count_copies(groups, "SP-02 NSC-05 /020 R", (35, 54))
    count_copies(groups, "SAJ-01 /001 W", (55, 68))
    assert groups == [(20, 20, (0, 54))]


def test_each_lead_office_opens_a_group() -> None:
    groups: list[Distribution] = []
    count_copies(groups, "ORIGIN SS-15", (0, 12))
    count_copies(groups, "ACTION EUR-12 /012 W", (13, 33))
    assert [copies for copies, _, _ in groups] == [15, 12]


def test_copies_before_a_lead_office_are_no_group() -> None:
    groups: list[Distribution] = []
    count_copies(groups, "SAJ-01 /001 W", (0, 13))
    assert groups == []
