"""The bare message: nothing around it. What no other carrier recognises is read as this."""

from demarche.carriers.model import Part

NAME = "raw-message"


def recognises(head: str) -> bool:
    """Whether a text may be a bare message: any may."""
    del head
    return True


def split(text: str) -> list[Part]:
    """Return the text as one part; where it holds several messages, their own lines tell them apart later."""
    return [Part(NAME, text, 0, {}, ((0, len(text)),), None, [])]
