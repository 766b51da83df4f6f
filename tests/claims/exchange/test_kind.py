"""The kind of a cable: what makes a request, a reply, reporting or other traffic."""

import pytest

from demarche.claims.rules.exchange.kind import read_kind
from tests.claims.asking import from_post, request

LONG = (
    "  The harbor has been busy all year, and the new pilots' union has asked for a larger share of the "
    "fees that foreign vessels pay. Its leaders met the transport minister twice in February and left each "
    "time without an answer. Fishermen in the south complain that the cranes stand idle while their catch "
    "spoils."
)
"""Something to tell, so that the cable is no mere note."""
OWN, DEPARTMENT = "REF: LISBON 290\n\n", "REF: STATE 14477\n\n"


@pytest.mark.parametrize(
    ("kind", "subject", "ref", "text"),
    [
        (
            "reporting",
            "HARBOR FEES TO RISE",
            "",
            "1. (C) Econoff met on March 9 with a harbor official, who said that fees would rise.",
        ),
        (
            "reporting",
            "PORTUGAL: ANNUAL SUGAR REPORT",
            DEPARTMENT,
            (
                "1. (SBU) Post's response to the questions in reftel follows. Sugar output fell by a tenth in "
                "2008. The Ministry of Agriculture expects a better crop next year."
            ),
        ),
        (
            "reporting",
            "SPAIN AND PORTUGAL QUARREL OVER QUOTAS",
            OWN,
            (
                "1. (C) The Spanish DCM told us that Madrid had demarched the MFA about fishing quotas. The "
                "MFA had raised the matter in Brussels."
            ),
        ),
        (
            "reporting",
            "IRANIAN TRADER SEEKS PUMPS",
            "",
            (
                "1. (C) On March 9 the director of a shipyard told Emboff that an Iranian trader had asked "
                "him for pumps. He refused to sell. He handed over a copy of the letter."
            ),
        ),
        (
            "reporting",
            "CUSTOMS SEIZES PUMPS",
            OWN,
            (
                "1. (C) Portuguese customs seized 12 pumps on March 8, newspapers say. The pumps were bound "
                "for Iran. An official of the ministry confirmed the report to Econoff."
            ),
        ),
        (
            "demarche-reply",
            "PUMPS: MEETING WITH FOREIGN MINISTER",
            "",
            (
                "1. (C) As instructed, Ambassador saw the Foreign Minister on March 10 and went over the "
                "points. The Minister said he would look into it."
            ),
        ),
        (
            "demarche-reply",
            "PORTUGAL ON PUMPS",
            "REF: A. STATE 14477 B. LISBON 290\n\n",
            "1. (C) Per ref A, Poloff raised the pumps with MFA. MFA will check.",
        ),
        (
            "demarche-reply",
            "DEMARCHE DELIVERED",
            "",
            "1. (C) Post delivered the demarche on March 9 to MFA Director Prata. No response yet.",
        ),
        (
            "demarche-reply",
            "MFA ANSWER ON PUMPS",
            OWN,
            "1. (C) On March 11 the MFA gave us its answer to our non-paper of February 3: no license will be granted.",
        ),
        (
            "demarche-reply",
            "PUMPS",
            "",
            "1. (C) Pursuant to 09 STATE 14477, DCM called on the minister, who promised an inquiry.",
        ),
        (
            "demarche-reply",
            "PORTUGAL WANTS MORE ON PUMPS",
            "REF: A. STATE 14477 B. LISBON 290\n\n",
            (
                "1. (C) Summary: Lisbon has asked for more details before it acts on ref A. End summary. 2. "
                "(C) Prata met Polcouns on March 9."
            ),
        ),
        (
            "other",
            "COUNTRY CLEARANCE FOR DOE",
            DEPARTMENT,
            (
                "1. (U) Embassy Lisbon welcomes the visit of Mr. Doe and grants country clearance for March "
                "20-24. 2. (U) Control officer is Ann Poe. Hotel rooms have been reserved at the Tejo. Per "
                "diem is USD 210."
            ),
        ),
        (
            "other",
            "LEAKING ROOF",
            OWN,
            "1. (SBU) Post requests USD 20,000 to repair the roof of the chancery before the rains.",
        ),
        ("other", "EMBASSY CLOSED MARCH 24", "", "1. (U) The Embassy will be closed on March 24 for a local holiday."),
        (
            "other",
            "NOMINATION FOR TRAINING COURSE",
            DEPARTMENT,
            (
                "1. (U) Post nominates Joao Prata for the course in export licensing to be held in June. 2. "
                "(U) Date of birth: 3 May 1970. Passport number: X. Travel from Lisbon."
            ),
        ),
        (
            "other",
            "SCENESETTER FOR YOUR VISIT",
            "",
            "1. (SBU) Mr. Secretary, your visit to Lisbon comes at a good time.",
        ),
        (
            "other",
            "CODEL DOE: ARRANGEMENTS",
            DEPARTMENT,
            (
                "1. (SBU) CODEL Doe will arrive on March 20 by military aircraft. Embassy has reserved rooms "
                "at the Tejo; the control officer is Ann Poe. The motorcade will meet the flight."
            ),
        ),
        (
            "other",
            "VEHICLE BARRIER BROKEN",
            OWN,
            (
                "1. (C) The RSO requests a TDY engineer to replace the vehicle barrier. Post requests funding "
                "of USD 14,000."
            ),
        ),
        (
            "other",
            "VISAS MANTIS: DOE, JOHN",
            "",
            (
                "1. (U) Post requests visa advisory opinion for applicant below. Date of birth 1 Jan 1960. "
                "Passport no. 12."
            ),
        ),
        (
            "reporting",
            "BLUE LANTERN: FAVORABLE RESULT FOR TEJO OPTICS",
            DEPARTMENT,
            (
                "1. (SBU) End-use check at Tejo Optics on March 3 found the cameras in place. Post recommends "
                "that the case be closed as favorable."
            ),
        ),
        (
            "reporting",
            "CODEL DOE'S MEETING WITH THE PRIME MINISTER",
            OWN,
            (
                "1. (C) CODEL Doe met the Prime Minister on March 20. The Prime Minister said that elections "
                "would be held in June and that the budget would pass."
            ),
        ),
        (
            "reporting",
            "PRIME MINISTER ON SUMMER PLANS",
            "REF: A. LISBON 290 B. STATE 9001\n\n",
            (
                "1. (C) Prime Minister told Ambassador that he would visit Washington in May. He raised the "
                "matter of visas; the Ambassador raised the matter of fisheries."
            ),
        ),
    ],
)
@pytest.mark.parametrize("capitals", [False, True], ids=["small", "capitals"])
def test_cables_of_posts(kind: str, subject: str, ref: str, text: str, capitals: bool) -> None:
    body = text + (LONG if kind == "reporting" else "")
    assert read_kind(from_post(body.upper() if capitals else body, subject=subject, ref=ref)) == kind


