"""Reads the parties of fictional cables about deals, for the tests of parties."""

import textwrap

from demarche.claims.document import Document
from demarche.claims.rules.parties.read import PartyClaims, read_parties
from tests.claims import prose

_WIDTH = 68


def document(body: str, post: str = "BERN") -> Document:
    """Return a request to a post, with a body of so many columns as cables have."""
    return prose.document(prose.request(textwrap.fill(body, _WIDTH), post=post))


def claims(body: str, post: str = "BERN") -> PartyClaims:
    """Return what is read of the parties of a request."""
    return read_parties(document(body, post))


def claims_in_capitals(body: str, post: str = "BERN") -> PartyClaims:
    """Return what is read of the same request in capitals."""
    return read_parties(prose.document(prose.request(textwrap.fill(body, _WIDTH), post=post).upper()))


def names(body: str) -> list[str]:
    """Return the names of the parties."""
    return [party.name for party in claims(body).parties]


def roles(body: str, post: str = "BERN") -> dict[str, tuple[str, ...]]:
    """Return the roles of each party."""
    return {party.name: party.roles for party in claims(body, post).parties}


def countries(body: str, post: str = "BERN") -> dict[str, str | None]:
    """Return the country of each party."""
    return {party.name: party.country for party in claims(body, post).parties}


def relations(body: str) -> set[tuple[str, str, str]]:
    """Return the relations as (from, type, to)."""
    return {(r.source, r.type, r.target) for r in claims(body).relations}


def unnamed(body: str) -> list[tuple[str, str | None, str]]:
    """Return the unnamed parties as (text, country, role)."""
    return [(u.text, u.country, u.role) for u in claims(body).unnamed]
