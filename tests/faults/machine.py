"""A machine at work: does actions on a real store one after the other, and says what it does.

It says `begin` before an action, `intent` with the ids just before COMMIT, `done` once the action is acknowledged.
"""

from __future__ import annotations

import random
import time
from datetime import timedelta
from pathlib import Path
from typing import Any, Final

from desktop.app.clock import SetClock
from desktop.domain.dossier import CLOSED
from desktop.store.backup import back_up, copy_backup
from desktop.store.file_check import sweep_files
from desktop.store.keys import KeyRing
from desktop.store.migrations import migrations
from desktop.store.names import SLOTS
from desktop.store.restore import restore
from desktop.store.store import Store
from tests.faults.deeds import BEFORE, BOSS, CALLS, CHIEF, TAKING_FILES, Call, Turn, use_case
from tests.faults.ledger import Hear, Ledger, Sides
from tests.store.stores import CHEAP, DIEM, MONDAY, PASSWORD, at, open_store, profile
from tests.support import words

UPKEEP: Final = ("back_up", "copy_backup", "rebuild", "settle", "checkpoint", "reopen", "migrate", "sweep")
"""What a machine does besides use-cases."""

VIEWS: Final = f"setting:view:{DIEM.id}:"
"""Under which the officer's own lists are remembered."""

NO_GRACE: Final = timedelta(days=-1)
BACKUPS: Final = 3
"""Names of backups that are written in turn, so that older ones are replaced."""


def create(folder: Path) -> Store:
    """A store of a counter with an officer, a leader and an administrator."""
    return Store.create(
        folder,
        centre=profile(),
        user=DIEM,
        password=PASSWORD,
        others=[(BOSS, PASSWORD), (CHIEF, PASSWORD)],
        clock=SetClock(at(MONDAY)),
        cost=CHEAP,
    )


def first_sides() -> Sides:
    """What a new store holds besides events."""
    return {f"slot:{user.id}": PASSWORD for user in (DIEM, BOSS, CHIEF)}


