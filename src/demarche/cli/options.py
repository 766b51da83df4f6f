"""The options that commands share, and what their values may be."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


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
    NONE = "none"


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
    typer.Option("--extractor", help="What reads the claims (parties, goods, asks, deadlines, ...); none is faster."),
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
