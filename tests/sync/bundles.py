"""Bundles between whole counters and a real ledger, for tests: what an officer and an operator would carry."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from desktop.app.courier import take_answer, write_bundle
from desktop.domain.read_models import BundleWritten, RoundOutcome
from desktop.store.courier import CourierPort
from sync.courier.bundle_file import read_bundle_file, write_bundle_file
from sync.province.courier_desk import Taken, answer_bundle, take_bundle
from sync.province.courier_key import make_key
from sync.province.ledger import Ledger
from tests.sync.counters_of_a_centre import CounterMachine, Province


class Courier:
    """One counter's stick: a file out, a file back."""

    def __init__(self, machine: CounterMachine, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.machine = machine
        self.port = CourierPort(lambda action: machine.store.run(action)[0])
        self.folder = folder
        self._count = 0

    def out(self) -> Path:
        """Write a bundle."""
        return self.written().path

    def written(self) -> BundleWritten:
        """Write a bundle; what is told of it."""
        self._count += 1
        return write_bundle(self.machine.port, self.port, self.folder / f"out-{self._count}.age")

    def back(self, answer: Path | bytes) -> RoundOutcome:
        """Take an answer in."""
        if isinstance(answer, bytes):
            path = self.folder / "answer.age"
            path.write_bytes(answer)
            answer = path
        return take_answer(self.machine.port, self.port, answer)

    def trip(self, ledger: Ledger) -> RoundOutcome:
        """There and back."""
        return self.back(at_the_province(ledger, self.out()))


def at_the_province(ledger: Ledger, bundle: Path, answer: Path | None = None) -> Path:
    """Take a bundle in and write its answer."""
    taken = take(ledger, bundle)
    answer = answer or bundle.with_name(f"answer-to-{bundle.name}")
    write_bundle_file(answer, answer_bundle(ledger, taken))
    return answer


def take(ledger: Ledger, bundle: Path) -> Taken:
    """Take a bundle in."""
    return take_bundle(ledger, read_bundle_file(bundle))


def with_key(province: Province) -> Province:
    """A province that counters can write bundles for."""
    make_key(province.ledger)
    return province


def memory(machine: CounterMachine) -> dict[str, Any]:
    """All that a counter holds and remembers but its log of rounds: what a refused bundle must leave as it is."""
    with machine.store.write() as work:
        db = work._db
        tables = ("event", "delivery", "snapshot", "dossier", "moved_event")
        found: dict[str, Any] = {name: db.execute(f"SELECT * FROM {name}").fetchall() for name in tables}
        found["state"] = dict(db.execute("SELECT name, value FROM sync_state WHERE name <> 'log'").fetchall())
        return found


def ledger_rows(ledger: Ledger) -> dict[str, list[Any]]:
    """Everything in a ledger but when devices were last seen."""
    with ledger.database.engine.connect() as conn:
        tables = ("event", "stream", "journal", "centre", "reference", "enrol_code")
        found = {name: conn.exec_driver_sql(f"SELECT * FROM {name}").fetchall() for name in tables}
        query = "SELECT id, centre, public_key, token_hash, next_token_hash, revoked_at FROM device"
        found["device"] = conn.exec_driver_sql(query).fetchall()
    return {name: sorted(map(tuple, rows), key=repr) for name, rows in found.items()}
