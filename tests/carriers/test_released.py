from demarche.carriers.released import recognises, split
from tests.carriers.helpers import marked, message

HEAD = "10TARN7\n2010-02-01 16:05\n2011-08-30 01:44\nSECRET//NOFORN\nEmbassy Tarn\n"
OTHER = "09STATE41\n2009-12-01 10:00\n2011-08-30 01:44\nUNCLASSIFIED\nSecretary of State\n"
BODY = "\nR 011605Z FEB 10\nFM AMEMBASSY TARN\n"


def test_five_lines_and_the_message() -> None:
    (part,) = split(HEAD + BODY)
    assert part.metadata == {
        "reference_id": "10TARN7",
        "created": "2010-02-01 16:05",
        "released": "2011-08-30 01:44",
        "classification": "SECRET//NOFORN",
        "origin": "Embassy Tarn",
    }
    assert message(part).strip() == BODY.strip()
    assert marked(part, "metadata") == list(part.metadata.values())


def test_carriage_returns_and_a_byte_order_mark() -> None:
    for text in ("\ufeff" + HEAD + BODY, (HEAD + BODY).replace("\n", "\r\n"), (HEAD + BODY).replace("\n", "\r")):
        assert recognises(text)
        assert split(text)[0].metadata["origin"] == "Embassy Tarn"


def test_a_malformed_id_still_leads() -> None:
    text = HEAD.replace("10TARN7", "TARN?") + BODY
    assert recognises(text)
    assert split(text)[0].metadata["reference_id"] == "TARN?"


def test_other_first_lines_are_none() -> None:
    assert not recognises(BODY)
    assert not recognises("10TARN7\n\n" + BODY)
    assert not recognises(HEAD.replace("SECRET", "GREEN") + BODY)


def test_several_in_one_file_with_a_blank_line_or_without() -> None:
    for gap in ("", "\n", "\n\n\n"):
        text = HEAD + BODY + gap + OTHER + BODY
        first, second = split(text)
        assert first.text + second.text == text
        assert (second.base, second.metadata["reference_id"]) == (len(first.text), "09STATE41")


def test_a_quoted_head_begins_no_cable() -> None:
    assert len(split(HEAD + BODY + "1. HE SHOWED US THIS:\n\nBEGIN TEXT:\n\n" + OTHER + BODY)) == 1
    assert len(split(HEAD + BODY + "\n    " + OTHER.replace("\n", "\n    ") + BODY)) == 1
    assert len(split(HEAD + BODY + "1. THE HEAD READS\n" + OTHER + "\nAND NO MORE.\n")) == 1


def test_forced_without_a_head_it_is_all_message() -> None:
    (part,) = split(BODY)
    assert (part.metadata, message(part)) == ({}, BODY)
