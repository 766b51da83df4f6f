"""Laws of casework: order does not matter, a refusal is never undone, an unrelated cable changes no other case."""

import json
import random

from hypothesis import given
from hypothesis import strategies as st

from demarche.casework.linking import CONFIRM, REFUSE, Decision, link_parties
from demarche.casework.model import CableFacts, facts_of
from demarche.casework.network import build_network
from demarche.casework.threads import build_cases
from tests.casework.make import party, reply, request

POSTS = ("LIMA", "QUITO", "BERN")
FIRMS = (
    ("Orriston Pumps Ltd.", "GB"), ("ORRISTON PUMPS", "GB"), ("Orriston Steel", "GB"), ("Orristan Pumps", None),
    ("Sabalan Sanat Pishro", "IR"), ("Pishro Sabalan Industries", "IR"), ("SSP", "IR"), ("Halvorsund Trading", None),
    ("Halvorsund Trading LLC", "AE"), ("Halvorsund Trading", "NO"),
)  # fmt: skip
GOODS = ("vacuum pumps", "heat cameras", "ball bearings", "")
numbers = st.integers(100, 130)


@st.composite
def cables(draw: st.DrawFn) -> list[CableFacts]:
    """Requests, reminders and replies with right and wrong references, each id once."""
    made: dict[str, CableFacts] = {}
    for _ in range(draw(st.integers(1, 9))):
        number, day = draw(numbers), draw(st.integers(1, 28))
        month = draw(st.integers(1, 12))
        sent = f"2007-{month:02}-{day:02}"
        parties = [party(*firm) for firm in draw(st.lists(st.sampled_from(FIRMS), max_size=3, unique=True))]
        goods = draw(st.sampled_from(GOODS))
        refs = [f"07STATE{n}" for n in draw(st.lists(numbers, max_size=2))]
        if draw(st.booleans()):
            to = [f"AMEMBASSY {post}" for post in draw(st.lists(st.sampled_from(POSTS), min_size=1, unique=True))]
            subject = draw(st.sampled_from(["REMINDER", "AN OFFER OF PUMPS"]))
            cable = request(f"07STATE{number}", sent, *to, refs=refs, parties=parties, goods=goods, subject=subject)
        else:
            post = draw(st.sampled_from(POSTS))
            outcome = draw(st.sampled_from(["will-investigate", "action-taken", "refused"]))
            cable = reply(
                f"07{post}{number}", sent, refs, outcome, post=f"AMEMBASSY {post}", parties=parties, goods=goods
            )
        made[cable.key] = cable
    return list(made.values())


def mentions(facts: list[CableFacts]) -> list[str]:
    return sorted({f"{cable.key}:{row.name}" for cable in facts for row in cable.parties})


@given(cables(), st.randoms(use_true_random=False))
def test_the_order_of_cables_does_not_matter(facts: list[CableFacts], chance: random.Random) -> None:
    other = facts[:]
    chance.shuffle(other)
    cases, again = build_cases(facts), build_cases(other)
    assert [case.to_record() for case in cases] == [case.to_record() for case in again]
    linking, relinked = link_parties(facts, cases), link_parties(other, again)
    assert [p.to_record() for p in linking.parties] == [p.to_record() for p in relinked.parties]
    assert linking.proposals == relinked.proposals
    assert build_network(facts, linking).to_record() == build_network(other, relinked).to_record()


@given(cables(), st.data())
def test_a_refusal_is_never_undone(facts: list[CableFacts], data: st.DataObject) -> None:
    named = mentions(facts)
    if len(named) < 2:
        return
    pair = st.tuples(st.sampled_from(named), st.sampled_from(named)).filter(lambda two: two[0] != two[1])
    verdict = st.sampled_from([CONFIRM, REFUSE])
    rows = data.draw(st.lists(st.tuples(pair, verdict), max_size=8))
    decisions = [Decision(*two, what, "jr") for two, what in rows]
    last = {frozenset(two): what for two, what in rows}
    linking = link_parties(facts, build_cases(facts), decisions)
    homes = {str(mention): home for mention, home in linking.party_of.items()}
    for two, what in last.items():
        a, b = two
        if what == REFUSE:
            assert homes[a] != homes[b]
    refused = {two for two, what in last.items() if what == REFUSE}
    assert not any(frozenset((link.a, link.b)) in refused for link in (*linking.links, *linking.proposals))


@given(cables())
def test_every_mention_is_in_one_party(facts: list[CableFacts]) -> None:
    linking = link_parties(facts, build_cases(facts))
    listed = [str(mention) for p in linking.parties for mention in p.names]
    assert sorted(listed) == mentions(facts)
    assert len({p.id for p in linking.parties}) == len(linking.parties)


@given(cables())
def test_an_unrelated_cable_changes_no_other_case(facts: list[CableFacts]) -> None:
    before = [case.to_record() for case in build_cases(facts)]
    strange = [
        request(
            "05SECDEF900001", "2005-01-01", "AMEMBASSY OSLO", parties=[party("Zwirner Glas", "AT")], goods="lenses"
        ),
        reply(
            "06OSLO77", "2006-03-03", ["05SECDEF900001"], post="AMEMBASSY OSLO", parties=[party("Zwirner Glas", "AT")]
        ),
    ]
    after = [case.to_record() for case in build_cases([*facts, *strange])]
    assert [row for row in after if row["request"] != "05SECDEF900001"] == before


@given(cables())
def test_a_cable_follows_up_at_most_one_case_and_no_case_is_lost(facts: list[CableFacts]) -> None:
    cases = build_cases(facts)
    placed = [key for case in cases for key in (case.id, *case.of_role("followup"))]
    assert sorted(placed) == sorted(cable.key for cable in facts if cable.kind == "demarche-request")
    for case in cases:
        assert sorted(key for keys in case.by_post.values() for key in keys) == sorted(
            member.facts.key for member in case.members if member.role == "reply" and member.post
        )


@given(cables())
def test_facts_survive_being_stored(facts: list[CableFacts]) -> None:
    assert [CableFacts.from_json(json.loads(json.dumps(cable.to_json()))) for cable in facts] == facts


PIECES = [
    "Poloff delivered the points in ref A", "promised to let us know", "THE CASE IS CLOSED", " ", "\n",
    " \n\n2. (C) ", ". ",
    "STATE 51200", "06 QUITO 7", "reftel", "\u0130", "\ud800", "\x1c", "an interim reply", "1.", "ref B and C",
]  # fmt: skip


@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=8)), max_size=20).map("".join))
def test_any_text_is_read_and_sentences_stand_where_they_say(text: str) -> None:
    record = {
        "reference_id": "07LIMA5",
        "dtg": "2007-05-04T12:00:00Z",
        "kind": "demarche-reply",
        "refs": ["07STATE51200"],
    }
    for row in facts_of({**record, "refs": ["07STATE51200"]}, text=text).states:
        assert " ".join(text[row.start : row.end].split()) == row.text
