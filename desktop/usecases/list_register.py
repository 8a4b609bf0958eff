"""Dossiers of the register that goes with a summary, some days at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from desktop.domain.report_models import RegisterLine
from desktop.store.view import View


@dataclass(frozen=True)
class ListRegister:
    """First and last day of reception."""

    first: date
    last: date


def list_register(view: View, request: ListRegister) -> Sequence[RegisterLine]:
    """Dossiers received on some days, in order of reception.

    Args:
        view: read access to the store.
        request: whole days in the centre's zone; a fortnight at a time keeps memory and other readers free.

    Returns:
        Refused ones too; the register says so.
    """
    return view.register(request.first, request.last)
