"""Real stores for tests: encrypted like any other, with a price of a password try that takes no time."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any, Final
from zoneinfo import ZoneInfo

import msgspec

from desktop.app.clock import SetClock
from desktop.domain.people import Applicant
from desktop.store.shipped import shipped
from desktop.store.slots import Cost
from desktop.store.store import Store
from desktop.store.users import Role, User
from desktop.usecases.receive_dossier import Receipt, ReceiveDossier, receive_dossier

ZONE: Final = ZoneInfo("Asia/Ho_Chi_Minh")
MONDAY: Final = "2026-11-23 08:00"
CHEAP: Final = Cost(memory_kib=64, iterations=1, lanes=1)
PASSWORD: Final = "Mat-khau-9 của Diễm"
DIEM: Final = User("diem", "Phạm Ngọc Diễm", Role.RECEIVING)
HANG: Final = Applicant(
    name="Nguyễn Thị Thu Hằng",
    id_number="087185004321",
    birth_date="1985-06-14",
    sex="Nữ",
    phone="0912 345 678",
    address="Ấp Bình Dân, xã Mỹ Xương, huyện Cao Lãnh, tỉnh Đồng Tháp",
)

CERTIFIED_COPY: Final = "2.000815"
"""Same day, next working day after 15:00."""

MARITAL_STATUS: Final = "1.004873"
"""Three working days, fee set by the province."""

BIRTH: Final = "1.001193"
TEMPORARY_RESIDENCE: Final = "1.004194"


def at(text: str) -> datetime:
    """An instant of the centre's zone from "2026-11-23 08:00" or with seconds."""
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


def profile(counter: str = "2", **changes: Any) -> bytes:
    """The demonstration centre's profile for a counter; keywords replace single members."""
    centre = msgspec.json.decode(shipped("centres/demo.json"))
    return msgspec.json.encode({**centre, "counter": counter, **changes})


def new_store(
    folder: Path, clock: SetClock, *, counter: str = "2", user: User = DIEM, device: str = "", **changes: Any
) -> Store:
    """Create a store; keywords replace members of the centre's profile."""
    return Store.create(
        folder,
        centre=profile(counter, **changes),
        user=user,
        password=PASSWORD,
        clock=clock,
        cost=CHEAP,
        device=device,
    )


def open_store(folder: Path, clock: SetClock, user: str = DIEM.id) -> Store:
    """Open a store made by `new_store`."""
    return Store.open(folder, user=user, password=PASSWORD, clock=clock, cost=CHEAP)


def request(**changes: Any) -> ReceiveDossier:
    """Marital status for one applicant; keywords replace single values."""
    return ReceiveDossier(**{"procedure": MARITAL_STATUS, "applicant": HANG, **changes})


def receive(store: Store, **changes: Any) -> Receipt:
    """Receive a dossier; keywords as for `request`."""
    receipt, _ = store.run(receive_dossier, request(**changes))
    return receipt


def dump(store: Store) -> dict[str, list[tuple[Any, ...]]]:
    """The read tables, whole, in an order that does not depend on how they came about.

    Row numbers are left out: they tell when a row was first written, which nothing may depend on.
    """
    with store.write() as work:
        found: dict[str, list[tuple[Any, ...]]] = {}
        columns = [r[1] for r in work._db.execute("PRAGMA table_info(dossier)") if r[1] != "rowid"]
        found["dossier"] = list(work._db.execute(f"SELECT {', '.join(columns)} FROM dossier ORDER BY id"))
        for name in ("number_series", "day_closing"):
            found[name] = list(work._db.execute(f"SELECT * FROM {name} ORDER BY 1"))
        return found
