"""What the list reads, in one go on the reader thread."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from desktop.domain.read_models import DossierPage
from desktop.ui.dossier.moment import Moment
from desktop.usecases.count_views import count_views
from desktop.usecases.list_dossiers import ListDossiers, list_dossiers


@dataclass(frozen=True)
class Listed:
    """A page of the list and the moment it was read at.

    """

    page: DossierPage
    moment: Moment


@dataclass(frozen=True)
class Choices:
    """What stands above the list.

