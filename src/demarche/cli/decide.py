"""`demarche confirm`, `refuse` and `correct`: what a person decides about claims and links."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

import typer

from demarche.cli.deskopts import Form, name_of_person, open_desk
from demarche.cli.page import Page, write_json
from demarche.cli.writers import to_json

if TYPE_CHECKING:
    from demarche.store import Decision


def decide_command(url: str, action: str, wanted: list[str], *, form: Form, by: str | None, why: str) -> None:
    """Note that claims or links are confirmed or refused."""
    from demarche.desk.decide import decide

    who = name_of_person(by)
    with open_desk(url) as (desk, sink):
        taken = list(zip(wanted, decide(desk, who, action, wanted, why), strict=True))
        if form is Form.JSON:
            write_json(sink, [_record(ident, decision) for ident, decision in taken])
            return
        page = Page(sink)
        for ident, decision in taken:
            page.line(f"{ident}: {_DONE[action]} by {who} (decision {decision.id})")


def correct_command(url: str, wanted: str, field: str, value: str, *, form: Form, by: str | None, why: str) -> None:
    """Note another value for a field of a claim or of a cable."""
    from demarche.desk.decide import correct

    who = name_of_person(by)
    with open_desk(url) as (desk, sink):
        try:
            decision = correct(desk, who, wanted, field, value, why)
        except ValueError as error:
            raise typer.BadParameter(str(error), param_hint="VALUE") from None
        if form is Form.JSON:
            write_json(sink, _record(wanted, decision))
            return
        for name, old, new in _changes(field, decision):
            Page(sink).line(
                f"{wanted}: {name} {to_json(old)} is now {to_json(new)}, says {who} (decision {decision.id})"
            )


_DONE = {"confirm": "confirmed", "refuse": "refused"}


def _record(ident: str, decision: "Decision") -> dict[str, Any]:
    return {"id": ident, "decision": decision.id, **{k: v for k, v in decision._asdict().items() if k != "id"}}


def _changes(field: str, decision: "Decision") -> Iterator[tuple[str, Any, Any]]:
    """Yield name, old and new value of each field of a claim that a correction changes."""
    old, new = decision.old, decision.new
    if not isinstance(new, Mapping):
        yield field, old, new
        return
    before = old if isinstance(old, Mapping) else {}
    for name, value in new.items():
        if value != before.get(name):
            yield name, before.get(name), value
