"""What a person names and what is not there."""


class NotFoundError(Exception):
    """Nothing of this name is on the desk, or several things are; the message says what is near."""
