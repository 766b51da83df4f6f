"""The extractor `llm` against a server on this machine: what is believed, what is dropped, what is never sent."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from demarche import Cable, read_text
from demarche.claims.document import Document
from demarche.claims.llm import CableRefusedError, EndpointError, LlmExtractor, Settings, open_llm
from demarche.claims.llm.prompt import load, messages, prompt
from demarche.claims.llm.quotes import Quotes
from demarche.claims.llm.values import agrees, is_control, is_country, is_date, names_cable, names_law
from demarche.claims.model import Claims, Evidence
from demarche.schema import record_schema

KEY = "sk-harbour-0123"

CABLE = """\
VZCZCXYZ0031
PP RUEHLI
DE RUEHC #4477 0711530
ZNR UUUUU ZZH
P 121530Z MAR 09
FM SECSTATE WASHDC
TO RUEHLI/AMEMBASSY LISBON PRIORITY 1001
BT
UNCLAS STATE 014477

SIPDIS

E.O. 12958: N/A
TAGS: PARM, ETTC
SUBJECT: A SALE OF DOSING PUMPS

REF: 09 LISBON 311

1. (U) Kessler Dosiertechnik GmbH (KDT) of Hamburg sold forty
dosing pumps (ECCN 2B350) to Bahar Su Sanayi on March 3. A Cypriot
broker arranged the freight.

2. (U) Embassy is requested to raise the sale with the Foreign
Ministry and to report by March 20. The transfer would be contrary
to resolution 1737.
CLINTON
BT
#4477
NNNN
"""

PARTY = {
    "name": "Kessler Dosiertechnik GmbH",
    "aliases": ["KDT"],
    "country": "DE",
    "roles": ["supplier"],
    "quote": "Kessler Dosiertechnik GmbH (KDT) of Hamburg sold forty dosing pumps",
    "confidence": 0.9,
}
BUYER = {"name": "Bahar Su Sanayi", "country": None, "roles": ["buyer"], "quote": "to Bahar Su Sanayi on March 3"}
ANSWER: dict[str, Any] = {
    "kind": "demarche-request",
    "parties": [PARTY, BUYER],
    "unnamed_parties": [{"text": "A Cypriot broker", "country": "CY", "role": "broker", "quote": "A Cypriot broker"}],
    "relations": [{"from": "KDT", "to": "Bahar Su Sanayi", "type": "supplies", "quote": "sold forty dosing pumps"}],
    "goods": [
        {
            "text": "dosing pumps",
            "quantity": "forty",
            "controls_named": ["ECCN 2B350"],
            "quote": "sold forty dosing pumps (ECCN 2B350)",
        }
    ],
    "events": [
        {"type": "contract", "date": "2009-03-03", "date_words": "on March 3", "quote": "to Bahar Su Sanayi on March 3"}
    ],
    "legal_refs": [{"name": "UNSCR 1737", "quote": "contrary to resolution 1737"}],
    "asks": [
        {
            "of": "AMEMBASSY LISBON",
            "government": "PT",
            "text": "Embassy is requested to raise the sale with the Foreign Ministry",
            "quote": "Embassy is requested to raise the sale with the Foreign Ministry and to report by March 20.",
        }
    ],
    "deadline": {"text": "by March 20", "due": "2009-03-20", "quote": "to report by March 20"},
    "response": None,
}

Reply = tuple[int, Any]


class Server:
    """An endpoint that gives its replies in order, the last one again and again, and keeps what it was sent."""

    def __init__(self) -> None:
        self.replies: list[Reply | Callable[[dict[str, Any]], Reply]] = []
        self.requests: list[dict[str, Any]] = []
        self.headers: list[dict[str, str]] = []
        self.paths: list[str] = []
        self.delay = 0.0
        self.pace = 0
        """Bytes sent at a time, with a pause behind them; 0 sends all at once."""
        self.cut = 0
        """So many requests get no answer: the connection ends."""
        self.more_headers: dict[str, str] = {}
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                outer.requests.append(body)
                outer.headers.append(dict(self.headers))
                outer.paths.append(self.path)
                time.sleep(outer.delay)
                if outer.cut:
                    outer.cut -= 1
                    self.close_connection = True
                    return
                reply = outer.replies.pop(0) if len(outer.replies) > 1 else outer.replies[0]
                status, value = reply(body) if callable(reply) else reply
                data = value if isinstance(value, bytes) else json.dumps(value).encode()
                self.send_response(status)
                for name, text in outer.more_headers.items():
                    self.send_header(name, text)
                self.send_header("Content-Length", str(len(data)))
                self.end_headers()
                # Whoever asked may have gone meanwhile.
                with suppress(ConnectionError):
                    for at in range(0, len(data), outer.pace or len(data) or 1):
                        self.wfile.write(data[at : at + outer.pace] if outer.pace else data)
                        self.wfile.flush()
                        time.sleep(0.05 if outer.pace else 0)

            def log_message(self, *_: Any) -> None:
                pass

            def do_GET(self) -> None:
                self.do_POST()

        self.http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.http.daemon_threads = True
        self.url = f"http://127.0.0.1:{self.http.server_port}/v1"
        self.thread = threading.Thread(target=self.http.serve_forever, kwargs={"poll_interval": 0.02})
        self.thread.start()

    def close(self) -> None:
        self.http.shutdown()
        self.http.server_close()
        self.thread.join()


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    # A proxy of the environment must not see what stays on the machine.
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    running = Server()
    yield running
    running.close()


def said(answer: object) -> Reply:
    """A reply whose message is a value as JSON, or words as they are."""
    words = answer if isinstance(answer, str) else json.dumps(answer)
    return 200, {"choices": [{"message": {"role": "assistant", "content": words}}]}


def cable(text: str = CABLE) -> Cable:
    (read,) = read_text(text, "raw-message")
    return read


def extractor(server: Server, size: int = 24_000, waits: list[float] | None = None, **more: Any) -> LlmExtractor:
    settings = Settings(server.url, more.pop("model", "tiny"), **more)
    return LlmExtractor(settings, size, (waits if waits is not None else []).append)


def extract(server: Server, *answers: object, text: str = CABLE) -> Claims:
    server.replies = [said(answer) for answer in answers]
    return extractor(server).extract(cable(text))


def with_(field: str, *rows: object) -> dict[str, Any]:
    return {field: list(rows)}


def evidence_of(claims: Claims) -> list[tuple[str, Evidence]]:
    """Every claim's words with its evidence."""
    found = [(p.name, p.evidence) for p in claims.parties]
    for rows in (claims.unnamed_parties, claims.goods, claims.events, claims.asks):
        found += [(row.text, row.evidence) for row in rows]
    if claims.deadline:
        found.append((claims.deadline.text, claims.deadline.evidence))
    return found


