"""Damage to files: bits that turn, ranges of zeros, ends cut off, in the database, its log, the key slots and scans.

What is then read must be what was recorded, or be told as damage. Damage in the log is a case of its own: SQLite takes
a damaged log for one that was cut, and leaves out what follows.
"""

from __future__ import annotations

import random
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from desktop.app.clock import SetClock
from desktop.domain.errors import MotCuaError
from desktop.domain.events import StoreRestored
from desktop.domain.read_models import DossierFilter
from desktop.store.anew import HEAD
from desktop.store.attachments import FOLDER
from desktop.store.file_check import verify_files
from desktop.store.names import DATABASE, SLOTS
from desktop.store.store import Store
from sync.errors import SyncError
from tests.faults.deeds import CALLS
from tests.faults.figures import Figures, progress
from tests.faults.ledger import Ledger, Verdict, judge_open
from tests.faults.machine import Machine, create, first_sides
from tests.store.stores import MONDAY, at, dump, open_store

A_STORE: Final = 60
"""Damages of one store; then another is made, under the next seed."""

LOG: Final = f"{DATABASE}-wal"
SHORTENED: Final = "a damaged log is taken for a cut one: what follows is left out, and nothing says so"
NAME_OF_SLOT: Final = "names on the sign-in page are not covered by any hash"
_TYPE, _BODY = 8, 12
"""Columns of the table of events."""

_ACTIONS: Final = 12
_ALL: Final = DossierFilter(view="all")


@dataclass(frozen=True)
class Content:
    """Everything a store holds, to be compared.

    Attributes:
        events: whole rows of the journal, in order.
        tables: what else can be read.
        names: on the sign-in page.
    """

    events: tuple[Any, ...]
    tables: dict[str, list[tuple[Any, ...]]]
    names: tuple[tuple[str, str], ...]


def search(seed: int, flips: int) -> Figures:
    """Damage so often; each further store has the next seed."""
    found = Figures("flips")
    while found.tried < flips:
        rng = random.Random(seed)
        with tempfile.TemporaryDirectory(prefix="motcua-faults-") as name:
            sound = Path(name) / "sound"
            whole, states = _make(sound, seed)
            files = [Path(DATABASE), Path(LOG), Path(SLOTS), Path(HEAD)]
            scans = [path.relative_to(sound) for path in (sound / FOLDER).rglob("*") if path.is_file()]
            for number in range(min(A_STORE, flips - found.tried)):
                place = Path(name) / "damaged"
                shutil.rmtree(place, ignore_errors=True)
                shutil.copytree(sound, place)
                file = rng.choice([*files, Path(DATABASE), *scans[:1]])
                file = rng.choice(scans) if file in scans else file
                words = damage(place / file, rng)
                verdict = read_again(place, whole, states if file.name in (LOG, HEAD) else (), found)
                found.take(verdict, seed, f"flip {number + 1} in {file}: {words}")
                progress("flips", found.tried, flips)
        seed += 1
    return found