class Machine:
    """Works on the store of a folder; backups go beside it.

    Attributes:
        ledger: what it said so far.
        store: open, except while it is being opened anew.
    """

    def __init__(self, folder: Path, ledger: Ledger, say: Hear, seed: int, first: int = 0) -> None:
        self.folder = folder
        self.ledger = ledger
        self.clock = SetClock(at(MONDAY))
        self.rng = random.Random(seed)
        self.early = False
        self._say = say
        self._seed = seed
        self._number = first
        self.store = open_store(folder, self.clock)

    def do(self, name: str, *, key: str = "") -> None:
        """Do one action, after others that it needs."""
        if name in CALLS:
            self._use(name, CALLS[name], key)
            return
        if name == "restore" and not self._backups():
            self.do("back_up")
        target = self._backup_path()
        sides: Sides = {}
        if name in ("back_up", "copy_backup"):
            if name == "copy_backup":
                if not self._backups():
                    self.do("back_up")
                target = self.rng.choice(self._backups())
                sides = {f"backup:{self._second / target.name}": self.ledger.sides[f"backup:{target}"]}
            else:
                sides = {f"backup:{target}": str(self.store.view().journal.count())}
        self.say({"say": "begin", "deed": name, "token": "", "sides": sides, "events": int(name == "restore")})
        ids: list[str] = []
        match name:
            case "back_up":
                back_up(self.store._db, self.store._key, self.folder / SLOTS, target)
            case "copy_backup":
                copy_backup(target, self._second)
            case "rebuild":
                self.store.rebuild()
            case "settle":
                self.store.run(_settle)
            case "checkpoint":
                self.store.checkpoint()
            case "sweep":
                sweep_files(self.store, NO_GRACE)
            case "reopen":
                self._reopen()
            case "migrate":
                self._migrate()
            case "restore":
                ids, sides = self._restore()
        self.say({"say": "done", "ids": ids, "sides": sides})

    def any(self) -> str:
        """An action at random."""
        if self.rng.random() < 0.3:
            return "receive_dossier"
        # A store whose old bodies are gone is never again one of an older program.
        return self.rng.choice([name for name in (*CALLS, *UPKEEP) if name != "remove_old_bodies"])

    def say(self, message: dict[str, Any]) -> None:
        """Tell whoever listens, and keep the own ledger."""
        self.ledger.hear(message)
        self._say(message)

    def close(self) -> None:
        """Close the store."""
        self.store.close()

    def _use(self, name: str, call: Call, key: str) -> None:
        turn = self._turn(name, call, key)
        sides = call.sides(turn)
        self.say(
            {"say": "begin", "deed": name, "token": turn.token, "key": turn.key, "sides": sides, "events": call.events}
        )
        self.store.user = call.user
        self.clock.set(at(call.at))
        try:
            with self.store.write() as work:
                last = work._db.execute("SELECT coalesce(max(ord), 0) FROM event").fetchone()[0]
                given = use_case(name)(work, *call.arguments(turn))
                ids = [row[0] for row in work._db.execute("SELECT id FROM event WHERE ord > ? ORDER BY ord", (last,))]
                self.say({"say": "intent", "ids": ids})
                if self.early:
                    self.say({"say": "done", "ids": ids, "sides": sides})
                    time.sleep(0.01)
        finally:
            self.clock.set(at(MONDAY))
            self.store.user = DIEM
        if name == "make_recovery_sheet":
            sides = {"sheet": given}
        if not self.early:
            self.say({"say": "done", "ids": ids, "sides": sides})

    def _turn(self, name: str, call: Call, key: str) -> Turn:
        if name == "remove_old_bodies":
            self._have_old_dossiers()
        if name == "drop_draft" and not self._sides("draft:"):
            self.do("save_draft")
        if name == "drop_view" and not self._sides(VIEWS):
            self.do("save_view")
        if name == "remove_user" and not self._users():
            self.do("set_user")
        dossier = self._dossier(call, files=name == "detach_file") if call.statuses else ("", "", "", "")
        if name == "settle_refusal":
            dossier = (self._refused(), "", "", "")
        if not key and name == "receive_dossier" and self.rng.random() < 0.3 and self._sides("draft:"):
            key = self.rng.choice(self._sides("draft:"))
        self._number += 1
        token = f"m{self._seed}x{self._number}z"
        return Turn(
            token=token,
            key=key or token,
            dossier=dossier[0],
            last_step=dossier[1],
            return_by=dossier[2],
            draft=self.rng.choice([*self._sides("draft:"), ""]) if name != "drop_draft" else self._sides("draft:")[0],
            view=self.rng.choice([*self._sides(VIEWS), ""]) if name != "drop_view" else self._sides(VIEWS)[0],
            user=self.rng.choice([*self._users(), ""]) if name != "remove_user" else self._users()[0],
            password=self.ledger.sides[f"slot:{BOSS.id}"] or "",
            sha256=self._taken_in(token) if name in TAKING_FILES else "",
            file=dossier[3],
        )

    def _dossier(self, call: Call, *, files: bool) -> tuple[str, str, str, str]:
        """Id, newest step, way of return and a file of a dossier of the right status; brought there if none is."""
        found = self._suited(call, files)
        if not found or self.rng.random() < 0.2:
            for name in ("attach_file",) if files else BEFORE[min(call.statuses & BEFORE.keys())]:
                self.do(name)
            found = self._suited(call, files)
        dossier = self.store.view().dossier(self.rng.choice(found)).dossier
        file = dossier.files[-1].id if dossier.files else ""
        return dossier.id, dossier.last_step, dossier.received.return_by, file

    def _refused(self) -> str:
        """A dossier whose newest step the province has just refused."""
        self.do("forward_dossier")
        with self.store.write() as work:
            stream, newest_id = work._db.execute("SELECT stream, id FROM event ORDER BY ord DESC LIMIT 1").fetchone()
            newest = next(e for e, _ in work.journal.stream(stream) if e.header.id == newest_id)
            work.settle([words.answer(newest, "refused", code="stale", facts={"status": 4})])
        return str(stream)

    def _suited(self, call: Call, files: bool) -> list[str]:
        marks = ", ".join(str(status) for status in call.statuses)
        found = self._rows(f"SELECT id FROM dossier WHERE status IN ({marks}) AND extended = 0 ORDER BY rowid")
        return [one for one in found if not files or self.store.view().dossier(one).dossier.files]

    def _taken_in(self, token: str) -> str:
        """Address of a scan that was never taken in before."""
        source = self.folder.parent / "quet.pdf"
        source.write_bytes(f"%PDF-1.4\n{token}".encode() * 500)
        return self.store.files.keep(source).sha256

    def _have_old_dossiers(self) -> None:
        closed = ", ".join(str(int(status)) for status in CLOSED)
        if not self._rows(f"SELECT id FROM dossier WHERE status IN ({closed}) AND name <> ''"):
            self.do("refuse_dossier")
        self.do("settle")

    def _rows(self, statement: str) -> list[str]:
        with self.store.write() as work:
            return [row[0] for row in work._db.execute(statement)]

    def _sides(self, prefix: str) -> list[str]:
        return sorted(
            n.removeprefix(prefix) for n, value in self.ledger.sides.items() if n.startswith(prefix) and value
        )

    def _users(self) -> list[str]:
        """Users that were added; a restore forgets those that the backup does not know."""
        added = {user for user in self._sides("slot:") if user.startswith("m")}
        return sorted(added & set(self._rows("SELECT id FROM user WHERE active = 1")))

    @property
    def _second(self) -> Path:
        return self.folder.parent / "usb"

    def _backup_path(self) -> Path:
        return self.folder.parent / "backups" / f"motcua_2026-11-{23 + self.rng.randrange(BACKUPS)}.db"

    def _backups(self) -> list[Path]:
        return [Path(path) for path in self._sides("backup:") if Path(path).parent.name == "backups"]

    def _reopen(self) -> None:
        self.store.close()
        self.store = open_store(self.folder, self.clock)

    def _migrate(self) -> None:
        """Make the store one of the program before its newest step, and open it."""
        newest = migrations._migrations[-1].name
        with self.store.write() as work:
            work._db.execute("DROP TABLE paper_job")
            work._db.execute("DELETE FROM _sqlite_migrations WHERE name = ?", (newest,))
        self._reopen()

    def _restore(self) -> tuple[list[str], Sides]:
        self.store.close()
        backup = self.rng.choice(self._backups())
        restore(self.folder, backup, user=DIEM.id, password=PASSWORD, clock=self.clock)
        # The restore wraps the slot at today's price; a try of a password must cost nothing here.
        ring = KeyRing(self.folder / SLOTS, lambda: 0.0, CHEAP)
        ring.add(user=DIEM.id, name=DIEM.name, password=PASSWORD, key=ring.unlock(DIEM.id, PASSWORD))
        self.store = open_store(self.folder, self.clock)
        ids = self._rows("SELECT id FROM event WHERE type = 'StoreRestored' ORDER BY ord DESC LIMIT 1")
        with self.store.write() as work:
            drafts = dict(work._db.execute("SELECT id, CAST(data AS TEXT) FROM draft"))
            settings = dict(work._db.execute("SELECT name, value FROM setting"))
        sides: Sides = {name: drafts.get(name[6:]) for name in self.ledger.sides if name.startswith("draft:")}
        sides |= {f"draft:{name}": data for name, data in drafts.items()}
        sides |= {name: settings.get(name[8:]) for name in self.ledger.sides if name.startswith("setting:")}
        return ids, sides


def _settle(work: Any) -> None:
    """The province stores what waits."""
    waiting = words.waiting(work.journal, max_events=50)
    first = work._db.execute("SELECT coalesce(max(position), 0) + 1 FROM delivery").fetchone()[0]
    work.settle(words.accepted(waiting, first))
