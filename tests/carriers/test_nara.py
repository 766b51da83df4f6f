from demarche.carriers.nara import known_keys, recognises, split
from tests.carriers.helpers import marked, message

TEXT = "\n\n                    Message Text\n\nPAGE 01  TARN 00007\nR 011605Z FEB 75\nFM AMEMBASSY TARN\nROE\n\n\n"
ATTRIBUTES = """\
                    Message Attributes

Automatic Decaptioning: X
Control Number: n/a
Draft Date: 01 FEB 1975
Document Number: 1975TARN00007
Errors: N/A
Locator: TEXT ON-LINE, ON MICROFILM
Subject: OFFER OF LATHES: FURTHER
COCOM: QUESTIONS
  AND ANSWERS
New Kind of Key: seen
TAGS: ETRD, XX
"""


def test_text_and_attributes() -> None:
    (part,) = split(TEXT + ATTRIBUTES)
    assert part.metadata == {
        "Automatic Decaptioning": "X",
        "Draft Date": "01 FEB 1975",
        "Document Number": "1975TARN00007",
        "Locator": "TEXT ON-LINE, ON MICROFILM",
        "Subject": "OFFER OF LATHES: FURTHER COCOM: QUESTIONS AND ANSWERS",
        "New Kind of Key": "seen",
        "TAGS": "ETRD, XX",
    }
    assert message(part).strip().startswith("PAGE 01")
    assert message(part).strip().endswith("ROE")
    assert "Control Number: n/a" in marked(part, "metadata")


def test_a_key_that_was_there_is_part_of_a_wrapped_value() -> None:
    (part,) = split(TEXT + "Message Attributes\nFrom: TARN\nSubject: LETTER\nFrom: THE MINISTER\n")
    assert part.metadata == {"From": "TARN", "Subject": "LETTER From: THE MINISTER"}


def test_several_records() -> None:
    text = TEXT + ATTRIBUTES + TEXT.replace("00007", "00008") + ATTRIBUTES
    first, second = split(text)
    assert first.text + second.text == text
    assert "00007" in message(first)
    assert "00008" in message(second)


def test_attributes_may_come_first_or_alone_or_miss() -> None:
    first, second = split(ATTRIBUTES + TEXT + ATTRIBUTES + TEXT)
    assert (first.metadata, message(first)) == (second.metadata, message(second))
    (alone,) = split(ATTRIBUTES)
    assert (alone.metadata["TAGS"], message(alone)) == ("ETRD, XX", "")
    (bare,) = split(TEXT)
    assert (bare.metadata, message(bare).strip()[:4]) == ({}, "PAGE")
    (untitled,) = split("PAGE 01\n" + ATTRIBUTES)
    assert message(untitled) == "PAGE 01\n"


def test_where_there_is_no_text_there_is_no_message() -> None:
    missing = ATTRIBUTES.replace("TEXT ON-LINE, ON MICROFILM", "TEXT ON MICROFILM")
    assert message(split("Message Text\n\nTEXT ON MICROFILM\n\n" + missing)[0]) == ""
    assert message(split("Message Text\n\nn/a\n\n" + ATTRIBUTES)[0]) == ""
    # What is there is read, whatever the locator says.
    assert "FM AMEMBASSY TARN" in message(split(TEXT + missing)[0])


def test_carriage_returns() -> None:
    (part,) = split((TEXT + ATTRIBUTES).replace("\n", "\r\n"))
    assert part.metadata["TAGS"] == "ETRD, XX"


def test_it_is_known_by_its_titles() -> None:
    assert recognises(TEXT)
    assert recognises("PAGE 01 TARN\n" + ATTRIBUTES)
    assert not recognises("1. A\nMessage Attributes\nOF A CARRIER\n")
    assert not recognises("THE Message Text\n")


def test_the_keys_are_checked_when_loaded() -> None:
    assert "Document Number" in known_keys()
