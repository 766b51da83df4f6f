import pytest

from demarche.claims.rules.goods.goods import read_goods
from tests.claims.dealing import document, goods, goods_texts


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Norvik agreed to supply two copper vapor lasers to Rahat.", ["copper vapor lasers"]),
        ("In March the firm shipped 400 kilograms of zirconium sponge to Dubai.", ["zirconium sponge"]),
        (
            "Delta asked for a price on a wind tunnel balance and two pressure scanners.",
            ["pressure scanners", "wind tunnel balance"],
        ),
        ("It has offered Rahat a five-axis milling machine.", ["five-axis milling machine"]),
        ("The cargo is said to be boron powder.", ["boron powder"]),
        ("NORVIK SIGNED A CONTRACT FOR 16 GYROSTABILIZED PLATFORMS.", ["GYROSTABILIZED PLATFORMS"]),
        ("An offer by Norvik Systems of ring magnets reached Rahat in May.", ["ring magnets"]),
        ("A vacuum furnace from an Austrian maker was flown to Aden.", ["vacuum furnace"]),
        ("Last year Rahat tried to buy a streak camera in Spain.", ["streak camera"]),
        ("Commodity: 48 ea. thermal weapon sights.", ["thermal weapon sights"]),
        ("Rahat's order lists these items: needle valves, quartz tubes.", ["needle valves", "quartz tubes"]),
        ("On board were mortar bombs and rifle grenades.", ["mortar bombs", "rifle grenades"]),
        ("A crate with avionics test sets was held at the airport.", ["avionics test sets"]),
        ("Norvik has run out of the aluminum powder that it needs.", ["aluminum powder"]),
        ("Rahat intends to ship to Basra a five-axis jig grinder.", ["five-axis jig grinder"]),
        ("The sale to Rahat of telemetry receivers was put off.", ["telemetry receivers"]),
        ("Rahat is looking for a supplier of yarn guides.", ["yarn guides"]),
        ("Norvik will not deliver the Ferox theodolites.", ["theodolites"]),
        ("Servo valves and vacuum pumps were sold to Rahat.", ["Servo valves", "vacuum pumps"]),
        ("Norvik sold presses (two), a furnace (one) and valves.", ["presses", "furnace", "valves"]),
        ("The crates hold parts for rocket launchers and 900 fuzes.", ["fuzes"]),
        ("The valves, made of 7075 aluminum, were ordered in May.", ["valves"]),
    ],
)
def test_goods_of_a_deal_are_the_longest_phrase(body: str, expected: list[str]) -> None:
    assert goods_texts(body) == expected


@pytest.mark.parametrize(
    "body",
    [
        "Norvik is a maker of vacuum pumps and repairs ship turbines.",
        "Rahat works for the missile program, which needs help.",
        "The plenary discussed dual-use goods and sensitive technology.",
        "UNSCR 1929 prohibits the supply of battle tanks to Iran.",
        "States should exercise vigilance over the supply of arms.",
        "He denied that Rahat was a front. No purchase has been made.",
        "The plant was declared as a dairy and employs 300 workers.",
        "Norvik is one of several purchasing arms of the Rahat combine.",
        "Poloff met the head of the ministry's export control unit.",
        'A declaration that read "nose cones (3), gas centrifuge (1)" was a joke.',
        "The name of the receiver is not known.",
        "States shall prevent the supply of rifles and mortars to all parties.",
        "Work on a ballistic missile has been going on at a missile establishment.",
        "The plant has three production lines and a tank farm.",
    ],
)
def test_what_is_not_traded_is_no_goods(body: str) -> None:
    assert goods_texts(body) == []


def test_goods_are_counted_once_however_they_are_called() -> None:
    found = goods(
        "1. (S) Norvik sold 20 turbomolecular vacuum pumps to Rahat.\n\n"
        "2. (S) The pumps are in Lisbon. Turbomolecular pumps of this kind need a license.",
        subject="VACUUM PUMPS FOR RAHAT",
    )
    assert [(each.text, each.quantity) for each in found] == [("turbomolecular vacuum pumps", "20")]


def test_a_wider_name_is_the_same_goods() -> None:
    assert goods_texts("Rahat ordered 60 manometers.", subject="PRESSURE TRANSDUCERS FOR RAHAT") == ["manometers"]


