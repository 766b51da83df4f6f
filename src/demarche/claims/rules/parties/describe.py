"""Descriptions: what a cable says a party is, beside its name: "the Tehran company N", "N of Kandla"."""

from demarche.claims.rules.naming.geography import Places
from demarche.claims.rules.parties.ahead import ahead
from demarche.claims.rules.parties.behind import behind
from demarche.claims.rules.parties.wording import Description


def around(text: str, name: tuple[int, int], sentence: tuple[int, int], places: Places) -> list[Description]:
    """Return the descriptions around a name in its sentence: those before it, then those behind it."""
    return [*ahead(text, name, sentence[0], places), *behind(text, name[1], sentence[1], places)]
