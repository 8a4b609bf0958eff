"""What the page of a dossier reads, in one go on the reader thread."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from desktop.domain.deadlines import Due, Limit
from desktop.domain.read_models import DossierDetail
from desktop.ui.dossier.moment import Moment
from desktop.usecases.explain_due_date import explain_due_date
from desktop.usecases.view_dossier import view_dossier
from desktop.usecases.view_scan_pages import view_scan_pages


@dataclass(frozen=True)
class Shown:
    """A dossier and the moment it was read at.

    Attributes:
        scanned: number of scanned pages that wait to be attached.
    """

    detail: DossierDetail
    moment: Moment
    scanned: int = 0


def read_dossier(view: Any, dossier: str) -> Shown:
    """One dossier, with the calendar that says how it stands.

    Raises:
        DossierUnknown: no such dossier.
    """
    waiting = sum(len(tray.pages) for tray in view_scan_pages(view, dossier))
    return Shown(view_dossier(view, dossier), Moment.of(view), waiting)


@dataclass(frozen=True)
class Reasons:
    """Why a dossier is due when it is, and the time it was given."""

    dossier: str
    due: Due
    limit: Limit


def read_reasons(view: Any, dossier: str) -> Reasons:
    """The promise of a dossier, step by step.

    Raises:
        DossierUnknown: no such dossier.
    """
    limit: Limit = view.limit_under(view.dossier(dossier).dossier)
    return Reasons(dossier, explain_due_date(view, dossier), limit)
