"""What a store must hold after a fault, told by whoever worked on it, and the judgement of what it does hold."""

from __future__ import annotations

import re
import shutil
import tempfile
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidTag

from desktop.app.clock import SetClock
from desktop.domain.errors import MotCuaError
from desktop.store.file_check import verify_files
from desktop.store.found_backups import slots_beside
from desktop.store.keys import KeyRing, unwrapped
from desktop.store.names import DATABASE, SLOTS
from desktop.store.store import Store
from sync.errors import SyncError
from tests.store.stores import MONDAY, at, dump, open_store

Sides = dict[str, str | None]
"""What is remembered besides events, by name: `draft:ID`, `setting:NAME`, `slot:USER` (its password), `sheet` (its
code), `backup:PATH` (number of events in it); None for a thing that is gone, "" for one whose value nobody knows."""


TOKEN = re.compile(rb"m\d+x\d+z")


@dataclass
class Ledger:
    """What was acknowledged, and what was under way.

    Attributes:
        events: ids acknowledged.
        sides: acknowledged.
        open_sides: what the action under way would leave; each may be there or not.
        intent: ids the action under way was about to commit.
        under_way: the message of its beginning, or None.
        doubled: actions that recorded more events than they should, as heard.
    """

    events: set[str] = field(default_factory=set)
    sides: Sides = field(default_factory=dict)
    open_sides: Sides = field(default_factory=dict)
    intent: list[str] = field(default_factory=list)
    under_way: dict[str, Any] | None = None
    doubled: int = 0

    @property
    def restoring(self) -> bool:
        """Whether a restore is under way: then what is no event may be the backup's."""
        return self.under_way is not None and self.under_way["deed"] == "restore"

    def hear(self, message: dict[str, Any]) -> None:
        """Take note of what a worker says: `begin`, `intent`, `done` or `failed`."""
        if message["say"] == "begin":
            self.under_way, self.open_sides, self.intent = message, message["sides"], []
        elif message["say"] == "intent":
            self.intent = message["ids"]
        elif message["say"] == "failed":
            self.under_way = None
        else:
            assert self.under_way is not None
            self.doubled += max(len(message["ids"]) - self.under_way["events"], 0)
            self.events |= set(message["ids"])
            self.sides |= message["sides"]
            self.under_way, self.open_sides, self.intent = None, {}, []

    def settle(self, verdict: Verdict) -> None:
        """Go on from what was found: what was under way is there or not from now on."""
        self.events |= verdict.adopted
        self.sides |= verdict.sides
        self.under_way, self.open_sides, self.intent = None, {}, []
        self.doubled = 0


@dataclass
class Verdict:
    """What was found wrong; nothing as a rule.

    Attributes:
        lost: acknowledged events that are not there.
        doubled: actions that are there more than once.
        broken: rules that do not hold, in words.
        known: rows known to be open that were met.
        adopted: events that were under way and are there.
        sides: values found of what was under way.
    """

    lost: int = 0
    doubled: int = 0
    broken: list[str] = field(default_factory=list)
    known: list[str] = field(default_factory=list)
    adopted: set[str] = field(default_factory=set)
    sides: Sides = field(default_factory=dict)

    @property
    def good(self) -> bool:
        """Whether nothing is wrong."""
        return not (self.lost or self.doubled or self.broken)


def judge(folder: Path, ledger: Ledger) -> Verdict:
    """Open a store as the program would after a fault, and hold it against what was acknowledged."""
    try:
        store = open_store(folder, SetClock(at(MONDAY)))
    except Exception as error:
        return Verdict(lost=len(ledger.events), broken=[f"does not open: {error!r}"])
    try:
        verdict = judge_open(store, ledger)
    finally:
        store.close()
    judge_beside(folder, ledger, verdict)
    return verdict


def judge_beside(folder: Path, ledger: Ledger, verdict: Verdict) -> None:
    """Hold what lies beside the database against what was acknowledged: key slots and backups."""
    _judge_slots(folder / SLOTS, ledger, verdict)
    _judge_backups(ledger, verdict)


def judge_open(store: Store, ledger: Ledger) -> Verdict:
    """The same for a store that is open: chains, events, read tables, drafts, settings."""
    verdict = Verdict(doubled=ledger.doubled)
    try:
        store.verify()
    except (MotCuaError, SyncError) as error:
        verdict.broken.append(f"verify: {error!r}")
        verdict.lost = len(ledger.events)
        return verdict
    _judge_events(store, ledger, verdict)
    _judge_read_tables(store, verdict)
    # The bytes of a scan are as much a record as the event that names it.
    faults = verify_files(store, whole=True).faults
    verdict.lost += len(faults)
    verdict.broken += [f"a scan that an event names is {'damaged' if fault.chunk else 'gone'}" for fault in faults]
    with store.write() as work:
        drafts = dict(work._db.execute("SELECT id, CAST(data AS TEXT) FROM draft"))
        settings = dict(work._db.execute("SELECT name, value FROM setting"))
    for name in ledger.sides.keys() | ledger.open_sides.keys():
        kind, _, rest = name.partition(":")
        if kind in ("draft", "setting"):
            _hold(ledger, verdict, name, (drafts if kind == "draft" else settings).get(rest))
    return verdict