def assert_spans_cut_their_words(claims: Claims, text: str) -> None:
    found = evidence_of(claims)
    assert found
    for words, evidence in found:
        assert " ".join(text[slice(*evidence.span)].split()) == words


# What is believed.


def test_what_is_quoted_stands(server: Server) -> None:
    claims = extract(server, ANSWER)
    assert claims.dropped == 0
    assert claims.kind == "demarche-request"
    first, second = claims.parties
    assert (first.name, first.aliases, first.country, first.roles) == (PARTY["name"], ("KDT",), "DE", ("supplier",))
    assert (second.name, second.country, second.evidence.confidence) == ("Bahar Su Sanayi", None, 0.5)
    (unnamed,) = claims.unnamed_parties
    assert (unnamed.text, unnamed.country, unnamed.role) == ("A Cypriot broker", "CY", "broker")
    (relation,) = claims.relations
    assert (relation.source, relation.type, relation.target) == (PARTY["name"], "supplies", "Bahar Su Sanayi")
    (goods,) = claims.goods
    assert (goods.text, goods.quantity, goods.controls_named) == ("dosing pumps", "forty", ("ECCN 2B350",))
    (event,) = claims.events
    assert (event.type, event.date) == ("contract", "2009-03-03")
    (law,) = claims.legal_refs
    (ask,) = claims.asks
    assert (law.name, ask.of, ask.government) == ("UNSCR 1737", "AMEMBASSY LISBON", "PT")
    assert claims.deadline is not None
    assert (claims.deadline.text, claims.deadline.due) == ("by March 20", "2009-03-20")
    assert claims.response is None


