"""What can be wrong with a desk.

Exception
└── DeskError            the desk cannot be used; the message says what to do
    └── UnknownIdError   nothing of this id is there for the reader
"""


class DeskError(Exception):
    """A desk that cannot be opened, or not be used as asked."""


class UnknownIdError(DeskError):
    """There is no cable of this id, or none that the reader may see: one answer for both."""

    def __init__(self, cable: str) -> None:
        super().__init__(f"{cable}: there is no such cable on this desk")
