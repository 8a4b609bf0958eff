"""A run whose every write is recorded: makes a store, works on it, leaves marks. Started by `power` over the shim."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from tests.faults.deeds import CALLS
from tests.faults.ledger import Ledger
from tests.faults.machine import UPKEEP, Machine, create, first_sides
from tests.faults.shim import Shim


def main(order: dict[str, object]) -> None:
    """Do every action once and some at random; `unsynced` spoils the store, `restore` ends with one."""
    home, seed = Path(str(order["home"])), int(str(order["seed"]))
    shim = Shim()
    shim.mark({"say": "begin", "deed": "create"})
    create(home / "store").close()
    shim.mark({"say": "made"})
    machine = Machine(home / "store", Ledger(sides=first_sides()), shim.mark, seed)
    if order["unsynced"]:
        machine.store._db.conn.execute("PRAGMA synchronous = OFF")
    names = [*CALLS, *UPKEEP, *(machine.any() for _ in range(int(str(order["more"]))))]
    # An opening anew would make the spoiled store a good one.
    names = [name for name in names if not order["unsynced"] or name not in ("reopen", "migrate")]
    machine.rng.shuffle(names)
    for name in names:
        machine.do(name)
    if order["restore"]:
        machine.do("restore")
        machine.do("receive_dossier")
    machine.close()


if __name__ == "__main__":
    main(json.loads(sys.argv[1]))
