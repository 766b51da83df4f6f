"""Asks: who is asked, of which government, and what counts as asking."""

import pytest

from demarche.claims.rules.exchange.asks import read_asks
from tests.claims.asking import from_post, request

TO = ("AMEMBASSY LISBON", "AMEMBASSY TUNIS")
INFO = ("AMEMBASSY QUITO", "AMEMBASSY SINGAPORE", "AMCONSUL OPORTO", "USMISSION UNVIE VIENNA")
LISBON, TUNIS = TO
QUITO, SINGAPORE, OPORTO, UNVIE = INFO


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Action addressees are requested to approach host governments with the points in para 3.", {LISBON, TUNIS}),
        (
            (
                "This is an action request for Embassy Lisbon only. Embassy Lisbon is requested to deliver "
                "the points in para 3 to the MFA."
            ),
            {LISBON},
        ),
        (
            (
                "Department requests that Embassy Lisbon raise the matter with the Foreign Ministry. Quito "
                "need take no action."
            ),
            {LISBON, QUITO},
        ),
        ("Lisbon and Tunis should deliver the points. Info addressees need do nothing.", {LISBON, TUNIS}),
        ("Lisbon and Tunis should deliver the points. No action is required of info posts.", {LISBON, TUNIS}),
        ("Lisbon and Tunis should deliver the points. No action by info posts is needed.", {LISBON, TUNIS}),
        ("Lisbon and Tunis should deliver the points. We do not ask Quito to do the same.", {LISBON, TUNIS}),
        (
            "Lisbon and Tunis should deliver the points. Two pumps left; the others should be ready in May.",
            {LISBON, TUNIS},
        ),
        (
            "Lisbon and Tunis should deliver the points. The others should be ready to do the same.",
            {LISBON, TUNIS, QUITO, SINGAPORE, OPORTO, UNVIE},
        ),
        ("Lisbon and Tunis should deliver the points. We do not want Quito to do the same.", {LISBON, TUNIS, QUITO}),
        (
            "Lisbon and Tunis should deliver the points. No action by info posts.",
            {LISBON, TUNIS, QUITO, SINGAPORE, OPORTO},
        ),
        (
            "Lisbon and Tunis should deliver the points. Info posts are requested to report what they hear of it.",
            {LISBON, TUNIS, QUITO, SINGAPORE, OPORTO, UNVIE},
        ),
        ("ACTION: LISBON AND TUNIS. INFO: QUITO. 2. Posts should see the ministry of trade.", {LISBON, TUNIS}),
        (
            (
                "Ambassadors in Lisbon and Tunis are instructed to see the Foreign Minister. Info addressees "
                "should not raise this with host governments."
            ),
            {LISBON, TUNIS, QUITO, SINGAPORE, OPORTO},
        ),
        (
            (
                "Embassies Lisbon and Tunis should deliver the points soonest. USMission UNVIE may brief the "
                "IAEA Secretariat on the outcome."
            ),
            {LISBON, TUNIS, UNVIE},
        ),
        (
            (
                "Posts are asked to draw on the following points with appropriate host officials and to "
                "report reaction. Embassy Singapore, which will receive separate instructions, should await "
                "them."
            ),
            {LISBON, TUNIS, SINGAPORE},
        ),
        (
            "The Department asks that Lisbon go back to the MFA. For Tunis -- please make the same points to Customs.",
            {LISBON, TUNIS},
        ),
        (
            (
                "In Singapore, the firm's agent should be watched. Lisbon is requested to approach the MFA. "
                "Tunis, please do likewise."
            ),
            {LISBON, TUNIS},
        ),
        (
            (
                "We would be grateful if Embassy Lisbon would convey our thanks. Tunis should refrain from "
                "contact with the firm."
            ),
            {LISBON, TUNIS},
        ),
        (
            (
                "ConGen Oporto should keep an eye on the yard and report to Embassy Lisbon. Lisbon should "
                "present the points."
            ),
            {LISBON, OPORTO},
        ),
        (
            (
                "Embassy Lisbon is to present the attached non-paper. No approach should be made in Quito. "
                "Embassy Tunis is requested to stand by."
            ),
            {LISBON, TUNIS, QUITO},
        ),
        (
            "Lisbon has the lead; Tunis should follow up once Lisbon reports. Quito and Singapore are info only.",
            {LISBON, TUNIS},
        ),
        ("Please pass the points in para 3 to your hosts by Friday.", {LISBON, TUNIS}),
        (
            "Action addressees should deliver para 3. Other addressees are not to act on this message.",
            {LISBON, TUNIS, QUITO, SINGAPORE, OPORTO},
        ),
        ("Request Embassies Lisbon and Tunis demarche host governments at appropriate level.", {LISBON, TUNIS}),
        (
            (
                "ACTION REQUESTED: THAT EMBASSY LISBON INFORM THE MFA. A. LISBON: TELL THE MFA WHAT WE KNOW. "
                "B. TUNIS: ASK CUSTOMS TO OPEN THE CRATES."
            ),
            {LISBON, TUNIS},
        ),
        (
            (
                "Singapore exported the pumps in May. Singapore should never have licensed them. Embassy "
                "Lisbon should ask the MFA for its views. Tunis should do nothing."
            ),
            {LISBON, TUNIS},
        ),
        (
            (
                "Lisbon may at its discretion share this paper with like-minded missions. Both posts should "
                "report by March 20."
            ),
            {LISBON, TUNIS},
        ),
        (
            "We leave it to Embassy Lisbon to choose the level. Tunis will receive separate instructions.",
            {LISBON, TUNIS},
        ),
        (
            (
                "The following is for action by Lisbon and for the information of the other addressees. "
                "Charge should call on the Minister."
            ),
            {LISBON},
        ),
        (
            (
                "Instructions for Lisbon: tell the MFA. Instructions for Tunis: tell Customs. Quito is not to "
                "discuss this with the Ecuadorians."
            ),
            {LISBON, TUNIS, QUITO},
        ),
        ("You are instructed to seek an appointment with the Prime Minister.", {LISBON, TUNIS}),
        (
            (
                "Washington would appreciate Embassy Tunis' help in tracing the crates. Embassy Lisbon's "
                "views are requested."
            ),
            {LISBON, TUNIS},
        ),
        (
            "Under no circumstances should Quito mention this to the Ecuadorian side. Lisbon should act today.",
            {LISBON, QUITO},
        ),
        (
            "The matter should not be raised in Quito or Singapore. Action posts should approach customs authorities.",
            {LISBON, TUNIS, QUITO, SINGAPORE},
        ),
        ("Embassy Lisbon should coordinate with Embassy Tunis and inform Embassy Quito of the result.", {LISBON}),
        ("Mission UNVIE is requested to inform the IAEA. Embassy Lisbon should use the points below.", {LISBON, UNVIE}),
        ("DEPARTMENT DESIRES EMBASSY LISBON APPROACH FONOFF. EMBASSY TUNIS AUTHORIZED INFORM GOT.", {LISBON, TUNIS}),
        ("Embassies requested approach host governments on following lines.", {LISBON, TUNIS}),
        (
            "Lisbon is the action addressee for this message; Tunis is requested to assist as Lisbon may ask.",
            {LISBON, TUNIS},
        ),
        ("A. For Embassy Lisbon: deliver the points. B. For Embassy Tunis: report on the cargo.", {LISBON, TUNIS}),
        (
            (
                "THIS IS A REMINDER. The Department has had no reply from Lisbon to ref A. Embassy Lisbon is "
                "asked to return to the matter."
            ),
            {LISBON},
        ),
        (
            "We ask that Lisbon and Tunis press for an answer. Quito should be prepared to do the same when told.",
            {LISBON, TUNIS, QUITO},
        ),
        (
            (
                "Action addressees should stress to hosts that time is short. For Singapore, Quito: please do "
                "not take any steps before you hear from us."
            ),
            {LISBON, TUNIS, QUITO, SINGAPORE},
        ),
        (
            (
                "Post is authorized to share the following with the government. Embassy Quito may share it "
                "orally with the Ecuadorian Foreign Ministry."
            ),
            {LISBON, TUNIS, QUITO},
        ),
        ("Lisbon, Tunis: you should raise this today.", {LISBON, TUNIS}),
        ("The Department requests Embassy Lisbon's assistance in verifying the end user.", {LISBON}),
        ("Request that posts in Lisbon and Tunis inform hosts.", {LISBON, TUNIS}),
        (
            "Consulate General Oporto is not authorized to discuss this. Posts should use the points.",
            {LISBON, TUNIS, OPORTO},
        ),
        (
            (
                "The goods went from Singapore to Quito. Quito should be told, in due course, by the "
                "Portuguese. Lisbon should say so."
            ),
            {LISBON},
        ),
        ("Separate messages to Quito and Singapore follow. Lisbon and Tunis should act now.", {LISBON, TUNIS}),
        (
            (
                "Embassy Quito reported in February that a firm there had asked for pumps. Embassies Lisbon "
                "and Tunis should deliver the points below."
            ),
            {LISBON, TUNIS},
        ),
        ("Missions should coordinate locally with like-minded embassies before approaching hosts.", {LISBON, TUNIS}),
        ("Lisbon's and Tunis's help is needed. Both should see the host government.", {LISBON, TUNIS}),
        ("Tunis will wish to inform its hosts. Lisbon must not delay.", {LISBON, TUNIS}),
        ("UNVIE: please hold. Vienna will be told later. Lisbon: action.", {LISBON, UNVIE}),
        ("Embassy Lisbon is requested, in consultation with Embassy Tunis, to deliver the points.", {LISBON}),
        ("Embassy Lisbon, drawing on the points below, is requested to approach the MFA.", {LISBON}),
        ("Quito: This is for your information. Do not approach your hosts. Lisbon: deliver para 3.", {LISBON, QUITO}),
        ("We ask Embassies to carry out this demarche jointly with the British and French missions.", {LISBON, TUNIS}),
    ],
)
@pytest.mark.parametrize("capitals", [False, True], ids=["small", "capitals"])
def test_those_are_asked_whom_the_text_means(text: str, asked: set[str], capitals: bool) -> None:
    body = f"1. (S) {text}"
    rows = read_asks(request(body.upper() if capitals else body, TO, INFO))
    assert {row.of for row in rows} == asked


