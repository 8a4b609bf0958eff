"""Ways back into a store whose last password is forgotten: the printed sheet, and the province."""

from __future__ import annotations

import base64
import secrets
from datetime import datetime
from pathlib import Path
from typing import Final

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from desktop.store import database
from desktop.store.errors import (
    AnswerRefused,
    NotSealed,
    RequestMissing,
    SheetCodeMistyped,
    StoreDamaged,
    StoreUnavailable,
    WrongPassword,
)
from desktop.store.files import write_atomically
from desktop.store.keys import KeyRing, unwrapped, wrapped
from desktop.store.slots import Cost, Slot
from sync.errors import BadMessage
from sync.wire.recovery import RecoveryAnswer, RecoveryRequest, key_id, seal, unseal
from sync.wire.seal import Seal

PENDING: Final = "recovery.json"
"""The request under way: its private key, wrapped by the new password; gone when the answer was used."""

_LETTERS: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's: without I, L, O and U."""

_SECRET_LETTERS: Final = 29
"""145 bits, and a check letter."""

_GROUP: Final = 5
_GREATEST_FILE: Final = 64 * 1024


class _Pending(msgspec.Struct, frozen=True, kw_only=True):
    store: str
    device: str
    user: str
    name: str
    wrapped: Slot


def new_sheet_code() -> str:
    """A code for the recovery sheet: six groups of five, the last letter checks the others."""
    letters = "".join(secrets.choice(_LETTERS) for _ in range(_SECRET_LETTERS))
    return _grouped(letters + _check_letter(letters))


def read_sheet_code(typed: str) -> str:
    """A code as it was printed, from what was typed: case, blanks and look-alikes do not matter.

    Raises:
        SheetCodeMistyped: a letter is wrong or missing; the code was not tried.
    """
    look_alike = str.maketrans({"O": "0", "I": "1", "L": "1"})
    letters = "".join(c for c in typed.upper().translate(look_alike) if c in _LETTERS)
    if len(letters) != _SECRET_LETTERS + 1 or _check_letter(letters[:-1]) != letters[-1]:
        raise SheetCodeMistyped
    return _grouped(letters)


def sealed_to(public_key: str, store_key: bytes, store: str, device: str) -> Seal:
    """The store key sealed to the province's recovery key, for the slot file.

    Raises:
        BadMessage: the public key is not one.
    """
    return Seal(key_id=key_id(public_key), sealed=seal(store_key, public_key, store, device))


def ask_province(folder: Path, ring: KeyRing, *, user: str, name: str, password: str, at: datetime) -> bytes:
    """Begin a recovery through the province.

    Args:
        folder: the store's.
        ring: its slot file.
        user: whose password is forgotten.
        name: what the sign-in page shows.
        password: the new one; it opens the answer, and the store from then on.
        at: the present instant.

    Returns:
        Bytes of the request file. An earlier request is good no longer.

    Raises:
        NotSealed: this machine never knew a recovery key of the province.
    """
    file = ring.read()
    if file.seal is None:
        raise NotSealed
    private = X25519PrivateKey.generate()
    slot = wrapped(user, name, password, private.private_bytes_raw(), Cost())
    pending = _Pending(store=file.store, device=file.device, user=user, name=name, wrapped=slot)
    write_atomically(folder / PENDING, msgspec.json.encode(pending))
    request = RecoveryRequest(
        store=file.store,
        centre=file.centre,
        device=file.device,
        seal=file.seal,
        reply_to=base64.b64encode(private.public_key().public_bytes_raw()).decode("ascii"),
        made_at=at.isoformat(timespec="seconds"),
    )
    return msgspec.json.format(msgspec.json.encode(request), indent=1)


def use_answer(folder: Path, ring: KeyRing, database_file: Path, answer: bytes, password: str) -> str:
    """Finish a recovery: the new password opens the store; returns the user id.

    Raises:
        RequestMissing: no request is under way here.
        WrongPassword: not the password chosen with the request.
        AnswerRefused: not an answer file, of another store or request, or altered; nothing was changed.
    """
    try:
        pending = msgspec.json.decode((folder / PENDING).read_bytes(), type=_Pending)
    except FileNotFoundError:
        raise RequestMissing from None
    except msgspec.DecodeError as error:
        raise StoreDamaged(file=PENDING) from error
    try:
        private = X25519PrivateKey.from_private_bytes(unwrapped(pending.wrapped, password))
    except InvalidTag:
        raise WrongPassword(wait_s=0) from None
    try:
        if len(answer) > _GREATEST_FILE:
            raise BadMessage(reason="size")
        message = msgspec.json.decode(answer, type=RecoveryAnswer)
        key = unseal(message.sealed, private, pending.store, pending.device)
    except (msgspec.DecodeError, BadMessage) as error:
        raise AnswerRefused from error
    _check_opens(database_file, key)
    ring.add(user=pending.user, name=pending.name, password=password, key=key)
    (folder / PENDING).unlink(missing_ok=True)
    return pending.user


def use_sheet(ring: KeyRing, *, code: str, user: str, name: str, password: str) -> None:
    """Give a user a new password by the code of the printed sheet.

    Raises:
        SheetCodeMistyped, StoreMissing, SignInDelayed, WrongPassword: the code is not good; nothing was changed.
    """
    key = ring.unlock_by_sheet(read_sheet_code(code))
    ring.add(user=user, name=name, password=password, key=key)


def _check_opens(database_file: Path, key: bytes) -> None:
    try:
        database.open_reader(database_file, key).conn.close()
    except StoreUnavailable as error:
        raise AnswerRefused from error


def _check_letter(letters: str) -> str:
    total = 0
    for place, letter in enumerate(letters, 1):
        total += place * _LETTERS.index(letter)
    return _LETTERS[total % 31]


def _grouped(letters: str) -> str:
    return "-".join(letters[i : i + _GROUP] for i in range(0, len(letters), _GROUP))