def test_two_kinds_with_one_head_stay_two_where_both_are_traded() -> None:
    text = "Norvik sold Rahat two framing cameras. In 2004 Rahat tried to buy a streak camera."
    assert goods_texts(text) == ["framing cameras", "streak camera"]


def test_a_material_and_a_form_of_another_stay_two() -> None:
    text = "Norvik sold 12 tons of maraging steel plate. A truck loaded with special steel was turned back in May."
    assert goods_texts(text) == ["maraging steel plate", "special steel"]


def test_what_nobody_lists_is_found_by_the_sentence() -> None:
    assert goods_texts("Rahat ordered 40 zymotrons. The zymotrons are in Lisbon.") == ["zymotrons"]


def test_a_table_gives_goods_with_their_quantities() -> None:
    found = goods(
        "1. (S) Rahat wants:\n\nQty    Article\n40     night vision goggles\n6      radio transmitters\n\n2. (S) End."
    )
    assert [(each.text, each.quantity) for each in found] == [
        ("night vision goggles", "40"),
        ("radio transmitters", "6"),
    ]


def test_a_cable_about_something_else_has_no_goods() -> None:
    assert goods_texts("The club bought twelve radios.", tags="SCUL, PO") == []


def test_a_wide_word_counts_only_where_nothing_narrower_does() -> None:
    narrow = "Norvik sold laboratory equipment to Rahat. It also sold three centrifuges."
    assert goods_texts(narrow) == ["centrifuges"]


def test_the_words_quoted_stand_outside_of_talking_points_where_they_can() -> None:
    text = (
        "1. (S) Norvik sold six lathes to Rahat.\n\n2. (S) Begin points:\n\n"
        "-- Norvik has sold six precision lathes to Rahat.\n\nEnd points."
    )
    (lathes,) = goods(text)
    assert (lathes.text, lathes.evidence.paragraph) == ("lathes", 1)


def test_every_span_cuts_its_words_out_of_the_source() -> None:
    found = document("Norvik sold six\nnumerically controlled\nlathes to Rahat, and 12 valves.")
    spans = [(each.text, " ".join(found.cut(each.evidence.span).split())) for each in read_goods(found)]
    assert spans == [("numerically controlled lathes",) * 2, ("valves",) * 2]


def test_talking_points_name_the_goods_of_the_body_again() -> None:
    text = (
        "1. (S) Norvik is overhauling twelve turboshaft engines for Rahat.\n\n2. (S) Begin points:\n\n"
        "-- Norvik intends to deliver helicopter engines to Rahat.\n\nEnd points."
    )
    assert goods_texts(text) == ["turboshaft engines"]


def test_what_is_named_before_it_is_counted_is_named_loosely() -> None:
    text = "Please help to stop a sale of corrosion-resistant pumps. Norvik sold 16 multiple-seal pumps to Rahat."
    assert goods_texts(text) == ["multiple-seal pumps"]


def test_tubes_and_tubing_are_the_same() -> None:
    assert goods_texts("Norvik offered 90 zirconium tubes.", subject="OFFER OF ZIRCONIUM TUBING") == ["zirconium tubes"]


def test_a_cell_of_a_table_is_goods_whatever_its_words() -> None:
    found = goods(
        "1. (S) Rahat wants:\n\nItem               Quantity\nzymotrons          40\ndisplay units      6\n\n2. (S) End."
    )
    assert [(each.text, each.quantity) for each in found] == [("zymotrons", "40"), ("display units", "6")]


def test_a_sentence_read_before_stands_at_its_own_place() -> None:
    sentence = "Norvik sold six lathes to Rahat."
    first, second = document(sentence), document(f"Thanks. {sentence}")
    found = [read_goods(each)[0].evidence.span for each in (first, second)]
    assert [first.cut(found[0]), second.cut(found[1])] == ["lathes", "lathes"]
    assert found[0] != found[1]


def test_a_trade_name_with_a_capital_is_a_material() -> None:
    assert goods_texts("Norvik sold three tons of Hastelloy plate.") == ["Hastelloy plate"]


def test_what_ships_carry_is_not_their_deal() -> None:
    assert goods_texts("Norvik sold six diesel engines for ships which carry missiles.") == ["diesel engines"]
