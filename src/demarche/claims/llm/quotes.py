"""Finding quoted words in a text: nothing counts as said that is not found."""

from functools import cached_property

from demarche.claims.model import Span

_ALIKE = str.maketrans("\u2018\u2019\u201c\u201d\u2010\u2011\u2012\u2013\u2014", "''\"\"-----")


class Quotes:
    """A text of single blanks in which quotes are looked up.

    A quote counts as it stands, or with other line ends, capitals, or forms of quotation marks and dashes. It begins
    and ends with whole words.
    """

    def __init__(self, text: str) -> None:
        self.text = text

    def find(self, quote: object, within: Span | None = None) -> Span | None:
        """Return where a quote first stands in the text, or in a part of it; None where it does not."""
        if not isinstance(quote, str):
            return None
        words = " ".join(quote.split())
        if not any(c.isalnum() for c in words):
            return None
        start, end = within or (0, len(self.text))
        return _find(self.text, words, start, end) or _find(self._folded, _fold(words), start, end)

    def near(self, words: object, quote: Span) -> Span | None:
        """Return where words stand: in the quote if they do, else anywhere in the text."""
        return self.find(words, quote) or self.find(words)

    def cut(self, span: Span) -> str:
        """Return the words at a span."""
        return self.text[span[0] : span[1]]

    @cached_property
    def _folded(self) -> str:
        return _fold(self.text)


def _fold(text: str) -> str:
    """The text in small letters and plain signs, of the same length."""
    low = text.lower()
    if len(low) != len(text):
        low = "".join(c if len(c.lower()) != 1 else c.lower() for c in text)
    return low.translate(_ALIKE)


def _find(text: str, words: str, start: int, end: int) -> Span | None:
    at = text.find(words, start, end)
    while at >= 0:
        behind = at + len(words)
        if not (_inside_word(text, at) or _inside_word(text, behind)):
            return at, behind
        at = text.find(words, at + 1, end)
    return None


def _inside_word(text: str, at: int) -> bool:
    return 0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum()