def test_a_span_cuts_its_words_and_the_evidence_names_the_model(server: Server) -> None:
    claims = extract(server, ANSWER)
    assert_spans_cut_their_words(claims, CABLE)
    assert {evidence.rule for _, evidence in evidence_of(claims)} == {"llm.tiny"}
    assert [(e.paragraph, e.label) for w, e in evidence_of(claims) if w == "by March 20"] == [(2, "U")]


def test_what_the_model_worked_out_is_marked_as_derived(server: Server) -> None:
    derived = extract(server, ANSWER).derived
    assert set(derived.values()) == {"llm.tiny"}
    assert {"kind", "parties[0].country", "events[0].date", "deadline.due", "asks[0].government"} <= set(derived)
    assert "parties[1].country" not in derived


def test_a_quote_counts_over_line_ends_and_in_other_capitals(server: Server) -> None:
    row = {"name": "KESSLER  Dosiertechnik GMBH", "quote": "sold\n forty DOSING pumps"}
    claims = extract(server, with_("parties", row))
    assert [p.name for p in claims.parties] == ["Kessler Dosiertechnik GmbH"]
    assert_spans_cut_their_words(claims, CABLE)


def test_unicode_stands_as_it_was_written(server: Server) -> None:
    text = CABLE.replace("Kessler Dosiertechnik", "Köşkler “Ölçüm” İmalat")
    row = {"name": 'köşkler "ölçüm" İmalat GmbH', "quote": "Köşkler “Ölçüm” İmalat GmbH"}
    claims = extract(server, with_("parties", row), text=text)
    assert [p.name for p in claims.parties] == ["Köşkler “Ölçüm” İmalat GmbH"]
    assert_spans_cut_their_words(claims, text)


# What is dropped.


@pytest.mark.parametrize(
    ("field", "row"),
    [
        ("parties", {"name": "Nordfeld Pumpen", "quote": "Nordfeld Pumpen sold forty dosing pumps"}),
        ("parties", {"name": "Nordfeld Pumpen", "quote": "sold forty dosing pumps"}),
        ("parties", {"name": "Kessler Dosiertechnik GmbH"}),
        ("parties", {"name": "essler", "quote": "sold forty dosing pumps"}),
        ("parties", {"name": "", "quote": ""}),
        ("parties", {"name": ["KDT"], "quote": "sold forty dosing pumps"}),
        ("parties", "Kessler Dosiertechnik GmbH"),
        ("parties", None),
        ("goods", {"text": "centrifuges", "quote": "sold forty dosing pumps"}),
        ("goods", {"text": "dosing pumps", "quote": "sold forty ... pumps"}),
        ("unnamed_parties", {"text": "a Maltese broker", "role": "broker", "quote": "A Cypriot broker"}),
        ("events", {"type": "theft", "quote": "sold forty dosing pumps"}),
        ("events", {"type": "contract", "text": "bought forty dosing pumps", "quote": "sold forty dosing pumps"}),
        ("relations", {"from": "KDT", "to": "Nordfeld", "type": "supplies", "quote": "sold forty dosing pumps"}),
        ("relations", {"from": "KDT", "to": "Hamburg", "type": "likes", "quote": "sold forty dosing pumps"}),
        ("legal_refs", {"name": "UNSCR 1929", "quote": "contrary to resolution 1737"}),
        ("legal_refs", {"name": "AG", "quote": "contrary to resolution 1737"}),
        ("asks", {"of": "AMEMBASSY MADRID", "government": "ES", "quote": "Embassy is requested to raise the sale"}),
    ],
)
def test_what_the_text_does_not_say_is_dropped_and_counted(server: Server, field: str, row: object) -> None:
    claims = extract(server, with_(field, row))
    assert claims.dropped == 1
    assert getattr(claims, field) == ()


