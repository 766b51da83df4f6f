"""Facts of a cable: what is kept of its record, and what its text says of references and states."""

import json

import pytest

from demarche.casework.model import CableFacts, KeptFacts, facts_of
from demarche.casework.posts import same_post, station_of
from demarche.casework.threads import build_cases
from tests.casework.make import cable, posts, reply, request

RECORD = {
    "reference_id": "07LIMA812",
    "source": {"sha256": "ab12", "start": 0},
    "dtg": "2007-05-04T12:00:00Z",
    "from": "AMEMBASSY LIMA",
    "to": [{"name": "SECSTATE WASHDC"}],
    "info": [{"name": "AMEMBASSY QUITO"}],
    "kind": "demarche-reply",
    "subject": "PERU LOOKS INTO THE ORRISTON PUMPS",
    "classification": "SECRET",
    "tags": ["PARM", "PE"],
    "references": [
        {"canonical": "07STATE51200", "bullet": "A", "kind": "cable"},
        {"canonical": None, "bullet": "B", "kind": "email"},
    ],
    "parties": [{"name": "Orriston Pumps", "aliases": ["OPL"], "country": "GB", "roles": ["supplier"], "span": [3, 9]}],
    "relations": [{"from": "Orriston Pumps", "to": "Callao Naval Works", "type": "supplies"}],
    "goods": [{"text": "vacuum pumps", "quantity": "six", "controls_named": ["2B231"], "likely_controls": []}],
    "events": [{"type": "meeting", "date": "2007-05-03", "text": "on May 3"}],
    "legal_refs": ["NSG"],
    "deadline": {"text": "by May 9", "due": "2007-05-09"},
    "response": {"government": "PE", "date": "2007-05-03", "outcome": "will-investigate", "answers": ["07STATE51200"]},
    "problems": [{"severity": "error"}, {"severity": "info"}],
}


def test_facts_hold_what_cases_need() -> None:
    facts = facts_of(RECORD)
    assert (facts.key, facts.station, facts.kind) == ("07LIMA812", "LIMA", "demarche-reply")
    assert [(to.name, to.station) for to in facts.to] == [("SECSTATE WASHDC", "STATE")]
    assert [ref.canonical for ref in facts.refs] == ["07STATE51200"]
    assert facts.response is not None
    assert facts.response.answers == ("07STATE51200",)
    assert facts.due is not None
    assert facts.due.isoformat() == "2007-05-09"
    assert facts.errors == 1


def test_facts_are_kept_as_one_json_value() -> None:
    facts = facts_of(RECORD, text="1. (S) Emboff delivered the points in ref A on May 3.")
    assert facts.states
    assert facts.text_refs
    assert CableFacts.from_json(json.loads(json.dumps(facts.to_json()))) == facts


def test_an_empty_record_gives_empty_facts() -> None:
    facts = facts_of({})
    assert facts.parties == ()
    assert CableFacts.from_json(facts.to_json()) == facts


@pytest.mark.parametrize(
    ("name", "station"),
    [
        ("AMEMBASSY SAN SALVADOR", "SANSALVADOR"),
        ("AMCONSUL RECIFE", "RECIFE"),
        ("USMISSION USNATO", "USNATO"),
        ("SECSTATE WASHDC", "STATE"),
        ("EMBASSY NOWHERETOWN", "NOWHERETOWN"),
    ],
)
def test_posts_are_stations(name: str, station: str) -> None:
    assert station_of(name) == station


def test_a_renamed_post_is_one_post() -> None:
    assert same_post("KYIV", "KIEV")
    assert not same_post("LIMA", "QUITO")


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("1. (C) As requested in 06 STATE 71204, we called on the ministry.", ["06STATE71204"]),
        ("1. (C) Post delivered the points of State 71204 today.", ["07STATE71204"]),
        ("1. (C) POST DREW ON STATE 71204 AND QUITO 344.", ["07STATE71204", "07QUITO344"]),
        ("1. (C) Under UNSCR 1718 and law 2355 of Lima 2006 nothing may pass.", []),
        ("STATE 00007120 02 OF 03\n1. (C) Nothing else.", ["07STATE7120"]),
    ],
)
def test_the_text_names_cables(text: str, named: list[str]) -> None:
    facts = cable("07LIMA812", "2007-05-04", text=text)
    assert [ref.canonical for ref in facts.text_refs] == named


def test_a_number_without_year_in_january_is_of_the_year_before() -> None:
    facts = cable("07LIMA12", "2007-01-05", text="1. (C) We delivered the points in STATE 198400.")
    assert [ref.canonical for ref in facts.text_refs] == ["06STATE198400"]


def test_letters_stand_for_references() -> None:
    refs = [{"canonical": "07STATE51200", "bullet": "A"}, {"canonical": "06LIMA90", "bullet": "B"}]
    text = "1. (C) The firm was reported in ref B. Poloff delivered the points in ref A."
    facts = cable("07LIMA812", "2007-05-04", text=text, references=refs)
    assert {ref.canonical: ref.cued for ref in facts.text_refs} == {"06LIMA90": False, "07STATE51200": True}


