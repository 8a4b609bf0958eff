"""How many dossiers this machine need not keep any longer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time

from desktop.store.settings import RETENTION_MONTHS
from desktop.store.view import View
from desktop.usecases.remove_old_bodies import oldest_kept


@dataclass(frozen=True)
class Removable:
    """What a removal would take.

    Attributes:
        before: day from which on everything is kept.
        dossiers: closed before it, and wholly at the province.
    """

    before: date
    dossiers: int


def count_removable(view: View) -> Removable:
    """Count what `remove_old_bodies` would remove today under the retention period of this machine.

    Args:
        view: read access to the store.

    Returns:
        The day and the number; nothing is changed.
    """
    before = oldest_kept(view.today(), view.number_setting(RETENTION_MONTHS))
    return Removable(before, view.removable(datetime.combine(before, time(), tzinfo=view.centre.zone_info)))
