"""The options that commands share, and what their values may be."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from demarche.cable.assemble import ClaimsReader


class Carrier(StrEnum):
    """The forms of file a cable comes in."""

    RELEASED_TEXT = "released-text"
    RAW_MESSAGE = "raw-message"
    CABLEGATE_CSV = "cablegate-csv"
    CABLEGATE_HTML = "cablegate-html"
    NARA = "nara"


class ReadFormat(StrEnum):
    """What `read` prints."""

    TABLE = "table"
    JSONL = "jsonl"
    JSON = "json"
    PARQUET = "parquet"


class Extractor(StrEnum):
    """What reads the claims: parties, goods, events, asks, deadline, response."""

    RULES = "rules"
    LLM = "llm"
    NONE = "none"


def open_reader(extractor: str) -> ClaimsReader:
    """Return what reads the claims; a setting that it lacks is a mistake of the caller."""
    from demarche.claims import claims_reader

    try:
        return claims_reader(extractor)
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint="--extractor") from None


class CheckFormat(StrEnum):
    """What `check` prints."""

    TEXT = "text"
    JSON = "json"


class Severity(StrEnum):
    """How bad a problem is, worst first."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    def covers(self, other: str) -> bool:
        """Tell whether a problem of severity `other` is at least as bad as this one."""
        order = list(Severity)
        return order.index(Severity(other)) <= order.index(self)


Paths = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH...", help="Files, folders, zip archives, or - for standard input.", show_default=False
    ),
]
CarrierOption = Annotated[
    Carrier | None,
    typer.Option("--carrier", help="Read every file as this carrier instead of recognising it.", show_default=False),
]
ExtractorOption = Annotated[
    Extractor,
    typer.Option(
        "--extractor",
        help="What reads the claims (parties, goods, asks, deadlines, ...); none is faster. llm sends the text of the "
        "cables to the endpoint that DEMARCHE_LLM_URL names (see also DEMARCHE_LLM_MODEL, _KEY, _TIMEOUT, _CEILING).",
    ),
]
OutputOption = Annotated[
    Path | None,
    typer.Option(
        "--output", "-o", metavar="FILE", help="Write to FILE instead of standard output.", show_default=False
    ),
]
JobsOption = Annotated[
    int,
    typer.Option("--jobs", "-j", min=0, metavar="N", help="Read with N processes; 0 takes one for each core."),
]
