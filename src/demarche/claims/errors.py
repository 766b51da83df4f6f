"""What can keep a model from reading a cable.

Exception
└── ExtractorError           the extractor cannot work; the message says what to do, and never holds the key
    ├── EndpointError        the endpoint refused or failed; `status` is that of HTTP, None where there was no answer
    └── CableRefusedError    this one cable must not be sent; others may be
"""


class ExtractorError(Exception):
    """An extractor that cannot do its work."""


class EndpointError(ExtractorError):
    """An endpoint that cannot be reached, refuses, or answers in another form than it should."""

    def __init__(self, message: str, status: int | None = None) -> None:
        super().__init__(message)
        self.status = status


class CableRefusedError(ExtractorError):
    """A cable that is classified above what may be sent."""