@pytest.mark.parametrize(
    ("change", "attribute"),
    [
        ({"roles": ["mastermind"]}, "roles"),
        ({"roles": [["supplier"]]}, "roles"),
        ({"roles": "supplier"}, "roles"),
        ({"aliases": ["Kessler Group"]}, "aliases"),
        ({"country": "Germany"}, "country"),
        ({"country": "ZZ"}, "country"),
        ({"country": 49}, "country"),
    ],
)
def test_a_party_loses_only_the_value_that_does_not_stand(
    server: Server, change: dict[str, Any], attribute: str
) -> None:
    claims = extract(server, with_("parties", {"name": "KDT", "quote": "Kessler Dosiertechnik GmbH (KDT)", **change}))
    (party,) = claims.parties
    assert claims.dropped == 1
    assert not getattr(party, attribute)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("March 3", "on March 3"),
        ("2009-02-30", "on March 3"),
        ("2009-04-03", "on March 3"),
        ("2009-03-04", "on March 3"),
        ("2009-03-03", None),
        ("2009-03-03", "on the third of March"),
    ],
)
def test_a_date_without_its_words_is_dropped_and_the_event_stays(server: Server, value: str, words: str | None) -> None:
    row = {"type": "contract", "date": value, "date_words": words, "quote": "to Bahar Su Sanayi on March 3"}
    claims = extract(server, with_("events", row))
    assert [event.date for event in claims.events] == [None]
    assert claims.dropped == 1


@pytest.mark.parametrize("due", ["2009-03-21", "2008-03-20", "2009-03", "soon"])
def test_a_deadline_on_another_day_than_its_words_loses_the_day(server: Server, due: str) -> None:
    claims = extract(server, {"deadline": {"text": "by March 20", "due": due, "quote": "to report by March 20"}})
    assert claims.deadline is not None
    assert (claims.deadline.due, claims.dropped) == (None, 1)


def test_controls_have_to_stand_in_the_text(server: Server) -> None:
    row = {
        "text": "dosing pumps",
        "controls_named": ["ECCN 2B350", "ECCN 2B351", "2B350", "ECCN"],
        "quote": "dosing pumps",
    }
    claims = extract(server, with_("goods", row))
    assert claims.goods[0].controls_named == ("ECCN 2B350", "2B350")
    assert claims.dropped == 2


def test_a_quantity_that_is_not_said_is_dropped(server: Server) -> None:
    claims = extract(
        server, with_("goods", {"text": "dosing pumps", "quantity": "40 kg", "quote": "forty dosing pumps"})
    )
    assert (claims.goods[0].quantity, claims.dropped) == (None, 1)


@pytest.mark.parametrize(
    ("given", "kept"), [(7, 1.0), (-1, 0.0), ("high", 0.5), (True, 0.5), (0.25, 0.25), (None, 0.5)]
)
def test_confidence_is_between_nought_and_one(server: Server, given: object, kept: float) -> None:
    claims = extract(server, with_("parties", {**PARTY, "confidence": given}))
    assert claims.parties[0].evidence.confidence == kept


def test_a_party_named_twice_is_one_with_the_roles_of_both(server: Server) -> None:
    other = {"name": "KDT", "roles": ["manufacturer"], "quote": "Kessler Dosiertechnik GmbH (KDT)"}
    claims = extract(server, with_("parties", PARTY, other))
    assert [(p.name, p.roles) for p in claims.parties] == [(PARTY["name"], ("supplier", "manufacturer"))]


def test_a_relation_of_no_party_is_dropped(server: Server) -> None:
    answer = {"parties": [PARTY], "relations": ANSWER["relations"]}
    claims = extract(server, answer)
    assert (claims.relations, claims.dropped) == ((), 1)


def test_a_response_answers_only_references_of_the_cable(server: Server) -> None:
    response = {
        "government": "PT",
        "date": "2009-03-03",
        "date_words": "March 3",
        "outcome": "shrugged",
        "answers": ["09LISBON311", "09LISBON999"],
        "quote": "to Bahar Su Sanayi on March 3",
    }
    claims = extract(server, {"response": response})
    assert claims.response is not None
    assert (claims.response.government, claims.response.date) == ("PT", "2009-03-03")
    assert (claims.response.outcome, claims.response.answers) == (None, ("09LISBON311",))
    assert claims.dropped == 2


