"""Cases from cables: which cable belongs to which request, though references may be wrong, missing or of old cases."""

from datetime import date

import pytest

from demarche.casework.case import Case, find_case
from demarche.casework.model import CableFacts
from demarche.casework.threads import build_cases
from tests.casework.make import cable, party, posts, reply, request

ORRISTON = party("Orriston Pumps Ltd.", "GB", aliases=["Orriston"])
KALTMEER = party("Kaltmeer Optik GmbH", "DE")


def cases_of(*facts: CableFacts, today: date | None = None) -> dict[str, Case]:
    return {case.id: case for case in build_cases(facts, today)}


def replies(cases: dict[str, Case], request_id: str) -> list[str]:
    return cases[request_id].of_role("reply")


def test_a_reply_is_in_the_case_that_it_names() -> None:
    cases = cases_of(request("07STATE100", "2007-05-01"), reply("07LIMA5", "2007-05-04", ["07STATE100"]))
    assert replies(cases, "07STATE100") == ["07LIMA5"]
    assert [case.id for case in find_case(cases.values(), "07LIMA5")] == ["07STATE100"]


def test_a_case_goes_on_across_new_year() -> None:
    text = "1. (C) Poloff delivered the points in STATE 188400 on January 3."
    cases = cases_of(request("06STATE188400", "2006-12-20"), reply("07LIMA5", "2007-01-04", text=text))
    assert replies(cases, "06STATE188400") == ["07LIMA5"]


@pytest.mark.parametrize("wrong", ["07STATE51210", "07STATE52100", "07STATE5120", "06STATE51200", "07QUITO51200"])
def test_one_wrong_reference_is_put_right(wrong: str) -> None:
    asked = request("07STATE51200", "2007-05-01", parties=[ORRISTON], goods="vacuum pumps")
    other = request("07STATE88001", "2007-05-02", parties=[KALTMEER], goods="thermal cameras")
    answer = reply("07LIMA5", "2007-05-09", [wrong], parties=[ORRISTON], goods="vacuum pumps")
    cases = cases_of(asked, other, answer)
    assert replies(cases, "07STATE51200") == ["07LIMA5"]
    assert replies(cases, "07STATE88001") == []


def test_a_wrong_reference_may_name_another_request() -> None:
    asked = request("07STATE51200", "2007-05-01", parties=[ORRISTON], goods="vacuum pumps")
    other = request("07STATE51201", "2007-05-02", "AMEMBASSY BERN", parties=[KALTMEER], goods="thermal cameras")
    answer = reply("07LIMA5", "2007-05-09", ["07STATE51201"], parties=[ORRISTON], goods="vacuum pumps")
    cases = cases_of(asked, other, answer)
    assert replies(cases, "07STATE51200") == ["07LIMA5"]
    assert replies(cases, "07STATE51201") == []


def test_a_reply_without_references_is_found_by_its_matter() -> None:
    asked = request("07STATE51200", "2007-05-01", parties=[ORRISTON], goods="vacuum pumps")
    answer = reply("07LIMA5", "2007-05-09", parties=[ORRISTON], goods="six vacuum pumps")
    assert replies(cases_of(asked, answer), "07STATE51200") == ["07LIMA5"]


def test_a_reply_to_a_request_that_is_not_there_joins_no_other_case() -> None:
    asked = request("07STATE51200", "2007-05-01", parties=[KALTMEER], goods="thermal cameras")
    answer = reply("07LIMA5", "2007-05-09", ["07STATE90233"], parties=[ORRISTON], goods="vacuum pumps")
    assert replies(cases_of(asked, answer), "07STATE51200") == []


def test_a_reference_to_an_earlier_case_is_no_reply_to_it() -> None:
    earlier = request("05STATE7100", "2005-02-01", parties=[ORRISTON], goods="centrifuge oil")
    asked = request("07STATE51200", "2007-05-01", parties=[ORRISTON], goods="vacuum pumps")
    refs = [{"canonical": "05STATE7100", "bullet": "A"}, {"canonical": "07STATE51200", "bullet": "B"}]
    text = "1. (C) Orriston was known from the case of two years ago (ref A). Econoff delivered the points in ref B."
    answer = reply("07LIMA5", "2007-05-09", references=refs, text=text, parties=[ORRISTON], goods="vacuum pumps")
    cases = cases_of(earlier, asked, answer)
    assert replies(cases, "07STATE51200") == ["07LIMA5"]
    assert replies(cases, "05STATE7100") == []


def test_a_request_that_names_an_earlier_reply_opens_a_case() -> None:
    asked = request("05STATE7100", "2005-02-01", "AMEMBASSY BERLIN", parties=[ORRISTON])
    answer = reply("05BERLIN9", "2005-02-09", ["05STATE7100"], post="AMEMBASSY BERLIN", parties=[ORRISTON])
    later = request("07STATE51200", "2007-05-01", refs=["05BERLIN9"], parties=[ORRISTON])
    cases = cases_of(asked, answer, later)
    assert set(cases) == {"05STATE7100", "07STATE51200"}
    assert cases["05STATE7100"].of_role("followup") == []


