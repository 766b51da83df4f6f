"""Plain words and phrases as the pattern of a regular expression."""

import re
from collections.abc import Iterable


def any_phrase(phrases: Iterable[str]) -> str:
    r"""Return the pattern of any of some phrases as they are written, the longest first, so that none hides another.

    >>> print(any_phrase(["AIT", "AIT TAIPEI", "S.A."]))
    AIT\ TAIPEI|S\.A\.|AIT
    """
    return "|".join(map(re.escape, sorted(phrases, key=len, reverse=True)))
