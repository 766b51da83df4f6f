"""Fixtures that all tests share.

Policy: a test writes the text it reads itself, as short as it can be. `examples` is for what holds for every example,
`shared` for the measured sets next to the repository, which are not part of it: tests that need them skip without.
"""

from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).parent.parent

settings.register_profile("demarche", deadline=None, max_examples=100)
settings.load_profile("demarche")

CABLE = """\
VZCZCXYZ0026
PP RUEHFR

DE RUEHC #9939 0321611
ZNY CCCCC ZZH
P 011605Z FEB 10
FM SECSTATE WASHDC
TO RUEHFR/AMEMBASSY PARIS PRIORITY 2747
BT
C O N F I D E N T I A L STATE 009939

SIPDIS

E.O. 12958: DECL: 02/01/2020
TAGS: PARM, ETTC, FR
SUBJECT: (U) AN OFFER BY HALVERSUND TRADING

REF: 09 PARIS 1234

Classified By: ISN Acting Director Jane Roe; Reasons: 1.4 (b), (d)

1. (C) Halversund Trading offered three machines.

2. (U) Please report the response.

MARLOWE

BT
#9939

NNNN
"""


@pytest.fixture
def cable_text() -> str:
    """A short sound cable, complete from FL1 to FL16."""
    return CABLE


@pytest.fixture
def contradicting_text() -> str:
    """The same with a filing time on another day than its date-time group."""
    return CABLE.replace("0321611", "0351611")


@pytest.fixture(scope="session")
def examples() -> Path:
    """The project's own example cables."""
    return ROOT / "examples"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The measured sets that lie next to the repository."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip(f"{folder} is not there; these sets are not part of the repository")
    return folder
