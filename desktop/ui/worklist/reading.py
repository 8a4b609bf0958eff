"""What the list reads, in one go on the reader thread."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from desktop.domain.read_models import DossierPage
from desktop.ui.dossier.moment import Moment
from desktop.usecases.count_views import count_views
from desktop.usecases.list_dossiers import ListDossiers, list_dossiers
from desktop.usecases.list_views import CountedView, list_views


@dataclass(frozen=True)
class Listed:
    """A page of the list and the moment it was read at."""

    page: DossierPage
    moment: Moment


@dataclass(frozen=True)
class Choices:
    """What stands above the list.

    Attributes:
        counts: number of dossiers by view.
        fields: names of fields by code, in the order of the catalogue.
        officers: names of those who received dossiers, by user id.
        saved: the user's own lists.
    """

    counts: Mapping[str, int]
    fields: Mapping[str, str]
    officers: Mapping[str, str]
    saved: tuple[CountedView, ...]


def read_list(view: Any, request: ListDossiers) -> Listed:
    """One page of the list, with the calendar that says how each dossier stands."""
    return Listed(list_dossiers(view, request), Moment.of(view))


def read_choices(view: Any) -> Choices:
    """Counts of the views, and the fields and officers there are."""
    fields = {f.code: f.name for f in view.catalogue.fields}
    return Choices(count_views(view), fields, view.officers(), list_views(view))
