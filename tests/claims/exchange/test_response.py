"""The response of a reply: outcome, government, date, and the requests that it answers."""

import pytest

from demarche import read_text
from demarche.claims.document import Document
from demarche.claims.rules.exchange.outcome import OUTCOMES, find_outcomes
from demarche.claims.rules.exchange.response import read_response
from tests.claims.asking import from_post
from tests.claims.prose import reply

DELIVERED = "1. (C) Poloff delivered reftel points on March 9 to MFA desk officer Prata. "


@pytest.mark.parametrize(
    ("answer", "outcome"),
    [
        ("He said the government would not grant a license and would tell the firm to drop the sale.", "accepted"),
        ("He took notes and said he would pass the points to his superiors.", "noted"),
        ("He said he had never heard of the company and doubted that it existed.", "denied-knowledge"),
        ("He promised a thorough inquiry and an answer within a month.", "will-investigate"),
        (
            (
                "He asked for the serial numbers and for any documents that would help in finding the crates; "
                "without them, he said, nothing could be done."
            ),
            "requested-more-information",
        ),
        ("He said that Portugal could not act on what it had been told.", "requested-more-information"),
        ("Portugal, he said, could not interfere in a private contract on the basis of suspicion.", "refused"),
        (
            (
                "He wondered whether the United States could supply the bill of lading. Until then customs "
                "had nothing to act on."
            ),
            "requested-more-information",
        ),
        (
            "Prata turned us down. The pumps, he said, were not on any list and Portugal had no law against the sale.",
            "refused",
        ),
        ("He told us that the ship was stopped off Faro on March 8 and that 12 pumps were taken off.", "action-taken"),
        ("Prata would not be drawn. He said the points would be given due consideration.", "noted"),
        (
            (
                "He knew of the firm but said that it had closed its doors in 2007; there was no record of "
                "any sale of pumps."
            ),
            "denied-knowledge",
        ),
        ("Customs will open the crates on arrival and hold anything that needs a license, Prata said.", "accepted"),
        ("Prata said an interagency group would meet on March 20 to examine the case.", "will-investigate"),
    ],
)
@pytest.mark.parametrize("capitals", [False, True], ids=["small", "capitals"])
def test_the_outcome_is_what_the_host_answered(answer: str, outcome: str, capitals: bool) -> None:
    body = DELIVERED + answer
    response = read_response(from_post(body.upper() if capitals else body))
    assert response is not None
    assert response.outcome == outcome


@pytest.mark.parametrize(
    ("subject", "outcome"),
    [
        ("PORTUGAL IMPOUNDS PUMPS", "action-taken"),
        ("PORTUGAL WILL NOT STOP PUMPS", "refused"),
        ("PORTUGAL AGREES TO HOLD PUMPS", "accepted"),
        ("PORTUGAL OPENS INQUIRY INTO PUMPS", "will-investigate"),
        ("PORTUGAL ASKS FOR MORE DETAILS ON PUMPS", "requested-more-information"),
        ("PORTUGAL DENIES KNOWLEDGE OF PUMPS", "denied-knowledge"),
        ("PORTUGAL TAKES NOTE OF PUMPS", "noted"),
    ],
)
def test_the_subject_outweighs_what_is_said_by_the_way(subject: str, outcome: str) -> None:
    body = (
        DELIVERED + "He thanked us, asked for the name of the ship, and said that he would look into one more question."
    )
    response = read_response(from_post(body, subject=f"(C) {subject}"))
    assert response is not None
    assert response.outcome == outcome


def test_what_the_post_says_itself_is_no_answer() -> None:
    body = DELIVERED + "Poloff asked for more information. We would investigate at our end, Poloff added."
    assert find_outcomes(from_post(body)) == []


def test_what_the_comment_hopes_weighs_little() -> None:
    body = (
        DELIVERED
        + "He refused outright.\n\n2. (C) Comment: Portugal may yet agree to hold the pumps. It will stop them."
    )
    assert find_outcomes(from_post(body))[0].name == "refused"


def test_every_outcome_has_forms() -> None:
    assert set(OUTCOMES) == {
        "accepted",
        "will-investigate",
        "refused",
        "denied-knowledge",
        "requested-more-information",
        "action-taken",
        "noted",
    }


