"""Copies of one cable, as several carriers bring them: one of them counts."""

from collections.abc import Iterable

from demarche.casework.model import CableFacts


def distinct_cables(facts: Iterable[CableFacts]) -> list[CableFacts]:
    """Return each cable once: of several with one id the one with most claims, then by its source."""
    best: dict[str, CableFacts] = {}
    for cable in facts:
        known = best.get(cable.key)
        if known is None or _weight(cable) > _weight(known):
            best[cable.key] = cable
    return list(best.values())


def _weight(cable: CableFacts) -> tuple[int, int, int, str]:
    claims = len(cable.parties) + len(cable.goods) + len(cable.states) + (cable.response is not None)
    return cable.dtg is not None, claims, -cable.errors, cable.source
