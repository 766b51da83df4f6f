"""Where frames are tried: nowhere else they match."""

import pytest

from demarche.claims.rules.parties.frames import _table
from demarche.claims.rules.parties.gates import Gates
from demarche.claims.rules.parties.openings import Openings, Way, hits
from demarche.claims.rules.parties.signs import heads_of

_LINES = (
    "«0» sold four pumps to «1», which is a front for «2».",
    "four pumps were recently sold by «0» to «1»; the goods (sold by «2») are really for «3».",
    "the user is «0», for which «1» has bought before, and «2» is to be paid by «3».",
    "«0», an affiliate of «1», placed an order with «2» on behalf of «3», a subsidiary of «1».",
    "an order was placed with «0» by «1», is,was,for x-owned subsidiary of «2».",
    "«0» was not offered valves; «1», the purchasing arm of «2», had been approached by «0».",
    "«0» is the cover name used by «1», being an alias of «2». bought",
)


@pytest.mark.parametrize("line", _LINES)
def test_frames_match_where_they_may_begin_and_nowhere_else(line: str) -> None:
    table = _table()
    places = table.openings.find(line)
    for index, frame in enumerate(table.frames):
        for passive, pattern in ((True, frame.passive), (False, frame.active)):
            expected = [hit.span() for hit in pattern.finditer(line)] if pattern else []
            found = [hit.span() for hit in hits(pattern, line, places.get((index, passive), ()))]
            assert found == expected, (frame.name, passive)


@pytest.mark.parametrize(
    ("way", "heads"),
    [
        ("bought", {"bought"}),
        ("sells? to", {"sell"}),
        ("(?:a |the )?(?:agent|buyer) of", {"a ", "the ", "agent", "buyer"}),
        (r"(?<=, )(?:orders|imports)\b", {"orders", "imports"}),
        ("(?:is|,) named", {"is", ","}),
        ("[a-z]+ by", None),
        ("s? of", None),
        ("(a|an) agent of", None),
    ],
)
def test_a_way_tells_how_it_begins(way: str, heads: set[str] | None) -> None:
    assert heads_of(way) == heads


def test_a_way_of_common_words_only_is_told_by_them() -> None:
    openings = Openings([Way((0, False), "(?:is|was) for", auxiliary=False)])
    assert openings.always == frozenset()
    assert openings.find("«0» is for «1».") == {(0, False): [4]}
    assert openings.find("«0» is by «1».") == {}


def test_a_gate_opens_for_the_beginning_of_a_word() -> None:
    gates = Gates()
    owner, his = gates.add(["own", "share in"]), gates.add(["his"])
    assert gates.of("«0» owns «1».") == owner
    assert gates.of("his shares, «0»") == owner | his
    assert gates.of("«0» is known to «1».") == 0


def test_a_gate_needs_a_word() -> None:
    with pytest.raises(ValueError, match="small letters"):
        Gates().add(["«0»"])
