"""Ids by which commands show claims and links, so that a person can decide about them.

A claim is `CABLE/FIELD/1a2b` (`CABLE/deadline` where a record has one of its kind), a link `link/1a2b3c`. They are made
of the words of the claim and of the names that are linked, so they hold when a cable is read again.
"""

import hashlib
from collections.abc import Iterator, Mapping
from typing import Any

from demarche.store.claims import LISTS, SINGLE, quote_of
from demarche.store.decisions import link_quote

LINK_PREFIX = "link/"
_SHORT = 4
_LINK = 6


def claim_ids(cable: str, record: Mapping[str, Any], field: str) -> list[str]:
    """Return the id of each claim of a field of a record, in order."""
    if field in SINGLE:
        return [f"{cable}/{field}"] if record.get(field) else []
    hashes = [_hash(quote_of(field, claim)) for claim in record.get(field) or ()]
    size = _SHORT
    while size < 64 and len({h[:size] for h in hashes}) < len(set(hashes)):
        size += 1
    return [f"{cable}/{field}/{h[:size]}" for h in hashes]


def claims_with_ids(cable: str, record: Mapping[str, Any], field: str) -> Iterator[dict[str, Any]]:
    """Yield the claims of a field as objects, each with its `id` and its `cable`; words alone become `text`."""
    claims = (record.get(field) or []) if field in LISTS else [record[field]] if record.get(field) else []
    for ident, claim in zip(claim_ids(cable, record, field), claims, strict=True):
        yield {"id": ident, "cable": cable, **(claim if isinstance(claim, Mapping) else {"text": claim})}


def find_quote(cable: str, record: Mapping[str, Any], field: str, wanted: str) -> str | None:
    """Return the words of the claim that the last part of an id names (or that are given themselves)."""
    quotes = [quote_of(field, claim) for claim in record.get(field) or ()]
    if wanted in quotes:
        return wanted
    ids = claim_ids(cable, record, field)
    named = {quote for quote, ident in zip(quotes, ids, strict=True) if ident == f"{cable}/{field}/{wanted.lower()}"}
    if not named and len(wanted) >= _SHORT:
        named = {quote for quote in quotes if _hash(quote).startswith(wanted.lower())}
    named = named or {quote for quote in quotes if quote.casefold() == wanted.casefold()}
    return named.pop() if len(named) == 1 else None


def link_id(a: tuple[str, str], b: tuple[str, str]) -> str:
    """Return the id of a link between two names, each with the id of its cable."""
    return LINK_PREFIX + _hash(link_quote(a, b))[:_LINK]


def _hash(words: str) -> str:
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()
