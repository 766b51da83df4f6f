import pytest

from demarche.carriers.recognise import NAMES, split_parts


def test_what_nothing_else_knows_is_a_bare_message() -> None:
    (part,) = split_parts("R 011605Z FEB 10\n")
    assert (part.carrier, part.pieces, part.base) == ("raw-message", ((0, 17),), 0)


@pytest.mark.parametrize("name", NAMES)
def test_a_carrier_can_be_forced_on_anything(name: str) -> None:
    for text in ("", "\n", "R 011605Z FEB 10\n\n1. A\n", '"', "<pre>", "Message Text"):
        parts = split_parts(text, name)
        assert {part.carrier for part in parts} == {name}
        assert "".join(part.text for part in parts) == text


def test_an_unknown_carrier_is_a_mistake_of_the_caller() -> None:
    with pytest.raises(ValueError, match="there are released-text, cablegate-csv"):
        split_parts("", "telex")


def test_the_examples_are_what_their_names_say(examples: object) -> None:
    from pathlib import Path

    for path in Path(str(examples)).iterdir():
        carrier = split_parts(path.read_bytes().decode("utf-8", "replace"))[0].carrier
        for word, name in (
            ("nara", "nara"),
            ("page", "cablegate-html"),
            ("rows", "cablegate-csv"),
            ("raw", "raw-message"),
        ):
            if word in path.name.split(".")[0].split("-"):
                assert carrier == name
