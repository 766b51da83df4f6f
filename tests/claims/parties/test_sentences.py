"""Marked sentences: slots, places behind names, pronouns."""

import pytest

from demarche.claims.rules.parties.cast import Cast
from demarche.claims.rules.parties.marked import Marked
from demarche.claims.rules.parties.said import read_descriptions
from demarche.claims.rules.parties.slots import each_marked
from tests.claims.parties.deals import document


def _marked(body: str) -> list[Marked]:
    cast = Cast(document(body), deal=True)
    read_descriptions(cast)
    return list(each_marked(cast.document, cast.entities, cast.unnamed, lambda _in, _slots: [], lambda _who: None))


def _named(marked: Marked) -> list[str]:
    return [getattr(slot.who, "name", "unnamed") for slot in marked.slots]


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("Hadlor GmbH (HDL), Basel, sold it to Barlo LLC of Sharjah.", "«0» sold it to «1»."),
        ("In May 2009 Hadlor GmbH sold it for USD 4,000 to Barlo LLC.", "«0» sold it to «1»."),
        ("Hadlor GmbH's manager, Dr. Odil Fanser, sold it.", "«0»'s manager, «1», sold it."),
        ("Hadlor GmbH, Basel, which deals in steel, sold it.", "«0», which deals in steel, sold it."),
    ],
)
def test_only_the_words_between_the_parties_remain(body: str, text: str) -> None:
    assert _marked(body)[-1].text.strip().removeprefix("in may 2009 ") == text


@pytest.mark.parametrize(
    ("body", "who"),
    [
        ("Hadlor GmbH makes pumps. It sold four of them.", "Hadlor GmbH"),
        ("Hadlor GmbH makes pumps. The firm has sold four of them.", "Hadlor GmbH"),
        ("Hadlor GmbH makes pumps. Its manager left.", "Hadlor GmbH"),
        ("Hadlor GmbH is run by Omar Fanser. He owns four pumps.", "Omar Fanser"),
        ("The freighter Orla Star left. Her owner is in Malta.", "Orla Star"),
        (
            "Barlo LLC buys for the Zarnd Metals Institute. The institute is controlled by the army.",
            "Zarnd Metals Institute",
        ),
        ("Barlo LLC's agent is Orbel Trading Ltd. Its director left.", "Orbel Trading Ltd"),
    ],
)
def test_a_pronoun_speaks_of_a_party_before(body: str, who: str) -> None:
    assert _named(_marked(body)[-1])[0].rstrip(".") == who


def test_a_pronoun_without_a_party_is_no_slot() -> None:
    assert all("it " not in m.text or m.slots for m in _marked("It sold four pumps. Hadlor GmbH did not."))
    assert len(_marked("It sold four pumps.")) == 0
