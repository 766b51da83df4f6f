"""Law 2: reading never raises on what a document says, whatever its letters, line ends and bytes are."""

import json
from itertools import zip_longest
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from demarche import SourceError, read_cable, read_cables, read_text
from demarche.carriers.recognise import NAMES
from tests.conftest import CABLE
from tests.laws import assert_laws
from tests.property.pieces import ENDS, anything, texts


@settings(max_examples=300)
@given(texts, st.sampled_from([None, None, *NAMES]))
@example("\ud800\n1. (U) \udfff\n", None)
@example(CABLE.replace("\n", "\x00"), None)
@example(CABLE.replace("Jane", "\ud800"), None)
def test_any_text_is_read_as_any_carrier(text: str, carrier: str | None) -> None:
    cables = read_text(text, carrier)
    assert "".join(cable.text for cable in cables) == text
    for cable in cables:
        assert_laws(cable, text)


@settings(max_examples=60)
@given(st.lists(st.sampled_from([end for end in ENDS if end]), min_size=1, max_size=6))
def test_a_sound_cable_with_any_line_ends_is_read(ends: list[str]) -> None:
    lines = CABLE.split("\n")
    text = "".join(line + end for line, end in zip_longest(lines, (ends * len(lines))[: len(lines)], fillvalue=""))
    for cable in read_text(text):
        assert_laws(cable, text)


HEADING = CABLE[: CABLE.index("BT")]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("\n", "\r\n"),
        ("\n", "\r"),
        ("\n", "\x85"),
        ("\n", "\u2028"),
        ("\n", "   \n"),
        ("\n", "\n  "),
        ("\n", "\n\t"),
        ("\n", "\n\n"),
        ("\n\n", "\n"),
        ("\n\n", "\n\x0c\n"),
        ("\nBT\n", "\n"),
        (" ", "\xa0"),
        (": ", ":\t"),
        ("1. (C) ", "1.(C)\n"),
        ("PARM, ETTC, ", "PARM ETTC,\n      "),
        ("09 PARIS", "09\nPARIS"),
        ("Roe; Reasons: 1.4 ", "Roe;\nReasons: 1.4\n"),
        ("FEB 10", "FEB 2010"),
        ("#9939 ", "9939 "),
        ("STATE 009939", "STATE009939"),
        ("\n", "\t\n"),
        (HEADING, HEADING.replace(" ", "\t")),
        ("011605Z FEB 10", "011605Z  FEB  10"),
        ("FM ", "FM: "),
        ("TO RUEHFR", "TO: RUEHFR"),
        ("PARIS PRIORITY 2747", "PARIS PRIORITY\n2747"),
        ("PARIS PRIORITY", "PARIS, PRIORITY"),
        ("RUEHFR/AMEMBASSY", "RUEHFR / AMEMBASSY"),
        ("STATE 009939", "10 STATE 009939"),
        ("Classified By", "Classifed By"),
    ],
)
def test_how_a_cable_is_set_changes_nothing_but_places(old: str, new: str) -> None:
    def said(text: str) -> dict[str, object]:
        record = read_cable(text).to_record()
        references = [{**r, "text": None} for r in record["references"]]
        said = {**record, "source": None, "references": references}
        return {name: _without_places(value) for name, value in said.items()}

    assert old in CABLE
    assert said(CABLE.replace(old, new)) == said(CABLE)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("bytes")


ENCODINGS = ["utf-8", "utf-8-sig", "cp1252", "latin-1", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]


def spoilt(text: str, encoding: str, extra: bytes, at: int) -> bytes:
    """A text as bytes, with bytes put into them that may not fit."""
    raw = text.encode(encoding, "replace")
    return raw[:at] + extra + raw[at:]


data = st.one_of(
    st.binary(max_size=300),
    st.builds(spoilt, texts, st.sampled_from(ENCODINGS), st.binary(max_size=4), st.integers(0, 600)),
)


@settings(max_examples=300)
@given(raw=data)
@example(raw=b"")
@example(raw=b"\xff\xfe")
@example(raw=b"\x00" * 50)
def test_a_file_of_any_bytes_is_cables_or_no_text(folder: Path, raw: bytes) -> None:
    """A file that is not text says so as a source; of any other, every cable is read."""
    path = folder / "source"
    path.write_bytes(raw)
    try:
        cables = list(read_cables(path))
    except SourceError as error:
        refused = str(error)
        assert "source" in refused
        return
    assert cables
    for cable in cables:
        assert_laws(cable)
        assert cable.source.path == str(path)
    text = "".join(cable.text for cable in cables)
    if not any(cable.source.replaced for cable in cables):
        assert text.encode(cables[0].source.encoding) == raw


@given(anything)
def test_the_record_of_any_text_is_written_and_read_again(text: str) -> None:
    record = read_cable("R 011605Z FEB 10\nFM TARN\nSUBJECT: " + text).to_record()
    assert json.loads(json.dumps(record)).keys() == record.keys()


def _without_places(value: object) -> object:
    """A value of a record without the spans in it."""
    if isinstance(value, dict):
        return {name: _without_places(inner) for name, inner in value.items() if name != "span"}
    return [_without_places(inner) for inner in value] if isinstance(value, list) else value