# Answers that are no JSON.


@pytest.mark.parametrize(
    "bad", ["", "Here you are: {}", '{"parties": [', "[]", '{"kind": NaN}', "[" * 100_000, "null", '{"a": "\\ud800"']
)
def test_an_answer_that_is_no_object_is_asked_for_once_more(server: Server, bad: str) -> None:
    claims = extract(server, bad, ANSWER)
    assert len(server.requests) == 2
    assert server.requests[1]["messages"][-1]["content"] == prompt().again
    assert (len(claims.parties), claims.dropped) == (2, 0)


def test_a_second_bad_answer_gives_no_claims_and_is_counted(server: Server) -> None:
    claims = extract(server, "no", "no")
    assert len(server.requests) == 2
    assert (claims.parties, claims.dropped) == ((), 1)


def test_a_code_fence_is_taken_off(server: Server) -> None:
    claims = extract(server, f"```json\n{json.dumps(ANSWER)}\n```")
    assert len(claims.parties) == 2
    assert len(server.requests) == 1


def test_odd_kinds_of_value_never_raise(server: Server) -> None:
    for field in ANSWER:
        odds: tuple[Any, ...] = (3, "x", True, [3], [[]], {"quote": 3}, [{"quote": "sold forty dosing pumps"}], {})
        for odd in odds:
            assert extract(server, {field: odd}).dropped >= (1 if odd else 0), (field, odd)


# The request.


def test_the_request_holds_the_text_and_asks_for_json(server: Server) -> None:
    extract(server, ANSWER)
    (request,) = server.requests
    assert server.paths == ["/v1/chat/completions"]
    assert (request["model"], request["temperature"], request["response_format"]) == (
        "tiny",
        0,
        {"type": "json_object"},
    )
    assert isinstance(request["seed"], int)
    system, user = (message["content"] for message in request["messages"])
    assert "demarche-request" in system
    assert "end-user" in system
    assert "ACTION: AMEMBASSY LISBON" in user
    assert "REFERENCES: 09LISBON311" in user
    assert "sold forty dosing pumps (ECCN 2B350) to Bahar Su Sanayi on March 3." in user
    assert "Authorization" not in server.headers[0]


def test_an_endpoint_that_does_not_know_the_format_is_asked_plainly(server: Server) -> None:
    def strict(request: dict[str, Any]) -> Reply:
        return (400, {"error": {"message": "unknown field"}}) if "response_format" in request else said(ANSWER)

    server.replies = [strict]
    model = extractor(server)
    assert len(model.extract(cable()).parties) == 2
    model.extract(cable())
    assert ["response_format" in request for request in server.requests] == [True, False, False]


def test_a_long_cable_goes_in_pieces_by_paragraph(server: Server) -> None:
    def about(request: dict[str, Any]) -> Reply:
        names = [name for name in (PARTY["name"], "Bahar Su Sanayi") if name in request["messages"][1]["content"]]
        return said({"parties": [{"name": name, "quote": name} for name in names], "kind": "reporting"})

    more = "".join(
        f"{n}. (U) Point {n} tells of Bahar Su Sanayi and of pumps that went to it.\n\n" for n in range(3, 40)
    )
    text = CABLE.replace("CLINTON\n", f"\n{more}CLINTON\n")
    server.replies = [about]
    claims = extractor(server, 1000).extract(cable(text))
    sent = [request["messages"][1]["content"] for request in server.requests]
    assert len(sent) == 3
    assert all(len(words) < 1400 for words in sent)
    assert sent[0].count(f"PART: 1 of {len(sent)}") == 1
    assert all(any(f"Point {n} tells of Bahar Su Sanayi and of pumps" in words for words in sent) for n in range(3, 40))
    assert [party.name for party in claims.parties] == [PARTY["name"], "Bahar Su Sanayi"]
    assert_spans_cut_their_words(claims, text)


def test_a_paragraph_that_is_too_long_is_cut_and_nothing_is_lost() -> None:
    text = CABLE.replace("CLINTON\n", f"\n3. (U) {'valve ' * 300}end. And {'x' * 900} last.\n\nCLINTON\n")
    sent = [request[1]["content"].split("\nTEXT\n\n")[1] for request in messages(Document(cable(text)), 400)]
    assert all(len(words) <= 400 + 2 * 20 for words in sent)
    assert " ".join(sent).count("valve") == 300
    assert "".join(sent).count("x") == 900


