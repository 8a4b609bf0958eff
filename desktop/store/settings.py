"""Settings of this machine: typed, each with its default; never synced, kept in the store."""

from __future__ import annotations

from typing import Final

from desktop.domain.devices import PAPERS
from desktop.domain.scanned_pages import COLOURS, RESOLUTIONS
from sync.journal.journal import Connection

IDLE_LOCK_MINUTES: Final = "idle_lock_minutes"
"""Minutes without a key or the mouse after which the program asks who is there; 0 never does."""

SECOND_BACKUP_FOLDER: Final = "second_backup_folder"
"""A folder, best on another disk, that gets a copy of every backup; empty for none."""

RETENTION_MONTHS: Final = "retention_months"
"""Months after which bodies of closed dossiers may be removed at this machine; legal periods are not settled."""

FILES_MB_PER_HOUR: Final = "files_mb_per_hour"
"""Megabytes (10^6 bytes) of files that go to the province in an hour of opening time; 0 leaves them for after hours."""

SCANNER_PORT: Final = "scanner_port"
"""Serial port of a card scanner, by the name it is opened by; empty where scanners work as keyboards only."""

FEE_ACCOUNT: Final = "fee_account"
"""Account that fees are paid into, as `vietqr.FeeAccount.packed`; empty for the one of the centre's profile."""

PRINTER: Final = "printer"
"""Printer that slips come out of; empty for the standard one of the system."""

SLIP_COPIES: Final = "slip_copies"
SLIP_PAPER: Final = "slip_paper"

SCAN_FOLDER: Final = "scan_folder"
"""A folder that a scanner's own program writes to; empty for none."""

SCAN_DEVICE: Final = "scan_device"
"""The scanner, as the system names it; empty for the first one found."""

SCAN_COLOUR: Final = "scan_colour"
"""`colour` or `grey`."""

SCAN_RESOLUTION: Final = "scan_resolution"
"""Dots per inch that pages are scanned at, and kept in at most."""

UPDATE_PLACE: Final = "update_place"
"""Where newer versions of the program are looked for: a folder (stick, share), an address of https, or nowhere."""

DEVICES: Final = frozenset({SCANNER_PORT, PRINTER, SLIP_COPIES, SLIP_PAPER})
"""Settings of what is plugged into this machine: whoever sits here sets them."""

OWED_DAYS: Final = "owed_days"
"""ISO days that were closed and whose files are not all written yet, with spaces between."""

OWED_COPY: Final = "owed_copy"
"""Name of the newest backup that the second folder has not got yet; empty if it has all."""

CHOICES: Final = {SCAN_COLOUR: COLOURS, SLIP_PAPER: PAPERS}
"""What settings may be that are one of several; the first is the default."""

FOLDERS: Final = frozenset({SECOND_BACKUP_FOLDER, SCAN_FOLDER})
"""Settings that are a folder, by its whole path."""

NUMBERS: Final = {
    IDLE_LOCK_MINUTES: (10, 0, 240),
    RETENTION_MONTHS: (24, 12, 600),
    FILES_MB_PER_HOUR: (200, 0, 100_000),
    SLIP_COPIES: (1, 1, 5),
    SCAN_RESOLUTION: (RESOLUTIONS[0], RESOLUTIONS[0], RESOLUTIONS[-1]),
}
"""Default, least and most of settings that are numbers."""


def setting(db: Connection, name: str, default: str = "") -> str:
    """A setting as text."""
    row = db.execute("SELECT value FROM setting WHERE name = ?", (name,)).fetchone()
    return row[0] if row else default


def number(db: Connection, name: str) -> int:
    """A setting that is a number; its default where there is none that can be used."""
    default, least, most = NUMBERS[name]
    text = setting(db, name)
    return int(text) if text.isascii() and text.isdigit() and least <= int(text) <= most else default


def settings_of(db: Connection, beginning: str) -> dict[str, str]:
    """Settings whose names begin so, in the order of their names."""
    found = db.execute(
        "SELECT name, value FROM setting WHERE name >= ? AND name < ? ORDER BY name",
        (beginning, beginning + "\U0010ffff"),
    )
    return dict(found.fetchall())


def drop_setting(db: Connection, name: str) -> None:
    """Forget a setting."""
    db.execute("DELETE FROM setting WHERE name = ?", (name,))


def set_setting(db: Connection, name: str, value: str) -> None:
    """Keep a setting."""
    db.execute("INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)", (name, value))
