"""What the store knows of the health of this machine."""

from __future__ import annotations

from desktop.domain.health import StoreHealth
from desktop.store.settings import SECOND_BACKUP_FOLDER
from desktop.store.view import View


def view_health(view: View) -> StoreHealth:
    """Figures of the health page that come from the store.

    Args:
        view: read access to the store.

    Returns:
        Time, last event, province, sync, last whole check, second folder.
    """
    sync = view.sync_standing()
    return StoreHealth(
        now=view.now(),
        device=view.journal.device,
        events=sync.events,
        last_event_at=view.last_own_event_at(),
        province=view.province_host(),
        sync=sync,
        check=view.last_check(),
        second_folder=view.setting(SECOND_BACKUP_FOLDER),
    )