def test_a_piece_whose_answer_is_bad_does_not_lose_the_others(server: Server) -> None:
    def half(request: dict[str, Any]) -> Reply:
        return said(with_("parties", PARTY)) if PARTY["name"] in request["messages"][1]["content"] else said("no")

    server.replies = [half]
    claims = extractor(server, 200).extract(cable())
    assert [party.name for party in claims.parties] == [PARTY["name"]]
    assert claims.dropped >= 1


# The endpoint.


def test_a_busy_endpoint_is_asked_again_later(server: Server) -> None:
    waits: list[float] = []
    server.replies = [(500, {}), (429, {}), said(ANSWER)]
    claims = extractor(server, waits=waits).extract(cable())
    assert len(claims.parties) == 2
    assert waits == [0.5, 1.0]


def test_an_endpoint_may_say_when_to_ask_again(server: Server) -> None:
    waits: list[float] = []
    server.more_headers = {"Retry-After": "7"}
    server.replies = [(429, {}), said(ANSWER)]
    extractor(server, waits=waits).extract(cable())
    assert waits == [7.0]


def test_an_endpoint_that_stays_busy_is_given_up(server: Server) -> None:
    server.replies = [(503, {})]
    with pytest.raises(EndpointError, match="answered 503 4 times") as caught:
        extractor(server).extract(cable())
    assert caught.value.status == 503
    assert len(server.requests) == 4


@pytest.mark.parametrize(("key", "advice"), [(KEY, "check DEMARCHE_LLM_KEY"), (None, "set DEMARCHE_LLM_KEY")])
def test_a_refused_key_is_told_and_never_shown(server: Server, key: str | None, advice: str) -> None:
    server.replies = [(401, {"error": {"message": f"bad key {KEY}"}})]
    with pytest.raises(EndpointError, match=advice) as caught:
        extractor(server, key=key).extract(cable())
    assert KEY not in str(caught.value)
    assert len(server.requests) == 1
    assert server.headers[0].get("Authorization") == (f"Bearer {KEY}" if key else None)


@pytest.mark.parametrize("echo", [f"model gone, key {KEY}", {"error": {"message": f"no: {KEY}\x1b[2J"}}])
def test_what_the_endpoint_says_is_told_without_the_key(server: Server, echo: object) -> None:
    server.replies = [(418, echo)]
    with pytest.raises(EndpointError, match=r"answered 418: .*\[key\]") as caught:
        extractor(server, key=KEY).extract(cable())
    assert KEY not in str(caught.value)
    assert "\x1b" not in str(caught.value)


def test_the_key_is_in_no_representation_of_the_settings() -> None:
    assert KEY not in repr(Settings("http://localhost:8000/v1", "tiny", KEY))


def test_no_redirection_is_followed(server: Server) -> None:
    server.more_headers = {"Location": f"{server.url}/elsewhere"}
    server.replies = [(302, {}), said(ANSWER)]
    with pytest.raises(EndpointError, match="answered 302"):
        extractor(server, key=KEY).extract(cable())
    assert len(server.requests) == 1


def test_another_kind_of_server_is_told(server: Server) -> None:
    bodies: tuple[Any, ...] = (b"<html>", {"choices": []}, [], b"\xff\xfe")
    for body in bodies:
        server.replies = [(200, body)]
        with pytest.raises(EndpointError, match="does not answer as an OpenAI-compatible endpoint"):
            extractor(server).extract(cable())
    server.replies = [(404, {})]
    with pytest.raises(EndpointError, match="DEMARCHE_LLM_MODEL"):
        extractor(server).extract(cable())


def test_a_slow_endpoint_is_given_up(server: Server) -> None:
    server.delay = 0.6
    server.replies = [said(ANSWER)]
    with pytest.raises(EndpointError, match=r"no answer within 0\.1 seconds; raise DEMARCHE_LLM_TIMEOUT"):
        extractor(server, timeout=0.1).extract(cable())