def test_the_government_is_that_of_the_post_and_none_for_a_mission_or_a_collective() -> None:
    body = (
        "1. (S) Embassy Lisbon, AIT Taipei and UNVIE should use the points. Collective members are asked to share them."
    )
    to = ("AMEMBASSY LISBON", "AIT TAIPEI", "USMISSION UNVIE VIENNA", "AUSTRALIA GROUP COLLECTIVE")
    governments = {row.of: row.government for row in read_asks(request(body, to))}
    assert governments == {
        "AMEMBASSY LISBON": "PT",
        "AIT TAIPEI": "TW",
        "USMISSION UNVIE VIENNA": None,
        "AUSTRALIA GROUP COLLECTIVE": None,
    }


def test_a_mission_is_asked_about_the_government_that_is_named() -> None:
    body = "1. (C) USEU is requested to ask the Finnish Presidency to put the matter on the agenda."
    (row,) = read_asks(request(body, ("USMISSION USEU BRUSSELS",)))
    assert row.government == "FI"


def test_text_and_paragraph_are_those_of_the_sentence() -> None:
    body = (
        "1. (U) See para 2.\n\n2. (S) The pumps are old. Embassy should ask the MFA to\nhold the pumps. They are many."
    )
    document = request(body)
    row = next(row for row in read_asks(document) if row.evidence.rule == "asks.posts")
    assert (row.text, row.evidence.paragraph) == ("Embassy should ask the MFA to hold the pumps.", 2)
    assert row.evidence.label == "S"
    assert document.cut(row.evidence.span).split() == row.text.split()


