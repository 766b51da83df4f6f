"""What must not be sent: cables above the ceiling, by any mark in them, and cables that do not say what they are."""

import re
from collections.abc import Iterator

from demarche.claims.document import Document
from demarche.claims.errors import CableRefusedError
from demarche.claims.llm.settings import CEILING
from demarche.marking.parse import parse_mark
from demarche.marking.scheme import Level, us

# Marks inside the text, those of embedded cables and of points among them; a bare letter counts behind a number only,
# because `(S)` and `(C)` also stand for a plural and for Celsius.
_MARK = re.compile(
    r"\((?P<mark>(?:TS|[SC]\s?(?:/|-)[A-Z/, -]{1,60}|(?:TOP )?SECRET|CONFIDENTIAL)(?:/[A-Z/, -]{1,60})?)\)"
    r"|\d\. ?\((?P<letter>[SC])\)"
    r"|\b(?P<spaced>(?:T O P +)?S E C R E T|C O N F I D E N T I A L)\b"
)


def check_ceiling(document: Document, ceiling: Level) -> None:
    """Pass a cable that may be sent.

    The level alone counts, not controls such as FOUO. A cable without a classification passes only where everything
    may be sent.

    Raises:
        CableRefusedError: it must not be sent; the message says why.
    """
    cable = document.cable
    name = cable.reference_id or "the cable"
    if cable.classification is None and ceiling.rank < max(level.rank for level in us().levels.values()):
        raise CableRefusedError(
            f"{name}: not sent to the model: it states no classification, and no more than {ceiling.name} may be sent "
            f"({CEILING})"
        )
    highest = max((parse_mark(mark).level for mark in _marks(document)), key=lambda level: level.rank if level else 0)
    if highest is not None and highest.rank > ceiling.rank:
        raise CableRefusedError(
            f"{name}: not sent to the model: it is {highest.name} or holds what is, and no more than {ceiling.name} "
            f"may be sent; where the endpoint is cleared for it, set {CEILING}={_quoted(highest.name)}"
        )


def _marks(document: Document) -> Iterator[str]:
    cable = document.cable
    yield cable.classification or ""
    yield cable.metadata.get("classification") or ""
    yield cable.subject_marking or ""
    yield from (paragraph.marking or "" for paragraph in cable.paragraphs)
    yield from (block.marking or "" for block in cable.talking_points)
    for hit in _MARK.finditer(document.text):
        yield hit["mark"] or hit["letter"] or hit["spaced"]


def _quoted(name: str) -> str:
    return f'"{name}"' if " " in name else name
