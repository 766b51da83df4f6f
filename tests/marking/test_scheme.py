"""Schemes as data: what the loader takes and what it refuses."""

import pytest

from demarche.marking.scheme import Control, Level, key, load, us

SMALL = """
scheme = "XX"
[levels.OPEN]
rank = 0
portion = "O"
[levels.SHUT]
rank = 1
portion = "SH"
also = ["CLOSED"]
[dissem."KEEP HERE"]
portion = "KH"
state = ["KEEP-HERE"]
implies = "OPEN"
"""


def test_a_small_scheme() -> None:
    scheme = load(SMALL, "small.toml")
    level = scheme.levels["SHUT"]
    assert level == Level("SHUT", 1, "SH")
    assert scheme.form("SH") == (level, "register")
    assert scheme.form("CLOSED") == (level, "other")
    item, standing = scheme.form("KEEP-HERE")
    assert isinstance(item, Control)
    assert item.implies == scheme.levels["OPEN"]
    assert standing == "state"
    with pytest.raises(KeyError):
        scheme.form("NOWHERE")


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("rank = 1", "rank = true", "level SHUT needs `rank`"),
        ("rank = 1", "rank = -1", "level SHUT needs `rank`"),
        ('portion = "SH"\n', "", "level SHUT needs `rank`"),
        ('"CLOSED"', '"Closed"', "SHUT: 'Closed' must be"),
        ('"CLOSED"', '"O"', "O stands for both OPEN and SHUT"),
        ('implies = "OPEN"', 'implies = "AJAR"', "KEEP HERE implies AJAR"),
        ('implies = "OPEN"', "colour = 3", "KEEP HERE has unknown keys colour"),
        ('[dissem."KEEP HERE"]', "[dissem.OPEN]", "OPEN stands twice"),
        ('[dissem."KEEP HERE"]', '[other."KEEP HERE"]', "unknown table other"),
        ('scheme = "XX"', "", "`scheme` and `levels`"),
    ],
)
def test_a_wrong_scheme_is_refused(old: str, new: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        load(SMALL.replace(old, new, 1), "small.toml")


def test_levels_of_the_united_states() -> None:
    ranks = {name: level.rank for name, level in us().levels.items()}
    assert ranks["UNCLASSIFIED"] < ranks["LIMITED OFFICIAL USE"] < ranks["CONFIDENTIAL"]
    assert ranks["CONFIDENTIAL"] < ranks["SECRET"] < ranks["TOP SECRET"]
    assert all(key(form) == form for form in us().forms)
