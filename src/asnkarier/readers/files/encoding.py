"""Finds the encoding of a text: what it says itself, what it must be, or a guess that is named."""

from __future__ import annotations

import codecs

from asnkarier.readers.refusal import Refusal

GUESS = "cp1252"
GUESSES = (GUESS, "utf-16-le", "utf-16-be")
"""Encodings that a text does not say and that need not be right."""
_NULS_OF_UTF16 = 0.3
"""Of text in Latin letters every other byte of UTF-16 is 0; a few other signs may stand between."""


def encoding_of(data: bytes) -> str:
    """Give the encoding of a whole text that fits into memory; see :class:`EncodingFinder`."""
    finder = EncodingFinder()
    finder.feed(data)
    return finder.encoding()


class EncodingFinder:
    """Looks at a text block by block: byte order mark, else strict UTF-8, else a guess: UTF-16 or Windows-1252."""

    def __init__(self) -> None:
        """Begin with nothing seen."""
        self._mark: str | None = None
        self._started = False
        self._has_nul = False
        self._utf16 = ""
        self._utf8: codecs.IncrementalDecoder | None = codecs.getincrementaldecoder("utf-8")()
        self._cp1252 = True

    def feed(self, block: bytes) -> None:
        """Look at the next block."""
        if not self._started:
            self._started = True
            if block.startswith(b"\xef\xbb\xbf"):
                self._mark = "utf-8-sig"
            elif block.startswith((b"\xff\xfe", b"\xfe\xff")):
                self._mark = "utf-16"
            self._utf16 = _unmarked_utf16(block)
        if self._mark == "utf-16":
            return
        self._has_nul = self._has_nul or b"\0" in block
        if self._utf8:
            try:
                self._utf8.decode(block)
            except UnicodeDecodeError:
                self._utf8 = None
        # the five bytes Windows-1252 does not define
        self._cp1252 = self._cp1252 and not any(byte in block for byte in b"\x81\x8d\x8f\x90\x9d")

    def encoding(self) -> str:
        """Give the encoding.

        Raises:
            Refusal: E_ENCODING, when no encoding explains the bytes.
        """
        if self._mark == "utf-16":
            return self._mark
        if self._utf16 and self._has_nul:
            return self._utf16
        if self._has_nul:
            raise Refusal("E_ENCODING", reason="NUL")
        if self._utf8:
            try:
                self._utf8.decode(b"", final=True)
            except UnicodeDecodeError:
                self._utf8 = None
        if self._utf8:
            return self._mark or "utf-8"
        if self._mark or not self._cp1252:
            raise Refusal("E_ENCODING", reason="UTF-8")
        return GUESS


def _unmarked_utf16(block: bytes) -> str:
    """Recognise UTF-16 without a byte order mark by its zeros, which all stand at even or all at odd places."""
    even, odd = block[0::2].count(0), block[1::2].count(0)
    if max(even, odd) < _NULS_OF_UTF16 * (len(block) // 2) or min(even, odd):
        return ""
    return "utf-16-be" if even else "utf-16-le"
