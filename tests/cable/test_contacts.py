"""Points of contact: who is announced, or stands beside a number; and who is none."""

import pytest

from tests.cable.helpers import read_with_top

Row = tuple[str | None, str | None, str | None, str | None]


def read(last: str) -> list[Row]:
    cable = read_with_top(f"1. (U) The dues rise.\n\n2. (U) {last}\n\nROWE\n")
    for c in cable.contacts:
        assert c.name is not None
        assert c.name in " ".join(cable.text[slice(*c.span)].split())
    return [(c.name, c.office, c.phone, c.email) for c in cable.contacts]


@pytest.mark.parametrize(
    ("words", "name", "office", "phone", "email"),
    [
        ("Point of contact is Jane Roe, ISN/MTR, 202-647-0000.", "Jane Roe", "ISN/MTR", "202-647-0000", None),
        ("The Department's point of contact is Jane Q. Roe (ISN/CPI).", "Jane Q. Roe", "ISN/CPI", None, None),
        ("POC is Jane Roe, (202) 647-0000, roej@example.gov.", "Jane Roe", None, "(202) 647-0000", "roej@example.gov"),
        ("Questions may be directed to Jane Roe of NP/RA.", "Jane Roe", "NP/RA", None, None),
        ("Please slug replies for ISN/MTR - Jane Roe.", "Jane Roe", "ISN/MTR", None, None),
        ("Contact Jane Roe at 202-647-0000 with questions.", "Jane Roe", None, "202-647-0000", None),
        ("Contact is Econoff Jane Roe, ext. 4471.", "Jane Roe", None, "ext. 4471", None),
        ("Action officer is Jane van der\nRoe, EUR/PRA.", "Jane van der Roe", "EUR/PRA", None, None),
    ],
)
def test_one_contact(words: str, name: str, office: str | None, phone: str | None, email: str | None) -> None:
    assert read(words) == [(name, office, phone, email)]


@pytest.mark.parametrize(
    "end",
    [
        "\n",
        " \n",
        "\r\n",
        "\t\n",
    ],
)
def test_titles_that_wrap_part_a_name_from_what_leads_to_it(end: str) -> None:
    assert read(f"The control officer is Vice{end}Consul Jane Roe. She knows.") == [("Jane Roe", None, None, None)]


def test_several_contacts_in_a_sentence() -> None:
    words = "Contacts are Jane Roe (ISN/MTR, 202-647-0000) and Ann Dee (EUR/PRA, 202-647-1111)."
    assert read(words) == [
        ("Jane Roe", "ISN/MTR", "202-647-0000", None),
        ("Ann Dee", "EUR/PRA", "202-647-1111", None),
    ]


@pytest.mark.parametrize(
    "words",
    [
        "Jane Roe of the harbour office said that the dues rise.",
        "Poloff met Director Jane Roe on March 3.",
        "Contact between the firms has ended.",
        "The contact group met in Tarn.",
        "Questions remain about Halversund Trading.",
        "Minimize considered.",
    ],
)
def test_people_in_the_text_are_no_contacts(words: str) -> None:
    assert read(words) == []


def read_capitals(last: str) -> list[str | None]:
    cable = read_with_top(f"1. THE DUES RISE.\n\n2. {last}\n\nROWE\n")
    return [contact.name for contact in cable.contacts]


@pytest.mark.parametrize(
    "words",
    [
        "EMBASSY OFFICER RAISED REFTEL ON MARCH 6 WITH HARBOUR MASTER SELBY.",
        "EMBASSY OFFICER TOOK UP MATTER WITH MFA/NAD DIRECTOR SELBY.",
        "DEPARTMENT OFFICERS BRIEFED TARN DELEGATION ON DUES.",
        "EMBASSY CONTACT FURNISHED FIRM'S LEDGER.",
        "IN REPLY TO SHIPOWNERS' NOTE, THE HARBOUR WAS CLOSED.",
        "HE ANSWERED QUESTIONS FOR PRIME MINISTER SELBY.",
        "EMBASSY OFFICER GAVE REFTEL, 202-647-0000.",
    ],
)
def test_prose_in_capitals_names_no_contact(words: str) -> None:
    assert read_capitals(words) == []


@pytest.mark.parametrize(
    "words",
    [
        "POINT OF CONTACT IS JANE ROE.",
        "POC JANE ROE.",
        "ACTION OFFICER IS ECONOFF JANE ROE.",
        "ACTION OFFICER JANE ROE (PM/CBM).",
        "QUESTIONS MAY BE DIRECTED TO JANE ROE.",
        "PLEASE SLUG REPLIES FOR JANE ROE.",
        "PLEASE CONTACT JANE ROE.",
        "CALLS WILL BE TAKEN BY JANE ROE OF EB/ESC, 202-647-0000.",
        "QUESTIONS: JANE ROE.",
    ],
)
def test_contacts_in_capitals_are_announced_plainly(words: str) -> None:
    assert read_capitals(words) == ["JANE ROE"]
