"""Key slots: a password unwraps the store key; without one there is no data.

The slot file lies beside the database and holds no secret: names of users, parameters of Argon2id, the
wrapped key, and how many wrong passwords were tried.
"""

from __future__ import annotations

import base64
import os
from collections.abc import Callable
from pathlib import Path
from typing import Final

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from desktop.store.errors import SignInDelayed, StoreDamaged, StoreMissing, WrongPassword
from desktop.store.files import write_atomically

KEY_BYTES: Final = 32
SALT_BYTES: Final = 16
NONCE_BYTES: Final = 12
TAG_BYTES: Final = 16
FREE_TRIES: Final = 3
LONGEST_WAIT_S: Final = 300


class Cost(msgspec.Struct, frozen=True):
    """Argon2id parameters, kept with each slot so that they can be raised later."""

    memory_kib: int = 64 * 1024
    iterations: int = 3
    lanes: int = 2


class Slot(msgspec.Struct, frozen=True, kw_only=True):
    """One user's way to the store key.

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


class _File(msgspec.Struct, frozen=True, kw_only=True):
    version: int = 1
    slots: tuple[Slot, ...] = ()


class KeyRing:
    """The slot file of one store."""

    def __init__(self, path: Path, now_s: Callable[[], float], cost: Cost | None = None) -> None:
        self._path = path
        self._now_s = now_s
        self._cost = cost or Cost()

    def slots(self) -> tuple[Slot, ...]:
        """All slots, in the order they were made; empty when there is no file.

        Raises:
            StoreDamaged: the file cannot be read as a slot file.
        """
        try:
            data = self._path.read_bytes()
        except FileNotFoundError:
            return ()
        try:
            return msgspec.json.decode(data, type=_File).slots
        except msgspec.DecodeError as error:
            raise StoreDamaged(file=self._path.name) from error

    def add(self, *, user: str, name: str, password: str, key: bytes) -> None:
        """Give a user a slot, replacing an older one."""
        salt, nonce = os.urandom(SALT_BYTES), os.urandom(NONCE_BYTES)
        wrapping = _derive(password, salt, self._cost)
        slot = Slot(
            user=user,
            name=name,
            cost=self._cost,
            salt=_text(salt),
            nonce=_text(nonce),
            wrapped=_text(AESGCM(wrapping).encrypt(nonce, key, user.encode())),
        )
        self._write((*tuple(s for s in self.slots() if s.user != user), slot))

    def unlock(self, user: str, password: str) -> bytes:
        """The store key.

        Raises:
            StoreMissing: no slot of this user.
            SignInDelayed: wrong passwords before; carries `wait_s`. The password was not tried.
            WrongPassword: carries `wait_s`, the wait before the next try.
            StoreDamaged: the slot is not of the shape of one.
        """
        slot = next((s for s in self.slots() if s.user == user), None)
        if slot is None:
            raise StoreMissing(user=user)
        now = self._now_s()
        if now < slot.blocked_until <= now + LONGEST_WAIT_S:
            raise SignInDelayed(wait_s=int(slot.blocked_until - now) + 1)
        try:
            wrapping = _derive(password, _raw(slot.salt, SALT_BYTES), slot.cost)
            nonce, wrapped = _raw(slot.nonce, NONCE_BYTES), _raw(slot.wrapped, KEY_BYTES + TAG_BYTES)
            key = AESGCM(wrapping).decrypt(nonce, wrapped, user.encode())
        except (ValueError, OverflowError, MemoryError) as error:
            raise StoreDamaged(file=self._path.name) from error
        except InvalidTag:
            failures = slot.failures + 1
            wait_s = 0 if failures < FREE_TRIES else min(2 ** (failures - FREE_TRIES + 3), LONGEST_WAIT_S)
            self._replace(msgspec.structs.replace(slot, failures=failures, blocked_until=now + wait_s))
            raise WrongPassword(wait_s=wait_s) from None
        if slot.failures:
            self._replace(msgspec.structs.replace(slot, failures=0, blocked_until=0.0))
        return key

    def _replace(self, slot: Slot) -> None:
        self._write(tuple(slot if s.user == slot.user else s for s in self.slots()))

    def _write(self, slots: tuple[Slot, ...]) -> None:
        write_atomically(self._path, msgspec.json.format(msgspec.json.encode(_File(slots=slots)), indent=1))


def new_key() -> bytes:
    """A fresh store key."""
    return os.urandom(KEY_BYTES)


def _derive(password: str, salt: bytes, cost: Cost) -> bytes:
    kdf = Argon2id(
        salt=salt, length=KEY_BYTES, iterations=cost.iterations, lanes=cost.lanes, memory_cost=cost.memory_kib
    )
    return kdf.derive(password.encode("utf-8"))


def _text(raw: bytes) -> str:
    return base64.b64encode(raw).decode("ascii")


def _raw(text: str, size: int) -> bytes:
    raw = base64.b64decode(text, validate=True)
    if len(raw) != size:
        raise ValueError(size)
    return raw
