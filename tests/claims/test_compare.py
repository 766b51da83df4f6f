"""Two readings of one cable side by side, and the command that prints them."""

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import typer

from demarche.cable.cable import Cable
from demarche.claims.compare import FieldComparison, Total, add_up, compare_claims, name_key
from demarche.claims.errors import CableRefusedError, EndpointError
from demarche.claims.extractor import Extractor
from demarche.claims.model import Claims, Evidence, LegalReference, Party
from demarche.cli import compare as command


def field(name: str, a: dict[str, Any], b: dict[str, Any]) -> FieldComparison:
    return next(row for row in compare_claims(a, b) if row.field == name)


def party(name: str, *aliases: str, roles: tuple[str, ...] = (), country: str | None = None) -> dict[str, Any]:
    return {"name": name, "aliases": list(aliases), "roles": list(roles), "country": country}


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Ostrava Ventil s.r.o.", "OSTRAVA VENTIL"),
        ("Harbin Lathe Co., Ltd.", "Harbin Lathe"),
        ("The Quay Agency", "Quay Agency Ltd"),
        ("Köşkler İmalat A.S.", "Koskler Imalat"),
        ("L.L.C. Q", "LLC Q"),
    ],
)
def test_names_are_the_same_without_case_accents_and_legal_forms(a: str, b: str) -> None:
    assert name_key(a) == name_key(b)


def test_a_name_that_is_a_legal_form_alone_stays() -> None:
    assert name_key("Company") == "company"
    assert name_key("Quay Agency") != name_key("Quay Agency Port Services")


def test_parties_are_matched_by_any_name() -> None:
    row = field(
        "parties",
        {"parties": [party("Ostrava Ventil s.r.o.", "OV"), party("Quay Agency")]},
        {"parties": [party("OV"), party("Marsh Bank")]},
    )
    assert row == (
        "parties",
        (("Ostrava Ventil s.r.o.", "OV"),),
        ("Quay Agency",),
        ("Marsh Bank",),
    )


def test_roles_and_countries_are_compared_of_parties_that_both_have() -> None:
    a = {"parties": [party("Quay", roles=("broker", "buyer"), country="PT"), party("Other", roles=("bank",))]}
    b = {"parties": [party("Quay", roles=("buyer", "supplier"))]}
    assert field("party roles", a, b)[1:] == ((("Quay: buyer", "Quay: buyer"),), ("Quay: broker",), ("Quay: supplier",))
    assert field("party countries", a, b)[1:] == ((), ("Quay: PT",), ())


def test_a_claim_is_matched_once() -> None:
    row = field("parties", {"parties": [party("Quay")]}, {"parties": [party("Quay"), party("Quay Ltd")]})
    assert (len(row.agreed), row.only_b) == (1, ("Quay Ltd",))


def test_relations_are_the_same_by_any_name_of_their_ends() -> None:
    a = {
        "parties": [party("Ostrava Ventil", "OV"), party("Quay Agency")],
        "relations": [{"from": "Quay Agency", "to": "OV", "type": "acts-for"}],
    }
    b = {
        "parties": [party("OV"), party("Quay Agency Ltd")],
        "relations": [
            {"from": "Quay Agency Ltd", "to": "OV", "type": "acts-for"},
            {"from": "OV", "to": "Quay Agency Ltd", "type": "acts-for"},
        ],
    }
    row = field("relations", a, b)
    assert (len(row.agreed), row.only_a, row.only_b) == (1, (), ("OV acts-for Quay Agency Ltd",))


def test_goods_share_words_and_then_their_quantities_are_compared() -> None:
    a = {"goods": [{"text": "gate valves of bronze", "quantity": "1,200", "controls_named": ["ECCN 2B350"]}]}
    b = {"goods": [{"text": "bronze gate valves", "quantity": "1200", "controls_named": []}, {"text": "seals"}]}
    assert len(field("goods", a, b).agreed) == 1
    assert field("goods", a, b).only_b == ("seals",)
    assert len(field("quantities", a, b).agreed) == 1
    assert field("controls named", a, b).only_a == ("gate valves of bronze: ECCN 2B350",)


