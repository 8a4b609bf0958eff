"""Empty stores and an empty ledger, made once and copied for every schedule."""

from __future__ import annotations

import base64
import random
import shutil
import tempfile
from pathlib import Path
from typing import Any, Final

import msgspec

from desktop.app.clock import SetClock
from desktop.store import snapshots
from desktop.store.names import DATABASE, SLOTS
from desktop.store.shipped import shipped
from sync.province.ledger import Ledger
from sync.wire.messages import Enrol
from tests.faults.simulator.seeded import seeded_ids
from tests.store.stores import MARITAL_STATUS, MONDAY, at, new_store, profile

CENTRES: Final = ("H20.126.05", "H20.126.06")
MOST_COUNTERS: Final = 3
"""Of one centre."""

LEDGER: Final = "province.db"
_BLOCKS: Final = [{"counter": str(n), "first": n * 1000 + 1, "last": n * 1000 + 999} for n in range(1, 10)]


def memory() -> Path | None:
    """A folder that lies in memory; None where the system has none, then the disk has to do."""
    there = Path("/dev/shm")
    return there if there.is_dir() else None


def device_of(centre: str, counter: int) -> str:
    """Id of a machine."""
    return f"may-{centre[-2:]}-{counter}"


class Moulds:
    """A folder of them; removed by `close`."""

    def __init__(self) -> None:
        self._home = tempfile.TemporaryDirectory(prefix="motcua-moulds-", dir=memory())
        self.folder = Path(self._home.name)
        clock = SetClock(at(MONDAY))
        with seeded_ids(random.Random(0), clock.now):
            for centre in CENTRES:
                for counter in range(1, MOST_COUNTERS + 1):
                    self._make_store(centre, counter, clock)
        self._make_ledger()

    def close(self) -> None:
        """Remove them."""
        self._home.cleanup()

    def _make_store(self, centre: str, counter: int, clock: SetClock) -> None:
        device = device_of(centre, counter)
        changes: dict[str, Any] = {"agency_code": centre, "number_blocks": _BLOCKS}
        store = new_store(self.folder / device, clock, counter=str(counter), device=device, **changes)
        with store.write() as work:
            work.replace_snapshot(snapshots.CATALOGUE, _catalogue())
        store.close()

    def _make_ledger(self) -> None:
        key = base64.b64encode(bytes(32)).decode()
        with Ledger(self.folder / LEDGER) as ledger:
            for centre in CENTRES:
                ledger.add_centre(centre, f"Trung tâm {centre}", profile())
                for counter in range(1, MOST_COUNTERS + 1):
                    code = ledger.devices.issue_code(centre)
                    device = device_of(centre, counter)
                    ledger.devices.redeem(Enrol(code=code, public_key=key, name=device, device=device))


def _catalogue() -> bytes:
    """One procedure, in force whatever a clock says."""
    data = msgspec.json.decode(shipped(snapshots.SHIPPED[snapshots.CATALOGUE]))
    kept = [{**one, "valid_from": "2018-01-01"} for one in data["procedures"] if one["code"] == MARITAL_STATUS]
    return msgspec.json.encode({**data, "procedures": kept})


def copy_store(source: Path, target: Path) -> None:
    """Copy a store's folder as it stands, its log included; nothing writes to it meanwhile."""
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    for path in source.iterdir():
        if path.name in {SLOTS, DATABASE, f"{DATABASE}-wal", "journal.head"}:
            shutil.copyfile(path, target / path.name)


def copy_ledger(source: Path, target: Path) -> None:
    """Copy a ledger as it stands, its log included."""
    target.mkdir(parents=True, exist_ok=True)
    for path in target.glob(f"{LEDGER}*"):
        path.unlink()
    for path in source.glob(f"{LEDGER}*"):
        if not path.name.endswith("-shm"):
            shutil.copyfile(path, target / path.name)
