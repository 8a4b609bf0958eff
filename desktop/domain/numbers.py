"""Dossier numbers: official ones from a granted block, provisional ones without."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

OFFICIAL: Final = re.compile(r"(?:\d{3}\.\d{2}\.\d{2}\.)?[A-Z]\d{2}(?:\.\d{1,3}){0,3}-\d{6}-\d{4,}", re.ASCII)
"""Shape of an official number, old and current (domain facts 3.1)."""

AGENCY: Final = re.compile(r"[A-Z]\d{2}(?:\.\d{1,3}){1,3}", re.ASCII)
"""Shape of an agency's electronic identifier below the province (domain facts 3.2)."""

PROVISIONAL: Final = re.compile(r"TAM-[A-Z0-9]+-\d{6}-\d{3,}", re.ASCII)


@dataclass(frozen=True)
class NumberBlock:
    """Sequence numbers the province granted one counter, for every day.

    Attributes:
        first: first number it may give out.
        last: last one.
    """

    first: int
    last: int


@dataclass(frozen=True)
class DossierNumber:
    """A number as given out.

    Attributes:
        text: as printed and scanned.
        series: what the sequence counts within: one block or provisional series of one day.
        sequence: place in the series.
        provisional: whether the province still has to give the official one.
    """

    text: str
    series: str
    sequence: int
    provisional: bool


def official_number(agency_code: str, received_on: date, sequence: int) -> str:
    """`<agency>-YYMMDD-XXXX`, at least four digits, dated by the legal reception.

    Source:
        Thông tư 03/2025/TT-VPCP art. 13 (domain facts 3.1).
    """
    return f"{agency_code}-{received_on:%y%m%d}-{sequence:04d}"


def provisional_number(counter: str, received_on: date, sequence: int) -> str:
    """`TAM-<counter>-YYMMDD-nnn`: visibly not official."""
    return f"TAM-{counter}-{received_on:%y%m%d}-{sequence:03d}"


def next_number(
    *,
    agency_code: str,
    counter: str,
    block: NumberBlock | None,
    received_on: date,
    last_official: int,
    last_provisional: int,
) -> DossierNumber:
    """The next free number of a counter on a day.

    Args:
        agency_code: electronic identifier of the centre.
        counter: this counter's mark, letters and digits.
        block: what the province granted, or None.
        received_on: day of reception in the centre's zone; stands in the number.
        last_official: greatest sequence already given out of the block that day, 0 if none.
        last_provisional: the same for provisional numbers.

    Returns:
        An official number while the block lasts, afterwards a provisional one.
    """
    if block is not None:
        sequence = max(block.first, last_official + 1)
        if sequence <= block.last:
            text = official_number(agency_code, received_on, sequence)
            return DossierNumber(text, f"{agency_code}-{received_on:%y%m%d}", sequence, False)
    sequence = last_provisional + 1
    text = provisional_number(counter, received_on, sequence)
    return DossierNumber(text, f"TAM-{counter}-{received_on:%y%m%d}", sequence, True)


def is_dossier_number(text: str) -> bool:
    """Whether a scanned or typed text is a dossier number of either kind."""
    text = text.strip()
    return bool(OFFICIAL.fullmatch(text) or PROVISIONAL.fullmatch(text))


def short_number(text: str) -> str:
    """The number without the centre's own prefix, for lists: `261123-2017`."""
    parts = text.split("-")
    return text if text.startswith("TAM-") or len(parts) != 3 else "-".join(parts[1:])
