"""The province's part in repairing a forgotten last password; nothing of a request or an answer is stored.

What the cryptography cannot know, people must: whether the machine that asks is where it belongs. So a request is
answered only with the check code that the centre read out over the telephone, which covers every byte of the file.
"""

from __future__ import annotations

import base64
from datetime import datetime
from typing import Final, NamedTuple

import msgspec
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey

from sync.errors import BadMessage
from sync.province.devices import Device
from sync.province.errors import NameUnknown, RecoveryRefused
from sync.province.ledger import Ledger
from sync.province.well_formed import is_uuid
from sync.wire.carried import read_carried
from sync.wire.recovery import (
    REFERENCE,
    RecoveryAnswer,
    RecoveryKey,
    RecoveryRequest,
    check_code,
    key_id,
    seal,
    unseal,
)

_LONGEST_ID: Final = 40


class Asked(NamedTuple):
    """A request that may be answered once its check code was compared.

    Attributes:
        request: as read.
        check: its check code.
        centre: official name of the centre.
        device: the machine as enrolled.
        made_at: when the request was made, by the counter's clock.
    """

    request: RecoveryRequest
    check: str
    centre: str
    device: Device
    made_at: datetime


def publish_key(ledger: Ledger, public: X25519PublicKey) -> str:
    """Let every centre fetch the recovery key with its next round.

    Returns:
        The key's short name, see `wire.recovery.key_id`.
    """
    text = base64.b64encode(public.public_bytes_raw()).decode("ascii")
    ledger.reference.publish(REFERENCE, msgspec.json.encode(RecoveryKey(key=text)))
    return key_id(text)


def published_key(ledger: Ledger, centre: str) -> str:
    """The recovery key a centre fetches, base64; empty when none was made."""
    try:
        data = ledger.reference.fetch(REFERENCE, centre).data
    except NameUnknown:
        return ""
    return msgspec.json.decode(data, type=RecoveryKey).key


def read_request(ledger: Ledger, data: bytes) -> Asked:
    """Read a request file and find who asks.

    Args:
        ledger: where devices are enrolled.
        data: the file's bytes.

    Raises:
        BadMessage: as `read_carried`.
        RecoveryRefused: `device_unknown`, `other_centre` (enrolled for another centre than the file names), or
            `device_revoked`.
    """
    request = read_carried(data, RecoveryRequest)
    names = (request.centre, request.device)
    if not is_uuid(request.store) or not all(name.isprintable() and len(name) <= _LONGEST_ID for name in names):
        raise BadMessage(reason="file_not_readable")
    try:
        made_at = datetime.fromisoformat(request.made_at)
        if made_at.tzinfo is None:
            raise ValueError("offset")
    except ValueError as error:
        raise BadMessage(reason="file_not_readable") from error
    found = ledger.devices.find(request.device)
    if found is None:
        raise RecoveryRefused(reason="device_unknown")
    device, revoked = found
    if device.centre != request.centre:
        raise RecoveryRefused(reason="other_centre")
    if revoked:
        raise RecoveryRefused(reason="device_revoked")
    return Asked(request, check_code(data), ledger.centres()[device.centre], device, made_at)


def compare_code(asked: Asked, told: str) -> None:
    """Compare the check code with what was told over the telephone, however it was typed.

    Raises:
        RecoveryRefused: `check_code`.
    """
    if _bare(told) != _bare(asked.check):
        raise RecoveryRefused(reason="check_code")


def answer(asked: Asked, private: X25519PrivateKey) -> bytes:
    """The answer file: the store key, sealed to the key of the request.

    Raises:
        RecoveryRefused: `other_key`, the seal was made to another recovery key.
        BadMessage: `seal` or `recovery_key`: the seal is altered or of another store, or the request's key is none.
    """
    request = asked.request
    if request.seal.key_id != key_id(base64.b64encode(private.public_key().public_bytes_raw()).decode("ascii")):
        raise RecoveryRefused(reason="other_key")
    store_key = unseal(request.seal.sealed, private, request.store, request.device)
    return msgspec.json.encode(
        RecoveryAnswer(
            store=request.store,
            device=request.device,
            sealed=seal(store_key, request.reply_to, request.store, request.device),
        )
    )


def _bare(code: str) -> str:
    return "".join(letter for letter in code.upper() if letter.isalnum())
