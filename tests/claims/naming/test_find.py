import pytest

from demarche.claims.rules.naming.find import find_names
from demarche.claims.rules.naming.geography import Places
from tests.claims import prose


def _found(body: str) -> list[tuple[str, str, bool]]:
    document = prose.document(prose.request(body))
    places = Places(document.text)
    start = document.text.index(body.split(maxsplit=1)[0], document.passages[2].start)
    return [
        (document.text[m.start : m.end], m.kind, m.legal)
        for m in find_names(document, places)
        if start <= m.start and "CLINTON" not in document.text[m.start : m.end]
    ]


def _names(body: str) -> list[str]:
    return [name for name, _, _ in _found(body)]


@pytest.mark.parametrize(
    "name",
    [
        "Hadlor Pumpen GmbH",
        "Quillon Vacuum (Pvt.) Ltd.",
        "Orbel Trading Co., Ltd.",
        "Everlode Optics (HK) Limited",
        "Zaklady Orlova Sp. z o.o.",
        "Barlo Establishment for Industries",
        "General Company for Salts",
    ],
)
def test_a_legal_form_belongs_to_the_name(name: str) -> None:
    assert (name, "org", True) in _found(f"In May {name} sold four pumps to a trader.")


@pytest.mark.parametrize(
    ("body", "name", "kind"),
    [
        ("They wrote to the Zarnd Metals Institute in May.", "Zarnd Metals Institute", "org"),
        ("They wrote to the Quor Institute of Applied Physics in May.", "Quor Institute of Applied Physics", "org"),
        ("They spoke to Dr. Odil Fanser in May.", "Odil Fanser", "person"),
        ("The goods left aboard the Orla Star in May.", "Orla Star", "vessel"),
        ("The freighter Orla Star left in May.", "Orla Star", "vessel"),
        ("The crates sailed in the M/V Brisk in May.", "M/V Brisk", "vessel"),
        ("They belong to Brantex in Tarn.", "Brantex", "name"),
        ("They bought it from OAO Krasnel in May.", "OAO Krasnel", "org"),
        ("The order came from Vostrimpex in May.", "Vostrimpex", "org"),
        ("They are for the Army's No. 47 Gun Works in the north.", "No. 47 Gun Works", "org"),
    ],
)
def test_names_in_mixed_case_have_a_kind(body: str, name: str, kind: str) -> None:
    assert (name, kind, False) in _found(body)


@pytest.mark.parametrize(
    "body",
    [
        "We spoke to the Ministry of Trade and to Customs in May.",
        "Please tell the Embassy what the Department of Energy said.",
        "The Nuclear Suppliers Group and the IAEA know of it.",
        "See paragraph 3 of Annex I to Resolution 1737.",
        "The ship crossed the Indian Ocean and the Red Sea.",
        "On Monday the Foreign Minister left for Washington.",
    ],
)
def test_organs_of_state_and_parts_of_a_cable_are_no_names(body: str) -> None:
    assert _names(body) == []


@pytest.mark.parametrize(
    ("body", "names"),
    [
        ("THE PUMPS WERE BOUGHT BY HADLOR PUMPEN GMBH FOR A CUSTOMER.", ["HADLOR PUMPEN GMBH"]),
        ("THE PUMPS WERE BOUGHT FROM NEVA INSTRUMENT PLANT.", ["NEVA INSTRUMENT PLANT"]),
        ("THE BUYER BELONGS TO THE BALTIKRON CONCERN.", ["BALTIKRON CONCERN"]),
        ("THEY ARE FOR SYRIA'S ESTABLISHMENT 3070, WE BELIEVE.", ["ESTABLISHMENT 3070"]),
        ("THEY ARE FOR THE DIRECTORATE OF ORDNANCE, WE BELIEVE.", ["DIRECTORATE OF ORDNANCE"]),
        ("ITS DIRECTOR, JOSEPH ORLANDEK, SIGNED THE CONTRACT.", ["JOSEPH ORLANDEK"]),
        ("THEY LEFT TUNIS ABOARD THE DHOW AL FARZIN.", ["AL FARZIN"]),
        ("THE EGYPTIAN COMPANY DELTA CANAL SHIPPING WILL RECEIVE THEM.", ["DELTA CANAL SHIPPING"]),
    ],
)
def test_names_in_capitals(body: str, names: list[str]) -> None:
    assert _names(body) == names


@pytest.mark.parametrize(
    "body",
    [
        "THE COMPANY ORDERED FOUR VACUUM PUMPS AND A LATHE IN MAY.",
        "WE ASK THE GOVERNMENT TO STOP THE SHIPMENT OF STEEL TUBES AND TO INSPECT A CHEMICAL PLANT.",
        "A MACHINE TOOL PLANT REFUSED TO SELL THEM.",
    ],
)
def test_common_words_in_capitals_are_no_names(body: str) -> None:
    assert _names(body) == []


def test_the_initials_in_brackets_tell_the_bounds_of_a_name() -> None:
    assert "Universal Tools and Gauges" in _names("They were sent to Universal Tools and Gauges (UTG) in May.")


def test_a_label_of_a_form_is_no_part_of_the_name() -> None:
    assert _names("Applicant: Harl Optics, Inc., Tarn Consignee: Dunmar Guard LLC, Orlo") == [
        "Harl Optics, Inc.",
        "Dunmar Guard LLC",
    ]


@pytest.mark.parametrize(
    ("body", "name", "kind"),
    [
        ("They sailed on board the Progress in May.", "Progress", "vessel"),
        ("The Maltese-flagged Orla left in May.", "Orla", "vessel"),
        ("The crates left in the Orla Star 3 in May.", "Orla Star 3", "vessel"),
        ("THE CRATES LEFT PORT SAID IN THE ORLAN DREV ON MAY 3.", "ORLAN DREV", "vessel"),
    ],
)
def test_what_stands_before_a_name_tells_that_it_is_a_vessel(body: str, name: str, kind: str) -> None:
    assert (name, kind, False) in _found(body)


@pytest.mark.parametrize("name", ["Tarnvik & Co.", "Orbel Trading, Ltd.", "Orbel S.A. de C.V.", "Orbel (Pty) Ltd"])
def test_a_legal_form_may_begin_with_a_sign(name: str) -> None:
    assert any(legal and name.startswith(found) for found, _, legal in _found(f"In May {name} sold four pumps to us."))


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("They wrote to Trans-Strait Pumps Co. Ltd. in May.", "Trans-Strait Pumps Co. Ltd."),
        ("They wrote to the Korea Orbel General Corporation in May.", "Korea Orbel General Corporation"),
        ("It belongs to R.M. Quillonar of Tarn.", "R.M. Quillonar"),
        ("It belongs to the People's Gun Works in the north.", "People's Gun Works"),
        ("It was sold by the Swedish Orvil Hanstrand, a trader.", "Orvil Hanstrand"),
    ],
)
def test_what_looks_like_another_word_may_belong_to_a_name(body: str, name: str) -> None:
    assert name in _names(body)


@pytest.mark.parametrize(
    "name",
    [
        "TARNIMI COMPANY FOR ENGINEERING SUPPLIES",
        "QUORDABIYA CENTER FOR TECHNICAL RESEARCH",
        "ORVEL DELTA FOR TRADING",
        "ZARND IMPORT AND EXPORT",
        "AEROPRIS NITRA, A.S",
    ],
)
def test_a_name_in_capitals_goes_on_over_small_words(name: str) -> None:
    assert name in _names(
        f"IN MAY THE PUMPS WERE SOLD TO THE {name} FOR A LARGE SUM BY A TRADER WHO IS NOT KNOWN TO US."
    )
