import pytest

from demarche.claims.rules.goods.legal import read_legal_refs
from tests.claims.dealing import document, legal_names


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("UNSCRs 1737, 1747 and 1803 apply.", ["UNSCR 1737", "UNSCR 1747", "UNSCR 1803"]),
        ("UN Security Council resolutions 1737 (2006) and 1747 (2007) apply.", ["UNSCR 1737", "UNSCR 1747"]),
        ("It is contrary to Resolution 1718.", ["UNSCR 1718"]),
        ("See S/RES/1929 (2010).", ["UNSCR 1929"]),
        ("The 1737 Committee was told.", ["UNSCR 1737"]),
        ("House Resolution 1215 and a vote of 1803 do not matter.", []),
        ("The Missile Technology Control Regime (MTCR) lists it.", ["MTCR"]),
        ("PARTIES TO THE CHEMICAL WEAPONS CONVENTION AND THE NPT MUST ACT.", ["CWC", "NPT"]),
        ("It is in INFCIRC/254/Part 2.", ["NSG"]),
        ("It is on the AG control list.", ["AG"]),
        ("Norvik Bank AG lists its shares in Bern.", []),
        ("Council Regulation (EC) No 1334/2000 applies.", ["EC 1334/2000"]),
        ("Both meet the criteria of Executive Order 13382.", ["EO 13382"]),
        ("Declassify under E.O. 12958.", []),
        ("Contact ISN/MTCR for details.", []),
    ],
)
def test_short_forms_of_what_a_cable_names(body: str, expected: list[str]) -> None:
    assert legal_names(body) == expected


def test_each_stands_once_in_the_order_of_the_cable() -> None:
    assert legal_names("The NSG met. The MTCR did not; the NSG will again.") == ["NSG", "MTCR"]


def test_the_words_quoted_stand_outside_of_talking_points_where_they_can() -> None:
    found = document(
        "1. (S) Norvik sold six lathes.\n\n2. (S) Begin points:\n\n-- The MTCR covers them.\n\nEnd points.\n\n"
        "3. (S) The MTCR meets in May."
    )
    (mtcr,) = read_legal_refs(found)
    assert mtcr.evidence.paragraph == 3
