"""Decoding: from bytes to text, with the name of the encoding and a count of what could not be decoded.

Nothing is translated: line ends stay as they are and a byte order mark stays in the text as its first character, so
that `text.encode(encoding)` gives the bytes back wherever nothing was replaced. Decoding never raises.

    UTF-16 if its byte order mark stands first
    UTF-8 if the bytes are valid, or if they clearly were before a few of them were damaged
    Windows-1252 if there are bytes 0x80 to 0x9F (quotes and dashes there, control characters in Latin-1)
    ISO-8859-1, which is any byte
"""

import codecs
from typing import NamedTuple

UTF_8 = "utf-8"
WINDOWS_1252 = "windows-1252"
LATIN_1 = "iso-8859-1"

_MARKS = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
_HOLES = bytes((0x81, 0x8D, 0x8F, 0x90, 0x9D))
"""Bytes that mean nothing in Windows-1252; they are kept as the control characters that they are in Latin-1."""
_CONTROLS = bytes(range(0x80, 0xA0))
_TABLE = "".join(chr(byte) if byte in _HOLES else bytes((byte,)).decode("cp1252") for byte in range(256))
_REPLACED = "\ufffd"
_GENUINE = _REPLACED.encode()
_GOOD_FOR_ONE_BAD = 3
"""Valid sequences that make up for an invalid one: text of another encoding has next to no valid ones."""


class Decoded(NamedTuple):
    """Text, how it was decoded, and the number of its characters that stand for undecodable bytes."""

    text: str
    encoding: str
    replaced: int


def decode(data: bytes) -> Decoded:
    """Return the text of the bytes. Never raises."""
    if data[:2] not in _MARKS:
        try:
            return Decoded(data.decode(UTF_8), UTF_8, 0)
        except UnicodeDecodeError:
            pass
    sniffer = Sniffer()
    sniffer.feed(data)
    encoding, replaced = sniffer.verdict()
    decoder = ChunkDecoder(encoding)
    return Decoded(decoder.feed(data) + decoder.close(), encoding, replaced)


class ChunkDecoder:
    """Decodes bytes that come in chunks, cut anywhere. Never raises."""

    def __init__(self, encoding: str) -> None:
        self._decoder = None if encoding == WINDOWS_1252 else codecs.getincrementaldecoder(encoding)("replace")

    def feed(self, chunk: bytes) -> str:
        """Return the text of the next chunk, as far as its characters are complete."""
        if self._decoder is None:
            return codecs.charmap_decode(chunk, "strict", _TABLE)[0]
        return self._decoder.decode(chunk)

    def close(self) -> str:
        """Return what is left behind the last chunk."""
        return "" if self._decoder is None else self._decoder.decode(b"", final=True)


class Sniffer:
    """Finds out the encoding of bytes that come in chunks; the answer does not depend on how they are cut."""

    def __init__(self) -> None:
        self._front = b""
        self._back = b""
        self._decoder: ChunkDecoder | None = None
        self._good = self._bad = self._controls = self._holes = 0

    def feed(self, chunk: bytes) -> None:
        """Take the next chunk."""
        if self._decoder is not None:
            self._count(self._decoder.feed(chunk), chunk)
            return
        self._front += chunk
        if len(self._front) >= len(codecs.BOM_UTF8):
            self._start()

    def verdict(self) -> tuple[str, int]:
        """Return the encoding and how many characters it cannot decode; to be called once, after the last chunk."""
        decoder = self._decoder or self._start()
        self._count(decoder.close(), b"")
        if self._marked:
            return self._marked, self._bad
        if not self._bad or self._front.startswith(codecs.BOM_UTF8) or self._bad * _GOOD_FOR_ONE_BAD <= self._good:
            return UTF_8, self._bad
        if self._controls and self._holes * 2 <= self._controls:
            return WINDOWS_1252, self._holes
        return LATIN_1, 0

    @property
    def _marked(self) -> str | None:
        return _MARKS.get(self._front[:2])

    def _start(self) -> ChunkDecoder:
        """Begin to decode, now that the first bytes are there."""
        chunk, self._front = self._front, self._front[: len(codecs.BOM_UTF8)]
        self._decoder = ChunkDecoder(self._marked or UTF_8)
        self._count(self._decoder.feed(chunk), chunk)
        return self._decoder

    def _count(self, text: str, chunk: bytes) -> None:
        genuine = self._genuine(text, chunk)
        if text.isascii() and chunk.isascii():
            return
        replaced = text.count(_REPLACED) - genuine
        self._bad += replaced
        self._good += len(text) - len(text.encode("ascii", "ignore")) - replaced
        self._controls += len(chunk) - len(chunk.translate(None, _CONTROLS))
        self._holes += len(chunk) - len(chunk.translate(None, _HOLES))

    def _genuine(self, text: str, chunk: bytes) -> int:
        """How many replacement characters of the text are in the source itself."""
        if self._marked:
            # Units are aligned, and a damaged one is never this.
            return 0
        # Those that end in this chunk: a decoder gives them out with their last byte.
        joined = self._back + chunk
        self._back = joined[1 - len(_GENUINE) :]
        return joined.count(_GENUINE) if _REPLACED in text else 0
