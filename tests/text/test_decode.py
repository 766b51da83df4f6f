import codecs

import pytest

from demarche.text.decode import Decoded, decode


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", Decoded("", "utf-8", 0)),
        (b"TARN\r\n\x00", Decoded("TARN\r\n\x00", "utf-8", 0)),
        ("T\u00c9SSIN".encode(), Decoded("T\u00c9SSIN", "utf-8", 0)),
        (codecs.BOM_UTF8 + b"TARN", Decoded("\ufeffTARN", "utf-8", 0)),
        (codecs.BOM_UTF16_LE + "T\u00c9".encode("utf-16-le"), Decoded("\ufeffT\u00c9", "utf-16-le", 0)),
        (codecs.BOM_UTF16_BE + "T\u00c9".encode("utf-16-be"), Decoded("\ufeffT\u00c9", "utf-16-be", 0)),
        (b"TH\xd3R", Decoded("TH\u00d3R", "iso-8859-1", 0)),
        (b"TH\xd3R\x92S \x93OFFER\x94", Decoded("TH\u00d3R\u2019S \u201cOFFER\u201d", "windows-1252", 0)),
    ],
)
def test_what_is_in_order_comes_back_from_its_text(data: bytes, expected: Decoded) -> None:
    found = decode(data)
    assert found == expected
    assert found.text.encode(found.encoding) == data


def test_a_few_damaged_bytes_make_utf_8_no_other_encoding() -> None:
    assert decode("\u00e9\u00e8\u00ea\u00eb".encode() + b" \xff") == ("\u00e9\u00e8\u00ea\u00eb \ufffd", "utf-8", 1)


def test_a_byte_order_mark_makes_it_utf_8_whatever_follows() -> None:
    assert decode(codecs.BOM_UTF8 + b"\xff\xfe") == ("\ufeff\ufffd\ufffd", "utf-8", 2)


def test_replacement_characters_of_the_source_are_not_counted() -> None:
    assert decode("\ufffd\ufffd\ufffd".encode() + b"\xff").replaced == 1


def test_half_a_unit_of_utf_16_is_counted() -> None:
    assert decode(codecs.BOM_UTF16_LE + b"T\x00A") == ("\ufeffT\ufffd", "utf-16-le", 1)


def test_holes_of_windows_1252_are_kept_and_counted() -> None:
    assert decode(b"\x93A\x94 \x81\xe9") == ("\u201cA\u201d \x81\u00e9", "windows-1252", 1)


def test_controls_of_latin_1_are_no_windows_1252() -> None:
    assert decode(b"\x81\x8d \x90\xe9") == ("\x81\x8d \x90\u00e9", "iso-8859-1", 0)
