"""What a cable is about, as sets that two cables on one matter share: parties, goods, words of the subject."""

import re
from typing import NamedTuple

from demarche.casework.model import CableFacts, PartyFact
from demarche.casework.names import kind_of, organisation, tokens_of
from demarche.casework.settings import settings

_WORD = re.compile(r"[a-z]{4,}")


class Matter(NamedTuple):
    """The sounds that tell each party apart, one set a party; words of goods; words of the subject; governments."""

    parties: tuple[frozenset[str], ...]
    sounds: frozenset[str]
    goods: frozenset[str]
    subject: frozenset[str]


def matter_of(facts: CableFacts) -> Matter:
    """Return what a cable is about."""
    parties = tuple(sounds for party in facts.parties if (sounds := _sounds(party)))
    goods = frozenset(word for row in facts.goods for word in words_of(row.text))
    sounds = frozenset().union(*parties) if parties else frozenset()
    return Matter(parties, sounds, goods, words_of(facts.subject))


def _sounds(party: PartyFact) -> frozenset[str]:
    kind = kind_of(party.name, party.roles)
    found = tokens_of(party.name, kind).union(*(tokens_of(alias, kind) for alias in party.aliases))
    initials = organisation(party.name).initials if kind == "organisation" else ""
    return found | {initials} if len(initials) > 2 else found


def words_of(text: str) -> frozenset[str]:
    """Return the telling words of a text, without the ending of a plural."""
    dull = settings().dull
    return frozenset(_singular(word) for word in _WORD.findall(text.lower()) if word not in dull)


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 4 and word.endswith("s") and not word.endswith("ss") else word


def parties_in_common(one: Matter, other: Matter) -> int:
    """Return how many parties of the first have a telling word in common with the other."""
    if one.sounds.isdisjoint(other.sounds):
        return 0
    return sum(not party.isdisjoint(other.sounds) for party in one.parties)
