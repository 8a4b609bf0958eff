"""A counter of a schedule: a real store, its clock, its officer's actions, and what may happen to its disk."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from desktop.app.clock import SetClock
from desktop.domain.errors import MotCuaError
from desktop.store.anew import HEAD
from desktop.store.found_backups import find_backups
from desktop.store.names import DATABASE
from desktop.store.restore import restore
from desktop.store.store import Store
from desktop.store.sync_port import SyncPort
from desktop.store.work import Work
from tests.faults.deeds import CALLS, TAKING_FILES, Turn, use_case
from tests.faults.simulator.moulds import copy_store
from tests.faults.simulator.rounds import Round
from tests.store.stores import DIEM, PASSWORD, open_store

STEP_CALLS: Final = (*(name for name in CALLS if CALLS[name].statuses and name not in {*TAKING_FILES, "detach_file"}),)
"""Use-cases that work on a dossier and need no file."""


_LEADING_ON: Final = frozenset({"forward_dossier", "record_result", "receive_supplement", "settle_financial_duty"})


class CounterDied(BaseException):
    """The program on a counter ended at once."""


class Tripwire:
    """A connection that ends the program before or after its n-th statement."""

    def __init__(self, connection: Any, left: int, *, after: bool) -> None:
        self.connection, self._left, self._after = connection, left, after

    def __getattr__(self, name: str) -> Any:
        return getattr(self.connection, name)

    def execute(self, *arguments: Any) -> Any:
        """Run a statement."""
        return self._counted(lambda: self.connection.execute(*arguments))

    def executemany(self, *arguments: Any) -> Any:
        """Run a statement for many rows."""
        return self._counted(lambda: self.connection.executemany(*arguments))

    def _counted(self, run: Callable[[], Any]) -> Any:
        self._left -= 1
        if self._left != 0:
            return run()
        if self._after:
            run()
        raise CounterDied


class Counter:
    """One machine.

    Attributes:
        name: for people, `m0`, `m1` …
        centre: agency code.
        device: machine id.
        clock: what its own clock says.
        offset_s: by how much that is wrong.
        store: open.
        turn: the round under way, or None.
        copies_used: how often a copy or a backup took its store's place.
        replaced: whether its folder was ever put back, with all that the program could have noticed it by.
    """

    def __init__(self, name: str, centre: str, device: str, home: Path, mould: Path, clock: SetClock) -> None:
        self.name, self.centre, self.device, self.clock = name, centre, device, clock
        self.offset_s = 0
        self.turn: Round | None = None
        self.replaced = False
        self.copies_used = 0
        self._folder, self._copy, self._backup = home / device, home / f"{device} copy", home / "backups" / device
        self._deeds = 0
        copy_store(mould, self._folder)
        self.store: Store = open_store(self._folder, clock)

    def port(self, kind: type[SyncPort], turn: Round) -> SyncPort:
        """The store as the engine sees it in a round; every call is a step of its own."""
        return kind(lambda action: turn.ask(lambda: self.store.run(action)[0]), "motcua simulated")

    @property
    def connection(self) -> Any:
        """The store's own connection, to look at it without the program taking notice."""
        there = self.store._db.conn
        return there.connection if isinstance(there, Tripwire) else there

    def ids(self) -> set[str]:
        """Events of this machine that its store holds."""
        rows = self.connection.execute("SELECT id FROM event WHERE device = ?", (self.device,))
        return {row[0] for row in rows}

    def deliveries(self) -> list[Any]:
        """All events here: id, stream, type, device, centre, state, position, code, facts, hash, in the order of
        the feed."""
        statement = (
            "SELECT id, event.stream, type, device, centre, state, position, code, facts, hash FROM event"
            " JOIN delivery USING (ord) ORDER BY position IS NULL, position, event.ord"
        )
        return list(self.connection.execute(statement))

    def work(self, rng: random.Random, shared: str, *, only: bool, deed: str = "") -> tuple[str, str]:
        """Do an action as its officer might.

        Args:
            rng: chooses.
            shared: dossier that was worked on last in this centre, or empty.
            only: whether it is to be that one, if it is known here.
            deed: name of the use-case, on the newest dossier; empty leaves it to chance.

        Returns:
            What was done, and the dossier it was done to.
        """
        self._deeds += 1
        token = f"{self.name}x{self._deeds}z"
        dossiers = [] if not (only or deed) and rng.random() < 0.25 else self._dossiers()
        if not dossiers or deed == "receive_dossier":
            return self._use("receive_dossier", Turn(token, key=token))
        chosen = shared if shared in dossiers and (only or rng.random() < 0.3) else rng.choice(dossiers[-4:])
        dossier = self.store.view().dossier(chosen).dossier
        if deed:
            chosen = dossiers[-1]
            dossier = self.store.view().dossier(chosen).dossier
        names = [name for name in STEP_CALLS if int(dossier.status) in CALLS[name].statuses]
        names = [n for n in names if not (n == "extend_due_date" and dossier.extended)]
        names = [n for n in names if n != "take_back_step" or dossier.last_step]
        if not names:
            return self._use("receive_dossier", Turn(token, key=token))
        turn = Turn(token, dossier=chosen, last_step=dossier.last_step, return_by=dossier.received.return_by)
        # Long lives need steps that lead on.
        names += [name for name in names if name in _LEADING_ON] * 3
        return self._use(deed or rng.choice(names), turn)

    def _use(self, name: str, turn: Turn) -> tuple[str, str]:
        try:
            given, _ = self.store.run(use_case(name), *CALLS[name].arguments(turn))
        except MotCuaError as error:
            return f"{name} is refused: {error.code}", turn.dossier
        dossier = turn.dossier or given.dossier
        return f"{name} on …{dossier[-4:]} as {turn.token}", dossier

    def be_newer(self, rng: random.Random) -> str:
        """Record what only a newer program knows: another type, or a known one of a higher version."""
        dossiers = self._dossiers()
        if not dossiers:
            return "has no dossier"
        stream, self._deeds = rng.choice(dossiers[-4:]), self._deeds + 1
        kind, version = ("DossierInspected", 1) if rng.random() < 0.5 else ("ReceptionCorrected", 9)
        body = f'{{"reason":"{self.name}x{self._deeds}z"}}'.encode()

        def record(work: Work) -> None:
            at = work.calendar.local(work.clock.now()).isoformat()
            work.journal.append(stream=stream, event_type=kind, v=version, at=at, actor=DIEM.id, body=body)
            work._refresh({stream})

        self.store.run(record)
        return f"records {kind} version {version} on …{stream[-4:]}"

    def arm(self, statement: int, *, after: bool) -> None:
        """Let the program end at a statement from here on."""
        wired: Any = Tripwire(self.connection, statement, after=after)
        self.store._db.conn = wired

    def disarm(self) -> None:
        """It will not."""
        self.store._db.conn = self.connection

    def restart(self) -> None:
        """The program is gone, whatever it did, and is started again."""
        self.leave_round()
        self.store.close()
        self.store = open_store(self._folder, self.clock)

    def leave_round(self) -> None:
        """Abandon the round under way."""
        if self.turn is not None:
            self.turn.abandon()
            self.turn = None

    def copy(self) -> None:
        """Somebody copies the whole folder."""
        copy_store(self._folder, self._copy)

    def put_back(self, *, whole: bool) -> bool:
        """Put the copy in the store's place; False if there is none.

        Args:
            whole: with all that lies beside the database; otherwise the number beside it stays and tells.
        """
        if not self._copy.exists():
            return False
        self.leave_round()
        self.store.close()
        head = self._folder / HEAD
        stands = head.read_bytes() if head.exists() and not whole else b""
        copy_store(self._copy, self._folder)
        if stands:
            head.write_bytes(stands)
        self.store = open_store(self._folder, self.clock)
        self.copies_used += 1
        self.replaced = self.replaced or whole
        return True

    def back_up(self) -> None:
        """Write a backup."""
        self.store.backup_to(self._backup / "b.db")

    def restore(self, *, destroyed: bool) -> bool:
        """Restore the backup, over a database that is sound or destroyed; False if there is no backup."""
        # A crash may have cut the backup before its keys were beside it: the officer is told so, and nothing happens.
        if not any(backup.whole for backup in find_backups([self._backup])):
            return False
        self.leave_round()
        self.store.close()
        if destroyed:
            for path in self._folder.glob(f"{DATABASE}*"):
                path.write_bytes(b"")
        restore(self._folder, self._backup / "b.db", user=DIEM.id, password=PASSWORD, clock=self.clock)
        self.copies_used += 1
        self.store = open_store(self._folder, self.clock)
        return True

    def close(self) -> None:
        """Close the store."""
        self.leave_round()
        self.store.close()

    def _dossiers(self) -> list[str]:
        rows = self.connection.execute("SELECT id FROM dossier WHERE unknown = 0 ORDER BY rowid")
        return [row[0] for row in rows]
