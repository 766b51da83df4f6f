"""Events of prose: what counts, of which type, on which date. The cables are of Tuesday, 9 June 2009."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from demarche.claims.model import Event
from demarche.claims.rules.times.event_words import event_words
from demarche.claims.rules.times.events import read_events
from demarche.claims.words import VARIABLE, load
from tests.claims.prose import document, reply, report, request

KINDS = {request: "demarche-request", reply: "demarche-reply", report: "reporting"}


def events(text: str, kind: str) -> list[Event]:
    return read_events(document(text), kind)


def told(text: str, kind: str) -> str:
    return "; ".join(f"{e.type} {e.date}" for e in events(text, kind))


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("In late April 2009, the Qasr Company shipped two lathes to Rudan Industries.", "shipment late-2009-04"),
        ("Qasr Co. signed a contract with Rudan Ltd on March 3 for the supply of 20 valves.", "contract 2009-03-03"),
        (
            (
                "The first shipment left the port of Sfax on 14 May aboard the M/V NADA and is expected to "
                "arrive in Bandar Abbas around June 20."
            ),
            "shipment 2009-05-14; expected-delivery 2009-06-20",
        ),
        ("As of mid-May 2009, Qasr was negotiating with Rudan.", ""),
        ("As of early June, the firm was planning to ship the goods in July.", "shipment 2009-07"),
        ("The firm received payment of USD 40,000 in February via a bank in Dubai.", "payment 2009-02"),
        ("Rudan placed an order with Qasr for 20 valves in January.", "order 2009-01"),
        ("In December 2008, Rudan sent an inquiry to Qasr for 20 valves.", "inquiry 2008-12"),
        ("Qasr submitted a price quotation to Rudan on April 2.", "offer 2009-04-02"),
        (
            "Representatives of Qasr and Rudan met in Istanbul from May 4 to 6 to discuss the sale.",
            "meeting 2009-05-04",
        ),
        ("A delegation from Rudan visited Qasr's plant in mid-April to inspect the valves.", "meeting mid-2009-04"),
        ("The valves are scheduled to be delivered by the end of June.", "expected-delivery late-2009-06"),
        ("The valves will be ready for delivery in August.", "expected-delivery 2009-08"),
        (
            (
                "We raised this matter with the GOT in March 2008 (ref A), and Tunisian officials replied "
                "in May 2008 that they would investigate."
            ),
            "delivery-of-demarche 2008-03; response 2008-05",
        ),
        (
            (
                "In 2005, Rudan attempted to procure similar valves from a Swiss firm, but the Swiss "
                "government denied the export license."
            ),
            "previous-attempt 2005",
        ),
        ("Rudan did not pay in March.", ""),
        ("No shipment took place in May.", ""),
        ("Qasr was founded in 1994 and has exported to Iran since 2001.", ""),
        ("UNSCR 1737 was adopted in December 2006. On March 24, 2007 the Council adopted UNSCR 1747.", ""),
        (
            "Qasr opened a letter of credit in favor of Rudan on May 12, 2009, with Banque du Djerid.",
            "payment 2009-05-12",
        ),
        ("Rudan wired USD 90,000 to Qasr's account last month.", "payment 2009-05"),
        ("The cargo was loaded onto a truck on June 1 and is now in transit.", "shipment 2009-06-01"),
        ("The shipment is due to depart Tunis on or about June 15.", "shipment 2009-06-15"),
        ("The goods arrived in Dubai on May 28.", "delivery 2009-05-28"),
        ("The freighter is scheduled to sail from Sfax next week.", "shipment 2009-06"),
        ("Rudan Industries has purchased graphite from Qasr as recently as 2008.", "contract 2008"),
        (
            "Two previous consignments were shipped in October 2008 and February 2009.",
            "shipment 2008-10; shipment 2009-02",
        ),
        (
            "According to our information, as early as mid-March Qasr agreed to supply Rudan with 300 valves.",
            "contract mid-2009-03",
        ),
        ("In the summer of 2007 Qasr delivered 40 valves to Rudan.", "delivery 2007"),
        (
            (
                "Qasr and Rudan concluded an agreement on May 20 under which Qasr will supply the valves "
                "by the end of the year."
            ),
            "contract 2009-05-20; expected-delivery late-2009",
        ),
        ("The license application was filed on May 3 and approved on May 10.", ""),
        ("Customs officers seized the crates on May 5.", ""),
        ("Qasr's director, Mr. Mansur, born on April 1, 1950, holds a passport issued in 2004.", ""),
        (
            "An Iranian delegation will travel to Tunis on June 22 to take delivery of the valves.",
            "expected-delivery 2009-06-22",
        ),
        ("Technical discussions were held in Tunis last January.", "meeting 2009-01"),
        (
            "QASR TRADING PAID A DEPOSIT TO BAR ON 3 JUNE AND THE BALANCE IS DUE ON 30 JUNE.",
            "payment 2009-06-03; payment 2009-06-30",
        ),
        ("The contract was to be signed during the first week of July.", "contract early-2009-07"),
        ("Qasr intends to transfer the valves to Rudan sometime in the second half of 2009.", "shipment late-2009"),
        ("Rudan's order of May 8 calls for delivery in September.", "order 2009-05-08; expected-delivery 2009-09"),
        ("On May 8 Rudan faxed Qasr a request for quotation for two pumps.", "inquiry 2009-05-08"),
        ("Qasr responded on May 15, offering six pumps at EUR 12,000 each.", "offer 2009-05-15"),
        (
            (
                "Our information indicates that in late January 2009 Qasr Industries offered to sell Rudan "
                "Group 15 gyroscopes."
            ),
            "offer late-2009-01",
        ),
        (
            (
                "We understand that Qasr shipped a first consignment of 40 drums in mid-February and plans "
                "to ship the remaining drums by late June."
            ),
            "shipment mid-2009-02; shipment late-2009-06",
        ),
        (
            "The goods are currently en route to Bandar Abbas and are expected to arrive on or about June 18.",
            "expected-delivery 2009-06-18",
        ),
        (
            "The vessel departed Shanghai on May 30 and is scheduled to arrive at Bandar Abbas on June 19.",
            "shipment 2009-05-30; expected-delivery 2009-06-19",
        ),
        (
            "In response to an inquiry from Rudan in March 2009, Qasr quoted a price of USD 20,000 per unit.",
            "inquiry 2009-03",
        ),
        (
            "We first raised Qasr with the Tunisians in 2006 (ref B) and again in November 2008 (ref C).",
            "delivery-of-demarche 2006; delivery-of-demarche 2008-11",
        ),
        (
            "In ref B, Tunisian officials told us in December 2008 that Qasr had ceased its dealings with Rudan.",
            "response 2008-12",
        ),
        ("Qasr and Rudan have done business since at least 2003.", ""),
        (
            "A down payment of EUR 30,000 was made in April; the balance is to be paid upon delivery in July.",
            "payment 2009-04; expected-delivery 2009-07",
        ),
        (
            "Rudan's procurement officer met the Qasr sales manager at a trade fair in Hanover in April 2009.",
            "meeting 2009-04",
        ),
        (
            "During a visit to Minsk in early May, Rudan officials discussed the purchase of 20 trucks.",
            "meeting early-2009-05",
        ),
        ("Earlier this year, Qasr concluded a USD 2 million contract with Rudan.", "contract 2009"),
        ("The invoice, dated 12 May 2009, shows a price of EUR 200,000.", ""),
        ("Qasr issued a commercial invoice on May 12.", ""),
        ("In 2007, the Czech Republic stopped a similar shipment to Rudan.", "previous-attempt 2007"),
        ("An earlier shipment, in the spring of 2008, was intercepted in Dubai.", "previous-attempt 2008"),
        ("The shipment was to be transshipped through Port Klang in the second week of June.", "shipment mid-2009-06"),
        ("The aircraft will depart Minsk on June 12 at 0400Z and land in Tehran the same day.", "shipment 2009-06-12"),
        ("On 15 April, Qasr's bank in Vienna received EUR 400,000 from Rudan.", "payment 2009-04-15"),
        ("A USD 100,000 wire transfer from Rudan reached Qasr's account on May 4.", "payment 2009-05-04"),
        ("Rudan asked Qasr on May 4 to advance the date of delivery to June 30.", "expected-delivery 2009-06-30"),
        ("Qasr has been listed under E.O. 13382 since June 2005.", ""),
        ("As reported in ref A, the Mansur Ministry blocked the export in February.", ""),
        (
            "The contract, which was signed last November, provides for delivery of the press within 12 months.",
            "contract 2008-11",
        ),
        ("The test is planned for July 4.", ""),
        ("The export license expires on December 31, 2009.", ""),
        ("Qasr accepted Rudan's order on May 11 and promised delivery within 60 days.", "order 2009-05-11"),
        ("Rudan purchased 500 bearings from Qasr in 2006 and a further 300 in 2007.", "contract 2006; contract 2007"),
        ("In May, Qasr sent Rudan samples of the powder by courier.", "shipment 2009-05"),
        ("Qasr sent its offer to Rudan by fax on May 12.", "offer 2009-05-12"),
        ("Rudan e-mailed Qasr on May 12 asking for three more pumps.", "inquiry 2009-05-12"),
        (
            (
                "According to information available to us, Qasr Trading, a Sfax-based firm, was as of late "
                "May arranging for the delivery of 20 valves to Rudan."
            ),
            "",
        ),
        (
            "Rudan took delivery of the first ten valves on April 28 and expects the rest before the end of July.",
            "delivery 2009-04-28; expected-delivery late-2009-07",
        ),
        ("Qasr's plant shipped the second lot two weeks ago by truck.", "shipment 2009-05-26"),
        ("The bill of lading is dated May 3.", ""),
        ("The cylinders were packed on June 1 and picked up on June 3 by the forwarder.", "shipment 2009-06-03"),
        ("Rudan transferred EUR 120,000, half of the price, to Qasr's account on March 17.", "payment 2009-03-17"),
        ("A second payment, of EUR 60,000, followed on April 2.", "payment 2009-04-02"),
        ("On April 30 the two firms initialed a contract worth USD 3 million.", "contract 2009-04-30"),
        ("The parties hope to sign the contract in August.", "contract 2009-08"),
        ("Qasr received the order on February 12 from a trader in Dubai.", "order 2009-02-12"),
        ("Qasr was approached in March by a Dubai trader who wanted 40 valves.", "inquiry 2009-03"),
        ("The trader's inquiry reached Qasr on March 12.", "inquiry 2009-03-12"),
        ("In 2003 and again in 2006 Rudan bought similar pumps from a Belgian firm.", "contract 2003; contract 2006"),
        ("In 2006 Rudan obtained ten such pumps from a Belgian firm.", "delivery 2006"),
        ("Last autumn a Belgian firm refused to sell Rudan such pumps.", "previous-attempt 2008"),
        ("Rudan's efforts to buy such pumps in Belgium in 2006 came to nothing.", "previous-attempt 2006"),
        (
            "The ship carrying the goods left Sfax yesterday and should reach Latakia on Friday.",
            "shipment 2009-06-08; expected-delivery 2009-06-12",
        ),
        ("The M/V NADA, with the crates aboard, passed the Suez Canal on June 5.", ""),
        ("The crates will be flown to Tehran on Zagros Wings flight 722 on June 17.", "shipment 2009-06-17"),
        ("Shipment is foreseen for the week of June 22.", "shipment 2009-06-22"),
        (
            "Rudan's manager, Mr. Mansur, visited Qasr in Sfax in February and again in April.",
            "meeting 2009-02; meeting 2009-04",
        ),
        ("Mansur and the Qasr sales chief met over dinner in Vienna on January 20, 2009.", "meeting 2009-01-20"),
        (
            "IN FEBRUARY QASR TRADING SOLD TEN PUMPS TO RUDAN, AND SHIPPED THEM IN MARCH.",
            "contract 2009-02; shipment 2009-03",
        ),
        ("QASR MAY SHIP THE REMAINING PUMPS AS EARLY AS JUNE 15.", "shipment 2009-06-15"),
        ("The offer is valid until July 31.", ""),
        ("The company has been under U.S. sanctions since March 2005.", ""),
        ("The license was issued on May 4 and is valid for six months.", ""),
        (
            (
                "In our demarche of March 12 (ref A) we asked the GOT to stop the sale. In its reply of "
                "April 20 (ref B) the GOT said that no license had been sought."
            ),
            "delivery-of-demarche 2009-03-12; response 2009-04-20",
        ),
        ("The goods were due to arrive in April but have not.", "expected-delivery 2009-04"),
        ("An advance of ten percent was paid in cash in April.", "payment 2009-04"),
        ("The letter of credit was opened on May 4 and expires on August 4.", "payment 2009-05-04"),
        ("Qasr issued a pro forma invoice, dated May 4, for 20 pumps.", "offer 2009-05-04"),
        ("Qasr's quotation No. 77 of 4 May 2009 covers 20 pumps.", "offer 2009-05-04"),
        ("Contract No. 12/09 of 4 May 2009 covers 20 pumps.", "contract 2009-05-04"),
        ("Purchase order 5512, dated May 4, is for 20 pumps.", "order 2009-05-04"),
        ("A Greek firm declined to bid last year.", ""),
        ("We have had no report on the demarche, which was to be made before June 2.", ""),
    ],
)
def test_a_request_tells_of_a_deal(sentence: str, wanted: str) -> None:
    assert told(request(sentence), "demarche-request") == wanted


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("Econoff delivered reftel points to MFA Director Ali Mansur on June 3.", "delivery-of-demarche 2009-06-03"),
        (
            "On June 4, Poloff met with MFA Deputy Director Mansur to deliver the reftel demarche.",
            "delivery-of-demarche 2009-06-04",
        ),
        ("Mansur called Econoff on June 8 to say that the shipment had been stopped.", "response 2009-06-08"),
        ("Mansur told Polcouns June 8 that the GOT would investigate.", "response 2009-06-08"),
        (
            "In a diplomatic note dated June 5, the MFA informed the Embassy that no license had been granted.",
            "response 2009-06-05",
        ),
        (
            (
                "Ambassador raised reftel points with Foreign Minister Mansur on June 2. Mansur responded "
                "that the valves left Sfax on May 30."
            ),
            "delivery-of-demarche 2009-06-02; shipment 2009-05-30",
        ),
        ("Post has not yet received a response to the demarche delivered June 2.", "delivery-of-demarche 2009-06-02"),
        ("Emboff passed the non-paper to the MFA on Monday.", "delivery-of-demarche 2009-06-08"),
        ("The MFA replied yesterday in a letter to the Charge.", "response 2009-06-08"),
        ("Mansur said he expected to have an answer by June 20.", ""),
        (
            "DCM delivered the demarche to Deputy Foreign Minister Mansur on June 5 and left the non-paper with him.",
            "delivery-of-demarche 2009-06-05",
        ),
        (
            "Per reftel, Econ Chief met June 5 with Mansur and provided him the talking points.",
            "delivery-of-demarche 2009-06-05",
        ),
        (
            "Post presented reftel points to the MFA on June 3 and followed up on June 7.",
            "delivery-of-demarche 2009-06-03; delivery-of-demarche 2009-06-07",
        ),
        ("On June 8 the MFA provided the Embassy with the following reply.", "response 2009-06-08"),
        (
            "Mansur reported on June 8 that Customs had opened the container on June 6 and found 20 valves.",
            "response 2009-06-08",
        ),
        ("Mansur promised to get back to us by June 15.", ""),
        (
            "Mansur said Qasr had shipped the pumps to Dubai on May 20 and had received payment in full on May 12.",
            "shipment 2009-05-20; payment 2009-05-12",
        ),
        ("The government approved a new export control law on May 1.", ""),
        (
            "Econ Counselor met on June 5 with Deputy Director Mansur and went over the points in reftel.",
            "delivery-of-demarche 2009-06-05",
        ),
        (
            (
                "On June 3, EconOff delivered the non-paper to Mansur, who promised a written answer by "
                "the end of the month."
            ),
            "delivery-of-demarche 2009-06-03",
        ),
        ("On June 8, Mansur informed us that the government had revoked the license on June 6.", "response 2009-06-08"),
        ("Mansur came back with an answer on June 8: the sale had been canceled in May.", "response 2009-06-08"),
        (
            (
                "Mansur said that Qasr had signed the contract on April 3, had received an advance on "
                "April 20, and had planned to ship on June 15."
            ),
            "contract 2009-04-03; payment 2009-04-20; shipment 2009-06-15",
        ),
        (
            "Poloff raised the matter again on June 8 with the head of the export control office.",
            "delivery-of-demarche 2009-06-08",
        ),
        ("Customs inspected the crates on June 4 and sealed them on June 5.", ""),
        ("The reasons that the official offered on June 4 were three.", ""),
        ("The check asked for in ref A on May 4 is in hand.", ""),
        ("The MFA's note of June 5 reads as follows.", "response 2009-06-05"),
    ],
)
def test_a_reply_tells_of_delivery_and_answer(sentence: str, wanted: str) -> None:
    assert told(reply(sentence), "demarche-reply") == wanted


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("Econoff met with businessman Mansur on June 3.", "meeting 2009-06-03"),
        (
            "On June 3 Mansur told Econoff that his firm had sold 20 valves to Rudan in March.",
            "meeting 2009-06-03; contract 2009-03",
        ),
        ("The two delegations will meet again in Geneva in September.", "meeting 2009-09"),
        ("On June 4 Econoff called on Mansur, the head of the customs service.", "meeting 2009-06-04"),
        ("Parliament will vote on the budget on June 20.", ""),
        ("The strike began on June 1 and ended June 3.", ""),
        ("Customs seized 40 crates of rifles on June 1.", ""),
        (
            "At a dinner on June 4 Mansur told the DCM that the bank had frozen an Iranian account in May.",
            "meeting 2009-06-04",
        ),
        ("Emboffs attended a trade fair on June 3 and spoke to several exhibitors.", ""),
        ("Qasr sold the yard to a Greek firm in 2004.", "contract 2004"),
    ],
)
def test_a_report_tells_of_meetings(sentence: str, wanted: str) -> None:
    assert told(report(sentence), "reporting") == wanted


def test_talking_points_say_it_again() -> None:
    points = (
        "-- Qasr Valves signed a contract in April.\n\n-- The valves may leave Sfax early in July."
        "\n\n-- An order was placed in January."
    )
    text = request(
        "On April 14 Qasr Valves signed a contract. The valves are to leave Sfax in the first days of July.", points
    )
    assert told(text, "demarche-request") == "contract 2009-04-14; shipment early-2009-07; order 2009-01"


def test_a_vaguer_date_of_the_same_is_no_second_event() -> None:
    text = request("Qasr Valves shipped the goods in May. They were shipped from Sfax on May 14.")
    assert told(text, "demarche-request") == "shipment 2009-05-14"


def test_two_dates_of_one_sentence_are_two_events() -> None:
    text = request("The first lot is to be handed over in mid-January, and the rest in the course of the spring.")
    assert told(text, "demarche-request") == "expected-delivery mid-2010-01; expected-delivery 2010"


def test_a_vague_date_beside_an_exact_one_is_not_taken_for_what_another_sentence_tells() -> None:
    text = request(
        "The first lot is to be handed over in mid-January, and the rest in the course of the spring. "
        "Please ask for a halt to the delivery planned for January."
    )
    assert told(text, "demarche-request") == "expected-delivery mid-2010-01; expected-delivery 2010"


def test_a_report_under_other_tags_tells_of_meetings_only() -> None:
    text = report("On June 3 Mansur told Econoff that the growers were paid. Railcars were shipped on May 4.")
    assert told(text, "reporting") == "meeting 2009-06-03; shipment 2009-05-04"
    assert told(text.replace("PARM, ETTC", "EAGR, ECON"), "reporting") == "meeting 2009-06-03"


def test_the_deadline_is_no_event() -> None:
    text = request("The shipment is urgent. Please report the delivery of the points by June 20.")
    assert told(text, "demarche-request") == ""


def test_what_is_about_the_service_has_no_events() -> None:
    text = report("Supplies for the canteen were ordered on June 1 and paid on June 3.")
    assert events(text, "other") == []
    assert events(text, "reporting") != []


def test_the_text_is_cut_from_the_source() -> None:
    text = request(
        "We understand that on or about\nApril 14 Qasr Valves signed a contract,\nand shipped the goods in\nmid-May."
    )
    found = events(text, "demarche-request")
    assert [e.type for e in found] == ["contract", "shipment"]
    for event in found:
        start, end = event.evidence.span
        assert text[start:end].split() == event.text.split()
        assert event.evidence.paragraph == 2
        assert event.evidence.label == "C"


def test_a_document_without_dates_has_no_events() -> None:
    assert events(request("Qasr Valves signed a contract and shipped the goods."), "demarche-request") == []


def test_a_user_may_add_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = request("Qasr Valves bartered ten pumps on May 4.")
    assert told(text, "demarche-request") == ""
    (tmp_path / "events.toml").write_text('[triggers]\ncontract = ["bartered"]\n', encoding="utf-8")
    with with_vocabulary(tmp_path, monkeypatch):
        assert told(text, "demarche-request") == "contract 2009-05-04"


@pytest.mark.parametrize("words", ['[triggers]\ngift = ["gave away"]\n', '[triggers]\norder = ["contract"]\n'])
def test_words_of_no_class_or_of_two_are_refused(words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "events.toml").write_text(words, encoding="utf-8")
    with with_vocabulary(tmp_path, monkeypatch), pytest.raises(ValueError, match="events"):
        event_words()


@contextmanager
def with_vocabulary(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv(VARIABLE, str(folder))
    try:
        load.cache_clear()
        event_words.cache_clear()
        yield
    finally:
        monkeypatch.undo()
        load.cache_clear()
        event_words.cache_clear()
