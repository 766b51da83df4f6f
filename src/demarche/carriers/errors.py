"""Errors of sources: what could not be read, and what to do about it.

    Exception
    └── SourceError      a file, folder, archive or member cannot be read

What is wrong with a document that can be read is a problem of the cable, never an exception.
"""


class SourceError(Exception):
    """A source that cannot be read: its path (`archive!member` inside an archive) and a sentence that says why."""

    def __init__(self, path: str, message: str) -> None:
        super().__init__(path, message)
        self.path = path
        self.message = message

    def __str__(self) -> str:
        return f"{self.path}: {self.message}"
