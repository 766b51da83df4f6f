"""What the names of firms tell of their trade."""

from functools import cache, lru_cache

from demarche.claims.rules.parties.cast import Cast
from demarche.claims.rules.parties.entities import Entity, key_of
from demarche.claims.words import load


def is_institute(entity: Entity) -> bool:
    """Tell whether a name is that of a body that uses goods: an institute, an arms maker, a service of the forces."""
    return _names_institute(entity.name)


@lru_cache(maxsize=4096)
def _names_institute(name: str) -> bool:
    words = f" {' '.join(key_of(name))} "
    return any(f" {form} " in words for form in load("nouns")["names"]["end-user"])


def trades(cast: Cast, entity: Entity) -> bool:
    """Tell whether a firm trades and does not make, by its name or as it is described."""
    if "deals-in" in cast.of(entity).frames:
        return True
    return not trade_words().isdisjoint(key_of(entity.name)) or not _trade_nouns().isdisjoint(cast.of(entity).nouns)


@cache
def trade_words() -> frozenset[str]:
    """Return the words in names of firms that trade and do not make."""
    return frozenset(load("nouns")["trades"]["words"])


@cache
def _trade_nouns() -> frozenset[str]:
    return frozenset(load("nouns")["trades"]["nouns"])
