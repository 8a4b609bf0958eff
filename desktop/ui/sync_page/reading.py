"""What the page of sync reads, in one go on the reader thread."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from desktop.domain.read_models import DossierFilter, DossierRow, SyncStanding
from desktop.ui.dossier.moment import Moment
from desktop.usecases.list_dossiers import ListDossiers, list_dossiers
from desktop.usecases.view_dossier import view_dossier
from desktop.usecases.view_sync import view_sync

MOST = 8


@dataclass(frozen=True)
class Concern:
    """A dossier a person must look at; `code` says why the province refused an event of it."""

    row: DossierRow
    code: str


@dataclass(frozen=True)
class Standing:
    """How this machine stands with the province.

    Attributes:
        concerns: dossiers to look at, at most `MOST`.
        total: how many there are in all.
    """

    sync: SyncStanding
    moment: Moment
    concerns: tuple[Concern, ...]
    total: int


def read_standing(view: Any) -> Standing:
    """What waits, what the province has, and what needs a person."""
    wanted = DossierFilter(view="attention", sort="updated", descending=True)
    page = list_dossiers(view, ListDossiers(wanted, limit=MOST))
    concerns = tuple(Concern(row, _code(view, row)) for row in page.rows)
    return Standing(view_sync(view), Moment.of(view), concerns, page.total)


def _code(view: Any, row: DossierRow) -> str:
    if not row.refused:
        return ""
    return next((e.code for e in view_dossier(view, row.id).timeline if e.delivery == "refused"), "")