def test_the_date_is_that_of_the_last_contact() -> None:
    body = DELIVERED + "On March 11 he told us that a crate had been opened on March 10. The ship sails on March 20."
    response = read_response(from_post(body))
    assert response is not None
    assert (response.government, response.date) == ("PT", "2009-03-11")


def test_without_a_word_of_an_answer_the_points_are_noted() -> None:
    response = read_response(from_post("1. (C) Poloff saw Prata at the ministry on March 9 about reftel."))
    assert response is not None
    assert response.outcome == "noted"
    assert response.evidence.confidence < 0.5


def test_the_evidence_is_the_sentence_that_gives_the_outcome() -> None:
    document = from_post(DELIVERED + "He was polite. He said that Portugal would investigate the sale. It rained.")
    response = read_response(document)
    assert response is not None
    assert document.cut(response.evidence.span) == "He said that Portugal would investigate the sale."


@pytest.mark.parametrize(
    ("ref", "text", "answers"),
    [
        ("REF: STATE 14477\n\n", "Poloff delivered reftel points.", ("09STATE14477",)),
        ("REF: A. LISBON 290\n     B. STATE 14477\n\n", "Poloff delivered the points in ref B.", ("09STATE14477",)),
        (
            "REF: A. STATE 14477\n     B. 08 STATE 99001\n\n",
            "Poloff delivered ref A demarche. An older case is told in ref B.",
            ("09STATE14477",),
        ),
        (
            "REF: A. STATE 14477\n     B. 08 STATE 99001\n\n",
            "Poloff delivered the points in ref A. The pumps described in refs A and B are gone.",
            ("09STATE14477", "08STATE99001"),
        ),
        ("REF: A. STATE 14477\n     B. STATE 9900\n\n", "Prata gave an answer.", ("09STATE14477", "09STATE9900")),
        ("", "As requested in 08 STATE 14477, Poloff saw Prata.", ("08STATE14477",)),
        ("", "As requested in State 14477, Poloff saw Prata.", ("09STATE14477",)),
        ("", "As the State 14477 of us wished, Poloff saw Prata.", ("09STATE14477",)),
        ("", "The solid state 14477 is a switch.", ()),
        ("REF: LISBON 290\n\n", "Poloff saw Prata.", ()),
    ],
)
def test_it_answers_the_request_and_not_what_else_is_cited(ref: str, text: str, answers: tuple[str, ...]) -> None:
    response = read_response(from_post(f"1. (C) {text}", ref=ref))
    assert response is not None
    assert response.answers == answers


@pytest.mark.parametrize(
    ("outcome", "subject", "summary", "more"),
    [
        (
            "action-taken",
            "VACUUM PUMPS: SALE CALLED OFF",
            "Lisbon has called off the sale of vacuum pumps that we raised last month.",
            "Inspectors had gone through the order book. The owner at first refused to discuss it. He asked for time.",
        ),
        (
            "refused",
            "NO HELP FROM MFA ON PUMPS",
            "The MFA sees a private sale of uncontrolled goods and does not propose to step in.",
            "He asked whether we had raised it with the maker. Portugal had refused a license for such pumps in 2005.",
        ),
        (
            "denied-knowledge",
            "PORTUGAL: NO PUMPS, NO IRAN",
            "The government rejects the charge that a company of its own sells pumps.",
            "He read from a note, in answer to reftel points. The company has never dealt with Iran.",
        ),
    ],
)
def test_a_long_reply_is_read_as_a_whole(outcome: str, subject: str, summary: str, more: str) -> None:
    body = f"1. (C) Summary: {summary} End summary.\n\n2. (C) Prata received DCM on March 11. {more}"
    response = read_response(from_post(body, subject=f"(C) {subject}"))
    assert response is not None
    assert response.outcome == outcome


def test_a_number_not_yet_reached_is_of_the_year_before() -> None:
    text = reply("Poloff raised the matter of State 129003 with Prata.").replace("091605Z JUN 09", "051605Z JAN 09")
    (cable,) = read_text(text, extractor="none")
    response = read_response(Document(cable))
    assert response is not None
    assert response.answers == ("08STATE129003",)
