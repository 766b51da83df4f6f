"""Text in small letters with the offsets of the text, for the cheap signs that rules look for first."""


def small(text: str) -> str:
    """Return a text in small letters; as it is, where rare letters would change its length and so every offset.

    >>> small("MTCR Annex")
    'mtcr annex'
    """
    low = text.lower()
    return low if len(low) == len(text) else text
