"""What the tests of carriers look at."""

from demarche.carriers.model import Part


def message(part: Part) -> str:
    """Return the pieces of a part as they are written, parted by a bar."""
    return "|".join(part.text[start:end] for start, end in part.pieces)


def marked(part: Part, kind: str) -> list[str]:
    """Return the stretches of a kind around the message."""
    return [part.text[start:end] for name, start, end in part.wrapping if name == kind]
