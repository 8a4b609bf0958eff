"""The ready-made centre and users of a first try."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import msgspec

from desktop.store.shipped import shipped
from desktop.store.users import Role, User

if TYPE_CHECKING:
    from desktop.domain.ports import Clock
    from desktop.store.store import Store

USER: Final = User("diem", "Phạm Ngọc Diễm", Role.RECEIVING)
ADMINISTRATOR: Final = User("quantri", "Nguyễn Quốc Bảo", Role.ADMINISTRATOR)
PASSWORD: Final = "MotCua-2026"  # noqa: S105  shown on the sign-in page of the demonstration


def demonstration_centre() -> bytes:
    """Profile of the demonstration centre."""
    return shipped("centres/demo.json")


def demonstration_centre_name() -> str:
    """What the demonstration centre is called."""
    return str(msgspec.json.decode(demonstration_centre())["name"])


def demonstration_store(folder: Path, clock: Clock, password: str = PASSWORD) -> Store:
    """Open the demonstration store of a folder, made if it is not there."""
    from desktop.store.store import Store

    if Store.exists(folder):
        return Store.open(folder, user=USER.id, password=password, clock=clock)
    return Store.create(
        folder,
        centre=demonstration_centre(),
        user=USER,
        password=password,
        clock=clock,
        others=[(ADMINISTRATOR, password)],
    )