def test_a_reply_may_belong_to_two_cases() -> None:
    first = request("07STATE100", "2007-05-01", parties=[ORRISTON], goods="vacuum pumps")
    second = request("07STATE200", "2007-05-03", parties=[KALTMEER], goods="thermal cameras")
    answer = reply(
        "07LIMA5", "2007-05-09", ["07STATE100", "07STATE200"], parties=[ORRISTON, KALTMEER], goods="pumps and cameras"
    )
    cases = cases_of(first, second, answer)
    assert replies(cases, "07STATE100") == replies(cases, "07STATE200") == ["07LIMA5"]


def test_a_final_reply_may_name_only_the_interim_one() -> None:
    asked = request("07STATE100", "2007-05-01")
    interim = reply("07LIMA5", "2007-05-04", ["07STATE100"])
    final = reply("07LIMA9", "2007-06-04", ["07LIMA5"], "action-taken")
    cases = cases_of(asked, interim, final)
    assert replies(cases, "07STATE100") == ["07LIMA5", "07LIMA9"]
    assert cases["07STATE100"].status == "closed"


@pytest.mark.parametrize("subject", ["REMINDER: ORRISTON PUMPS", "ADDITIONAL INFORMATION ON ORRISTON"])
def test_a_reminder_follows_up(subject: str) -> None:
    asked = request("07STATE100", "2007-05-01", parties=[ORRISTON], goods="vacuum pumps")
    again = request("07STATE300", "2007-07-01", refs=["07STATE100"], subject=subject, parties=[ORRISTON])
    cases = cases_of(asked, again)
    assert list(cases) == ["07STATE100"]
    assert cases["07STATE100"].of_role("followup") == ["07STATE300"]


def test_a_reply_to_the_reminder_answers_the_request() -> None:
    asked = request("07STATE100", "2007-05-01", parties=[ORRISTON])
    again = request("07STATE300", "2007-07-01", refs=["07STATE100"], subject="REMINDER: PUMPS", parties=[ORRISTON])
    answer = reply("07LIMA5", "2007-07-09", ["07STATE300"])
    assert replies(cases_of(asked, again, answer), "07STATE100") == ["07LIMA5"]


def test_a_new_deal_of_the_same_firm_is_a_new_case() -> None:
    asked = request("05STATE100", "2005-05-01", parties=[ORRISTON], goods="vacuum pumps")
    later = request("07STATE300", "2007-07-01", refs=["05STATE100"], parties=[ORRISTON], goods="aluminium tubes")
    assert set(cases_of(asked, later)) == {"05STATE100", "07STATE300"}


def test_other_posts_are_asked_in_a_case_of_their_own() -> None:
    asked = request("07STATE100", "2007-05-01", "AMEMBASSY LIMA", parties=[ORRISTON], goods="vacuum pumps")
    other = request(
        "07STATE300", "2007-05-20", "AMEMBASSY BERN", refs=["07STATE100"], parties=[ORRISTON], goods="vacuum pumps"
    )
    assert set(cases_of(asked, other)) == {"07STATE100", "07STATE300"}


def test_a_cable_that_only_reports_is_no_reply() -> None:
    asked = request("07STATE100", "2007-05-01", parties=[ORRISTON])
    report = reply("07LIMA5", "2007-05-04", ["07STATE100"], None, kind="reporting", parties=[ORRISTON])
    cases = cases_of(asked, report)
    assert replies(cases, "07STATE100") == []
    assert cases["07STATE100"].of_role("related") == ["07LIMA5"]


def test_a_consulate_answers_for_the_post_of_its_government() -> None:
    asks = [{"of": "AMEMBASSY LIMA", "government": "PE"}, {"of": "AMEMBASSY QUITO", "government": "EC"}]
    asked = request("07STATE100", "2007-05-01", "AMEMBASSY LIMA", "AMEMBASSY QUITO", asks=asks)
    answer = reply("07GUAYAQUIL5", "2007-05-04", ["07STATE100"], post="AMCONSUL GUAYAQUIL", government="EC")
    assert cases_of(asked, answer)["07STATE100"].by_post == {"AMEMBASSY LIMA": [], "AMEMBASSY QUITO": ["07GUAYAQUIL5"]}


def test_of_two_copies_the_one_that_says_more_counts() -> None:
    poor = request("07STATE100", "2007-05-01", source={"sha256": "1"})
    rich = request("07STATE100", "2007-05-01", parties=[ORRISTON], source={"sha256": "2"})
    cases = build_cases([poor, rich])
    assert len(cases) == 1
    assert cases[0].request.parties


def test_cables_without_id_or_date_do_no_harm() -> None:
    facts = [
        cable(None, None, kind="demarche-request", to=posts("AMEMBASSY LIMA")),
        cable(None, "2007-05-01", kind="demarche-reply", refs=["07STATE100"], source={"sha256": "x"}),
        request("07STATE100", "2007-05-01"),
    ]
    cases = build_cases(facts)
    assert "07STATE100" in {case.id for case in cases}