def _judge_events(store: Store, ledger: Ledger, verdict: Verdict) -> None:
    with store.write() as work:
        rows = list(work._db.execute("SELECT id, type, body FROM event ORDER BY ord"))
    found = {row[0] for row in rows}
    verdict.lost += len(ledger.events - found)
    verdict.adopted = found & set(ledger.intent) - ledger.events
    unasked = found - ledger.events - set(ledger.intent)
    if ledger.restoring:
        # A restore finishes the store under another name: its own event and its rename are one.
        unasked -= (told := {row[0] for row in rows if row[1] == "StoreRestored" and row[0] in unasked})
        verdict.adopted |= told
    if unasked:
        verdict.broken.append(f"{len(unasked)} events that nobody recorded")
    verdict.doubled += doubles([(row[1], row[2] or b"") for row in rows])


def doubles(rows: list[tuple[str, bytes]]) -> int:
    """Actions that stand more than once among events of type and body: by their token, and by the number given."""
    seen: Counter[tuple[str, bytes]] = Counter()
    for kind, body in rows:
        gone = b"gone " if b'"active":false' in body else b""
        seen.update((kind + str(gone), token) for token in set(TOKEN.findall(body)))
        if kind == "DossierReceived":
            seen.update(("number", number) for number in re.findall(rb'^\{"number":"([^"]+)"', body))
    return sum(times - 1 for times in seen.values() if times > 1)


def _judge_read_tables(store: Store, verdict: Verdict) -> None:
    counts = store.view().counts()
    if counts["journal"] != counts["register"]:
        verdict.broken.append(f"journal and register differ: {counts}")
    before = dump(store)
    store.rebuild()
    rebuilt = dump(store)
    for name, rows in before.items():
        if rebuilt[name] != rows:
            kept, new = set(rows) - set(rebuilt[name]), set(rebuilt[name]) - set(rows)
            verdict.broken.append(f"{name} is not that of a rebuild: {sorted(kept)[:1]} became {sorted(new)[:1]}")
    with store.write() as work:
        listed = {row[0] for row in work._db.execute("SELECT rowid FROM dossier")}
        searched = {row[0] for row in work._db.execute("SELECT rowid FROM dossier_search")}
    if listed != searched:
        verdict.broken.append("the search does not hold what the list holds")


def _judge_slots(path: Path, ledger: Ledger, verdict: Verdict) -> None:
    file = KeyRing(path, lambda: 0.0).read()
    slots = {f"slot:{slot.user}": slot for slot in file.slots}
    if file.sheet is not None:
        slots["sheet"] = file.sheet
    for name in ledger.sides.keys() | ledger.open_sides.keys():
        if name != "sheet" and not name.startswith("slot:"):
            continue
        value = None
        if name in slots:
            value = next(
                (w for w in (ledger.open_sides.get(name), ledger.sides.get(name)) if w and _opens(slots[name], w)), "?"
            )
        _hold(ledger, verdict, name, value)


def _opens(slot: Any, word: str) -> bool:
    try:
        unwrapped(slot, word)
    except (InvalidTag, ValueError):
        return False
    return True


def _judge_backups(ledger: Ledger, verdict: Verdict) -> None:
    for name in ledger.sides.keys() | ledger.open_sides.keys():
        kind, _, path = name.partition(":")
        if kind == "backup":
            _hold(ledger, verdict, name, events_of(Path(path)))


def events_of(backup: Path) -> str | None:
    """Number of events in a backup that opens with its slots and verifies; None if there is none, "?" if not sound."""
    if not backup.exists():
        return None
    with tempfile.TemporaryDirectory(prefix="motcua-faults-") as name:
        folder = Path(name)
        shutil.copy(backup, folder / DATABASE)
        try:
            shutil.copy(slots_beside(backup), folder / SLOTS)
            store = open_store(folder, SetClock(at(MONDAY)))
        except (OSError, MotCuaError):
            return "?"
        try:
            return str(store.verify())
        except (MotCuaError, SyncError):
            return "?"
        finally:
            store.close()


def _hold(ledger: Ledger, verdict: Verdict, name: str, value: str | None) -> None:
    """One thing besides events: as acknowledged, or as the action under way would leave it."""
    allowed = {ledger.sides.get(name)}
    if name in ledger.open_sides:
        allowed.add(ledger.open_sides[name])
        verdict.sides[name] = value
    if ledger.restoring and name.startswith(("draft:", "setting:")):
        verdict.sides[name] = value
        return
    if value not in allowed and not ("" in allowed and value is not None):
        verdict.broken.append(f"{name} is {_short(value)}, not {' or '.join(sorted(_short(a) for a in allowed))}")


def _short(value: str | None) -> str:
    return "gone" if value is None else value[:24]


Hear = Callable[[dict[str, Any]], None]