def test_an_answer_that_trickles_is_given_up(server: Server) -> None:
    server.pace = 20
    server.replies = [said(ANSWER)]
    with pytest.raises(EndpointError, match=r"no answer within 0\.3 seconds"):
        extractor(server, timeout=0.3).extract(cable())


def test_a_connection_that_is_cut_off_is_tried_again(server: Server) -> None:
    server.cut = 2
    server.replies = [said(ANSWER)]
    assert len(extractor(server).extract(cable()).parties) == 2
    assert len(server.requests) == 3


def test_an_endpoint_that_is_not_there_is_told_at_once() -> None:
    waits: list[float] = []
    gone = Server()
    gone.close()
    model = extractor(gone, waits=waits)
    with pytest.raises(EndpointError, match=r"cannot be reached \(nothing listens there\)"):
        model.extract(cable())
    assert waits == []


# What must not be sent.


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("UNCLAS STATE", "S E C R E T STATE"),
        ("UNCLAS STATE", "C O N F I D E N T I A L STATE"),
        ("2. (U)", "2. (S//NF)"),
        ("SUBJECT: A", "SUBJECT: (C) A"),
        ("(ECCN 2B350)", "(ECCN 2B350) (C/NF)"),
        ("UNCLAS STATE 014477", "STATE 014477"),
        ("CLINTON\n", "\n3. (U) Begin text:\n\nS E C R E T LISBON 000311\n\nEnd text.\n\nCLINTON\n"),
    ],
)
def test_a_cable_above_the_ceiling_is_not_sent(server: Server, old: str, new: str) -> None:
    server.replies = [said(ANSWER)]
    with pytest.raises(CableRefusedError, match="not sent to the model"):
        extractor(server).extract(cable(CABLE.replace(old, new)))
    assert server.requests == []


def test_the_ceiling_may_be_raised(server: Server) -> None:
    server.replies = [said(ANSWER)]
    secret = cable(CABLE.replace("UNCLAS STATE", "S E C R E T STATE"))
    assert extractor(server, ceiling="SECRET").extract(secret).parties
    with pytest.raises(CableRefusedError, match="DEMARCHE_LLM_CEILING=SECRET"):
        extractor(server, ceiling="CONFIDENTIAL").extract(secret)


def test_plurals_and_degrees_are_no_marks(server: Server) -> None:
    text = CABLE.replace("dosing pumps (ECCN 2B350)", "dosing pump(s) for 80 (C)")
    claims = extract(server, with_("parties", {"name": "KDT", "quote": "KDT"}), text=text)
    assert len(claims.parties) == 1


# The settings.


def test_without_an_endpoint_it_says_what_it_needs(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("URL", "MODEL", "KEY", "TIMEOUT", "CEILING", "INSECURE"):
        monkeypatch.delenv(f"DEMARCHE_LLM_{name}", raising=False)
    with pytest.raises(ValueError, match="--extractor llm needs DEMARCHE_LLM_URL and DEMARCHE_LLM_MODEL"):
        open_llm()
    monkeypatch.setenv("DEMARCHE_LLM_URL", "http://localhost:8000/v1")
    with pytest.raises(ValueError, match="--extractor llm needs DEMARCHE_LLM_MODEL:"):
        open_llm()


def test_the_environment_gives_all_settings() -> None:
    names = {"URL": "https://models.example/v1", "MODEL": "m", "KEY": KEY, "TIMEOUT": "5", "CEILING": "TOP SECRET"}
    settings = Settings.from_environment({f"DEMARCHE_LLM_{name}": value for name, value in names.items()})
    assert settings == Settings("https://models.example/v1", "m", KEY, 5.0, "TOP SECRET")
    assert settings.level.rank == 4


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("URL", "localhost:8000", "http://"),
        ("URL", "file:///etc/motd", "http://"),
        ("URL", "http://[::1", "http://"),
        ("URL", "http://localhost:8000/v1?key=abc", "DEMARCHE_LLM_KEY"),
        ("URL", f"http://user:{KEY}@localhost:8000/v1", "DEMARCHE_LLM_KEY"),
        ("URL", "http://models.example/v1", "another machine"),
        ("URL", "http://127.0.0.1.models.example/v1", "another machine"),
        ("MODEL", "a\nb", "on one line"),
        ("KEY", f"{KEY}\r\nX-Other: 1", "one word"),
        ("TIMEOUT", "soon", "seconds"),
        ("TIMEOUT", "0", "seconds"),
        ("TIMEOUT", "nan", "seconds"),
        ("CEILING", "EVERYTHING", "classification"),
        ("CEILING", "SECRET//NOFORN", "classification"),
    ],
)
def test_bad_settings_are_named(name: str, value: str, message: str) -> None:
    environment = {"DEMARCHE_LLM_URL": "http://localhost:8000/v1", "DEMARCHE_LLM_MODEL": "m"}
    with pytest.raises(ValueError, match=message) as caught:
        Settings.from_environment(environment | {f"DEMARCHE_LLM_{name}": value})
    assert KEY not in str(caught.value)
    assert f"DEMARCHE_LLM_{name}" in str(caught.value)


