"""`demarche confirm`, `refuse` and `correct`: what a person decides about claims and links."""

from typing import TYPE_CHECKING, Any

import typer

from demarche.cli.deskopts import Form, name_of_person, open_desk
from demarche.cli.page import Page, write_json

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
        old, new = (_shown(value, field) for value in (decision.old, decision.new))
        Page(sink).line(f"{wanted}: {field} {old} is now {new}, says {who} (decision {decision.id})")


_DONE = {"confirm": "confirmed", "refuse": "refused"}


def _record(ident: str, decision: "Decision") -> dict[str, Any]:
    return {"id": ident, "decision": decision.id, **{k: v for k, v in decision._asdict().items() if k != "id"}}


def _shown(value: Any, field: str) -> str:  # noqa: ANN401 - a JSON value
    from demarche.cli.writers import to_json

    return to_json(value.get(field, value) if isinstance(value, dict) else value)
