"""What the page of handing over reads, in one go on the reader thread."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from desktop.domain.dossier import Status
from desktop.domain.read_models import DossierFilter, DossierPage, DossierRow
from desktop.ui.dossier.moment import Moment
from desktop.ui.dossier.reading import Shown, read_dossier
from desktop.usecases.find_dossier import find_dossier
from desktop.usecases.list_dossiers import ListDossiers, list_dossiers
from desktop.usecases.recognise_person import recognise_person

MOST = 200


@dataclass(frozen=True)
class Waiting:
    """Results that wait to be fetched.

    Attributes:
        days: working days each has waited, by dossier id.
    """

    page: DossierPage
    moment: Moment
    days: Mapping[str, int]


@dataclass(frozen=True)
class Scanned:
    """The dossier behind a scanned or typed number; None if there is none."""

    number: str
    shown: Shown | None


@dataclass(frozen=True)
class Person:
    """What a person whose card was scanned may fetch."""

    id_number: str
    name: str
    waiting: tuple[DossierRow, ...]


def read_waiting(view: Any, typed: str) -> Waiting:
    """Results that wait, those that came first at the end; narrowed by what was typed."""
    wanted = DossierFilter(view="to_return", text=typed, sort="updated", descending=True)
    page, moment = list_dossiers(view, ListDossiers(wanted, limit=MOST)), Moment.of(view)
    days = {r.id: moment.working_days((r.settled_at or r.updated_at).date(), moment.today) for r in page.rows}
    return Waiting(page, moment, days)


def read_number(view: Any, number: str) -> Scanned:
    """The dossier of a number."""
    dossier = find_dossier(view, number)
    return Scanned(number.strip(), read_dossier(view, dossier) if dossier else None)


def read_person(view: Any, id_number: str, name: str) -> Person:
    """Results that wait for one person, oldest promise first."""
    found = [row for row in recognise_person(view, id_number) if row.status is Status.SETTLED]
    return Person(id_number, name, tuple(sorted(found, key=lambda row: row.due_at)))