def test_what_the_points_ask_of_the_host_is_no_ask() -> None:
    body = (
        "1. (U) Embassy Lisbon is requested to deliver the points in paragraph 2.\n\n"
        "2. (S/REL PORTUGAL) Begin talking points:\n\n-- Embassy Tunis should tell us more.\n\n"
        "-- Please hold the pumps.\n\nEnd talking points."
    )
    assert [row.of for row in read_asks(request(body, ("AMEMBASSY LISBON",), ("AMEMBASSY TUNIS",)))] == [LISBON]


def test_items_under_a_list_are_asks_of_those_whom_the_list_is_for() -> None:
    body = "1. (S) Posts should:\n\n-- ask for a meeting;\n\n-- urge the host to act."
    rows = read_asks(request(body, TO))
    assert [row.of for row in rows] == [LISBON, TUNIS] * 3


def test_agencies_are_not_asked() -> None:
    body = "1. (S) Addressees are requested to approach host governments."
    rows = read_asks(request(body, ("AMEMBASSY LISBON", "DEPT OF COMMERCE WASHDC", "SECDEF WASHDC")))
    assert {row.of for row in rows} == {LISBON}


@pytest.mark.parametrize(
    "text",
    [
        "Post requests that the Department approve the purchase of a generator.",
        "Post asks the Department for authority to share the waybill.",
        "Department please advise whether the list can be shown to the host.",
        "Embassy would appreciate guidance on the next step.",
    ],
)
def test_a_post_asks_the_department(text: str) -> None:
    (row,) = read_asks(from_post(f"1. (C) {text}"))
    assert (row.of, row.government, row.text) == ("SECSTATE WASHDC", None, text)


def test_a_post_that_reports_asks_nothing() -> None:
    assert (
        read_asks(from_post("1. (C) The ministry asked us for names. He said that he would request a license.")) == []
    )
