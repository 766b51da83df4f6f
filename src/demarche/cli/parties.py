"""`demarche parties`: the parties of a desk, linked across cables."""

from datetime import datetime

from demarche.cli.deskopts import Form, open_desk
from demarche.cli.page import Page, write_json

_TITLES = ("NAME", "COUNTRY", "CABLES", "CONFIRM", "ROLES", "PARTY")
_ROOM = 120
"""Columns from which on a terminal has room for the ids; elsewhere they are always shown."""


def parties_command(url: str, *, form: Form, today: datetime | None, country: str | None, role: str | None) -> None:
    """Print the parties in order of their first mention; of one country or role only where it is named."""
    from demarche.desk.links import Links, waits

    with open_desk(url, today) as (desk, sink):
        parties = [
            party
            for party in desk.linking.parties
            if (country is None or party.country == country.upper()) and (role is None or role in party.roles)
        ]
        links = Links(desk)
        if form is Form.JSON:
            write_json(sink, [{**party.to_record(), "links": links.of_party(party.id)} for party in parties])
            return
        page = Page(sink)
        rows = []
        for party in parties:
            waiting = sum(map(waits, links.of_party(party.id)))
            about = [party.name, party.country or "", str(len(party.cables)), str(waiting or "")]
            rows.append([*about, ", ".join(party.roles), party.id])
        shown = len(_TITLES) if page.width >= _ROOM else len(_TITLES) - 1
        if rows:
            page.columns([row[:shown] for row in rows], _TITLES[:shown], indent=0)
        else:
            page.line("no parties")