def test_unnamed_parties_need_the_same_country() -> None:
    a = {"unnamed_parties": [{"text": "a Cypriot broker", "country": "CY", "role": "broker"}]}
    same = {"unnamed_parties": [{"text": "Cypriot broker", "country": "CY", "role": "other"}]}
    other = {"unnamed_parties": [{"text": "a Cypriot broker", "country": None, "role": "broker"}]}
    assert len(field("unnamed parties", a, same).agreed) == 1
    assert field("unnamed parties", a, other).agreed == ()


def test_events_asks_and_values_are_equal_or_not() -> None:
    a = {
        "kind": "demarche-request",
        "events": [
            {"type": "offer", "date": "2009-03", "text": "offered"},
            {"type": "order", "date": None, "text": "x"},
        ],
        "asks": [{"of": "AMEMBASSY LISBON", "government": "PT", "text": "Raise it."}],
        "legal_refs": ["MTCR", "NSG"],
        "response": {"government": "PT", "outcome": "noted", "answers": ["09STATE1"]},
    }
    b = {
        "kind": "reporting",
        "events": [
            {"type": "offer", "date": "2009-03", "text": "an offer"},
            {"type": "order", "date": "2009", "text": "x"},
        ],
        "asks": [{"of": "AMEMBASSY LISBON", "government": "PT", "text": "Report."}],
        "legal_refs": ["NSG"],
        "response": {"government": "PT", "outcome": "refused", "answers": ["09STATE1"]},
    }
    assert field("kind", a, b)[1:] == ((), ("demarche-request",), ("reporting",))
    assert field("events", a, b)[1:] == ((("offer 2009-03", "offer 2009-03"),), ("order (no date)",), ("order 2009",))
    assert len(field("asks", a, b).agreed) == 1
    assert field("legal refs", a, b)[1:] == ((("NSG", "NSG"),), ("MTCR",), ())
    assert len(field("response government", a, b).agreed) == 1
    assert field("response outcome", a, b)[1:] == ((), ("noted",), ("refused",))
    assert len(field("response answers", a, b).agreed) == 1


@pytest.mark.parametrize(
    ("due", "text", "agreed"),
    [
        ("2009-03-20", "NLT then", 1),
        ("2009-03-21", "by March 20", 0),
        (None, "report by March 20", 1),
        (None, "soon", 0),
    ],
)
def test_a_deadline_is_its_day_or_its_words(due: str | None, text: str, agreed: int) -> None:
    a = {"deadline": {"due": "2009-03-20", "text": "by March 20"}}
    assert len(field("deadline", a, {"deadline": {"due": due, "text": text}}).agreed) == agreed


def test_nothing_and_nothing_is_nothing() -> None:
    rows = compare_claims(Claims(), {})
    assert all(row[1:] == ((), (), ()) for row in rows)
    assert all(total.share is None for total in add_up([rows]).values())


def test_claims_and_records_compare_alike() -> None:
    here = Evidence((0, 4), 1, "U", 0.9, "test")
    claims = Claims(parties=(Party("Quay", (), "PT", ("bank",), here),), legal_refs=(LegalReference("NSG", here),))
    rows = compare_claims(claims, {"parties": [party("Quay", roles=("bank",), country="PT")], "legal_refs": ["NSG"]})
    assert not any(row.only_a or row.only_b for row in rows)
    assert sum(len(row.agreed) for row in rows) == 4


def test_totals_are_added_by_field() -> None:
    one = compare_claims({"legal_refs": ["NSG", "MTCR"]}, {"legal_refs": ["NSG"]})
    other = compare_claims({"legal_refs": []}, {"legal_refs": ["NPT"]})
    total = add_up([one, other])["legal refs"]
    assert total == Total(1, 1, 1)
    assert total.share == pytest.approx(1 / 3)


# The command.


class Fixed:
    """An extractor that says what it is told to."""

    version = "1"

    def __init__(self, name: str, extract: Callable[[Cable], Claims]) -> None:
        self.name = name
        self.extract = extract


HERE = Evidence((0, 4), 1, "U", 0.9, "test")


