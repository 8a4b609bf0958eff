"""The words a dossier is found by."""

from __future__ import annotations

from typing import Final

from desktop.domain.dossier import Dossier
from desktop.domain.vietnamese import fold

OPEN_WORD: Final = ".mo"
ATTENTION_WORD: Final = ".chu-y"
"""Words nobody types, by which a search is held to what is open, or needs a person."""


def number_words(number: str) -> list[str]:
    """What a dossier number is found by, in a store and in a search: agency, day with sequence, sequence.

    The number as a whole is no word: each would be one of its own, and a search for its first letters would meet as
    many words as there are dossiers.
    """
    before, _, sequence = number.rpartition("-")
    agency, _, day = before.rpartition("-")
    return [part for part in (*agency.split("-"), f"{day}-{sequence}".strip("-"), sequence) if part]


def search_words(dossier: Dossier) -> str:
    """What a dossier is found by: numbers, name without accents, personal number, phone, procedure."""
    received = dossier.received
    parts = [*number_words(dossier.number), *number_words(received.number)]
    parts += [received.applicant.id_number, "".join(c for c in received.applicant.phone if c.isdigit())]
    parts += [received.applicant.name, received.short, received.title]
    if dossier.result is not None:
        parts += [*_words(dossier.result.result), dossier.result.holder]
    for other in (received.applicant.representative, received.applicant.agent):
        if other is not None:
            parts += [other.id_number, "".join(c for c in other.phone if c.isdigit()), other.name]
    return " ".join(fold(part) for part in parts)


def _words(number: str) -> list[str]:
    """What the number of a result is found by: as a whole, and by its first part (123/GCN-UBND: 123)."""
    whole = number.replace("/", " ").replace("-", " ")
    return [part for part in whole.split() if part]


def procedure_key(name: str) -> str:
    """What puts a procedure in its place among others; an index holds it for every dossier."""
    return fold(name)[:40]
