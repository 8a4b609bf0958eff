"""The state of a machine: what was looked at, and when it is worth a person's attention."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from desktop.domain.read_models import SyncStanding

OK: Final = "ok"
WARN: Final = "warn"
LATE: Final = "late"
IDLE: Final = "idle"
"""Neutral: nothing to judge, or nothing that was set up."""

DISK_WARN_BYTES: Final = 2_000_000_000
DISK_LATE_BYTES: Final = 500_000_000
CLOCK_WARN_S: Final = 300
CLOCK_LATE_S: Final = 3600
CLOCK_SLACK: Final = timedelta(minutes=2)
CLOCK_SET: Final = timedelta(days=90)
"""Events of other machines may be a little ahead of this one."""

BACKUP_WARN_DAYS: Final = 3
"""A weekend without work is no reason to warn; a fourth day is."""
BACKUP_LATE_DAYS: Final = 14
CHECK_WARN_DAYS: Final = 90
UNSENT_WARN_DAYS: Final = 7


@dataclass(frozen=True)
class StoreCheck:
    """How the last whole check of the store ended.

    Attributes:
        sound: whether file and every chain were sound.
        events: events that were checked.
    """

    at: datetime
    sound: bool
    events: int


@dataclass(frozen=True)
class StoreHealth:
    """What the store itself knows of this machine.

    Attributes:
        device: id of this machine.
        last_event_at: instant of the newest event that was recorded here.
        province: host of the province this machine is enrolled at; empty before.
        check: the last whole check; None if there was none.
        second_folder: second folder of backups; empty for none.
    """

    now: datetime
    device: str
    events: int
    last_event_at: datetime | None
    province: str
    sync: SyncStanding
    check: StoreCheck | None
    second_folder: str


@dataclass(frozen=True)
class Space:
    """Room on the disk of a folder.

    Attributes:
        place: `store`, `backups` or `second`.
        free_bytes: None where the folder cannot be reached.
    """

    place: str
    free_bytes: int | None


@dataclass(frozen=True)
class Probe:
    """What was found on the machine itself.

    Attributes:
        spaces: disks, the store's first.
        store_bytes: size of the database with its log.
        printer: name of the printer slips come out of; empty for none, or when the one that was chosen is gone.
        printers: number of printers; None where the system's print service does not answer.
        backup_at: newest backup in this program's folder that can be opened.
        second_at: newest one in the second folder.
        program: name and version.
        system: name and version of the operating system.
        wanted_printer: the printer that was chosen; empty for the standard one.
        scanner_port: serial port of the scanner; empty where it works as a keyboard.
        scanner_there: whether that port is plugged in.
    """

    spaces: tuple[Space, ...]
    store_bytes: int
    printer: str
    printers: int | None
    backup_at: datetime | None
    second_at: datetime | None
    program: str
    system: str
    wanted_printer: str = ""
    scanner_port: str = ""
    scanner_there: bool = False


@dataclass(frozen=True)
class Kept:
    """What a rehearsal of a power cut wrote, and what of it was read back.

    Attributes:
        written: committed transactions and synced files.
        whole: of these, those that were read back as they were written.
    """

    at: datetime
    written: int
    whole: int


@dataclass(frozen=True)
class Rehearsal:
    """A rehearsal of a power cut.

    Attributes:
        now: what was written just now.
        earlier: what the rehearsal before had written, read again before this one began; None if there was none.
        sync_ms: usual time of one sync to the disk.
        slowest_ms: the longest one.
    """

    now: Kept
    earlier: Kept | None
    sync_ms: float
    slowest_ms: float


@dataclass(frozen=True)
class Scan:
    """The last card that a scanner sent; `read` says whether it could be understood."""

    at: datetime
    read: bool


TOO_FAST_MS: Final = 0.02
"""No disk without protected memory syncs faster: one that does may only say that it has."""


def of_rehearsal(rehearsal: Rehearsal) -> str:
    """How a rehearsal is to be taken."""
    earlier = rehearsal.earlier
    if rehearsal.now.whole < rehearsal.now.written or (earlier is not None and earlier.whole < earlier.written):
        return LATE
    return WARN if rehearsal.sync_ms < TOO_FAST_MS else OK


def of_space(space: Space) -> str:
    """How much room is left."""
    if space.free_bytes is None:
        return WARN
    return LATE if space.free_bytes < DISK_LATE_BYTES else WARN if space.free_bytes < DISK_WARN_BYTES else OK


def tightest(probe: Probe) -> Space:
    """The disk that needs attention most; one that cannot be reached before one that has room."""
    return min(probe.spaces, key=lambda space: (_RANK[of_space(space)], space.free_bytes or 0))


def of_check(store: StoreHealth) -> str:
    """The last whole check."""
    if store.check is None:
        return IDLE
    if not store.check.sound:
        return LATE
    return WARN if store.now - store.check.at > timedelta(days=CHECK_WARN_DAYS) else OK


def is_behind(store: StoreHealth) -> bool:
    """Whether the clock stands before what was recorded already.

    Not once the province agrees with it: then what was recorded had a clock that was ahead, and nothing is to be done.
    """
    last = store.last_event_at
    return last is not None and store.now < last - CLOCK_SLACK and not _agreed(store)


def _agreed(store: StoreHealth) -> bool:
    """Whether the province met this clock, as it is now, near its own: after all that was recorded was sent."""
    sync = store.sync
    met = sync.last_contact_at is not None and sync.last_contact_at <= store.now + CLOCK_SLACK
    return met and not sync.unsent and abs(sync.clock_offset_s) <= CLOCK_WARN_S


def wrong_clock(store: StoreHealth) -> bool:
    """Whether dossiers would get a wrong day: behind what was recorded, or far from the province and not set since."""
    return is_behind(store) or (abs(store.sync.clock_offset_s) > CLOCK_LATE_S and not _set_since(store))


def _set_since(store: StoreHealth) -> bool:
    """Whether the clock was certainly moved the right way after the province had told.

    One that was ahead stands before that moment. One that was behind has passed over more than any machine is without
    its province; hours or days could have gone by, so that waits for the next round.
    """
    if store.sync.last_contact_at is None:
        return False
    moved = store.now - store.sync.last_contact_at
    offset = timedelta(seconds=store.sync.clock_offset_s)
    return moved >= offset >= CLOCK_SET if offset > timedelta(0) else moved < -CLOCK_SLACK


def of_clock(store: StoreHealth) -> str:
    """The clock, beside the province's and beside what was recorded."""
    offset = abs(store.sync.clock_offset_s)
    if is_behind(store) or offset > CLOCK_LATE_S:
        return LATE
    if store.sync.last_contact_at is None:
        return IDLE
    return WARN if offset > CLOCK_WARN_S else OK