@pytest.mark.parametrize(
    ("kind", "subject", "text"),
    [
        (
            "reporting",
            "TREATY CONFIRMED",
            (
                "1. (C) The Department informs posts that on March 3 the Senate confirmed the treaty. The "
                "text may be found on the web."
            ),
        ),
        (
            "reporting",
            "UNDER SECRETARY'S MEETING WITH PORTUGUESE AMBASSADOR",
            (
                "1. (C) Under Secretary Doe met the Portuguese Ambassador on March 9. She raised the pumps. "
                "The Ambassador said he would report to Lisbon."
            ),
        ),
        (
            "other",
            "BLUE LANTERN LEVEL 2: LICENSE 050",
            "1. (U) PM/DTCC requests a Blue Lantern check on license 050. Post is asked to visit the consignee.",
        ),
        (
            "other",
            "TRAVEL OF MR. DOE",
            (
                "1. (U) Post is requested to issue a visa to Mr. Doe. Passport number 1. He will arrive by "
                "flight 22. Please reserve a hotel room and meet him at the airport."
            ),
        ),
        (
            "other",
            "REQUEST FOR COUNTRY CLEARANCE",
            (
                "1. (U) Embassy is requested to provide country clearance for Doe and Poe, TDY March 20-24. "
                "Fund cite follows. Please reserve hotel."
            ),
        ),
        (
            "demarche-request",
            "VISIT OF INSPECTORS: REQUEST TO THE MFA",
            (
                "1. (U) Embassy is requested to seek the agreement of the MFA to the visit of inspectors and "
                "to deliver the points in para 2."
            ),
        ),
        (
            "demarche-request",
            "PUMPS: REMINDER",
            "1. (C) Department has had no answer to ref A. Please remind the MFA of our interest and report soonest.",
        ),
        (
            "demarche-request",
            "PUMPS AGAIN",
            "1. (C) Embassy should raise the pumps with the Foreign Ministry once more.",
        ),
        ("demarche-request", "PUMPS", "1. (C) Please approach the Portuguese and ask that they hold the pumps."),
        (
            "demarche-request",
            "PUMPS",
            (
                "1. (C) FYI only for Tunis. Lisbon should convey to host government the text below.\n\n2. (U) "
                "Begin text: The United States asks Portugal for help. End text."
            ),
        ),
        (
            "demarche-request",
            "CANDIDATE FOR IAEA POST: SEEKING SUPPORT",
            "1. (C) We would like posts to seek support for the candidate of the United States from host governments.",
        ),
        (
            "other",
            "ALLOTMENT",
            "1. (U) Post's allotment for fiscal year 2009 is increased by USD 20,000. Please confirm receipt.",
        ),
        ("other", "ASSIGNMENT OF PERSONNEL", "1. (U) The following employees are assigned to post: Doe, John."),
        (
            "reporting",
            "PRESS GUIDANCE, MARCH 9",
            (
                "1. (U) Following is press guidance for March 9. Q: What does the United States say of the "
                "pumps? A: We have seen the reports. We do not comment on such matters. Q: Has the United "
                "States spoken with Portugal? A: We are in touch with our allies on many subjects. Posts may "
                "draw on it if asked."
            ),
        ),
    ],
)
@pytest.mark.parametrize("capitals", [False, True], ids=["small", "capitals"])
def test_cables_of_the_department(kind: str, subject: str, text: str, capitals: bool) -> None:
    body = text + (LONG if kind == "reporting" else "")
    assert read_kind(request(body.upper() if capitals else body, subject=subject)) == kind


def test_points_to_hand_over_make_a_request() -> None:
    body = (
        "1. (U) See para 2.\n\n2. (S/REL PORTUGAL) Begin talking points:\n\n-- We ask for help.\n\nEnd talking points."
    )
    assert read_kind(request(body)) == "demarche-request"
