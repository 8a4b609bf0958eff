"""Reference snapshot `courier`: the key that bundles on USB are encrypted to."""

from __future__ import annotations

import re
from typing import Final

import msgspec

from sync.errors import BadMessage

REFERENCE: Final = "courier"
"""Name of the reference snapshot that carries the province's courier key."""

_RECIPIENT: Final = re.compile(r"age1[02-9ac-hj-np-z]{58}")


class CourierKey(msgspec.Struct, frozen=True, kw_only=True):
    """Reference snapshot `courier`: the province's recipient in the age format, `age1…`."""

    recipient: str


def check_recipient(recipient: str) -> None:
    """Refuse what cannot be an X25519 recipient of age.

    Raises:
        BadMessage: `courier_key`.
    """
    if not _RECIPIENT.fullmatch(recipient):
        raise BadMessage(reason="courier_key")
