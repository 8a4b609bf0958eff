"""Key slots at work: a password unwraps the store key; without one there is no data."""

from __future__ import annotations

import base64
import contextlib
import os
import unicodedata
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from desktop.store.errors import SignInDelayed, StoreDamaged, StoreMissing, StoreUnavailable, WrongPassword
from desktop.store.files import write_atomically
from desktop.store.slots import VERSION, Cost, Slot, SlotFile, read_slots

KEY_BYTES: Final = 32
SALT_BYTES: Final = 16
NONCE_BYTES: Final = 12
TAG_BYTES: Final = 16
FREE_TRIES: Final = 3
LONGEST_WAIT_S: Final = 300
SHEET: Final = "*phieu-khoi-phuc"
"""Whom the slot of the recovery sheet is bound to; no user id may begin with a star."""


class KeyRing:
    """The slot file of one store."""

    def __init__(self, path: Path, now_s: Callable[[], float], cost: Cost | None = None) -> None:
        self._path = path
        self._now_s = now_s
        self._cost = cost or Cost()

    def read(self) -> SlotFile:
        """The whole file; an empty one when there is none.

        Raises:
            StoreDamaged: the file cannot be read as a slot file.
            StoreTooNew: a newer program wrote it.
            StoreUnavailable: the disk does not give it.
        """
        return read_slots(self._path)

    def slots(self) -> tuple[Slot, ...]:
        """Slots of users, in the order they were made; empty when there is no file.

        Raises:
            StoreDamaged, StoreTooNew: as for `read`.
        """
        return self.read().slots

    def change(self, **members: object) -> None:
        """Write the file anew with other members; a cut leaves the old file or the new one."""
        file = msgspec.structs.replace(self.read(), version=VERSION, **members)
        write_atomically(self._path, msgspec.json.format(msgspec.json.encode(file), indent=1))

    def add(self, *, user: str, name: str, password: str, key: bytes) -> None:
        """Give a user a slot, replacing an older one in its place."""
        slot = self._wrapped(user, name, password, key)
        slots = self.slots()
        if any(s.user == user for s in slots):
            self.change(slots=tuple(slot if s.user == user else s for s in slots))
        else:
            self.change(slots=(*slots, slot))

    def begin(self, people: Sequence[tuple[str, str, str]], key: bytes) -> None:
        """Write the slots of a new store at once: id, name and password of each user."""
        self.change(slots=tuple(self._wrapped(user, name, password, key) for user, name, password in people))

    def remove(self, user: str) -> None:
        """Take a user's slot away; their password opens nothing any more."""
        self.change(slots=tuple(s for s in self.slots() if s.user != user))

    def add_sheet(self, code: str, key: bytes) -> None:
        """Let the code of a recovery sheet open the store; an older sheet is good no longer."""
        self.change(sheet=self._wrapped(SHEET, "", code, key))

    def unlock(self, user: str, password: str) -> bytes:
        """The store key.

        A slot of weaker parameters than today's is wrapped anew on the way.

        Raises:
            StoreMissing: no slot of this user.
            SignInDelayed: wrong passwords before; carries `wait_s`. The password was not tried.
            WrongPassword: carries `wait_s`, the wait before the next try.
            StoreDamaged: the slot is not of the shape of one.
        """
        slot = next((s for s in self.slots() if s.user == user), None)
        if slot is None:
            raise StoreMissing(user=user)
        key = self._tried(slot, password, self._replace)
        if slot.cost.weaker_than(self._cost):
            with contextlib.suppress(StoreUnavailable):
                self.add(user=user, name=slot.name, password=password, key=key)
        elif slot.failures:
            self._replace(msgspec.structs.replace(slot, failures=0, blocked_until=0.0))
        return key

    def unlock_by_sheet(self, code: str) -> bytes:
        """The store key, by the code of the recovery sheet; wrong codes wait as wrong passwords do.

        Raises:
            StoreMissing: no sheet was ever printed.
            SignInDelayed, WrongPassword, StoreDamaged: as for `unlock`.
        """
        slot = self.read().sheet
        if slot is None:
            raise StoreMissing(user=SHEET)
        key = self._tried(slot, code, lambda changed: self.change(sheet=changed))
        self.change(sheet=msgspec.structs.replace(slot, failures=0, blocked_until=0.0))
        return key

    def _tried(self, slot: Slot, password: str, keep: Callable[[Slot], None]) -> bytes:
        now = self._now_s()
        if now < slot.blocked_until <= now + LONGEST_WAIT_S:
            raise SignInDelayed(wait_s=int(slot.blocked_until - now) + 1)
        try:
            return unwrapped(slot, password)
        except (ValueError, OverflowError, MemoryError) as error:
            raise StoreDamaged(file=self._path.name) from error
        except InvalidTag:
            failures = slot.failures + 1
            wait_s = 0 if failures < FREE_TRIES else min(2 ** (failures - FREE_TRIES + 3), LONGEST_WAIT_S)
            keep(msgspec.structs.replace(slot, failures=failures, blocked_until=now + wait_s))
            raise WrongPassword(wait_s=wait_s) from None

    def _wrapped(self, user: str, name: str, password: str, secret: bytes) -> Slot:
        return wrapped(user, name, password, secret, self._cost)

    def _replace(self, slot: Slot) -> None:
        self.change(slots=tuple(slot if s.user == slot.user else s for s in self.slots()))


