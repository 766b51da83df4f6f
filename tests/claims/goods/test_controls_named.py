import pytest

from demarche.claims.rules.goods.controls_named import find_controls
from tests.claims.dealing import goods


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("listed as ECCN 3A225.", ["ECCN 3A225"]),
        ("ECCNs 3A225 and 2B350.g apply", ["ECCN 3A225", "ECCN 2B350.g"]),
        ("may meet entry 2B231 of Annex I", ["entry 2B231"]),
        ("and entry 2B352 of the EU list", ["EU 2B352"]),
        ("on the list in INFCIRC/209.", ["INFCIRC/209"]),
        ("item ML5 of the Wassenaar Munitions List", ["ML5 of the Wassenaar Munitions List"]),
        ("covered by MTCR Annex Item 12.A.4.", ["MTCR 12.A.4"]),
        ("listed at Item 9.B.2.a of the MTCR Annex", ["MTCR 9.B.2.a"]),
        ("NSG Part 2 Item 3.A.1 covers them", ["NSG 3.A.1"]),
        ("INFCIRC/254/Part 2, 2.C.7.a", ["NSG 2.C.7.a"]),
        ("on the list (INFCIRC/254/Part 2).", ["INFCIRC/254/Part 2"]),
        ("under 2.B.1.c of the Wassenaar dual-use list", ["2.B.1.c of the Wassenaar dual-use list"]),
        ("Wassenaar 6.A.3.b.4", ["Wassenaar 6.A.3.b.4"]),
        ("(IL 1091)", ["COCOM IL 1091"]),
        ("in Category II of the MTCR Annex", ["Category II of the MTCR Annex"]),
        ("falls in MTCR Item 9.", ["MTCR Item 9"]),
        ("USML Category XII(c)", ["USML XII(c)"]),
        ("controlled as ML5 and ML10.c", ["ML5", "ML10.c"]),
        ("Reasons: 1.4 (b) and (d)", []),
        ("at 2.5 percent in room 3B200X", []),
    ],
)
def test_entries_in_the_notation_of_their_list(text: str, expected: list[str]) -> None:
    assert [mention.notation for mention in find_controls(text)] == expected


def test_lists_known_by_their_subject_are_named_by_it() -> None:
    (mention,) = find_controls("They are on the Australia Group's list of biological agents.")
    assert mention.notation == "Australia Group's list of biological agents"


def test_each_entry_goes_to_the_goods_of_its_clause() -> None:
    cameras, generators = goods(
        "Norvik sold two framing cameras and four pulse generators. The cameras meet 5.B.3 and the generators 6.A.2."
    )
    assert (cameras.controls_named, generators.controls_named) == (("5.B.3",), ("6.A.2",))


def test_equipment_of_this_nature_means_all_goods_spoken_of() -> None:
    found = goods("Norvik sold six lathes and 12 valves. Equipment of this nature is covered by MTCR Item 12.A.4.")
    assert [each.controls_named for each in found] == [("MTCR 12.A.4",)] * 2


def test_an_earlier_deal_does_not_take_the_entry() -> None:
    found = goods("In 2004 Rahat bought ring magnets. It has now ordered 20 pumps. The pumps are in entry 2B231.")
    assert {each.text: each.controls_named for each in found} == {"pumps": ("entry 2B231",), "ring magnets": ()}