def test_its_own_number_is_no_reference() -> None:
    facts = cable("07LIMA812", "2007-05-04", text="1. (C) LIMA 00812 and LIMA 000812 are this cable.")
    assert facts.text_refs == ()


STATES = {
    "delivered": "Emboff delivered the points to the ministry on May 3.",
    "promised": "She promised to inform us of the result by June.",
    "undertaken": "He said that customs would look into the matter.",
    "interim": "This is an interim reply.",
    "pursuing": "Post will raise the matter again with the minister.",
    "closed": "The ministry considers the matter closed.",
    "reopened": "The prosecutor has reopened the case.",
    "reminder": "The Department has not yet received a reply.",
    "undelivered": "Post has not yet been able to deliver the points.",
}


@pytest.mark.parametrize("state", STATES)
def test_a_sentence_gives_a_state(state: str) -> None:
    text = f"1. (C) It rained all day. {STATES[state]} The talk went on."
    facts = cable("07LIMA812", "2007-05-04", text=text, kind="demarche-reply")
    found = [row for row in facts.states if row.state == state]
    assert [row.text for row in found] == [STATES[state]]
    assert text[found[0].start : found[0].end] == STATES[state]


@pytest.mark.parametrize(
    "text",
    [
        "The case cannot be closed until the goods are found.",
        "The border crossing was closed.",
        "We met behind closed doors.",
        "Embassy is requested to deliver the points.",
        "Post has not yet delivered the points.",
    ],
)
def test_other_sentences_do_not(text: str) -> None:
    facts = cable("07LIMA812", "2007-05-04", text=f"1. (C) {text}", kind="demarche-reply")
    assert not [row for row in facts.states if row.state in ("closed", "delivered")]


def test_the_day_of_a_delivery_is_read() -> None:
    text = "1. (C) We delivered the points on December 28."
    facts = cable("07LIMA12", "2007-01-05", text=text, kind="demarche-reply")
    assert [row.date for row in facts.states if row.state == "delivered"] == ["2006-12-28"]


def test_a_request_says_what_is_asked() -> None:
    facts = request("07STATE51200", "2007-05-01", text="1. (U) This is an action request for Embassy Lima. See below.")
    assert [row.text for row in facts.states if row.state == "sent"] == ["This is an action request for Embassy Lima."]


def test_a_cable_without_id_is_told_by_its_source() -> None:
    facts = facts_of(
        {"source": {"sha256": "cd34", "start": 7}, "from": "AMEMBASSY LIMA", "to": posts("AMEMBASSY QUITO")}
    )
    assert facts.key == "cd34:7"
    assert facts.station == "LIMA"


def test_the_sentence_of_a_claim_is_without_its_paragraph_number() -> None:
    text = "1. (C) Peru holds the pumps, said Dr. Vela. It rained.\n\n2. (C) Comment: Good."
    answer = {"government": "PE", "date": "2007-05-03", "outcome": "action-taken", "answers": [], "span": [0, 30]}
    facts = cable("07LIMA812", "2007-05-04", text=text, kind="demarche-reply", response=answer)
    assert [row.text for row in facts.states if row.state == "answered"] == ["Peru holds the pumps, said Dr. Vela."]


def test_a_sentence_may_run_over_lines() -> None:
    text = "1. (C) She would let \nus know the result\n of the inquiry. \n \n2. (C) Else nothing."
    facts = cable("07LIMA812", "2007-05-04", text=text, kind="demarche-reply")
    assert [(row.state, row.text) for row in facts.states] == [
        ("promised", "She would let us know the result of the inquiry.")
    ]


def test_what_is_not_at_hand_is_read_once_when_it_is_asked_for() -> None:
    whole = facts_of(RECORD)
    asked: list[str] = []

    def read() -> CableFacts:
        asked.append("read")
        return whole

    kept = KeptFacts({"reference_id": whole.reference_id, "dtg": whole.dtg, "source": whole.source}, read)
    assert (kept.key, kept.day, kept.when) == (whole.key, whole.day, whole.when)
    assert asked == []
    assert kept.parties == whole.parties
    assert kept.to_json() == whole.to_json()
    assert asked == ["read"]
    with pytest.raises(AttributeError):
        kept.nothing  # noqa: B018


def test_two_cables_under_one_reference_count_once() -> None:
    asking = request("07STATE51200", "2007-05-01", text="")
    short = reply("07LIMA812", "2007-05-04", ["07STATE51200"], None, source={"sha256": "a", "start": 0})
    long = reply("07LIMA812", "2007-05-04", ["07STATE51200"], "denied", source={"sha256": "b", "start": 0})
    for facts in ([asking, short, long], [long, short, asking]):
        (case,) = build_cases(facts)
        assert [member.facts.source for member in case.members] == ["b:0"]
