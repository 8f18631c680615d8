"""NIP (nomor induk pegawai, the 18-digit number of a PNS) and NI PPPK (that of a contract civil servant).

Both begin with the date of birth (8 digits) and end with sex (1 man, 2 woman) and a serial (3 digits).
Between them a PNS has year and month of appointment (TMT CPNS, 6 digits), a PPPK the year (4), the digit 2
and the number of the contract. There is no check digit, so a valid NIP is a plausible one.
Source: both layouts as published numbers show them; the text of the rules was not read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

YOUNGEST, OLDEST = 15 * 12, 70 * 12  # plausible age at appointment in months: from, and below
_EXCEL_TEXT = re.compile(r'^="(.*)"$')
_LABEL = re.compile(r"^(?:NIP|NI ?PPPK)\s*[.:]?\s*", re.IGNORECASE)
_PRINTED = re.compile(r"([0-9]{8}) ?([0-9]{6}) ?([0-9]) ?([0-9]{3})")
_SCIENTIFIC = re.compile(r"[0-9]+(?:[.,][0-9]+)?E\+?[0-9]+", re.IGNORECASE)


class NipError(ValueError):
    """Why a text is not a NIP: ``code`` is one of the F_NIP_ findings. The number itself is not repeated."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Nip:
    """What a NIP says about its holder. ``tmt`` is year and month of appointment, for a PPPK the year alone."""

    text: str
    birth_date: date
    tmt: tuple[int, int | None]
    sex: str
    is_pppk: bool


def nip_digits(text: str) -> str:
    """Give the 18 digits of a NIP, however it is spelled; say nothing yet about what they mean.

    A leading apostrophe, ``="..."``, the label ``NIP.`` and the printed form ``8 6 1 3`` are spellings.

    Raises:
        NipError: F_NIP_NUMBER for scientific notation (digits are lost), F_NIP_OLD for the nine digits
            used before 2009, F_NIP_LENGTH for anything else that is not 18 ASCII digits.
    """
    if len(text) == 18 and text.isascii() and text.isdigit():
        return text
    spelled = " ".join(text.split())
    spelled = _EXCEL_TEXT.sub(r"\1", spelled.lstrip("'\u2019"))
    spelled = _LABEL.sub("", spelled.lstrip("'\u2019 ")).strip()
    if match := _PRINTED.fullmatch(spelled):
        return "".join(match.groups())
    if _SCIENTIFIC.fullmatch(spelled):
        raise NipError("F_NIP_NUMBER")
    raise NipError("F_NIP_OLD" if re.fullmatch("[0-9]{9}", spelled) else "F_NIP_LENGTH")


def parse_nip(text: str) -> Nip:
    """Read a NIP or NI PPPK.

    Raises:
        NipError: with the codes of :func:`nip_digits`, or F_NIP_SERIAL (000, what a number cell leaves behind),
            F_NIP_TYPE (digits 13-14 are neither a month nor a PPPK code), F_NIP_SEX, or F_NIP_DATE (no such
            day, or an age at appointment outside 15-69).
    """
    digits = nip_digits(text)
    if digits.endswith("000"):
        raise NipError("F_NIP_SERIAL")
    kind, pppk = int(digits[12:14]), is_pppk(digits)
    if not (pppk or 1 <= kind <= 12):
        raise NipError("F_NIP_TYPE")
    if digits[14] not in "12":
        raise NipError("F_NIP_SEX")
    try:
        birth_date = date(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
    except ValueError:
        raise NipError("F_NIP_DATE") from None
    year = int(digits[8:12])
    age = (year - birth_date.year) * 12 + (0 if pppk else kind - birth_date.month)
    if birth_date.year < 1900 or not YOUNGEST <= age < OLDEST:
        raise NipError("F_NIP_DATE")
    return Nip(digits, birth_date, (year, None if pppk else kind), "LP"[int(digits[14]) - 1], pppk)


def is_pppk(digits: str) -> bool:
    """Tell a PPPK by digits 13 and 14, where a PNS has a month; also of a number that is odd elsewhere."""
    return 21 <= int(digits[12:14]) <= 29


def mask_nip(text: str) -> str:
    """Hide who it is: ``19870101******1***``. Of anything but 18 digits, four characters show."""
    spelled = "".join(text.split()).lstrip("'\u2019")
    if re.fullmatch("[0-9]{18}", spelled):
        return f"{spelled[:8]}******{spelled[14]}***"
    return spelled[:4] + "*" * len(spelled[4:])
