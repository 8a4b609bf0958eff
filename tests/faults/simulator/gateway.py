"""The province of a schedule: the real ledger on its real database, which can crash, restart and be put back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import event, select

from sync.province import schema
from sync.province.devices import Device
from sync.province.ledger import Ledger
from tests.faults.simulator.moulds import LEDGER, copy_ledger

_T = TypeVar("_T")


_first: dict[str, Any] = {}
"""What the first engine of this process has compiled, and for which dialect."""


class GatewayDied(Exception):
    """The gateway's process ended in the middle of something."""


class Gateway:
    """One province.

    Attributes:
        put_backs: how often its ledger was replaced by an older copy.
    """

    def __init__(self, home: Path, mould: Path, kind: type[Ledger], now: Callable[[], datetime]) -> None:
        self._folder, self._copies, self._kind, self._now = home / "province", home / "ledger copy", kind, now
        copy_ledger(mould, self._folder)
        self.put_backs = 0
        self._devices: dict[str, Device] = {}
        self._left: int | None = None
        self.ledger = self._opened()

    def device(self, name: str) -> Device:
        """The device that a token stands for."""
        if name not in self._devices:
            found = self.ledger.devices.find(name)
            assert found is not None
            self._devices[name] = found[0]
        return self._devices[name]

    def rows(self) -> dict[str, Any]:
        """All events of the ledger by id."""
        query = select(schema.event)
        return self.ledger.database.read(lambda conn: {row.id: row for row in conn.execute(query)})

    def dying(self, statement: int, work: Callable[[], _T]) -> _T:
        """Run something, and die before the n-th statement if there are so many.

        Raises:
            GatewayDied: it did; the gateway runs anew.
        """
        self._left = statement
        try:
            return work()
        except GatewayDied:
            self.restart()
            raise
        finally:
            self._left = None

    def restart(self) -> None:
        """End the process and start another."""
        self.ledger.close()
        self.ledger = self._opened()

    def copy(self) -> None:
        """Keep a copy of the ledger as it stands."""
        copy_ledger(self._folder, self._copies)

    def put_back(self) -> bool:
        """Replace the ledger by the copy; False if none was taken."""
        if not self._copies.exists():
            return False
        self.ledger.close()
        copy_ledger(self._copies, self._folder)
        self.ledger = self._opened()
        self.put_backs += 1
        return True

    def close(self) -> None:
        """Close the ledger."""
        self.ledger.close()

    def _opened(self) -> Ledger:
        ledger = self._kind(self._folder / LEDGER, self._now)
        engine = ledger.database.engine
        # Statements that an earlier ledger of this process has compiled are compiled: half of the time of a schedule.
        engine.dialect, engine._compiled_cache = _first.setdefault("engine", (engine.dialect, engine._compiled_cache))

        @event.listens_for(engine, "before_cursor_execute")
        def _count(*_: object) -> None:
            if self._left is not None:
                self._left -= 1
                if self._left <= 0:
                    self._left = None
                    raise GatewayDied

        return ledger