@pytest.fixture
def extractors(monkeypatch: pytest.MonkeyPatch) -> dict[str, Extractor]:
    """The extractors that the command finds, in place of the real ones."""
    known: dict[str, Extractor] = {
        "one": Fixed("one", lambda _: Claims(parties=(Party("Quay", (), None, ("bank",), HERE),))),
        "two": Fixed("two", lambda _: Claims(parties=(Party("Marsh", (), None, (), HERE),), dropped=3)),
    }

    def opened(name: str) -> Extractor:
        if name not in known:
            raise ValueError(f"no extractor is called {name!r}")
        return known[name]

    monkeypatch.setattr(command, "open_extractor", opened)
    return known


@pytest.fixture
def folder(tmp_path: Path, cable_text: str) -> Path:
    inputs = tmp_path / "cables"
    inputs.mkdir()
    for name in ("first.txt", "second.txt"):
        (inputs / name).write_text(cable_text)
    return inputs


def compared(folder: Path, form: str = "text", a: str = "one", b: str = "two") -> tuple[int, str]:
    """Return exit status and output."""
    output = folder.parent / "out"
    try:
        command.compare_command([str(folder)], a, b, form, output=output)
    except typer.Exit as end:
        return end.exit_code, output.read_text() if output.exists() else ""
    return 0, output.read_text()


@pytest.mark.usefixtures("extractors")
def test_the_text_tells_each_cable_and_the_sum(folder: Path) -> None:
    code, text = compared(folder)
    assert code == 0
    assert text.count("0 agreed, 1 only one, 1 only two") == 2
    assert "parties            one  Quay" in text
    assert "parties            two  Marsh" in text
    assert "2 cables\n" in text
    (row,) = [line.split() for line in text.splitlines() if line.startswith("  parties") and "%" in line]
    assert row == ["parties", "0", "2", "2", "0%"]
    assert "two: 6 values dropped" in text


@pytest.mark.usefixtures("extractors")
def test_the_json_tells_the_same(folder: Path) -> None:
    code, text = compared(folder, "json")
    value = json.loads(text)
    assert (code, value["a"], value["b"], len(value["cables"])) == (0, "one", "two", 2)
    first = value["cables"][0]
    assert first["reference_id"] == "10STATE9939"
    assert first["fields"]["parties"] == {"agreed": [], "only_a": ["Quay"], "only_b": ["Marsh"]}
    assert value["total"]["parties"] == {"agreed": 0, "only_a": 2, "only_b": 2, "share": 0.0}
    assert value["dropped"] == {"a": 0, "b": 6}


@pytest.mark.usefixtures("extractors")
def test_json_of_nothing_is_whole(tmp_path: Path) -> None:
    inputs = tmp_path / "none"
    inputs.mkdir()
    assert json.loads(compared(inputs, "json")[1])["cables"] == []


@pytest.mark.usefixtures("extractors")
def test_an_extractor_that_is_not_there_is_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert compared(folder, b="three") == (2, "")
    assert "no extractor is called 'three'" in capsys.readouterr().err


def test_a_refused_cable_is_named_and_the_others_go_on(
    folder: Path, extractors: dict[str, Extractor], capsys: pytest.CaptureFixture[str]
) -> None:
    def careful(cable: Cable) -> Claims:
        if str(cable.source.path).endswith("first.txt"):
            raise CableRefusedError("not sent to the model")
        return Claims()

    extractors["two"] = Fixed("two", careful)
    code, text = compared(folder, "json")
    assert code == 2
    assert [Path(row["path"]).name for row in json.loads(text)["cables"]] == ["second.txt"]
    assert "first.txt: not sent to the model" in capsys.readouterr().err


def test_an_endpoint_that_fails_ends_the_command_with_what_it_has(
    folder: Path, extractors: dict[str, Extractor], capsys: pytest.CaptureFixture[str]
) -> None:
    calls = io.StringIO()

    def failing(cable: Cable) -> Claims:
        calls.write(cable.reference_id or "")
        raise EndpointError("http://localhost:1 cannot be reached")

    extractors["two"] = Fixed("two", failing)
    code, text = compared(folder, "json")
    assert (code, json.loads(text)["cables"]) == (2, [])
    assert calls.getvalue() == "10STATE9939"
    assert "cannot be reached" in capsys.readouterr().err


def test_the_built_in_extractors_compare(folder: Path) -> None:
    code, text = compared(folder, a="rules", b="none")
    assert code == 0
    assert "2 cables" in text
