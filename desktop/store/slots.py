"""The slot file beside the database: who may sign in, and what a password is tried on.

It holds no secret: names of users, parameters of Argon2id, the store key wrapped for each user and for the recovery
sheet, its seal to the province, and how many wrong passwords were tried. Reading it needs no cryptography, so that the
sign-in page does not wait for any.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

import msgspec

from desktop.store.errors import StoreDamaged, StoreTooNew, translated
from sync.wire.seal import Seal

VERSION: Final = 2
"""Version 1 knew users only; both are read, 2 is written."""


class Cost(msgspec.Struct, frozen=True):
    """Argon2id parameters, kept with each slot so that they can be raised later."""

    memory_kib: int = 64 * 1024
    iterations: int = 3
    lanes: int = 2

    def weaker_than(self, other: Cost) -> bool:
        """Whether a try is cheaper than with the other parameters."""
        return self.memory_kib * self.iterations < other.memory_kib * other.iterations


class Slot(msgspec.Struct, frozen=True, kw_only=True):
    """One way to the store key.

    Attributes:
        user: user id.
        name: what the sign-in page shows.
        salt: base64, 16 bytes.
        nonce: base64, 12 bytes.
        wrapped: base64, AES-256-GCM over the store key, bound to the user id.
        failures: wrong passwords since the last right one; survives a restart.
        blocked_until: UNIX seconds before which no password is tried.
    """

    user: str
    name: str
    cost: Cost
    salt: str
    nonce: str
    wrapped: str
    failures: int = 0
    blocked_until: float = 0.0


class SlotFile(msgspec.Struct, frozen=True, kw_only=True):
    """The slot file.

    Attributes:
        store: UUID of the store; the same for every copy of it.
        centre: agency code, for a recovery request when nothing else can be read.
        device: machine id, likewise.
        centre_name: for the sign-in page; empty until the store was opened once.
        slots: users, in the order they were given a password.
        sheet: way of the printed recovery sheet; None before one was printed.
        seal: the key sealed to the province; None before the province's recovery key is known.
    """

    version: int = 1
    store: str = ""
    centre: str = ""
    device: str = ""
    centre_name: str = ""
    slots: tuple[Slot, ...] = ()
    sheet: Slot | None = None
    seal: Seal | None = None


def read_slots(path: Path) -> SlotFile:
    """The whole file; an empty one when there is none.

    Raises:
        StoreDamaged: the file cannot be read as a slot file.
        StoreTooNew: a newer program wrote it.
        StoreUnavailable: the disk does not give it.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return SlotFile()
    except OSError as error:
        raise translated(error) from error
    try:
        file = msgspec.json.decode(data, type=SlotFile)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise StoreDamaged(file=path.name) from error
    if file.version > VERSION:
        raise StoreTooNew(folder=str(path.parent))
    return file