def damage(path: Path, rng: random.Random) -> str:
    """Damage a file somewhere; says how."""
    data = bytearray(path.read_bytes())
    place = rng.randrange(len(data))
    match rng.choice(["bit", "bit", "bits", "zeros", "cut", "pages"]):
        case "bit":
            data[place] ^= 1 << rng.randrange(8)
            words = f"a bit of byte {place}"
        case "bits":
            places = [rng.randrange(len(data)) for _ in range(rng.randint(2, 40))]
            for one in places:
                data[one] ^= 1 << rng.randrange(8)
            words = f"{len(places)} bits"
        case "zeros":
            size = min(rng.choice([1, 16, 512, 4096, 20000]), len(data) - place)
            data[place : place + size] = bytes(size)
            words = f"{size} zeros from byte {place}"
        case "cut":
            del data[place:]
            words = f"cut to {place} bytes"
        case _:
            # A page written where another belongs, as a controller may do it.
            page = 4096 if len(data) > 3 * 4096 else 64
            first, second = (page * rng.randrange(max(len(data) // page, 1)) for _ in range(2))
            size = min(page, len(data) - first, len(data) - second)
            data[first : first + size] = data[second : second + size]
            words = f"{size} bytes from {second} at {first}"
    path.write_bytes(data)
    return words


def read_again(folder: Path, whole: Content, states: tuple[int, ...], found: Figures) -> Verdict:
    """Open what was damaged, verify, and read everything."""
    try:
        store = open_store(folder, SetClock(at(MONDAY)))
    except Exception as error:
        return _told(error, found)
    try:
        store.verify()
        scans = verify_files(store, whole=True).faults
        content = content_of(store)
        held = judge_open(store, Ledger(events={row[1] for row in content.events}))
    except Exception as error:
        return _told(error, found)
    finally:
        store.close()
    if content == whole:
        found.seen["a scan told as damaged" if scans else "harmless"] += 1
        return Verdict()
    if content.events == whole.events and content.tables == whole.tables:
        found.seen["not noticed"] += 1
        return Verdict(known=[NAME_OF_SLOT])
    events, begun = _without_new_journal(content.events)
    missing = len(whole.events) - len(events)
    if len(events) in states and events == whole.events[: len(events)]:
        found.seen["told, and gone on with in a new journal" if store.put_back else "not noticed"] += 1
        found.seen["events left out with a damaged log"] += missing
        if begun != store.put_back:
            held.broken.append("a new journal without a word, or a word without a new journal")
        known = [SHORTENED] if not store.put_back else []
        return Verdict(broken=held.broken, doubled=held.doubled, known=known)
    return Verdict(lost=max(missing, 0), broken=["other content than was recorded, shown as right"])


def _without_new_journal(events: tuple[Any, ...]) -> tuple[tuple[Any, ...], bool]:
    """Events without the one that an opening adds to a store that was put back; whether there was one."""
    begun = bool(events) and events[-1][_TYPE] == StoreRestored.__name__ and b'"backup":""' in events[-1][_BODY]
    return (events[:-1] if begun else events), begun


def _told(error: Exception, found: Figures) -> Verdict:
    if isinstance(error, MotCuaError | SyncError):
        found.seen[error.code] += 1
        return Verdict()
    return Verdict(broken=[f"not told in words: {error!r}"])


def content_of(store: Store) -> Content:
    """Read everything."""
    with store.write() as work:
        events = tuple(work._db.execute("SELECT * FROM event ORDER BY ord"))
        tables = {
            name: list(work._db.execute(f"SELECT * FROM {name} ORDER BY 1, 2"))
            for name in ("delivery", "draft", "setting", "user", "snapshot", "request_done", "sync_state")
        }
    tables |= dump(store)
    tables["page"] = [(row.id, row.number, row.name, row.status) for row in store.view().page(_ALL, 0, 500).rows]
    return Content(events, tables, tuple((slot.user, slot.name) for slot in Store.slots(store.folder)))


def _make(sound: Path, seed: int) -> tuple[Content, tuple[int, ...]]:
    """A store as a program leaves it that was ended, with a log beside the database: content, and states on the way."""
    home = sound.with_name("made")
    create(home / "store").close()
    machine = Machine(home / "store", Ledger(sides=first_sides()), lambda _message: None, seed)
    names = [name for name in CALLS if name not in ("list_users", "view_recovery", "remove_old_bodies")]
    machine.do("attach_file")
    for _ in range(_ACTIONS):
        machine.do(machine.rng.choice(names))
    machine.do("checkpoint")
    states = []
    for _ in range(_ACTIONS):
        states.append(len(machine.ledger.events))
        machine.do(machine.rng.choice(names))
        states.append(len(machine.ledger.events))
    shutil.copytree(home / "store", sound, ignore=shutil.ignore_patterns("*-shm", "*.lock"))
    machine.close()
    with tempfile.TemporaryDirectory(prefix="motcua-faults-") as name:
        shutil.copytree(sound, Path(name) / "copy")
        store = open_store(Path(name) / "copy", SetClock(at(MONDAY)))
        whole = content_of(store)
        store.close()
    # Each action may take several transactions, and each of them may be the last that is left.
    return whole, tuple(range(min(states), len(whole.events) + 1))