class KeyDesk:
    """Changes of key slots within a transaction; they take effect right after it commits.

    Should the machine stop between the two, the user is there without a password, and giving it again is all there
    is to do.
    """

    def __init__(self, ring: KeyRing, key: bytes) -> None:
        self._ring, self._key = ring, key
        self._steps: list[Callable[[], None]] = []

    def give(self, user: str, name: str, password: str) -> None:
        """Let a password open the store for a user."""
        self._steps.append(lambda: self._ring.add(user=user, name=name, password=password, key=self._key))

    def rename(self, user: str, name: str) -> None:
        """Show another name on the sign-in page."""

        def step() -> None:
            slots = self._ring.slots()
            self._ring.change(
                slots=tuple(msgspec.structs.replace(s, name=name) if s.user == user else s for s in slots)
            )

        self._steps.append(step)

    def take(self, user: str) -> None:
        """Let a user's password open nothing any more."""
        self._steps.append(lambda: self._ring.remove(user))

    def give_sheet(self, code: str) -> None:
        """Let the code of a recovery sheet open the store."""
        self._steps.append(lambda: self._ring.add_sheet(code, self._key))

    def check(self, user: str, password: str) -> None:
        """Refuse a wrong password of a user; waits grow as at sign-in.

        Raises:
            StoreMissing, SignInDelayed, WrongPassword, StoreDamaged: as for `KeyRing.unlock`.
        """
        self._ring.unlock(user, password)

    def file(self) -> SlotFile:
        """The slot file as it stands."""
        return self._ring.read()

    def settle(self) -> None:
        """Write what was asked for; the transaction has committed."""
        steps, self._steps = self._steps, []
        for step in steps:
            step()


def new_key() -> bytes:
    """A fresh store key."""
    return os.urandom(KEY_BYTES)


def wrapped(user: str, name: str, password: str, secret: bytes, cost: Cost) -> Slot:
    """A slot whose password gives a 32-byte secret back."""
    salt, nonce = os.urandom(SALT_BYTES), os.urandom(NONCE_BYTES)
    sealed = AESGCM(_derive(password, salt, cost)).encrypt(nonce, secret, user.encode())
    return Slot(user=user, name=name, cost=cost, salt=_text(salt), nonce=_text(nonce), wrapped=_text(sealed))


def unwrapped(slot: Slot, password: str) -> bytes:
    """The secret of a slot.

    Raises:
        InvalidTag: wrong password.
        ValueError, OverflowError, MemoryError: not of the shape of a slot.
    """
    wrapping = _derive(password, _raw(slot.salt, SALT_BYTES), slot.cost)
    nonce, sealed = _raw(slot.nonce, NONCE_BYTES), _raw(slot.wrapped, KEY_BYTES + TAG_BYTES)
    return AESGCM(wrapping).decrypt(nonce, sealed, slot.user.encode())


def _derive(password: str, salt: bytes, cost: Cost) -> bytes:
    kdf = Argon2id(
        salt=salt, length=KEY_BYTES, iterations=cost.iterations, lanes=cost.lanes, memory_cost=cost.memory_kib
    )
    # One keyboard writes "ậ" as one letter, another as a letter and two marks.
    return kdf.derive(unicodedata.normalize("NFC", password).encode("utf-8", "surrogatepass"))


def _text(raw: bytes) -> str:
    return base64.b64encode(raw).decode("ascii")


def _raw(text: str, size: int) -> bytes:
    raw = base64.b64decode(text, validate=True)
    if len(raw) != size:
        raise ValueError(size)
    return raw
