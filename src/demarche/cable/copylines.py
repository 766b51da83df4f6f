"""Lines that 1970s copies carry above FL5: page, queue number, offices and their copies, drafters, relay serial.

PAGE 01  STATE 181062
ORIGIN SS-25
INFO OCT-01 ISO-00 /026 R
DRAFTED BY X:INITIALS
--------------------- 054819
"""

import re

from demarche.cable.model import Span

_PAGE = re.compile(r"PAGE 0\d(?: +[A-Z][A-Z .]*? +\d{3,6}\b.*)?$")
_STATION = re.compile(r"[A-Z][A-Z .]+ \d{4,6}(?: +\d\d OF \d\d)? +\d{6}Z$")
_DASHES = re.compile(r"-{6,}")
_COPIES = re.compile(r"\b[A-Z]{1,6}[A-Z0-9/]{0,5}-(\d{2})\b")
_TOTAL = re.compile(r"/(\d{3})(?: [RW])?\b")
_CLEARANCE = re.compile(r"[A-Z][A-Z0-9/.]*:[A-Z .,'-]+|.*\((?:DRAFT|PHONE|SUBS|INFO|PARA\b.*)\)$")
_BANNERS = frozenset(["UNCLASSIFIED", "UNCLAS", "LIMITED OFFICIAL USE", "CONFIDENTIAL", "SECRET", "TOP SECRET"])
_DRAFTING = ("DRAFTED BY", "APPROVED BY", "DESIRED DISTRIBUTION", "CLEARED BY")

Distribution = tuple[int, int, Span]
"""Sum of the copies, total as written (-1 where there is none), span of the group of lines."""


def copy_line_kind(words: str, *, distributing: bool, opening: bool) -> str | None:
    """Return the kind of a line of the block, None where it is none.

    Args:
        words: the line without the blanks around it.
        distributing: whether the lines before list offices.
        opening: whether no originator has been named yet.
    """
    if words.startswith("PAGE 0"):
        return "page-line" if _PAGE.match(words) else None
    if words.startswith(("ORIGIN ", "ACTION ")) or (
        distributing and (words.startswith("INFO ") or _COPIES.match(words))
    ):
        return "distribution"
    if words.startswith(_DRAFTING) or (distributing and _CLEARANCE.match(words)):
        return "drafting"
    if not distributing and words[-1] == "Z" and _STATION.match(words):
        return "page-line"
    if opening and words in _BANNERS:
        return "banner"
    return "copy-number" if len(words) == 2 and words.isdigit() else "relay-line" if _DASHES.match(words) else None


def count_copies(groups: list[Distribution], words: str, span: Span) -> None:
    """Add a distribution line: it opens a group (ORIGIN, ACTION), or goes on with one that has no total yet."""
    copies = sum(map(int, _COPIES.findall(words)))
    if words.startswith(("ORIGIN ", "ACTION ")):
        groups.append((copies, -1, span))
    elif groups and groups[-1][1] < 0:
        before, total, (start, _) = groups[-1]
        hit = _TOTAL.search(words)
        groups[-1] = (before + copies, int(hit[1]) if hit else total, (start, span[1]))
