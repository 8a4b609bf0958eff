"""What the page of a dossier reads, in one go on the reader thread."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from desktop.domain.read_models import DossierDetail
from desktop.ui.dossier.moment import Moment
from desktop.usecases.view_dossier import view_dossier


@dataclass(frozen=True)
class Shown:
    """A dossier and the moment it was read at."""

    detail: DossierDetail
    moment: Moment


def read_dossier(view: Any, dossier: str) -> Shown:
    """One dossier, with the calendar that says how it stands.

    Raises:
        DossierUnknown: no such dossier.
    """
    return Shown(view_dossier(view, dossier), Moment.of(view))
