"""What senders wrote, as it may be shown: nothing that moves a cursor, no numbers of people."""

from __future__ import annotations

import re

_DIGITS_SHOWN = 7
"""A header with more digits may be a NIP, a NIK or a phone number that slipped into the header row."""


def printable(text: str) -> str:
    """Give a text on one line, without control and other invisible characters."""
    if text.isprintable() and "  " not in text and text == text.strip():
        return text
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())


def hides_a_number(header: str) -> bool:
    """Say whether a header holds so many digits that it may be a number of a person."""
    return sum(map(str.isdigit, header)) > _DIGITS_SHOWN


def shown_header(header: str) -> str:
    """Give a header with the digits masked where they may be a number of a person."""
    return re.sub(r"\d", "•", header) if hides_a_number(header) else header