def test_plain_http_to_another_machine_has_to_be_allowed() -> None:
    assert Settings("http://models.example/v1", "m", insecure=True).site == "http://models.example"
    assert Settings("http://[::1]:80/v1", "m").loopback
    assert not Settings("https://models.example/v1", "m").loopback


def test_the_version_holds_model_and_prompt() -> None:
    one, other = (LlmExtractor(Settings("http://localhost/v1", model)) for model in ("small", "large"))
    assert one.version != other.version
    assert "small" in one.version
    assert prompt().digest in one.version


# The parts.


def test_the_vocabulary_is_that_of_the_record() -> None:
    fields, words = record_schema()["properties"], prompt().words
    items = {name: fields[name]["items"]["properties"] for name in ("parties", "relations", "events")}
    assert words["roles"] == set(items["parties"]["roles"]["items"]["enum"])
    assert words["relations"] == set(items["relations"]["type"]["enum"])
    assert words["events"] == set(items["events"]["type"]["enum"])
    assert words["kinds"] == set(fields["kind"]["enum"]) - {None}
    assert words["outcomes"] == set(fields["response"]["properties"]["outcome"]["enum"]) - {None}


@pytest.mark.parametrize(
    ("text", "message"),
    [("", "kinds"), ("[words]\nkinds = [3]", "kinds"), ("[words]\nkinds = []", "kinds")],
)
def test_a_prompt_without_its_words_is_refused(text: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        load(text)


def test_quotes_are_whole_words() -> None:
    quotes = Quotes("The Arman works sold “arms” to a man.")
    assert quotes.find("man") == (33, 36)
    assert quotes.find('SOLD "ARMS"') == (16, 27)
    assert quotes.find("arm") is None
    assert quotes.find("...") is None
    assert quotes.find("man", (0, 20)) is None
    assert quotes.near("Arman", (20, 30)) == (4, 9)


def test_values_by_form() -> None:
    dates = {
        "2009": True,
        "late-2009-07": True,
        "2009-02-29": False,
        "mid-2009-07-01": False,
        "2009-13": False,
        "٢٠٠٩": False,
    }
    assert {value: is_date(value) for value in dates} == dates
    assert [is_country(code) for code in ("PT", "pt", "PRT", "QQ", None)] == [True, False, False, False, False]
    assert agrees("late-2008-12", "late last month")
    assert agrees("2009-03-03", "March 3, 2009")
    assert not agrees("2010-03-03", "March 3, 2009")
    assert is_control("MTCR 9.A.4", "item 9.A.4 of the annex", {"MTCR"})
    assert not is_control("MTCR 9.A.4", "item 19.A.4 of the annex", {"MTCR"})
    assert is_control("USML XII(c)", "usml category XII(c)", {"USML"})
    assert not is_control("the USML", "the USML", {"USML"})
    assert names_law("NSG", "the Nuclear Suppliers Group")
    assert names_cable("09NEWDELHI311", "as reported in New Delhi 000311")
    assert not names_cable("09NEWDELHI31", "as reported in New Delhi 000311")
    assert not names_law("AG", "a magnet")
