"""The agenda of a desk: what needs action on a day, as plain values with the ids to go on with."""

from typing import Any

from demarche.casework.tracker import TO_CONFIRM, needs_action
from demarche.desk.desk import Desk
from demarche.desk.links import BETWEEN, Links


def agenda(desk: Desk, soon: int = 7) -> dict[str, Any]:
    """Return how much is on the desk and what needs action; `soon` is how many days ahead a deadline is near."""
    links = Links(desk)
    ids = {f"{link.a}{BETWEEN}{link.b}": links.ends(link).id for link in desk.linking.proposals}
    rows = needs_action(desk.cases, desk.today, soon=soon, links=desk.linking.proposals, facts=desk.facts)
    return {
        "today": desk.today.isoformat(),
        "cables": len(desk.facts),
        "cases": len(desk.cases),
        "open": sum(case.status != "closed" for case in desk.cases),
        "parties": len(desk.linking.parties),
        "actions": [
            {"id": ids[row.subject] if row.action == TO_CONFIRM else row.subject, **row.to_record()} for row in rows
        ],
    }