def of_printer(probe: Probe) -> str:
    """The printer slips come out of."""
    return OK if probe.printer else WARN


def of_scanner(scan: Scan | None, probe: Probe | None = None) -> str:
    """The port of the scanner, if it has one, and the last card."""
    if probe is not None and probe.scanner_port and not probe.scanner_there:
        return WARN
    return IDLE if scan is None else OK if scan.read else WARN


def of_backup(store: StoreHealth, made_at: datetime | None) -> str:
    """How old the newest backup of a folder is."""
    if made_at is None:
        return WARN
    days = (store.now.date() - made_at.astimezone(store.now.tzinfo).date()).days
    return LATE if days > BACKUP_LATE_DAYS else WARN if days > BACKUP_WARN_DAYS else OK


def of_second(store: StoreHealth, probe: Probe) -> str:
    """The second folder; a machine without one is not ill, only less safe."""
    return IDLE if not store.second_folder else of_backup(store, probe.second_at)


def of_agreement(store: StoreHealth) -> str:
    """When both ends last agreed; being offline for long is normal, so it never turns to more than a warning."""
    agreed = store.sync.agreed_at
    if agreed is None:
        return IDLE
    return WARN if store.now - agreed > timedelta(days=UNSENT_WARN_DAYS) else OK


def of_link(store: StoreHealth) -> str:
    """The way to the province: being offline is normal, a province that takes this machine no more is not."""
    return LATE if store.sync.shut_out_at is not None else IDLE


def of_unsent(store: StoreHealth) -> str:
    """What waits for the province."""
    oldest = store.sync.oldest_unsent_at
    if store.sync.refused:
        return WARN
    if oldest is not None and store.now - oldest > timedelta(days=UNSENT_WARN_DAYS):
        return WARN
    return IDLE if store.sync.unsent or store.sync.files_waiting else OK


def troubles(store: StoreHealth, probe: Probe) -> int:
    """How many things need attention at this machine; what waits for a link is told elsewhere."""
    levels = [
        of_space(tightest(probe)),
        of_check(store),
        of_clock(store),
        of_printer(probe),
        of_backup(store, probe.backup_at),
        of_second(store, probe),
        of_scanner(None, probe),
        of_link(store),
    ]
    return levels.count(WARN) + levels.count(LATE)


_RANK: Final = {LATE: 0, WARN: 1, IDLE: 2, OK: 3}
